//! Asking to be excused from several sessions at once, with a document.

use app::{
    authorization::viewer::Authority,
    errors::{Field, UserError},
};
use records::{attendance_request, excuse_document, request_document};
use rules::documents::MOST_BYTES;
use sea_orm::{EntityTrait as _, QueryOrder as _};

use super::{made, marks};
use crate::harness::{Answer, House, Person, at_once};

on_two_servers!(
    several_sessions_are_asked_about_at_once_and_answered_at_once,
    each_of_several_is_answered_by_itself,
    what_is_wrong_is_said_and_nothing_is_kept,
    a_document_is_handed_in_once_and_checked_by_its_bytes,
    a_document_is_for_its_person_and_the_organizers_alone,
    erasing_the_person_deletes_the_documents,
);

const PDF: &[u8] = b"%PDF-1.7 of the hospital";

async fn asks(house: &House, judge: &Person, sessions: &[i64], reason: &str) -> Answer {
    judge.visits(&house.training.at("/attendance")).await;
    let training = house.training.id;
    let mut fields: Vec<(&str, &dyn ToString)> = vec![("training", &training), ("reason", &reason)];
    for session in sessions {
        fields.push(("sessions[]", session));
    }
    judge.sends("attendance/excuse", &fields).await
}

async fn requests(house: &House) -> Vec<attendance_request::Model> {
    attendance_request::Entity::find()
        .order_by_asc(attendance_request::Column::Id)
        .all(house.inner.db.read())
        .await
        .unwrap()
}

async fn answers(
    house: &House,
    organizer: &Person,
    request: i64,
    together: bool,
    (intent, reason): (&str, &str),
) -> Answer {
    organizer.visits(&house.training.at("/requests")).await;
    let mut fields: Vec<(&str, &dyn ToString)> = vec![
        ("request", &request),
        ("intent", &intent),
        ("reason", &reason),
    ];
    if together {
        fields.push(("together", &true));
    }
    organizer.sends("attendance/answer", &fields).await
}

async fn several_sessions_are_asked_about_at_once_and_answered_at_once(house: House) {
    let (judge, organizer) = (house.judge("Amal").await, house.organizer("Olga").await);
    let [opening, practice, closing] = house.training.sessions;
    let page = judge.sees(&house.training.at("/attendance")).await;
    assert_eq!(page.count("#excuse [type=checkbox]"), 3);
    asks(&house, &judge, &[opening, closing], "In hospital")
        .await
        .is_done();
    let asked = requests(&house).await;
    assert_eq!(
        asked
            .iter()
            .map(|request| request.session_id)
            .collect::<Vec<_>>(),
        [opening, closing]
    );
    // Handed in once, it belongs to both.
    judge.visits(&house.training.at("/attendance")).await;
    judge.hands_in(asked[1].id, PDF).await.is_done();
    assert_eq!(house.count::<excuse_document::Entity>().await, 1);
    assert_eq!(house.count::<request_document::Entity>().await, 2);
    let page = judge.sees(&house.training.at("/attendance")).await;
    let own = page.texts(".request");
    assert!(
        own.iter().all(|words| words.contains("In hospital")),
        "{own:?}"
    );
    assert!(
        own.iter()
            .all(|words| words.contains("Document (PDF, 1 kB)")),
        "{own:?}"
    );
    // Another is asked about alone, and is another's affair.
    judge
        .sends(
            "attendance/ask",
            &[
                ("session", &practice),
                ("status", &"excused"),
                ("reason", &"A hearing"),
            ],
        )
        .await
        .is_done();
    let page = organizer.sees(&house.training.at("/requests")).await;
    let card = page.text(".together > li");
    for part in [
        "Amal",
        "2 sessions",
        "Opening",
        "Closing",
        "In hospital",
        "Document (PDF",
    ] {
        assert!(card.contains(part), "{part}: {card}");
    }
    answers(&house, &organizer, asked[0].id, true, ("grant", ""))
        .await
        .is_done();
    let excused = made(1, "excused", "organizer", "In hospital");
    assert_eq!(marks(&house).await, [excused.clone(), excused]);
    let page = organizer.sees(&house.training.at("/requests")).await;
    assert_eq!(page.count(".together"), 0);
    assert_eq!(page.count("form[action*=answer]"), 1, "the third waits");
}

