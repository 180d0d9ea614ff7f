//! Naming somebody who calls the roll of one session.

use app::{
    authorization::{ACTIONS, NAMED_ACTIONS, NAMED_ROUTES, Outcome, ROUTES, Who},
    errors::UserError,
};
use records::roll_taker;

use super::{MINUTE, made, marks};
use crate::{
    authorization::{Fixture, requests},
    harness::{Answer, House, Person},
};

on_two_servers!(
    a_named_trainer_calls_the_roll_of_that_session_alone,
    who_is_named_and_takes_part_says_nothing_of_themselves,
    it_is_taken_back_and_ends_with_the_place,
    only_people_of_the_training_are_named,
    a_named_person_does_what_the_matrix_says_and_no_more,
    what_was_said_is_not_changed,
);

async fn names(house: &House, who: &Person, enrolment: i64, is_named: bool) -> Answer {
    let session = house.training.sessions[0];
    let action = if is_named {
        "attendance/name-roll-taker"
    } else {
        "attendance/unname-roll-taker"
    };
    who.visits(&house.training.register(0)).await;
    who.sends(action, &[("session", &session), ("enrolment", &enrolment)])
        .await
}

async fn a_named_trainer_calls_the_roll_of_that_session_alone(house: House) {
    let (organizer, trainer) = (house.organizer("Olga").await, house.trainer("Tamara").await);
    let (amal, bolat) = (house.judge("Amal").await, house.judge("Bolat").await);
    let [opening, practice, _] = house.training.sessions;
    let register = house.training.register(0);
    let refused = UserError::NotAllowed;
    trainer
        .records(opening, &amal, "present")
        .await
        .is_refused_with(&refused);
    let offered = organizer.sees(&register).await;
    let offered = offered.texts("#roll-takers option");
    assert!(
        offered.contains(&"Tamara (trainer)".to_owned()),
        "{offered:?}"
    );
    assert!(
        !offered.iter().any(|words| words.starts_with("Olga")),
        "{offered:?}"
    );
    let answer = names(&house, &organizer, trainer.enrolment, true).await;
    let page = organizer.sees(answer.is_done().leads_to()).await;
    assert_eq!(page.count("#roll-takers li"), 1);
    assert!(
        page.text("#roll-takers li").contains("Tamara"),
        "{}",
        page.main()
    );
    // Twice is once.
    names(&house, &organizer, trainer.enrolment, true)
        .await
        .is_done();
    assert_eq!(house.count::<roll_taker::Entity>().await, 1);

    // Told on the first page and on the training's, with the way there.
    for path in ["/".to_owned(), house.training.at("")] {
        let page = trainer.sees(&path).await;
        let ways = page.attributes(".next a", "href");
        assert!(ways.contains(&register), "{path}: {ways:?}");
    }
    let item = format!("#session-{opening} .actions a");
    assert_eq!(
        trainer.sees(&house.training.at("")).await.texts(&item),
        ["Take the register : Opening"]
    );
    let page = trainer.sees(&register).await;
    assert_eq!(page.count(".register .person form"), 2);
    assert_eq!(
        page.count("[action*=add-walk-in], [action*=close-register], [action*=let-in]"),
        0
    );

    // The roll, a slip, a correction, and what people said of themselves.
    trainer.records(opening, &amal, "absent").await.is_done();
    trainer.records(opening, &amal, "present").await.is_done();
    house.time_passes(MINUTE * 5);
    trainer
        .records(opening, &amal, "absent")
        .await
        .is_refused_with(&UserError::ReasonNeeded);
    trainer
        .corrects(opening, &amal, "excused", "Her child is ill.")
        .await
        .is_done();
    bolat.checks_in(opening).await.is_done();
    trainer.visits(&register).await;
    trainer
        .sends("attendance/confirm-all", &[("session", &opening)])
        .await
        .is_done();
    trainer.visits(&register).await;
    trainer
        .sends("attendance/all-present", &[("session", &opening)])
        .await
        .is_done();
    assert_eq!(
        marks(&house).await,
        [
            made(1, "absent", "organizer", ""),
            made(2, "present", "organizer", ""),
            made(3, "excused", "organizer", "Her child is ill."),
            made(1, "present", "self", ""),
            made(2, "present", "organizer", ""),
        ]
    );
    let history = format!("{register}/{}", amal.enrolment);
    assert!(
        organizer
            .sees(&history)
            .await
            .main()
            .contains("Her child is ill.")
    );
    let told = trainer.sees(&history).await;
    assert!(
        !told.main().contains("Her child is ill."),
        "a reason is for organizers"
    );
    assert!(told.main().contains("Tamara"), "{}", told.main());

    // Nothing of another session.
    trainer
        .records(practice, &amal, "present")
        .await
        .is_refused_with(&refused);
    for path in [
        "/sessions/PRACTICE/code",
        "/requests",
        "/register/open",
        "/people",
        "/change",
    ] {
        let path = path.replace("PRACTICE", &practice.to_string());
        assert_eq!(
            trainer.visits(&house.training.at(&path)).await.status,
            403,
            "{path}"
        );
    }
    let audit = organizer
        .sees(&format!("/audit?training={}", house.training.id))
        .await;
    assert!(
        audit.main().contains("named somebody to take the register"),
        "{}",
        audit.main()
    );
}

