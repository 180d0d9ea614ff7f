//! The notice of what is kept: after the first sign-in, once for each version, in nobody's way.

use records::notice_reading;
use rules::roles::Role;
use sea_orm::EntityTrait as _;

use crate::harness::{House, PASSWORD, Plan};

on_both_databases!(
    it_is_shown_after_the_password_is_chosen_and_confirmed_once,
    a_new_version_is_shown_again,
    whoever_comes_with_a_code_checks_in_first,
);

async fn readings(house: &House) -> Vec<notice_reading::Model> {
    notice_reading::Entity::find()
        .all(house.inner.db.read())
        .await
        .unwrap()
}

async fn it_is_shown_after_the_password_is_chosen_and_confirmed_once(house: House) {
    let judge = house
        .invites("Amal", Some(Role::Judge), house.training.id)
        .await;
    let token = house.invitation_for(&judge).await;
    judge.sees(&format!("/invitations/{token}")).await;
    let fields: [(&str, &dyn ToString); 2] = [("token", &token), ("password", &"nine brown foals")];
    let answer = judge.sends("accounts/accept-invitation", &fields).await;
    let notice = answer.is_done().leads_to().to_owned();
    assert!(notice.starts_with("/privacy?next=%2F"), "{notice}");
    let page = judge.sees(&notice).await;
    assert_eq!(page.text("h1"), "What is kept about you");
    assert_eq!(page.text(".notice.good"), "Your password has been set.");
    for kept in ["365 days", "90 days", "1825 days"] {
        assert!(page.main().contains(kept), "{kept}: {}", page.main());
    }
    for said in ["Your notes on lessons", "Opinions that you give"] {
        assert!(page.main().contains(said), "{said}: {}", page.main());
    }
    for way in ["/account/data", "/account/who-sees-what"] {
        assert_eq!(page.count(&format!("main a[href='{way}']")), 1, "{way}");
    }
    // It stands in nobody's way.
    assert!(judge.sees("/").await.main().contains("Asylum cases"));
    assert!(readings(&house).await.is_empty());
    // Until it is confirmed, it comes after each sign-in, and leads on to where one was going.
    let next = house.training.at("");
    let again = house.browser();
    again.visits(&format!("/sign-in?next={next}")).await;
    let fields: [(&str, &dyn ToString); 3] = [
        ("email", &judge.email),
        ("password", &"nine brown foals"),
        ("next", &next),
    ];
    let answer = again.sends("accounts/sign-in", &fields).await;
    let notice = answer.is_done().leads_to().to_owned();
    assert!(notice.starts_with("/privacy?next="), "{notice}");
    assert_eq!(again.sees(&notice).await.value("next"), next);
    for _ in 0..2 {
        let answer = again.sends("privacy/confirm", &[("next", &next)]).await;
        assert_eq!(answer.is_done().leads_to(), next);
    }
    let kept = readings(&house).await;
    assert_eq!(kept.len(), 1);
    assert_eq!(
        (kept[0].account_id, kept[0].version),
        (judge.account, app::privacy::VERSION)
    );
    assert_eq!(
        kept[0].read_at,
        records::Moment::from(house.inner.clock.now())
    );
    let page = again.sees("/privacy").await;
    assert!(page.main().contains("You confirmed this on"));
    assert_eq!(page.count("main form"), 0);
    let answer = again.sends("accounts/sign-in", &fields).await;
    assert_eq!(answer.is_done().leads_to(), next);
    // It leads nowhere else.
    let answer = again
        .sends("privacy/confirm", &[("next", &"//evil.example")])
        .await;
    assert_eq!(answer.is_done().leads_to(), "/");
    // Who is not signed in reads it, in each language, and confirms nothing.
    let stranger = house.browser();
    for (language, title) in [
        ("en", "What is kept about you"),
        ("ru", "Что о вас хранится"),
        ("kk", "Сіз туралы не сақталады"),
    ] {
        stranger.visits("/privacy").await;
        stranger
            .sends("accounts/choose-language", &[("language", &language)])
            .await
            .is_done();
        let page = stranger.sees("/privacy").await;
        assert_eq!(page.text("h1"), title);
        assert_eq!(page.count("main form"), 0);
    }
    let answer = stranger.sends("privacy/confirm", &[]).await;
    answer.is_refused_with(&app::errors::UserError::SignInFirst);
}

async fn a_new_version_is_shown_again(house: House) {
    let judge = house.judge("Amal").await;
    house
        .execute("UPDATE notice_reading SET version = 0")
        .await
        .unwrap();
    let answer = judge.signs_in(&judge.email, PASSWORD).await;
    assert!(answer.is_done().leads_to().starts_with("/privacy"));
    judge.sends("privacy/confirm", &[]).await.is_done();
    assert_eq!(readings(&house).await.len(), 2, "both are kept");
}

async fn whoever_comes_with_a_code_checks_in_first(house: House) {
    let judge = house.knows("Amal", Some(Role::Judge)).await;
    house.execute("DELETE FROM notice_reading").await.unwrap();
    let fields: [(&str, &dyn ToString); 3] = [
        ("email", &judge.email),
        ("password", &PASSWORD),
        ("next", &"/c?ticket=x"),
    ];
    judge.visits("/sign-in?next=/c?ticket=x").await;
    let answer = judge.sends("accounts/sign-in", &fields).await;
    assert_eq!(answer.is_done().leads_to(), "/c?ticket=x");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn it_says_for_how_long_here() {
    let house = Plan::default()
        .with(&["--keep-letters-days", "1", "--keep-audit-days", "0"])
        .start()
        .await;
    let page = house.browser();
    page.visits("/privacy").await;
    page.sends("accounts/choose-language", &[("language", &"en")])
        .await
        .is_done();
    let said = page.sees("/privacy").await.main();
    assert!(said.contains("letters to you: 1 day."), "{said}");
    assert!(said.contains("Who made which change: for ever."), "{said}");
}
