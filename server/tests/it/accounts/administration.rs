//! Administrators close accounts, end logins, and appoint and dismiss one another.

use app::{accounts, audit::Action, errors::UserError};
use records::{audit_event, invitation, login};
use rules::roles::Role;
use sea_orm::{ColumnTrait as _, EntityTrait as _, PaginatorTrait as _, QueryFilter as _};

use crate::{
    harness::{Answer, Fields, House, PASSWORD, Person},
    trainings::roles::changes_of_roles,
};

on_two_servers!(
    a_closed_account_lets_nobody_in_and_keeps_what_was_done,
    logins_are_ended_by_an_administrator,
    administrators_are_appointed_and_dismissed,
    of_two_administrators_who_dismiss_each_other_one_stays,
    only_administrators_administer,
    accounts_are_found_by_a_part_of_their_name,
);

/// Confirms what the page of an account asks.
async fn does(by: &Person, person: &Person, ask: &str, action: &str) -> Answer {
    by.visits(&format!("/accounts/{}?ask={ask}", person.account))
        .await;
    let fields: &Fields<'_> = &[("account", &person.account)];
    by.sends(&format!("accounts/{action}"), fields).await
}

async fn events(house: &House, action: Action) -> u64 {
    audit_event::Entity::find()
        .filter(audit_event::Column::Action.eq(action.code()))
        .count(house.inner.db.read())
        .await
        .unwrap()
}

async fn a_closed_account_lets_nobody_in_and_keeps_what_was_done(house: House) {
    let (root, judge) = (house.administrator("Root").await, house.judge("Amal").await);
    judge.checks_in(house.training.sessions[0]).await.is_done();
    let token = house.invitation_for(&judge).await;
    let calendar = judge.does("calendar/renew", &[]).await;
    let calendar = calendar.text("main code");
    let calendar = calendar.strip_prefix(&house.url).unwrap().to_owned();
    house.browser().sees(&calendar).await;
    let page = root.sees(&format!("/accounts/{}", judge.account)).await;
    let ask = format!("/accounts/{}?ask=close", judge.account);
    assert!(page.attributes("main a", "href").contains(&ask));
    let page = root.sees(&ask).await;
    assert!(
        page.text(".notice.warn")
            .contains("Amal will be signed out")
    );
    let page = does(&root, &judge, "close", "close").await;
    let page = root.sees(page.is_done().leads_to()).await;
    assert!(page.main().contains("closed"), "{}", page.main());
    assert!(!judge.is_signed_in().await);
    // Only who knows the password is told why.
    let other = house.browser();
    let wrong = other.signs_in(&judge.email, "not the right one").await;
    wrong.is_refused_with(&UserError::WrongSignIn);
    let right = other.signs_in(&judge.email, PASSWORD).await;
    right.is_refused_with(&UserError::AccountClosed);
    let fields: &Fields<'_> = &[("token", &token), ("password", &"nine brown foals")];
    let link = other.sends("accounts/accept-invitation", fields).await;
    link.is_refused_with(&UserError::InvitationGone);
    assert_eq!(other.visits(&calendar).await.status, 404);
    // What was done stays.
    let register = root.sees(&house.training.register(0)).await;
    assert!(register.main().contains("Amal"), "{}", register.main());
    does(&root, &judge, "reopen", "reopen").await.is_done();
    assert!(!judge.is_signed_in().await, "the old logins stay ended");
    judge.arrives().await;
    let open = invitation::Entity::find()
        .filter(invitation::Column::WithdrawnAt.is_null())
        .count(house.inner.db.read())
        .await
        .unwrap();
    assert_eq!(open, 0);
    assert_eq!(events(&house, accounts::events::ACCOUNT_CLOSED).await, 1);
    assert_eq!(events(&house, accounts::events::ACCOUNT_REOPENED).await, 1);
}

async fn logins_are_ended_by_an_administrator(house: House) {
    let (root, judge) = (house.administrator("Root").await, house.judge("Amal").await);
    let other = judge.at_another_device().await;
    does(&root, &judge, "end-logins", "end-logins")
        .await
        .is_done();
    assert!(!judge.is_signed_in().await);
    assert!(!other.is_signed_in().await);
    assert!(root.is_signed_in().await);
    let open = login::Entity::find()
        .filter(login::Column::EndedAt.is_null())
        .count(house.inner.db.read())
        .await
        .unwrap();
    assert_eq!(open, 1);
    assert_eq!(events(&house, accounts::events::LOGINS_ENDED).await, 1);
}

