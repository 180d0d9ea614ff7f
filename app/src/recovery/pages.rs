//! What one sees who has forgotten the password.

use leptos::prelude::*;

use crate::{
    errors::{AppError, Field},
    language::say,
    parts::{
        form::{Entry, Form},
        notice::info,
        page::{head, page},
    },
    paths,
    request::{Visit, own_path},
};

use super::actions::AskForLetter;

/// Asks for the address of the account, or says whom to ask.
#[component]
pub fn ForgottenPage() -> impl IntoView {
    page(async |visit| match visit.viewer {
        // Who is signed in changes the password there.
        Some(_) => Err(AppError::Elsewhere(paths::accounts::own().to_owned())),
        None => Ok(view(&visit).into_any()),
    })
}

fn view(visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let title = say!(language, "forgotten-title");
    let next = own_path(visit.query().get("next").unwrap_or("/"));
    let query: String = form_urlencoded::byte_serialize(next.as_bytes()).collect();
    let back = format!("{}?next={query}", paths::accounts::sign_in());
    if visit.house.carrier.is_none() {
        return view! {
            {head(title, Vec::new(), None)}
            {info(say!(language, "forgotten-no-letters"))}
            <p><a class="button quiet" href=back>{say!(language, "sign-in")}</a></p>
        }
        .into_any();
    }
    let form = Form::of::<AskForLetter>(visit);
    view! {
        {head(title, Vec::new(), Some(say!(language, "forgotten-lede")))}
        <form class="sign-in" method="post" action=form.action>
            <input type="hidden" name="next" value=next />
            {form.field(
                Field::Email,
                Entry { kind: "email", autocomplete: Some("username"), most: 254, ..Entry::default() },
            )}
            <div class="actions">
                <button>{say!(language, "forgotten-send")}</button>
            </div>
            <p><a href=back>{say!(language, "sign-in")}</a></p>
        </form>
    }
    .into_any()
}