async fn each_of_several_is_answered_by_itself(house: House) {
    let (judge, organizer) = (house.judge("Amal").await, house.organizer("Olga").await);
    let bolat = house.judge("Bolat").await;
    let sessions = house.training.sessions;
    asks(&house, &judge, &sessions, "A hearing").await.is_done();
    asks(&house, &bolat, &sessions[..2], "A hearing")
        .await
        .is_done();
    let asked = requests(&house).await;
    answers(
        &house,
        &organizer,
        asked[1].id,
        false,
        ("refuse", "It was moved"),
    )
    .await
    .is_done();
    // What is left of what was asked together, and nothing of another's.
    answers(&house, &organizer, asked[0].id, true, ("grant", "So be it"))
        .await
        .is_done();
    let excused = made(1, "excused", "organizer", "So be it");
    assert_eq!(marks(&house).await, [excused.clone(), excused]);
    let again = answers(&house, &organizer, asked[1].id, true, ("grant", "")).await;
    again.is_refused_with(&UserError::RequestAnswered);
    let page = organizer.sees(&house.training.at("/requests")).await;
    assert_eq!(
        page.count("ol.requests:not(.together) form[action*=answer]"),
        2
    );
    assert!(page.text(".together > li").contains("Bolat"));
}

async fn what_is_wrong_is_said_and_nothing_is_kept(house: House) {
    let (judge, trainer) = (house.judge("Amal").await, house.trainer("Tom").await);
    let elsewhere = house.another_training().await;
    let [opening, practice, _] = house.training.sessions;
    let missing = UserError::Missing {
        field: Field::Reason,
    };
    asks(&house, &judge, &[opening, practice], " ")
        .await
        .is_refused_with(&missing);
    asks(&house, &judge, &[], "A hearing")
        .await
        .is_refused_with(&UserError::NothingChosen);
    for foreign in [elsewhere.sessions[0], 999] {
        asks(&house, &judge, &[opening, foreign], "A hearing")
            .await
            .is_refused_with(&UserError::NotFound);
    }
    asks(&house, &trainer, &[opening], "A hearing")
        .await
        .is_refused_with(&UserError::NotAllowed);
    assert!(requests(&house).await.is_empty());
    asks(&house, &judge, &[opening, opening], "A hearing")
        .await
        .is_done();
    assert_eq!(requests(&house).await.len(), 1, "twice the same is one");
    asks(&house, &judge, &[practice, opening], "Again")
        .await
        .is_refused_with(&UserError::RequestOpen);
    assert_eq!(requests(&house).await.len(), 1);
    // What was typed is there still.
    let refused = asks(&house, &judge, &[opening], "Typed at length").await;
    let page = judge.sees(refused.leads_to()).await;
    assert!(page.body.contains("Typed at length"));
    let refused = asks(&house, &judge, &[practice], " ").await;
    let page = judge.sees(refused.leads_to()).await;
    assert_eq!(page.count("#excuse[open]"), 1);
    let chosen = page.attributes("#excuse [type=checkbox][checked]", "value");
    assert_eq!(chosen, [practice.to_string()]);
}

