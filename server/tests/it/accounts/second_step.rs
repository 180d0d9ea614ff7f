//! The second step of signing in.

use app::{accounts, audit::Action, errors::UserError};
use jiff::SignedDuration;
use records::{account, audit_event, authenticator, recovery_code, set_aside};
use rules::roles::Role;
use sea_orm::{ColumnTrait as _, EntityTrait as _, PaginatorTrait as _, QueryFilter as _};

use super::ended::pages;
use crate::harness::{Answer, Browser, Fields, House, PASSWORD, Person, Plan, eventually};

on_both_databases!(
    it_is_set_up_and_asked_for_at_each_sign_in,
    a_code_counts_once,
    a_recovery_code_stands_in_for_the_app_once,
    between_the_steps_nobody_is_signed_in,
    a_link_for_a_new_password_does_not_step_over_it,
    what_was_sent_after_the_end_waits_behind_both_steps,
    who_owes_it_can_do_nothing_else,
    an_administrator_takes_it_away,
    codes_cannot_be_guessed,
    it_ends_with_the_password_and_goes_with_the_person,
);

const MINUTE: SignedDuration = SignedDuration::from_mins(1);
const PAGE: &str = "/account/second-step";

/// What an authenticator app holds.
struct App(totp_rs::Totp);

impl App {
    /// Types the key of the page in.
    fn of(page: &Answer) -> Self {
        let letters = page.text("main code").replace(' ', "");
        let secret = totp_rs::Secret::try_from_base32(letters).unwrap();
        Self(totp_rs::Builder::new().with_secret(secret).build().unwrap())
    }

    fn shows(&self, house: &House) -> String {
        let now = house.inner.clock.now().as_second();
        self.0.generate(now.unsigned_abs()).to_string()
    }
}

/// Sets it up, and gives the app and the recovery codes.
async fn sets_up(house: &House, person: &Browser) -> (App, Vec<String>) {
    person.sees(PAGE).await;
    let page = person
        .does(
            "accounts/make-second-step",
            &[("current_password", &PASSWORD)],
        )
        .await;
    let app = App::of(&page);
    let fields: &Fields<'_> = &[
        ("offered", &page.value("offered")),
        ("second_code", &app.shows(house)),
    ];
    let page = person.does("accounts/confirm-second-step", fields).await;
    let codes = page.texts(".recovery-codes li");
    assert_eq!(codes.len(), 10);
    (app, codes)
}

/// Takes the first step in a new browser.
async fn comes(house: &House, person: &Person) -> Browser {
    let browser = house.browser();
    let answer = browser.signs_in(&person.email, PASSWORD).await;
    assert_eq!(answer.is_done().leads_to(), "/sign-in/code");
    browser.sees("/sign-in/code").await;
    browser
}

async fn shows(browser: &Browser, code: &str) -> Answer {
    let fields: &Fields<'_> = &[("second_code", &code)];
    browser.sends("accounts/pass-second-step", fields).await
}

async fn noted(house: &House, action: Action) -> u64 {
    audit_event::Entity::find()
        .filter(audit_event::Column::Action.eq(action.code()))
        .count(house.inner.db.read())
        .await
        .unwrap()
}

