//! The roll call: one tap for each person, saved at once, without leaving the page. Without a
//! network, marks wait in the browser and are sent in order when it is back.
#![expect(
    missing_docs,
    reason = "the macro makes a struct of an island's properties"
)]

mod desk;
pub mod folding;
mod mark;
mod row;

use std::rc::Rc;

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{
    browser,
    words::{fill, words},
};
use desk::{Desk, Row, State};
use mark::Standing;
use row::Roll;

/// A person on the list.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Person {
    /// The enrolment.
    pub enrolment: i64,
    /// The person's name.
    pub name: String,
    /// The person's court.
    pub court: String,
    /// Code of what stands, if anything does.
    pub status: Option<String>,
}

/// A status that can be given: its code and its word.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Choice {
    /// Code of the status.
    pub code: String,
    /// Word for it.
    pub word: String,
}

words! {
    /// What the roll call says, in the reader's language.
    pub struct Words {
        /// Nothing stands yet.
        pub unmarked: String,
        /// A mark is on its way.
        pub saving: String,
        /// A mark was saved.
        pub saved: String,
        /// A mark waits in this browser for the network, and is sent by itself.
        pub waiting: String,
        /// The same where the browser keeps nothing, as some private windows: in this page alone,
        /// which is not to be closed.
        pub waiting_in_page: String,
        /// How many marks wait. With `{count}`.
        pub waiting_count: String,
        /// One has been signed out; marks wait, and are sent after signing in again.
        pub sign_in: String,
        /// The link to sign in, which opens in a new tab.
        pub sign_in_link: String,
        /// Another window of this browser has sent a mark.
        pub elsewhere: String,
        /// A mark was refused, because a correction needs a reason.
        pub needs_reason: String,
        /// A mark was refused for another reason.
        pub refused: String,
        /// Leads to what was said about a person, and to correcting it.
        pub history: String,
    }
}

/// The list of people with a button for each status. Each button is that of an ordinary form;
/// once awake it is sent without leaving the page.
#[island]
pub fn RollCall(
    /// The session.
    session: i64,
    /// Address that a mark is sent to.
    action: String,
    /// Address of the register; a person's history lies below it.
    register: String,
    /// The people.
    people: Vec<Person>,
    /// The statuses.
    choices: Vec<Choice>,
    /// What is said.
    words: Words,
) -> impl IntoView {
    let rows: Vec<Row> = people
        .iter()
        .map(|person| Row {
            enrolment: person.enrolment,
            standing: RwSignal::new(Standing::new(person.status.clone())),
            state: RwSignal::new(State::Quiet),
        })
        .collect();
    let (waiting, signed_out) = (RwSignal::new(0), RwSignal::new(false));
    let desk = Desk::new(session, action.clone(), rows.clone(), waiting, signed_out);
    let counts = {
        let (rows, choices, unmarked) = (rows.clone(), choices.clone(), words.unmarked.clone());
        move || {
            let count = |code: Option<&str>| {
                rows.iter()
                    .filter(|row| row.standing.with(|standing| standing.shown() == code))
                    .count()
            };
            choices
                .iter()
                .map(|choice| (choice.word.clone(), count(Some(&choice.code))))
                .chain([(unmarked.clone(), count(None))])
                .map(|(word, count)| view! { <div><dt>{word}</dt><dd>{count}</dd></div> })
                .collect_view()
        }
    };
    let waits = {
        let words = words.clone();
        move || match waiting.get() {
            0 => String::new(),
            count => fill(&words.waiting_count, &[("count", &count.to_string())]),
        }
    };
    let signed_in = move || !signed_out.get();
    let sign_in = {
        let words = words.sign_in.clone();
        move || {
            if signed_out.get() {
                words.clone()
            } else {
                String::new()
            }
        }
    };
    let sign_in_link = words.sign_in_link.clone();
    let roll = Roll {
        session,
        action,
        register,
        choices,
        words,
        desk: Rc::clone(&desk),
    };
    let list: Vec<_> = people
        .into_iter()
        .zip(rows)
        .map(|(person, row)| roll.row(person, row))
        .collect();
    // Runs in the browser alone.
    Effect::new(move |_| browser::spawn(Rc::clone(&desk).opens()));
    view! {
        <ol class="register">{list}</ol>
        <p class="register-waiting" role="status">{waits}</p>
        <p class="register-signed-out" role="status">
            {sign_in} " "
            <a href=browser::SIGN_IN target="_blank" hidden=signed_in>{sign_in_link}</a>
        </p>
        <dl class="register-counts" aria-live="polite">{counts}</dl>
    }
}
