//! Two people change the same thing: a form carries the version that it was made from, and what
//! another has changed meanwhile is shown beside what was typed, to be chosen from. Nothing is
//! overwritten unseen.

use std::collections::BTreeMap;

use leptos::prelude::*;
use sha2::{Digest as _, Sha256};

use crate::{
    errors::{Field, UserError},
    language::say,
};

use super::form::Form;

/// Name of the field that carries the version.
const VERSION: &str = "version";
/// Between what stood in a field and what stands there now, where both are kept.
pub const TO: &str = " → ";

/// What stands in the fields of a form before anybody types: of one thing, at one time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stood(Vec<(Field, String)>);

impl Stood {
    /// Of fields with what stands in them, in their order.
    pub fn of(fields: impl IntoIterator<Item = (Field, String)>) -> Self {
        Self(fields.into_iter().collect())
    }

    /// What stands in a field; nothing where it is not one of these.
    pub fn get(&self, field: Field) -> String {
        let found = self.0.iter().find(|(each, _)| *each == field);
        found.map(|(_, value)| value.clone()).unwrap_or_default()
    }

    /// The version: another whenever anything else stands there.
    pub fn version(&self) -> String {
        let mut hash = Sha256::new();
        for (field, value) in &self.0 {
            hash.update(field.name());
            hash.update(value.len().to_le_bytes());
            hash.update(value);
        }
        hash.finalize()[..8]
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect()
    }

    /// What is different in another: for the audit, by the names of fields as `from → to`. What is
    /// typed freely is not kept there, only that it was changed.
    pub fn changes(&self, other: &Self) -> BTreeMap<&'static str, String> {
        let pairs = self.0.iter().filter_map(|(field, old)| {
            let new = other.get(*field);
            (*old != new).then(|| {
                let values = match field.is_free() {
                    true => String::new(),
                    false => format!("{old}{TO}{new}"),
                };
                (field.name(), values)
            })
        });
        pairs.collect()
    }

    /// Passes when nothing has changed since the form was made; also for a program that does not
    /// say from what it was made.
    ///
    /// # Errors
    /// `ChangedMeanwhile`.
    pub fn still_stands(&self, version: &str) -> Result<(), UserError> {
        if version.is_empty() || version == self.version() {
            Ok(())
        } else {
            Err(UserError::ChangedMeanwhile)
        }
    }
}

impl Form {
    /// The version that the form is made from; and where somebody else has changed something
    /// meanwhile, both ways side by side. Whoever sends the form then has seen it. `said` gives the
    /// words for the value of a field.
    pub fn made_from(&self, stood: &Stood, said: impl Fn(Field, &str) -> String) -> AnyView {
        self.made_from_typed(stood, |field, now| self.value(field.name(), now), said)
    }

    /// [`Self::made_from`], where what was typed does not lie in one field: `typed` gives it, from
    /// what stands.
    pub fn made_from_typed(
        &self,
        stood: &Stood,
        typed: impl Fn(Field, &str) -> String,
        said: impl Fn(Field, &str) -> String,
    ) -> AnyView {
        let language = self.language();
        let meets = self.is_refused_with(&UserError::ChangedMeanwhile);
        let version = stood.version();
        // Refused for anything else, the form is still made from what it was made from.
        let version = if meets {
            version
        } else {
            self.value(VERSION, &version)
        };
        let rows: Vec<_> = stood
            .0
            .iter()
            .filter(|_| meets)
            .filter_map(|(field, now)| {
                let typed = typed(*field, now);
                (typed.trim() != now.trim()).then(|| {
                    let shown = |value: &str| match value.trim() {
                        "" => "—".to_owned(),
                        value => said(*field, value),
                    };
                    view! {
                        <tr>
                            <th scope="row">{field.label(language)}</th>
                            <td>{shown(&typed)}</td>
                            <td>{shown(now)}</td>
                        </tr>
                    }
                })
            })
            .collect();
        let beside = (!rows.is_empty()).then(|| {
            let title = say!(language, "meanwhile-title");
            let caption = title.clone();
            view! {
                <div class="table" tabindex="0" role="region" aria-label=title>
                    <table class="rows meanwhile">
                        <caption>{caption}</caption>
                        <thead>
                            <tr>
                                <th scope="col">{say!(language, "meanwhile-field")}</th>
                                <th scope="col">{say!(language, "meanwhile-typed")}</th>
                                <th scope="col">{say!(language, "meanwhile-stands")}</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
                <p>
                    {say!(language, "meanwhile-choose")} " "
                    <a href="?">{say!(language, "meanwhile-take")}</a>
                </p>
            }
        });
        view! { {beside} <input type="hidden" name=VERSION value=version /> }.into_any()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stood(place: &str, trainers: &str) -> Stood {
        Stood::of([
            (Field::Place, place.to_owned()),
            (Field::Trainers, trainers.to_owned()),
        ])
    }

    #[test]
    fn a_version_is_another_whenever_something_else_stands() {
        let version = stood("204", "A").version();
        assert_eq!(stood("204", "A").still_stands(&version), Ok(()));
        for other in [stood("301", "A"), stood("204", ""), stood("204A", "")] {
            let met = other.still_stands(&version);
            assert_eq!(met, Err(UserError::ChangedMeanwhile), "{other:?}");
        }
        assert_eq!(stood("204", "A").still_stands(""), Ok(()));
    }
}
