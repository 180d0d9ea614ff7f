//! The roll call: one tap for each person, saved at once, without leaving the page. Without a
//! network, marks wait in the browser and are sent in order when it is back.

mod desk;
mod door;
pub mod folding;
mod mark;
mod row;
mod standing;
mod tools;
mod walk_in;

use std::rc::Rc;

use leptos::prelude::*;

use crate::{
    browser,
    given::{self, given},
    words::{fill, words},
};
use desk::{Board, Desk, List, Row, State};
use row::Roll;
use standing::Standing;

pub use desk::UNDO_WITHIN;
pub use standing::Stood;

words! {
    /// A person on the list.
    pub struct Person {
        /// What stands, as [`Stood`] is written.
        pub stands: String,
        /// The person's name.
        pub name: String,
        /// The person's court.
        pub court: String,
    }
}

words! {
    /// A status that can be given.
    pub struct Choice {
        /// Its code.
        pub code: String,
        /// Word for it.
        pub word: String,
    }
}

words! {
    /// Addresses of what is done and asked, and who does so.
    pub struct Actions {
        /// Records a mark.
        pub record: String,
        /// Takes a mark back.
        pub take_back: String,
        /// Marks present all about whom nothing is known.
        pub all_present: String,
        /// Where those marks are taken back at once.
        pub take_back_all: String,
        /// Confirms what people said of themselves.
        pub confirm: String,
        /// Adds somebody who is not on the list.
        pub add: String,
        /// Lets somebody in who has no place.
        pub let_in: String,
        /// The account that is signed in.
        pub by: String,
        /// Tells what stands, as it changes.
        pub events: String,
        /// The register; a person's history lies below it.
        pub register: String,
        /// The title of the session.
        pub title: String,
    }
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
        /// Only the person says so.
        pub proposed: String,
        /// The minutes that belong to a status.
        pub minutes: String,
        /// Takes the last mark back.
        pub undo: String,
        /// Finds a person.
        pub search: String,
        /// The button for it.
        pub search_do: String,
        /// Nobody has the name that was typed.
        pub nobody: String,
        /// Marks all others present.
        pub all_present: String,
        /// What that does.
        pub all_present_hint: String,
        /// Takes back at once what that marked. With `{count}`.
        pub take_back_all: String,
        /// Confirms what people said of themselves. With `{count}`.
        pub confirm: String,
        /// Somebody is on the list whom this page does not show.
        pub others: String,
        /// Shows them.
        pub show_others: String,
        /// What others record is not told to this page any more.
        pub unheard: String,
        /// Those who have no place.
        pub at_the_door: String,
        /// What letting them in does.
        pub at_the_door_hint: String,
        /// Lets one of them in.
        pub let_in: String,
        /// Somebody who is not on the list.
        pub walk_in: String,
        /// What is typed about such a person.
        pub walk_in_hint: String,
        /// The person's name.
        pub name: String,
        /// The person's address.
        pub email: String,
        /// Adds the person.
        pub add: String,
        /// The person is being added. With `{name}`.
        pub adding: String,
        /// The person is on the list already. With `{name}`.
        pub on_the_list: String,
        /// The person could not be added. With `{name}` and `{why}`.
        pub not_added: String,
    }
}

given! {
    /// What the server gives the roll call.
    pub struct Properties {
        /// The session.
        pub session: i64,
        /// The part of it that is marked; empty for the whole.
        pub unit: String,
        /// Addresses of what is done and asked.
        pub actions: Actions,
        /// Name and address that were typed for somebody who could not be added; mostly empty.
        pub typed: [String; 2],
        /// What is wrong with them.
        pub wrong: [Option<String>; 2],
        /// The people.
        pub people: Vec<Person>,
        /// The enrolments of those who are not expected here: found by the search alone, until
        /// something stands about them.
        pub elsewhere: Vec<i64>,
        /// Whether somebody may be added, or let in.
        pub may_add: bool,
        /// Those who can be let in: they wait for a place, or gave it up.
        pub at_the_door: Vec<Person>,
        /// The enrolments of which the page knows without having a row for them.
        pub known: Vec<i64>,
        /// The name that is looked for; may be empty.
        pub sought: String,
        /// The statuses.
        pub choices: Vec<Choice>,
        /// The most minutes that belong to one.
        pub most: u32,
        /// What is said.
        pub words: Words,
    }
}

