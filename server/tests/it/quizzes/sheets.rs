//! An open sheet hears of what is granted, moved and reopened; what came too late can be copied; two
//! options in one place are told.

use std::time::Duration;

use app::errors::UserError;
use jiff::SignedDuration;

use super::{RIGHT, keys::serve_every_kind, reopening::reopens};
use crate::harness::{Fields, House, Person};

on_two_servers!(
    an_open_sheet_hears_when_its_end_is_moved,
    it_hears_of_handing_in_and_of_reopening,
    it_hears_what_another_tab_has_answered,
    nobody_else_hears_of_it,
    what_came_too_late_can_be_copied,
    two_options_in_one_place_are_told,
    an_order_with_two_in_one_place_is_settled_by_no_door,
);

/// Opens a sheet's line.
async fn listens(person: &Person, path: &str) -> reqwest::Response {
    let request = person.get(&format!("{path}/events"));
    let response = request.header("accept", "text/event-stream").send().await;
    let response = response.unwrap();
    assert_eq!(response.status(), 200);
    response
}

/// What a line says next.
async fn told(line: &mut reqwest::Response) -> String {
    let waited = tokio::time::timeout(Duration::from_secs(30), line.chunk()).await;
    let chunk = waited.expect("it is told").unwrap().expect("it goes on");
    String::from_utf8(chunk.to_vec()).unwrap()
}

async fn an_open_sheet_hears_when_its_end_is_moved(house: House) {
    let (judge, organizer) = (house.judge("Amal").await, house.organizer("Olga").await);
    let (path, _) = judge.attempts_quiz().await;
    let mut line = listens(&judge, &path).await;
    let first = told(&mut line).await;
    assert!(first.starts_with("event: attempt\n"), "{first}");
    assert!(first.contains("Hand in by 09:10"), "{first}");
    assert!(first.contains("\"open\":true"), "{first}");
    organizer
        .visits(&house.training.at("/quizzes/final/people"))
        .await;
    let fields: &Fields<'_> = &[
        ("training", &house.training.id),
        ("quiz", &"final"),
        ("enrolment", &judge.enrolment),
        ("minutes", &"10"),
        ("reason", &"The power failed"),
    ];
    organizer.sends("quizzes/allow", fields).await.is_done();
    let later = told(&mut line).await;
    assert!(later.contains("Hand in by 09:20"), "{later}");
    assert!(later.contains("has been moved"), "{later}");
    // Earlier, too, and not unsaid.
    let fields: &Fields<'_> = &[
        ("training", &house.training.id),
        ("quiz", &"final"),
        ("closes_on", &"2024-05-30"),
        ("closes_at", &"08:55"),
    ];
    organizer
        .sends("quizzes/set-window", fields)
        .await
        .is_done();
    let earlier = told(&mut line).await;
    // The grant moves the closing, too.
    assert!(earlier.contains("Hand in by 09:05"), "{earlier}");
}

async fn it_hears_of_handing_in_and_of_reopening(house: House) {
    let (judge, trainer) = (house.judge("Amal").await, house.trainer("Tom").await);
    let (path, attempt) = judge.attempts_quiz().await;
    let mut line = listens(&judge, &path).await;
    assert!(told(&mut line).await.contains("\"open\":true"));
    judge.answers(attempt, "submit", &RIGHT).await.is_done();
    assert!(told(&mut line).await.contains("\"open\":false"));
    let more: &Fields<'_> = &[("reason", &"By mistake"), ("knowingly", &true)];
    reopens(&trainer, &path, "18:00", more).await.is_done();
    let again = told(&mut line).await;
    assert!(again.contains("\"open\":true"), "{again}");
    assert!(again.contains("Hand in by 18:00"), "{again}");
}

async fn it_hears_what_another_tab_has_answered(house: House) {
    let judge = house.judge("Amal").await;
    let (path, attempt) = judge.attempts_quiz().await;
    let past = [("answers[fear][option][]", "past")];
    judge.says(attempt, ("fear", 1, "first"), &past).await;
    let elsewhere = async |client: &str| {
        let address = format!("{path}/events?client={client}");
        let request = judge.get(&address).header("accept", "text/event-stream");
        let mut line = request.send().await.unwrap();
        told(&mut line).await
    };
    let first = elsewhere("first").await;
    assert!(first.contains("\"elsewhere\":{}"), "{first}");
    let second = elsewhere("second").await;
    assert!(second.contains("\"elsewhere\":{\"fear\":1}"), "{second}");
    // The other way round, once the second has answered after it.
    judge.says(attempt, ("fear", 2, "second"), &past).await;
    let first = elsewhere("first").await;
    assert!(first.contains("\"elsewhere\":{\"fear\":2}"), "{first}");
}