async fn who_is_named_and_takes_part_says_nothing_of_themselves(house: House) {
    let organizer = house.organizer("Olga").await;
    let (amal, bolat) = (house.judge("Amal").await, house.judge("Bolat").await);
    let session = house.training.sessions[0];
    names(&house, &organizer, amal.enrolment, true)
        .await
        .is_done();
    let page = amal.sees(&house.training.register(0)).await;
    assert_eq!(page.count(&format!("#person-{} form", bolat.enrolment)), 1);
    assert_eq!(page.count(&format!("#person-{} form", amal.enrolment)), 0);
    // The way to the whole register is not shown to who may not go it.
    let overview = house.training.at("/register");
    assert!(!page.attributes("a", "href").contains(&overview));
    let own = UserError::OwnMark;
    amal.records(session, &amal, "present")
        .await
        .is_refused_with(&own);
    amal.sends(
        "attendance/correct",
        &[
            ("session", &session),
            ("enrolment", &amal.enrolment),
            ("status", &"present"),
            ("reason", &"I was there."),
        ],
    )
    .await
    .is_refused_with(&own);
    amal.checks_in(session).await.is_done();
    for action in ["attendance/all-present", "attendance/confirm-all"] {
        amal.visits(&house.training.register(0)).await;
        amal.sends(action, &[("session", &session)]).await.is_done();
    }
    let expected = [
        made(1, "present", "self", ""),
        made(1, "present", "organizer", ""),
    ];
    assert_eq!(
        marks(&house).await,
        expected,
        "her own word waits for an organizer"
    );
    let history = format!("{}/{}", house.training.register(0), amal.enrolment);
    assert_eq!(amal.visits(&history).await.status, 403);
}

async fn it_is_taken_back_and_ends_with_the_place(house: House) {
    let (organizer, trainer) = (house.organizer("Olga").await, house.trainer("Tamara").await);
    let (amal, bolat) = (house.judge("Amal").await, house.judge("Bolat").await);
    let session = house.training.sessions[0];
    for person in [&trainer, &amal] {
        names(&house, &organizer, person.enrolment, true)
            .await
            .is_done();
    }
    trainer.records(session, &bolat, "present").await.is_done();
    names(&house, &organizer, trainer.enrolment, false)
        .await
        .is_done();
    trainer
        .records(session, &bolat, "late")
        .await
        .is_refused_with(&UserError::NotAllowed);
    let page = organizer.sees(&house.training.register(0)).await;
    assert_eq!(page.count("#roll-takers li"), 1);
    assert_eq!(trainer.sees("/").await.count(".next a[href$=register]"), 0);
    // And again.
    names(&house, &organizer, trainer.enrolment, true)
        .await
        .is_done();
    trainer.records(session, &bolat, "late").await.is_done();
    assert_eq!(house.count::<roll_taker::Entity>().await, 4);
    // Who gave up the place calls no roll.
    amal.records(session, &bolat, "late").await.is_done();
    let sql = format!(
        "UPDATE enrolment SET place = 'withdrawn' WHERE id = {}",
        amal.enrolment
    );
    house.execute(&sql).await.unwrap();
    house.forget_logins();
    amal.records(session, &bolat, "absent")
        .await
        .is_refused_with(&UserError::NotFound);
}

