//! Links that invite.

use app::errors::{Field, UserError};
use jiff::SignedDuration;
use rules::roles::Role;

use crate::harness::{Answer, Browser, House};

on_two_servers!(
    an_invitation_works_once,
    an_invitation_expires_after_fourteen_days,
    a_newer_invitation_withdraws_the_older,
    two_who_accept_at_once_are_not_both_let_in,
    a_new_password_by_invitation_ends_all_logins,
    a_password_that_is_easily_guessed_is_refused_in_words,
);

const GOOD: &str = "nine brown foals";

async fn accepts(browser: &Browser, token: &str, password: &str) -> Answer {
    browser.sees(&format!("/invitations/{token}")).await;
    browser
        .sends(
            "accounts/accept-invitation",
            &[("token", &token), ("password", &password)],
        )
        .await
}

async fn an_invitation_works_once(house: House) {
    let judge = house
        .invites("Amal Serikova", Some(Role::Judge), house.training.id)
        .await;
    let token = house.invitation_for(&judge).await;
    let page = judge.sees(&format!("/invitations/{token}")).await;
    assert!(
        page.main().contains("Amal Serikova, choose a password"),
        "{}",
        page.main()
    );
    assert_eq!(page.value("username"), judge.email);
    assert!(
        page.main()
            .contains("You sign in with amal.serikova@example.org.")
    );
    assert_eq!(page.texts("main li"), ["Asylum cases"]);
    // The button that shows the password can do nothing before its script has come.
    assert_eq!(
        page.attributes("main button[hidden]", "data-shows"),
        ["password"]
    );
    assert_eq!(page.count("main script[nonce]"), 1);
    let home = judge
        .sees(accepts(&judge, &token, GOOD).await.is_done().leads_to())
        .await;
    assert_eq!(home.text(".notice.good"), "Your password has been set.");
    assert_eq!(home.text(".me a"), "Amal Serikova");
    // Again, by somebody else who has the link.
    let other = house.browser();
    let page = other.sees(&format!("/invitations/{token}")).await;
    assert!(
        page.main()
            .contains("has been used, has expired or has been replaced")
    );
    assert!(
        !page.body.contains("Amal"),
        "a link that no longer works names nobody"
    );
    accepts(&other, &token, "eight brown foals")
        .await
        .is_refused_with(&UserError::InvitationGone);
    other.signs_in(&judge.email, GOOD).await.is_done();
}

async fn an_invitation_expires_after_fourteen_days(house: House) {
    let judge = house
        .invites("Amal", Some(Role::Judge), house.training.id)
        .await;
    let token = house.invitation_for(&judge).await;
    house.time_passes(SignedDuration::from_hours(14 * 24) - SignedDuration::from_secs(1));
    assert_eq!(
        judge
            .sees(&format!("/invitations/{token}"))
            .await
            .count("main [name=password]"),
        1
    );
    house.time_passes(SignedDuration::from_secs(1));
    accepts(&judge, &token, GOOD)
        .await
        .is_refused_with(&UserError::InvitationGone);
    assert!(!judge.is_signed_in().await);
}

async fn a_newer_invitation_withdraws_the_older(house: House) {
    let judge = house
        .invites("Amal", Some(Role::Judge), house.training.id)
        .await;
    let older = house.invitation_for(&judge).await;
    let newer = house.invitation_for(&judge).await;
    accepts(&judge, &older, GOOD)
        .await
        .is_refused_with(&UserError::InvitationGone);
    accepts(&judge, &newer, GOOD).await.is_done();
    accepts(&judge, "never made", GOOD)
        .await
        .is_refused_with(&UserError::InvitationGone);
}

async fn two_who_accept_at_once_are_not_both_let_in(house: House) {
    let judge = house
        .invites("Amal", Some(Role::Judge), house.training.id)
        .await;
    let token = house.invitation_for(&judge).await;
    let (one, other) = (house.browser(), house.browser());
    let answers: [Answer; 2] = tokio::join!(
        accepts(&one, &token, GOOD),
        accepts(&other, &token, "eight brown foals")
    )
    .into();
    let mut refusals: Vec<_> = answers.iter().filter_map(Answer::refusal).collect();
    assert_eq!(
        refusals.pop(),
        Some(UserError::InvitationGone),
        "{answers:?}"
    );
    assert_eq!(refusals, []);
}

async fn a_new_password_by_invitation_ends_all_logins(house: House) {
    let judge = house.judge("Amal").await;
    let token = house.invitation_for(&judge).await;
    let elsewhere = house.browser();
    accepts(&elsewhere, &token, GOOD).await.is_done();
    assert!(elsewhere.is_signed_in().await);
    assert!(!judge.is_signed_in().await);
}

async fn a_password_that_is_easily_guessed_is_refused_in_words(house: House) {
    let judge = house
        .invites("Amal Serikova", Some(Role::Judge), house.training.id)
        .await;
    let token = house.invitation_for(&judge).await;
    for (password, error, words) in [
        (
            "of eleven!!",
            UserError::PasswordTooShort { least: 12 },
            "Use at least 12 characters",
        ),
        (
            "password2026!",
            UserError::PasswordCommonWords,
            "Many people begin with these words",
        ),
        (
            "qwertyuiop12",
            UserError::PasswordMostUsed,
            "one of the most common passwords",
        ),
        (
            "1q2w3e4r5t6y!",
            UserError::PasswordWalked,
            "keys lie side by side on the keyboard",
        ),
        (
            "hooray!hooray!",
            UserError::PasswordRepeated,
            "one piece over and over",
        ),
        ("940518300729", UserError::PasswordNumber, "only a number"),
        (
            // The title of the training to which one is invited.
            "Asylum-Cases-2026",
            UserError::PasswordOfThisSite,
            "words from this site or from your training",
        ),
        (
            "i-am-serikova-herself",
            UserError::PasswordLikeYourself,
            "contains your name or your address",
        ),
        (
            &"longer than can be ".repeat(10),
            UserError::PasswordTooLong { most: 128 },
            "Use at most 128 characters",
        ),
    ] {
        let answer = accepts(&judge, &token, password).await;
        answer.is_refused_with(&error);
        let page = answer;
        assert_eq!(
            page.attributes("main [aria-invalid=true]", "name"),
            [Field::Password.name()]
        );
        assert!(
            page.text("#password-problem").contains(words),
            "{}",
            page.main()
        );
        assert!(!page.body.contains(password), "the password is not shown");
    }
    accepts(&judge, &token, GOOD).await.is_done();
}
