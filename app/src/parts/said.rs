//! Flash messages: what was just done or refused, above the page that follows.

use leptos::prelude::*;

use crate::{
    errors::UserError,
    language::{dates, say},
    request::Visit,
};

use super::{
    again,
    form::Form,
    notice::{bad, good, warn},
};

/// What was just done or refused, above the page that follows.
///
/// A refusal stands here, where it is heard first, and once more at the field that it is about.
pub fn said(visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let done = visit.done.clone().map(good);
    let refused = visit.refused.as_ref().map(|refused| {
        let words = refused.error.say(language);
        let again = (refused.error == UserError::SentAfterEnd)
            .then(|| again::button(&refused.action, &refused.typed, language));
        view! { <div id=Form::NOTICE>{bad(words)} {again}</div> }
    });
    // Not for the room to read.
    let own = !visit.is_for_the_room();
    let failed = own.then(|| failed_before(visit)).flatten();
    view! { {done} {refused} {failed} }
}

/// Tries that had failed before the login by which one comes, for some minutes after it began.
fn failed_before(visit: &Visit) -> Option<impl IntoView + use<>> {
    let language = visit.language;
    let (count, since) = visit.viewer.as_ref()?.failed_before?;
    let since = dates::moment_and_offset(language, since, &dates::country_zone());
    Some(warn(say!(
        language,
        "logins-failed-before",
        count = count,
        since = since
    )))
}
