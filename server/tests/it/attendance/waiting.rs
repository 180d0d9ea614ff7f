//! Marks that waited in a browser, and what a page that is a little old says.

use app::errors::{Field, UserError};
use course::Language;
use records::attendance_mark as mark;
use reqwest::header::ACCEPT;
use sea_orm::{EntityTrait as _, QueryOrder as _};

use super::{MINUTE, made, marks};
use crate::harness::{Answer, House, Person};

on_two_servers!(
    what_waited_for_too_long_is_not_taken_without_asking,
    what_is_refused_says_so_in_words,
    an_old_page_confirms_nothing_but_what_it_shows,
    what_waits_is_counted_on_every_page_but_those_of_judges,
    a_register_brings_the_words_of_its_copy,
);

const ONE: &str = "0b0e5a1c-6f55-4f0e-9d2e-2f9a3f1d7c11";
const OTHER: &str = "0b0e5a1c-6f55-4f0e-9d2e-2f9a3f1d7c12";

#[track_caller]
fn refused(answer: &Answer, error: &UserError) {
    let told: UserError = serde_json::from_str(&answer.body).unwrap();
    assert_eq!((answer.status, &told), (error.status().as_u16(), error));
}

/// The mark that came last.
async fn last(house: &House) -> mark::Model {
    let rows = mark::Entity::find().order_by_asc(mark::Column::Id);
    let rows = rows.all(house.inner.db.read()).await.unwrap();
    rows.into_iter().next_back().unwrap()
}

async fn what_waited_for_too_long_is_not_taken_without_asking(house: House) {
    let (amal, bolat) = (house.judge("Amal").await, house.judge("Bolat").await);
    let organizer = house.organizer("Olga").await;
    let session = house.training.sessions[0];
    let days = |days: i64| days * 24 * 60 * 60 * 1000;
    // By the clock of a browser, which may be any.
    let made = 1_800_000_000_000;
    let sent =
        |made: i64, sent: i64| [("made_at", made.to_string()), ("sent_at", sent.to_string())];
    let sends = async |person: &Person, name: &str, [made, sent]: [(&str, String); 2]| {
        let fields = [("mark", name), (made.0, &*made.1), (sent.0, &*sent.1)];
        organizer.marks(session, person, "late", &fields).await
    };
    let old = sends(&amal, ONE, sent(made, made + days(30) + 1000)).await;
    refused(&old, &UserError::MadeTooLongAgo);
    assert_eq!(marks(&house).await, []);
    // On the last day it is taken for what it is.
    let answer = sends(&amal, ONE, sent(made, made + days(30))).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    let row = last(&house).await;
    assert_eq!(row.source, "offline");
    assert_eq!(row.received_at.0 - row.made_at.0, days(30));
    // A phone whose battery was empty begins in 2020: that tells nothing of when it was.
    let answer = sends(&bolat, OTHER, sent(1_577_836_800_000, made)).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    let row = last(&house).await;
    assert_eq!(
        (row.mark.as_str(), row.source.as_str()),
        (OTHER, "organizer")
    );
    assert_eq!(row.received_at, row.made_at);
}

