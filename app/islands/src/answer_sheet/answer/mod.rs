//! An answer as it is sent, and what the server says to it. Pure.

use crate::{
    given::{self, Map, given},
    outbox::{AfterRefusal, decode, encode, take},
    refusals,
};

/// A field of the form, by its name and its value.
pub type Field = (String, String);

/// The group of an attempt's messages.
pub fn group(attempt: i64) -> String {
    format!("attempt-{attempt}")
}

/// The key of a question's message: what is typed later takes the place of what is unsent.
pub fn key(attempt: i64, question: &str) -> String {
    format!("attempt-{attempt}/{question}")
}

/// The question of a message, by its key.
pub fn question(key: &str) -> Option<&str> {
    key.split_once('/').map(|(_, question)| question)
}

/// Which part of a question a field is: `answers[question][part][]`.
pub fn part<'a>(name: &'a str, question: &str) -> Option<&'a str> {
    name.strip_prefix("answers[")?
        .strip_prefix(question)?
        .strip_prefix("][")?
        .strip_suffix("][]")
}

/// How far a question is, as its fields say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Nothing is answered.
    Open,
    /// Something is answered.
    Answered,
    /// It is marked for later, answered or not.
    Later,
}

/// How far a question is.
pub fn progress(fields: &[Field], question: &str) -> Progress {
    let is_later = |name: &str| part(name, question) == Some("later");
    if fields.iter().any(|(name, _)| is_later(name)) {
        Progress::Later
    } else if fields.iter().any(|(_, value)| !value.trim().is_empty()) {
        Progress::Answered
    } else {
        Progress::Open
    }
}

/// Whether something is answered, whether marked for later or not.
pub fn is_answered(fields: &[Field], question: &str) -> bool {
    fields
        .iter()
        .any(|(name, value)| part(name, question) != Some("later") && !value.trim().is_empty())
}

/// The numbers that order the answers to a question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sequence {
    known: i64,
    used: i64,
}

impl Sequence {
    /// The greatest number that the server knows.
    pub fn known(known: i64) -> Self {
        Self { known, used: 0 }
    }

    /// Notes a number of which the server has told.
    pub fn learns(&mut self, known: i64) {
        self.known = self.known.max(known);
    }

    /// Notes a number under which something may have reached the server.
    pub fn uses(&mut self, used: i64) {
        self.used = self.used.max(used);
    }

    /// The number of the next answer.
    pub fn next(self) -> i64 {
        self.known.max(self.used) + 1
    }

    /// Whether a number is of an answer that this page knows nothing of.
    pub fn is_behind(self, sequence: i64) -> bool {
        sequence >= self.next()
    }

    /// Whether the server is known to have something newer than what has this number.
    pub fn is_past(self, sequence: i64) -> bool {
        sequence < self.known
    }
}

/// An answer that is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Its number among the answers to its question.
    pub sequence: i64,
    /// The tab that it was given in.
    pub client: String,
    /// The fields of the question.
    pub fields: Vec<Field>,
}

impl Answer {
    /// The form that is sent.
    pub fn body(&self, attempt: i64, question: &str) -> String {
        let (attempt, sequence) = (attempt.to_string(), self.sequence.to_string());
        let own = [
            ("attempt", attempt.as_str()),
            ("question", question),
            ("sequence", &sequence),
            ("client", &self.client),
        ];
        let fields = self
            .fields
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()));
        encode(own.into_iter().chain(fields))
    }

    /// Reads a form that [`Answer::body`] wrote.
    pub fn read(body: &str) -> Option<Self> {
        let mut fields = decode(body);
        let answer = Self {
            sequence: take(&mut fields, "sequence")?.parse().ok()?,
            client: take(&mut fields, "client")?,
            fields: Vec::new(),
        };
        fields.retain(|(name, _)| name.starts_with("answers["));
        Some(Self { fields, ..answer })
    }
}

