//! Those who have no place and stand in the room: found by the search, let in by one tap.

use std::rc::Rc;

use leptos::{ev::MouseEvent, prelude::*};

use super::{Actions, Person, Stood, Words, desk::Desk, folding, walk_in::WalkIn};
use crate::browser;

/// Those who have no place, each with a button that lets the person in.
pub fn at_the_door(
    session: i64,
    people: Vec<Person>,
    actions: &Actions,
    words: &Words,
    sought: RwSignal<String>,
    desk: &Rc<Desk>,
) -> impl IntoView + use<> {
    let rows: Vec<_> = people
        .into_iter()
        .map(|person| {
            let enrolment = Stood::from(person.stands).enrolment;
            let folded = folding::folded(&person.name);
            let is_left_out = move || !sought.with(|sought| folding::matches(&folded, sought));
            let tap = {
                let (desk, name, by) = (Rc::clone(desk), person.name.clone(), actions.by.clone());
                move |event: MouseEvent| {
                    event.prevent_default();
                    desk.adds(WalkIn {
                        id: browser::new_id(),
                        name: name.clone(),
                        email: String::new(),
                        enrolment: enrolment.to_string(),
                        made_at: browser::now(),
                        by: by.clone(),
                    });
                }
            };
            view! {
                <li class="person" hidden=is_left_out id=format!("person-{enrolment}")>
                    <div>
                        <p class="name">
                            <a href=format!("{}/{enrolment}", actions.register)>{person.name.clone()}</a>
                        </p>
                        <p class="meta">{person.court}</p>
                    </div>
                    <form method="post" action=actions.let_in.clone()>
                        <input type="hidden" name="session" value=session />
                        <input type="hidden" name="enrolment" value=enrolment />
                        <button class="quiet" aria-label=format!("{}: {}", words.let_in, person.name) on:click=tap>
                            {words.let_in.clone()}
                        </button>
                    </form>
                </li>
            }
        })
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="at-the-door">
                <h2>{words.at_the_door.clone()}</h2>
                <p class="hint">{words.at_the_door_hint.clone()}</p>
                <ol class="register">{rows}</ol>
            </section>
        }
    })
}
