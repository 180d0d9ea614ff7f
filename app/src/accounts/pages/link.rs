//! Where a link leads that sets a password: an invitation, or a link for who has forgotten it.

use leptos::prelude::*;

use crate::{
    accounts::{
        actions::AcceptInvitation,
        browser::next_of,
        store::{self, LinkKind},
    },
    errors::{AppError, Field, UserError},
    language::say,
    parts::{
        form::Form,
        notice::bad,
        page::{head, page, text},
        script::script,
    },
    paths,
    request::Visit,
};

use super::{new_password, username};

/// Where a link leads: one chooses a password.
#[component]
pub fn InvitationPage() -> impl IntoView {
    let token = text("token");
    page(async move |visit| {
        let found = load(&visit, token).await?;
        Ok(match found {
            Some(page) => view(page, &visit).into_any(),
            None => gone(&visit).into_any(),
        })
    })
}

/// What the page shows.
#[derive(Clone, Debug)]
struct Page {
    token: String,
    kind: LinkKind,
    name: String,
    email: String,
    /// Whether one may stay signed in: administrators may not.
    may_stay: bool,
    /// Titles of the trainings that it opens.
    trainings: Vec<String>,
    /// Where to go then.
    next: String,
}

/// The page of a link that works; none for one that does not.
async fn load(visit: &Visit, token: String) -> Result<Option<Page>, AppError> {
    let (db, now) = (visit.house.db.read(), visit.house.clock.now());
    let link = match store::invited(db, &token, now).await {
        Ok(link) => link,
        Err(AppError::Refused(_)) => return Ok(None),
        Err(error) => return Err(error),
    };
    if !link.opened {
        note_opened(visit, link.id);
    }
    Ok(Some(Page {
        token,
        kind: link.kind,
        trainings: store::titles_for(db, link.account.id, visit.language).await?,
        may_stay: !link.account.administrator,
        name: link.account.name,
        email: link.account.email,
        next: next_of(visit),
    }))
}

/// Notes that the link was opened, for whoever invited. After the page: it waits for no writer.
fn note_opened(visit: &Visit, link: i64) {
    let (house, now) = (visit.house.clone(), visit.house.clock.now());
    tokio::spawn(async move {
        let noted = async {
            let txn = house.db.begin().await?;
            store::note_opened(&txn, link, now).await?;
            txn.commit().await?;
            Ok::<_, AppError>(())
        };
        if let Err(error) = noted.await {
            tracing::warn!(?error, "that a link was opened cannot be noted");
        }
    });
}

fn gone(visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    view! {
        {head(say!(language, "trouble-refused"), Vec::new(), None)}
        {bad(UserError::InvitationGone.say(language))}
        <div class="actions">
            <a class="button quiet" href=paths::accounts::sign_in()>{say!(language, "sign-in")}</a>
            <a class="button quiet" href=paths::recovery::forgotten()>{say!(language, "sign-in-forgotten")}</a>
        </div>
    }
}

fn view(page: Page, visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let name = page.name;
    let (title, lede) = match page.kind {
        LinkKind::Invitation => (
            say!(language, "invitation-title"),
            say!(language, "invitation-lede", name = name),
        ),
        LinkKind::Reset => (
            say!(language, "reset-title"),
            say!(language, "reset-lede", name = name),
        ),
    };
    let trainings = (!page.trainings.is_empty()).then(|| {
        let titles: Vec<_> = page
            .trainings
            .into_iter()
            .map(|title| view! { <li>{title}</li> })
            .collect();
        view! {
            <p>{say!(language, "invitation-trainings")}</p>
            <ul>{titles}</ul>
        }
    });
    let form = Form::of::<AcceptInvitation>(visit);
    let stay = page
        .may_stay
        .then(|| form.tick(Field::Stay, true, Some(say!(language, "sign-in-stay-hint"))));
    view! {
        {head(title, Vec::new(), Some(lede))}
        {trainings}
        <p>{say!(language, "invitation-email", email = page.email.as_str())}</p>
        <form class="sign-in" method="post" action=form.action>
            <input type="hidden" name="token" value=page.token />
            <input type="hidden" name="next" value=form.value("next", &page.next) />
            {username(page.email)}
            {form.field(Field::Password, new_password(language))}
            <button class="quiet" type="button" data-shows=Field::Password.name() aria-pressed="false" hidden>
                {say!(language, "password-show")}
            </button>
            {stay}
            <div class="actions">
                <button>{say!(language, "invitation-accept")}</button>
            </div>
        </form>
        {script(visit.house.settings.assets.password.as_ref())}
    }
}
