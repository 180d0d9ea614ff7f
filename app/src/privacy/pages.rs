//! What one sees of the notice.

use course::Language;
use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use leptos::{prelude::*, server_fn::ServerFn as _};

use crate::{
    errors::AppError,
    language::{dates, say},
    parts::page::{head, page},
    paths,
    request::{Visit, own_path, refused},
};

use super::{actions::ConfirmNotice, store};

/// What is kept about people; for everybody to read, and for whoever is signed in to confirm.
#[component]
pub fn NoticePage() -> impl IntoView {
    page(async |visit| {
        let read_at = match &visit.viewer {
            Some(viewer) => store::read_at(visit.house.db.read(), viewer.account).await?,
            // Signed in just now by a browser that keeps no cookies: it is told so.
            None if visit.query().get(refused::SIGNED_IN).is_some() => {
                return Err(AppError::SignIn);
            }
            None => None,
        };
        Ok(view(read_at, &visit).into_any())
    })
}

fn view(read_at: Option<Timestamp>, visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let keep = visit.house.settings.keep;
    let kept = |time| kept(time, language);
    let confirmation = match (&visit.viewer, read_at) {
        (None, _) => None,
        (Some(_), Some(at)) => {
            let at = dates::moment(language, at, &TimeZone::UTC);
            Some(view! { <p class="meta">{say!(language, "notice-read", at = at)}</p> }.into_any())
        }
        (Some(_), None) => {
            let next = own_path(visit.query().get("next").unwrap_or("/"));
            let form = view! {
                <form method="post" action=ConfirmNotice::url()>
                    <input type="hidden" name="next" value=next />
                    <div class="actions">
                        <button>{say!(language, "notice-confirm")}</button>
                    </div>
                </form>
            };
            Some(form.into_any())
        }
    };
    let own = visit.viewer.is_some().then(|| {
        view! {
            <p>
                <a href=paths::personal_data::own()>{say!(language, "data-title")}</a> " · "
                <a href=paths::accounts::who_sees()>{say!(language, "who-sees-title")}</a>
            </p>
        }
    });
    view! {
        {head(say!(language, "notice-title"), Vec::new(), Some(say!(language, "notice-lede")))}
        <p>{say!(language, "notice-who")}</p>
        <p>{say!(language, "notice-register")}</p>
        <p>{say!(language, "notice-learning")}</p>
        <p>{say!(language, "notice-use")}</p>
        <p>{say!(language, "notice-cookies")}</p>
        <h2>{say!(language, "notice-long")}</h2>
        <p>{say!(language, "notice-stays")}</p>
        <ul>
            <li>{say!(language, "notice-letters", kept = kept(keep.letters))}</li>
            <li>{say!(language, "notice-logins", kept = kept(keep.logins))}</li>
            <li>{say!(language, "notice-invitations", kept = kept(keep.invitations))}</li>
            <li>{say!(language, "notice-audit", kept = kept(keep.audit))}</li>
        </ul>
        <h2>{say!(language, "notice-rights")}</h2>
        <p>{say!(language, "notice-rights-words")}</p>
        {own}
        {confirmation}
    }
}

/// For how long, in words.
fn kept(time: Option<SignedDuration>, language: Language) -> String {
    match time {
        Some(time) => {
            let days = time.as_hours() / 24;
            say!(language, "notice-days", count = days)
        }
        None => say!(language, "notice-for-ever"),
    }
}
