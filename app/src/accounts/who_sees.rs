//! What one sees of who can see what: told from the authorisation matrix, never written beside it.

use course::Language;
use leptos::prelude::*;

use crate::{
    authorization::{Audience, Kind, sees},
    errors::AppError,
    language::say,
    parts::page::{head, page},
    paths,
    request::Visit,
};

/// Who can see what about me.
#[component]
pub fn WhoSeesPage() -> impl IntoView {
    page(async |visit| Ok(view(load(&visit)?, visit.language).into_any()))
}

/// What the page shows: whose account it is.
struct Page {
    name: String,
}

fn load(visit: &Visit) -> Result<Page, AppError> {
    let name = visit.viewer()?.name.clone();
    Ok(Page { name })
}

fn view(page: Page, language: Language) -> impl IntoView + use<> {
    let crumbs = vec![(paths::accounts::own().to_owned(), page.name)];
    let kinds = Kind::ALL.map(|kind| {
        let (seeing, not_seeing): (Vec<_>, Vec<_>) = Audience::ALL
            .into_iter()
            .partition(|audience| sees(*audience, kind));
        let not_seeing = (!not_seeing.is_empty()).then(|| {
            let who = listed(&not_seeing, language);
            view! { <p>{say!(language, "who-sees-not", who = who)}</p> }
        });
        view! {
            <section>
                <h2>{title(kind, language)}</h2>
                <p>{say!(language, "who-sees-yes", who = listed(&seeing, language))}</p>
                {not_seeing}
            </section>
        }
    });
    view! {
        {head(say!(language, "who-sees-title"), crumbs, Some(say!(language, "who-sees-lede")))}
        {kinds.into_iter().collect::<Vec<_>>()}
        <p class="hint">{say!(language, "who-sees-elsewhere")}</p>
        <p class="hint">{say!(language, "who-sees-named")}</p>
        <p class="hint">{say!(language, "who-sees-shared")}</p>
        <p class="hint">{say!(language, "who-sees-opinions")}</p>
    }
}

/// Names of audiences, one after the other.
fn listed(audiences: &[Audience], language: Language) -> String {
    let names = audiences.iter().map(|audience| named(*audience, language));
    names.collect::<Vec<_>>().join(", ")
}

fn named(audience: Audience, language: Language) -> String {
    match audience {
        Audience::Oneself => say!(language, "who-sees-oneself"),
        Audience::OtherJudges => say!(language, "who-sees-other-judges"),
        Audience::Trainers => say!(language, "who-sees-trainers"),
        Audience::Organizers => say!(language, "who-sees-organizers"),
        Audience::Observers => say!(language, "who-sees-observers"),
        Audience::Administrators => say!(language, "who-sees-administrators"),
    }
}

fn title(kind: Kind, language: Language) -> String {
    match kind {
        Kind::Name => say!(language, "who-sees-name"),
        Kind::Address => say!(language, "who-sees-address"),
        Kind::Attendance => say!(language, "who-sees-attendance"),
        Kind::Reasons => say!(language, "who-sees-reasons"),
        Kind::WorkOfQuizzes => say!(language, "who-sees-answers"),
        Kind::Results => say!(language, "who-sees-results"),
        Kind::Feedback => say!(language, "who-sees-feedback"),
        Kind::Letters => say!(language, "who-sees-letters"),
        Kind::Logins => say!(language, "who-sees-logins"),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_kind_and_audience_has_words_of_its_own() {
        for language in Language::ALL {
            let titles = Kind::ALL.map(|kind| title(kind, language));
            let names = Audience::ALL.map(|audience| named(audience, language));
            let all: BTreeSet<String> = titles.into_iter().chain(names).collect();
            assert_eq!(all.len(), Kind::ALL.len() + Audience::ALL.len(), "{all:?}");
        }
    }
}
