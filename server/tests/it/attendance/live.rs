//! Who watches a register is told what stands, as it changes.

use std::time::Duration;

use app::db::news::News;
use jiff::SignedDuration;

use crate::harness::{House, Person};

// Each server counts for itself.
on_one_server!(a_person_watches_by_so_many_lines);

on_two_servers!(
    a_change_is_told_to_those_who_watch,
    nobody_else_watches,
    whose_login_has_ended_hears_no_more,
    whose_role_was_taken_away_hears_no_more,
);

fn events(house: &House, session: usize) -> String {
    format!("{}/events", house.training.register(session))
}

/// Opens the line and gives what it says first.
async fn watch(house: &House, person: &Person, session: usize) -> reqwest::Response {
    let request = person.get(&events(house, session));
    let response = request.header("accept", "text/event-stream").send().await;
    let response = response.unwrap();
    assert_eq!(response.status(), 200);
    assert_eq!(response.headers()["content-type"], "text/event-stream");
    response
}

/// What a line says next; none when it has ended.
async fn told(line: &mut reqwest::Response) -> Option<String> {
    let waited = tokio::time::timeout(Duration::from_secs(30), line.chunk()).await;
    let chunk = waited.expect("it is told").unwrap();
    chunk.map(|chunk| String::from_utf8(chunk.to_vec()).unwrap())
}

async fn whose_login_has_ended_hears_no_more(house: House) {
    let judge = house.judge("Amal").await;
    let organizer = house.organizer("Olga").await;
    let mut line = watch(&house, &organizer, 0).await;
    assert!(told(&mut line).await.is_some());
    let elsewhere = organizer.at_another_device().await;
    elsewhere
        .sends("accounts/sign-out-everywhere", &[])
        .await
        .is_done();
    judge.checks_in(house.training.sessions[0]).await.is_done();
    assert_eq!(told(&mut line).await, None);
}

async fn whose_role_was_taken_away_hears_no_more(house: House) {
    let judge = house.judge("Amal").await;
    let organizer = house.organizer("Olga").await;
    let mut line = watch(&house, &organizer, 0).await;
    assert!(told(&mut line).await.is_some());
    let sql = format!(
        "UPDATE enrolment SET role = 'observer' WHERE id = {}",
        organizer.enrolment
    );
    house.execute(&sql).await.unwrap();
    judge.checks_in(house.training.sessions[0]).await.is_done();
    assert_eq!(told(&mut line).await, None);
}

async fn a_person_watches_by_so_many_lines(house: House) {
    let (olga, oraz) = (house.organizer("Olga").await, house.organizer("Oraz").await);
    let mut lines = Vec::new();
    for _ in 0..app::attendance::MOST_LINES {
        lines.push(watch(&house, &olga, 0).await);
    }
    let opens = async || olga.get(&events(&house, 0)).send().await.unwrap().status();
    assert_eq!(opens().await, 429);
    watch(&house, &oraz, 0).await;
    // One that the browser has closed makes room, as soon as the server hears of it.
    drop(lines.pop());
    crate::harness::eventually("there is room", || async {
        house
            .inner
            .db
            .news()
            .tell(News::Register(house.training.sessions[0]));
        opens().await == 200
    })
    .await;
}

async fn a_change_is_told_to_those_who_watch(mut house: House) {
    let judge = house.judge("Amal").await;
    let (olga, oraz) = (house.organizer("Olga").await, house.organizer("Oraz").await);
    let [first, second, _] = house.training.sessions;
    let mut line = watch(&house, &oraz, 0).await;
    let stands = |lines: &str| Some(format!("event: stands\ndata: {lines}\n\n"));
    // What stands is told at once; nobody has been marked.
    assert_eq!(told(&mut line).await, Some("event: stands\n\n".to_owned()));
    // At another session: not told. At this one: told, whoever it was.
    olga.records(second, &judge, "excused").await.is_done();
    judge.checks_in(first).await.is_done();
    let who = judge.enrolment;
    assert_eq!(
        told(&mut line).await,
        stands(&format!("{who}\tpresent\t?\town check-in"))
    );
    house.time_passes(SignedDuration::from_mins(35));
    olga.records(first, &judge, "late").await.is_done();
    let late = stands(&format!("{who}\tlate\t25\t25 min"));
    assert_eq!(told(&mut line).await, late);
    // Of others it is not told again what stands.
    let bolat = house.judge("Bolat").await;
    olga.records(first, &bolat, "excused").await.is_done();
    let excused = format!("{}\texcused\t\t", bolat.enrolment);
    assert_eq!(told(&mut line).await, stands(&excused));
    // Who comes later, or again, hears it at once.
    let mut another = watch(&house, &olga, 0).await;
    let all = format!("{who}\tlate\t25\t25 min\ndata: {excused}");
    assert_eq!(told(&mut another).await, stands(&all));
    // What is refused changes nothing, and a line that is open does not hold up the stop.
    judge.checks_in(first).await;
    let stopped = house.told_to_stop();
    assert_eq!(told(&mut line).await, None);
    let stopped = tokio::time::timeout(Duration::from_secs(20), stopped).await;
    stopped.expect("it stops").unwrap().unwrap();
}

async fn nobody_else_watches(house: House) {
    let (judge, stranger) = (house.judge("Amal").await, house.stranger("Sam").await);
    let trainer = house.trainer("Tom").await;
    let organizer = house.organizer("Olga").await;
    for (person, status) in [(&judge, 403), (&trainer, 403), (&stranger, 404)] {
        assert_eq!(person.visits(&events(&house, 0)).await.status, status);
    }
    // Who has been signed out is told so, and not asked to look elsewhere.
    let nobody = house.browser().get(&events(&house, 0)).send().await;
    assert_eq!(nobody.unwrap().status(), 401);
    let nowhere = house.training.at("/sessions/999/register/events");
    assert_eq!(organizer.visits(&nowhere).await.status, 404);
}
