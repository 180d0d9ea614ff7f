//! What people are told by letter: of a place, of sessions, of answers, of open registers; and that
//! each chooses which of these letters are of use.

use app::{attendance::remind_of_open_registers, post::Kind};
use jiff::SignedDuration;
use records::letter;
use sea_orm::EntityTrait as _;

use crate::{
    harness::{Answer, House, Person, at_once, eventually},
    post::outbox,
};

on_two_servers!(
    who_moves_up_is_told,
    a_session_that_moves_or_is_cancelled_is_told_to_all_but_who_did_it,
    what_is_over_is_told_to_nobody,
    who_asked_is_told_that_there_is_an_answer,
    organizers_are_told_that_somebody_asks,
    a_person_is_told_of_a_correction,
    organizers_are_told_once_of_a_register_left_open,
    everybody_chooses_which_letters_are_written,
    letters_about_sessions_bring_the_calendar,
);

const DAY: SignedDuration = SignedDuration::from_hours(24);

/// To whom letters of a kind were written, in order.
async fn told(house: &House, kind: Kind) -> Vec<i64> {
    let letters = outbox(house).await.into_iter();
    letters
        .filter(|letter| letter.kind == kind.code())
        .map(|letter| letter.account_id)
        .collect()
}

async fn the_letter(house: &House, kind: Kind) -> letter::Model {
    let mut letters = letter::Entity::find()
        .all(house.inner.db.read())
        .await
        .unwrap();
    letters.retain(|letter| letter.kind == kind.code());
    letters.remove(0)
}

/// Changes a session by its form: another start and end, another room.
async fn moves(house: &House, who: &Person, session: i64, to: [&str; 3]) -> Answer {
    let path = house.training.at(&format!("/sessions/{session}/change"));
    let page = who.sees(&path).await;
    let names = ["title_en", "title_ru", "title_kk", "date"];
    let values = names.map(|name| page.value(name));
    let mut fields: Vec<(&str, &dyn ToString)> = vec![("session", &session)];
    for (name, value) in names.iter().zip(&values) {
        fields.push((name, value));
    }
    for (name, value) in ["starts_at", "ends_at", "place"].iter().zip(&to) {
        fields.push((name, value));
    }
    who.sends("trainings/change-session", &fields).await
}

async fn chooses(who: &Person, wanted: &[Kind]) -> Answer {
    who.visits("/account/letters").await;
    let codes: Vec<&str> = wanted.iter().map(|kind| kind.code()).collect();
    let fields: Vec<(&str, &dyn ToString)> = codes
        .iter()
        .map(|code| ("wanted[]", code as &dyn ToString))
        .collect();
    who.sends("post/choose", &fields).await
}

async fn who_moves_up_is_told(house: House) {
    let organizer = house.organizer("Olga").await;
    let training = house.training.id;
    house
        .execute(&format!(
            "UPDATE training SET capacity = 1 WHERE id = {training}"
        ))
        .await
        .unwrap();
    let (amal, bolat) = (house.judge("Amal").await, house.judge("Bolat").await);
    house
        .execute(&format!(
            "UPDATE account SET language = 'ru' WHERE id = {}",
            bolat.account
        ))
        .await
        .unwrap();
    organizer.visits(&house.training.at("/people")).await;
    organizer
        .sends(
            "trainings/withdraw",
            &[("training", &training), ("enrolment", &amal.enrolment)],
        )
        .await
        .is_done();
    assert_eq!(told(&house, Kind::MovedUp).await, [bolat.account]);
    let letter = the_letter(&house, Kind::MovedUp).await;
    assert_eq!(letter.subject, "Вам предоставлено место: Asylum cases (ru)");
    assert!(
        letter
            .body
            .contains(&format!("{}{}", house.url, house.training.at("")))
    );
}

