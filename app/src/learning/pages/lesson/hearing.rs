//! A hearing with stops: what follows a stop is folded away until the question has been answered,
//! or passed over by opening it. It needs no script.

use course::Language;
use leptos::prelude::*;

use crate::language::say;

use super::Page;

/// Puts what a hearing shows after each of its stops into the one before it. `before` holds what
/// stands before each stop, with the question itself, and `last` what follows the last of them.
/// What comes before a stop that was answered stays open.
pub(super) fn folded(
    before: Vec<(Vec<AnyView>, &str)>,
    last: Vec<AnyView>,
    page: &Page,
    language: Language,
) -> Vec<AnyView> {
    let mut rest = last;
    // From the last stop back to the first.
    let mut open = false;
    for (mut views, stop) in before.into_iter().rev() {
        open |= page.answer(stop).is_some();
        if !rest.is_empty() {
            let then = view! {
                <details class="goes-on" open=open>
                    <summary lang=language.code()>{say!(language, "hearing-goes-on")}</summary>
                    {rest}
                </details>
            };
            views.push(then.into_any());
        }
        rest = views;
    }
    rest
}
