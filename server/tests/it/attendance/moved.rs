//! Moving a session after marks that tell minutes: it is said before, and each is looked at again.

use app::errors::UserError;

use super::{MINUTE, marks};
use crate::harness::{Answer, House, Person};

on_two_servers!(minutes_from_before_a_move_are_looked_at_again);

async fn moves(house: &House, who: &Person, to: [&str; 2], confirmed: bool) -> Answer {
    let session = house.training.sessions[0];
    let path = house.training.at(&format!("/sessions/{session}/change"));
    let page = who.sees(&path).await;
    let names = ["title_en", "title_ru", "title_kk", "date"];
    let values = names.map(|name| page.value(name));
    let mut fields: Vec<(&str, &dyn ToString)> = vec![("session", &session)];
    for (name, value) in names.iter().zip(&values) {
        fields.push((name, value));
    }
    for (name, value) in ["starts_at", "ends_at"].iter().zip(&to) {
        fields.push((name, value));
    }
    if confirmed {
        fields.push(("confirmed", &true));
    }
    who.sends("trainings/change-session", &fields).await
}

async fn minutes_from_before_a_move_are_looked_at_again(house: House) {
    let organizer = house.organizer("Olga").await;
    let [amal, bolat, dana] = [
        house.judge("Amal").await,
        house.judge("Bolat").await,
        house.judge("Dana").await,
    ];
    let session = house.training.sessions[0];
    organizer.records(session, &dana, "present").await.is_done();
    house.time_passes(MINUTE * 40);
    organizer.records(session, &amal, "late").await.is_done();
    organizer.records(session, &bolat, "late").await.is_done();
    // A slip: the second mark of one person is no second person.
    organizer.records(session, &bolat, "absent").await.is_done();
    organizer.records(session, &bolat, "late").await.is_done();
    house.time_passes(MINUTE * 5);
    let refused = moves(&house, &organizer, ["09:15", "10:45"], false).await;
    let told = UserError::MovedWithMarks {
        count: 3,
        minutes: 2,
    };
    refused.is_refused_with(&told);
    let page = organizer.sees(refused.leads_to()).await;
    assert!(
        page.main()
            .contains("The marks of 2 people include minutes"),
        "{}",
        page.main()
    );
    assert_eq!(page.count("[name=confirmed]"), 1);
    let before = marks(&house).await;
    moves(&house, &organizer, ["09:15", "10:45"], true)
        .await
        .is_done();
    assert_eq!(marks(&house).await, before, "nothing is reckoned anew");

    let open = house.training.at("/register/open");
    let item = format!("#session-{session} .open li");
    let page = organizer.sees(&open).await;
    let items = page.texts(&item);
    assert_eq!(items.len(), 2, "{items:?}");
    assert!(
        items
            .iter()
            .all(|words| words.contains("The session was moved")),
        "{items:?}"
    );
    // The same minutes again, by the same person, without a reason: it was looked at.
    let says = async |person: &Person, minutes: &str| {
        organizer.visits(&open).await;
        organizer
            .sends(
                "attendance/record",
                &[
                    ("session", &session),
                    ("enrolment", &person.enrolment),
                    ("unit", &""),
                    ("from_list", &true),
                    ("minutes", &minutes),
                    ("status", &"late"),
                ],
            )
            .await
    };
    says(&amal, "30").await.is_done();
    assert_eq!(organizer.sees(&open).await.texts(&item).len(), 1);
    // And others, long after the session, without a reason, once.
    house.time_passes(MINUTE * 600);
    says(&bolat, "15").await.is_done();
    assert_eq!(organizer.sees(&open).await.texts(&item).len(), 0);
    house.time_passes(MINUTE * 3);
    says(&bolat, "16")
        .await
        .is_refused_with(&UserError::ReasonNeeded);
    let history = format!("{}/{}", house.training.register(0), bolat.enrolment);
    assert!(organizer.sees(&history).await.main().contains("15 min"));
    // A session that only changes its room moves nothing.
    moves(&house, &organizer, ["09:15", "10:45"], false)
        .await
        .is_done();
    assert_eq!(organizer.sees(&open).await.texts(&item).len(), 0);
}
