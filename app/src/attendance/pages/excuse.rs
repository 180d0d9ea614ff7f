//! Asking to be excused from several sessions at once, and the document that belongs to it.

use course::Language;
use leptos::{prelude::*, server_fn::ServerFn as _};

use crate::{
    attendance::{
        actions::{AskToBeExcused, AttachDocument},
        store::{Document, Request},
    },
    errors::Field,
    language::say,
    parts::form::{Entry, Form},
    paths,
    request::Visit,
    trainings::{Session, Training},
};

use super::when;

/// The form that asks about several sessions: those of `sessions` about which nothing is open.
pub(super) fn form(
    training: &Training,
    sessions: &[&Session],
    visit: &Visit,
) -> impl IntoView + use<> {
    let language = visit.language;
    if sessions.len() < 2 {
        return ().into_any();
    }
    let form = Form::of::<AskToBeExcused>(visit);
    // What was chosen before the form was refused is chosen still.
    let refused = visit.refused_by::<AskToBeExcused>();
    let is_chosen = |session: i64| {
        let session = session.to_string();
        refused.is_some_and(|refused| {
            let mut fields = refused.typed.fields.iter();
            fields.any(|(name, value)| name.starts_with("sessions[") && *value == session)
        })
    };
    let choices: Vec<_> = sessions
        .iter()
        .map(|session| {
            let checked = is_chosen(session.id);
            let title = session.titles.get(language).to_owned();
            view! {
                <label class="choice">
                    <input type="checkbox" name="sessions[]" value=session.id checked=checked />
                    <span>
                        {title} " " <span class="meta">{when(training, session, language)}</span>
                    </span>
                </label>
            }
        })
        .collect();
    let reason = Entry {
        most: 1000,
        ..Entry::default()
    };
    view! {
        <details id="excuse" open=refused.is_some()>
            <summary>{say!(language, "excuse-title")}</summary>
            <p class="hint">{say!(language, "excuse-hint")}</p>
            <form method="post" action=form.action>
                <input type="hidden" name="training" value=training.id />
                <fieldset>
                    <legend>{say!(language, "excuse-sessions")}</legend>
                    {choices}
                </fieldset>
                {form.area(Field::Reason, reason)}
                <div class="actions">
                    <button>{say!(language, "excuse-send")}</button>
                </div>
            </form>
        </details>
    }
    .into_any()
}

/// The way to a document, for who may open it.
pub(super) fn document(
    training: i64,
    document: Document,
    language: Language,
) -> impl IntoView + use<> {
    let href = paths::attendance::document(training, document.id);
    let kind = document.kind.code().to_uppercase();
    let kilobytes = (document.size / 1000).max(1);
    let words = say!(
        language,
        "document-open",
        kind = kind,
        size = format!("{kilobytes} kB")
    );
    view! { <p><a href=href download>{words}</a></p> }
}

/// The form that hands in a document with a request that has none and no answer yet.
pub(super) fn attach(request: &Request, language: Language) -> impl IntoView + use<> {
    let id = format!("document-{}", request.id);
    let hint = format!("{id}-hint");
    view! {
        <details>
            <summary>{say!(language, "document-attach")}</summary>
            <form method="post" action=AttachDocument::url() enctype="multipart/form-data">
                <input type="hidden" name="request" value=request.id />
                <div class="field">
                    <label for=id.clone()>{Field::Document.label(language)}</label>
                    <p class="hint" id=hint.clone()>{say!(language, "document-hint")}</p>
                    <input
                        id=id
                        name="document"
                        type="file"
                        accept=".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png"
                        required
                        aria-describedby=hint
                    />
                </div>
                <div class="actions">
                    <button>{say!(language, "document-attach")}</button>
                </div>
            </form>
        </details>
    }
}
