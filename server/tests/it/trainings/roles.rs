//! Roles are changed and taken away by who may, and a training keeps an organizer.

use app::{
    accounts,
    errors::{Field, UserError},
};
use records::{audit_event, enrolment};
use rules::roles::Role;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _};

use crate::harness::{Answer, Fields, House, Person};

on_two_servers!(
    a_role_is_changed_and_the_audit_says_which,
    a_role_is_taken_away_after_a_question_and_given_back,
    the_last_organizer_stays,
    of_two_organizers_who_take_each_others_role_one_stays,
    only_those_who_manage_the_training_change_roles,
    who_becomes_a_judge_takes_a_place_like_a_newcomer,
);

async fn changes(by: &Person, house: &House, enrolment: i64, role: &str) -> Answer {
    by.visits(&house.training.at(&format!("/people/{enrolment}")))
        .await;
    let fields: &Fields<'_> = &[
        ("training", &house.training.id),
        ("enrolment", &enrolment),
        ("role", &role),
    ];
    by.sends("trainings/change-role", fields).await
}

async fn takes(by: &Person, house: &House, enrolment: i64) -> Answer {
    by.visits(
        &house
            .training
            .at(&format!("/people/{enrolment}?ask=take-role")),
    )
    .await;
    let fields: &Fields<'_> = &[("training", &house.training.id), ("enrolment", &enrolment)];
    by.sends("trainings/take-role", fields).await
}

/// What the audit says of roles: account, and from which to which, oldest first.
pub async fn changes_of_roles(house: &House) -> Vec<(i64, String)> {
    let events = audit_event::Entity::find()
        .filter(audit_event::Column::Action.eq(accounts::events::ROLE_GIVEN.code()))
        .order_by_asc(audit_event::Column::Id)
        .all(house.inner.db.read())
        .await
        .unwrap();
    events
        .into_iter()
        .map(|event| (event.subject_id.unwrap(), event.detail))
        .collect()
}

fn detail(from: &str, to: &str) -> String {
    format!("{{\"from\":\"{from}\",\"to\":\"{to}\"}}")
}

async fn a_role_is_changed_and_the_audit_says_which(house: House) {
    let (olga, omar) = (house.organizer("Olga").await, house.observer("Omar").await);
    let people = olga.sees(&house.training.at("/people")).await;
    let person = house.training.at(&format!("/people/{}", omar.enrolment));
    assert!(people.attributes("main a", "href").contains(&person));
    let answer = changes(&olga, &house, omar.enrolment, "organizer").await;
    let page = olga.sees(answer.is_done().leads_to()).await;
    assert_eq!(page.text(".notice.good"), "The role has been changed.");
    // Heeded at once.
    omar.sees(&house.training.at("/people")).await;
    // Again: nothing is left to do.
    changes(&olga, &house, omar.enrolment, "organizer")
        .await
        .is_done();
    assert_eq!(
        changes_of_roles(&house).await,
        [(omar.account, detail("observer", "organizer"))]
    );
    let audit = olga
        .sees(&format!("/audit?training={}", house.training.id))
        .await;
    let rows = audit.texts("tbody tr");
    assert!(
        rows[0].contains("changed a role") && rows[0].contains("observer → organizer"),
        "{rows:?}"
    );
    let field = Field::Role;
    let refused = changes(&olga, &house, omar.enrolment, "king").await;
    refused.is_refused_with(&UserError::NotUnderstood { field });
}

async fn a_role_is_taken_away_after_a_question_and_given_back(house: House) {
    let (olga, timur) = (house.organizer("Olga").await, house.trainer("Timur").await);
    let person = house.training.at(&format!("/people/{}", timur.enrolment));
    let ask = format!("{person}?ask=take-role");
    let page = olga.sees(&person).await;
    assert!(page.attributes("main a", "href").contains(&ask));
    let page = olga.sees(&ask).await;
    assert!(
        page.text(".notice.warn")
            .contains("Timur will no longer be trainer"),
        "{}",
        page.main()
    );
    assert_eq!(
        page.attributes("main form", "action"),
        ["/api/trainings/take-role"]
    );
    takes(&olga, &house, timur.enrolment).await.is_done();
    assert_eq!(timur.visits(&house.training.at("")).await.status, 404);
    let page = olga.sees(&house.training.at("/people")).await;
    assert!(page.main().contains("withdrawn"), "{}", page.main());
    takes(&olga, &house, timur.enrolment).await.is_done();
    changes(&olga, &house, timur.enrolment, "observer")
        .await
        .is_done();
    timur.sees(&house.training.at("")).await;
    let account = timur.account;
    assert_eq!(
        changes_of_roles(&house).await,
        [
            (account, detail("trainer", "none")),
            (account, detail("none", "observer"))
        ]
    );
    // A judge withdraws; that is another button.
    let judge = house.judge("Amal").await;
    let refused = takes(&olga, &house, judge.enrolment).await;
    refused.is_refused_with(&UserError::NothingChosen);
}

