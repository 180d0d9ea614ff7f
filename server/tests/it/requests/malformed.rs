//! Requests that cannot be understood are the sender's fault, and their answer says so.

use app::errors::UserError;
use reqwest::{
    RequestBuilder,
    header::{ACCEPT, CONNECTION, CONTENT_TYPE, HeaderMap, HeaderValue},
};
use serde_json::Value;

use crate::harness::{House, Plan};

const FORM: &str = "application/x-www-form-urlencoded";
const JSON: &str = "application/json";

/// As a program asks, which wants no page.
fn as_program(request: RequestBuilder) -> RequestBuilder {
    let json = HeaderValue::from_static(JSON);
    request.headers(HeaderMap::from_iter([(ACCEPT, json)]))
}

/// Every action with what it cannot understand.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_cannot_be_understood_is_refused_as_such() {
    let house = House::start().await;
    let judge = house.judge("Amal").await;
    let deep = format!("x{}=1", "[a]".repeat(20_000));
    let deep_json = format!("{}1{}", "[".repeat(20_000), "]".repeat(20_000));
    let paths: Vec<&str> = server_fn::axum::server_fn_paths()
        .map(|(path, _)| path)
        .collect();
    assert!(paths.len() > 40, "{paths:?}");
    let mut refused = 0;
    for path in paths {
        let action = path.strip_prefix("/api/").unwrap();
        for (kind, body) in [
            (FORM, deep.as_str()),
            (
                FORM,
                "sequence=2147483648&attempt=x&training=x&session=x&number=99999999999999999999",
            ),
            (FORM, "%ff%fe=%ff"),
            (JSON, deep_json.as_str()),
            (JSON, "{\"broken"),
            ("multipart/form-data; boundary=x", "--y"),
        ] {
            let request = as_program(judge.post(action))
                .header(CONTENT_TYPE, kind)
                .header("sec-fetch-site", "same-origin")
                // What is refused before it was read closes its connection, which the next request
                // may not know yet.
                .header(CONNECTION, "close")
                .body(body.to_owned());
            let answer = judge.sends_request(request).await;
            // An action that wants nothing has nothing to misunderstand, and one that wants only
            // texts understands them.
            assert!(
                answer.status < 500,
                "{action} {kind} {}: {} {}",
                &body[..body.len().min(20)],
                answer.status,
                answer.body
            );
            if let Ok(Value::Object(told)) = serde_json::from_str(&answer.body)
                && told.get("code") == Some(&"bad_request".into())
            {
                assert_eq!(answer.status, 400, "{action} {kind}");
                refused += 1;
            }
        }
    }
    assert!(refused > 60, "{refused}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_form_that_cannot_be_understood_goes_back_to_its_page() {
    let house = House::start().await;
    let judge = house.judge("Amal").await;
    judge.sees(&house.training.at("")).await;
    let answer = judge
        .sends(
            "attendance/check-in",
            &[("session", &"2147483648000000000000")],
        )
        .await;
    let page = judge.sees(answer.leads_to()).await;
    assert_eq!(page.count(".notice.bad"), 1, "{}", page.main());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn who_asks_too_often_is_told_when_to_ask_again() {
    let house = Plan::default().tries_for_an_account(2).start().await;
    let judge = house.knows("Amal", None).await;
    let mut last = None;
    for _ in 0..4 {
        let request = judge.form(
            "accounts/sign-in",
            &[
                ("email", &judge.email),
                ("password", &"a guess of twelve"),
                ("next", &"/"),
            ],
        );
        last = Some(judge.sends_request(as_program(request)).await);
    }
    let answer = last.unwrap();
    assert_eq!(answer.status, 429, "{}", answer.body);
    assert_eq!(answer.header("retry-after"), "60");
    let told: UserError = serde_json::from_str(&answer.body).unwrap();
    assert!(matches!(told, UserError::TooManyTries { .. }), "{told:?}");
}
