//! A house to test: the application on a free port, with a database, a folder of courses and a
//! clock of its own, and people who do things in it.

mod answer;
mod browser;
mod people;
mod plan;
mod post_box;

use std::{collections::BTreeMap, net::SocketAddr, path::PathBuf, sync::Arc, time::Duration};

use app::{db::news::News, house::House as Inner};
use jiff::SignedDuration;
use sea_orm::{ConnectionTrait as _, DbBackend, EntityTrait, PaginatorTrait as _, Statement};
use tempfile::TempDir;
use tokio::{sync::oneshot, task::JoinHandle};

pub use answer::{Answer, Form};
pub use browser::{Browser, Fields};
pub use people::{PASSWORD, Person};
pub use plan::{Plan, copy_folder, small_course};
pub use post_box::PostBox;

/// Runs each scenario, an `async fn` that takes a house, on SQLite and on PostgreSQL.
macro_rules! on_both_databases {
    ($($scenario:ident),+ $(,)?) => {
        mod on_sqlite {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
            async fn $scenario() {
                super::$scenario($crate::harness::House::start().await).await;
            })+
        }
        mod on_postgres {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
            async fn $scenario() {
                super::$scenario($crate::harness::House::start_on_postgres().await).await;
            })+
        }
    };
}

/// The same beside [`on_two_servers`], for what is about one server.
macro_rules! on_one_server {
    ($($scenario:ident),+ $(,)?) => {
        mod on_one_server {
            $(mod $scenario {
                use super::super::$scenario as scenario;

                #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
                async fn on_sqlite() {
                    scenario($crate::harness::House::start().await).await;
                }

                #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
                async fn on_postgres() {
                    scenario($crate::harness::House::start_on_postgres().await).await;
                }
            })+
        }
    };
}

/// The same where PostgreSQL has two servers, and whoever comes has every other request taken by the
/// second. Not for scenarios that look into a server's memory, change its courses, or are about what
/// each server counts for itself.
macro_rules! on_two_servers {
    ($($scenario:ident),+ $(,)?) => {
        mod on_sqlite {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
            async fn $scenario() {
                super::$scenario($crate::harness::House::start().await).await;
            })+
        }

        mod on_two_servers {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
            async fn $scenario() {
                super::$scenario($crate::harness::House::start_two().await).await;
            })+
        }
    };
}

/// The training that every house has: in Astana, 30–31 May 2024, with three sessions, of which
/// the first begins ten minutes after the clock's time.
#[derive(Clone, Debug)]
pub struct Training {
    pub id: i64,
    /// 30 May 09:00–10:30, 11:00–12:30, 31 May 09:00–10:30, by Almaty's clock.
    pub sessions: [i64; 3],
}

impl Training {
    /// An address below the training's.
    pub fn at(&self, path: &str) -> String {
        format!("/trainings/{}{path}", self.id)
    }

    /// The address of a session's register.
    pub fn register(&self, session: usize) -> String {
        self.at(&format!("/sessions/{}/register", self.sessions[session]))
    }
}

/// A house that runs.
pub struct House {
    pub url: String,
    /// Where metrics are served, if they are.
    pub metrics: Option<SocketAddr>,
    pub inner: Arc<Inner>,
    pub training: Training,
    /// Where letters arrive.
    pub post_box: Arc<PostBox>,
    /// The folder of courses, this house's own: write into it as a trainer does.
    pub content: PathBuf,
    /// The second server, where there are two.
    pub neighbour: Option<Box<Self>>,
    /// The address of the database, and the file of the key.
    database: String,
    key: PathBuf,
    stop: Option<oneshot::Sender<()>>,
    running: Option<JoinHandle<anyhow::Result<()>>>,
    _folder: TempDir,
}

impl House {
    pub async fn start() -> Self {
        Plan::default().start().await
    }

    pub async fn start_on_postgres() -> Self {
        Plan::default().on_postgres().start().await
    }

    /// Two servers on one database, PostgreSQL's, with the same courses, the same key and the same
    /// clock: whoever comes has every other request taken by the second.
    pub async fn start_two() -> Self {
        let mut house = Self::start_on_postgres().await;
        let second = Plan::default().beside(&house).start().await;
        house.neighbour = Some(Box::new(second));
        house
    }

