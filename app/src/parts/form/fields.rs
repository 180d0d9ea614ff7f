//! The fields of a form, drawn.

use leptos::prelude::*;

use crate::errors::Field;

use super::{Entry, Form};

impl Form {
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
