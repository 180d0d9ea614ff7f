//! The layout of every page: its head with the navigation and the choice of language, and
//! its foot.

use course::Language;
use leptos::{html::InnerHtmlAttribute as _, prelude::*, server_fn::ServerFn as _};

use crate::{
    accounts::{ChooseLanguage, SignOut},
    authorization::viewer::Viewer,
    language::say,
    parts::script::script,
    paths,
    request::{Visit, refused::clean},
};

/// The head of every page. It depends on the one who asks and hardly on the page, so it is
/// rendered once for each.
///
/// The screen in the room has none: it names nobody, and nothing else is on the wall.
pub fn top(visit: &Visit) -> impl IntoView + use<> {
    (!visit.is_for_the_room()).then(|| bar(visit))
}

fn bar(visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let viewer = visit.viewer.as_deref();
    let here = Some(visit.bare_path()).filter(|path| {
        [
            paths::home::trainings(),
            paths::home::administration(),
            paths::accounts::all(),
            paths::audit::all(),
            paths::post::letters(),
        ]
        .contains(path)
    });
    let who = viewer.map(|viewer| (viewer.account, &viewer.name, viewer.administrator));
    let training = training_of(visit.bare_path());
    let training = training.filter(|id| viewer.is_some_and(|viewer| viewer.may_see(*id).is_ok()));
    let key = format!("top/{who:?}/{here:?}/{training:?}");
    // The browser's address would not lead back to a page that answers a form in its place.
    let back = visit.in_place.then(|| clean(&visit.path));
    let head = match back {
        Some(_) => head(viewer, here, training, back, language).into(),
        None => visit.piece(&key, || head(viewer, here, training, None, language)),
    };
    view! {
        <a class="skip" href="#main">{say!(language, "skip")}</a>
        <header class="top" inner_html=head></header>
        {viewer.filter(|viewer| may_have_marks(viewer)).map(|viewer| waiting(viewer.account, visit))}
    }
}

/// Whether somebody may have marks that wait in the browser: whoever does more than take a course,
/// or was named to call a roll.
fn may_have_marks(viewer: &Viewer) -> bool {
    let mut seats = viewer.seats.iter();
    viewer.administrator || viewer.calls_rolls || seats.any(|seat| !seat.role.is_registered())
}

/// The marks that wait in this browser, counted and sent by a script; hidden while there are none.
fn waiting(account: i64, visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    view! {
        <aside
            class="outbox"
            aria-label=say!(language, "outbox-title")
            hidden=true
            data-by=account.to_string()
            data-waiting=say!(language, "outbox-waiting", count = "{count}")
            data-refused=say!(language, "outbox-refused", count = "{count}")
            data-others=say!(language, "outbox-others", count = "{count}")
            data-unreachable=say!(language, "outbox-unreachable")
            data-signed-out=say!(language, "outbox-signed-out")
        >
            <p role="status"></p>
            <a href=paths::attendance::waiting()>{say!(language, "outbox-show")}</a>
            <button type="button" class="quiet" hidden=true>{say!(language, "outbox-send")}</button>
        </aside>
        {script(visit.house.settings.assets.waiting.as_ref())}
    }
}

/// The training that a page belongs to: what its course says can be searched from there.
fn training_of(path: &str) -> Option<i64> {
    let rest = path.strip_prefix("/trainings/")?;
    rest.split('/').next()?.parse().ok()
}

fn head(
    viewer: Option<&Viewer>,
    here: Option<&str>,
    training: Option<i64>,
    back: Option<String>,
    language: Language,
) -> String {
    let signed_in = viewer.map(|viewer| {
        let links = [
            (
                paths::home::trainings(),
                say!(language, "nav-trainings"),
                true,
            ),
            (
                paths::home::administration(),
                say!(language, "administration-title"),
                viewer.administrator,
            ),
            (
                paths::accounts::all(),
                say!(language, "accounts-title"),
                viewer.administrator,
            ),
            (
                paths::audit::all(),
                say!(language, "nav-audit"),
                viewer.administrator,
            ),
            (
                paths::post::letters(),
                say!(language, "letters-title"),
                viewer.administrator,
            ),
        ];
        let links: Vec<_> = links
            .into_iter()
            .filter(|(_, _, shown)| *shown)
            .map(|(href, words, _)| {
                let current = (here == Some(href)).then_some("page");
                view! { <li><a href=href aria-current=current>{words}</a></li> }
            })
            .collect();
        let search = training.map(|id| {
            let href = paths::learning::search(id);
            view! { <li><a href=href>{say!(language, "search-title")}</a></li> }
        });
        view! {
            <nav class="main-nav" aria-label=say!(language, "nav-label")>
                <ul>{links} {search}</ul>
            </nav>
            <div class="me">
                <a href=paths::accounts::own()>{viewer.name.clone()}</a>
                <form method="post" action=SignOut::url()>
                    <button class="quiet">{say!(language, "sign-out")}</button>
                </form>
            </div>
        }
    });
    view! {
        <a class="brand" href="/">
            <svg class="mark" viewBox="0 0 32 32" width="28" height="28" fill="currentColor" aria-hidden="true">
                <path d="M9.5 2.5 14 7l-4.5 4.5L5 7zM22.5 2.5 27 7l-4.5 4.5L18 7zM2 14h28v4H18v12h-4V18H2z" />
            </svg>
            "Törelik"
        </a>
        {signed_in}
        {languages(language, back)}
    }
    .to_html()
}

/// The choice of language. Choosing leads back to the page one comes from, or to the one named.
fn languages(language: Language, back: Option<String>) -> impl IntoView {
    let back = back.map(|path| view! { <input type="hidden" name="page" value=path /> });
    let buttons: Vec<_> = [Language::Kk, Language::Ru, Language::En]
        .into_iter()
        .map(|each| {
            let pressed = if each == language { "true" } else { "false" };
            view! {
                <button name="language" value=each.code() lang=each.code() aria-pressed=pressed>
                    {each.own_name()}
                </button>
            }
        })
        .collect();
    view! {
        <form
            class="languages"
            method="post"
            action=ChooseLanguage::url()
            aria-label=say!(language, "language-label")
        >
            {back}
            {buttons}
        </form>
    }
}

/// The foot of every page.
pub fn foot(visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    (!visit.is_for_the_room()).then(|| {
        view! {
            <footer class="foot">
                <p>{say!(language, "foot")}</p>
            </footer>
        }
    })
}
