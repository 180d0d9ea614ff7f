//! Forms: fields with their labels and hints, what is wrong beside the field, and what was
//! typed when the form was refused.

use course::Language;
use leptos::{prelude::*, server_fn::ServerFn};
use rules::{
    emails::{self, Fault},
    texts,
};

use crate::{
    errors::{AppError, Field, UserError},
    request::{Visit, refused::Typed},
};

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

    /// A field of one line.
    pub fn field(&self, field: Field, entry: Entry) -> AnyView {
        let name = field.name();
        let (described, invalid, shown) = self.described(field, entry.hint);
        let value = if entry.kind == "password" {
            String::new()
        } else {
            self.value(name, &entry.value)
        };
        let id = self.id(field);
        view! {
            <div class="field">
                <label for=id.clone()>{field.label(self.language)}</label>
                {shown}
                <input
                    id=id
                    name=name
                    type=entry.kind
                    value=value
                    required=entry.required
                    maxlength=entry.most.to_string()
                    autocomplete=entry.autocomplete
                    list=entry.list
                    lang=entry.lang
                    aria-describedby=described
                    aria-invalid=invalid
                    autofocus=self.is_first_wrong(field)
                />
            </div>
        }
        .into_any()
    }

    /// A field of several lines.
    pub fn area(&self, field: Field, entry: Entry) -> AnyView {
        let name = field.name();
        let (described, invalid, shown) = self.described(field, entry.hint);
        let id = self.id(field);
        view! {
            <div class="field">
                <label for=id.clone()>{field.label(self.language)}</label>
                {shown}
                <textarea
                    id=id
                    name=name
                    rows="3"
                    required=entry.required
                    maxlength=entry.most.to_string()
                    aria-describedby=described
                    aria-invalid=invalid
                    autofocus=self.is_first_wrong(field)
                >
                    {self.value(name, &entry.value)}
                </textarea>
            </div>
        }
        .into_any()
    }

    /// Something that is so or not so.
    pub fn tick(&self, field: Field, ticked: bool, hint: Option<String>) -> AnyView {
        let name = field.name();
        let (described, _, shown) = self.described(field, hint);
        let id = self.id(field);
        let ticked = self.value(name, if ticked { "true" } else { "" }) == "true";
        view! {
            <div class="field">
                <label class="choice">
                    <input
                        id=id
                        name=name
                        type="checkbox"
                        value="true"
                        checked=ticked
                        aria-describedby=described
                    />
                    {field.label(self.language)}
                </label>
                {shown}
            </div>
        }
        .into_any()
    }

    /// A choice from a list of values and words.
    pub fn select(
        &self,
        field: Field,
        options: Vec<(String, String)>,
        chosen: &str,
        hint: Option<String>,
    ) -> AnyView {
        let name = field.name();
        let (described, invalid, shown) = self.described(field, hint);
        let id = self.id(field);
        let chosen = self.value(name, chosen);
        let options: Vec<_> = options
            .into_iter()
            .map(|(value, words)| {
                let selected = value == chosen;
                view! { <option value=value selected=selected>{words}</option> }
            })
            .collect();
        view! {
            <div class="field">
                <label for=id.clone()>{field.label(self.language)}</label>
                {shown}
                <select
                    id=id
                    name=name
                    aria-describedby=described
                    aria-invalid=invalid
                    autofocus=self.is_first_wrong(field)
                >
                    {options}
                </select>
            </div>
        }
        .into_any()
    }
}

/// Applicative validation: what all fields of a form gave, or all that is wrong with them at once, in
/// the order in which they are named.
///
/// # Errors
/// What is wrong with one field; `Several` when it is more than one.
pub fn all<F: Fields>(fields: F) -> Result<F::Read, UserError> {
    fields.all()
}

/// What several fields of a form gave, for [`all`]: a tuple of results.
pub trait Fields {
    /// A tuple of what was read.
    type Read;

    /// See [`all`].
    ///
    /// # Errors
    /// What is wrong with them.
    fn all(self) -> Result<Self::Read, UserError>;
}

