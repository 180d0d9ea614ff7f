//! `torelik serve`.

use std::{io::IsTerminal as _, process::ExitCode};

use anyhow::Context as _;
use app::{clock::Clock, doorkeeper::Throttles};
use tokio::signal::unix::{SignalKind, signal};
use tracing_subscriber::EnvFilter;

use crate::{
    boot::{boot, listen},
    config::{Config, LogFormat},
    connections,
};

pub(super) fn run(config: &Config) -> anyhow::Result<ExitCode> {
    log(config)?;
    connections::raise_open_files();
    // At least four: on one core a request that waits must not hold up the one it waits for.
    let workers = std::thread::available_parallelism().map_or(4, |cores| cores.get().max(4));
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(workers)
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let listener = listen(config.listen).await?;
        let application = boot(
            config,
            listener,
            Clock::machine(),
            Throttles::default(),
            None,
        )
        .await?;
        // Before anybody knows the address: who stops the server then may be quicker than the next line.
        let (mut terminate, mut interrupt) = (
            signal(SignalKind::terminate())?,
            signal(SignalKind::interrupt())?,
        );
        // In one piece: who waits for the address may close the pipe behind it.
        println!(
            "Törelik serves on http://{}\nIt keeps everything in {}",
            application.address()?,
            config.database.url
        );
        let stop = async move {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = interrupt.recv() => {}
            }
            tracing::info!("told to stop; requests under way are finished");
        };
        let db = application.house.db.clone();
        application.run_until(stop).await?;
        // Last, so that what SQLite keeps beside its file is folded into it.
        db.close().await.context("the database cannot be closed")
    })?;
    Ok(ExitCode::SUCCESS)
}

/// Of these, warnings: each asset that is unpacked and each migration would have a line or two.
const QUIET: &str = "memory_serve=warn,sea_orm_migration=warn";

fn log(config: &Config) -> anyhow::Result<()> {
    // What libraries say of each of their steps is for who asks for it by name.
    let filter = EnvFilter::try_new(format!("{QUIET},{}", config.log))?;
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_ansi(std::io::stderr().is_terminal())
        .with_writer(std::io::stderr);
    match config.log_format {
        LogFormat::Text => log.init(),
        LogFormat::Json => log.json().flatten_event(true).init(),
    }
    Ok(())
}
