//! What was typed and was not taken: shown to be copied, question by question, so that nothing is lost
//! silently when a sheet closes.

use js_sys::{Function, Reflect};
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlInputElement;

use crate::{
    answer_sheet::answer::{self, Answer, Field, group, typed},
    browser,
    given::{self, Map, given},
    outbox::{Message, Outbox},
    words::words,
};

words! {
    /// What is said of what was not taken.
    pub struct Words {
        /// The heading.
        pub title: String,
        /// What this is.
        pub lede: String,
        /// The button that copies one text.
        pub copy: String,
        /// That it was copied.
        pub copied: String,
        /// The button that throws away what this browser keeps of it.
        pub discard: String,
        /// In the place of a text: something was chosen that the quiz no longer offers.
        pub choice: String,
    }
}

/// What a question offers to be chosen, in words: by the id of an option, and of a row with `row-`
/// before it.
pub type Offered = Map<String>;

/// What was chosen at a question, in words, a line for each; empty where nothing was that is offered.
pub fn chosen<'part>(
    parts: impl Iterator<Item = (&'part str, &'part str)>,
    offered: &Offered,
) -> String {
    let (mut lines, mut placed) = (Vec::new(), Vec::new());
    for (part, value) in parts {
        let words = |id: &str| offered.get(id).cloned();
        if part == "option" {
            lines.extend(words(value));
        } else if part.starts_with("row-") {
            if let (Some(row), Some(option)) = (words(part), words(value)) {
                lines.push(format!("{row}: {option}"));
            }
        } else if let Some(option) = part.strip_prefix("place-") {
            let place = value.trim().parse::<u32>().ok();
            if let Some(one) = place.zip(words(option)) {
                let behind = placed.partition_point(|other| *other <= one);
                placed.insert(behind, one);
            }
        }
    }
    let placed = placed.into_iter();
    lines.extend(placed.map(|(place, words)| format!("{place}. {words}")));
    lines.join("\n")
}

/// What was chosen in the fields of a question.
pub(crate) fn chosen_in(fields: &[Field], question: &str, offered: Option<&Offered>) -> String {
    let parts = fields
        .iter()
        .filter_map(|(name, value)| Some((answer::part(name, question)?, value.as_str())));
    offered.map_or_else(String::new, |offered| chosen(parts, offered))
}

given! {
    /// What was not taken of one question.
    pub struct Piece {
        /// What the question asks, in a few words.
        pub title: String,
        /// What was typed.
        pub text: String,
    }
}

given! {
    /// What the server gives the list of what was not taken.
    pub struct Properties {
        /// The attempt.
        pub attempt: i64,
        /// What a form brought.
        pub pieces: Vec<Piece>,
        /// The number and the client of the answer that stands, by question.
        pub stands: Map<(i64, String)>,
        /// What each question asks, in a few words.
        pub titles: Map<String>,
        /// What each question offers to be chosen.
        pub offered: Map<Offered>,
        /// What is said.
        pub words: Words,
    }
}

/// What this browser still has of an attempt that takes nothing more, beside what a form brought
/// that came too late. Without a script it shows the latter.
#[island]
pub fn Untaken() -> impl IntoView {
    let Properties {
        attempt,
        pieces: brought,
        stands,
        titles,
        offered,
        words,
    } = given::here().expect("the page says of which attempt");
    let (found, kept) = (RwSignal::new(brought), RwSignal::new(false));
    let choice = words.choice.clone();
    let mut left = Some((stands, (titles, offered)));
    // Runs in the browser alone.
    Effect::new(move |_| {
        let (Some((stands, asked)), choice) = (left.take(), choice.clone()) else {
            return;
        };
        browser::spawn(async move {
            let messages = Outbox::default().open(&group(attempt)).await;
            let pieces = messages
                .iter()
                .filter_map(|message| piece(message, &stands, &asked, &choice));
            for piece in pieces {
                kept.set(true);
                if !found.with_untracked(|found| found.contains(&piece)) {
                    found.update(|found| found.push(piece));
                }
            }
        });
    });
    let discard = words.discard.clone();
    let discards = move |_| {
        browser::spawn(async move {
            let outbox = Outbox::default();
            let group = group(attempt);
            outbox.open(&group).await;
            outbox.forget(&group).await;
            found.set(Vec::new());
            kept.set(false);
        });
    };
    view! {
        {pieces(found, words)}
        <div class="actions" hidden=move || !kept.get()>
            <button type="button" class="quiet" on:click=discards>{discard}</button>
        </div>
    }
}

