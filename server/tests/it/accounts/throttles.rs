//! Those who guess are slowed down, and nobody else is.

use app::errors::{Field, UserError};
use jiff::SignedDuration;
use reqwest::header::{ACCEPT, HeaderMap, HeaderValue};

use crate::harness::{Answer, Browser, House, PASSWORD, Plan, at_once};

/// Runs each scenario on both databases in a house with the throttles of a real one, which is told
/// by a proxy where people come from.
macro_rules! as_on_the_day {
    ($($scenario:ident),+ $(,)?) => {
        mod on_sqlite {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
            async fn $scenario() {
                super::$scenario(super::plan().start().await).await;
            })+
        }
        mod on_postgres {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
            async fn $scenario() {
                super::$scenario(super::plan().on_postgres().start().await).await;
            })+
        }
    };
}

as_on_the_day!(
    an_address_that_is_blocked_uses_up_nobodys_tries,
    two_hundred_behind_one_address_get_in,
    a_browser_that_the_account_knows_has_tries_of_its_own,
    the_current_password_has_a_counter_of_its_own,
    programs_are_told_when_to_come_again,
);

fn plan() -> Plan {
    Plan::default()
        // Hashing takes long where many tests hash.
        .with(&["--behind-proxy", "--request-seconds", "60"])
        .tries_for_an_account(10)
        .tries_from_an_address(100)
}

const MINUTE: SignedDuration = SignedDuration::from_mins(1);
const REFUSED: UserError = UserError::TooManyTries { minutes: 1 };

async fn signs_in(browser: &Browser, address: &str, email: &str, password: &str) -> Answer {
    browser.visits("/sign-in").await;
    let form = browser.form(
        "accounts/sign-in",
        &[("email", &email), ("password", &password), ("next", &"/")],
    );
    // The last is the proxy's word; what stands before it anybody could have written.
    let forwarded = format!("192.0.2.1, {address}");
    browser
        .sends_request(form.header("x-forwarded-for", forwarded))
        .await
}

async fn an_address_that_is_blocked_uses_up_nobodys_tries(house: House) {
    let (amal, bolat) = (
        house.knows("Amal", None).await,
        house.knows("Bolat", None).await,
    );
    let guesser = house.browser();
    for each in 0..120 {
        let answer = signs_in(&guesser, "10.0.0.1", &amal.email, "a guess of twelve").await;
        let expected = if each < 10 {
            &UserError::WrongSignIn
        } else {
            &REFUSED
        };
        answer.is_refused_with(expected);
    }
    signs_in(&amal, "10.0.0.2", &amal.email, PASSWORD)
        .await
        .is_done();
    // Until the whole address is blocked; then it is refused whoever it asks for.
    for each in 0..90 {
        let email = format!("somebody{each}@example.org");
        signs_in(&guesser, "10.0.0.1", &email, "a guess of twelve")
            .await
            .is_refused_with(&UserError::WrongSignIn);
    }
    for _ in 0..12 {
        signs_in(&guesser, "10.0.0.1", &bolat.email, "a guess of twelve")
            .await
            .is_refused_with(&REFUSED);
    }
    signs_in(&bolat, "10.0.0.2", &bolat.email, PASSWORD)
        .await
        .is_done();
    // An address of IPv6 is one with all that its provider gave to the same customer.
    for each in 0..11 {
        let address = format!("2001:db8:1:2::{each}");
        let answer = signs_in(&guesser, &address, &amal.email, "a guess of twelve").await;
        assert_eq!(answer.refusal().unwrap() == REFUSED, each == 10, "{each}");
    }
    signs_in(&amal, "2001:db8:1:3::1", &amal.email, PASSWORD)
        .await
        .is_done();
}

