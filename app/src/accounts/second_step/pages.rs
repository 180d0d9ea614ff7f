//! What one sees of the second step of signing in.

use course::Language;
use jiff::Timestamp;
use leptos::prelude::*;

use crate::{
    accounts::{
        browser::Browser,
        logins_page::moment_here,
        store::{self, SecondStep},
    },
    authorization::viewer::Protection,
    errors::{AppError, Field, UserError},
    language::say,
    memory::set_aside,
    parts::{
        form::{Entry, Form},
        notice::{bad, info, warn},
        page::{head, page},
        square_code::square_code,
    },
    paths,
    request::Visit,
};

use super::{
    actions::{
        ConfirmSecondStep, EndSecondStep, MakeSecondStep, NewCodes, Offered, PAGE, PassSecondStep,
        RenewRecoveryCodes,
    },
    authenticator::Secret,
};
use crate::accounts::entry::FirstStep;

/// Where one shows the code, between the password and being signed in.
#[component]
pub fn CodePage() -> impl IntoView {
    page(async |visit| {
        if visit.viewer.is_some() {
            return Err(AppError::Elsewhere("/".to_owned()));
        }
        let waits = waits(&visit).await?;
        Ok(code(waits, &visit).into_any())
    })
}

/// Whether this browser has taken the first step.
async fn waits(visit: &Visit) -> Result<bool, AppError> {
    let browser = Browser::here(visit.house.settings.secure());
    let Some((account, step)) = browser.first_step() else {
        return Ok(false);
    };
    let (db, now) = (visit.house.db.read(), visit.house.clock.now());
    let found: Option<FirstStep> = set_aside::get(db, Some(account), &step, now).await?;
    Ok(found.is_some())
}

fn code(waits: bool, visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let title = say!(language, "second-step-code");
    let back = view! { <p><a class="button quiet" href=paths::accounts::sign_in()>{say!(language, "second-step-again")}</a></p> };
    if !waits {
        return view! {
            {head(title, Vec::new(), None)}
            {bad(UserError::SecondStepGone.say(language))}
            {back}
        }
        .into_any();
    }
    let form = Form::of::<PassSecondStep>(visit);
    view! {
        {head(title, Vec::new(), Some(say!(language, "second-step-code-lede")))}
        <form class="sign-in" method="post" action=form.action>
            {form.field(Field::SecondCode, one_time(Some(say!(language, "second-step-code-hint"))))}
            <div class="actions">
                <button>{say!(language, "sign-in")}</button>
            </div>
            {back}
            <p class="hint">{say!(language, "second-step-lost")}</p>
        </form>
    }
    .into_any()
}

fn one_time(hint: Option<String>) -> Entry {
    Entry {
        autocomplete: Some("one-time-code"),
        most: 40,
        hint,
        ..Entry::default()
    }
}

/// One's own second step: none, being set up, or set up.
#[component]
pub fn SecondStepPage() -> impl IntoView {
    page(async |visit| Ok(own(load(&visit).await?, &visit)?.into_any()))
}

/// What the page shows.
#[derive(Clone, Debug)]
struct Page {
    name: String,
    email: String,
    second_step: Option<SecondStep>,
    compulsory: bool,
    /// A secret that is offered, with the key that it is set aside under.
    offered: Option<(String, Secret)>,
    /// Recovery codes that were just made.
    codes: Option<Vec<String>>,
}

async fn load(visit: &Visit) -> Result<Page, AppError> {
    let viewer = visit.viewer()?;
    let (db, now, account) = (
        visit.house.db.read(),
        visit.house.clock.now(),
        viewer.account,
    );
    let query = visit.query();
    let offered = match query.get("offered") {
        Some(key) => {
            let found = set_aside::get(db, Some(account), key, now).await?;
            found.map(|Offered(secret)| (key.to_owned(), secret))
        }
        None => None,
    };
    let codes = match query.get("codes") {
        Some(key) => set_aside::get(db, Some(account), key, now).await?,
        None => None,
    };
    Ok(Page {
        name: viewer.name.clone(),
        email: store::model(db, account).await?.email,
        second_step: store::second_step(db, account).await?,
        compulsory: store::is_compulsory_for(db, account).await?,
        offered,
        codes: codes.map(|NewCodes(codes)| codes),
    })
}

fn own(page: Page, visit: &Visit) -> Result<impl IntoView + use<>, AppError> {
    let language = visit.language;
    let crumbs = vec![(paths::accounts::own().to_owned(), page.name)];
    let owed = page.compulsory && page.second_step.is_none();
    let owed = owed.then(|| warn(say!(language, "second-step-owed")));
    let state = match (page.second_step, page.offered) {
        (Some(second_step), _) => stands(second_step, page.compulsory, visit).into_any(),
        (None, _) if visit.house.settings.key.is_none() => {
            info(UserError::NoKey.say(language)).into_any()
        }
        (None, Some((key, secret))) => offer(&key, &secret, &page.email, visit)?.into_any(),
        (None, None) => none(visit).into_any(),
    };
    Ok(view! {
        {head(say!(language, "second-step-title"), crumbs, Some(say!(language, "second-step-lede")))}
        {owed}
        {page.codes.map(|codes| new_codes(codes, language))}
        {state}
    })
}

