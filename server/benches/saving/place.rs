//! A database with a training, judges who are signed in, and their attempts; and the program
//! serving it.

use std::fs;

use app::{
    accounts,
    authorization::viewer::{Authority, InTraining as _},
    db::Database,
    trainings::{self, NewMember, NewSession, NewTraining, Titles},
};
use course::{Language, QuestionKind};
use jiff::{Timestamp, civil::date};
use records::{attempt, authored_text};
use rules::{attendance::Gathering, online::Percent, roles::Role};
use sea_orm::{ActiveModelTrait as _, ActiveValue::Set, EntityTrait as _};
use tempfile::TempDir;

use super::common;

/// The quiz that is taken.
pub const QUIZ: &str = "course-final";

/// Somebody with an attempt.
pub struct Sitting {
    /// The cookie of the login.
    pub cookie: String,
    /// The open attempt; 0 where none was made.
    pub attempt: i64,
}

/// Where it is measured.
pub struct Place {
    pub folder: TempDir,
    pub training: i64,
    /// A session that is on.
    pub session: i64,
    pub sittings: Vec<Sitting>,
    /// The question that is answered, and its options.
    pub answered: (String, Vec<String>),
}

impl Place {
    /// A place with so many judges, each with an open attempt.
    pub async fn make(judges: usize) -> Self {
        Self::build(judges, true).await
    }

    /// A place with so many judges who have not begun.
    pub async fn before(judges: usize) -> Self {
        Self::build(judges, false).await
    }

    async fn build(judges: usize, begun: bool) -> Self {
        let folder = tempfile::Builder::new()
            .prefix("bench-")
            // On the disk that a server would write to, not in memory.
            .tempdir_in(concat!(env!("CARGO_MANIFEST_DIR"), "/../target"))
            .unwrap();
        let file = folder.path().join("seed.sqlite");
        let db = Database::open(&format!("sqlite:{}", file.display()))
            .await
            .unwrap();
        server::boot::migrate(&db).await.unwrap();
        let now = Timestamp::now();
        let loaded =
            course::load(concat!(env!("CARGO_MANIFEST_DIR"), "/../content/refugee-law").as_ref());
        let course = loaded.unwrap().course;
        let (_, quiz) = course.lesson(QUIZ).unwrap();
        let single = quiz
            .questions
            .iter()
            .find(|each| each.kind == QuestionKind::Single);
        let single = single.unwrap();
        let options = single.text(Language::En).unwrap().options.iter();
        let answered = (
            single.id.clone(),
            options.map(|option| option.id.clone()).collect(),
        );
        let txn = db.begin().await.unwrap();
        let title = || "Bench".to_owned();
        let new = NewTraining {
            course: course.id.clone(),
            titles: Titles {
                en: title(),
                ru: title(),
                kk: title(),
            },
            place: "Astana".to_owned(),
            starts_on: date(2024, 5, 30),
            ends_on: date(2024, 5, 31),
            zone_name: "Asia/Almaty".to_owned(),
            capacity: None,
        };
        let manages = trainings::make(&txn, &Authority::System.makes_trainings(), new, now)
            .await
            .unwrap();
        let training = manages.training();
        let session = NewSession {
            titles: Titles {
                en: title(),
                ru: title(),
                kk: title(),
            },
            place: String::new(),
            gathering: Gathering {
                starts_at: now,
                ends_at: now + jiff::SignedDuration::from_hours(2),
            },
            trainers: String::new(),
            link: String::new(),
            online_percent: Percent::default(),
        };
        let session = trainings::add_session(&txn, &manages, session, now)
            .await
            .unwrap();
        let text = authored_text::ActiveModel {
            hash: Set(quiz.hash.clone()),
            body: Set(quiz.body.clone()),
            stored_at: Set(now.into()),
        };
        authored_text::Entity::insert(text)
            .exec_without_returning(&txn)
            .await
            .unwrap();
        let mut sittings = Vec::new();
        for judge in 0..judges {
            let new = NewMember {
                name: format!("Judge {judge}"),
                email: format!("judge-{judge}@example.org"),
                language: Language::Ru,
                role: Role::Judge,
                court: String::new(),
                region: String::new(),
                position: String::new(),
            };
            let enrolment = trainings::enrol(&txn, &manages, new, now).await.unwrap();
            let account = accounts::by_email(&txn, &format!("judge-{judge}@example.org"))
                .await
                .unwrap();
            let token = accounts::begin_login(&txn, account.unwrap().id, now)
                .await
                .unwrap();
            let attempt = if begun {
                let row = attempt::ActiveModel {
                    enrolment_id: Set(enrolment),
                    quiz: Set(QUIZ.to_owned()),
                    number: Set(1),
                    content_hash: Set(quiz.hash.clone()),
                    seed: Set(1),
                    started_at: Set(now.into()),
                    submitted_at: Set(None),
                    ..Default::default()
                };
                row.insert(&txn).await.unwrap().id
            } else {
                0
            };
            sittings.push(Sitting {
                cookie: accounts::cookie_of(&token, false),
                attempt,
            });
        }
        txn.commit().await.unwrap();
        db.close().await.unwrap();
        Self {
            folder,
            training,
            session,
            sittings,
            answered,
        }
    }

    /// A copy of the database under a name, as an address.
    pub fn copy(&self, name: &str) -> String {
        let file = self.folder.path().join(format!("{name}.sqlite"));
        fs::copy(self.folder.path().join("seed.sqlite"), &file).unwrap();
        format!("sqlite:{}", file.display())
    }

    /// Serves a copy of the database under a name.
    pub fn serve(&self, name: &str) -> Server {
        let database = self.copy(name);
        let running = common::Server::start(&database);
        Server {
            address: running.address.clone(),
            _running: running,
            database,
        }
    }
}

/// What sends forms as a browser does from a page of the site.
pub fn client() -> reqwest::Client {
    let mut headers = reqwest::header::HeaderMap::new();
    headers.insert("Sec-Fetch-Site", "same-origin".parse().unwrap());
    reqwest::Client::builder()
        .default_headers(headers)
        .redirect(reqwest::redirect::Policy::none())
        .no_proxy()
        .build()
        .unwrap()
}

/// The program, serving.
pub struct Server {
    _running: common::Server,
    pub address: String,
    pub database: String,
}
