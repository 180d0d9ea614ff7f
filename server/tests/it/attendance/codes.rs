//! The code on the screen, and checking in with it.

use app::errors::UserError;
use jiff::SignedDuration;
use records::{attendance_mark as mark, session_secret as secret};
use rules::roles::Role;
use sea_orm::EntityTrait as _;

use super::{MINUTE, made, marks};
use crate::harness::{Answer, Browser, House, Person, at_once};

// Each server counts for itself.
on_one_server!(guesses_are_slowed_down);

on_two_servers!(
    a_judge_scans_the_code_and_confirms,
    each_code_that_is_not_good_has_its_sentence,
    who_scans_first_and_signs_in_then_is_led_back,
    a_hundred_confirmations_are_one_mark,
    late_says_how_late_and_early_is_kept,
    the_screen_is_for_organizers_and_names_nobody,
);

const SECOND: SignedDuration = SignedDuration::from_secs(1);

fn screen(house: &House, session: usize) -> String {
    let session = house.training.sessions[session];
    house.training.at(&format!("/sessions/{session}/code"))
}

/// The code that the screen shows.
async fn code(house: &House, organizer: &Person) -> String {
    let page = organizer.sees(&screen(house, 0)).await;
    page.attribute(".screen-code", "data-code")
}

/// What the page says about a code.
async fn said(browser: &Browser, code: &str) -> String {
    browser.sees(&format!("/c?code={code}")).await.main()
}

async fn a_judge_scans_the_code_and_confirms(house: House) {
    let (judge, organizer) = (house.judge("Amal").await, house.organizer("Olga").await);
    let code = code(&house, &organizer).await;
    let page = judge.sees(&format!("/c/{code}")).await;
    // Told the training and the session before anything is recorded.
    assert_eq!(page.text("h1"), "Opening");
    assert!(page.text(".lede").contains("Asylum cases"));
    assert_eq!(marks(&house).await, []);
    let ticket = page.attribute("[name=ticket]", "value");
    let page = judge
        .does("attendance/check-in-by-code", &[("ticket", &ticket)])
        .await;
    assert!(page.text(".notice.good").starts_with("You are checked in"));
    assert_eq!(marks(&house).await, [made(1, "present", "code", "")]);
    // Once more: the same code, and the same confirmation.
    let page = judge.sees(&format!("/c/{code}")).await;
    assert!(page.main().contains("Your attendance: present"));
    assert_eq!(page.count("[name=ticket]"), 0);
    judge
        .sends("attendance/check-in-by-code", &[("ticket", &ticket)])
        .await
        .is_done();
    assert_eq!(marks(&house).await.len(), 1);
}

