//! What stands over the list: finding a person, and what is done for several people at once.

use std::rc::Rc;

use leptos::{ev::MouseEvent, prelude::*};

use super::{
    Actions, Person, Words,
    desk::{Desk, Row},
    folding,
};
use crate::words::fill;

/// Finds a person while one types; without a script the page is asked for again.
pub fn search(
    register: &str,
    unit: &str,
    words: &Words,
    sought: RwSignal<String>,
    people: &[Person],
) -> impl IntoView + use<> {
    let names: Vec<String> = people.iter().map(|person| person.name.clone()).collect();
    let nobody = {
        let words = words.nobody.clone();
        move || {
            let found =
                sought.with(|sought| names.iter().any(|name| folding::is_sought(name, sought)));
            (!found).then(|| words.clone())
        }
    };
    let unit = (!unit.is_empty()).then(|| {
        view! { <input type="hidden" name="unit" value=unit.to_owned() /> }
    });
    view! {
        <form class="search" role="search" method="get" action=register.to_owned()>
            <label for="q">{words.search.clone()}</label>
            <div class="search-row">
                <input
                    type="search"
                    id="q"
                    name="q"
                    value=sought.get_untracked()
                    maxlength="200"
                    autocomplete="off"
                    enterkeyhint="search"
                    on:input=move |event| sought.set(event_target_value(&event))
                />
                <button class="quiet">{words.search_do.clone()}</button>
            </div>
            {unit}
            <p class="hint" role="status">{nobody}</p>
        </form>
    }
}

/// Confirms what people said of themselves, and marks all others present.
pub fn at_once(
    session: i64,
    unit: &str,
    actions: &Actions,
    words: &Words,
    rows: &[Row],
    desk: &Rc<Desk>,
) -> impl IntoView + use<> {
    let count = |rows: &[Row], is: fn(&Row) -> bool| {
        let rows = rows.to_vec();
        Memo::new(move |_| rows.iter().filter(|row| is(row)).count())
    };
    let proposed = count(rows, |row| row.standing.with(|it| it.is_proposed()));
    let unmarked = count(rows, |row| row.standing.with(|it| it.shown().is_none()));
    let confirm = words.confirm.clone();
    let confirm = move || fill(&confirm, &[("count", &proposed.get().to_string())]);
    let confirms = {
        let desk = Rc::clone(desk);
        move |event: MouseEvent| {
            event.prevent_default();
            desk.confirms();
        }
    };
    let marks = {
        let desk = Rc::clone(desk);
        move |event: MouseEvent| {
            event.prevent_default();
            desk.marks_the_others("present");
        }
    };
    let fields = || {
        view! {
            <input type="hidden" name="session" value=session />
            <input type="hidden" name="unit" value=unit.to_owned() />
        }
    };
    view! {
        <div class="at-once">
            <form method="post" action=actions.confirm.clone() hidden=move || proposed.get() == 0>
                {fields()}
                <button on:click=confirms>{confirm}</button>
            </form>
            <form method="post" action=actions.all_present.clone() hidden=move || unmarked.get() == 0>
                {fields()}
                <button class="quiet" aria-describedby="all-present-hint" on:click=marks>
                    {words.all_present.clone()}
                </button>
                <p class="hint" id="all-present-hint">{words.all_present_hint.clone()}</p>
            </form>
        </div>
    }
}
