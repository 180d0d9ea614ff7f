//! One request for each cell of the matrix. Forms are filled in as they should be, or so that they
//! are refused for what they say once the person is let in, where doing it would take away what
//! the others ask for.

use app::{
    authorization::{Outcome, Who},
    errors::UserError,
};
use course::Language;
use reqwest::{
    Response,
    header::{ACCEPT, CONTENT_TYPE, HeaderMap, HeaderValue, LOCATION},
    multipart::{Form, Part},
};

use super::fixture::Fixture;

/// What an answer says of who asks; else what was answered.
pub type Found = Result<Outcome, String>;

/// Sends an action, as a program that wants its answer as JSON.
pub async fn act(fixture: &Fixture, who: Who, action: &str) -> Found {
    let json = HeaderMap::from_iter([(ACCEPT, HeaderValue::from_static("application/json"))]);
    let browser = fixture.browser(who);
    let request = if action == "trainings/read-list" {
        let list = b"name,email\nNew,new@example.org\n".to_vec();
        let form = Form::new()
            .text("training", fixture.value("training").to_owned())
            .part("list", Part::bytes(list).file_name("list.csv"));
        browser.post(action).multipart(form)
    } else if action == "attendance/read-meeting" {
        let form = Form::new()
            .text("session", fixture.value("session").to_owned())
            .part(
                "meeting",
                Part::bytes(b"Name,Join\nSomebody,9:00\n".to_vec()),
            );
        browser.post(action).multipart(form)
    } else if action == "attendance/attach" {
        let form = Form::new()
            .text("request", fixture.value("request").to_owned())
            .part("document", Part::bytes(b"%PDF-1.7".to_vec()));
        browser.post(action).multipart(form)
    } else {
        let fields = fields(fixture, action);
        let fields: Vec<(&str, &dyn ToString)> = fields
            .iter()
            .map(|(name, value)| (*name, value as &dyn ToString))
            .collect();
        browser.form(action, &fields)
    };
    let response = request.headers(json).send().await.unwrap();
    if action.starts_with("accounts/sign-out") {
        fixture.arrives(who).await;
    }
    let (status, body) = (response.status().as_u16(), response.text().await.unwrap());
    match status {
        200 => Ok(Outcome::Allowed),
        401 => Ok(Outcome::SignIn),
        403 => Ok(Outcome::NotAllowed),
        404 => Ok(Outcome::NotFound),
        422 => match serde_json::from_str(&body) {
            Ok(UserError::WaitsForPlace | UserError::Withdrawn) => Ok(Outcome::NoPlace),
            Ok(_) => Ok(Outcome::Allowed),
            Err(_) => Err(body),
        },
        _ => Err(format!("{status} {body}")),
    }
}

/// Goes to a route; gives its body, too, where there is an end to it.
pub async fn visit(fixture: &Fixture, who: Who, route: &str) -> (Found, String) {
    let request = fixture.browser(who).get(&filled(fixture, route));
    let response = request.send().await.unwrap();
    let status = response.status().as_u16();
    let on = header(&response, LOCATION.as_str());
    let has_end = !header(&response, CONTENT_TYPE.as_str()).starts_with("text/event-stream");
    let body = if has_end {
        String::from_utf8_lossy(&response.bytes().await.unwrap()).into_owned()
    } else {
        String::new()
    };
    let no_place = [UserError::WaitsForPlace, UserError::Withdrawn]
        .iter()
        .any(|error| body.contains(&escaped(&error.say(Language::En))));
    let found = match status {
        200 => Ok(Outcome::Allowed),
        302 | 303 if on.contains("/sign-in?next=") => Ok(Outcome::SignIn),
        401 => Ok(Outcome::SignIn),
        302 | 303 => Ok(Outcome::Allowed),
        403 => Ok(Outcome::NotAllowed),
        404 => Ok(Outcome::NotFound),
        422 if no_place => Ok(Outcome::NoPlace),
        422 => Ok(Outcome::Allowed),
        _ => Err(format!("{status} {body}")),
    };
    (found, body)
}

fn header(response: &Response, name: &str) -> String {
    let value = response.headers().get(name);
    value.map_or_else(String::new, |value| value.to_str().unwrap().to_owned())
}

fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;")
}