given! {
    /// What the server says when it has an answer.
    pub struct Receipt {
        /// The clock time, as the page shows it.
        pub at: String,
        /// The number of the answer that stands.
        pub sequence: i64,
        /// The tab that gave the answer that stands, where the server says so: it tells two answers
        /// with one number apart.
        pub client: Option<String>,
    }
}

given! {
    /// What the server tells of an open sheet, at once and whenever it changes.
    pub struct Told {
        /// When the attempt ends, as the page writes it; none for no end.
        pub until: Option<String>,
        /// Whether answers are taken: neither handed in nor too late.
        pub open: bool,
        /// The end in words, as the head of the page says it; empty for none.
        pub said: String,
        /// That the end has been moved, in words.
        pub moved: String,
        /// The numbers of the answers that stand and that another tab or device has given, by question.
        pub elsewhere: Map<i64>,
    }
}

/// Reads a receipt, if it is one.
pub fn receipt(text: &str) -> Option<Receipt> {
    given::read(text)
}

/// What a receipt means for the answer that was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It was taken.
    Taken,
    /// Something newer stands, and it gives way to that.
    Late,
    /// It is the last word, and has to be sent with a greater number to stand.
    Again,
}

/// What a receipt means for the answer that was sent. Something newer stands where its number is
/// greater, or where another tab took the same number first. An answer that had to wait gives way
/// to that; one that was sent as soon as it was given is the last word.
pub fn verdict(sent: &Answer, receipt: &Receipt, delayed: bool) -> Verdict {
    let is_own = receipt.client.as_ref().map(|client| *client == sent.client);
    let stands = match is_own {
        // Whatever stands, this tab gave it, this or a later one.
        Some(true) => true,
        Some(false) => receipt.sequence < sent.sequence,
        None => receipt.sequence <= sent.sequence,
    };
    match (stands, delayed) {
        (true, _) => Verdict::Taken,
        (false, true) => Verdict::Late,
        (false, false) => Verdict::Again,
    }
}

/// What becomes of an answer that is refused. Nothing that was typed is thrown away as long as
/// the attempt can be gone on with: after a reload it stands in its field again.
pub fn after_refusal(code: &str) -> AfterRefusal {
    match code {
        // The attempt may be reopened, and more time be granted; till then it can be copied.
        refusals::ATTEMPT_SUBMITTED | refusals::ATTEMPT_TIME_OVER => AfterRefusal::Stop,
        _ => AfterRefusal::SetAside,
    }
}

/// What was typed into the fields of a question, and not chosen; empty for none.
pub fn typed(fields: &[Field], question: &str) -> String {
    let typed = fields.iter().filter(|(name, value)| {
        let part = part(name, question).unwrap_or_default();
        let is_typed = matches!(part, "words" | "number") || part.starts_with("blank-");
        is_typed && !value.trim().is_empty()
    });
    let values: Vec<&str> = typed.map(|(_, value)| value.as_str()).collect();
    values.join("\n")
}

/// Whether two options of a question are put in the same place.
pub fn same_place(fields: &[Field], question: &str) -> bool {
    let places: Vec<&str> = fields
        .iter()
        .filter(|(name, value)| {
            let part = part(name, question).unwrap_or_default();
            part.starts_with("place-") && !value.is_empty()
        })
        .map(|(_, value)| value.as_str())
        .collect();
    let mut numbered = places.iter().enumerate();
    numbered.any(|(before, place)| places[..before].contains(place))
}

/// What a field of the page is to hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Held {
    /// A box or a button, chosen or not.
    Chosen(bool),
    /// A text, or the value of a list.
    Text(String),
}

/// Takes out of `fields` what a field of the page is to hold, by its name, its value and whether
/// it is a box or a button to choose.
pub fn held(fields: &mut Vec<Field>, name: &str, value: &str, is_choice: bool) -> Held {
    let place = fields
        .iter()
        .position(|field| field.0 == name && (!is_choice || field.1 == value));
    let found = place.map(|place| fields.remove(place).1);
    if is_choice {
        Held::Chosen(found.is_some())
    } else {
        Held::Text(found.unwrap_or_default())
    }
}

#[cfg(test)]
mod tests;
