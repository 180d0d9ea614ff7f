//! What every request gets: headers, an id, limits, and a page when something is in the way.

mod forms;
mod keeping;
mod limits;
mod malformed;
mod metrics;
mod together;

use reqwest::header::ACCEPT_ENCODING;

use self::limits::raw;
use crate::harness::{Answer, House};

on_both_databases!(
    a_failure_has_a_page_that_tells_nothing,
    a_forbidden_page_says_so
);

/// The sources of scripts that a page may bring.
fn nonce(answer: &Answer) -> &str {
    let policy = answer.header("content-security-policy");
    policy
        .split("'nonce-")
        .nth(1)
        .unwrap()
        .split('\'')
        .next()
        .unwrap()
}

async fn a_failure_has_a_page_that_tells_nothing(house: House) {
    let judge = house.judge("Amal").await;
    judge.sees("/").await;
    let broken = "ALTER TABLE attendance_mark RENAME TO gone";
    house.execute(broken).await.unwrap();
    let page = judge.visits("/").await;
    assert_eq!(
        (page.status, page.text("h1")),
        (500, "Something went wrong".to_owned())
    );
    assert_eq!(page.text(".request-id code"), page.header("x-request-id"));
    assert_eq!(page.text("title"), "Something went wrong · Törelik");
    for inside in ["attendance_mark", "no such table", "relation", "SELECT"] {
        assert!(!page.body.contains(inside), "{inside}");
    }
    let refused = judge.checks_in(house.training.sessions[0]).await;
    let Some(app::errors::UserError::SomethingWentWrong { request }) = refused.refusal() else {
        panic!("{refused:?}");
    };
    assert_eq!(request, refused.header("x-request-id"));
}

