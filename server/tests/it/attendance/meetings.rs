//! Lists of Zoom, Teams and BigBlueButton: what they propose, and what an organizer makes of it.

use app::errors::UserError;
use lists::Refusal;
use records::{attendance_mark as mark, set_aside};
use reqwest::multipart::{Form, Part};
use sea_orm::EntityTrait as _;

use super::{MINUTE, made, marks};
use crate::harness::{Answer, House, Person};

on_two_servers!(
    each_platforms_list_becomes_marks_once_it_is_confirmed,
    who_is_not_recognised_is_chosen_by_hand,
    what_an_organizer_has_said_stays,
    what_is_no_list_is_told_and_nothing_is_kept,
    a_list_is_its_readers_and_its_sessions,
);

/// A list of the corpus, which the fuzzer and the reader's own tests know, too.
fn file(name: &str) -> Vec<u8> {
    let folder = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../app/lists/fuzz/corpus/meeting"
    );
    std::fs::read(format!("{folder}/{name}")).unwrap()
}

async fn brings(house: &House, who: &Person, session: usize, file: Vec<u8>) -> Answer {
    let id = house.training.sessions[session];
    who.visits(&house.training.at(&format!("/sessions/{id}/meeting")))
        .await;
    let form = Form::new()
        .text("session", id.to_string())
        .part("meeting", Part::bytes(file).file_name("participants.csv"));
    who.sends_request(who.post("attendance/read-meeting").multipart(form))
        .await
}

/// Confirms what a page proposes, with what is ticked on it and these answers to who is who.
async fn takes(house: &House, who: &Person, page: &str, answers: &[(&str, &str)]) -> Answer {
    let shown = who.sees(page).await;
    let session = house.training.sessions[0];
    let (key, ticked) = (
        shown.value("list"),
        shown.attributes("[name='take[]'][checked]", "value"),
    );
    let mut fields: Vec<(&str, &dyn ToString)> = vec![("session", &session), ("list", &key)];
    for enrolment in &ticked {
        fields.push(("take[]", enrolment));
    }
    let mut asked = Vec::new();
    for place in shown.attributes("[name='of[]']", "value") {
        let label = shown.text(&format!("label[for=who-{place}]"));
        let answer = answers.iter().find(|(name, _)| label.contains(name));
        asked.push((place, answer.map_or("", |(_, who)| who).to_owned()));
    }
    for (place, answer) in &asked {
        fields.push(("of[]", place));
        fields.push(("who[]", answer));
    }
    who.sends("attendance/take-meeting", &fields).await
}

async fn each_platforms_list_becomes_marks_once_it_is_confirmed(house: House) {
    let organizer = house.organizer("Olga").await;
    let (amal, bolat) = (
        house.judge("Amal").await,
        house.judge("Bolat Serikov").await,
    );
    let dana = house.judge("Dana").await;
    house.time_passes(MINUTE * 600);
    let answer = brings(&house, &organizer, 0, file("zoom.csv")).await;
    let page = answer.leads_to().to_owned();
    let shown = organizer.sees(&page).await;
    assert_eq!(shown.texts("#found tbody th"), ["Amal", "Bolat Serikov"]);
    let told = |judge: &Person| shown.text(&format!("#found-{}", judge.enrolment));
    // Twice in, three minutes out: there from the beginning to the end.
    assert!(told(&amal).contains("by address") && told(&amal).contains("present"));
    assert!(told(&bolat).contains("by name"), "{}", told(&bolat));
    assert!(told(&bolat).contains("late, 24 min"), "{}", told(&bolat));
    assert!(shown.text("#missing").contains("Dana"), "{}", shown.main());
    assert!(shown.text("#asked").contains("Galaxy A54"));
    assert_eq!(
        marks(&house).await,
        [],
        "nothing stands before it is confirmed"
    );
    let answer = takes(&house, &organizer, &page, &[]).await;
    let register = organizer.sees(answer.is_done().leads_to()).await;
    assert!(register.text(".notice.good").contains("recorded"));
    assert_eq!(
        marks(&house).await,
        [
            made(1, "present", "meeting", ""),
            made(1, "late", "meeting", ""),
        ]
    );
    let rows = mark::Entity::find().all(house.inner.db.read()).await;
    let minutes: Vec<_> = rows.unwrap().iter().map(|row| row.minutes).collect();
    assert_eq!(minutes, [None, Some(24)]);
    let history = format!("{}/{}", house.training.register(0), amal.enrolment);
    assert!(
        organizer
            .sees(&history)
            .await
            .main()
            .contains("meeting list")
    );
    // Once: the list is gone with the marks.
    assert_eq!(house.count::<set_aside::Entity>().await, 0);
    // The same of the others proposes the same, which stands already.
    for name in ["teams.csv", "bigbluebutton.csv"] {
        let answer = brings(&house, &organizer, 0, file(name)).await;
        let shown = organizer.sees(answer.leads_to()).await;
        let told = |judge: &Person| shown.text(&format!("#found-{}", judge.enrolment));
        assert!(told(&amal).contains("present"), "{name}: {}", told(&amal));
        assert_eq!(shown.count("[name='take[]']"), 0, "{name}");
    }
    let row = format!("#person-{} button[aria-pressed=true]", dana.enrolment);
    assert_eq!(
        organizer
            .sees(&house.training.register(0))
            .await
            .count(&row),
        0
    );
}

