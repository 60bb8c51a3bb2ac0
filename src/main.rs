//! The program: parses the command line, runs one command, turns its error into text and exit code.

use palermo::cli;
use std::{
    io::{self, Write},
    process::ExitCode,
};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    match cli::run(cli::arguments()) {
        Ok(code) => code,
        Err(error) => {
            // Who does not want to hear it has closed the standard error.
            writeln!(io::stderr(), "palermo: {error:#}").ok();
            ExitCode::FAILURE
        }
    }
}
