//! The program: parses the command line, runs one command, turns its error into text and exit code.

use palermo::cli;
use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    match cli::run(cli::arguments()) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("palermo: {error:#}");
            ExitCode::FAILURE
        }
    }
}
