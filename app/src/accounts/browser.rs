//! What a browser brings to the door and takes away: its cookies, and what it says of itself.

use http::{HeaderValue, header, request};
use jiff::SignedDuration;
use leptos::prelude::use_context;
use leptos_axum::ResponseOptions;
use rules::browsers;
use sea_orm::ConnectionTrait;

use crate::{
    errors::AppError,
    memory::set_aside::SetAside as _,
    paths,
    request::{Visit, refused::clean},
    secrets,
};

use super::{
    entry::FirstStep,
    store::{self, Arrival},
};

/// For how long a browser is known: the time between two trainings of the same people.
const KNOWN_FOR: SignedDuration = SignedDuration::from_hours(180 * 24);

/// The browser that an action answers.
#[derive(Clone, Debug)]
pub(super) struct Browser {
    secure: bool,
    /// The token of its device cookie, its own or one that it is about to get.
    device: String,
    words: String,
    /// The account whose first step it has taken, and the key of what waits since.
    first_step: Option<(i64, String)>,
}

impl Browser {
    /// The browser of the request that is being answered.
    pub(super) fn here(secure: bool) -> Self {
        let parts = use_context::<request::Parts>();
        let header = |name: header::HeaderName| -> String {
            let all = parts.iter().flat_map(|parts| parts.headers.get_all(&name));
            let all: Vec<&str> = all.filter_map(|value| value.to_str().ok()).collect();
            all.join("; ")
        };
        let cookies = header(header::COOKIE);
        let device = cookie_in(&cookies, device_cookie(secure))
            .filter(|token| token.len() == 64 && token.bytes().all(|b| b.is_ascii_hexdigit()));
        Self {
            secure,
            device: device.map_or_else(secrets::token, str::to_owned),
            first_step: cookie_in(&cookies, first_step_cookie(secure))
                .and_then(|cookie| cookie.split_once('-'))
                .and_then(|(account, key)| Some((account.parse().ok()?, key.to_owned()))),
            words: browsers::in_words(&header(header::USER_AGENT)),
        }
    }

    /// What it says of itself, in words; empty where unknown.
    pub(super) fn in_words(self) -> String {
        self.words
    }

    /// What is kept of its device cookie for an account.
    pub(super) fn device_hash(&self, account: i64) -> String {
        secrets::hash(&format!("{account}:{}", self.device))
    }

    /// What is kept of its device cookie, if the account has signed in by it before. The database
    /// is asked for an account that does not exist, too: the time tells nothing.
    pub(super) async fn known_to(
        &self,
        db: &impl ConnectionTrait,
        account: Option<i64>,
    ) -> Result<Option<String>, AppError> {
        let account = account.unwrap_or(0);
        let hash = self.device_hash(account);
        let known = store::knows_device(db, account, &hash).await?;
        Ok(known.then_some(hash))
    }

    /// What a login of an account that begins in it holds.
    pub(super) fn arrival(&self, account: i64, stays: bool) -> Arrival {
        Arrival {
            device_hash: Some(self.device_hash(account)),
            browser: self.words.clone(),
            stays,
            by_code: false,
        }
    }

    /// Gives it the cookies of a login.
    pub(super) fn takes(&self, login: &str, stays: bool) {
        let stays = stays.then_some(store::STAYING_LIMIT);
        set_cookie(cookie(cookie_name(self.secure), login, self.secure, stays));
        let name = device_cookie(self.secure);
        set_cookie(cookie(name, &self.device, self.secure, Some(KNOWN_FOR)));
    }

    /// The account whose first step of signing in it has taken, and the key of what waits since.
    pub(super) fn first_step(&self) -> Option<(i64, String)> {
        self.first_step.clone()
    }

    /// Notes that it has taken the first step of signing in to an account.
    pub(super) fn took_first_step(&self, account: i64, key: &str) {
        let name = first_step_cookie(self.secure);
        let value = format!("{account}-{key}");
        let lasts = Some(FirstStep::KEPT_FOR);
        set_cookie(cookie(name, &value, self.secure, lasts));
    }

    /// Takes the cookie of the first step away.
    pub(super) fn forgets_first_step(&self) {
        let name = first_step_cookie(self.secure);
        set_cookie(cookie(name, "", self.secure, Some(SignedDuration::ZERO)));
    }

    /// Takes the cookie of its login away. That it is known stays.
    pub(super) fn forgets_login(&self) {
        let name = cookie_name(self.secure);
        set_cookie(cookie(name, "", self.secure, Some(SignedDuration::ZERO)));
    }
}

/// The name of the login cookie. Over https it has the prefix that binds it to this host.
fn cookie_name(secure: bool) -> &'static str {
    if secure { "__Host-login" } else { "login" }
}

/// The name of the cookie by which accounts know a browser that they have signed in with.
fn device_cookie(secure: bool) -> &'static str {
    if secure { "__Host-device" } else { "device" }
}

/// The name of the cookie of a browser between the two steps of signing in.
fn first_step_cookie(secure: bool) -> &'static str {
    if secure {
        "__Host-first-step"
    } else {
        "first-step"
    }
}

fn cookie(name: &str, value: &str, secure: bool, lasts: Option<SignedDuration>) -> String {
    let lasts = lasts.map_or_else(String::new, |lasts| {
        format!("; Max-Age={}", lasts.as_secs())
    });
    let flag = if secure { "; Secure" } else { "" };
    format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{lasts}{flag}")
}

/// The cookie that brings a login's token, as a browser sends it.
pub fn cookie_of(token: &str, secure: bool) -> String {
    format!("{}={token}", cookie_name(secure))
}

/// The login's token among the cookies of a request.
pub fn token_in(cookies: &str, secure: bool) -> Option<&str> {
    cookie_in(cookies, cookie_name(secure)).filter(|token| !token.is_empty())
}

/// The value of a cookie among the cookies of a request.
pub fn cookie_in<'a>(cookies: &'a str, name: &str) -> Option<&'a str> {
    cookies
        .split(';')
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(key, value)| (key == name).then_some(value))
}

/// Remembers for ten minutes where somebody was going who has to sign in first: a link that is opened
/// meanwhile leads there, for example to the check-in whose code was scanned.
pub(super) fn remember_next(visit: &Visit, next: &str) {
    let next = clean(next);
    if next != "/" {
        let next: String = form_urlencoded::byte_serialize(next.as_bytes()).collect();
        let secure = if visit.house.settings.secure() {
            "; Secure"
        } else {
            ""
        };
        for path in ["/invitations", paths::trainings::arrive()] {
            set_cookie(format!(
                "next={next}; Path={path}; HttpOnly; SameSite=Lax; Max-Age=600{secure}"
            ));
        }
    }
}

/// Where somebody was going who opens a link: as the link says, or as was remembered.
pub fn next_of(visit: &Visit) -> String {
    if let Some(next) = visit.query().get("next") {
        return clean(next);
    }
    let cookies = use_context::<http::request::Parts>()
        .and_then(|parts| Some(parts.headers.get(header::COOKIE)?.to_str().ok()?.to_owned()))
        .unwrap_or_default();
    let next = cookie_in(&cookies, "next").unwrap_or("/");
    let next = format!("next={next}");
    let next = form_urlencoded::parse(next.as_bytes()).next();
    clean(next.as_ref().map_or("/", |(_, path)| path.as_ref()))
}

pub(super) fn set_cookie(cookie: String) {
    if let (Some(response), Ok(value)) = (
        use_context::<ResponseOptions>(),
        HeaderValue::from_str(&cookie),
    ) {
        response.append_header(header::SET_COOKIE, value);
    }
}
