//! From a configuration to a server that answers, and to its orderly stop.

use std::{future::Future, net::SocketAddr, sync::Arc, time::Duration};

use anyhow::{Context as _, bail};
use app::{
    accounts::Passkeys,
    attendance::Registrar,
    calendar::Encloses,
    clock::Clock,
    courses::{Courses, finder::Finder},
    db::Database,
    doorkeeper::{Doorkeeper, Throttles},
    house::{House, Services, Settings},
    mail::Carrier,
    memory::{pieces::Pieces, readings::Readings},
    quizzes::Saver,
    trainings::ReadingDesk,
};
use axum::Router;
use migrations::{IntoSchemaManagerConnection, Migrator, MigratorTrait as _};
use sea_orm::ConnectionTrait;
use tokio::net::TcpListener;

use crate::{
    assets,
    config::Config,
    connections::{self, Limits},
    courses, database, jobs,
    jobs::Jobs,
    key_file,
    metrics::{Metrics, Watched},
    neighbours::Neighbours,
    post::MailServer,
    router::router,
    state::Server,
};

/// A server that is ready to run.
#[derive(Debug)]
pub struct Application {
    /// What its requests share.
    pub house: Arc<House>,
    listener: TcpListener,
    router: Router,
    watched: Option<Watched>,
    limits: Limits,
    stop_limit: Duration,
    _watcher: Option<courses::Watch>,
    _jobs: Jobs,
    _neighbours: Option<Neighbours>,
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
    for danger in config.dangers() {
        tracing::warn!(setting = danger.setting(), "{}", danger.sentence());
    }
    let carrier = match (&config.smtp, &config.smtp_from) {
        _ if carrier.is_some() => carrier,
        (Some(url), Some(from)) => Some(Arc::new(MailServer::new(url, from)?) as Arc<dyn Carrier>),
        _ => None,
    };
    let db = database::open(&config.database).await?;
    migrate(&db).await?;
    if clock.is_machine() {
        db.keeps_time(&clock).await?;
    }
    let key = config.key_file();
    let key = key.as_deref().map(key_file::key).transpose()?;
    let public_url = config.public_url(listener.local_addr()?)?;
    let encloses = Arc::new(Encloses {
        db: db.clone(),
        public_url: public_url.clone(),
    });
    let news = db.news().clone();
    let house = Arc::new(House {
        services: services(&db, &public_url),
        db,
        courses: Courses::default(),
        clock: clock.clone(),
        settings: Settings {
            public_url,
            demo: config.demo,
            assets: assets::addresses(config.site_root.as_deref()),
            keep: config.keep(),
            key,
        },
        doorkeeper: Doorkeeper::new(throttles, clock, &news)?,
        pieces: Pieces::default(),
        finder: Finder::default(),
        readings: Readings::new(&news),
        carrier,
        encloses,
    });
    let shelving = courses::take(&house, config.content.as_deref()).await?;
    let watcher = match &config.content {
        Some(folder) => Some(courses::watch(shelving, folder.clone())?),
        None => None,
    };
    let metrics = Metrics::default();
    let watched = match config.metrics_listen {
        Some(address) => {
            let listener = listen(address).await?;
            Some(Watched::new(listener, house.clone(), metrics.clone()))
        }
        None => None,
    };
    let jobs = jobs::start(&house, &metrics);
    let neighbours = Neighbours::meet(&house);
    let server = Server {
        house: house.clone(),
        behind_proxy: config.behind_proxy,
        strict_transport_security: house
            .settings
            .secure()
            .then_some(if config.hsts_subdomains {
                "max-age=31536000; includeSubDomains"
            } else {
                "max-age=31536000"
            }),
        metrics,
    };
    Ok(Application {
        house,
        listener,
        router: router(server, config),
        watched,
        limits: Limits::of(config),
        stop_limit: Duration::from_secs(config.stop_seconds),
        _watcher: watcher,
        _jobs: jobs,
        _neighbours: neighbours,
    })
}

/// What the rooms bring along.
fn services(db: &Database, public_url: &str) -> Services {
    Services::default()
        .with(Saver::new(db.clone()))
        .with(Registrar::new(db.clone()))
        .with(ReadingDesk::default())
        .with(Passkeys::of(public_url))
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

/// Brings the schema up to date.
///
/// # Errors
/// When the database is newer than this program, or refuses a migration.
pub async fn migrate(db: &Database) -> anyhow::Result<()> {
    refuse_newer(db.writer()).await?;
    if pending(db.writer()).await? == 0 {
        return Ok(());
    }
    // One program at a time: another may have started together with this one, and have done it all
    // by the time it is this one's turn.
    let txn = db
        .begin_migrating()
        .await
        .context("the database cannot be had for bringing it up to date")?;
    refuse_newer(txn.for_migrator()).await?;
    let pending = pending(txn.for_migrator()).await?;
    if pending > 0 {
        let up = async {
            Migrator::up(txn.for_migrator(), None).await?;
            txn.commit().await
        };
        up.await
            .context("the database cannot be brought up to date")?;
        tracing::info!(
            applied = pending,
            "the database has been brought up to date"
        );
    }
    Ok(())
}

/// Passes when no newer program has changed the schema.
///
/// # Errors
/// When one has, or the database cannot be read.
pub(crate) async fn refuse_newer<'c>(
    db: impl IntoSchemaManagerConnection<'c>,
) -> anyhow::Result<()> {
    let unknown = migrations::unknown(db)
        .await
        .context("the database cannot be read")?;
    match unknown.last() {
        Some(newest) => bail!(
            "the database is newer than this program (it has {newest}): use the newer program"
        ),
        None => Ok(()),
    }
}

/// How many migrations wait to be applied.
///
/// # Errors
/// When the database cannot be read.
pub(crate) async fn pending(db: &impl ConnectionTrait) -> anyhow::Result<usize> {
    Ok(Migrator::get_pending_migrations_read_only(db).await?.len())
}

impl Application {
    /// Where it listens.
    ///
    /// # Errors
    /// When the system does not say.
    pub fn address(&self) -> anyhow::Result<SocketAddr> {
        Ok(self.listener.local_addr()?)
    }

    /// Where metrics are served, if they are.
    ///
    /// # Errors
    /// When the system does not say.
    pub fn metrics_address(&self) -> anyhow::Result<Option<SocketAddr>> {
        Ok(self.watched.as_ref().map(Watched::address).transpose()?)
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
        let stop = async move {
            stop.await;
            // Lines that are kept open would hold up the stop.
            Registrar::of(&house).close();
            Saver::of(&house).close();
            let _ = stopping.send(());
        };
        let serving = connections::serve(self.listener, self.router, self.limits, stop);
        let limit = async {
            // Without word that it stops, there is no limit.
            if stopped.await.is_err() {
                std::future::pending::<()>().await;
            }
            tokio::time::sleep(self.stop_limit).await;
        };
        let watched = async {
            if let Some(watched) = self.watched {
                watched.run().await;
            }
            std::future::pending::<()>().await;
        };
        tokio::select! {
            () = serving => {}
            () = watched => {}
            () = limit => tracing::warn!("requests under way were cut off"),
        }
        Ok(())
    }
}
