//! A person's row: the name, a button for each status, what goes on.

use std::rc::Rc;

use leptos::{
    ev::{Event, MouseEvent},
    prelude::*,
};
use wasm_bindgen::JsCast as _;

use super::{
    Choice, Person, Words,
    board::{Row, State},
    desk::Desk,
    folding,
    standing::Standing,
};

/// What all rows have in common.
pub struct Roll {
    pub session: i64,
    pub unit: String,
    pub action: String,
    /// The name that is looked for, folded.
    pub sought: RwSignal<String>,
    pub register: String,
    pub choices: Vec<Choice>,
    pub words: Words,
    /// Whether the page is awake.
    pub awake: RwSignal<bool>,
    /// The most minutes that belong to a status.
    pub most: u32,
    pub desk: Rc<Desk>,
}

impl Roll {
    /// The row of a person.
    pub fn row(&self, person: Person, row: Row) -> impl IntoView + use<> {
        let buttons: Vec<_> = self
            .choices
            .iter()
            .map(|choice| self.button(choice, row.enrolment, row))
            .collect();
        let (words, sought, name) = (
            self.words.clone(),
            self.sought,
            folding::folded(&person.name),
        );
        let is_left_out = move || {
            let not_sought = sought.with(|sought| !folding::matches(&name, sought));
            let stands = row.standing.with(|standing| standing.shown().is_some());
            not_sought || (row.elsewhere && !stands && sought.with(String::is_empty))
        };
        let class = move || {
            let waits = matches!(row.state.get(), State::Waiting | State::WaitingInPage);
            let (proposed, disputed) = row
                .standing
                .with(|standing| (standing.is_proposed(), standing.is_disputed()));
            match (waits, disputed, proposed) {
                (true, ..) => "person waiting",
                (false, true, _) => "person disputed",
                (false, false, true) => "person proposed",
                (false, false, false) => "person",
            }
        };
        let detail = {
            let proposed = words.proposed.clone();
            move || {
                row.standing.with(|standing| {
                    let own_word = Some(proposed.as_str()).filter(|_| standing.is_proposed());
                    let told = [standing.detail()].into_iter().chain(own_word);
                    let told: Vec<&str> = told.filter(|words| !words.is_empty()).collect();
                    told.join(" · ")
                })
            }
        };
        let undo = {
            let desk = Rc::clone(&self.desk);
            move |event: MouseEvent| {
                // The button goes away with what it takes back: one stays in the row.
                let row_of = event_target::<web_sys::Element>(&event).closest("li");
                let first = row_of
                    .ok()
                    .flatten()
                    .and_then(|of| of.query_selector("button.status").ok()?);
                if let Some(first) =
                    first.and_then(|first| first.dyn_into::<web_sys::HtmlElement>().ok())
                {
                    let _ = first.focus();
                }
                desk.takes_back(row.enrolment);
            }
        };
        let is_done = move || row.standing.with(|standing| standing.undoable().is_none());
        let minutes = self.minutes(&person.name, row);
        let unit = (!self.unit.is_empty()).then(|| {
            view! { <input type="hidden" name="unit" value=self.unit.clone() /> }
        });
        let said = move || {
            let why = row.why.get();
            match row.state.get() {
                State::Refused if !why.is_empty() => why,
                state => say(state, &words).to_owned(),
            }
        };
        let undo_word = self.words.undo.clone();
        let undo_whose = format!("{undo_word}: {}", person.name);
        let history = format!("{}/{}", self.register, row.enrolment);
        view! {
            <li class=class hidden=is_left_out id=format!("person-{}", row.enrolment)>
                <div>
                    <p class="name">
                        <a href=history title=self.words.history.clone()>{person.name.clone()}</a>
                    </p>
                    <p class="meta">{person.court}</p>
                </div>
                <form method="post" action=self.action.clone()>
                    <input type="hidden" name="session" value=self.session />
                    <input type="hidden" name="enrolment" value=row.enrolment />
                    {unit}
                    <fieldset class="statuses">
                        <legend class="visually-hidden">{person.name}</legend>
                        {buttons}
                    </fieldset>
                </form>
                <div class="after">
                    <p class="detail">{detail}</p>
                    {minutes}
                    <p class="saved" role="status">{said}</p>
                    <button
                        type="button"
                        class="quiet"
                        aria-label=undo_whose
                        hidden=is_done
                        on:click=undo
                    >
                        {undo_word}
                    </button>
                </div>
            </li>
        }
    }

    /// The field that sets the minutes of who came late or went early. It needs a script: a form
    /// would send it along with any status.
    fn minutes(&self, name: &str, row: Row) -> impl IntoView + use<> {
        let (desk, awake) = (Rc::clone(&self.desk), self.awake);
        let sets = move |event: Event| {
            desk.sets_minutes(row.enrolment, event_target_value(&event));
        };
        let is_hidden = move || !(awake.get() && row.standing.with(Standing::takes_minutes));
        view! {
            <input
                class="minutes"
                type="number"
                inputmode="numeric"
                min="1"
                max=self.most
                aria-label=format!("{}: {name}", self.words.minutes)
                hidden=is_hidden
                prop:value=move || row.standing.with(|standing| standing.minutes().to_owned())
                on:change=sets
            />
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
