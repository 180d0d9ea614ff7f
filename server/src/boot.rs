//! From a configuration to a server that answers, and to its orderly stop.

use std::{future::Future, net::SocketAddr, path::Path, sync::Arc, time::Duration};

use anyhow::{Context as _, bail};
use app::{
    attendance::Registrar,
    clock::Clock,
    context::{House, Settings},
    courses::Courses,
    db::Database,
    doorkeeper::{Doorkeeper, Throttles},
    finder::Finder,
    parked::Parked,
    pieces::Pieces,
    post::Carrier,
    quizzes::Saver,
    readings::Readings,
};
use axum::Router;
use migrations::{Migrator, MigratorTrait as _};
use notify::RecommendedWatcher;
use tokio::net::TcpListener;

use crate::{
    assets,
    config::Config,
    courses, jobs,
    jobs::Jobs,
    post::MailServer,
    router::{Server, router},
};

/// A server that is ready to run.
#[derive(Debug)]
pub struct Application {
    /// What its requests share.
    pub house: Arc<House>,
    listener: TcpListener,
    router: Router,
    stop_limit: Duration,
    _watcher: Option<RecommendedWatcher>,
    _jobs: Jobs,
}

/// Opens the database, brings its schema up to date, reads the courses, and binds it all to a
/// listener. `carrier` takes letters away where that is not the mail server of the configuration.
///
/// # Errors
/// In one sentence that says what to do: a database that cannot be reached or is newer than this
/// program, a folder that is not there.
pub async fn boot(
    config: &Config,
    listener: TcpListener,
    clock: Clock,
    throttles: Throttles,
    carrier: Option<Arc<dyn Carrier>>,
) -> anyhow::Result<Application> {
    let carrier = match (&config.smtp, &config.smtp_from) {
        _ if carrier.is_some() => carrier,
        (Some(url), Some(from)) => Some(Arc::new(MailServer::new(url, from)?) as Arc<dyn Carrier>),
        _ => None,
    };
    let db = open(&config.database).await?;
    migrate(&db).await?;
    let house = Arc::new(House {
        saver: Saver::new(db.clone()),
        registrar: Registrar::new(db.clone()),
        db,
        courses: Courses::default(),
        clock: clock.clone(),
        settings: Settings {
            public_url: config.public_url(listener.local_addr()?)?,
            demo: config.demo,
            assets: assets::addresses(config.site_root.as_deref()),
        },
        doorkeeper: Doorkeeper::new(throttles, clock)?,
        parked: Parked::default(),
        pieces: Pieces::default(),
        finder: Finder::default(),
        readings: Readings::default(),
        carrier,
    });
    courses::take(&house, config.content.as_deref()).await?;
    let watcher = match &config.content {
        Some(folder) => Some(courses::watch(house.clone(), folder.clone())?),
        None => None,
    };
    let jobs = jobs::start(&house);
    let server = Server {
        house: house.clone(),
        behind_proxy: config.behind_proxy,
    };
    Ok(Application {
        house,
        listener,
        router: router(server, config),
        stop_limit: Duration::from_secs(config.stop_seconds),
        _watcher: watcher,
        _jobs: jobs,
    })
}

/// Takes the address and port to listen on.
///
/// # Errors
/// When somebody else has them.
pub async fn listen(address: SocketAddr) -> anyhow::Result<TcpListener> {
    TcpListener::bind(address).await.with_context(|| {
        format!(
            "{address} cannot be listened on: stop what uses it, or choose another with --listen"
        )
    })
}

/// Opens a database.
///
/// # Errors
/// When it cannot be reached.
pub async fn open(address: &str) -> anyhow::Result<Database> {
    if let Some(file) = address.strip_prefix("sqlite:") {
        let file = file
            .trim_start_matches("//")
            .split('?')
            .next()
            .unwrap_or_default();
        if let Some(folder) = Path::new(file)
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty())
        {
            std::fs::create_dir_all(folder).with_context(|| {
                format!(
                    "the folder {} cannot be made: check --database",
                    folder.display()
                )
            })?;
        }
    } else if !address.starts_with("postgres://") && !address.starts_with("postgresql://") {
        bail!("--database must begin with sqlite: or postgres://");
    }
    // The cause may name the password; only its kind is told.
    Database::open(address).await.map_err(|error| {
        tracing::debug!(?error, "the database cannot be opened");
        anyhow::anyhow!(
            "the database cannot be reached: check --database, and that its server is running"
        )
    })
}

/// Brings the schema up to date.
///
/// # Errors
/// When the database is newer than this program, or refuses a migration.
pub async fn migrate(db: &Database) -> anyhow::Result<()> {
    let unknown = migrations::unknown(db.writer())
        .await
        .context("the database cannot be read")?;
    if let Some(newest) = unknown.last() {
        bail!("the database is newer than this program (it has {newest}): use the newer program");
    }
    let pending = Migrator::get_pending_migrations_read_only(db.writer()).await?;
    if !pending.is_empty() {
        Migrator::up(db.writer(), None)
            .await
            .context("the database cannot be brought up to date")?;
        tracing::info!(
            applied = pending.len(),
            "the database has been brought up to date"
        );
    }
    Ok(())
}

impl Application {
    /// Where it listens.
    ///
    /// # Errors
    /// When the system does not say.
    pub fn address(&self) -> anyhow::Result<SocketAddr> {
        Ok(self.listener.local_addr()?)
    }

    /// Serves until told to stop; requests under way are finished, within the limit.
    ///
    /// # Errors
    /// When listening fails.
    pub async fn run_until(
        self,
        stop: impl Future<Output = ()> + Send + 'static,
    ) -> anyhow::Result<()> {
        let house = self.house.clone();
        let (stopping, stopped) = tokio::sync::oneshot::channel();
        let service = self
            .router
            .into_make_service_with_connect_info::<SocketAddr>();
        let serving = axum::serve(self.listener, service).with_graceful_shutdown(async move {
            stop.await;
            // Lines that are kept open would hold up the stop.
            house.registrar.close();
            let _ = stopping.send(());
        });
        let limit = async {
            // Without word that it stops, there is no limit.
            if stopped.await.is_err() {
                std::future::pending::<()>().await;
            }
            tokio::time::sleep(self.stop_limit).await;
        };
        tokio::select! {
            outcome = serving.into_future() => outcome?,
            () = limit => tracing::warn!("requests under way were cut off"),
        }
        Ok(())
    }
}