async fn two_hundred_behind_one_address_get_in(house: House) {
    let mut people = Vec::new();
    for each in 0..200 {
        people.push(house.knows(&format!("Judge {each}"), None).await);
    }
    // Some mistype at first.
    let arrives = |each: usize| {
        let person = &people[each];
        async move {
            if each.is_multiple_of(4) {
                signs_in(person, "10.0.0.1", &person.email, "steppe-and-ski")
                    .await
                    .is_refused_with(&UserError::WrongSignIn);
            }
            signs_in(person, "10.0.0.1", &person.email, PASSWORD)
                .await
                .is_done();
        }
    };
    // The house's clock stands still: no try is forgiven meanwhile.
    let everybody: Vec<usize> = (0..people.len()).collect();
    for group in everybody.chunks(50) {
        at_once(group.iter().map(|each| arrives(*each))).await;
    }
}

async fn a_browser_that_the_account_knows_has_tries_of_its_own(house: House) {
    let amal = house.knows("Amal", None).await;
    signs_in(&amal, "10.0.0.1", &amal.email, PASSWORD)
        .await
        .is_done();
    amal.sends("accounts/sign-out", &[]).await.is_done();
    assert!(amal.cookies().contains("device="), "{}", amal.cookies());
    // Somebody in the same office tries all that the address has.
    let guesser = house.browser();
    for each in 0..110 {
        let email = match each % 11 {
            0 => amal.email.clone(),
            _ => format!("somebody{each}@example.org"),
        };
        signs_in(&guesser, "10.0.0.1", &email, "a guess of twelve").await;
    }
    signs_in(&guesser, "10.0.0.1", &amal.email, PASSWORD)
        .await
        .is_refused_with(&REFUSED);
    signs_in(&amal, "10.0.0.1", &amal.email, PASSWORD)
        .await
        .is_done();
    // The device is known to this account, to no other, and has tries of its own, not more.
    amal.sends("accounts/sign-out", &[]).await.is_done();
    let bolat = house.knows("Bolat", None).await;
    signs_in(&amal, "10.0.0.1", &bolat.email, PASSWORD)
        .await
        .is_refused_with(&REFUSED);
    for each in 0..11 {
        let answer = signs_in(&amal, "10.0.0.1", &amal.email, "a guess of twelve").await;
        assert_eq!(answer.refusal().unwrap() == REFUSED, each == 10, "{each}");
    }
    house.inner.clock.advance(MINUTE);
    signs_in(&amal, "10.0.0.1", &amal.email, PASSWORD)
        .await
        .is_done();
}

async fn the_current_password_has_a_counter_of_its_own(house: House) {
    let amal = house.judge("Amal").await;
    let changes = |current: &'static str| {
        let fields: [(&str, &dyn ToString); 2] = [
            ("current_password", &current),
            ("password", &"nine brown foals"),
        ];
        let form = amal.form("accounts/change-password", &fields);
        amal.sends_request(form)
    };
    let wrong = UserError::NotUnderstood {
        field: Field::CurrentPassword,
    };
    amal.sees("/account").await;
    for _ in 0..10 {
        changes("a slip of the finger")
            .await
            .is_refused_with(&wrong);
    }
    changes(PASSWORD).await.is_refused_with(&REFUSED);
    // Whoever found the browser open has locked nobody out of the door.
    signs_in(&house.browser(), "10.0.0.2", &amal.email, PASSWORD)
        .await
        .is_done();
    house.inner.clock.advance(MINUTE);
    changes(PASSWORD).await.is_done();
}

async fn programs_are_told_when_to_come_again(house: House) {
    let browser = house.browser();
    let tries = || {
        let fields: [(&str, &dyn ToString); 2] =
            [("email", &"a@example.org"), ("password", &"a guess")];
        let json = HeaderValue::from_static("application/json");
        let form = browser.form("accounts/sign-in", &fields);
        browser.sends_request(form.headers(HeaderMap::from_iter([(ACCEPT, json)])))
    };
    for _ in 0..10 {
        let answer = tries().await;
        assert_eq!((answer.status, answer.header("retry-after")), (422, ""));
    }
    let answer = tries().await;
    assert_eq!((answer.status, answer.header("retry-after")), (429, "60"));
}
