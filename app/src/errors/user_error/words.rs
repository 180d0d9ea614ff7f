//! What an error says: to people in words, to programs in JSON beside the code.

use course::Language;
use serde::Deserialize as _;
use serde_json::{Map, Value};

use crate::language::{say, say_with};

use super::super::{
    Field,
    refusals::{foreign_letter, refusal_of_a_list},
};
use super::UserError;

impl UserError {
    /// What happened and what to do, in a sentence or two: the words under its code
    /// (`error-sign-in-busy` for [`Self::SignInBusy`]), with what it holds as their arguments.
    pub fn say(&self, language: Language) -> String {
        match self {
            Self::Several { faults } => {
                let each = faults.iter().map(|fault| fault.say(language));
                say!(
                    language,
                    "error-several",
                    count = faults.len(),
                    each = each.collect::<Vec<_>>().join(" ")
                )
            }
            Self::ForeignLetter { letter } => foreign_letter(*letter, language),
            Self::List { refusal } => refusal_of_a_list(refusal, language),
            other => {
                let fields = other.fields();
                let code = fields
                    .get("code")
                    .and_then(Value::as_str)
                    .unwrap_or_default();
                let key = format!("error-{}", code.replace('_', "-"));
                let arguments = fields.iter().filter_map(|(name, value)| {
                    let value = match (name.as_str(), value) {
                        ("field", field) => Field::deserialize(field).ok()?.label(language).into(),
                        (_, Value::String(text)) => text.as_str().into(),
                        (_, number) => number.as_i64()?.into(),
                    };
                    Some((name.as_str(), value))
                });
                say_with(language, &key, arguments)
            }
        }
    }

    /// What it holds, and its code, as they travel.
    fn fields(&self) -> Map<String, Value> {
        match serde_json::to_value(self) {
            Ok(Value::Object(fields)) => fields,
            _ => Map::new(),
        }
    }

    /// What programs are told: JSON of the error, in which `says` are the words for it.
    pub fn told(&self, language: Language) -> String {
        let mut fields = self.fields();
        fields.insert("says".to_owned(), self.say(language).into());
        Value::Object(fields).to_string()
    }

    /// The code that stands for it where it is counted: in the log, without what it holds.
    pub fn code(&self) -> String {
        let fields = self.fields();
        let code = fields.get("code").and_then(Value::as_str);
        code.unwrap_or_default().to_owned()
    }
}