async fn a_document_is_handed_in_once_and_checked_by_its_bytes(house: House) {
    let (judge, organizer) = (house.judge("Amal").await, house.organizer("Olga").await);
    asks(&house, &judge, &house.training.sessions[..2], "Ill")
        .await
        .is_done();
    let asked = requests(&house).await;
    let mut large = PDF.to_vec();
    large.resize(MOST_BYTES + 1, b' ');
    let missing = UserError::Missing {
        field: Field::Document,
    };
    for (file, error) in [
        (&b""[..], missing),
        (b"<script>", UserError::DocumentOfOtherKind),
        (b"MZ", UserError::DocumentOfOtherKind),
        (&large, UserError::DocumentTooLarge),
    ] {
        judge.visits(&house.training.at("/attendance")).await;
        judge
            .hands_in(asked[0].id, file)
            .await
            .is_refused_with(&error);
    }
    assert_eq!(house.count::<excuse_document::Entity>().await, 0);
    judge
        .hands_in(999, PDF)
        .await
        .is_refused_with(&UserError::NotFound);
    let other = house.judge("Bolat").await;
    other
        .hands_in(asked[0].id, PDF)
        .await
        .is_refused_with(&UserError::NotFound);
    large.pop();
    let sent = at_once((0..3).map(|_| judge.hands_in(asked[0].id, &large))).await;
    let taken = sent.iter().filter(|answer| answer.refusal().is_none());
    assert_eq!(taken.count(), 1);
    assert_eq!(house.count::<excuse_document::Entity>().await, 1);
    judge
        .hands_in(asked[1].id, PDF)
        .await
        .is_refused_with(&UserError::DocumentThere);
    answers(&house, &organizer, asked[0].id, true, ("grant", ""))
        .await
        .is_done();
    judge
        .hands_in(asked[0].id, PDF)
        .await
        .is_refused_with(&UserError::RequestAnswered);
    // And nobody changes it past the application.
    for set in [
        "content = NULL",
        "kind = 'png'",
        "size = 7",
        "enrolment_id = 1",
    ] {
        let refused = house
            .execute(&format!("UPDATE excuse_document SET {set}"))
            .await;
        assert!(refused.is_err(), "{set}");
    }
}

async fn a_document_is_for_its_person_and_the_organizers_alone(house: House) {
    let (judge, organizer) = (house.judge("Amal").await, house.organizer("Olga").await);
    asks(&house, &judge, &house.training.sessions[..1], "Ill")
        .await
        .is_done();
    judge
        .hands_in(requests(&house).await[0].id, PDF)
        .await
        .is_done();
    let page = organizer.sees(&house.training.at("/requests")).await;
    let path = page.attribute(".requests a[download]", "href");
    for person in [&judge, &organizer] {
        let file = person.sees(&path).await;
        assert_eq!(file.bytes, PDF);
        assert_eq!(file.header("content-type"), "application/pdf");
        assert_eq!(
            file.header("content-disposition"),
            "attachment; filename=\"document-1.pdf\""
        );
        assert_eq!(file.header("x-content-type-options"), "nosniff");
        assert_eq!(file.header("cache-control"), "private, no-store");
    }
    let (trainer, other) = (house.trainer("Tom").await, house.judge("Bolat").await);
    let stranger = house.stranger("Sam").await;
    for (person, status) in [(&trainer, 403), (&other, 403), (&stranger, 404)] {
        assert_eq!(person.visits(&path).await.status, status, "{}", person.name);
    }
    // Nor by way of another training.
    let elsewhere = house.another_training().await;
    house
        .enrols_too(&trainer, rules::roles::Role::Organizer, elsewhere.id)
        .await;
    let way = path.replacen(
        &format!("/trainings/{}/", house.training.id),
        &format!("/trainings/{}/", elsewhere.id),
        1,
    );
    assert_eq!(trainer.visits(&way).await.status, 404);
    let data = judge.sees("/account/data.json").await;
    assert!(data.body.contains("\"excuse_document\""), "{}", data.body);
    assert!(!data.body.contains("of the hospital"));
}

async fn erasing_the_person_deletes_the_documents(house: House) {
    let (judge, other) = (house.judge("Amal").await, house.judge("Bolat").await);
    for person in [&judge, &other] {
        asks(&house, person, &house.training.sessions, "Ill")
            .await
            .is_done();
    }
    let asked = requests(&house).await;
    judge.hands_in(asked[0].id, PDF).await.is_done();
    other.hands_in(asked[3].id, PDF).await.is_done();
    let now = house.inner.clock.now();
    let txn = house.inner.db.begin().await.unwrap();
    let administers = Authority::System.administers();
    app::erasure::erase(&txn, &administers, None, judge.account, now)
        .await
        .unwrap();
    txn.commit().await.unwrap();
    let left = excuse_document::Entity::find()
        .all(house.inner.db.read())
        .await
        .unwrap();
    let left: Vec<i64> = left.iter().map(|document| document.enrolment_id).collect();
    assert_eq!(left, [other.enrolment]);
    assert_eq!(requests(&house).await.len(), 6, "what was asked stays");
}
