//! A person's row: the name, a button for each status, what goes on.

use std::rc::Rc;

use leptos::{ev::MouseEvent, prelude::*};

use super::{
    Choice, Person, Words,
    desk::{Desk, Row, State},
};

/// What all rows have in common.
pub struct Roll {
    pub session: i64,
    pub action: String,
    pub register: String,
    pub choices: Vec<Choice>,
    pub words: Words,
    pub desk: Rc<Desk>,
}

impl Roll {
    /// The row of a person.
    pub fn row(&self, person: Person, row: Row) -> impl IntoView + use<> {
        let buttons: Vec<_> = self
            .choices
            .iter()
            .map(|choice| self.button(choice, person.enrolment, row))
            .collect();
        let words = self.words.clone();
        let said = move || say(row.state.get(), &words).to_owned();
        let waits = move || matches!(row.state.get(), State::Waiting | State::WaitingInPage);
        let history = format!("{}/{}", self.register, person.enrolment);
        view! {
            <li class="person" class:waiting=waits id=format!("person-{}", person.enrolment)>
                <div>
                    <p class="name">
                        <a href=history title=self.words.history.clone()>{person.name.clone()}</a>
                    </p>
                    <p class="meta">{person.court}</p>
                </div>
                <form method="post" action=self.action.clone()>
                    <input type="hidden" name="session" value=self.session />
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

    fn button(&self, choice: &Choice, enrolment: i64, row: Row) -> impl IntoView + use<> {
        let pressed = {
            let code = choice.code.clone();
            move || {
                let is_shown = |code: &str| row.standing.with(|it| it.shown() == Some(code));
                if is_shown(&code) { "true" } else { "false" }
            }
        };
        let tap = {
            let (desk, code) = (Rc::clone(&self.desk), choice.code.clone());
            move |event: MouseEvent| {
                event.prevent_default();
                desk.marks(enrolment, &code);
            }
        };
        view! {
            <button
                name="status"
                value=choice.code.clone()
                class=format!("status {}", choice.code)
                aria-pressed=pressed
                on:click=tap
            >
                {choice.word.clone()}
            </button>
        }
    }
}

fn say(state: State, words: &Words) -> &str {
    match state {
        State::Quiet => "",
        State::Saving => &words.saving,
        State::Saved => &words.saved,
        State::Waiting => &words.waiting,
        State::WaitingInPage => &words.waiting_in_page,
        State::Elsewhere => &words.elsewhere,
        State::NeedsReason => &words.needs_reason,
        State::Refused => &words.refused,
    }
}