async fn it_is_set_up_and_asked_for_at_each_sign_in(house: House) {
    let judge = house.judge("Amal").await;
    let elsewhere = judge.at_another_device().await;
    judge.sees(PAGE).await;
    let wrong: &Fields<'_> = &[("current_password", &"a wrong one")];
    let refused = judge.sends("accounts/make-second-step", wrong).await;
    assert!(refused.refusal().is_some());
    let right: &Fields<'_> = &[("current_password", &PASSWORD)];
    let page = judge.does("accounts/make-second-step", right).await;
    let app = App::of(&page);
    assert_eq!(page.count("main svg"), 1);
    // Nothing is asked for before a code has shown that the app has it.
    assert_eq!(house.count::<authenticator::Entity>().await, 0);
    let offered = page.value("offered");
    let confirms = async |code: &str| {
        let fields: &Fields<'_> = &[("offered", &offered), ("second_code", &code)];
        judge.sends("accounts/confirm-second-step", fields).await
    };
    confirms("000000")
        .await
        .is_refused_with(&UserError::SecondCodeWrong);
    let code = app.shows(&house);
    let spaced = format!("{} {}", &code[..3], &code[3..]);
    let answer = confirms(&spaced).await;
    let page = judge.sees(answer.is_done().leads_to()).await;
    assert_eq!(page.count(".recovery-codes li"), 10);
    assert!(judge.is_signed_in().await);
    assert!(!elsewhere.is_signed_in().await, "it began without a code");
    assert_eq!(noted(&house, accounts::events::SECOND_STEP_MADE).await, 1);
    // Neither the secret nor a code is kept as it is.
    let row = authenticator::Entity::find()
        .one(house.inner.db.read())
        .await;
    let sealed = row.unwrap().unwrap().secret;
    assert_eq!(sealed.len(), 12 + 20 + 16);
    assert_eq!(judge.sees(PAGE).await.count(".recovery-codes"), 0, "once");

    house.time_passes(MINUTE);
    judge.does("accounts/sign-out", &[]).await;
    let there = house.training.at("/lessons/definition");
    judge.sees(judge.visits(&there).await.leads_to()).await;
    let fields: &Fields<'_> = &[
        ("email", &judge.email),
        ("password", &PASSWORD),
        ("next", &there),
    ];
    let page = judge.does("accounts/sign-in", fields).await;
    assert!(
        page.main().contains("Your password is right"),
        "{}",
        page.main()
    );
    assert!(!judge.is_signed_in().await);
    shows(&judge, "000000")
        .await
        .is_refused_with(&UserError::SecondCodeWrong);
    assert!(!judge.is_signed_in().await);
    // It is noted beside the answer, which must not tell by its time whose account there is.
    eventually("the wrong code is noted", || async {
        let account = account::Entity::find_by_id(judge.account);
        let account = account.one(house.inner.db.read()).await.unwrap();
        account.unwrap().failed_tries > 0
    })
    .await;
    let answer = shows(&judge, &app.shows(&house)).await;
    assert_eq!(answer.is_done().leads_to(), there);
    assert!(judge.is_signed_in().await);
    // The wrong code is told: whoever typed it knew the password.
    let told = judge.sees("/account").await;
    assert!(
        told.texts(".notice.warn").concat().contains("failed") || told.count("#logins .hint") > 0
    );
    let waiting = set_aside::Entity::find()
        .filter(set_aside::Column::Kind.eq("first-step"))
        .count(house.inner.db.read());
    assert_eq!(waiting.await.unwrap(), 0, "it was taken once");
}

async fn a_code_counts_once(house: House) {
    let judge = house.judge("Amal").await;
    let (app, _) = sets_up(&house, &judge).await;
    let browser = comes(&house, &judge).await;
    // That which set it up, too.
    let code = app.shows(&house);
    shows(&browser, &code)
        .await
        .is_refused_with(&UserError::SecondCodeWrong);
    house.time_passes(MINUTE);
    let code = app.shows(&house);
    shows(&browser, &code).await.is_done();
    let other = comes(&house, &judge).await;
    shows(&other, &code)
        .await
        .is_refused_with(&UserError::SecondCodeWrong);
    // Nor by two at the same time.
    house.time_passes(MINUTE);
    let code = app.shows(&house);
    let another = comes(&house, &judge).await;
    let (one, two) = tokio::join!(shows(&other, &code), shows(&another, &code));
    let refused = [one, two].map(|answer| answer.refusal());
    assert_eq!(refused.iter().flatten().count(), 1, "{refused:?}");
}

async fn a_recovery_code_stands_in_for_the_app_once(house: House) {
    let judge = house.judge("Amal").await;
    let (_, codes) = sets_up(&house, &judge).await;
    let browser = comes(&house, &judge).await;
    let by_hand = codes[0].to_lowercase().replace('-', " ");
    shows(&browser, &by_hand).await.is_done();
    let other = comes(&house, &judge).await;
    shows(&other, &codes[0])
        .await
        .is_refused_with(&UserError::SecondCodeWrong);
    shows(&other, &codes[1]).await.is_done();
    assert_eq!(noted(&house, accounts::events::RECOVERY_CODE_USED).await, 2);
    assert!(other.sees(PAGE).await.main().contains("8 codes are left"));
    // New ones take the place of all.
    let fields: &Fields<'_> = &[("current_password", &PASSWORD)];
    let page = other.does("accounts/renew-recovery-codes", fields).await;
    let new = page.texts(".recovery-codes li");
    assert_eq!(house.count::<recovery_code::Entity>().await, 10);
    let third = comes(&house, &judge).await;
    shows(&third, &codes[2])
        .await
        .is_refused_with(&UserError::SecondCodeWrong);
    // Nobody else's.
    let bolat = house.judge("Bolat").await;
    sets_up(&house, &bolat).await;
    let stranger = comes(&house, &bolat).await;
    shows(&stranger, &new[0])
        .await
        .is_refused_with(&UserError::SecondCodeWrong);
    shows(&third, &new[0]).await.is_done();
}

