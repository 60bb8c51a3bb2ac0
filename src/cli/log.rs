//! Where the log goes and what it holds.

use clap::{Args, ValueEnum};
use std::io::IsTerminal;
use tracing_subscriber::{EnvFilter, Layer, layer::SubscriberExt, util::SubscriberInitExt};

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

/// What is to be done when the program ends: what is not sent yet of its traces is sent.
#[derive(Default)]
pub struct Logging {
    #[cfg(feature = "otlp")]
    traces: Option<opentelemetry_sdk::trace::SdkTracerProvider>,
}

#[cfg(feature = "otlp")]
impl Drop for Logging {
    fn drop(&mut self) {
        if let Some(Err(error)) = self.traces.as_ref().map(|traces| traces.shutdown()) {
            tracing::warn!(cause = %error, "the last traces could not be sent");
        }
    }
}

/// Starts the log, which ends with what this gives.
pub fn start(options: &LogOptions) -> anyhow::Result<Logging> {
    let filter = EnvFilter::try_new(&options.log).map_err(|error| {
        anyhow::anyhow!("`--log {}` can't be read ({error}); give a level, such as info", options.log)
    })?;
    let text = tracing_subscriber::fmt::layer().with_writer(std::io::stderr);
    let text = match options.log_format {
        LogFormat::Text => text.with_target(false).with_ansi(std::io::stderr().is_terminal()).boxed(),
        LogFormat::Json => text.json().boxed(),
    };
    let log = tracing_subscriber::registry().with(text.with_filter(filter));
    #[cfg(feature = "otlp")]
    {
        let traces = traces()?;
        log.with(traces.as_ref().map(layer)).init();
        Ok(Logging { traces })
    }
    #[cfg(not(feature = "otlp"))]
    {
        log.init();
        Ok(Logging::default())
    }
}

/// What sends traces of requests to a collector of OpenTelemetry, where the environment names one.
#[cfg(feature = "otlp")]
fn traces() -> anyhow::Result<Option<opentelemetry_sdk::trace::SdkTracerProvider>> {
    use opentelemetry_sdk::{Resource, trace::SdkTracerProvider};

    const NAMES: [&str; 2] = ["OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"];
    if NAMES.iter().all(|name| std::env::var_os(name).is_none_or(|value| value.is_empty())) {
        return Ok(None);
    }
    let exporter = opentelemetry_otlp::SpanExporter::builder().with_http().build()?;
    let resource = Resource::builder().with_service_name("palermo").build();
    Ok(Some(SdkTracerProvider::builder().with_batch_exporter(exporter).with_resource(resource).build()))
}

/// What hands the spans of requests on to it.
#[cfg(feature = "otlp")]
fn layer<S>(traces: &opentelemetry_sdk::trace::SdkTracerProvider) -> impl Layer<S> + use<S>
where
    S: tracing::Subscriber + for<'a> tracing_subscriber::registry::LookupSpan<'a>,
{
    use opentelemetry::trace::TracerProvider;
    use tracing_subscriber::filter::{LevelFilter, Targets};

    let ours = Targets::new().with_target("palermo", LevelFilter::DEBUG);
    tracing_opentelemetry::layer().with_tracer(traces.tracer("palermo")).with_filter(ours)
}