async fn a_session_that_moves_or_is_cancelled_is_told_to_all_but_who_did_it(house: House) {
    let organizer = house.organizer("Olga").await;
    let (amal, tamara) = (house.judge("Amal").await, house.trainer("Tamara").await);
    let practice = house.training.sessions[1];
    // Who teaches, or another title, is no move.
    moves(&house, &organizer, practice, ["11:00", "12:30", ""])
        .await
        .is_done();
    assert!(outbox(&house).await.is_empty());
    moves(&house, &organizer, practice, ["14:00", "15:30", "Hall 2"])
        .await
        .is_done();
    assert_eq!(
        told(&house, Kind::SessionMoved).await,
        [amal.account, tamara.account]
    );
    let letter = the_letter(&house, Kind::SessionMoved).await;
    let body = letter.body.replace('\u{a0}', " ");
    for part in [
        "Dear Amal,",
        "Before:",
        "11:00–12:30",
        "Now:",
        "14:00–15:30 (Hall 2)",
    ] {
        assert!(body.contains(part), "{part}: {body}");
    }
    organizer.visits(&house.training.at("/agenda")).await;
    organizer
        .sends("trainings/delete-session", &[("session", &practice)])
        .await
        .is_done();
    assert_eq!(
        told(&house, Kind::SessionCancelled).await,
        [amal.account, tamara.account]
    );
    let letter = the_letter(&house, Kind::SessionCancelled).await;
    assert!(letter.body.contains("Practice"), "{}", letter.body);
    assert!(
        letter.body.contains("14:00–15:30 (Hall 2)"),
        "{}",
        letter.body
    );
}

async fn what_is_over_is_told_to_nobody(house: House) {
    let organizer = house.organizer("Olga").await;
    house.judge("Amal").await;
    let [opening, practice, _] = house.training.sessions;
    house.time_passes(SignedDuration::from_hours(6));
    // It was at another hour: nobody can come any more.
    moves(&house, &organizer, opening, ["09:15", "10:30", "Hall 1"])
        .await
        .is_done();
    organizer.visits(&house.training.at("/agenda")).await;
    organizer
        .sends("trainings/delete-session", &[("session", &practice)])
        .await
        .is_done();
    assert!(outbox(&house).await.is_empty());
}

async fn who_asked_is_told_that_there_is_an_answer(house: House) {
    let (amal, organizer) = (house.judge("Amal").await, house.organizer("Olga").await);
    let [opening, _, closing] = house.training.sessions;
    amal.visits(&house.training.at("/attendance")).await;
    amal.sends(
        "attendance/excuse",
        &[
            ("training", &house.training.id),
            ("sessions[]", &opening),
            ("sessions[]", &closing),
            ("reason", &"An operation of the knee"),
        ],
    )
    .await
    .is_done();
    organizer.visits(&house.training.at("/requests")).await;
    organizer
        .sends(
            "attendance/answer",
            &[
                ("request", &1),
                ("together", &true),
                ("intent", &"grant"),
                ("reason", &"Get well"),
            ],
        )
        .await
        .is_done();
    assert_eq!(
        told(&house, Kind::RequestAnswered).await,
        [amal.account],
        "one for both"
    );
    let letter = the_letter(&house, Kind::RequestAnswered).await;
    for part in ["granted", "Opening", "Closing", "/attendance"] {
        assert!(letter.body.contains(part), "{part}: {}", letter.body);
    }
    for part in ["knee", "Get well"] {
        assert!(
            !letter.body.contains(part),
            "a letter tells no reason: {}",
            letter.body
        );
    }
}

