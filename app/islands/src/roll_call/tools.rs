//! What stands over the list: finding a person, and what is done for several people at once.

use std::{rc::Rc, sync::Arc};

use leptos::{ev::MouseEvent, prelude::*};

use super::{
    Actions, Words,
    board::{Board, Row},
    desk::Desk,
    folding,
    standing::Standing,
};
use crate::words::fill;

/// Finds a person by the folded names while one types; without a script the page is asked for
/// again.
pub fn search(
    register: &str,
    unit: &str,
    words: &Words,
    typed: String,
    sought: RwSignal<String>,
    names: Vec<String>,
) -> impl IntoView + use<> {
    let nobody = {
        let words = words.nobody.clone();
        move || {
            let found =
                sought.with(|sought| names.iter().any(|name| folding::matches(name, sought)));
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
                    value=typed
                    maxlength="200"
                    autocomplete="off"
                    enterkeyhint="search"
                    on:input=move |event| sought.set(folding::folded(&event_target_value(&event)))
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
    fields: (i64, &str),
    actions: &Actions,
    words: &Words,
    rows: &[Row],
    board: Board,
    desk: &Rc<Desk>,
) -> impl IntoView + use<> {
    let confirm = {
        let desk = Rc::clone(desk);
        button(
            &actions.confirm,
            fields,
            &words.confirm,
            count(rows, |row| row.standing.with(Standing::is_proposed)),
            Box::new(move || desk.confirms()),
        )
    };
    let all_present = {
        let desk = Rc::clone(desk);
        button(
            &actions.all_present,
            fields,
            &words.all_present,
            count(rows, |row| {
                !row.elsewhere && row.standing.with(|it| it.shown().is_none())
            }),
            Box::new(move || desk.marks_the_others("present")),
        )
    };
    let take_back = {
        let desk = Rc::clone(desk);
        button(
            &actions.take_back_all,
            fields,
            &words.take_back_all,
            count_filled(rows, board),
            Box::new(move || desk.takes_back_the_others()),
        )
    };
    view! {
        <div class="at-once">
            {confirm} {all_present} {take_back} <p class="hint">{words.all_present_hint.clone()}</p>
        </div>
    }
}

/// How many rows are so now.
type Count = Arc<dyn Fn() -> usize + Send + Sync>;

fn count(rows: &[Row], is: fn(&Row) -> bool) -> Count {
    let rows = rows.to_vec();
    Arc::new(move || rows.iter().filter(|row| is(row)).count())
}

/// How many of those whom one press marked may still be taken back.
fn count_filled(rows: &[Row], board: Board) -> Count {
    let rows = rows.to_vec();
    Arc::new(move || {
        let holds = |(enrolment, id): &(i64, String)| {
            let mut rows = rows.iter();
            let row = rows.find(|row| row.enrolment == *enrolment);
            let undoable = |row: &Row| row.standing.with(|it| it.undoable() == Some(id.as_str()));
            row.is_some_and(undoable)
        };
        board
            .filled
            .with(|filled| filled.iter().filter(|one| holds(one)).count())
    })
}

/// A form of one button, which says how many people it is about, and is there while there are any.
fn button(
    action: &str,
    (session, unit): (i64, &str),
    words: &str,
    count: Count,
    does: Box<dyn Fn()>,
) -> impl IntoView + use<> {
    let words = words.to_owned();
    let is_nobody = {
        let count = Arc::clone(&count);
        move || count() == 0
    };
    let words = move || fill(&words, &[("count", &count().to_string())]);
    let tap = move |event: MouseEvent| {
        event.prevent_default();
        does();
    };
    view! {
        <form method="post" action=action.to_owned() hidden=is_nobody>
            <input type="hidden" name="session" value=session />
            <input type="hidden" name="unit" value=unit.to_owned() />
            <button class="quiet" on:click=tap>{words}</button>
        </form>
    }
}
