//! What is said of a draft, to those who teach: nobody else comes upon one.

use course::Language;
use leptos::prelude::*;

use crate::{language::say, parts::notice::warn};

/// The notice above a text that is a draft.
pub(super) fn notice(is_draft: bool, language: Language) -> Option<impl IntoView + use<>> {
    is_draft.then(|| warn(say!(language, "draft-notice")))
}

/// The mark of what is a draft, in a list or beside a question.
pub fn mark(is_draft: bool, language: Language) -> Option<impl IntoView + use<>> {
    is_draft.then(|| {
        view! { " " <span class="badge warn">{say!(language, "draft")}</span> }
    })
}