async fn organizers_are_told_that_somebody_asks(house: House) {
    let (olga, oral) = (house.organizer("Olga").await, house.organizer("Oral").await);
    let amal = house.judge("Amal").await;
    house.trainer("Tamara").await;
    chooses(&oral, &[Kind::Reminder]).await.is_done();
    let [opening, practice, closing] = house.training.sessions;
    let waiting = async || {
        let db = house.inner.db.read();
        let open = app::attendance::open_requests(db, house.training.sessions);
        open.await.unwrap().values().sum::<usize>()
    };
    assert_eq!(waiting().await, 0);
    amal.visits(&house.training.at("/attendance")).await;
    amal.sends(
        "attendance/excuse",
        &[
            ("training", &house.training.id),
            ("sessions[]", &opening),
            ("sessions[]", &closing),
            ("reason", &"An operation of the knee"),
        ],
    )
    .await
    .is_done();
    assert_eq!(told(&house, Kind::RequestAsked).await, [olga.account]);
    let letter = the_letter(&house, Kind::RequestAsked).await;
    for part in ["Opening", "Closing", "/requests"] {
        assert!(letter.body.contains(part), "{part}: {}", letter.body);
    }
    // A letter to somebody else is not erased with the person.
    for part in ["knee", "Amal"] {
        assert!(!letter.body.contains(part), "{part}: {}", letter.body);
    }
    assert_eq!(waiting().await, 2);
    amal.visits(&house.training.at("/attendance")).await;
    let fields: [(&str, &dyn ToString); 3] = [
        ("session", &practice),
        ("status", &"excused"),
        ("reason", &"A hearing"),
    ];
    amal.sends("attendance/ask", &fields).await.is_done();
    assert_eq!(waiting().await, 3);
    assert_eq!(told(&house, Kind::RequestAsked).await.len(), 2);
    olga.visits(&house.training.at("/requests")).await;
    let fields: [(&str, &dyn ToString); 3] =
        [("request", &3), ("intent", &"grant"), ("reason", &"")];
    olga.sends("attendance/answer", &fields).await.is_done();
    assert_eq!(waiting().await, 2);
    assert_eq!(
        told(&house, Kind::MarkCorrected).await,
        [0_i64; 0],
        "the answer tells it"
    );
}

async fn a_person_is_told_of_a_correction(house: House) {
    let (amal, organizer) = (house.judge("Amal").await, house.organizer("Olga").await);
    let opening = house.training.sessions[0];
    organizer.records(opening, &amal, "absent").await.is_done();
    organizer.records(opening, &amal, "present").await.is_done();
    assert_eq!(
        told(&house, Kind::MarkCorrected).await,
        [0_i64; 0],
        "a slip of the finger is none"
    );
    house.time_passes(SignedDuration::from_mins(5));
    organizer
        .corrects(opening, &amal, "excused", "An operation of the knee")
        .await
        .is_done();
    assert_eq!(told(&house, Kind::MarkCorrected).await, [amal.account]);
    let letter = the_letter(&house, Kind::MarkCorrected).await;
    for part in ["Opening", "excused", "/attendance"] {
        assert!(letter.body.contains(part), "{part}: {}", letter.body);
    }
    assert!(!letter.body.contains("knee"), "{}", letter.body);
}

async fn organizers_are_told_once_of_a_register_left_open(house: House) {
    let (olga, oral) = (house.organizer("Olga").await, house.organizer("Oral").await);
    house.judge("Amal").await;
    house.trainer("Tamara").await;
    let [opening, practice, _] = house.training.sessions;
    let both = [olga.account, oral.account];
    house.time_passes(SignedDuration::from_hours(6));
    olga.visits(&house.training.at("/register/open")).await;
    olga.sends("attendance/close-register", &[("session", &opening)])
        .await
        .is_done();
    assert_eq!(
        remind_of_open_registers(&house.inner).await.unwrap(),
        0,
        "not on the same day"
    );
    // The second ended at half past twelve, which was two hours and a quarter ago.
    house.time_passes(DAY - SignedDuration::from_mins(140 + 1));
    assert_eq!(remind_of_open_registers(&house.inner).await.unwrap(), 0);
    house.time_passes(SignedDuration::from_mins(1));
    at_once((0..4).map(|_| remind_of_open_registers(&house.inner))).await;
    assert_eq!(told(&house, Kind::RegisterOpen).await, both);
    let letter = the_letter(&house, Kind::RegisterOpen).await;
    assert!(letter.body.contains("Practice"), "{}", letter.body);
    assert!(
        letter
            .body
            .contains(&format!("/register/open#session-{practice}")),
        "{}",
        letter.body
    );
    // The third, a day later; neither the first, which is closed, nor the second once more.
    house.time_passes(DAY);
    assert_eq!(remind_of_open_registers(&house.inner).await.unwrap(), 2);
    assert_eq!(remind_of_open_registers(&house.inner).await.unwrap(), 0);
    // Of what is long past, and where nobody takes part, nobody is reminded.
    house.another_training().await;
    house.time_passes(DAY * 20);
    assert_eq!(remind_of_open_registers(&house.inner).await.unwrap(), 0);
}

