//! What one sees of letters.

use course::Language;
use jiff::{Timestamp, tz::TimeZone};
use leptos::{prelude::*, server_fn::ServerFn as _};

use crate::{
    errors::AppError,
    language::{dates, say},
    parts::{
        notice::warn,
        page::{head, page},
    },
    paths,
    request::Visit,
};

use super::{
    actions::{SendTestLetter, TryLetterAgain},
    store::{self, Letter},
    words,
};

/// The outbox, for administrators.
#[component]
pub fn LettersPage() -> impl IntoView {
    page(async |visit| Ok(view(load(&visit).await?, visit.language).into_any()))
}

/// What the page shows.
#[derive(Clone, Debug)]
struct Page {
    letters: Vec<Letter>,
    page: u64,
    pages: u64,
    /// Whether a mail server takes letters; else they are handed on from here.
    carried: bool,
}

async fn load(visit: &Visit) -> Result<Page, AppError> {
    let administers = visit.viewer()?.administers()?;
    let page = visit
        .query()
        .get("page")
        .and_then(|page| page.parse().ok())
        .unwrap_or(1)
        .max(1);
    let (letters, pages) = store::read(visit.house.db.read(), &administers, page).await?;
    Ok(Page {
        letters,
        page,
        pages,
        carried: visit.house.carrier.is_some(),
    })
}

fn view(page: Page, language: Language) -> impl IntoView {
    let not_carried = (!page.carried).then(|| warn(say!(language, "letters-not-carried")));
    let letters: Vec<_> = page
        .letters
        .into_iter()
        .map(|letter| row(letter, page.carried, language))
        .collect();
    let list = if letters.is_empty() {
        view! { <p class="empty">{say!(language, "letters-none")}</p> }.into_any()
    } else {
        view! { <ul class="cards letters">{letters}</ul> }.into_any()
    };
    let test = page.carried.then(|| {
        view! {
            <form method="post" action=SendTestLetter::url()>
                <p class="hint">{say!(language, "letters-test-hint")}</p>
                <button class="quiet">{say!(language, "letters-test")}</button>
            </form>
        }
    });
    let newer = (page.page > 1).then(|| {
        view! { <a rel="prev" href=format!("{}?page={}", paths::post::letters(), page.page - 1)>{say!(language, "audit-newer")}</a> }
    });
    let older = (page.page < page.pages).then(|| {
        view! { <a rel="next" href=format!("{}?page={}", paths::post::letters(), page.page + 1)>{say!(language, "audit-older")}</a> }
    });
    let pager = (page.pages > 1).then(|| {
        view! { <nav class="pager" aria-label=say!(language, "pager-label")>{newer} {older}</nav> }
    });
    view! {
        {head(say!(language, "letters-title"), Vec::new(), Some(say!(language, "letters-lede")))}
        {not_carried}
        {test}
        {list}
        {pager}
    }
}

fn row(letter: Letter, carried: bool, language: Language) -> impl IntoView {
    let moment = |at: Timestamp| dates::moment(language, at, &TimeZone::UTC);
    // The link opens an account: it is shown only where nobody else brings it.
    let secret = letter.secret.as_deref().filter(|_| !carried);
    let text = letter.text(secret.unwrap_or("…"));
    let (class, state) = match (letter.sent_at, letter.next_try_at) {
        (Some(at), _) => ("badge good", say!(language, "letter-sent", at = moment(at))),
        (None, None) => ("badge bad", say!(language, "letter-given-up")),
        (None, Some(_)) if !carried => ("badge info", say!(language, "letter-kept")),
        (None, Some(at)) => (
            "badge info",
            say!(language, "letter-waits", at = moment(at)),
        ),
    };
    let trouble = letter.error.map(|code| {
        let words = words::error(&code, language);
        view! { <p class="meta">{words}" "{say!(language, "letter-tries", count = letter.tries)}</p> }
    });
    let kind = letter.kind.map(|kind| words::kind(kind, language));
    let given_up = letter.sent_at.is_none() && letter.next_try_at.is_none();
    let again =
        (given_up && letter.secret_at.is_none() && !letter.recipient.is_empty()).then(|| {
            let words = say!(language, "letter-try-again");
            let label = format!("{words}: {}", letter.recipient);
            view! {
                <form method="post" action=TryLetterAgain::url()>
                    <input type="hidden" name="letter" value=letter.id />
                    <button class="quiet" aria-label=label>{words}</button>
                </form>
            }
        });
    let subject = if letter.recipient.is_empty() {
        say!(language, "words-erased")
    } else {
        letter.subject
    };
    view! {
        <li class="card" id=format!("letter-{}", letter.id)>
            <p>
                <strong>{letter.recipient}</strong> " "
                <span class=class>{state}</span>
            </p>
            <p class="meta">{kind}" · "{moment(letter.created_at)}</p>
            {trouble}
            {again}
            <details>
                <summary lang=letter.language.code()>{subject}</summary>
                <pre class="report" lang=letter.language.code()>{text}</pre>
            </details>
        </li>
    }
}