/// The list of people with a button for each status. Each button is that of an ordinary form;
/// once awake it is sent without leaving the page.
///
/// What it is given stands before it ([`crate::element`] of [`Properties`]).
#[island]
pub fn RollCall() -> impl IntoView {
    let Properties {
        session,
        unit,
        actions,
        typed,
        wrong,
        people,
        elsewhere,
        may_add,
        at_the_door,
        known,
        sought,
        choices,
        most,
        words,
    } = given::here().expect("the page says of which session");
    let rows: Vec<Row> = people
        .iter()
        .map(|person| {
            let stands = Stood::from(person.stands.clone());
            Row {
                enrolment: stands.enrolment,
                elsewhere: elsewhere.contains(&stands.enrolment),
                standing: RwSignal::new(Standing::new(stands)),
                state: RwSignal::new(State::Quiet),
                why: RwSignal::new(String::new()),
            }
        })
        .collect();
    let board = Board {
        waiting: RwSignal::new(0),
        awake: RwSignal::new(false),
        signed_out: RwSignal::new(false),
        unheard: RwSignal::new(false),
        others: RwSignal::new(false),
        added: RwSignal::new(Vec::new()),
        filled: RwSignal::new(Vec::new()),
    };
    let typed_name = sought;
    let sought = RwSignal::new(folding::folded(&typed_name));
    let list = List {
        session,
        unit: unit.clone(),
        rows: rows.clone(),
        names: people.iter().map(|person| person.name.clone()).collect(),
        known,
    };
    let desk = Desk::new(list, actions.clone(), board);
    let everybody = people.iter().chain(&at_the_door);
    let names: Vec<String> = everybody
        .map(|person| folding::folded(&person.name))
        .collect();
    let over = (!names.is_empty()).then(|| {
        view! {
            <div class="roll-tools">
                {tools::search(&actions.register, &unit, &words, typed_name, sought, names)}
                {tools::at_once((session, &unit), &actions, &words, &rows, board, &desk)}
            </div>
        }
    });
    let at_the_door = door::at_the_door(session, at_the_door, &actions, &words, sought, &desk);
    let walk_in = may_add.then(|| {
        let form = walk_in::form(
            session,
            (typed, wrong),
            &actions,
            &words,
            board,
            Rc::clone(&desk),
        );
        view! {
            <section>
                <h2>{words.walk_in.clone()}</h2>
                <p class="hint">{words.walk_in_hint.clone()}</p>
                {form}
            </section>
        }
    });
    let below = below(&actions, &words, board);
    let counts = counts(&rows, &choices, &words);
    let roll = Roll {
        session,
        unit,
        action: actions.record,
        sought,
        register: actions.register,
        choices,
        words,
        awake: board.awake,
        most,
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
        {over}
        <ol class="register">{list}</ol>
        {below}
        {counts}
        {at_the_door}
        {walk_in}
    }
}

/// What is said about the whole list: what waits, that one has to sign in, that others came.
fn below(actions: &Actions, words: &Words, board: Board) -> impl IntoView + use<> {
    let count = words.waiting_count.clone();
    let waits = move || match board.waiting.get() {
        0 => String::new(),
        waiting => fill(&count, &[("count", &waiting.to_string())]),
    };
    view! {
        // One element: between others, a browser does not find the end of several.
        <div class="register-below">
            <p class="register-waiting" role="status">{waits}</p>
            {told(board.signed_out, [&words.sign_in, browser::SIGN_IN, &words.sign_in_link], "_blank")}
            {told(board.unheard, [&words.unheard, &actions.register, &words.show_others], "_self")}
            {told(board.others, [&words.others, &actions.register, &words.show_others], "_self")}
        </div>
    }
}

/// A sentence with a link, while it is true.
fn told(
    is_true: RwSignal<bool>,
    [words, href, link]: [&str; 3],
    target: &'static str,
) -> impl IntoView + use<> {
    let (words, href, link) = (words.to_owned(), href.to_owned(), link.to_owned());
    let said = move || {
        if is_true.get() {
            words.clone()
        } else {
            String::new()
        }
    };
    view! {
        <p class="register-told" role="status">
            {said} " " <a href=href target=target hidden=move || !is_true.get()>{link}</a>
        </p>
    }
}

/// How many stand how.
fn counts(rows: &[Row], choices: &[Choice], words: &Words) -> impl IntoView + use<> {
    let (rows, choices, unmarked) = (rows.to_vec(), choices.to_vec(), words.unmarked.clone());
    let counts = move || {
        let count = |code: Option<&str>| {
            let stands = |row: &&Row| {
                let is_so = row.standing.with(|standing| standing.shown() == code);
                is_so && !(code.is_none() && row.elsewhere)
            };
            rows.iter().filter(stands).count()
        };
        choices
            .iter()
            .map(|choice| (choice.word.clone(), count(Some(&choice.code))))
            .chain([(unmarked.clone(), count(None))])
            .map(|(word, count)| view! { <div><dt>{word}</dt><dd>{count}</dd></div> })
            .collect_view()
    };
    view! { <dl class="register-counts" aria-live="polite">{counts}</dl> }
}
