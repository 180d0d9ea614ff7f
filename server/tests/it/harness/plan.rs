//! What a house is to be like, and how it is started.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use app::{
    authorization::viewer::{Authority, InTraining as _},
    clock::Clock,
    db::Database,
    doorkeeper::Throttles,
    trainings::{self, NewSession, NewTraining, Titles},
};
use clap::Parser;
use jiff::{Timestamp, civil::date};
use rules::attendance::Gathering;
use server::{boot, config::Config};
use tokio::sync::{OnceCell, oneshot};

use super::{House, PostBox, Training};
use crate::cluster;

/// What a house is to be like.
#[derive(Clone, Debug)]
pub struct Plan {
    postgres: bool,
    arguments: Vec<String>,
    throttles: Throttles,
    courses: bool,
    post_box: bool,
    key: bool,
    beside: Option<Beside>,
}

/// What servers on one database have in common.
#[derive(Clone, Debug)]
struct Beside {
    database: String,
    key: PathBuf,
    content: PathBuf,
    url: String,
    training: Training,
    post_box: Arc<PostBox>,
    clock: Clock,
}

impl Default for Plan {
    fn default() -> Self {
        // High: tests sign many people in from one address.
        let many = 10_000;
        Self {
            postgres: false,
            arguments: Vec::new(),
            throttles: Throttles {
                per_account: many,
                per_address: many,
            },
            courses: true,
            post_box: true,
            key: true,
            beside: None,
        }
    }
}

#[derive(Parser)]
struct Line {
    #[command(flatten)]
    config: Config,
}

impl Plan {
    pub fn on_postgres(mut self) -> Self {
        self.postgres = true;
        self
    }

    /// Beside another server: on its database, with its courses, key, address and time, and with
    /// letters into the same box.
    pub(super) fn beside(mut self, house: &House) -> Self {
        self.beside = Some(Beside {
            database: house.database.clone(),
            key: house.key.clone(),
            content: house.content.clone(),
            url: house.url.clone(),
            training: house.training.clone(),
            post_box: house.post_box.clone(),
            clock: house.inner.clock.clone(),
        });
        self
    }

    /// Without a file for the server's key, which SQLite has all the same.
    pub fn without_key(mut self) -> Self {
        self.key = false;
        self
    }

    /// Flags of `torelik serve`.
    pub fn with(mut self, arguments: &[&str]) -> Self {
        self.arguments
            .extend(arguments.iter().map(|each| (*each).to_owned()));
        self
    }

    pub fn tries_for_an_account(mut self, tries: u32) -> Self {
        self.throttles.per_account = tries;
        self
    }

    pub fn tries_from_an_address(mut self, tries: u32) -> Self {
        self.throttles.per_address = tries;
        self
    }

    pub fn without_courses(mut self) -> Self {
        self.courses = false;
        self
    }

    /// Letters go where the flags say, or nowhere, and not into the post box.
    pub fn without_post_box(mut self) -> Self {
        self.post_box = false;
        self
    }

