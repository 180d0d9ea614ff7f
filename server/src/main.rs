//! The binary `torelik`: reads the command line and does what it says.

use std::process::ExitCode;

use clap::Parser as _;
use server::cli::Cli;

fn main() -> ExitCode {
    match Cli::parse().run() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("torelik: {error:#}");
            ExitCode::FAILURE
        }
    }
}