macro_rules! fields {
    ($($name:ident $one:ident),+) => {
        impl<$($name),+> Fields for ($(Result<$name, UserError>,)+) {
            type Read = ($($name,)+);

            fn all(self) -> Result<Self::Read, UserError> {
                let ($($one,)+) = self;
                let mut faults = Vec::new();
                $(let $one = match $one {
                    Ok(read) => Some(read),
                    Err(error) => {
                        faults.extend_from_slice(error.faults());
                        None
                    }
                };)+
                match (UserError::of_faults(faults), $($one,)+) {
                    (None, $(Some($one),)+) => Ok(($($one,)+)),
                    (error, ..) => Err(error.unwrap_or(UserError::BadRequest)),
                }
            }
        }
    };
}

fields!(A a, B b);
fields!(A a, B b, C c);
fields!(A a, B b, C c, D d);
fields!(A a, B b, C c, D d, E e);
fields!(A a, B b, C c, D d, E e, F f);
fields!(A a, B b, C c, D d, E e, F f, G g);

/// What a check that asks the database says against a field, apart from what stops the check itself:
/// to be told with all else that is wrong. The database has the last word when it is written to.
///
/// # Errors
/// What stopped it, and what is refused for something else than a field.
pub fn apart<T>(checked: Result<T, AppError>) -> Result<Result<T, UserError>, AppError> {
    match checked {
        Ok(read) => Ok(Ok(read)),
        Err(AppError::Refused(error)) if error.field().is_some() => Ok(Err(error)),
        Err(error) => Err(error),
    }
}

/// Text that a form brought, tidied and within its bounds.
///
/// # Errors
/// `Missing` when it has to be there and is not; `TooLong`.
pub fn required(field: Field, text: &str, most: u32) -> Result<String, UserError> {
    let text = optional(field, text, most)?;
    if text.is_empty() {
        return Err(UserError::Missing { field });
    }
    Ok(text)
}

/// Text that may be empty, tidied and within its bounds. What nobody sees and what would turn the
/// text around is left out of it; line breaks stay where the field may have some.
///
/// # Errors
/// `TooLong`.
pub fn optional(field: Field, text: &str, most: u32) -> Result<String, UserError> {
    let text = if field.has_lines() {
        texts::paragraphs(text)
    } else {
        texts::line(text)
    };
    if text.chars().count() > most as usize {
        return Err(UserError::TooLong { field, most });
    }
    Ok(text)
}

/// The e-mail address that a form brought, in the form in which it is kept.
///
/// # Errors
/// `Missing`, `TooLong`, or what is wrong with it.
pub fn address(text: &str) -> Result<String, UserError> {
    let field = Field::Email;
    let text = required(field, text, 254)?;
    emails::check(&text).map_err(|fault| match fault {
        Fault::NotAnAddress => UserError::NotUnderstood { field },
        Fault::ForeignLetter(letter) => UserError::ForeignLetter { letter },
        Fault::NoDomain => UserError::NoDomain,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_that_is_wrong_is_said_at_once_and_in_order() {
        let name = || required(Field::Name, " ", 200);
        let place = || optional(Field::Place, "Astana", 200);
        let court = || optional(Field::Court, "too long", 3);
        assert_eq!(all((place(), place())).unwrap().0, "Astana");
        assert_eq!(
            all((place(), name())).unwrap_err().field(),
            Some(Field::Name)
        );
        // What only the database knows stands with the rest; what is about no field stops all.
        let taken = apart::<()>(Err(UserError::EnrolledAlready.into()));
        let both = all((name(), taken.unwrap())).unwrap_err();
        assert_eq!(both.faults().len(), 2);
        assert!(apart::<()>(Err(AppError::NotFound)).is_err());
        assert!(apart::<()>(Err(UserError::TooManyTries { minutes: 1 }.into())).is_err());
        // What is several within several is one list.
        let nested = all((
            all((name(), place())).map(drop),
            all((court(), name())).map(drop),
        ));
        let fields: Vec<_> = nested
            .unwrap_err()
            .faults()
            .iter()
            .map(UserError::field)
            .collect();
        assert_eq!(
            fields,
            [Some(Field::Name), Some(Field::Court), Some(Field::Name)]
        );
    }
}
