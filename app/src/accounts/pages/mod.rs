//! What one sees of accounts.

mod administration;
mod link;
mod signed_in;

pub use administration::{AccountsPage, administered};
pub use link::InvitationPage;
pub use signed_in::SignedInPage;

use course::Language;
use leptos::prelude::*;

use crate::{
    errors::{AppError, Field},
    language::say,
    parts::{
        form::{Entry, Form},
        notice::{bad, info},
        page::{head, page},
    },
    paths,
    request::{
        Visit,
        refused::{Held, clean},
    },
};

use super::{
    actions::{ChangePassword, SignIn},
    arriving::ChoosePassword,
    browser::{self, remember_next},
    logins_page::{self, Logins},
    passkeys,
    purpose::Purpose,
    purpose::leads_to_check_in,
    store,
};

/// Where one signs in.
#[component]
pub fn SignInPage() -> impl IntoView {
    page(async |visit| {
        if visit.viewer.is_some() {
            let next = clean(visit.query().get("next").unwrap_or("/"));
            return Err(AppError::Elsewhere(next));
        }
        let form = Form::of::<SignIn>(&visit);
        let next = form.value("next", visit.query().get("next").unwrap_or("/"));
        let purpose = Purpose::of(&visit, &next).await?;
        Ok(sign_in(&visit, next, purpose).into_any())
    })
}

fn sign_in(visit: &Visit, next: String, purpose: Option<Purpose>) -> impl IntoView + use<> {
    let language = visit.language;
    let form = Form::of::<SignIn>(visit);
    remember_next(visit, &next);
    let forgotten: String = form_urlencoded::byte_serialize(next.as_bytes()).collect();
    let arrive = format!("{}?next={forgotten}", paths::trainings::arrive());
    let forgotten = format!("{}?next={forgotten}", paths::recovery::forgotten());
    let held = visit.held.as_ref();
    let sealed = held.and_then(Held::sealed);
    let (passkey_next, path) = (next.clone(), next.clone());
    // A login that has ended is said by itself; a wrong password on top of it is in the notice.
    let ended = held.map(|held| match held.sealed() {
        Some(sealed) => {
            let words = if held.typed.whole {
                say!(language, "sign-in-ended-kept")
            } else {
                say!(language, "sign-in-ended")
            };
            view! { {info(words)} <input type="hidden" name="held" value=sealed form="sign-in" /> }
                .into_any()
        }
        None => info(say!(language, "sign-in-ended")).into_any(),
    });
    let cookies = visit
        .query()
        .get("cookies")
        .map(|_| bad(say!(language, "sign-in-cookies")));
    probe(visit);
    // Whoever scanned the code on the screen is told what it was for.
    let lede = match (leads_to_check_in(&path), &purpose) {
        (true, Some(purpose)) => {
            say!(
                language,
                "sign-in-to-check-in-to",
                title = purpose.title(language)
            )
        }
        (true, None) => say!(language, "sign-in-to-check-in"),
        (false, _) => say!(language, "sign-in-lede"),
    };
    let demo = visit
        .house
        .settings
        .demo
        .then(|| info(say!(language, "sign-in-demo")));
    view! {
        {head(say!(language, "sign-in"), Vec::new(), Some(lede))}
        {ended}
        {cookies}
        {demo}
        <form class="sign-in" id="sign-in" method="post" action=form.action>
            <input type="hidden" name="next" value=next />
            {form.field(
                Field::Email,
                Entry { kind: "email", autocomplete: Some("username"), most: 254, ..Entry::default() },
            )}
            {form.field(
                Field::Password,
                Entry { kind: "password", autocomplete: Some("current-password"), ..Entry::default() },
            )}
            {form.tick(Field::Stay, true, Some(say!(language, "sign-in-stay-hint")))}
            <div class="actions">
                <button>{say!(language, "sign-in")}</button>
            </div>
            <p><a class="button quiet" href=forgotten>{say!(language, "sign-in-forgotten")}</a></p>
            <p class="hint">{say!(language, "sign-in-no-account")}</p>
            <p><a class="button quiet" href=arrive>{say!(language, "sign-in-by-code")}</a></p>
        </form>
        {passkeys::button(visit, &passkey_next, sealed)}
    }
}

/// Leaves a cookie with a browser that has brought none. One that signs in without it is told
/// that its cookies are blocked, where it would otherwise come back here without a word.
fn probe(visit: &Visit) {
    if !visit.has_cookies {
        browser::set_cookie("cookies=1; Path=/; SameSite=Lax; HttpOnly".to_owned());
    }
}

/// Whose password it is: for password managers, which would otherwise have to guess.
fn username(email: String) -> impl IntoView {
    view! { <input type="email" name="username" autocomplete="username" value=email readonly hidden /> }
}