async fn everybody_chooses_which_letters_are_written(house: House) {
    let (organizer, amal, bolat) = (
        house.organizer("Olga").await,
        house.judge("Amal").await,
        house.judge("Bolat").await,
    );
    let account = amal.sees("/account").await;
    assert_eq!(account.count("main a[href='/account/letters']"), 1);
    let choices: Vec<Kind> = Kind::ALL
        .iter()
        .copied()
        .filter(|kind| kind.may_be_declined())
        .collect();
    let codes = |kinds: &[Kind]| -> Vec<String> {
        kinds.iter().map(|kind| kind.code().to_owned()).collect()
    };
    let ticked = async || {
        let page = amal.sees("/account/letters").await;
        page.attributes("[name='wanted[]'][checked]", "value")
    };
    assert_eq!(
        ticked().await,
        codes(&choices),
        "all, until one chooses less"
    );
    assert!(!choices.contains(&Kind::Invitation) && !choices.contains(&Kind::Reset));
    let practice = house.training.sessions[1];
    // Each by itself.
    for left_out in &choices {
        let wanted: Vec<Kind> = choices
            .iter()
            .copied()
            .filter(|kind| kind != left_out)
            .collect();
        chooses(&amal, &wanted).await.is_done();
        assert_eq!(ticked().await, codes(&wanted));
    }
    chooses(&amal, &[Kind::Reminder]).await.is_done();
    moves(&house, &organizer, practice, ["14:00", "15:30", ""])
        .await
        .is_done();
    assert_eq!(told(&house, Kind::SessionMoved).await, [bolat.account]);
    amal.visits("/account/letters").await;
    amal.sends(
        "post/choose",
        &[("wanted[]", &"reminder"), ("only_necessary", &true)],
    )
    .await
    .is_done();
    assert!(ticked().await.is_empty());
    // Who could not come in without it is written to whatever was chosen.
    let sql = format!(
        "UPDATE account SET password_hash = NULL WHERE id = {}",
        amal.account
    );
    house.execute(&sql).await.unwrap();
    organizer.visits(&house.training.at("/people")).await;
    organizer
        .sends(
            "trainings/send-invitations",
            &[
                ("training", &house.training.id),
                ("enrolment", &amal.enrolment),
            ],
        )
        .await
        .is_done();
    assert_eq!(told(&house, Kind::Invitation).await, [amal.account]);
    // And again all.
    let refused = house.execute("INSERT INTO declined_letter (account_id, kind) SELECT account_id, kind FROM declined_letter").await;
    assert!(refused.is_err(), "each kind once");
    chooses(&bolat, &choices).await.is_done();
    moves(&house, &organizer, practice, ["11:00", "12:30", ""])
        .await
        .is_done();
    assert_eq!(
        told(&house, Kind::SessionMoved).await,
        [bolat.account, bolat.account]
    );
}

async fn letters_about_sessions_bring_the_calendar(house: House) {
    let organizer = house.organizer("Olga").await;
    let amal = house.judge("Amal").await;
    let [opening, practice, _] = house.training.sessions[..] else {
        panic!("three sessions");
    };
    let (trainers, link) = ("Tamara T.", "https://meet.example.org/room");
    house
        .execute(&format!(
            "UPDATE session SET trainers = '{trainers}', link = '{link}' WHERE id = {opening}"
        ))
        .await
        .unwrap();
    let to = ["14:00", "15:30", "Hall 2"];
    moves(&house, &organizer, practice, to).await.is_done();
    let box_of = || house.post_box.letters_to(&amal.email);
    eventually("the letter has gone", || async {
        app::post::send_due(&house.inner).await.unwrap();
        !box_of().is_empty()
    })
    .await;
    let letter = box_of().remove(0);
    let calendar = letter.calendar.unwrap();
    assert_eq!(calendar.name, "training-1-2024-05-30.ics");
    // Long lines are folded.
    let text = calendar.text.replace("\r\n ", "");
    assert_eq!(text.matches("BEGIN:VEVENT").count(), 3, "{text}");
    assert!(text.contains(&format!("UID:session-{practice}@")), "{text}");
    assert!(text.contains("Hall 2"), "{text}");
    assert!(text.contains(&format!("Trainers: {trainers}")), "{text}");
    assert!(text.contains(&format!("Join online: {link}")), "{text}");
}
