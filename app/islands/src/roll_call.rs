//! The roll call: one tap for each person, saved at once, without leaving the page.
#![expect(
    missing_docs,
    reason = "the macro makes a struct of an island's properties"
)]

use leptos::{ev::MouseEvent, prelude::*, task::spawn_local};
use serde::{Deserialize, Serialize};

use crate::post::{Refusal, post};

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

/// What the roll call says, in the reader's language.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Words {
    /// Nothing stands yet.
    pub unmarked: String,
    /// A mark is on its way.
    pub saving: String,
    /// A mark was saved.
    pub saved: String,
    /// A mark was not saved, because the server could not be reached.
    pub not_saved: String,
    /// A mark was refused, because a correction needs a reason.
    pub needs_reason: String,
    /// A mark was refused for another reason.
    pub refused: String,
    /// Leads to what was said about a person, and to correcting it.
    pub history: String,
}

/// What goes on in a person's row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Quiet,
    Saving,
    Saved,
    NotSaved,
    NeedsReason,
    Refused,
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
    let standing: Vec<RwSignal<Option<String>>> = people
        .iter()
        .map(|person| RwSignal::new(person.status.clone()))
        .collect();
    let counts = {
        let (standing, choices, unmarked) =
            (standing.clone(), choices.clone(), words.unmarked.clone());
        move || {
            let count = |code: Option<&str>| {
                standing
                    .iter()
                    .filter(|each| each.with(|status| status.as_deref() == code))
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
    let rows: Vec<_> = people
        .into_iter()
        .zip(standing)
        .map(|(person, status)| {
            row(
                session, &action, &register, person, status, &choices, &words,
            )
        })
        .collect();
    view! {
        <ol class="register">{rows}</ol>
        <dl class="register-counts" aria-live="polite">{counts}</dl>
    }
}

fn row(
    session: i64,
    action: &str,
    register: &str,
    person: Person,
    status: RwSignal<Option<String>>,
    choices: &[Choice],
    words: &Words,
) -> impl IntoView + use<> {
    let state = RwSignal::new(State::Quiet);
    let said = {
        let words = words.clone();
        move || match state.get() {
            State::Quiet => String::new(),
            State::Saving => words.saving.clone(),
            State::Saved => words.saved.clone(),
            State::NotSaved => words.not_saved.clone(),
            State::NeedsReason => words.needs_reason.clone(),
            State::Refused => words.refused.clone(),
        }
    };
    let buttons: Vec<_> = choices
        .iter()
        .map(|choice| {
            let code = choice.code.clone();
            let pressed = {
                let code = code.clone();
                move || if status.with(|status| status.as_ref() == Some(&code)) { "true" } else { "false" }
            };
            let tap = {
                let (action, code, enrolment) = (action.to_owned(), code.clone(), person.enrolment);
                move |event: MouseEvent| {
                    event.prevent_default();
                    mark(action.clone(), session, enrolment, code.clone(), status, state);
                }
            };
            view! {
                <button name="status" value=code class=format!("status {}", choice.code) aria-pressed=pressed on:click=tap>
                    {choice.word.clone()}
                </button>
            }
        })
        .collect();
    view! {
        <li class="person" id=format!("person-{}", person.enrolment)>
            <div>
                <p class="name">
                    <a href=format!("{register}/{}", person.enrolment) title=words.history.clone()>{person.name.clone()}</a>
                </p>
                <p class="meta">{person.court}</p>
            </div>
            <form method="post" action=action.to_owned()>
                <input type="hidden" name="session" value=session />
                <input type="hidden" name="enrolment" value=person.enrolment />
                <fieldset class="statuses">
                    <legend class="visually-hidden">{person.name}</legend>
                    {buttons}
                </fieldset>
            </form>
            <p class="saved" role="status">{said}</p>
        </li>
    }
}

/// Sends a mark. What stood is shown again when it is not taken.
fn mark(
    action: String,
    session: i64,
    enrolment: i64,
    code: String,
    status: RwSignal<Option<String>>,
    state: RwSignal<State>,
) {
    let before = status.get_untracked();
    status.set(Some(code.clone()));
    state.set(State::Saving);
    spawn_local(async move {
        let (session, enrolment) = (session.to_string(), enrolment.to_string());
        let fields = [
            ("session", session.as_str()),
            ("enrolment", &enrolment),
            ("status", &code),
        ];
        let after = match post(&action, &fields).await {
            Ok(()) => State::Saved,
            Err(refusal) => {
                status.set(before);
                match refusal {
                    Refusal::Unreachable => State::NotSaved,
                    Refusal::Code(code) if code == "reason_needed" => State::NeedsReason,
                    Refusal::Code(_) => State::Refused,
                }
            }
        };
        state.set(after);
    });
}