async fn each_code_that_is_not_good_has_its_sentence(house: House) {
    let (judge, organizer) = (house.judge("Amal").await, house.organizer("Olga").await);
    let first = code(&house, &organizer).await;
    for typed in ["", "%20"] {
        let page = judge.sees(&format!("/c?code={typed}")).await;
        assert_eq!(page.count(".notice.bad"), 0);
    }
    for (typed, error) in [
        ("ABC", UserError::CodeMistyped),
        ("IIIIII", UserError::CodeMistyped),
        ("%3Cb%3E", UserError::CodeMistyped),
        ("AAAAAA", UserError::CodeUnknown),
    ] {
        let words = error.say(course::Language::En);
        assert!(said(&judge, typed).await.contains(&words), "{typed}");
    }
    // Good for thirty seconds, then known as expired.
    house.time_passes(SECOND * 29);
    let page = judge
        .sees(&format!("/c?code={}", first.to_lowercase()))
        .await;
    let ticket = page.attribute("[name=ticket]", "value");
    assert_ne!(code(&house, &organizer).await, first);
    house.time_passes(SECOND);
    let expired = UserError::CodeExpired;
    let words = expired.say(course::Language::En);
    assert!(said(&judge, &first).await.contains(&words));
    // Scanned before anybody had signed in: it is of whoever uses it first.
    let scanned = code(&house, &organizer).await;
    let way = house.browser().visits(&format!("/c?code={scanned}")).await;
    let (_, open) = way.leads_to().split_once("ticket%3D").unwrap();
    let (open, _) = open.split_once("%26for").unwrap();
    // What was scanned in time may be confirmed in peace; not for ever, and by who scanned it.
    let bolat = house.judge("Bolat").await;
    house.time_passes(MINUTE * 2);
    confirms(&bolat, &ticket).await.is_refused_with(&expired);
    confirms(&judge, &ticket).await.is_done();
    let carlos = house.judge("Carlos").await;
    confirms(&bolat, open).await.is_done();
    confirms(&carlos, open)
        .await
        .is_refused_with(&UserError::CodeReplayed);
    house.time_passes(MINUTE * 2);
    confirms(&judge, &ticket).await.is_refused_with(&expired);
    confirms(&bolat, open).await.is_refused_with(&expired);
    // A code of another training.
    let elsewhere = house.another_training().await;
    let other = house.knows("Oleg", None).await;
    house
        .enrols_too(&other, Role::Organizer, elsewhere.id)
        .await;
    other.arrives().await;
    let session = elsewhere.sessions[0];
    let page = other
        .sees(&elsewhere.at(&format!("/sessions/{session}/code")))
        .await;
    let foreign = page.attribute(".screen-code", "data-code");
    let words = UserError::CodeElsewhere.say(course::Language::En);
    assert!(said(&judge, &foreign).await.contains(&words));
    assert_eq!(house.count::<mark::Entity>().await, 2);
}

/// What the server answers to a person who confirms a scanned code.
async fn confirms(person: &Person, ticket: &str) -> Answer {
    let request = person.form("attendance/check-in-by-code", &[("ticket", &ticket)]);
    person.sends_request(request).await
}

async fn who_scans_first_and_signs_in_then_is_led_back(house: House) {
    let (judge, organizer) = (
        house.knows("Amal", Some(Role::Judge)).await,
        house.organizer("Olga").await,
    );
    let code = code(&house, &organizer).await;
    let to = judge.visits(&format!("/c/{code}")).await;
    assert!(
        to.leads_to().starts_with("/sign-in?next=%2Fc%3Fticket%3D"),
        "{}",
        to.leads_to()
    );
    // Typing a password takes longer than the code is good.
    house.time_passes(MINUTE);
    let page = judge.sees(to.leads_to()).await;
    assert_eq!(
        page.text(".lede"),
        "To check in to “Opening”, sign in first."
    );
    assert!(
        !page.body.contains("Asylum cases"),
        "no more than the wall says"
    );
    let next = page.attribute("[name=next]", "value");
    let email = judge.email.as_str();
    let fields: [(&str, &dyn ToString); 3] = [
        ("email", &email),
        ("password", &crate::harness::PASSWORD),
        ("next", &next),
    ];
    let page = judge.does("accounts/sign-in", &fields).await;
    assert_eq!(page.text("h1"), "Opening");
    let ticket = page.attribute("[name=ticket]", "value");
    let fields: [(&str, &dyn ToString); 1] = [("ticket", &ticket)];
    judge
        .sends("attendance/check-in-by-code", &fields)
        .await
        .is_done();
    let rows = mark::Entity::find()
        .all(house.inner.db.read())
        .await
        .unwrap();
    // When it was scanned, not when it was confirmed.
    assert_eq!(rows[0].made_at.0 + 60_000, rows[0].received_at.0);
}

async fn a_hundred_confirmations_are_one_mark(house: House) {
    let (judge, organizer) = (house.judge("Amal").await, house.organizer("Olga").await);
    let code = code(&house, &organizer).await;
    let mut tickets = Vec::new();
    for _ in 0..5 {
        let page = judge.sees(&format!("/c/{code}")).await;
        tickets.push(page.attribute("[name=ticket]", "value"));
    }
    let answers = at_once((0..100).map(|each| {
        let request = judge.form(
            "attendance/check-in-by-code",
            &[("ticket", &tickets[each % 5])],
        );
        judge.sends_request(request)
    }))
    .await;
    assert_eq!(marks(&house).await, [made(1, "present", "code", "")]);
    for answer in answers {
        let refusal = answer.refusal();
        assert!(
            matches!(refusal, None | Some(UserError::MarkedAlready)),
            "{refusal:?}"
        );
    }
}

