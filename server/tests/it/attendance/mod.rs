//! Checking in, the roll call, and corrections.

mod closing;
mod codes;
mod door;
mod excuses;
mod expected;
mod figures;
mod live;
mod marks;
mod meetings;
mod moved;
mod naming;
mod online;
mod open;
mod policy;
mod register;
mod reports;
mod requests;
mod roll_call;
mod waiting;
mod walk_ins;

use app::errors::UserError;
use jiff::SignedDuration;
use records::{attendance_mark as mark, remark};
use rules::roles::Role;
use sea_orm::{EntityTrait as _, QueryOrder as _};

use crate::harness::{Answer, House, at_once};

on_two_servers!(
    a_judge_checks_in,
    a_check_in_has_its_time,
    parallel_check_ins_make_one_mark,
    nobody_else_takes_the_register,
    marks_cannot_be_changed_even_past_the_application,
);

const MINUTE: SignedDuration = SignedDuration::from_mins(1);

/// All marks in the order in which they were made: number, status, source, reason.
async fn marks(house: &House) -> Vec<(i32, String, String, String)> {
    let marks = mark::Entity::find()
        .order_by_asc(mark::Column::Id)
        .find_also_related(remark::Entity)
        .all(house.inner.db.read())
        .await
        .unwrap();
    let said = |(mark, remark): (mark::Model, Option<remark::Model>)| {
        let reason = remark.map(|remark| remark.body).unwrap_or_default();
        (mark.number, mark.status, mark.source, reason)
    };
    marks.into_iter().map(said).collect()
}

fn made(number: i32, status: &str, source: &str, reason: &str) -> (i32, String, String, String) {
    (
        number,
        status.to_owned(),
        source.to_owned(),
        reason.to_owned(),
    )
}

async fn a_judge_checks_in(house: House) {
    let judge = house.judge("Amal").await;
    let session = house.training.sessions[0];
    let page = judge.sees("/").await;
    assert!(
        page.text(".next:first-of-type p").contains("Opening"),
        "{}",
        page.text(".next:first-of-type p")
    );
    assert_eq!(
        page.attribute("form.check-in [name=session]", "value"),
        session.to_string()
    );
    let page = judge
        .sees(judge.checks_in(session).await.is_done().leads_to())
        .await;
    assert_eq!(
        page.text(".notice.good"),
        "You are checked in, before the session begins."
    );
    assert_eq!(page.count("form.check-in"), 0);
    assert!(page.main().contains("Your attendance: present"));
    judge
        .checks_in(session)
        .await
        .is_refused_with(&UserError::MarkedAlready);
    assert_eq!(marks(&house).await, [made(1, "present", "self", "")]);
    // At another device it is no other person.
    let elsewhere = judge.at_another_device().await;
    elsewhere
        .sends("attendance/check-in", &[("session", &session)])
        .await
        .is_refused_with(&UserError::MarkedAlready);
}

async fn a_check_in_has_its_time(house: House) {
    let [amal, bolat, dana] = [
        house.judge("Amal").await,
        house.judge("Bolat").await,
        house.judge("Dana").await,
    ];
    let [first, second, _] = house.training.sessions;
    let opens = |at: &str| UserError::TooEarly {
        opens: at.to_owned(),
    };
    let refused = amal.checks_in(second).await;
    refused.is_refused_with(&opens("10:30"));
    assert!(
        amal.sees(refused.leads_to())
            .await
            .main()
            .contains("Check-in opens at 10:30")
    );
    house.time_passes(-(MINUTE * 20) - SignedDuration::from_secs(1));
    amal.checks_in(first).await.is_refused_with(&opens("08:30"));
    assert!(amal.sees("/").await.main().contains("Check-in opens:"));
    house.time_passes(SignedDuration::from_secs(1));
    amal.checks_in(first).await.is_done();
    // Ten minutes after the beginning one is in time, then late.
    house.time_passes(MINUTE * 40);
    assert_eq!(
        bolat.checks_in(first).await.is_done().leads_to(),
        house.training.at("?done=checked-in")
    );
    house.time_passes(MINUTE);
    let page = dana
        .sees(dana.checks_in(first).await.is_done().leads_to())
        .await;
    assert_eq!(page.text(".notice.good"), "You are checked in, as late.");
    let said: Vec<_> = marks(&house)
        .await
        .into_iter()
        .map(|(_, status, _, _)| status)
        .collect();
    assert_eq!(said, ["present", "present", "late"]);
    // When it is over it is closed.
    let late = house.judge("Erlan").await;
    house.time_passes(MINUTE * 79);
    late.checks_in(first)
        .await
        .is_refused_with(&UserError::CheckInClosed);
    amal.checks_in(999)
        .await
        .is_refused_with(&UserError::NotFound);
    assert_eq!(marks(&house).await.len(), 3);
}