    /// Boots the application, waits until it answers, and makes the training.
    pub async fn start(self) -> House {
        let folder = tempfile::Builder::new()
            .prefix("torelik-it-")
            .tempdir()
            .unwrap();
        let content = match &self.beside {
            Some(beside) => beside.content.clone(),
            None => {
                let content = folder.path().join("content");
                std::fs::create_dir(&content).unwrap();
                if self.courses {
                    copy_folder(&small_course(), &content.join("small"));
                }
                content
            }
        };
        let database = if let Some(beside) = &self.beside {
            beside.database.clone()
        } else if self.postgres {
            tokio::task::spawn_blocking(cluster::database)
                .await
                .unwrap()
        } else {
            let file = folder.path().join("house.sqlite");
            std::fs::write(&file, migrated().await).unwrap();
            format!("sqlite:{}", file.display())
        };
        let key = match &self.beside {
            Some(beside) => beside.key.clone(),
            None => folder.path().join("key"),
        };
        let line = [
            "torelik",
            "--database",
            &database,
            "--content",
            content.to_str().unwrap(),
        ];
        let key_file = ["--key-file", key.to_str().unwrap()];
        let key_file = key_file.into_iter().filter(|_| self.key);
        let public = self.beside.iter();
        let public = public.flat_map(|beside| ["--public-url", beside.url.as_str()]);
        let line = line
            .into_iter()
            .chain(key_file)
            .chain(public)
            .chain(self.arguments.iter().map(String::as_str));
        let config = Line::parse_from(line).config;
        let listener = boot::listen("127.0.0.1:0".parse().unwrap()).await.unwrap();
        let clock = match &self.beside {
            Some(beside) => beside.clock.clone(),
            None => Clock::by_hand("2024-05-30T03:50:00Z".parse().unwrap()),
        };
        let post_box = match &self.beside {
            Some(beside) => beside.post_box.clone(),
            None => Arc::default(),
        };
        let carrier = self
            .post_box
            .then(|| post_box.clone() as Arc<dyn app::mail::Carrier>);
        let application = boot::boot(&config, listener, clock, self.throttles, carrier)
            .await
            .unwrap();
        let url = format!("http://{}", application.address().unwrap());
        let metrics = application.metrics_address().unwrap();
        let inner = application.house.clone();
        let training = match self.beside {
            Some(beside) => beside.training,
            None => training(&inner.db, inner.clock.now()).await,
        };
        let (stop, stopped) = oneshot::channel();
        let stopped = async {
            // A house that is dropped is not told to stop: it is aborted.
            if stopped.await.is_err() {
                std::future::pending::<()>().await;
            }
        };
        let running = tokio::spawn(application.run_until(stopped));
        House {
            url,
            metrics,
            inner,
            neighbour: None,
            database,
            key,
            training,
            post_box,
            content,
            stop: Some(stop),
            running: Some(running),
            _folder: folder,
        }
    }
}

/// A migrated SQLite file, made once in a process.
async fn migrated() -> &'static [u8] {
    static MIGRATED: OnceCell<Vec<u8>> = OnceCell::const_new();
    let make = || async {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("empty.sqlite");
        let db = Database::open(&format!("sqlite:{}", file.display()))
            .await
            .unwrap();
        boot::migrate(&db).await.unwrap();
        db.close().await.unwrap();
        let rest = folder.path().join("empty.sqlite-wal");
        let wait = async {
            while rest.exists() {
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
        };
        tokio::time::timeout(Duration::from_secs(10), wait)
            .await
            .unwrap();
        std::fs::read(file).unwrap()
    };
    MIGRATED.get_or_init(make).await
}

/// The course that tests are taught.
pub fn small_course() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/courses/small")
}

/// Copies a folder with all that is in it.
pub fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let there = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_folder(&entry.path(), &there);
        } else {
            std::fs::copy(entry.path(), there).unwrap();
        }
    }
}

pub(super) async fn training(db: &Database, now: Timestamp) -> Training {
    let titles = |words: &str| Titles {
        en: words.to_owned(),
        ru: format!("{words} (ru)"),
        kk: format!("{words} (kk)"),
    };
    let new = NewTraining {
        course: "small".to_owned(),
        titles: titles("Asylum cases"),
        place: "Astana".to_owned(),
        starts_on: date(2024, 5, 30),
        ends_on: date(2024, 5, 31),
        zone_name: "Asia/Almaty".to_owned(),
        capacity: None,
    };
    let txn = db.begin().await.unwrap();
    let manages = trainings::make(&txn, &Authority::System.makes_trainings(), new, now)
        .await
        .unwrap();
    let id = manages.training();
    let mut sessions = [0; 3];
    let times = [
        ("Opening", "2024-05-30T04:00:00Z", "2024-05-30T05:30:00Z"),
        ("Practice", "2024-05-30T06:00:00Z", "2024-05-30T07:30:00Z"),
        ("Closing", "2024-05-31T04:00:00Z", "2024-05-31T05:30:00Z"),
    ];
    for (session, (title, from, to)) in sessions.iter_mut().zip(times) {
        let new = NewSession {
            titles: titles(title),
            place: String::new(),
            gathering: Gathering {
                starts_at: from.parse().unwrap(),
                ends_at: to.parse().unwrap(),
            },
            trainers: String::new(),
            link: String::new(),
            online_percent: Default::default(),
        };
        *session = trainings::add_session(&txn, &manages, new, now)
            .await
            .unwrap();
    }
    txn.commit().await.unwrap();
    Training { id, sessions }
}