async fn late_says_how_late_and_early_is_kept(house: House) {
    let (amal, bolat) = (house.judge("Amal").await, house.judge("Bolat").await);
    let organizer = house.organizer("Olga").await;
    let first = code(&house, &organizer).await;
    let page = amal.sees(&format!("/c/{first}")).await;
    assert!(
        page.main()
            .contains("You are early: the session begins at 09:00")
    );
    let confirms = async |person: &Person, page: &crate::harness::Answer| {
        let ticket = page.attribute("[name=ticket]", "value");
        let fields: [(&str, &dyn ToString); 1] = [("ticket", &ticket)];
        person.does("attendance/check-in-by-code", &fields).await
    };
    let page = confirms(&amal, &page).await;
    assert_eq!(
        page.text(".notice.good"),
        "You are checked in, before the session begins."
    );
    house.time_passes(MINUTE * 35);
    let code = code(&house, &organizer).await;
    let page = bolat.sees(&format!("/c/{code}")).await;
    assert!(page.text(".notice.warn").contains("late by 25 min"));
    let page = confirms(&bolat, &page).await;
    assert!(
        page.main().contains("late, 25 min not yet confirmed"),
        "{}",
        page.main()
    );
    // Over: the screen says so, and shows no code.
    house.time_passes(MINUTE * 70);
    let page = organizer.sees(&screen(&house, 0)).await;
    assert_eq!(page.count(".screen-code"), 0);
    assert!(page.main().contains("This session is over."));
    // Not yet open.
    let page = organizer.sees(&screen(&house, 2)).await;
    assert_eq!(page.count(".screen-code"), 0);
    assert!(page.main().contains("Check-in opens at"));
}

async fn guesses_are_slowed_down(house: House) {
    let judge = house.judge("Amal").await;
    let mut slowed = false;
    for _ in 0..25 {
        slowed = said(&judge, "AAAAAA").await.contains("Too many attempts");
        if slowed {
            break;
        }
    }
    assert!(slowed);
    // Nobody else has to wait.
    let other = house.judge("Bolat").await;
    let words = UserError::CodeUnknown.say(course::Language::En);
    assert!(said(&other, "AAAAAA").await.contains(&words));
}

async fn the_screen_is_for_organizers_and_names_nobody(house: House) {
    let (judge, organizer) = (
        house.judge("Amal").await,
        house.organizer("Olga Petrova").await,
    );
    let path = screen(&house, 0);
    assert_eq!(judge.visits(&path).await.status, 403);
    assert_eq!(house.stranger("Sam").await.visits(&path).await.status, 404);
    let page = organizer.sees(&path).await;
    for name in ["Olga", "Petrova", "Amal"] {
        assert!(!page.body.contains(name), "{name}");
    }
    assert!(
        page.body
            .contains("<noscript><meta http-equiv=\"refresh\" content=\"5\"></noscript>")
    );
    assert_eq!(page.text(".screen-clock"), "08:50");
    assert_eq!(page.count(".screen-qr svg"), 1);
    // The secret is in no page.
    let secrets = secret::Entity::find()
        .all(house.inner.db.read())
        .await
        .unwrap();
    assert_eq!(secrets.len(), 1, "asked for twice, made once");
    assert!(!page.body.contains(&secrets[0].secret));
    // Another server, another clock: the same code from the same secret.
    let code = code(&house, &organizer).await;
    let step = rules::codes::step(house.inner.clock.now());
    assert_eq!(rules::codes::code(secrets[0].secret.as_bytes(), step), code);
}
