//! The numbers of a training's day, for whoever runs it: each is the way to what it counts.

use course::Language;
use leptos::prelude::*;

use crate::{attendance::Sheet, language::say, paths};

use super::Page;

/// How many are on the list, have a password and are there today, and what waits to be done.
pub(super) fn numbers(page: &Page, sheet: &Sheet, language: Language) -> impl IntoView + use<> {
    let id = page.next.training.id;
    let requests: usize = page.next.requests.values().sum();
    let people = paths::trainings::people(id);
    let open = paths::attendance::open(id);
    let numbers = [
        (
            people.clone(),
            sheet.enrolled,
            say!(language, "day-enrolled", count = sheet.enrolled),
        ),
        (
            people,
            sheet.signed_up,
            say!(language, "day-signed-up", count = sheet.signed_up),
        ),
        (
            paths::attendance::overview(id),
            sheet.there_today,
            say!(language, "day-there", count = sheet.there_today),
        ),
        (
            paths::attendance::requests(id),
            requests,
            say!(language, "day-asked", count = requests),
        ),
        (
            open.clone(),
            sheet.to_decide,
            say!(language, "day-to-decide", count = sheet.to_decide),
        ),
        (
            open,
            sheet.gaps,
            say!(language, "day-gaps", count = sheet.gaps),
        ),
    ];
    let numbers = numbers.map(|(href, number, words)| {
        view! { <li><a href=href><strong>{number}</strong> " " {words}</a></li> }
    });
    view! { <ul class="numbers" aria-label=say!(language, "day-numbers")>{numbers}</ul> }
}
