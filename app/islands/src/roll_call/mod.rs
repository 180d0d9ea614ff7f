//! The roll call: one tap for each person, saved at once, without leaving the page. Without a
//! network, marks wait in the browser and are sent in order when it is back.

mod board;
mod desk;
mod door;
pub mod folding;
mod mark;
mod properties;
mod row;
mod standing;
mod tools;
mod walk_in;

use std::rc::Rc;

use leptos::prelude::*;

use crate::{browser, given, words::fill};
use board::{Board, Row, State};
use desk::{Desk, List};
use row::Roll;
use standing::Standing;

pub use desk::UNDO_WITHIN;
pub use properties::{Actions, Choice, Person, Properties, Words};
pub use standing::Stood;

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
