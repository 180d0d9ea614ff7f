//! A login that ends while somebody is at a form: they sign in, and what they sent is there, to
//! be sent again, once. Every form of every page.

use std::collections::BTreeMap;

use records::attendance_mark;
use reqwest::header::{COOKIE, REFERER, SET_COOKIE};
use scraper::{ElementRef, Html, Selector};

use crate::harness::{Answer, Browser, House, PASSWORD, Person};

on_two_servers!(
    what_was_sent_after_the_end_waits_and_is_done_once,
    what_was_sent_is_not_given_to_somebody_else,
    a_sign_in_needs_no_page_that_it_comes_from,
);

/// A form as a browser would send it.
#[derive(Clone, Debug)]
struct Sent {
    page: String,
    action: String,
    fields: Vec<(String, String)>,
}

/// The forms of a page that write, as they stand.
fn forms(page: &str, answer: &Answer) -> Vec<Sent> {
    let html = Html::parse_document(&answer.body);
    let select = |css: &str| Selector::parse(css).unwrap();
    html.select(&select("form[method=post]"))
        .filter(|form| form.attr("enctype").is_none())
        .map(|form| Sent {
            page: page.to_owned(),
            action: form.attr("action").unwrap().to_owned(),
            fields: fields(form),
        })
        .collect()
}

fn fields(form: ElementRef<'_>) -> Vec<(String, String)> {
    let all = Selector::parse("input[name], textarea[name], select[name]").unwrap();
    let chosen = Selector::parse("option[selected], option").unwrap();
    let pressed = Selector::parse("button[name]").unwrap();
    let pressed = form.select(&pressed).next().map(|button| {
        let of = |name| button.attr(name).unwrap_or_default().to_owned();
        (of("name"), of("value"))
    });
    form.select(&all)
        .filter_map(|field| {
            let name = field.attr("name")?.to_owned();
            let value = match field.value().name() {
                "textarea" => field.text().collect(),
                "select" => field.select(&chosen).next()?.attr("value")?.to_owned(),
                _ => match field.attr("type") {
                    Some("radio" | "checkbox") if field.attr("checked").is_none() => return None,
                    Some("hidden") => field.attr("value").unwrap_or_default().to_owned(),
                    _ => field.attr("value").unwrap_or("typed").to_owned(),
                },
            };
            Some((name, value))
        })
        .chain(pressed)
        .collect()
}

fn pairs(fields: &[(String, String)]) -> Vec<(&str, &dyn ToString)> {
    fields
        .iter()
        .map(|(name, value)| (name.as_str(), value as &dyn ToString))
        .collect()
}

/// Sends a form.
async fn sends(browser: &Browser, sent: &Sent) -> Answer {
    let action = sent.action.strip_prefix("/api/").unwrap();
    browser.sends(action, &pairs(&sent.fields)).await
}

/// Ends all logins of somebody, as time or an administrator does.
async fn ends(house: &House, person: &Person) {
    let end = format!(
        "UPDATE login SET ended_at = created_at WHERE account_id = {}",
        person.account
    );
    house.execute(&end).await.unwrap();
    house.forget_logins();
}

/// Signs in on the page that answered, with all that stands in its form.
async fn signs_in_there(browser: &Browser, page: &Answer, email: &str) -> Answer {
    let mut sign_in = forms("", page)
        .into_iter()
        .find(|form| form.action == "/api/accounts/sign-in")
        .unwrap_or_else(|| panic!("a form to sign in with: {}", page.body));
    // What stands outside of the form belongs to it by its id.
    if let Some(held) = page.attributes("input[name=held]", "value").pop() {
        sign_in.fields.push(("held".to_owned(), held));
    }
    sign_in
        .fields
        .retain(|(name, _)| !matches!(name.as_str(), "email" | "password"));
    sign_in.fields.push(("email".to_owned(), email.to_owned()));
    sign_in
        .fields
        .push(("password".to_owned(), PASSWORD.to_owned()));
    sends(browser, &sign_in).await
}

