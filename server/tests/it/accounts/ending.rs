//! Logins are seen and ended: one's own one by one, and anybody's by an administrator.

use app::errors::{Field, UserError};
use records::{audit_event, login};
use reqwest::header::USER_AGENT;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _};

use crate::harness::{Browser, House, PASSWORD, Person};

on_two_servers!(
    ones_own_logins_are_seen_and_ended_one_by_one,
    ending_all_others_asks_for_the_password,
    an_administrator_sees_where_somebody_is_signed_in,
);

const FIREFOX: &str = "Mozilla/5.0 (Windows NT 10.0; rv:128.0) Gecko/20100101 Firefox/128.0";

async fn signs_in_with(browser: &Browser, person: &Person, agent: &str) {
    browser.sees("/sign-in").await;
    let form = browser.form(
        "accounts/sign-in",
        &[("email", &person.email), ("password", &PASSWORD)],
    );
    browser
        .sends_request(form.header(USER_AGENT, agent))
        .await
        .is_done();
}

/// The numbers of the logins of an account that nobody has ended.
async fn open(house: &House, person: &Person) -> Vec<i64> {
    let found = login::Entity::find()
        .filter(login::Column::AccountId.eq(person.account))
        .filter(login::Column::EndedAt.is_null())
        .order_by_asc(login::Column::Id)
        .all(house.inner.db.read())
        .await
        .unwrap();
    found.into_iter().map(|login| login.id).collect()
}

async fn noted(house: &House, action: &str) -> usize {
    let found = audit_event::Entity::find()
        .filter(audit_event::Column::Action.eq(action))
        .all(house.inner.db.read())
        .await
        .unwrap();
    found.len()
}

async fn ones_own_logins_are_seen_and_ended_one_by_one(house: House) {
    let judge = house.judge("Amal").await;
    let other = house.judge("Bolat").await;
    let at_court = house.browser();
    signs_in_with(&at_court, &judge, FIREFOX).await;
    let page = judge.sees("/account").await;
    let lines = page.texts(".sign-ins li");
    assert_eq!(lines.len(), 2);
    assert!(lines[0].contains("Firefox, Windows"), "{lines:?}");
    assert!(!lines[0].contains("this browser"), "{lines:?}");
    assert!(
        lines[1].contains("Unknown browser this browser"),
        "{lines:?}"
    );
    // By the clock of the training, not by UTC.
    assert!(lines[0].contains("08:50 (UTC+05:00)"), "{lines:?}");
    // Somebody else's number ends nothing.
    let theirs = open(&house, &other).await[0];
    judge
        .sends("accounts/end-login", &[("login", &theirs)])
        .await
        .is_done();
    assert!(other.is_signed_in().await);
    assert_eq!(noted(&house, "accounts.login-ended").await, 0);
    let number = page.attribute(".sign-ins [name=login]", "value");
    let page = judge
        .does("accounts/end-login", &[("login", &number)])
        .await;
    assert_eq!(page.text(".notice.good"), "You have been signed out there.");
    assert_eq!(page.count(".sign-ins li"), 1);
    assert!(!at_court.is_signed_in().await);
    assert!(judge.is_signed_in().await);
    assert_eq!(noted(&house, "accounts.login-ended").await, 1);
}

async fn ending_all_others_asks_for_the_password(house: House) {
    let judge = house.judge("Amal").await;
    let elsewhere = [
        judge.at_another_device().await,
        judge.at_another_device().await,
    ];
    let page = judge.sees("/account").await;
    let ids = page.attributes("main [id]", "id");
    let distinct: std::collections::BTreeSet<_> = ids.iter().collect();
    assert_eq!(ids.len(), distinct.len(), "{ids:?}");
    let ends = async |password: &str| {
        let fields: [(&str, &dyn ToString); 1] = [("current_password", &password)];
        judge.sends("accounts/end-other-logins", &fields).await
    };
    let refused = ends("a wrong one").await;
    refused.is_refused_with(&UserError::NotUnderstood {
        field: Field::CurrentPassword,
    });
    let page = judge.sees(refused.leads_to()).await;
    assert_eq!(
        page.attributes("main [aria-invalid=true]", "id"),
        ["others-current_password"],
        "only the form that was refused says so"
    );
    assert!(elsewhere[0].is_signed_in().await);
    let page = judge.sees(ends(PASSWORD).await.is_done().leads_to()).await;
    assert_eq!(page.count(".sign-ins li"), 1);
    assert!(judge.is_signed_in().await);
    for browser in &elsewhere {
        assert!(!browser.is_signed_in().await);
    }
    assert_eq!(noted(&house, "accounts.other-logins-ended").await, 1);
}

async fn an_administrator_sees_where_somebody_is_signed_in(house: House) {
    let root = house.administrator("Root").await;
    let judge = house.judge("Amal Serikova").await;
    let elsewhere = judge.at_another_device().await;
    let place = format!("/accounts/{}", judge.account);
    let page = root.sees(&place).await;
    assert_eq!(page.count("#logins-of li"), 2);
    // Ended all at once, by the deed on the same page.
    assert_eq!(page.count("#logins-of [name=login]"), 0);
    let page = root
        .does("accounts/end-logins", &[("account", &judge.account)])
        .await;
    assert!(page.main().contains("is not signed in anywhere"));
    for browser in [&*judge, &elsewhere] {
        assert!(!browser.is_signed_in().await);
    }
    assert!(root.is_signed_in().await);
    assert_eq!(noted(&house, "accounts.logins-ended").await, 1);
    // Whoever was signed out comes in again by the password.
    judge.arrives().await;
}
