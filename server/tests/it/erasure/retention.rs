//! What is kept for a time goes when it is over, and nothing goes before.

use app::erasure::forget_old;
use jiff::SignedDuration;
use records::{audit_event, audit_horizon, invitation, letter, login};

use super::{all, columns_with};
use crate::{
    harness::{House, Plan},
    post::{letter_to, writes},
};

on_both_databases!(
    each_kind_goes_when_its_time_is_over,
    many_rows_go_some_at_a_time,
);

const DAY: SignedDuration = SignedDuration::from_hours(24);

/// How many letters still say something, logins, invitations and events there are.
async fn kept(house: &House) -> [usize; 4] {
    let letters = all::<letter::Entity>(house).await;
    [
        letters
            .iter()
            .filter(|letter| !letter.body.is_empty())
            .count(),
        all::<login::Entity>(house).await.len(),
        all::<invitation::Entity>(house).await.len(),
        all::<audit_event::Entity>(house).await.len(),
    ]
}

async fn each_kind_goes_when_its_time_is_over(house: House) {
    let judge = house.judge("Zhanar").await;
    judge.sends("accounts/sign-out", &[]).await.is_done();
    house.invitation_for(&judge).await;
    writes(&house, letter_to(&judge)).await;
    let before = kept(&house).await;
    assert_eq!(before[..3], [1, 1, 1]);
    assert!(before[3] >= 2, "signed in and out: {before:?}");

    // A login that has ended is kept for 90 days; the invitation worked for 14 before that.
    house.time_passes(DAY * 90);
    assert_eq!(forget_old(&house.inner).await.unwrap(), 0);
    assert_eq!(kept(&house).await, before);
    house.time_passes(SignedDuration::from_secs(1));
    assert_eq!(forget_old(&house.inner).await.unwrap(), 1);
    assert_eq!(kept(&house).await, [1, 0, 1, before[3]]);
    house.time_passes(DAY * 14);
    assert_eq!(forget_old(&house.inner).await.unwrap(), 1);
    assert_eq!(kept(&house).await, [1, 0, 0, before[3]]);

    // Of a letter it stays that there was one.
    house.time_passes(DAY * (365 - 90 - 14));
    assert_eq!(forget_old(&house.inner).await.unwrap(), 1);
    assert_eq!(kept(&house).await, [0, 0, 0, before[3]]);
    assert_eq!(house.count::<letter::Entity>().await, 1);
    assert_eq!(
        columns_with(&house, "zhanar").await,
        ["account.email", "account.name"]
    );
    assert_eq!(all::<audit_horizon::Entity>(&house).await.len(), 0);
    let administrator = house.administrator("Root").await;
    let page = administrator.sees("/letters").await;
    assert!(page.main().contains("(text erased)"));

    // The audit goes behind a horizon that says so; what came later stays.
    house.time_passes(DAY * (1825 - 365));
    assert_eq!(forget_old(&house.inner).await.unwrap(), before[3] + 1);
    let horizons = all::<audit_horizon::Entity>(&house).await;
    assert_eq!(horizons.len(), 1);
    let left = all::<audit_event::Entity>(&house).await;
    assert!(!left.is_empty() && left.iter().all(|event| event.at >= horizons[0].until));
    // Past the application nothing goes that is not old.
    house.execute("DELETE FROM audit_event").await.unwrap_err();
    assert_eq!(forget_old(&house.inner).await.unwrap(), 0, "once is enough");
}

async fn many_rows_go_some_at_a_time(house: House) {
    let judge = house.judge("Amal").await;
    house
        .execute(&format!(
            "INSERT INTO login (account_id, token_hash, created_at, seen_at, expires_at) \
             WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1201) \
             SELECT {}, 'x' || i, 1, 1, 1 FROM n",
            judge.account
        ))
        .await
        .unwrap();
    house
        .execute(
            "INSERT INTO audit_event (at, request, action, subject, detail) \
             WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1201) \
             SELECT i, '', 'x', 'x', '{}' FROM n",
        )
        .await
        .unwrap();
    assert_eq!(forget_old(&house.inner).await.unwrap(), 2402);
    assert_eq!(house.count::<login::Entity>().await, 1);
    assert!(judge.is_signed_in().await);
    assert_eq!(house.count::<audit_horizon::Entity>().await, 1);
}

async fn kept_for_ever(plan: Plan) {
    let house = plan
        .with(&["--keep-letters-days", "0", "--keep-logins-days", "0"])
        .with(&["--keep-invitations-days", "0", "--keep-audit-days", "0"])
        .start()
        .await;
    let judge = house.judge("Amal").await;
    house.invitation_for(&judge).await;
    writes(&house, letter_to(&judge)).await;
    let before = kept(&house).await;
    house.time_passes(DAY * 36_500);
    assert_eq!(forget_old(&house.inner).await.unwrap(), 0);
    assert_eq!(kept(&house).await, before);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn for_ever_is_for_ever_on_sqlite() {
    kept_for_ever(Plan::default()).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn for_ever_is_for_ever_on_postgres() {
    kept_for_ever(Plan::default().on_postgres()).await;
}

/// The job runs at the start: what a house finds too old is gone soon after.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn it_is_looked_for_at_the_start() {
    let house = House::start().await;
    house
        .execute("INSERT INTO audit_event (at, request, action, subject, detail) VALUES (1, '', 'x', 'x', '{}')")
        .await
        .unwrap();
    let jobs = server::jobs::start(&house.inner, &server::metrics::Metrics::default());
    crate::harness::eventually("the old event is gone", || async {
        all::<audit_event::Entity>(&house)
            .await
            .iter()
            .all(|event| event.at.0 > 1)
    })
    .await;
    drop(jobs);
}
