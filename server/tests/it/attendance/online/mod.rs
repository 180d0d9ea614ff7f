//! Joining a session online, staying, leaving, and what is made of it.

mod counting;

use app::errors::UserError;
use jiff::SignedDuration;
use records::{attendance_mark as mark, online_presence as presence};
use reqwest::header::{ACCEPT, HeaderMap, HeaderValue};
use sea_orm::{EntityTrait as _, QueryOrder as _};

use super::MINUTE;
use crate::harness::{Answer, Browser, House, Person};

on_two_servers!(
    a_judge_joins_stays_and_leaves,
    without_scripts_ones_word_counts,
    each_thing_that_cannot_be_has_its_sentence,
    only_who_stands_in_the_register_is_counted,
    what_was_seen_stays,
);

const LINK: &str = "https://meet.example.org/room?pwd=1";

/// Puts the first session online, and gives its number and the path of its page.
async fn online(house: &House) -> (i64, String) {
    let session = house.training.sessions[0];
    let sql = format!("UPDATE session SET link = '{LINK}' WHERE id = {session}");
    house.execute(&sql).await.unwrap();
    let path = house.training.at(&format!("/sessions/{session}/online"));
    (session, path)
}

/// All marks: status, minutes, source.
async fn marks(house: &House) -> Vec<(String, Option<i32>, String)> {
    let marks = mark::Entity::find()
        .order_by_asc(mark::Column::Id)
        .all(house.inner.db.read())
        .await
        .unwrap();
    let said = |mark: mark::Model| (mark.status, mark.minutes, mark.source);
    marks.into_iter().map(said).collect()
}

fn measured(status: &str, minutes: i32) -> (String, Option<i32>, String) {
    (status.to_owned(), Some(minutes), "online".to_owned())
}

/// What was seen, in order.
async fn kinds(house: &House) -> Vec<String> {
    let seen = presence::Entity::find()
        .order_by_asc(presence::Column::Id)
        .all(house.inner.db.read())
        .await
        .unwrap();
    seen.into_iter().map(|seen| seen.kind).collect()
}

async fn does(browser: &Browser, verb: &str, session: i64) -> Answer {
    let action = format!("attendance/{verb}-online");
    browser.sends(&action, &[("session", &session)]).await
}

/// What the open page sends by itself; the answer is the number of minutes.
async fn stays(browser: &Browser, session: i64) -> Answer {
    let request = browser.form("attendance/stay-online", &[("session", &session)]);
    let json = HeaderValue::from_static("application/json");
    browser
        .sends_request(request.headers(HeaderMap::from_iter([(ACCEPT, json)])))
        .await
}

/// The page is open for so many minutes.
async fn is_open(house: &House, browser: &Browser, session: i64, minutes: i32) {
    for _ in 0..minutes {
        house.time_passes(MINUTE);
        let answer = stays(browser, session).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
    }
}