fn new_password(language: Language) -> Entry {
    Entry {
        kind: "password",
        autocomplete: Some("new-password"),
        hint: Some(say!(language, "password-hint")),
        most: 200,
        ..Entry::default()
    }
}

/// One's own account: password and logins.
#[component]
pub fn AccountPage() -> impl IntoView {
    page(async |visit| Ok(view(load(&visit).await?, &visit)))
}

/// What the page shows.
#[derive(Clone, Debug)]
struct Page {
    name: String,
    email: String,
    /// Whether the person came by a code in the room.
    arrived: bool,
    logins: Logins,
}

async fn load(visit: &Visit) -> Result<Page, AppError> {
    let viewer = visit.viewer()?;
    let db = visit.house.db.read();
    let account = store::model(db, viewer.account).await?;
    let logins = logins_page::load(visit, viewer.account).await?;
    Ok(Page {
        name: account.name,
        email: account.email,
        arrived: viewer.arrived,
        logins,
    })
}

fn view(page: Page, visit: &Visit) -> AnyView {
    let language = visit.language;
    let form = Form::of::<ChangePassword>(visit);
    let logins = logins_page::own(page.logins, visit);
    if page.arrived {
        return arrived(page.name, page.email, visit).into_any();
    }
    view! {
        {head(page.name, Vec::new(), Some(page.email.clone()))}
        <p><a class="button quiet" href=paths::profile::own_address()>{say!(language, "address-open")}</a></p>
        <section>
            <h2>{say!(language, "password-change")}</h2>
            <form method="post" action=form.action>
                {username(page.email)}
                <div class="fields">
                    {form.field(
                        Field::CurrentPassword,
                        Entry { kind: "password", autocomplete: Some("current-password"), ..Entry::default() },
                    )}
                    {form.field(Field::Password, new_password(language))}
                </div>
                <div class="actions">
                    <button>{say!(language, "password-change")}</button>
                </div>
            </form>
        </section>
        <section>
            <h2>{say!(language, "second-step-title")}</h2>
            <p>{say!(language, "second-step-lede")}</p>
            <p><a class="button quiet" href=paths::accounts::second_step()>{say!(language, "second-step-open")}</a></p>
        </section>
        <section>
            <h2>{say!(language, "passkeys-title")}</h2>
            <p>{say!(language, "passkeys-lede")}</p>
            <p><a class="button quiet" href=paths::accounts::passkeys()>{say!(language, "passkeys-open")}</a></p>
        </section>
        <section>
            <h2>{say!(language, "calendar-title")}</h2>
            <p>{say!(language, "calendar-lede")}</p>
            <p><a class="button quiet" href=paths::calendar::own()>{say!(language, "calendar-title")}</a></p>
        </section>
        <section>
            <h2>{say!(language, "letters-choose-title")}</h2>
            <p>{say!(language, "letters-choose-lede")}</p>
            <p><a class="button quiet" href=paths::post::choices()>{say!(language, "letters-choose-title")}</a></p>
        </section>
        <section>
            <h2>{say!(language, "notes-own")}</h2>
            <p>{say!(language, "notes-own-lede")}</p>
            <p><a class="button quiet" href=paths::learning::own_notes()>{say!(language, "notes-own")}</a></p>
        </section>
        <section>
            <h2>{say!(language, "data-title")}</h2>
            <p>{say!(language, "data-lede")}</p>
            <p>
                <a class="button quiet" href=paths::personal_data::own()>{say!(language, "data-title")}</a> " "
                <a href=paths::privacy::notice()>{say!(language, "notice-title")}</a>
            </p>
        </section>
        <section>
            <h2>{say!(language, "who-sees-title")}</h2>
            <p>{say!(language, "who-sees-lede")}</p>
            <p><a class="button quiet" href=paths::accounts::who_sees()>{say!(language, "who-sees-title")}</a></p>
        </section>
        {logins}
    }
    .into_any()
}

/// The account of somebody who came by a code in the room: a password may be chosen, and nothing
/// else before that.
fn arrived(name: String, email: String, visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let form = Form::of::<ChoosePassword>(visit);
    let body = if store::is_walk_in(&email) {
        info(say!(language, "arrived-no-address")).into_any()
    } else {
        view! {
            <p>{say!(language, "arrived-lede", email = email.as_str())}</p>
            <form class="sign-in" method="post" action=form.action>
                {username(email)}
                {form.field(Field::Password, new_password(language))}
                <div class="actions">
                    <button>{say!(language, "arrived-choose")}</button>
                </div>
            </form>
        }
        .into_any()
    };
    view! {
        {head(name, Vec::new(), None)}
        <section>
            <h2>{say!(language, "arrived-title")}</h2>
            {body}
        </section>
    }
}
