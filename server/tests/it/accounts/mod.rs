//! Signing in, passwords, the language.

mod administration;
mod ended;
mod ending;
mod invitations;
mod logins;
mod passkeys;
mod reach;
mod second_step;
mod staying;
mod throttles;

use app::errors::{Field, UserError};
use reqwest::header::{ACCEPT_LANGUAGE, SET_COOKIE};

use crate::harness::{House, PASSWORD, Plan};

on_both_databases!(
    a_sign_in_leads_to_where_one_was_going,
    unknown_and_wrong_get_the_same_answer,
    a_new_password_ends_the_other_logins,
    the_language_is_the_browsers_and_the_accounts,
);

async fn a_sign_in_leads_to_where_one_was_going(house: House) {
    let judge = house.knows("Amal", Some(rules::roles::Role::Judge)).await;
    let there = house.training.at("/lessons/definition");
    let answer = judge.visits(&there).await;
    assert_eq!(answer.status, 302);
    let sign_in = answer.leads_to().to_owned();
    assert_eq!(
        sign_in,
        "/sign-in?next=%2Ftrainings%2F1%2Flessons%2Fdefinition"
    );
    let page = judge.sees(&sign_in).await;
    let next = page.value("next");
    // Capitals and spaces around an address are not another address.
    let answer = judge
        .sends(
            "accounts/sign-in",
            &[
                ("email", &" AMAL@example.org "),
                ("password", &PASSWORD),
                ("next", &next),
            ],
        )
        .await;
    assert_eq!(answer.is_done().leads_to(), there);
    assert_eq!(judge.sees(&there).await.text(".me a"), "Amal");
}

async fn unknown_and_wrong_get_the_same_answer(house: House) {
    let known = house.knows("Amal", None).await;
    let invited = house.invites("Bolat", None, house.training.id).await;
    let mut shapes = Vec::new();
    for email in [
        known.email.as_str(),
        invited.email.as_str(),
        "nobody@example.org",
    ] {
        let browser = house.browser();
        let answer = browser.signs_in(email, "not the right one").await;
        answer.is_refused_with(&UserError::WrongSignIn);
        assert!(answer.headers.get(SET_COOKIE).is_none());
        assert_eq!(answer.value("email"), email, "what was typed is kept");
        assert!(
            !answer.body.contains("not the right one"),
            "but not the password"
        );
        shapes.push((answer.status, answer.texts("main .notice")));
        assert!(!browser.is_signed_in().await);
    }
    assert_eq!(shapes[0], shapes[1]);
    assert_eq!(shapes[0], shapes[2]);
    assert!(
        shapes[0].1[0].contains("Wrong e-mail address or password"),
        "{shapes:?}"
    );
}

async fn a_new_password_ends_the_other_logins(house: House) {
    let judge = house.judge("Amal").await;
    let elsewhere = judge.at_another_device().await;
    judge.sees("/account").await;
    let change = |old: &'static str| {
        let judge = &judge;
        async move {
            judge
                .sends(
                    "accounts/change-password",
                    &[
                        ("current_password", &old),
                        ("password", &"nine brown foals"),
                    ],
                )
                .await
        }
    };
    change("a wrong one")
        .await
        .is_refused_with(&UserError::NotUnderstood {
            field: Field::CurrentPassword,
        });
    assert!(elsewhere.is_signed_in().await);
    change(PASSWORD).await.is_done();
    assert!(judge.is_signed_in().await);
    assert!(!elsewhere.is_signed_in().await);
    elsewhere
        .signs_in(&judge.email, PASSWORD)
        .await
        .is_refused_with(&UserError::WrongSignIn);
    elsewhere
        .signs_in(&judge.email, "nine brown foals")
        .await
        .is_done();
}