/// All that the roll call sends can be refused; whatever the refusal is, it brings its sentence.
async fn what_is_refused_says_so_in_words(house: House) {
    let (amal, bolat) = (house.judge("Amal").await, house.judge("Bolat").await);
    let organizer = house.organizer("Olga").await;
    let session = house.training.sessions[0];
    let said = |answer: &Answer, error: &UserError| {
        refused(answer, error);
        let told: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
        assert_eq!(told["says"], error.say(Language::En));
    };
    let not_understood = |field| UserError::NotUnderstood { field };
    let old = ("made_at", "1800000000000");
    for (status, fields, error) in [
        ("there", vec![], not_understood(Field::Status)),
        (
            "late",
            vec![("unit", "evening")],
            not_understood(Field::Unit),
        ),
        ("late", vec![("mark", "1")], not_understood(Field::Mark)),
        (
            "late",
            vec![("minutes", "many")],
            not_understood(Field::Minutes),
        ),
        (
            "late",
            vec![("minutes", "91")],
            UserError::MinutesOutOfRange { most: 90 },
        ),
        ("late", vec![("by", "999999")], UserError::NotAllowed),
        (
            "late",
            vec![old, ("sent_at", "1900000000000")],
            UserError::MadeTooLongAgo,
        ),
    ] {
        said(
            &organizer.marks(session, &amal, status, &fields).await,
            &error,
        );
    }
    organizer
        .marks(session, &amal, "present", &[("mark", ONE)])
        .await;
    let answer = organizer
        .marks(session, &bolat, "present", &[("mark", ONE)])
        .await;
    said(&answer, &UserError::MarkNameTaken);
    house.time_passes(MINUTE * 10);
    let answer = organizer.marks(session, &amal, "absent", &[]).await;
    said(&answer, &UserError::ReasonNeeded);
    let answer = organizer.marks(999, &amal, "absent", &[]).await;
    said(&answer, &UserError::NotFound);
    let enrolment = amal.enrolment.to_string();
    let session = session.to_string();
    let missing = |field| UserError::Missing { field };
    for (action, fields, error) in [
        (
            "attendance/take-back",
            [("enrolment", enrolment.as_str()), ("undoes", OTHER)],
            UserError::MarkGone,
        ),
        (
            "attendance/take-back",
            [("enrolment", &enrolment), ("undoes", ONE)],
            UserError::ReasonNeeded,
        ),
        (
            "attendance/add-walk-in",
            [("name", " "), ("email", "")],
            missing(Field::Name),
        ),
        (
            "attendance/let-in",
            [("enrolment", "999999"), ("mark", OTHER)],
            UserError::NotFound,
        ),
    ] {
        let fields = [fields[0], fields[1], ("session", &session)];
        let fields = fields.map(|(name, value)| (name, value.to_owned()));
        let fields: Vec<(&str, &dyn ToString)> = fields
            .iter()
            .map(|(name, value)| (*name, value as &dyn ToString))
            .collect();
        let form = organizer.form(action, &fields);
        let json = [(ACCEPT, "application/json".parse().unwrap())];
        let request = form.headers(json.into_iter().collect());
        said(&organizer.sends_request(request).await, &error);
    }
}

async fn an_old_page_confirms_nothing_but_what_it_shows(house: House) {
    let (amal, bolat) = (house.judge("Amal").await, house.judge("Bolat").await);
    let (olga, oraz) = (house.organizer("Olga").await, house.organizer("Oraz").await);
    let session = house.training.sessions[0];
    let confirms = [("if_proposed", "true")];
    amal.checks_in(session).await.is_done();
    bolat.checks_in(session).await.is_done();
    house.time_passes(MINUTE * 5);
    oraz.records(session, &amal, "absent").await.is_done();
    let before = marks(&house).await;
    // Olga's page shows both as they checked in, and something else.
    for (person, status) in [(&amal, "present"), (&bolat, "late")] {
        let answer = olga.marks(session, person, status, &confirms).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
    }
    assert_eq!(marks(&house).await, before);
    olga.marks(session, &bolat, "present", &confirms).await;
    let last = marks(&house).await.pop();
    assert_eq!(last, Some(made(2, "present", "organizer", "")));
}

async fn what_waits_is_counted_on_every_page_but_those_of_judges(house: House) {
    let (judge, trainer) = (house.judge("Amal").await, house.trainer("Tom").await);
    let organizer = house.organizer("Olga").await;
    for path in ["/", "/account", "/waiting", &house.training.register(0)] {
        let page = organizer.sees(path).await;
        assert_eq!(page.count(".outbox[hidden][data-by]"), 1, "{path}");
        assert_eq!(page.count("script[src*='/waiting-']"), 1, "{path}");
    }
    assert_eq!(trainer.sees("/").await.count(".outbox"), 1);
    // A judge reads a lot and marks nobody.
    assert_eq!(judge.sees("/").await.count(".outbox"), 0);
    assert_eq!(organizer.sees("/waiting").await.count("noscript"), 1);
}

async fn a_register_brings_the_words_of_its_copy(house: House) {
    let organizer = house.organizer("Olga").await;
    let page = organizer.sees(&house.training.register(0)).await;
    for why in ["unreachable", "failing"] {
        // As the service worker looks for it.
        let hidden = format!(" hidden data-copy=\"{why}\"");
        assert_eq!(page.body.matches(&hidden).count(), 1, "{}", page.main());
        let words = page.text(&format!("[data-copy={why}]"));
        assert!(words.contains("as this browser last saw it: "), "{words}");
    }
}