/// What a message holds that the server did not take.
fn piece(
    message: &Message,
    stands: &Map<(i64, String)>,
    (titles, offered): &(Map<String>, Map<Offered>),
    choice: &str,
) -> Option<Piece> {
    let question = answer::question(&message.key)?;
    let answer = Answer::read(&message.body)?;
    // It was taken, and only the receipt was lost.
    let taken = stands
        .get(question)
        .is_some_and(|(number, client)| *client == answer.client && *number >= answer.sequence);
    if taken || answer.fields.is_empty() {
        return None;
    }
    let typed = typed(&answer.fields, question);
    let text = if typed.is_empty() {
        chosen_in(&answer.fields, question, offered.get(question))
    } else {
        typed
    };
    Some(Piece {
        title: titles.get(question).cloned().unwrap_or_default(),
        text: if text.is_empty() {
            choice.to_owned()
        } else {
            text
        },
    })
}

/// Shows pieces, each in a field of its own with a button to copy it.
pub(crate) fn pieces(pieces: RwSignal<Vec<Piece>>, words: Words) -> impl IntoView {
    let copied = RwSignal::new(None::<usize>);
    let list = move || {
        let all = pieces.get();
        (!all.is_empty()).then(|| {
            let items: Vec<_> = all
                .into_iter()
                .enumerate()
                .map(|(place, piece)| item(place, piece, copied, &words))
                .collect();
            view! {
                <section class="notice warn untaken">
                    <h2>{words.title.clone()}</h2>
                    <p>{words.lede.clone()}</p>
                    <div class="pieces">{items}</div>
                </section>
            }
        })
    };
    view! { <div class="untaken-place">{list}</div> }
}

fn item(
    place: usize,
    piece: Piece,
    copied: RwSignal<Option<usize>>,
    words: &Words,
) -> impl IntoView + use<> {
    let id = format!("untaken-{place}");
    let (text, field) = (piece.text.clone(), id.clone());
    let copies = move |_| {
        if copy(&text, &field) {
            copied.set(Some(place));
        }
    };
    let said = words.copied.clone();
    let said = move || {
        let here = copied.get() == Some(place);
        if here { said.clone() } else { String::new() }
    };
    view! {
        <div class="piece">
            <div class="field">
                <label for=id.clone()>{piece.title.clone()}</label>
                <textarea id=id readonly=true rows="4">{piece.text}</textarea>
            </div>
            <div class="actions">
                <button type="button" class="quiet" on:click=copies>
                    <span>{words.copy.clone()}</span>
                    <span class="visually-hidden">" " {piece.title}</span>
                </button>
                <span role="status">{said}</span>
            </div>
        </div>
    }
}

/// Copies a text; where the browser does not let a page do that, its field is selected instead.
fn copy(text: &str, field: &str) -> bool {
    let write = || {
        let navigator = browser::window()?.navigator();
        let clipboard = Reflect::get(&navigator, &"clipboard".into()).ok()?;
        let write = Reflect::get(&clipboard, &"writeText".into()).ok()?;
        let write: Function = write.dyn_into().ok()?;
        write.call1(&clipboard, &text.into()).ok()
    };
    if write().is_some() {
        return true;
    }
    let field = browser::document().and_then(|document| document.get_element_by_id(field));
    if let Some(field) = field {
        // A text area has the same methods.
        let field: &HtmlInputElement = field.unchecked_ref();
        let _ = field.focus();
        field.select();
    }
    false
}

#[cfg(test)]
mod tests;