/// What stands on a page to be sent again.
fn again(page: &str, answer: &Answer) -> Option<Sent> {
    let html = Html::parse_document(&answer.body);
    let form = Selector::parse("form.again").unwrap();
    html.select(&form).next().map(|form| Sent {
        page: page.to_owned(),
        action: form.attr("action").unwrap().to_owned(),
        fields: fields(form),
    })
}

async fn what_was_sent_after_the_end_waits_and_is_done_once(house: House) {
    let judge = house.judge("Amal").await;
    let trainer = house.trainer("Tamara").await;
    let organizer = house.organizer("Olga").await;
    let administrator = house.administrator("Adil").await;
    let (_, attempt) = judge.attempts_quiz().await;
    let mut walked = BTreeMap::new();
    for person in [&judge, &trainer, &organizer, &administrator] {
        for page in pages(&house, &judge, attempt) {
            let answer = person.visits(&page).await;
            if answer.status != 200 {
                continue;
            }
            for form in forms(&page, &answer) {
                walked.entry(form.action.clone()).or_insert((person, form));
            }
        }
    }
    assert!(walked.len() > 20, "{:?}", walked.keys());
    for (action, (person, form)) in walked {
        person.arrives().await;
        person.visits(&form.page).await;
        ends(&house, person).await;
        let page = sends(person, &form).await;
        if page.status == 302 {
            // Needs nobody to be signed in.
            assert!(
                [
                    "/api/accounts/sign-out",
                    "/api/accounts/choose-language",
                    "/api/accounts/sign-out-everywhere"
                ]
                .contains(&action.as_str()),
                "{action}: {:?}",
                page.location
            );
            continue;
        }
        assert_eq!(page.status, 401, "{action}");
        assert_eq!(page.count(".notice.info"), 1, "{action}");
        // A slip of the finger first: what was sent is still there afterwards.
        let wrong = forms("", &page);
        let wrong = wrong.iter().find(|form| form.action.ends_with("/sign-in"));
        let mut wrong = wrong.unwrap().clone();
        let held = page.attributes("input[name=held]", "value");
        wrong
            .fields
            .extend(held.into_iter().map(|held| ("held".to_owned(), held)));
        let page = sends(person, &wrong).await;
        assert_eq!(page.status, 422, "{action}");

        let answer = signs_in_there(person, &page, &person.email).await;
        let there = answer.is_done().leads_to().to_owned();
        assert!(answer.headers.contains_key(SET_COOKIE), "{action}");
        assert!(!there.contains("__err"), "{action}: {there}");
        let page = person.visits(&there).await;
        assert_eq!(page.status, 200, "{action}: {there}");
        let secret = form
            .fields
            .iter()
            .any(|(name, _)| name.contains("password"));
        match again(&there, &page) {
            Some(again) => {
                // In which language a question was read is not sent again: it is another page.
                assert_eq!(Some(again.action.as_str()), action.split('?').next());
                assert_eq!(again.fields, form.fields, "{action}");
            }
            None => assert!(secret, "{action}: only passwords are typed again"),
        }
    }
    // Sent again, it is done: once.
    let check_in = Sent {
        page: house.training.at(""),
        action: "/api/attendance/check-in".to_owned(),
        fields: vec![("session".to_owned(), house.training.sessions[0].to_string())],
    };
    judge.arrives().await;
    judge.visits(&check_in.page).await;
    ends(&house, &judge).await;
    let page = sends(&judge, &check_in).await;
    let answer = signs_in_there(&judge, &page, &judge.email).await;
    let page = judge.sees(answer.is_done().leads_to()).await;
    assert_eq!(house.count::<attendance_mark::Entity>().await, 0);
    let again = again("", &page).unwrap();
    sends(&judge, &again).await.is_done();
    sends(&judge, &again).await;
    assert_eq!(house.count::<attendance_mark::Entity>().await, 1);
}

