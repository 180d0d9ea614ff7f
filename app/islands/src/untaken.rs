//! What was typed and was not taken: shown to be copied, question by question, so that nothing is lost
//! silently when a sheet closes.
#![expect(
    missing_docs,
    reason = "the macro makes a struct of an island's properties"
)]

use std::collections::BTreeMap;

use js_sys::{Function, Reflect};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsCast as _;
use web_sys::HtmlInputElement;

use crate::{
    answer_sheet::answer::{self, Answer, group, typed},
    browser,
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
        /// In the place of a text: something was chosen.
        pub choice: String,
    }
}

/// What was not taken of one question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    /// What the question asks, in a few words.
    pub title: String,
    /// What was typed.
    pub text: String,
}

/// What this browser still has of an attempt that takes nothing more, beside what a form brought
/// that came too late. Without a script it shows the latter.
#[island]
pub fn Untaken(
    /// The attempt.
    attempt: i64,
    /// What a form brought.
    given: Vec<Piece>,
    /// The number and the client of the answer that stands, by question.
    stands: BTreeMap<String, (i64, String)>,
    /// What each question asks, in a few words.
    titles: BTreeMap<String, String>,
    /// What is said.
    words: Words,
) -> impl IntoView {
    let (found, kept) = (RwSignal::new(given), RwSignal::new(false));
    let choice = words.choice.clone();
    let mut left = Some((stands, titles));
    // Runs in the browser alone.
    Effect::new(move |_| {
        let (Some((stands, titles)), choice) = (left.take(), choice.clone()) else {
            return;
        };
        browser::spawn(async move {
            let messages = Outbox::default().open(&group(attempt)).await;
            let pieces = messages
                .iter()
                .filter_map(|message| piece(message, &stands, &titles, &choice));
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
    stands: &BTreeMap<String, (i64, String)>,
    titles: &BTreeMap<String, String>,
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
    let text = typed(&answer.fields, question);
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
mod tests {
    use super::*;
    use crate::outbox::encode;

    fn message(question: &str, sequence: &str, fields: &[(&str, &str)]) -> Message {
        let own = [
            ("attempt", "7"),
            ("question", question),
            ("sequence", sequence),
            ("client", "tab"),
        ];
        Message {
            key: format!("attempt-7/{question}"),
            group: "attempt-7".to_owned(),
            action: String::new(),
            body: encode(own.into_iter().chain(fields.iter().copied())),
            order: 1,
            made_at: 0,
        }
    }

    #[test]
    fn what_was_taken_is_not_shown_and_nothing_else_is_lost() {
        let titles = BTreeMap::from([("decide".to_owned(), "Decide".to_owned())]);
        let words = [("answers[decide][words][]", "She fears.")];
        let shown = |sequence, stands: &[(&str, (i64, &str))]| {
            let stands = stands
                .iter()
                .map(|(question, (number, client))| {
                    ((*question).to_owned(), (*number, (*client).to_owned()))
                })
                .collect();
            piece(
                &message("decide", sequence, &words),
                &stands,
                &titles,
                "chosen",
            )
        };
        let expected = Some(Piece {
            title: "Decide".to_owned(),
            text: "She fears.".to_owned(),
        });
        assert_eq!(shown("3", &[]), expected);
        assert_eq!(shown("3", &[("decide", (2, "tab"))]), expected);
        assert_eq!(shown("3", &[("decide", (9, "other"))]), expected);
        assert_eq!(shown("3", &[("decide", (3, "tab"))]), None);
        let chosen = [("answers[fear][option][]", "past")];
        let chosen = piece(
            &message("fear", "1", &chosen),
            &BTreeMap::new(),
            &titles,
            "chosen",
        );
        assert_eq!(chosen.unwrap().text, "chosen");
    }
}