async fn the_last_organizer_stays(house: House) {
    let olga = house.organizer("Olga").await;
    let root = house.administrator("Root").await;
    for by in [&olga, &root] {
        let refused = changes(by, &house, olga.enrolment, "trainer").await;
        refused.is_refused_with(&UserError::LastOrganizer);
        let refused = takes(by, &house, olga.enrolment).await;
        refused.is_refused_with(&UserError::LastOrganizer);
    }
    let omar = house.organizer("Omar").await;
    // Whoever cannot come in organizes nothing.
    let close = |at: &str| {
        format!(
            "UPDATE account SET closed_at = {at} WHERE id = {}",
            omar.account
        )
    };
    house.execute(&close("1")).await.unwrap();
    let refused = takes(&olga, &house, olga.enrolment).await;
    refused.is_refused_with(&UserError::LastOrganizer);
    house.execute(&close("NULL")).await.unwrap();
    // With another, she may go, and is led where she may still be.
    let gone = takes(&olga, &house, olga.enrolment).await;
    assert_eq!(gone.is_done().leads_to(), "/?done=role-taken");
    assert_eq!(olga.visits(&house.training.at("/people")).await.status, 404);
    omar.arrives().await;
    let refused = changes(&omar, &house, omar.enrolment, "observer").await;
    refused.is_refused_with(&UserError::LastOrganizer);
}

async fn of_two_organizers_who_take_each_others_role_one_stays(house: House) {
    let (olga, omar) = (house.organizer("Olga").await, house.organizer("Omar").await);
    tokio::join!(
        takes(&olga, &house, omar.enrolment),
        takes(&omar, &house, olga.enrolment)
    );
    let rows = enrolment::Entity::find()
        .filter(enrolment::Column::Role.eq(Role::Organizer.code()))
        .filter(enrolment::Column::Place.eq("enrolled"))
        .all(house.inner.db.read())
        .await
        .unwrap();
    assert_eq!(rows.len(), 1);
}

async fn only_those_who_manage_the_training_change_roles(house: House) {
    let olga = house.organizer("Olga").await;
    let elsewhere = house.another_training().await;
    let oleg = house.knows("Oleg", None).await;
    house.enrols_too(&oleg, Role::Organizer, elsewhere.id).await;
    oleg.arrives().await;
    for (person, refusal) in [
        (&house.judge("Amal").await, UserError::NotAllowed),
        (&house.trainer("Timur").await, UserError::NotAllowed),
        (&house.observer("Omar").await, UserError::NotAllowed),
        (&oleg, UserError::NotFound),
    ] {
        let own = person.enrolment.max(olga.enrolment);
        let answer = changes(person, &house, own, "organizer").await;
        answer.is_refused_with(&refusal);
        let answer = takes(person, &house, olga.enrolment).await;
        answer.is_refused_with(&refusal);
        let page = person
            .visits(&house.training.at(&format!("/people/{}", olga.enrolment)))
            .await;
        assert!(matches!(page.status, 403 | 404), "{}", person.name);
    }
    // An enrolment of another training is not reached through one's own.
    let far = house
        .invites("Far", Some(Role::Trainer), elsewhere.id)
        .await;
    for answer in [
        changes(&olga, &house, far.enrolment, "judge").await,
        takes(&olga, &house, far.enrolment).await,
    ] {
        answer.is_refused_with(&UserError::NotFound);
    }
    assert_eq!(changes_of_roles(&house).await, []);
}

async fn who_becomes_a_judge_takes_a_place_like_a_newcomer(house: House) {
    let olga = house.organizer("Olga").await;
    let (amal, omar) = (house.judge("Amal").await, house.observer("Omar").await);
    house
        .execute("UPDATE training SET capacity = 1")
        .await
        .unwrap();
    changes(&olga, &house, omar.enrolment, "judge")
        .await
        .is_done();
    let place = async |person: &Person| {
        let row = enrolment::Entity::find_by_id(person.enrolment);
        row.one(house.inner.db.read()).await.unwrap().unwrap().place
    };
    assert_eq!(place(&omar).await, "waiting");
    // A judge who becomes a trainer makes room.
    changes(&olga, &house, amal.enrolment, "trainer")
        .await
        .is_done();
    assert_eq!(place(&omar).await, "enrolled");
    assert_eq!(place(&amal).await, "enrolled");
}