    /// Somebody who has not signed in.
    pub fn browser(&self) -> Browser {
        let neighbour = self.neighbour.as_ref();
        Browser::new(&self.url).beside(neighbour.map(|second| second.url.as_str()))
    }

    /// Moves the clock, and forgets the logins that are remembered for ten seconds of real time.
    pub fn time_passes(&self, by: SignedDuration) {
        self.inner.clock.advance(by);
        self.forget_logins();
    }

    /// Forgets who came by which login, after something was changed past the application.
    pub fn forget_logins(&self) {
        self.inner.db.news().tell_here(News::Accounts);
        if let Some(second) = &self.neighbour {
            second.forget_logins();
        }
    }

    /// How many rows a table has.
    pub async fn count<E>(&self) -> u64
    where
        E: EntityTrait,
        E::Model: Sync,
    {
        E::find().count(self.inner.db.read()).await.unwrap()
    }

    /// How many rows each table has, whichever tables there are.
    pub async fn rows(&self) -> BTreeMap<String, i64> {
        let db = self.inner.db.read();
        let backend = db.get_database_backend();
        let tables = match backend {
            DbBackend::Postgres => {
                "SELECT table_name AS t FROM information_schema.tables \
                 WHERE table_schema = 'public' AND table_type = 'BASE TABLE'"
            }
            _ => "SELECT name AS t FROM sqlite_schema WHERE type = 'table'",
        };
        let mut rows = BTreeMap::new();
        let tables = db.query_all_raw(Statement::from_string(backend, tables));
        for table in tables.await.unwrap() {
            let table: String = table.try_get("", "t").unwrap();
            let sql = format!("SELECT count(*) AS n FROM \"{table}\"");
            let count = db.query_one_raw(Statement::from_string(backend, sql));
            let count = count.await.unwrap().unwrap();
            rows.insert(table, count.try_get("", "n").unwrap());
        }
        rows
    }

    /// Runs a statement past the application.
    pub async fn execute(&self, sql: &str) -> Result<(), sea_orm::DbErr> {
        self.inner
            .db
            .writer()
            .execute_unprepared(sql)
            .await
            .map(drop)
    }

    /// Changes a file of the small course.
    pub fn rewrites(&self, file: &str, change: impl Fn(&str) -> String) {
        let path = self.content.join("small").join(file);
        let before = std::fs::read_to_string(&path).unwrap();
        let after = change(&before);
        assert_ne!(before, after, "{file} did not change");
        std::fs::write(path, after).unwrap();
    }

    /// Tells the house to stop, and gives what its end can be waited for with.
    pub fn told_to_stop(&mut self) -> JoinHandle<anyhow::Result<()>> {
        self.stop.take().unwrap().send(()).unwrap();
        self.running.take().unwrap()
    }
}

impl Drop for House {
    fn drop(&mut self) {
        if let Some(running) = self.running.take() {
            running.abort();
        }
    }
}

/// Waits for a condition, checking again and again; fails after half a minute.
pub async fn eventually<Checking>(what: &str, mut check: impl FnMut() -> Checking)
where
    Checking: Future<Output = bool>,
{
    let waited = async {
        while !check().await {
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
    };
    let outcome = tokio::time::timeout(Duration::from_secs(30), waited).await;
    assert!(outcome.is_ok(), "waited in vain: {what}");
}

/// Does several things at the same time.
pub async fn at_once<Doing: Future>(doing: impl IntoIterator<Item = Doing>) -> Vec<Doing::Output> {
    let mut doing: Vec<_> = doing
        .into_iter()
        .map(|each| (Box::pin(each), None))
        .collect();
    std::future::poll_fn(|context| {
        let mut ready = true;
        for (each, output) in &mut doing {
            if output.is_none() {
                match each.as_mut().poll(context) {
                    std::task::Poll::Ready(done) => *output = Some(done),
                    std::task::Poll::Pending => ready = false,
                }
            }
        }
        if ready {
            std::task::Poll::Ready(())
        } else {
            std::task::Poll::Pending
        }
    })
    .await;
    doing.into_iter().filter_map(|(_, output)| output).collect()
}