async fn only_people_of_the_training_are_named(house: House) {
    let (organizer, second) = (house.organizer("Olga").await, house.organizer("Oral").await);
    let elsewhere = house.another_training().await;
    let far = house
        .invites("Far", Some(rules::roles::Role::Judge), elsewhere.id)
        .await;
    let trainer = house.trainer("Tamara").await;
    for (who, enrolment, error) in [
        (&organizer, far.enrolment, UserError::NotFound),
        (&organizer, second.enrolment, UserError::NotFound),
        (&organizer, 999, UserError::NotFound),
        (&trainer, trainer.enrolment, UserError::NotAllowed),
    ] {
        names(&house, who, enrolment, true)
            .await
            .is_refused_with(&error);
    }
    assert_eq!(house.count::<roll_taker::Entity>().await, 0);
}

/// The matrix, asked by a trainer and by a judge who were named for the session that it asks about.
async fn a_named_person_does_what_the_matrix_says_and_no_more(house: House) {
    let fixture = Fixture::of(house).await;
    let session = fixture.value("session").to_owned();
    let named = [Who::Trainer, Who::OtherJudge];
    for who in named {
        let enrolment = fixture.enrolment(who);
        fixture
            .browser(Who::Organizer)
            .sends(
                "attendance/name-roll-taker",
                &[("session", &session), ("enrolment", &enrolment)],
            )
            .await
            .is_done();
    }
    let mut wrong = Vec::new();
    let mut opened = 0;
    for who in named {
        let actions = ACTIONS
            .iter()
            .filter(|row| !row.path.starts_with("accounts/sign-out"));
        for row in actions {
            let expected = if NAMED_ACTIONS.contains(&row.path) {
                Outcome::Allowed
            } else {
                row.outcome(who)
            };
            opened += usize::from(expected != row.outcome(who));
            let found = requests::act(&fixture, who, row.path).await;
            if found != Ok(expected) {
                wrong.push(format!(
                    "{} by {who:?}: {found:?}, not {expected:?}",
                    row.path
                ));
            }
        }
        for row in ROUTES {
            let expected = if NAMED_ROUTES.contains(&row.path) {
                Outcome::Allowed
            } else {
                row.outcome(who)
            };
            opened += usize::from(expected != row.outcome(who));
            let (found, _) = requests::visit(&fixture, who, row.path).await;
            if found != Ok(expected) {
                wrong.push(format!(
                    "{} by {who:?}: {found:?}, not {expected:?}",
                    row.path
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert_eq!(
        opened,
        2 * NAMED_ACTIONS.len() + NAMED_ROUTES.len() + 1,
        "a trainer sees registers anyway, and watches them when named"
    );
}

async fn what_was_said_is_not_changed(house: House) {
    let (organizer, trainer) = (house.organizer("Olga").await, house.trainer("Tamara").await);
    names(&house, &organizer, trainer.enrolment, true)
        .await
        .is_done();
    for set in [
        "takes = NOT takes",
        "number = 7",
        "made_at = 0",
        "made_by = 1",
    ] {
        let refused = house.execute(&format!("UPDATE roll_taker SET {set}")).await;
        assert!(refused.is_err(), "{set}");
    }
}