async fn a_judge_joins_stays_and_leaves(house: House) {
    let (judge, organizer) = (house.judge("Amal").await, house.organizer("Olga").await);
    let (session, path) = online(&house).await;
    let training = judge.sees(&house.training.at("")).await;
    assert_eq!(
        training.attribute(&format!("#session-{session} .what a"), "href"),
        path
    );
    let page = judge.sees(&path).await;
    assert_eq!(page.text("h1"), "Opening");
    assert!(page.main().contains("at least 80% of the session’s 90 min"));
    assert_eq!(page.count("a[target=_blank]"), 0, "join first");
    let joined = does(&judge, "join", session).await;
    assert_eq!(
        joined.is_done().leads_to(),
        format!("{path}?done=joined-online")
    );
    let page = judge.sees(joined.leads_to()).await;
    assert_eq!(page.attribute("a[target=_blank]", "href"), LINK);
    assert_eq!(
        page.attribute("a[target=_blank]", "rel"),
        "noopener noreferrer"
    );
    assert!(page.main().contains("You joined at 08:50"));
    let script = page.attributes("script[src*='/assets/online-']", "nonce");
    assert_eq!(script.len(), 1);
    // Ten minutes before the beginning, then fifty of the session.
    is_open(&house, &judge, session, 60).await;
    assert_eq!(judge.sees(&path).await.text(".online-minutes"), "50");
    assert_eq!(stays(&judge, session).await.body, "50");
    assert_eq!(marks(&house).await, []);
    let left = does(&judge, "leave", session).await;
    assert_eq!(
        left.is_done().leads_to(),
        format!("{path}?done=left-online")
    );
    assert_eq!(marks(&house).await, [measured("partial", 50)]);
    let page = judge.sees(left.leads_to()).await;
    assert_eq!(page.text("form.check-in button"), "Join again");
    let own = judge.sees(&house.training.at("/attendance")).await;
    let said = own.text(&format!("#session-{session} > p:has(.badge)"));
    assert_eq!(said, "partly there, 50 min online platform");
    // The organizer sees it in the register, and where it comes from.
    let register = organizer.sees(&house.training.register(0)).await;
    let pressed = register.attributes(".person [aria-pressed=true]", "value");
    assert_eq!(pressed, ["partial"]);
    let history = format!("{}/{}", house.training.register(0), judge.enrolment);
    let page = organizer.sees(&history).await;
    assert!(page.text(".seen-online").contains("50 of 90 min"));
    let said = page.texts(".seen-online li");
    assert_eq!(said, ["08:50:00 joined", "09:50:00 left"]);
    assert!(
        page.text("section:not(.seen-online) ol.history li")
            .contains("online platform")
    );
    // Who comes back is counted on.
    does(&judge, "join", session).await.is_done();
    is_open(&house, &judge, session, 30).await;
    does(&judge, "leave", session).await.is_done();
    assert_eq!(
        marks(&house).await,
        [measured("partial", 50), measured("present", 80)]
    );
}

async fn without_scripts_ones_word_counts(house: House) {
    let judge = house.judge("Amal").await;
    let (session, path) = online(&house).await;
    house.time_passes(MINUTE * 10);
    judge.sees(&path).await;
    does(&judge, "join", session).await.is_done();
    for _ in 0..2 {
        house.time_passes(MINUTE * 15);
        let answer = judge
            .sends(
                "attendance/stay-online",
                &[("session", &session), ("by_hand", &true)],
            )
            .await;
        let page = judge.sees(answer.is_done().leads_to()).await;
        assert_eq!(page.text(".notice.good"), "Noted: you are still here.");
    }
    house.time_passes(MINUTE * 10);
    does(&judge, "leave", session).await.is_done();
    assert_eq!(kinds(&house).await, ["join", "here", "here", "leave"]);
    assert_eq!(marks(&house).await, [measured("partial", 40)]);
}

async fn each_thing_that_cannot_be_has_its_sentence(house: House) {
    let judge = house.judge("Amal").await;
    let second = house.training.sessions[1];
    // Without a link.
    let refused = does(&judge, "join", second).await;
    refused.is_refused_with(&UserError::NoMeeting);
    let bare = house.training.at(&format!("/sessions/{second}/online"));
    assert_eq!(judge.visits(&bare).await.status, 422);
    // Too early, to the second.
    let (session, path) = online(&house).await;
    house.time_passes(-(MINUTE * 20) - SignedDuration::from_secs(1));
    let early = UserError::TooEarly {
        opens: "08:30".to_owned(),
    };
    assert!(
        judge
            .sees(&path)
            .await
            .main()
            .contains("Check-in opens at 08:30")
    );
    does(&judge, "join", session).await.is_refused_with(&early);
    house.time_passes(SignedDuration::from_secs(1));
    // Without having joined.
    for verb in ["stay", "leave"] {
        does(&judge, verb, session)
            .await
            .is_refused_with(&UserError::JoinFirst);
    }
    assert_eq!(stays(&judge, session).await.status, 422);
    does(&judge, "join", session).await.is_done();
    // When it is over; a last sign may come a little later.
    house.time_passes(MINUTE * 120);
    does(&judge, "join", session)
        .await
        .is_refused_with(&UserError::CheckInClosed);
    assert_eq!(stays(&judge, session).await.status, 200);
    house.time_passes(SignedDuration::from_secs(150));
    does(&judge, "leave", session)
        .await
        .is_refused_with(&UserError::CheckInClosed);
    let page = judge.sees(&path).await;
    assert!(page.main().contains("This session is over"));
    assert_eq!(page.count("main form"), 0);
    assert_eq!(kinds(&house).await, ["join", "stay"], "nothing is lost");
    assert_eq!(marks(&house).await, []);
}