/// The pages whose forms are walked: all of the router that have a form for somebody.
pub(super) fn pages(house: &House, judge: &Person, attempt: i64) -> Vec<String> {
    let fill = |route: String| {
        let mut path = String::new();
        for part in route.split('/').skip(1) {
            let name = part.strip_prefix(':');
            let name = name.or_else(|| part.strip_prefix('{')?.strip_suffix('}'));
            let value = match name {
                None => part.to_owned(),
                Some("training") => house.training.id.to_string(),
                Some("session") => house.training.sessions[0].to_string(),
                Some("enrolment") => judge.enrolment.to_string(),
                Some("account") => judge.account.to_string(),
                Some("attempt") => attempt.to_string(),
                Some("lesson") => "definition".to_owned(),
                Some("section") => "elements".to_owned(),
                Some("quiz") => "final".to_owned(),
                Some(_) => "none".to_owned(),
            };
            path = format!("{path}/{value}");
        }
        if path.is_empty() {
            "/".to_owned()
        } else {
            path
        }
    };
    let pages = server::router::addresses().into_iter();
    pages
        .filter(|route| !route.ends_with("/events"))
        .map(fill)
        .collect()
}

async fn what_was_sent_is_not_given_to_somebody_else(house: House) {
    let (amal, bolat) = (house.judge("Amal").await, house.judge("Bolat").await);
    amal.sees(&house.training.at("/attendance")).await;
    ends(&house, &amal).await;
    let session = house.training.sessions[0];
    let page = amal
        .sends(
            "attendance/ask",
            &[
                ("session", &session),
                ("status", &"present"),
                ("reason", &"I was ill"),
            ],
        )
        .await;
    // The same browser, and another person.
    let answer = signs_in_there(&amal, &page, &bolat.email).await;
    let page = amal.sees(answer.is_done().leads_to()).await;
    assert!(again("", &page).is_none());
    assert!(!page.body.contains("I was ill"));
}

async fn a_sign_in_needs_no_page_that_it_comes_from(house: House) {
    let judge = house.knows("Amal", Some(rules::roles::Role::Judge)).await;
    let there = house.training.at("/attendance");
    for referer in [None, Some(format!("{}/", house.url))] {
        let browser = house.browser();
        browser.visits(&format!("/sign-in?next={there}")).await;
        let asks = |password: &'static str| {
            let request = browser.form(
                "accounts/sign-in",
                &[
                    ("email", &judge.email),
                    ("password", &password),
                    ("next", &there),
                ],
            );
            let mut request = request.build().unwrap();
            request.headers_mut().remove(REFERER);
            if let Some(referer) = &referer {
                let value = referer.parse().unwrap();
                request.headers_mut().insert(REFERER, value);
            }
            request
        };
        let page = browser.executes(asks("not the right one")).await;
        assert_eq!(page.status, 422);
        assert_eq!(page.value("email"), judge.email);
        assert_eq!(page.value("next"), there);
        assert!(page.main().contains("Wrong e-mail address or password"));
        assert_eq!(browser.executes(asks(PASSWORD)).await.leads_to(), there);
    }
    // What somebody who is signed in typed comes back on a page of its own.
    judge.arrives().await;
    let session = house.training.sessions[0];
    let request = judge.form(
        "attendance/ask",
        &[
            ("session", &session),
            ("status", &"nonsense"),
            ("reason", &"The last row"),
        ],
    );
    let mut request = request.build().unwrap();
    request.headers_mut().remove(REFERER);
    let page = judge.executes(request).await;
    assert_eq!(page.status, 422);
    assert!(page.texts("textarea").contains(&"The last row".to_owned()));
    // A browser that keeps no cookies is told so.
    let bare = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .no_proxy()
        .build()
        .unwrap();
    let request = judge
        .form(
            "accounts/sign-in",
            &[
                ("email", &judge.email),
                ("password", &PASSWORD),
                ("next", &there),
            ],
        )
        .build()
        .unwrap();
    assert!(!request.headers().contains_key(COOKIE));
    let answer = Answer::of(bare.execute(request).await.unwrap(), &house.url).await;
    let at = |path: &str| {
        bare.get(format!("{}{path}", house.url))
            .header("accept", "text/html")
            .header("accept-language", "en")
            .send()
    };
    let answer = Answer::of(at(answer.leads_to()).await.unwrap(), &house.url).await;
    let page = Answer::of(at(answer.leads_to()).await.unwrap(), &house.url).await;
    assert!(page.main().contains("keeps no cookies"), "{}", page.main());
}