async fn between_the_steps_nobody_is_signed_in(house: House) {
    let judge = house.judge("Amal").await;
    let (app, _) = sets_up(&house, &judge).await;
    let browser = comes(&house, &judge).await;
    for path in ["/", "/account", PAGE, &house.training.at("")] {
        assert!(
            browser
                .visits(path)
                .await
                .leads_to()
                .starts_with("/sign-in"),
            "{path}"
        );
    }
    // Another browser has not taken the first step.
    let other = house.browser();
    assert!(
        other
            .sees("/sign-in/code")
            .await
            .main()
            .contains("Sign in again")
    );
    let refused = shows(&other, &app.shows(&house)).await;
    refused.is_refused_with(&UserError::SecondStepGone);
    house.time_passes(MINUTE * 10);
    let refused = shows(&browser, &app.shows(&house)).await;
    refused.is_refused_with(&UserError::SecondStepGone);
    assert!(!browser.is_signed_in().await);
}

async fn a_link_for_a_new_password_does_not_step_over_it(house: House) {
    let judge = house.judge("Amal").await;
    let (app, _) = sets_up(&house, &judge).await;
    let token = house.invitation_for(&judge).await;
    house.time_passes(MINUTE);
    let browser = house.browser();
    browser.sees(&format!("/invitations/{token}")).await;
    let fields: &Fields<'_> = &[("token", &token), ("password", &"nine brown foals")];
    let page = browser.does("accounts/accept-invitation", fields).await;
    assert!(
        page.main().contains("code from your app"),
        "{}",
        page.main()
    );
    assert!(!browser.is_signed_in().await);
    shows(&browser, &app.shows(&house)).await.is_done();
    assert!(browser.is_signed_in().await);
}

async fn what_was_sent_after_the_end_waits_behind_both_steps(house: House) {
    let organizer = house.organizer("Olga").await;
    let (app, _) = sets_up(&house, &organizer).await;
    let people = house.training.at("/people");
    organizer.sees(&people).await;
    house.time_passes(SignedDuration::from_hours(13));
    let fields: &Fields<'_> = &[
        ("training", &house.training.id),
        ("name", &"Dana Omarova"),
        ("email", &"dana@example.org"),
        ("role", &"judge"),
        ("language", &"kk"),
    ];
    let page = organizer.sends("trainings/add-person", fields).await;
    let held = page.value("held");
    let fields: &Fields<'_> = &[
        ("email", &organizer.email),
        ("password", &PASSWORD),
        ("next", &people),
        ("held", &held),
    ];
    organizer.does("accounts/sign-in", fields).await;
    let answer = shows(&organizer, &app.shows(&house)).await;
    let page = organizer.sees(answer.is_done().leads_to()).await;
    assert!(page.body.contains("dana@example.org"), "{}", page.main());
}

async fn who_owes_it_can_do_nothing_else(house: House) {
    let root = house.administrator("Root").await;
    let olga = house.organizer("Olga").await;
    let judge = house.judge("Amal").await;
    assert!(
        olga.sees("/")
            .await
            .main()
            .contains("Set up the second step")
    );
    root.sees("/accounts").await;
    let fields: &Fields<'_> = &[("administrator", &"true"), ("organizer", &"true")];
    root.sends("accounts/require-second-step", fields)
        .await
        .is_done();
    assert_eq!(
        noted(&house, accounts::events::SECOND_STEP_REQUIRED).await,
        1
    );
    for owes in [&olga, &root] {
        for path in pages(&house, &judge, 1) {
            let answer = owes.visits(&path).await;
            let own = path.starts_with("/account") && !path.starts_with("/accounts");
            let open = own
                || [
                    "/sign-in",
                    "/forgotten",
                    "/invitations",
                    "/arrive",
                    "/addresses",
                    "/c",
                    "/privacy",
                    "/calendar",
                    "/assets",
                ]
                .iter()
                .any(|free| path.starts_with(free))
                || [
                    "/offline-worker.js",
                    "/trainings/sample-list.csv",
                    "/healthz",
                    "/readyz",
                    // The same for all: what it shows lies in the browser.
                    "/waiting",
                ]
                .contains(&path.as_str());
            assert!(
                open || answer.status != 200,
                "{path} is shown to somebody who owes the second step"
            );
        }
        assert_eq!(owes.visits("/").await.leads_to(), PAGE);
        assert_eq!(
            owes.visits(&house.training.at("/people")).await.leads_to(),
            PAGE
        );
        let fields: &Fields<'_> = &[
            ("training", &house.training.id),
            ("enrolment", &judge.enrolment),
        ];
        owes.sees(PAGE).await;
        let refused = owes.sends("trainings/withdraw", fields).await;
        refused.is_refused_with(&UserError::SecondStepFirst);
    }
    assert_eq!(
        judge.visits(&house.training.at("")).await.status,
        200,
        "not for judges"
    );
    for owes in [&olga, &root] {
        sets_up(&house, owes).await;
        assert_eq!(owes.visits(&house.training.at("/people")).await.status, 200);
        let fields: &Fields<'_> = &[("current_password", &PASSWORD)];
        owes.sees(PAGE).await;
        let refused = owes.sends("accounts/end-second-step", fields).await;
        refused.is_refused_with(&UserError::SecondStepCompulsory);
    }
    let page = root.sees("/accounts").await;
    assert_eq!(
        page.attributes("#second-step [checked]", "name"),
        ["administrator", "organizer"]
    );
    root.sends("accounts/require-second-step", &[])
        .await
        .is_done();
    assert_eq!(
        root.sees("/accounts").await.count("#second-step [checked]"),
        0
    );
}