async fn nobody_else_hears_of_it(house: House) {
    let judge = house.judge("Amal").await;
    let (path, _) = judge.attempts_quiz().await;
    for other in [
        house.judge("Bolat").await,
        house.trainer("Tom").await,
        house.organizer("Olga").await,
        house.stranger("Sam").await,
    ] {
        let answer = other.visits(&format!("{path}/events")).await;
        assert_eq!(answer.status, 404, "{}", other.name);
    }
}

async fn what_came_too_late_can_be_copied(house: House) {
    let judge = house.judge("Amal").await;
    let (path, attempt) = judge.attempts_quiz().await;
    judge.visits(&path).await;
    house.time_passes(SignedDuration::from_mins(21));
    let late = [
        ("answers[ban][words][]", "What took me twenty minutes"),
        ("answers[fear][option][]", "chance"),
    ];
    let refused = judge.answers(attempt, "submit", &late).await;
    // The house's own job may have been quicker.
    let refusal = refused.refusal();
    assert!(
        matches!(
            refusal,
            Some(UserError::AttemptTimeOver | UserError::AttemptSubmitted)
        ),
        "{refusal:?}"
    );
    let page = judge.sees(refused.leads_to()).await;
    assert_eq!(page.text(".score"), "0 % 0 of 5 points");
    let texts = page.texts(".untaken textarea");
    assert_eq!(texts.len(), 2, "{texts:?}");
    assert!(texts.contains(&"What took me twenty minutes".to_owned()));
    // Of what was chosen the words are there.
    assert!(
        texts.contains(&"To find a real chance of harm on return".to_owned()),
        "{texts:?}"
    );
    assert!(page.texts(".untaken label").contains(&"Name".to_owned()));
    // What was taken is not said to be lost.
    let page = judge.sees(&path).await;
    assert_eq!(page.count(".untaken textarea"), 0);
}

async fn two_options_in_one_place_are_told(house: House) {
    let judge = house.judge("Amal").await;
    serve_every_kind(&house, &judge).await;
    let (path, attempt) = judge.attempts_quiz().await;
    let sheet = judge.sees(&path).await;
    let selects = sheet.attributes("#zq-order select", "name");
    assert!(selects.len() > 1);
    let same: Vec<(&str, &str)> = selects.iter().map(|name| (name.as_str(), "1")).collect();
    for intent in ["save", "review", "submit"] {
        let saved = judge.answers(attempt, intent, &same).await;
        let led = saved.is_done().leads_to();
        assert!(led.contains("done=same-place"), "{intent}: {led}");
        assert!(led.ends_with("#zq-order"), "{led}");
    }
    let page = judge.sees(&format!("{path}?done=same-place")).await;
    assert!(page.main().contains("two options have the same place"));
    let places: Vec<String> = (1..=selects.len()).map(|place| place.to_string()).collect();
    let apart: Vec<(&str, &str)> = selects
        .iter()
        .zip(&places)
        .map(|(name, place)| (name.as_str(), place.as_str()))
        .collect();
    let saved = judge.answers(attempt, "save", &apart).await;
    assert!(saved.is_done().leads_to().contains("answers-saved"));
}

async fn an_order_with_two_in_one_place_is_settled_by_no_door(house: House) {
    let judge = house.judge("Amal").await;
    serve_every_kind(&house, &judge).await;
    let (path, attempt) = judge.attempts_quiz().await;
    let sheet = judge.sees(&path).await;
    let selects = sheet.attributes("#zq-order select", "name");
    let same: Vec<(&str, &str)> = selects.iter().map(|name| (name.as_str(), "1")).collect();
    let places: Vec<String> = (1..=selects.len()).map(|place| place.to_string()).collect();
    let apart: Vec<(&str, &str)> = selects
        .iter()
        .zip(&places)
        .map(|(name, place)| (name.as_str(), place.as_str()))
        .collect();
    let later = async || {
        let page = judge.sees(&path).await;
        page.count("#zq-order [name='answers[zq-order][later][]'][checked]")
    };
    // By itself as soon as it is given, and with the whole form.
    let said = judge.says(attempt, ("zq-order", 1, "tab"), &same).await;
    assert_eq!(said.status, 200);
    assert_eq!(later().await, 1);
    let looked = judge.answers(attempt, "review", &[]).await;
    assert!(looked.is_done().leads_to().ends_with("?review"));
    let said = judge.says(attempt, ("zq-order", 2, "tab"), &apart).await;
    assert_eq!(said.status, 200);
    assert_eq!(later().await, 0);
    judge.answers(attempt, "save", &same).await.is_done();
    assert_eq!(later().await, 1);
}