async fn who_is_not_recognised_is_chosen_by_hand(house: House) {
    let organizer = house.organizer("Olga").await;
    house.judge("Amal").await;
    let (bolat, dana) = (
        house.judge("Болат Серіков").await,
        house.judge("Dana").await,
    );
    house.time_passes(MINUTE * 600);
    let answer = brings(&house, &organizer, 0, file("zoom.csv")).await;
    let page = answer.leads_to().to_owned();
    let shown = organizer.sees(&page).await;
    // The same by its sound is asked about, and not taken for granted.
    let asked = shown.text("#asked");
    assert!(asked.contains("Perhaps: Болат Серіков"), "{asked}");
    let wrong = [("Galaxy", "Somebody Else")];
    takes(&house, &organizer, &page, &wrong)
        .await
        .is_refused_with(&UserError::NobodyOfThatName);
    assert_eq!(marks(&house).await, []);
    let chosen = [("Galaxy", "Dana"), ("Bolat", "Болат Серіков")];
    takes(&house, &organizer, &page, &chosen).await.is_done();
    let page = organizer.sees(&house.training.register(0)).await;
    let pressed = |judge: &Person| {
        let row = format!("#person-{} button[aria-pressed=true]", judge.enrolment);
        page.attributes(&row, "value")
    };
    assert_eq!(
        (pressed(&bolat), pressed(&dana)),
        (vec!["late".to_owned()], vec!["present".to_owned()])
    );
}

async fn what_an_organizer_has_said_stays(house: House) {
    let organizer = house.organizer("Olga").await;
    let (amal, bolat) = (
        house.judge("Amal").await,
        house.judge("Bolat Serikov").await,
    );
    let session = house.training.sessions[0];
    amal.checks_in(session).await.is_done();
    organizer
        .records(session, &bolat, "excused")
        .await
        .is_done();
    house.time_passes(MINUTE * 600);
    let answer = brings(&house, &organizer, 0, file("teams.csv")).await;
    let page = answer.leads_to().to_owned();
    let shown = organizer.sees(&page).await;
    // What the person alone has said is confirmed by it.
    assert_eq!(
        shown.attributes("[name='take[]']", "value"),
        [amal.enrolment.to_string()]
    );
    takes(&house, &organizer, &page, &[]).await.is_done();
    assert_eq!(
        marks(&house).await,
        [
            made(1, "present", "self", ""),
            made(1, "excused", "organizer", ""),
            made(2, "present", "meeting", ""),
        ]
    );
    // A register that is closed is opened again first.
    organizer.visits(&house.training.at("/register/open")).await;
    organizer
        .sends("attendance/close-register", &[("session", &session)])
        .await
        .is_done();
    let dana = house.judge("Dana").await;
    let answer = brings(&house, &organizer, 0, file("zoom.csv")).await;
    let page = answer.leads_to().to_owned();
    takes(&house, &organizer, &page, &[("Galaxy", &dana.name)])
        .await
        .is_refused_with(&UserError::RegisterClosed);
}

async fn what_is_no_list_is_told_and_nothing_is_kept(house: House) {
    let organizer = house.organizer("Olga").await;
    house.judge("Amal").await;
    for (bytes, refusal) in [
        (b"Dear all, we met.\n".to_vec(), Refusal::NoMeeting),
        (b"Name,Join Time\n".to_vec(), Refusal::Empty),
        (Vec::new(), Refusal::NoMeeting),
    ] {
        brings(&house, &organizer, 0, bytes)
            .await
            .is_refused_with(&UserError::List { refusal });
    }
    // Of another day, nobody was there while the session was on.
    let other = String::from_utf8(file("zoom.csv")).unwrap();
    let other = other.replace("05/30/2024", "05/23/2024").into_bytes();
    let answer = brings(&house, &organizer, 0, other).await;
    let shown = organizer.sees(answer.leads_to()).await;
    assert!(
        shown
            .text("#found")
            .contains("not there during the session")
    );
    assert_eq!(shown.count("[name='take[]']"), 0);
    takes(&house, &organizer, answer.leads_to(), &[])
        .await
        .is_refused_with(&UserError::NobodyChosen);
    assert_eq!(marks(&house).await, []);
}

async fn a_list_is_its_readers_and_its_sessions(house: House) {
    let (olga, oral) = (house.organizer("Olga").await, house.organizer("Oral").await);
    let (trainer, amal) = (house.trainer("Tom").await, house.judge("Amal").await);
    for who in [&trainer, &amal] {
        brings(&house, who, 0, file("zoom.csv"))
            .await
            .is_refused_with(&UserError::NotAllowed);
    }
    let answer = brings(&house, &olga, 0, file("zoom.csv")).await;
    let page = answer.leads_to().to_owned();
    assert_eq!(oral.visits(&page).await.status, 422);
    let key = page.rsplit('/').next().unwrap();
    let practice = house.training.sessions[1];
    let elsewhere = house
        .training
        .at(&format!("/sessions/{practice}/meeting/{key}"));
    assert_eq!(olga.visits(&elsewhere).await.status, 422);
    olga.sees(&page).await;
}