async fn administrators_are_appointed_and_dismissed(house: House) {
    let (root, sara) = (
        house.administrator("Root").await,
        house.stranger("Sara").await,
    );
    does(&root, &sara, "appoint", "make-administrator")
        .await
        .is_done();
    sara.sees("/accounts").await;
    does(&sara, &root, "dismiss", "unmake-administrator")
        .await
        .is_done();
    assert_eq!(root.visits("/accounts").await.status, 403);
    // Nobody does it to themselves, so that one stays.
    for (ask, action) in [
        ("dismiss", "unmake-administrator"),
        ("close", "close"),
        ("end-logins", "end-logins"),
    ] {
        let refused = does(&sara, &sara, ask, action).await;
        refused.is_refused_with(&UserError::OwnAccount);
    }
    let detail = |from: &str, to: &str| format!("{{\"from\":\"{from}\",\"to\":\"{to}\"}}");
    assert_eq!(
        changes_of_roles(&house).await,
        [
            (sara.account, detail("none", "administrator")),
            (root.account, detail("administrator", "none"))
        ]
    );
    let rows = sara.sees("/audit").await.texts("tbody tr");
    assert!(
        rows.iter()
            .any(|row| row.contains("no role → administrator")),
        "{rows:?}"
    );
}

async fn of_two_administrators_who_dismiss_each_other_one_stays(house: House) {
    let (one, other) = (
        house.administrator("One").await,
        house.administrator("Two").await,
    );
    tokio::join!(
        does(&one, &other, "dismiss", "unmake-administrator"),
        does(&other, &one, "dismiss", "unmake-administrator")
    );
    let people = app::accounts::all(house.inner.db.read()).await.unwrap();
    assert_eq!(people.iter().filter(|each| each.administrator).count(), 1);
}

async fn only_administrators_administer(house: House) {
    let judge = house.judge("Amal").await;
    for person in [
        &house.organizer("Olga").await,
        &house.trainer("Timur").await,
        &house.observer("Omar").await,
        &house.stranger("Sara").await,
    ] {
        for page in [
            "/accounts".to_owned(),
            format!("/accounts/{}", judge.account),
        ] {
            assert_eq!(person.visits(&page).await.status, 403, "{}", person.name);
        }
        for (ask, action) in [
            ("close", "close"),
            ("reopen", "reopen"),
            ("end-logins", "end-logins"),
            ("appoint", "make-administrator"),
            ("dismiss", "unmake-administrator"),
            ("link", "make-link"),
        ] {
            let refused = does(person, &judge, ask, action).await;
            refused.is_refused_with(&UserError::NotAllowed);
        }
    }
    assert!(judge.is_signed_in().await);
    assert_eq!(house.browser().visits("/accounts").await.status, 302);
}

async fn accounts_are_found_by_a_part_of_their_name(house: House) {
    let root = house.administrator("Root").await;
    let amal = house
        .invites("Әмина Қасымова", Some(Role::Judge), house.training.id)
        .await;
    house.knows("Boris", None).await;
    let page = root.sees("/accounts").await;
    assert_eq!(page.count("tbody tr"), 3);
    let wanted: String = form_urlencoded::byte_serialize("қАСЫМ".as_bytes()).collect();
    let page = root.sees(&format!("/accounts?q={wanted}")).await;
    assert_eq!(page.count("tbody tr"), 1);
    let person = format!("/accounts/{}", amal.account);
    assert_eq!(page.attribute("tbody a", "href"), person);
    let page = root.sees(&person).await;
    assert!(page.main().contains("Asylum cases"), "{}", page.main());
    assert!(page.main().contains("judge"), "{}", page.main());
    let page = root.sees("/accounts?q=nobody&page=7").await;
    assert!(page.main().contains("No account matches."));
    assert_eq!(root.visits("/accounts/999").await.status, 404);
}