async fn only_who_stands_in_the_register_is_counted(house: House) {
    let (session, path) = online(&house).await;
    let (trainer, organizer) = (house.trainer("Tom").await, house.organizer("Olga").await);
    for person in [&trainer, &organizer] {
        let page = person.sees(&path).await;
        assert_eq!(page.attribute("a[target=_blank]", "href"), LINK);
        assert_eq!(page.count("main form"), 0);
        does(person, "join", session)
            .await
            .is_refused_with(&UserError::NotAllowed);
    }
    let stranger = house.stranger("Sam").await;
    assert_eq!(stranger.visits(&path).await.status, 404);
    assert!(!stranger.seen().concat().contains(LINK));
    does(&stranger, "join", session)
        .await
        .is_refused_with(&UserError::NotFound);
    let nobody = house.browser();
    let leads_to = nobody.visits(&path).await.leads_to().to_owned();
    assert!(leads_to.starts_with("/sign-in?next="), "{leads_to}");
    does(&nobody, "join", session)
        .await
        .is_refused_with(&UserError::SignInFirst);
    // A session of another training is not reached through this one's page.
    let elsewhere = house.another_training().await;
    let foreign = elsewhere.sessions[0];
    let judge = house.judge("Amal").await;
    let crossed = house.training.at(&format!("/sessions/{foreign}/online"));
    assert_eq!(judge.visits(&crossed).await.status, 404);
    does(&judge, "join", foreign)
        .await
        .is_refused_with(&UserError::NotFound);
    // Who withdrew, and who waits.
    for (place, error) in [
        ("withdrawn", UserError::Withdrawn),
        ("waiting", UserError::WaitsForPlace),
    ] {
        puts(&house, &judge, place).await;
        does(&judge, "join", session).await.is_refused_with(&error);
        assert_eq!(judge.visits(&path).await.status, 422);
    }
    assert_eq!(kinds(&house).await, [""; 0]);
}

/// Gives somebody another place in the training.
async fn puts(house: &House, person: &Person, place: &str) {
    let enrolment = person.enrolment;
    let sql = format!("UPDATE enrolment SET place = '{place}' WHERE id = {enrolment}");
    house.execute(&sql).await.unwrap();
    house.forget_logins();
}

async fn what_was_seen_stays(house: House) {
    let (judge, organizer) = (house.judge("Amal").await, house.organizer("Olga").await);
    let (session, _) = online(&house).await;
    does(&judge, "join", session).await.is_done();
    is_open(&house, &judge, session, 2).await;
    for sql in [
        "UPDATE online_presence SET seen_at = 0",
        "UPDATE online_presence SET kind = 'leave'",
        "DELETE FROM online_presence",
    ] {
        assert!(house.execute(sql).await.is_err(), "{sql}");
    }
    let deleted = organizer
        .sends("trainings/delete-session", &[("session", &session)])
        .await;
    deleted.is_refused_with(&UserError::SessionMarked);
    assert_eq!(kinds(&house).await, ["join", "stay", "stay"]);
}
