//! What one sees of passkeys.

use leptos::{prelude::*, server_fn::ServerFn as _};

use crate::{
    accounts::{
        logins_page::moment_here,
        store::{self, Passkey},
    },
    errors::{AppError, Field, UserError},
    language::say,
    memory::set_aside,
    parts::{
        form::{Entry, Form},
        notice::info,
        page::{head, page},
        script::script,
    },
    paths,
    request::Visit,
};

use super::{
    actions::{AddPasskey, AskPasskey, OfferPasskey, PAGE, RemovePasskey, SignInByPasskey},
    ceremony::{Passkeys, Registration},
};

/// The way in with a passkey, on the sign-in page; nothing where browsers know none. Its script
/// shows it where the browser can.
pub fn button(visit: &Visit, next: &str, held: Option<String>) -> Option<impl IntoView + use<>> {
    Passkeys::here(&visit.house)?;
    let language = visit.language;
    let next = next.to_owned();
    let held = held.map(|held| view! { <input type="hidden" name="held" value=held /> });
    Some(view! {
        <form class="passkey" method="post" action=SignInByPasskey::url() hidden
            data-passkey-asks=AskPasskey::url()
            data-passkey-failed=say!(language, "passkey-failed")>
            <input type="hidden" name="next" value=next />
            {held}
            <input type="hidden" name="stay" value="false" />
            <input type="hidden" name="key" />
            <input type="hidden" name="credential" />
            <button type="button" class="quiet">{say!(language, "passkey-sign-in")}</button>
            <p role="status"></p>
        </form>
        {script(visit.house.settings.assets.passkey.as_ref())}
    })
}

/// One's own passkeys.
#[component]
pub fn PasskeysPage() -> impl IntoView {
    page(async |visit| Ok(view(load(&visit).await?, &visit).into_any()))
}

/// What the page shows.
#[derive(Clone, Debug)]
struct Page {
    name: String,
    passkeys: Vec<Passkey>,
    /// What the device is asked, with the key that it is set aside under.
    offered: Option<(String, String)>,
    /// The passkey that is to be removed.
    asked: Option<i64>,
}

async fn load(visit: &Visit) -> Result<Page, AppError> {
    let viewer = visit.viewer()?;
    let (db, now) = (visit.house.db.read(), visit.house.clock.now());
    let query = visit.query();
    let offered = match query.get("offered") {
        Some(key) => {
            let found = set_aside::get(db, Some(viewer.account), key, now).await?;
            found.map(|found: Registration| (key.to_owned(), found.options.to_string()))
        }
        None => None,
    };
    let (passkeys, _, _) = store::passkeys(db, viewer.account).await?;
    Ok(Page {
        name: viewer.name.clone(),
        asked: query.get("remove").and_then(|id| id.parse().ok()),
        passkeys,
        offered,
    })
}

fn password() -> Entry {
    Entry {
        kind: "password",
        autocomplete: Some("current-password"),
        ..Entry::default()
    }
}

fn view(page: Page, visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let crumbs = vec![(paths::accounts::own().to_owned(), page.name)];
    let title = head(
        say!(language, "passkeys-title"),
        crumbs,
        Some(say!(language, "passkeys-lede")),
    );
    if Passkeys::here(&visit.house).is_none() {
        return view! { {title} {info(UserError::PasskeysNotHere.say(language))} }.into_any();
    }
    let asked = page.asked;
    let none = page
        .passkeys
        .is_empty()
        .then(|| view! { <p class="empty">{say!(language, "passkeys-none")}</p> });
    let lines: Vec<_> = page
        .passkeys
        .into_iter()
        .map(|passkey| line(passkey, asked, visit))
        .collect();
    let make = match page.offered {
        Some((key, options)) => make(&key, options, visit).into_any(),
        None => offer(visit).into_any(),
    };
    view! {
        {title}
        {none}
        <ul class="sign-ins">{lines}</ul>
        <section>
            <h2>{say!(language, "passkey-new")}</h2>
            {make}
        </section>
    }
    .into_any()
}

fn line(passkey: Passkey, asked: Option<i64>, visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let browser = if passkey.browser.is_empty() {
        say!(language, "login-browser-unknown")
    } else {
        passkey.browser
    };
    let made = moment_here(language, passkey.made);
    let words = match passkey.used {
        Some(used) => {
            let used = moment_here(language, used);
            say!(language, "passkey-line", made = made, used = used)
        }
        None => say!(language, "passkey-line-unused", made = made),
    };
    let id = passkey.id;
    let remove = if asked == Some(id) {
        let form = Form::of::<RemovePasskey>(visit).within("remove-");
        view! {
            <form class="asked" method="post" action=form.action>
                <input type="hidden" name="passkey" value=id />
                {form.field(Field::CurrentPassword, password())}
                <div class="actions">
                    <button class="danger">{say!(language, "passkey-remove")}</button>
                    <a class="button quiet" href=PAGE>{say!(language, "cancel")}</a>
                </div>
            </form>
        }
        .into_any()
    } else {
        let address = format!("{PAGE}?remove={id}");
        view! {
            <a class="button quiet" href=address>
                {say!(language, "passkey-remove")}
                <span class="visually-hidden">{format!(": {browser}")}</span>
            </a>
        }
        .into_any()
    };
    view! { <li><p><strong>{browser.clone()}</strong></p><p>{words}</p>{remove}</li> }
}

fn offer(visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let form = Form::of::<OfferPasskey>(visit);
    view! {
        <form method="post" action=form.action>
            {form.field(Field::CurrentPassword, password())}
            <div class="actions">
                <button>{say!(language, "passkey-offer")}</button>
            </div>
        </form>
    }
}

fn make(key: &str, options: String, visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    view! {
        <form class="passkey" method="post" action=AddPasskey::url()
            data-passkey-makes=options
            data-passkey-failed=say!(language, "passkey-failed")>
            <input type="hidden" name="offered" value=key.to_owned() />
            <input type="hidden" name="credential" />
            <p>{say!(language, "passkey-make-lede")}</p>
            <div class="actions">
                <button type="button" hidden>{say!(language, "passkey-make")}</button>
                <a class="button quiet" href=PAGE>{say!(language, "cancel")}</a>
            </div>
            <p role="status">{say!(language, "passkey-no-script")}</p>
        </form>
        {script(visit.house.settings.assets.passkey.as_ref())}
    }
}
