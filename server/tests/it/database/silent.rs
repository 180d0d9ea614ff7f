//! A network that falls silent: what was open never answers again, what is opened anew works, as
//! after a failover or behind a firewall that lost its table.

use std::{path::Path, sync::Arc, time::Duration};

use app::db::{
    Database,
    batch::{Batch, Unwritten},
};
use sea_orm::ConnectionTrait as _;
use tokio::{
    io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _},
    net::{UnixListener, UnixStream},
    sync::watch,
};

use super::{Place, facts, state};
use crate::harness::eventually;

/// A socket in front of PostgreSQL's, in a folder. Connections of an era that is over are silent.
struct Proxy {
    address: String,
    era: watch::Sender<u32>,
    _folder: tempfile::TempDir,
}

impl Proxy {
    fn before(address: &str) -> Self {
        let (base, host) = address.split_once("?host=").unwrap();
        let socket = Path::new(host).join(".s.PGSQL.5432");
        let folder = tempfile::tempdir_in("/tmp").unwrap();
        let listener = UnixListener::bind(folder.path().join(".s.PGSQL.5432")).unwrap();
        let era = watch::Sender::new(0);
        let eras = era.subscribe();
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let server = UnixStream::connect(&socket).await.unwrap();
                let (from_client, to_client) = client.into_split();
                let (from_server, to_server) = server.into_split();
                tokio::spawn(carry(from_client, to_server, eras.clone()));
                tokio::spawn(carry(from_server, to_client, eras.clone()));
            }
        });
        Self {
            address: format!("{base}?host={}", folder.path().display()),
            era,
            _folder: folder,
        }
    }

    fn falls_silent(&self) {
        self.era.send_modify(|era| *era += 1);
    }
}

async fn carry(
    mut from: impl AsyncRead + Unpin,
    mut to: impl AsyncWrite + Unpin,
    mut eras: watch::Receiver<u32>,
) {
    let begun = *eras.borrow();
    let mut bytes = [0; 4096];
    loop {
        let read = tokio::select! {
            read = from.read(&mut bytes) => read,
            over = async { eras.wait_for(|era| *era > begun).await.is_ok() } => {
                assert!(over);
                return std::future::pending().await;
            }
        };
        match read {
            Ok(0) | Err(_) => return,
            Ok(read) => {
                if to.write_all(&bytes[..read]).await.is_err() {
                    return;
                }
            }
        }
    }
}

/// Writes facts together into a database.
fn batch(db: &Database) -> Batch<i32, ()> {
    let db = db.clone();
    Batch::within(Duration::from_secs(1), move |things: Arc<[i32]>| {
        let db = db.clone();
        async move {
            let written = async {
                let txn = db.begin().await?;
                for thing in things.iter() {
                    state(&txn, *thing).await?;
                }
                txn.commit().await
            };
            written.await.map_err(|_| Unwritten::Away)?;
            Ok(things.iter().map(|_| ()).collect())
        }
    })
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn writing_goes_on_and_stopping_ends_when_the_network_falls_silent() {
    let place = Place::on_postgres().await;
    let proxy = Proxy::before(&place.address);
    let db = Database::open(&proxy.address).await.unwrap();
    let batch = batch(&db);
    let mut kept = Vec::new();
    for id in 0..20 {
        batch.write(id).await.unwrap();
        kept.push(id);
    }
    // Several connections lie open, and one is in the middle of a transaction.
    let open = db.begin().await.unwrap();
    state(&open, -1).await.unwrap();
    proxy.falls_silent();
    let mut refused = 0;
    for id in 20.. {
        if batch.write(id).await.is_ok() {
            kept.push(id);
            break;
        }
        refused += 1;
        assert!(refused < 15, "nothing is written any more");
    }
    assert!(db.takes_writes().await);
    let seen = facts(&place.address).await;
    assert!(kept.iter().all(|id| seen.contains(id)));
    // A reader is not held up for ever either.
    eventually("it can be read", async || {
        db.read().execute_unprepared("SELECT 1").await.is_ok()
    })
    .await;
    proxy.falls_silent();
    let closing = tokio::time::timeout(Duration::from_secs(25), db.close());
    assert!(closing.await.is_ok(), "closing does not wait for the dead");
    drop(open);
}
