//! The people of a house, and what they do.

use std::ops::Deref;

use app::{
    accounts::{self, LinkKind, NewAccount, Reach},
    authorization::viewer::Authority,
    clock::Clock,
    doorkeeper::Doorkeeper,
    privacy,
    trainings::{self, NewMember},
};
use course::Language;
use reqwest::header::{ACCEPT, HeaderMap, HeaderValue};
use rules::roles::Role;
use tokio::sync::OnceCell;

use super::{Answer, Browser, House, Training, plan};

/// The password of everybody.
pub const PASSWORD: &str = "steppe-and-sky";

/// A person with an account and a browser.
pub struct Person {
    pub name: String,
    pub email: String,
    pub account: i64,
    /// The enrolment in the house's training; 0 for somebody who is not in it.
    pub enrolment: i64,
    browser: Browser,
    training: Training,
}

impl Deref for Person {
    type Target = Browser;

    fn deref(&self) -> &Browser {
        &self.browser
    }
}

impl House {
    /// A judge of the training, signed in.
    pub async fn judge(&self, name: &str) -> Person {
        self.somebody(name, Role::Judge).await
    }

    pub async fn trainer(&self, name: &str) -> Person {
        self.somebody(name, Role::Trainer).await
    }

    pub async fn organizer(&self, name: &str) -> Person {
        self.somebody(name, Role::Organizer).await
    }

    pub async fn observer(&self, name: &str) -> Person {
        self.somebody(name, Role::Observer).await
    }

    async fn somebody(&self, name: &str, role: Role) -> Person {
        let person = self.knows(name, Some(role)).await;
        person.arrives().await;
        person
    }

    /// Somebody with an account, signed in, who is in no training.
    pub async fn stranger(&self, name: &str) -> Person {
        let person = self.knows(name, None).await;
        person.arrives().await;
        person
    }

    pub async fn administrator(&self, name: &str) -> Person {
        let person = self.knows(name, None).await;
        self.makes_administrator(&person).await;
        person.arrives().await;
        person
    }

    /// Makes somebody an administrator, as the command line does.
    pub async fn makes_administrator(&self, person: &Person) {
        let txn = self.inner.db.begin().await.unwrap();
        accounts::make_administrator(&txn, person.account, true)
            .await
            .unwrap();
        txn.commit().await.unwrap();
    }

    /// Makes an account with the password of everybody, in the training or not; nobody signs in.
    pub async fn knows(&self, name: &str, role: Option<Role>) -> Person {
        let person = self.invites(name, role, self.training.id).await;
        let hash = hash().await.to_owned();
        let (db, now) = (self.inner.db.writer(), self.inner.clock.now());
        accounts::set_password(db, person.account, hash)
            .await
            .unwrap();
        privacy::confirm(db, person.account, now).await.unwrap();
        person
    }

    /// Somebody whom another has enrolled in the training, signed in with the password of everybody.
    pub async fn comes_in(&self, email: &str) -> Person {
        let db = self.inner.db.writer();
        let account = accounts::by_email(db, email).await.unwrap().unwrap();
        accounts::set_password(db, account.id, hash().await.to_owned())
            .await
            .unwrap();
        let members = trainings::members(db, self.training.id).await.unwrap();
        let seat = members
            .into_iter()
            .find(|member| member.account.id == account.id)
            .unwrap();
        let person = Person {
            name: account.name,
            email: account.email,
            account: account.id,
            enrolment: seat.enrolment,
            browser: self.browser(),
            training: self.training.clone(),
        };
        person.arrives().await;
        person
    }

    /// Makes an account without a password.
    pub async fn invites(&self, name: &str, role: Option<Role>, training: i64) -> Person {
        let now = self.inner.clock.now();
        let email = format!(
            "{}@example.org",
            name.to_lowercase()
                .replace(|c: char| !c.is_ascii_alphanumeric(), ".")
        );
        let txn = self.inner.db.begin().await.unwrap();
        let enrolment = match role {
            Some(role) => {
                let new = NewMember {
                    name: name.to_owned(),
                    email: email.clone(),
                    language: Language::En,
                    role,
                    court: "Court of Astana".to_owned(),
                    region: "KZ-71".to_owned(),
                    position: "Judge".to_owned(),
                };
                trainings::enrol(&txn, &Authority::System.manages(training), new, now)
                    .await
                    .unwrap()
            }
            None => {
                let new = NewAccount {
                    name: name.to_owned(),
                    email: email.clone(),
                    language: Language::En,
                };
                accounts::add(&txn, new, now).await.unwrap();
                0
            }
        };
        let account = accounts::by_email(&txn, &email).await.unwrap().unwrap().id;
        txn.commit().await.unwrap();
        self.forget_logins();
        Person {
            name: name.to_owned(),
            email,
            account,
            enrolment,
            browser: self.browser(),
            training: self.training.clone(),
        }
    }

    /// Gives somebody a place in another training, too.
    pub async fn enrols_too(&self, person: &Person, role: Role, training: i64) {
        let txn = self.inner.db.begin().await.unwrap();
        let account = accounts::by_email(&txn, &person.email)
            .await
            .unwrap()
            .unwrap();
        trainings::set_role(
            &txn,
            &Authority::System.manages(training),
            &account,
            role,
            self.inner.clock.now(),
        )
        .await
        .unwrap();
        txn.commit().await.unwrap();
        self.forget_logins();
    }

