//! A demonstration: the training that this project began from, and one that is on today.
//!
//! Courts and regions are real, people are placeholders. Filling twice changes nothing, except
//! that a training which is on today is made when there is none.

mod agenda;
mod courts;

use app::{
    accounts,
    authorization::viewer::{Authority, Manages},
    clock::Clock,
    db::{Database, Write},
    doorkeeper::{Doorkeeper, Throttles},
    errors::AppError,
    privacy,
    trainings::{self, NewMember, NewSession, NewTraining, Titles},
};
use course::Language;
use jiff::{Timestamp, ToSpan as _, civil, tz::TimeZone};
use rules::{attendance::Gathering, roles::Role};

/// The password of all sign-ins of the demonstration.
pub const PASSWORD: &str = "steppe-and-sky";
/// The sign-ins with their roles and names. More judges follow, without a password.
const PEOPLE: [(&str, Role, &str); 4] = [
    ("judge@example.org", Role::Judge, "Judge 01"),
    ("trainer@example.org", Role::Trainer, "Trainer"),
    ("organizer@example.org", Role::Organizer, "Organizer"),
    ("observer@example.org", Role::Observer, "Observer"),
];
const ZONE: &str = "Asia/Almaty";
const COURSE: &str = "refugee-law";

/// The sign-ins, to be printed.
pub fn sign_ins() -> String {
    let lines: Vec<String> = PEOPLE
        .iter()
        .map(|(email, role, _)| format!("  {:<10} {email}\n", role.code()))
        .collect();
    format!(
        "Sign in as one of these, with the password {PASSWORD}\n{}",
        lines.concat()
    )
}

/// Fills a database with the demonstration.
///
/// # Errors
/// When the database refuses.
pub async fn fill(db: &Database, clock: &Clock) -> anyhow::Result<()> {
    let now = clock.now();
    let zone = TimeZone::get(ZONE)?;
    let today = now.to_zoned(zone.clone()).date();
    let txn = db.begin().await?;
    let there = trainings::all(&txn).await?;
    let astana = civil::date(2024, 5, 30);
    if there.iter().all(|training| training.starts_on != astana) {
        let sessions = agenda::astana(&zone)?;
        training(&txn, agenda::astana_titles(), astana, sessions, now).await?;
    }
    if there.iter().all(|training| training.ends_on < today) {
        let sessions = agenda::today(now);
        training(&txn, agenda::today_titles(), today, sessions, now).await?;
    }
    let hash = Doorkeeper::new(Throttles::default(), clock.clone(), db.news())?
        .hash(PASSWORD.to_owned())
        .await?;
    for (email, _, _) in PEOPLE {
        if let Some(account) = accounts::by_email(&txn, email).await?
            && !account.signed_up
        {
            accounts::set_password(&txn, account.id, hash.clone()).await?;
            privacy::confirm(&txn, account.id, now).await?;
        }
    }
    txn.commit().await?;
    Ok(())
}

async fn training(
    db: &Write,
    titles: Titles,
    starts_on: civil::Date,
    sessions: Vec<(Titles, Gathering)>,
    now: Timestamp,
) -> Result<(), AppError> {
    let new = NewTraining {
        course: COURSE.to_owned(),
        titles,
        place: "Астана".to_owned(),
        starts_on,
        ends_on: starts_on.saturating_add(1.day()),
        zone_name: ZONE.to_owned(),
        capacity: None,
    };
    let manages = trainings::make(db, &Authority::System.makes_trainings(), new, now).await?;
    for (titles, gathering) in sessions {
        let new = NewSession {
            titles,
            place: String::new(),
            gathering,
            trainers: String::new(),
            link: String::new(),
            online_percent: Default::default(),
        };
        trainings::add_session(db, &manages, new, now).await?;
    }
    for (email, role, name) in PEOPLE {
        let (region, court) = if role == Role::Judge {
            courts::COURTS[0]
        } else {
            ("", "")
        };
        enrol(db, &manages, email, name, role, region, court, now).await?;
    }
    for (index, (region, court)) in courts::COURTS.into_iter().enumerate().skip(1) {
        let (email, name) = (
            format!("judge{:02}@example.org", index + 1),
            format!("Judge {:02}", index + 1),
        );
        enrol(db, &manages, &email, &name, Role::Judge, region, court, now).await?;
    }
    Ok(())
}

#[expect(
    clippy::too_many_arguments,
    reason = "one for each column of a list of participants"
)]
async fn enrol(
    db: &Write,
    manages: &Manages,
    email: &str,
    name: &str,
    role: Role,
    region: &str,
    court: &str,
    now: Timestamp,
) -> Result<(), AppError> {
    let new = NewMember {
        name: name.to_owned(),
        email: email.to_owned(),
        language: Language::Ru,
        role,
        court: court.to_owned(),
        region: region.to_owned(),
        position: if role == Role::Judge {
            "Судья".to_owned()
        } else {
            String::new()
        },
    };
    trainings::enrol(db, manages, new, now).await?;
    Ok(())
}