fn password() -> Entry {
    Entry {
        kind: "password",
        autocomplete: Some("current-password"),
        ..Entry::default()
    }
}

fn none(visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let form = Form::of::<MakeSecondStep>(visit);
    view! {
        <p>{say!(language, "second-step-needs")}</p>
        <form method="post" action=form.action>
            {form.field(Field::CurrentPassword, password())}
            <div class="actions">
                <button>{say!(language, "second-step-make")}</button>
            </div>
        </form>
    }
}

fn offer(
    key: &str,
    secret: &Secret,
    email: &str,
    visit: &Visit,
) -> Result<impl IntoView + use<>, AppError> {
    let language = visit.language;
    let form = Form::of::<ConfirmSecondStep>(visit);
    let address = secret.address(email)?;
    let picture = square_code(&address)?;
    let letters = secret.in_letters()?;
    Ok(view! {
        <ol class="steps">
            <li>
                <p>{say!(language, "second-step-scan")}</p>
                <div class="square-code" role="img" aria-label=say!(language, "second-step-picture") inner_html=picture></div>
                <p><a class="button quiet" href=address>{say!(language, "second-step-here")}</a></p>
                <p>{say!(language, "second-step-typed")} " " <code class="code">{letters}</code></p>
            </li>
            <li>
                <form method="post" action=form.action>
                    <input type="hidden" name="offered" value=key.to_owned() />
                    {form.field(Field::SecondCode, one_time(Some(say!(language, "second-step-confirm-hint"))))}
                    <div class="actions">
                        <button>{say!(language, "second-step-confirm")}</button>
                        <a class="button quiet" href=PAGE>{say!(language, "cancel")}</a>
                    </div>
                </form>
            </li>
        </ol>
    })
}

fn new_codes(codes: Vec<String>, language: Language) -> impl IntoView {
    let codes: Vec<_> = codes
        .into_iter()
        .map(|code| {
            let groups: Vec<String> = code
                .as_bytes()
                .chunks(4)
                .map(|group| String::from_utf8_lossy(group).into_owned())
                .collect();
            view! { <li><code class="code">{groups.join("-")}</code></li> }
        })
        .collect();
    view! {
        <section class="recovery-codes">
            <h2>{say!(language, "recovery-codes-title")}</h2>
            {warn(say!(language, "recovery-codes-once"))}
            <ol>{codes}</ol>
            <p><a class="button" href="/">{say!(language, "recovery-codes-kept")}</a></p>
        </section>
    }
}

fn stands(second_step: SecondStep, compulsory: bool, visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let since: Timestamp = second_step.since;
    let since = say!(
        language,
        "second-step-since",
        since = moment_here(language, since)
    );
    let left = say!(
        language,
        "recovery-codes-left",
        count = second_step.codes_left
    );
    let renew = Form::of::<RenewRecoveryCodes>(visit);
    let end = if compulsory {
        view! { <p>{say!(language, "second-step-stays")}</p> }.into_any()
    } else {
        let form = Form::of::<EndSecondStep>(visit).within("end-");
        view! {
            <form method="post" action=form.action>
                {form.field(Field::CurrentPassword, password())}
                <div class="actions">
                    <button class="danger">{say!(language, "second-step-end")}</button>
                </div>
            </form>
        }
        .into_any()
    };
    view! {
        <p>{since}</p>
        <section>
            <h2>{say!(language, "recovery-codes-title")}</h2>
            <p>{left}</p>
            <form method="post" action=renew.action>
                {renew.field(Field::CurrentPassword, password())}
                <div class="actions">
                    <button class="quiet">{say!(language, "recovery-codes-renew")}</button>
                </div>
            </form>
        </section>
        <section>
            <h2>{say!(language, "second-step-end")}</h2>
            {end}
        </section>
    }
}

/// That somebody who runs trainings or the installation is asked to set a second step up.
pub fn asked(visit: &Visit) -> Option<impl IntoView + use<>> {
    let viewer = visit.viewer.as_ref()?;
    let asked = viewer.protection == Protection::Asked && visit.house.settings.key.is_some();
    let language = visit.language;
    asked.then(|| {
        view! {
            <div class="notice info">
                <p>{say!(language, "second-step-asked")} " " <a href=PAGE>{say!(language, "second-step-make")}</a></p>
            </div>
        }
    })
}
