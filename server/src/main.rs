//! The binary `torelik`: reads the command line and does what it says.

use std::process::ExitCode;

use clap::Parser as _;
use server::cli::Cli;

/// Rendering pages makes and frees many small strings; this makes that cheap.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    match Cli::parse().run() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("torelik: {error:#}");
            ExitCode::FAILURE
        }
    }
}