async fn a_forbidden_page_says_so(house: House) {
    let judge = house.judge("Amal").await;
    let page = judge.visits(&house.training.at("/people")).await;
    assert_eq!(
        (page.status, page.text("h1")),
        (403, "Not allowed".to_owned())
    );
    assert_eq!(page.text(".request-id code"), page.header("x-request-id"));
    assert_eq!(page.attribute(".trouble a.button", "href"), "/");
    // That a training exists is not told to those whom it does not concern.
    let stranger = house.stranger("Sam").await;
    for path in [
        house.training.at(""),
        house.training.at("/people"),
        "/trainings/999".to_owned(),
        "/trainings/x".to_owned(),
    ] {
        assert_eq!(stranger.visits(&path).await.status, 404, "{path}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_unknown_page_is_told_in_the_readers_language() {
    let house = House::start().await;
    for (language, title) in [
        ("kk", "Табылмады"),
        ("ru", "Не найдено"),
        ("en", "Not found"),
    ] {
        let browser = house.browser();
        browser.sees("/sign-in").await;
        browser.chooses_language(language).await;
        for path in ["/nowhere", "/trainings/1/nowhere", "/assets-of-others"] {
            let page = browser.visits(path).await;
            assert_eq!(
                (page.status, page.text("h1")),
                (404, title.to_owned()),
                "{path}"
            );
            assert_eq!(page.attribute("html", "lang"), language);
            assert_eq!(page.text(".request-id code"), page.header("x-request-id"));
        }
        let answer = browser.sends("accounts/nothing", &[]).await;
        assert_eq!((answer.status, answer.text("h1")), (404, title.to_owned()));
    }
}

/// What a browser keeps until the server has it is not given up because the program was changed.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_action_that_there_is_no_more_refuses_nothing_for_good() {
    let house = House::start().await;
    let json = [(
        "accept".parse().unwrap(),
        "application/json".parse().unwrap(),
    )];
    let request = house.browser().form("attendance/nothing", &[]);
    let request = request.headers(reqwest::header::HeaderMap::from_iter(json));
    let answer = request.send().await;
    let answer = answer.unwrap();
    let (status, body) = (answer.status().as_u16(), answer.text().await.unwrap());
    assert_eq!((status, &*body), (400, r#"{"code":"bad_request"}"#));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_address_of_an_action_is_no_blank_page() {
    let house = House::start().await;
    for path in ["/api/accounts/sign-in", "/api/accounts/nothing"] {
        let page = house.browser().visits(path).await;
        assert!(matches!(page.status, 404 | 405), "{}", page.status);
        assert_eq!(page.texts("h1").len(), 1, "{path}: {:?}", page.body);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_second_refusal_takes_the_place_of_the_first() {
    let house = House::start().await;
    let browser = house.browser();
    let first = browser
        .signs_in("nobody@example.org", "a guess of twelve")
        .await;
    first.is_refused_with(&app::errors::UserError::WrongSignIn);
    let page = browser
        .sends(
            "accounts/sign-in",
            &[("email", &""), ("password", &"x"), ("next", &"/")],
        )
        .await;
    assert_eq!(
        page.attributes("main [aria-invalid=true]", "name"),
        ["email"]
    );
    assert_eq!(page.count(".notice.bad"), 1);
    assert!(
        !page.main().contains("Wrong e-mail address or password"),
        "{}",
        page.main()
    );
    assert_eq!(page.value("email"), "", "what was typed last is kept");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn every_answer_says_what_a_page_may_do() {
    let house = House::start().await;
    let judge = house.judge("Amal").await;
    let style = judge
        .sees("/")
        .await
        .attribute("link[rel=stylesheet][href*='/main-']", "href");
    let mut nonces = std::collections::BTreeSet::new();
    let lesson = house.training.at("/lessons/definition");
    for path in [
        "/",
        lesson.as_str(),
        "/nowhere",
        "/sign-in",
        style.as_str(),
        "/trainings/sample-list.csv",
        "/healthz",
        "/readyz",
    ] {
        let answer = judge.visits(path).await;
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        // A file that is the same for everybody has no id, and no line in the log.
        let id = if path == style { 0 } else { 16 };
        assert_eq!(answer.header("x-request-id").len(), id, "{path}");
        if path == style {
            assert_eq!(
                answer.header("cache-control"),
                "public, max-age=31536000, immutable"
            );
            continue;
        }
        // What only a document obeys.
        assert_eq!(answer.header("referrer-policy"), "same-origin", "{path}");
        assert_eq!(answer.header("x-frame-options"), "DENY", "{path}");
        assert_eq!(
            answer.header("cross-origin-opener-policy"),
            "same-origin",
            "{path}"
        );
        assert!(!answer.header("permissions-policy").is_empty(), "{path}");
        assert_eq!(answer.header("cache-control"), "no-store", "{path}");
        let policy = answer.header("content-security-policy");
        assert!(
            policy.contains("default-src 'none'") && policy.contains("base-uri 'none'"),
            "{policy}"
        );
        assert!(
            !policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"),
            "{policy}"
        );
        assert!(
            nonces.insert(nonce(&answer).to_owned()),
            "a nonce is used twice"
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_page_to_read_loads_no_script_and_a_sheet_and_a_roll_call_load_their_own() {
    let house = House::start().await;
    let (judge, organizer) = (house.judge("Amal").await, house.organizer("Olga").await);
    for path in [
        "/",
        &house.training.at(""),
        &house.training.at("/lessons/definition"),
        &house.training.at("/quizzes/final"),
    ] {
        let page = judge.sees(path).await;
        assert_eq!(
            page.count("script[type=module], link[rel=modulepreload], [as=script], [as=fetch]"),
            0,
            "{path}"
        );
        // A lesson has one small script that only spares a step.
        let scripts = page.attributes("script", "src");
        let wanted = usize::from(path.contains("/lessons/"));
        assert_eq!(scripts.len(), wanted, "{path}: {scripts:?}");
        for script in scripts {
            assert!(script.starts_with("/assets/reading-"), "{script}");
            // As a browser asks for it.
            let sent = judge.get(&script).header(ACCEPT_ENCODING, "br").send();
            let sent = sent.await.unwrap().bytes().await.unwrap();
            assert!(sent.len() < 2048, "{} bytes", sent.len());
        }
        assert_eq!(
            page.attributes("script", "nonce"),
            vec![nonce(&page); page.count("script")],
            "{path}"
        );
        assert!(!page.body.contains(".wasm"), "{path}");
        assert_eq!(
            page.count("[style], [onclick]"),
            0,
            "what the policy would refuse"
        );
    }
    let assets = &house.inner.settings.assets;
    let register = organizer.sees(&house.training.register(0)).await;
    let attempt = judge.starts_quiz().await.is_done().leads_to().to_owned();
    let sheet = judge.sees(&attempt).await;
    let (Some(roll_call), Some(answer_sheet)) = (&assets.roll_call, &assets.answer_sheet) else {
        for page in [&register, &sheet] {
            assert_eq!(page.count("link[rel=modulepreload]"), 0);
        }
        return;
    };
    for (page, own, other) in [
        (&register, roll_call, answer_sheet),
        (&sheet, answer_sheet, roll_call),
    ] {
        assert_eq!(
            page.attributes("script", "nonce"),
            vec![nonce(page); page.count("script")]
        );
        for ending in ["js", "wasm"] {
            let file = format!("/{}/{}.{ending}", own.folder, own.name);
            assert!(page.body.contains(&file), "{file} in {}", page.body);
            assert_eq!(judge.visits(&file).await.status, 200, "{file}");
        }
        assert!(!page.body.contains(&other.name), "{} too", other.name);
    }
    // Somebody who only reads has nothing to tap.
    let trainer = house.trainer("Tom").await;
    let register = trainer.sees(&house.training.register(0)).await;
    assert!(!register.body.contains(&roll_call.name));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn assets_are_compressed_and_named_by_their_content() {
    let house = House::start().await;
    let browser = house.browser();
    let page = browser.sees("/sign-in").await;
    let style = page.attribute("link[rel=stylesheet]", "href");
    for (wanted, encoding) in [("br", "br"), ("gzip", "gzip"), ("identity", "")] {
        let request = format!(
            "GET {style} HTTP/1.1\r\nHost: a\r\nAccept-Encoding: {wanted}\r\nConnection: close\r\n\r\n"
        );
        let answer = raw(&house, &request).await.to_lowercase();
        assert!(answer.starts_with("http/1.1 200"), "{wanted}");
        assert_eq!(
            answer.contains(&format!("content-encoding: {encoding}")),
            !encoding.is_empty(),
            "{wanted}"
        );
    }
    // A page too, and a client that asks for nothing gets it as it is.
    let answer = browser
        .sends_request(browser.get("/sign-in").header(ACCEPT_ENCODING, "identity"))
        .await;
    assert_eq!(answer.header("content-encoding"), "");
    for other in page.attributes("link[href^='/assets/']", "href") {
        assert_eq!(browser.visits(&other).await.status, 200, "{other}");
    }
    assert_eq!(browser.visits("/assets/nothing.css").await.status, 404);
}
