//! A form to be sent once more: what was typed, kept, and the button that sends it.

use course::Language;
use leptos::prelude::*;
use leptos_meta::Title;

use crate::{
    errors::Field,
    language::say,
    parts::{
        notice::bad,
        page::{head, page as whole},
    },
    request::{Visit, refused::Typed},
};

/// In the context of a page that stands in for one that is not known: the browser did not say
/// on which page the refused form stood.
#[derive(Clone, Copy, Debug)]
pub struct SendAgain;

/// The page that shows what was typed into a refused form, to be put right and sent again.
pub fn page() -> impl IntoView {
    whole(async |visit| Ok(view(&visit).into_any()))
}

fn view(visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let title = say!(language, "again-title");
    let form = visit
        .refused
        .as_ref()
        .filter(|refused| refused.typed.has_fields())
        .map(|refused| fields(&refused.action, &refused.typed, language));
    view! {
        <Title text=title.clone() />
        {head(title, Vec::new(), None)}
        {form.is_none().then(|| bad(say!(language, "again-nothing")))}
        {form}
        <p><a class="button quiet" href="/">{say!(language, "trouble-way-on")}</a></p>
    }
}

fn fields(action: &str, typed: &Typed, language: Language) -> impl IntoView + use<> {
    let fields: Vec<_> = typed
        .fields
        .iter()
        .enumerate()
        .map(|(place, (name, value))| match Field::from_name(name) {
            None => hidden(name, value).into_any(),
            Some(field) => {
                let id = format!("again-{place}");
                view! {
                    <div class="field">
                        <label for=id.clone()>{field.label(language)}</label>
                        <textarea id=id name=name.clone() rows="2">{value.clone()}</textarea>
                    </div>
                }
                .into_any()
            }
        })
        .collect();
    view! {
        <form method="post" action=action.to_owned()>
            {fields}
            <div class="actions">
                <button>{say!(language, "again-send")}</button>
            </div>
        </form>
    }
}

/// The button that sends what was kept, as it was typed; none where something was not kept.
pub fn button(action: &str, typed: &Typed, language: Language) -> Option<impl IntoView + use<>> {
    let fields: Vec<_> = typed
        .fields
        .iter()
        .map(|(name, value)| hidden(name, value))
        .collect();
    typed.whole.then(|| {
        view! {
            <form class="again" method="post" action=action.to_owned()>
                {fields}
                <button>{say!(language, "again-send")}</button>
            </form>
        }
    })
}

fn hidden(name: &str, value: &str) -> impl IntoView + use<> {
    view! { <input type="hidden" name=name.to_owned() value=value.to_owned() /> }
}