/// A route with its parameters filled in.
pub fn filled(fixture: &Fixture, route: &str) -> String {
    let steps = route.split('/').map(|step| {
        let name = step
            .strip_prefix('{')
            .and_then(|step| step.strip_suffix('}'));
        name.map_or(step, |name| fixture.value(name))
    });
    steps.collect::<Vec<_>>().join("/")
}

/// The form of an action.
fn fields(fixture: &Fixture, action: &str) -> Vec<(&'static str, String)> {
    let known = |names: &[&'static str]| -> Vec<(&'static str, String)> {
        let value = |name: &&'static str| (*name, fixture.value(name).to_owned());
        names.iter().map(value).collect()
    };
    let with = |names: &[&'static str], typed: &[(&'static str, &str)]| {
        let mut fields = known(names);
        fields.extend(
            typed
                .iter()
                .map(|(name, value)| (*name, (*value).to_owned())),
        );
        fields
    };
    let somebody = fixture.somebody.enrolment.to_string();
    let account = fixture.somebody.account.to_string();
    let titles = [("title_en", "A"), ("title_ru", "Б"), ("title_kk", "В")];
    let times = [
        ("date", "2024-05-31"),
        ("starts_at", "14:00"),
        ("ends_at", "15:00"),
    ];
    let days = [
        ("place", "Astana"),
        ("starts_on", "2024-05-30"),
        ("ends_on", "2024-05-31"),
        ("time_zone", "Asia/Almaty"),
        ("course", "small"),
    ];
    match action {
        "accounts/sign-in" => with(&[], &[("email", "a@example.org"), ("password", "wrong")]),
        "accounts/sign-out" | "accounts/sign-out-everywhere" | "calendar/renew" => Vec::new(),
        "accounts/choose-language" => with(&[], &[("language", "en")]),
        "accounts/accept-invitation" => with(&["token"], &[("password", "a-long-password")]),
        "accounts/change-password" => with(
            &[],
            &[
                ("current_password", "wrong"),
                ("password", "a-long-password"),
            ],
        ),
        "profile/ask-address" => with(
            &[],
            &[("email", "a@example.org"), ("current_password", "wrong")],
        ),
        "profile/confirm-address" => known(&["token"]),
        "profile/change" => with(
            &[],
            &[("account", &account), ("name", ""), ("language", "en")],
        ),
        "post/choose" => with(&[], &[("wanted[]", "reminder")]),
        "privacy/confirm" => with(&[], &[("next", "/")]),
        "recovery/ask" => with(&[], &[("email", "a@example.org")]),
        "accounts/make-link"
        | "accounts/end-logins"
        | "accounts/make-administrator"
        | "accounts/unmake-administrator"
        | "accounts/take-second-step"
        | "accounts/close"
        | "accounts/reopen" => with(&[], &[("account", &account)]),
        "trainings/change-role" => with(
            &["training"],
            &[("enrolment", &somebody), ("role", "judge")],
        ),
        // A judge's, who withdraws instead.
        "trainings/copy" => with(
            &["training"],
            &[&titles[..], &[("place", "Astana"), ("starts_on", "")]].concat(),
        ),
        "trainings/change-person" => with(
            &["training"],
            &[("enrolment", &somebody), ("region", "nowhere")],
        ),
        "trainings/take-role" | "trainings/make-reset-link" => {
            with(&["training"], &[("enrolment", &somebody)])
        }
        "accounts/pass-second-step" => with(&[], &[("second_code", "123456")]),
        "accounts/ask-passkey" => Vec::new(),
        "accounts/sign-in-by-passkey" => with(&[], &[("key", "gone"), ("credential", "{}")]),
        "accounts/add-passkey" => with(&[], &[("offered", "gone"), ("credential", "{}")]),
        "accounts/offer-passkey" => with(&[], &[("current_password", "wrong")]),
        "accounts/remove-passkey" => with(&[], &[("passkey", "0"), ("current_password", "wrong")]),
        "accounts/confirm-second-step" => {
            with(&[], &[("offered", "gone"), ("second_code", "123456")])
        }
        "accounts/make-second-step"
        | "accounts/renew-recovery-codes"
        | "accounts/end-second-step" => with(&[], &[("current_password", "wrong")]),
        "accounts/require-second-step" => Vec::new(),
        "accounts/end-login" => with(&[], &[("login", "0")]),
        "accounts/end-other-logins" => with(&[], &[("current_password", "wrong")]),
        // Not the address of the person.
        "erasure/erase" => with(&["account"], &[("email", "another@example.org")]),
        "trainings/make" => with(&[], &[titles.as_slice(), &days].concat()),
        "trainings/change" => with(&["training"], &[titles.as_slice(), &days].concat()),
        // Made from what stands no more: it is not to end for the others who ask.
        "trainings/archive" | "trainings/cancel" | "trainings/reopen" | "trainings/delete" => {
            with(&["training"], &[("version", "0")])
        }
        "trainings/set-policy" => with(
            &["training"],
            &[
                ("late_after", "10"),
                ("opens_before", "30"),
                ("closes_after", "0"),
                ("late_counts", "full"),
                ("left_early_counts", "full"),
                ("excused_counts", "absent"),
            ],
        ),
        "trainings/make-group" => with(&["training"], &[("group_name", "Morning")]),
        "trainings/rename-group" => with(&["training", "group"], &[("group_name", "Evening")]),
        // A session is for it.
        "trainings/remove-group" => known(&["training", "group"]),
        // Nobody is chosen.
        "trainings/put-in-group" => with(&["training"], &[("group", "0")]),
        "trainings/set-session-groups" => known(&["session"]),
        "trainings/add-person" => with(
            &["training"],
            &[
                ("name", "New"),
                ("email", "new@example.org"),
                ("role", "judge"),
                ("language", "en"),
            ],
        ),
        "trainings/make-links" => with(&["training"], &[("enrolment", &somebody)]),
        // A code that nobody made.
        "trainings/arrive" => with(&[], &[("code", "ACDEFGHJKMNP")]),
        "accounts/choose-password" => with(&[], &[("password", "nine brown foals")]),
        "trainings/prepare-letter" => with(
            &["training"],
            &[
                ("to", "all"),
                ("subject_en", "Hello"),
                ("body_en", "Hello."),
            ],
        ),
        "trainings/send-letter" => with(&["training"], &[("letter", "gone")]),
        "post/try-again" => with(&[], &[("letter", "0")]),
        "post/send-test" => Vec::new(),
        "trainings/make-slips" => with(&["training"], &[("enrolment", &somebody)]),
        "trainings/choose" => with(&["training"], &[("chosen[]", &somebody), ("deed", "links")]),
        "trainings/let-go" => with(&["training"], &[("chosen", "gone")]),
        // Marks were made about the judge, who stays.
        "trainings/remove-person" => known(&["training", "enrolment"]),
        "trainings/send-invitations" => with(&["training"], &[("enrolment", &somebody)]),
        "trainings/withdraw" | "trainings/place-again" => {
            with(&["training"], &[("enrolment", &somebody)])
        }
        // What the page showed is not so any more.
        "trainings/give-back" => with(&["training"], &[("place", "withdrawn")]),
        "trainings/take-list" | "trainings/mend-list" => with(&["training"], &[("list", "gone")]),
        "trainings/name-columns" => with(&["training"], &[("file", "gone")]),
        "trainings/add-session" => with(&["training"], &[titles.as_slice(), &times].concat()),
        "trainings/read-sessions" => with(&["training"], &[("sheet", "29.11.2026\t9:00")]),
        // All is left out.
        "trainings/add-sessions" => with(
            &["training"],
            &[("cells[title_en-1]", "A"), ("left[]", "1")],
        ),
        "trainings/change-session" => with(
            &["session"],
            &[
                titles.as_slice(),
                &times,
                &[("link", "https://meet.example.org/room")],
            ]
            .concat(),
        ),
        // Something was marked there.
        "trainings/delete-session" => known(&["session"]),
        "trainings/copy-day" => with(
            &["training"],
            &[("from", "2024-05-30"), ("date", "2024-05-31")],
        ),
        "learning/mark-read" => known(&["training", "lesson"]),
        "quizzes/start" => known(&["training", "quiz"]),
        "quizzes/answer" => with(
            &[],
            &[
                ("attempt", fixture.value("open")),
                ("question", "fear"),
                ("sequence", "1"),
                ("client", "a"),
                ("answers[fear][option][]", "chance"),
            ],
        ),
        "quizzes/save" => with(
            &[],
            &[("attempt", fixture.value("open")), ("intent", "save")],
        ),
        "quizzes/flag" => with(
            &[],
            &[
                ("attempt", fixture.value("open")),
                ("question", "fear"),
                ("unclear", "Two options are right."),
            ],
        ),
        "quizzes/answer-flag" => with(&["flag"], &[("reply", "One of them is.")]),
        "quizzes/mark" => with(
            &["attempt"],
            &[
                ("question", "decide"),
                ("points[each]", "3"),
                ("points[limits]", "1"),
            ],
        ),
        "quizzes/decide" => with(
            &["attempt"],
            &[
                ("question", "decide"),
                ("intent", "comment"),
                ("reason", "Element by element."),
            ],
        ),
        "quizzes/share" => with(
            &[],
            &[("attempt", fixture.value("open")), ("shared", "true")],
        ),
        // Nothing has come back, so there is nothing to answer: the page says so.
        "quizzes/practise" => with(
            &["training"],
            &[("quiz", "final"), ("question", "fear"), ("number", "1")],
        ),
        "quizzes/choose-missed" => with(&["training"], &[("wanted", "false")]),
        "learning/write-note" => with(
            &["training", "lesson", "section"],
            &[("note", "Mine."), ("version", "")],
        ),
        "learning/highlight" => with(
            &["training", "lesson", "section"],
            &[("words", "Each element is examined separately.")],
        ),
        "learning/remove-highlight" => with(
            &["lesson", "section"],
            &[("course", "small"), ("words", "Mine.")],
        ),
        "learning/try" => with(
            &["training"],
            &[
                ("lesson", "procedure"),
                ("question", "wish"),
                ("answers[wish][option][]", "more"),
            ],
        ),
        // A moment that is past.
        "quizzes/reopen" => with(
            &["attempt"],
            &[
                ("closes_on", "2020-01-01"),
                ("closes_at", "09:00"),
                ("reason", "The power failed."),
            ],
        ),
        "quizzes/regrade" => with(&["training", "quiz"], &[("reason", "To be sure.")]),
        "quizzes/allow" => with(
            &["training", "quiz", "enrolment"],
            &[("minutes", "5"), ("reason", "A broken arm.")],
        ),
        // None that is there.
        "quizzes/take-back-allowance" => {
            with(&["training", "quiz"], &[("grant", "1"), ("reason", "")])
        }
        "quizzes/set-window" => with(&["training", "quiz"], &[("opens_on", "no day")]),
        "attendance/record" => with(
            &["session"],
            &[("enrolment", &somebody), ("status", "present")],
        ),
        "attendance/correct" => with(
            &["session", "enrolment"],
            &[("status", "late"), ("reason", "Seen at the door.")],
        ),
        // A mark that is not there.
        "attendance/take-back" => with(
            &["session", "enrolment"],
            &[("undoes", "0b0e5a1c-6f55-4f0e-9d2e-2f9a3f1d7c11")],
        ),
        "merging/merge" => with(
            &[],
            &[
                ("kept", fixture.value("account")),
                ("merged", &account),
                ("version", "0"),
            ],
        ),
        "attendance/take-back-all" => with(&["session"], &[("made_at", "0")]),
        "attendance/all-present"
        | "attendance/confirm-all"
        | "attendance/set-units"
        | "attendance/close-register"
        | "attendance/check-in"
        | "attendance/join-online"
        | "attendance/stay-online"
        | "attendance/leave-online" => known(&["session"]),
        "attendance/check-in-by-code" => known(&["ticket"]),
        "attendance/add-walk-in" => with(&["session"], &[("name", "Walk In")]),
        // Whoever was named loses it again.
        "attendance/name-roll-taker" | "attendance/unname-roll-taker" => {
            with(&["session"], &[("enrolment", &somebody)])
        }
        "attendance/take-meeting" => with(&["session"], &[("list", "gone")]),
        "attendance/let-in" => with(&["session"], &[("enrolment", &somebody)]),
        "attendance/reopen-register" => with(&["session"], &[("why", "were-wrong")]),
        // No address.
        "attendance/join-walk-in" => with(&["training", "enrolment"], &[("email", "nobody")]),
        "attendance/answer" => with(
            &["request"],
            &[("intent", "refuse"), ("reason", "It ran on time.")],
        ),
        "attendance/excuse" => with(
            &["training"],
            &[("sessions[]", "1"), ("reason", "A hearing.")],
        ),
        "attendance/ask" => with(
            &["session"],
            &[("status", "present"), ("reason", "I was there.")],
        ),
        _ => panic!("{action}: say in this test how its form is filled in"),
    }
}
