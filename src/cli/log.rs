//! Where the log goes and what it holds.

use clap::{Args, ValueEnum};
use std::io::IsTerminal;
use tracing_subscriber::EnvFilter;

/// What the log is to be like.
#[derive(Debug, Args)]
pub struct LogOptions {
    /// What to log, to the standard error: error, warn, info, debug or trace, also by module (`palermo=debug,sqlx=warn`)
    #[arg(
        long,
        env = "LOG",
        default_value = "info,rmcp=error,sea_orm_migration=warn,sqlx=error",
        value_name = "FILTER"
    )]
    pub log: String,
    /// How to write it
    #[arg(long, env = "LOG_FORMAT", default_value = "text", value_name = "FORMAT")]
    pub log_format: LogFormat,
}

/// How the log is written.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum LogFormat {
    /// A line for human eyes.
    Text,
    /// A JSON object a line, for programs.
    Json,
}

/// Starts the log.
pub fn start(options: &LogOptions) -> anyhow::Result<()> {
    let filter = EnvFilter::try_new(&options.log).map_err(|error| {
        anyhow::anyhow!("`--log {}` can't be read ({error}); give a level, such as info", options.log)
    })?;
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    let colored = std::io::stderr().is_terminal();
    match options.log_format {
        LogFormat::Text => builder.with_target(false).with_ansi(colored).init(),
        LogFormat::Json => builder.json().init(),
    }
    Ok(())
}
