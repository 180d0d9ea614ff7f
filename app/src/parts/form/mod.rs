//! Forms: fields with their labels and hints, what is wrong beside the field, and what was
//! typed when the form was refused.

mod fields;
mod reading;

use course::Language;
use leptos::{prelude::*, server_fn::ServerFn};

use crate::{
    errors::{Field, UserError},
    request::{Visit, refused::Typed},
};

pub use reading::{Fields, address, all, apart, optional, required};

/// A form for one action, as a visit finds it: empty, or refused with what was typed.
#[derive(Clone, Debug)]
pub struct Form {
    /// The address that it is sent to.
    pub action: &'static str,
    language: Language,
    /// What the ids of its fields begin with.
    prefix: &'static str,
    error: Option<UserError>,
    typed: Option<Typed>,
}

/// One field of a form, as it is drawn.
#[derive(Clone, Debug)]
pub struct Entry {
    /// `text`, `email`, `password`, `date`, `time`.
    pub kind: &'static str,
    /// What stands in it at first.
    pub value: String,
    /// Whether it has to be filled in.
    pub required: bool,
    /// What browsers may fill in (`autocomplete`).
    pub autocomplete: Option<&'static str>,
    /// A line that helps.
    pub hint: Option<String>,
    /// The most characters that it takes.
    pub most: u32,
    /// Id of a list of suggestions.
    pub list: Option<&'static str>,
    /// The language of what is written in it, where that is not the page's.
    pub lang: Option<&'static str>,
}

impl Default for Entry {
    fn default() -> Self {
        Self {
            kind: "text",
            value: String::new(),
            required: true,
            autocomplete: None,
            hint: None,
            most: 200,
            list: None,
            lang: None,
        }
    }
}

/// What is wrong with a field, for one that is drawn by itself.
#[derive(Debug, Default)]
pub struct Wrong {
    /// Its `aria-invalid`.
    pub invalid: Option<&'static str>,
    /// Its `aria-describedby`.
    pub described: Option<String>,
    /// Whether one stands in it.
    pub first: bool,
    /// The words, to stand before it.
    pub shown: Option<AnyView>,
}

impl Form {
    /// Id of the notice that says why a form was refused.
    pub const NOTICE: &'static str = "refused";

    /// The form for an action.
    pub fn of<F: ServerFn>(visit: &Visit) -> Self {
        let refused = visit.refused_by::<F>();
        Self {
            action: F::PATH,
            language: visit.language,
            prefix: "",
            error: refused.map(|refused| refused.error.clone()),
            typed: refused.map(|refused| refused.typed.clone()),
        }
    }

    /// The form on a page where another has the same fields: their ids begin with this.
    #[must_use]
    pub fn within(mut self, prefix: &'static str) -> Self {
        self.prefix = prefix;
        self
    }

    /// One of several forms for the same action on a page: what was typed is only this one's, if
    /// the hidden field says so.
    #[must_use]
    pub fn of_one(mut self, name: &str, value: &str) -> Self {
        let typed = self.typed.as_ref();
        if typed.is_some_and(|typed| typed.get(name) != Some(value)) {
            (self.error, self.typed) = (None, None);
        }
        self
    }

    /// Whether the form was refused.
    pub fn is_refused(&self) -> bool {
        self.error.is_some()
    }

    /// The language of the page.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Whether the form was refused for this.
    pub fn is_refused_with(&self, error: &UserError) -> bool {
        self.error.as_ref() == Some(error)
    }

    fn id(&self, field: Field) -> String {
        format!("{}{}", self.prefix, field.name())
    }

    /// What was typed into a field, or else what should stand in it.
    pub fn value(&self, name: &str, otherwise: &str) -> String {
        self.typed.as_ref().map_or_else(
            || otherwise.to_owned(),
            |typed| typed.get(name).unwrap_or_default().to_owned(),
        )
    }

    /// Whether one of several boxes of a name was ticked when the form was refused.
    pub fn was_ticked(&self, name: &str, value: &str) -> bool {
        let typed = self.typed.as_ref();
        typed.is_some_and(|typed| typed.has(name, value))
    }

    /// What is wrong with a field.
    pub fn problem(&self, field: Field) -> Option<String> {
        let mut faults = self.error.as_ref()?.faults().iter();
        let fault = faults.find(|fault| fault.field() == Some(field))?;
        Some(fault.say(self.language))
    }

    /// Whether a field is the first of those that something is wrong with: one stands in it when
    /// the page comes back.
    fn is_first_wrong(&self, field: Field) -> bool {
        let faults = self.error.iter().flat_map(UserError::faults);
        faults.filter_map(UserError::field).next() == Some(field)
    }

    /// What is wrong with a field that is drawn by itself, one of several of its name on a page: the
    /// words stand under an id that nothing else has.
    pub fn wrong(&self, field: Field, id: &str) -> Wrong {
        let id = format!("{id}-problem");
        let problem = self.problem(field);
        Wrong {
            invalid: problem.is_some().then_some("true"),
            described: problem.is_some().then(|| id.clone()),
            first: self.is_first_wrong(field),
            shown: problem.map(|words| view! { <p class="problem" id=id>{words}</p> }.into_any()),
        }
    }

    /// The ids that describe a field, and what they show.
    fn described(
        &self,
        field: Field,
        hint: Option<String>,
    ) -> (Option<String>, Option<&'static str>, AnyView) {
        let name = self.id(field);
        let problem = self.problem(field);
        let ids: Vec<String> = [
            problem.as_ref().map(|_| format!("{name}-problem")),
            hint.as_ref().map(|_| format!("{name}-hint")),
        ]
        .into_iter()
        .flatten()
        .collect();
        let invalid = problem.is_some().then_some("true");
        let shown = view! {
            {hint.map(|hint| view! { <p class="hint" id=format!("{name}-hint")>{hint}</p> })}
            {problem.map(|problem| view! { <p class="problem" id=format!("{name}-problem")>{problem}</p> })}
        }
        .into_any();
        ((!ids.is_empty()).then(|| ids.join(" ")), invalid, shown)
    }
}