async fn the_language_is_the_browsers_and_the_accounts(house: House) {
    // What the browser asks for, from the first screen.
    let browser = house.browser();
    for (wanted, language) in [
        ("ru-RU,ru;q=0.9", "ru"),
        ("en", "en"),
        ("kk", "kk"),
        ("fr", "kk"),
    ] {
        let request = house.browser().get("/sign-in").headers(
            [(ACCEPT_LANGUAGE, wanted.parse().unwrap())]
                .into_iter()
                .collect(),
        );
        let page = browser.sends_request(request).await;
        assert_eq!(page.attribute("html", "lang"), language, "{wanted}");
    }
    // What was chosen, before one has signed in.
    let page = browser.visits("/sign-in?next=%2Faccount").await;
    assert_eq!(page.texts("h1"), ["Sign in"]);
    assert_eq!(
        page.attributes(".languages button", "value"),
        ["kk", "ru", "en"]
    );
    let page = browser.chooses_language("kk").await;
    assert_eq!(page.attribute("html", "lang"), "kk");
    assert_eq!(page.value("next"), "/account", "it is the same page");
    assert_eq!(
        page.attributes(".languages [aria-pressed=true]", "value"),
        ["kk"]
    );
    // What was chosen once goes with the account to another browser.
    let judge = house.judge("Amal").await;
    judge.visits("/").await;
    judge.chooses_language("ru").await;
    let elsewhere = judge.at_another_device().await;
    assert_eq!(elsewhere.sees("/").await.attribute("html", "lang"), "ru");
    // No language of ours changes nothing.
    let refused = elsewhere
        .sends("accounts/choose-language", &[("language", &"fr")])
        .await;
    refused.is_refused_with(&UserError::NotUnderstood {
        field: Field::Language,
    });
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn those_who_guess_are_slowed_down() {
    let house = Plan::default().tries_for_an_account(3).start().await;
    let (amal, bolat) = (
        house.knows("Amal", None).await,
        house.knows("Bolat", None).await,
    );
    for _ in 0..3 {
        amal.signs_in(&amal.email, "a guess of twelve")
            .await
            .is_refused_with(&UserError::WrongSignIn);
    }
    // From another browser, with capitals, and with the right password.
    let refused = bolat.signs_in("Amal@Example.org", PASSWORD).await;
    refused.is_refused_with(&UserError::TooManyTries { minutes: 1 });
    assert!(refused.main().contains("Try again in one minute"));
    bolat.arrives().await;
    // Nobody is told whether there is such an account.
    for _ in 0..3 {
        amal.signs_in("nobody@example.org", "a guess of twelve")
            .await
            .is_refused_with(&UserError::WrongSignIn);
    }
    amal.signs_in("nobody@example.org", "a guess of twelve")
        .await
        .is_refused_with(&UserError::TooManyTries { minutes: 1 });
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn those_who_guess_for_many_accounts_are_slowed_down() {
    let house = Plan::default().tries_from_an_address(2).start().await;
    let browser = house.browser();
    for each in 0..2 {
        let email = format!("somebody{each}@example.org");
        browser
            .signs_in(&email, "a guess of twelve")
            .await
            .is_refused_with(&UserError::WrongSignIn);
    }
    let answer = browser
        .signs_in("somebody2@example.org", "a guess of twelve")
        .await;
    answer.is_refused_with(&UserError::TooManyTries { minutes: 1 });
    // One more is allowed each second.
    house
        .inner
        .clock
        .advance(jiff::SignedDuration::from_secs(1));
    let answer = browser
        .signs_in("somebody2@example.org", "a guess of twelve")
        .await;
    answer.is_refused_with(&UserError::WrongSignIn);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_empty_form_is_refused_at_its_field() {
    let house = House::start().await;
    let browser = house.browser();
    for (email, password, field) in [
        ("", PASSWORD, Field::Email),
        ("a@example.org", "", Field::Password),
    ] {
        let answer = browser.signs_in(email, password).await;
        answer.is_refused_with(&UserError::Missing { field });
        assert_eq!(
            answer.attributes("main [aria-invalid=true]", "name"),
            [field.name()]
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn next_leads_nowhere_else() {
    let house = House::start().await;
    let judge = house.knows("Amal", None).await;
    for next in [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "javascript:alert(1)",
        "/\t/evil.example",
        "evil",
    ] {
        let query = form_urlencoded::Serializer::new(String::new())
            .append_pair("next", next)
            .finish();
        judge.visits(&format!("/sign-in?{query}")).await;
        let answer = judge
            .sends(
                "accounts/sign-in",
                &[
                    ("email", &judge.email),
                    ("password", &PASSWORD),
                    ("next", &next),
                ],
            )
            .await;
        assert_eq!(answer.is_done().leads_to(), "/", "{next:?}");
        // Somebody who is signed in already is sent on at once.
        assert_eq!(
            judge.visits(&format!("/sign-in?{query}")).await.leads_to(),
            "/",
            "{next:?}"
        );
        judge.sends("accounts/sign-out", &[]).await;
    }
}