async fn an_administrator_takes_it_away(house: House) {
    let root = house.administrator("Root").await;
    let judge = house.judge("Amal").await;
    let place = format!("/accounts/{}", judge.account);
    let ask = format!("{place}?ask=second-step");
    assert!(
        !root
            .sees(&place)
            .await
            .attributes("main a", "href")
            .contains(&ask)
    );
    sets_up(&house, &judge).await;
    assert!(
        root.sees(&place)
            .await
            .attributes("main a", "href")
            .contains(&ask)
    );
    root.sees(&ask).await;
    let fields: &Fields<'_> = &[("account", &judge.account)];
    root.sends("accounts/take-second-step", fields)
        .await
        .is_done();
    assert_eq!(house.count::<authenticator::Entity>().await, 0);
    assert_eq!(house.count::<recovery_code::Entity>().await, 0);
    assert_eq!(noted(&house, accounts::events::SECOND_STEP_TAKEN).await, 1);
    let browser = house.browser();
    browser.signs_in(&judge.email, PASSWORD).await.is_done();
    assert!(browser.is_signed_in().await);
}

async fn codes_cannot_be_guessed(house: House) {
    let judge = house.judge("Amal").await;
    let (app, _) = sets_up(&house, &judge).await;
    house.time_passes(MINUTE);
    let browser = comes(&house, &judge).await;
    for _ in 0..10 {
        let refused = shows(&browser, "000000").await;
        refused.is_refused_with(&UserError::SecondCodeWrong);
    }
    // Not even the right one, from wherever.
    for browser in [&browser, &comes(&house, &judge).await] {
        let refused = shows(browser, &app.shows(&house)).await;
        assert!(
            matches!(refused.refusal(), Some(UserError::TooManyTries { .. })),
            "{:?}",
            refused.refusal()
        );
    }
    house.time_passes(MINUTE * 5);
    shows(&browser, &app.shows(&house)).await.is_done();
}

async fn it_ends_with_the_password_and_goes_with_the_person(house: House) {
    let root = house.administrator("Root").await;
    let judge = house.judge("Amal").await;
    sets_up(&house, &judge).await;
    judge.sees(PAGE).await;
    let wrong: &Fields<'_> = &[("current_password", &"a wrong one")];
    assert!(
        judge
            .sends("accounts/end-second-step", wrong)
            .await
            .refusal()
            .is_some()
    );
    let right: &Fields<'_> = &[("current_password", &PASSWORD)];
    judge
        .sends("accounts/end-second-step", right)
        .await
        .is_done();
    assert_eq!(noted(&house, accounts::events::SECOND_STEP_ENDED).await, 1);
    house
        .browser()
        .signs_in(&judge.email, PASSWORD)
        .await
        .is_done();
    house.time_passes(MINUTE);
    sets_up(&house, &judge).await;
    root.sees(&format!("/erase/{}", judge.account)).await;
    let fields: &Fields<'_> = &[("account", &judge.account), ("email", &judge.email)];
    root.sends("erasure/erase", fields).await.is_done();
    assert_eq!(house.count::<authenticator::Entity>().await, 0);
    assert_eq!(house.count::<recovery_code::Entity>().await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_key_nobody_is_led_into_it() {
    let house = Plan::default().on_postgres().without_key().start().await;
    let olga = house.organizer("Olga").await;
    assert!(!olga.sees("/").await.main().contains("second step"));
    assert!(olga.sees(PAGE).await.main().contains("TORELIK_KEY_FILE"));
    let fields: &Fields<'_> = &[("current_password", &PASSWORD)];
    let refused = olga.sends("accounts/make-second-step", fields).await;
    refused.is_refused_with(&UserError::NoKey);
    let root = house.administrator("Root").await;
    root.sees("/accounts").await;
    let fields: &Fields<'_> = &[("organizer", &"true")];
    let refused = root.sends("accounts/require-second-step", fields).await;
    refused.is_refused_with(&UserError::NoKey);
}

/// A training's role has no other way in.
#[test]
fn every_role_can_be_named() {
    assert_eq!(Role::ALL.len(), 4, "require_second_step names each role");
}