async fn parallel_check_ins_make_one_mark(house: House) {
    let judge = house.judge("Amal").await;
    let elsewhere = judge.at_another_device().await;
    let session = house.training.sessions[0];
    let fields: [(&str, &dyn ToString); 1] = [("session", &session)];
    let answers = at_once((0..20).map(|each| {
        let browser = if each % 2 == 0 { &*judge } else { &elsewhere };
        browser.sends("attendance/check-in", &fields)
    }))
    .await;
    assert_eq!(marks(&house).await, [made(1, "present", "self", "")]);
    let refusals: Vec<_> = answers.iter().filter_map(Answer::refusal).collect();
    assert_eq!(refusals, vec![UserError::MarkedAlready; 19]);
    // Twenty people at once are twenty marks.
    let mut people = Vec::new();
    for each in 0..20 {
        people.push(house.judge(&format!("Judge {each}")).await);
    }
    for answer in at_once(people.iter().map(|person| person.checks_in(session))).await {
        answer.is_done();
    }
    assert_eq!(house.count::<mark::Entity>().await, 21);
}

async fn nobody_else_takes_the_register(house: House) {
    let judge = house.judge("Amal").await;
    let (trainer, observer) = (house.trainer("Tom").await, house.observer("Omar").await);
    let stranger = house.stranger("Sam").await;
    let elsewhere = house.another_training().await;
    let other = house.knows("Oleg", None).await;
    house
        .enrols_too(&other, Role::Organizer, elsewhere.id)
        .await;
    other.arrives().await;
    let (register, session) = (house.training.register(0), house.training.sessions[0]);
    let history = format!("{register}/{}", judge.enrolment);
    let (overview, file) = (
        house.training.at("/register"),
        house.training.at("/register.csv"),
    );
    for (person, sees, error) in [
        (&judge, 403, UserError::NotAllowed),
        (&trainer, 200, UserError::NotAllowed),
        (&observer, 403, UserError::NotAllowed),
        (&stranger, 404, UserError::NotFound),
        (&other, 404, UserError::NotFound),
    ] {
        for path in [&register, &history, &overview, &file] {
            assert_eq!(
                person.visits(path).await.status,
                sees,
                "{} {path}",
                person.name
            );
        }
        person
            .records(session, &judge, "present")
            .await
            .is_refused_with(&error);
        person
            .corrects(session, &judge, "present", "because")
            .await
            .is_refused_with(&error);
        if person.name != judge.name {
            let refusal = person.checks_in(session).await.refusal().unwrap();
            assert!(
                matches!(refusal, UserError::NotAllowed | UserError::NotFound),
                "{refusal:?}"
            );
        }
    }
    assert_eq!(
        trainer
            .sees(&register)
            .await
            .count("main form[method=post]"),
        0
    );
    // An organizer marks judges of her own training alone.
    let organizer = house.organizer("Olga").await;
    organizer
        .records(session, &observer, "present")
        .await
        .is_refused_with(&UserError::NotFound);
    let far = house.invites("Far", Some(Role::Judge), elsewhere.id).await;
    organizer
        .records(session, &far, "present")
        .await
        .is_refused_with(&UserError::NotFound);
    organizer
        .records(elsewhere.sessions[0], &judge, "present")
        .await
        .is_refused_with(&UserError::NotFound);
    assert_eq!(
        organizer
            .visits(
                &house
                    .training
                    .at(&format!("/sessions/{}/register", elsewhere.sessions[0]))
            )
            .await
            .status,
        404
    );
    assert_eq!(marks(&house).await, []);
    let nobody = house.browser();
    assert!(
        nobody
            .visits(&file)
            .await
            .leads_to()
            .starts_with("/sign-in?next=")
    );
}

async fn marks_cannot_be_changed_even_past_the_application(house: House) {
    let (judge, organizer) = (house.judge("Amal").await, house.organizer("Olga").await);
    judge.checks_in(house.training.sessions[0]).await.is_done();
    house.time_passes(MINUTE * 10);
    organizer
        .corrects(
            house.training.sessions[0],
            &judge,
            "late",
            "Seen at the door",
        )
        .await
        .is_done();
    let before = marks(&house).await;
    for set in [
        "status = 'absent'",
        "reason = 'another'",
        "number = number + 7",
        "received_at = 0",
    ] {
        assert!(
            house
                .execute(&format!("UPDATE attendance_mark SET {set}"))
                .await
                .is_err(),
            "{set}"
        );
    }
    assert!(house.execute("DELETE FROM attendance_mark").await.is_err());
    assert_eq!(marks(&house).await, before);
}