    /// Another training like the first, of other people.
    pub async fn another_training(&self) -> Training {
        plan::training(&self.inner.db, self.inner.clock.now()).await
    }

    /// The token of a new invitation link for somebody.
    pub async fn invitation_for(&self, person: &Person) -> String {
        let txn = self.inner.db.begin().await.unwrap();
        let reach = Reach::of_command_line(person.account);
        let now = self.inner.clock.now();
        let token = accounts::invite(&txn, reach, LinkKind::Invitation, now)
            .await
            .unwrap();
        txn.commit().await.unwrap();
        token
    }
}

/// Hashed once in a process: it takes a while.
async fn hash() -> &'static str {
    static HASH: OnceCell<String> = OnceCell::const_new();
    let make = || async {
        let doorkeeper =
            Doorkeeper::new(Default::default(), Clock::machine(), &Default::default()).unwrap();
        doorkeeper.hash(PASSWORD.to_owned()).await.unwrap()
    };
    HASH.get_or_init(make).await
}

impl Person {
    /// Signs in with the right password.
    pub async fn arrives(&self) {
        self.signs_in(&self.email, PASSWORD).await.is_done();
    }

    /// The same person at another device, signed in.
    pub async fn at_another_device(&self) -> Browser {
        let browser = self.browser.another();
        browser.signs_in(&self.email, PASSWORD).await.is_done();
        browser
    }

    pub async fn checks_in(&self, session: i64) -> Answer {
        self.visits(&self.training.at("")).await;
        self.sends("attendance/check-in", &[("session", &session)])
            .await
    }

    /// Calls the roll for one person.
    pub async fn records(&self, session: i64, person: &Person, status: &str) -> Answer {
        let (enrolment, training) = (person.enrolment, &self.training);
        self.visits(&training.at(&format!("/sessions/{session}/register")))
            .await;
        self.sends(
            "attendance/record",
            &[
                ("session", &session),
                ("enrolment", &enrolment),
                ("status", &status),
            ],
        )
        .await
    }

    pub async fn corrects(
        &self,
        session: i64,
        person: &Person,
        status: &str,
        reason: &str,
    ) -> Answer {
        let enrolment = person.enrolment;
        self.visits(
            &self
                .training
                .at(&format!("/sessions/{session}/register/{enrolment}")),
        )
        .await;
        self.sends(
            "attendance/correct",
            &[
                ("session", &session),
                ("enrolment", &enrolment),
                ("status", &status),
                ("reason", &reason),
            ],
        )
        .await
    }

    /// Has a list of participants read.
    pub async fn imports(&self, list: impl AsRef<[u8]>) -> Answer {
        self.visits(&self.training.at("/people")).await;
        self.uploads("trainings/read-list", self.training.id, list.as_ref())
            .await
    }

    /// Begins the quiz.
    pub async fn starts_quiz(&self) -> Answer {
        self.visits(&self.training.at("/quizzes/final")).await;
        self.sends(
            "quizzes/start",
            &[("training", &self.training.id), ("quiz", &"final")],
        )
        .await
    }

    /// Begins the quiz and gives the attempt's address and number.
    pub async fn attempts_quiz(&self) -> (String, i64) {
        let path = self.starts_quiz().await.is_done().leads_to().to_owned();
        let number = path.rsplit('/').next().unwrap().parse().unwrap();
        (path, number)
    }

    /// Sends one answer by itself, as the sheet does when it is awake.
    pub async fn says(
        &self,
        attempt: i64,
        (question, sequence, client): (&str, i32, &str),
        answers: &[(&str, &str)],
    ) -> Answer {
        let mut fields: Vec<(&str, &dyn ToString)> = vec![
            ("attempt", &attempt),
            ("question", &question),
            ("sequence", &sequence),
            ("client", &client),
        ];
        fields.extend(
            answers
                .iter()
                .map(|(name, value)| (*name, value as &dyn ToString)),
        );
        let request = self.form("quizzes/answer", &fields);
        let json = HeaderValue::from_static("application/json");
        self.sends_request(request.headers(HeaderMap::from_iter([(ACCEPT, json)])))
            .await
    }

    /// Calls the roll for one person as the list does when it is awake, with more fields.
    pub async fn marks(
        &self,
        session: i64,
        person: &Person,
        status: &str,
        more: &[(&str, &str)],
    ) -> Answer {
        let mut fields: Vec<(&str, &dyn ToString)> = vec![
            ("session", &session),
            ("enrolment", &person.enrolment),
            ("status", &status),
        ];
        fields.extend(
            more.iter()
                .map(|(name, value)| (*name, value as &dyn ToString)),
        );
        let request = self.form("attendance/record", &fields);
        let json = HeaderValue::from_static("application/json");
        self.sends_request(request.headers(HeaderMap::from_iter([(ACCEPT, json)])))
            .await
    }

    /// Saves answers or, with `submit`, hands them in.
    pub async fn answers(&self, attempt: i64, intent: &str, answers: &[(&str, &str)]) -> Answer {
        let mut fields: Vec<(&str, &dyn ToString)> =
            vec![("attempt", &attempt), ("intent", &intent)];
        fields.extend(
            answers
                .iter()
                .map(|(name, value)| (*name, value as &dyn ToString)),
        );
        self.sends("quizzes/save", &fields).await
    }
}
