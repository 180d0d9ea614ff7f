//! The front matter of a lesson: YAML between two lines of `---`.

use std::collections::BTreeMap;
use std::ops::Range;

use super::module_file::LONGEST;
use super::teaches::{Teaches, teaches};
use crate::fields::Fields;
use crate::id::advise;
use crate::lesson::{Feedback, Purpose, QuizSettings};
use crate::problem::Rule;
use crate::sheet::{Placed, Sheet};
use crate::value::{Kind, Value, read_yaml};

/// What the front matter says.
#[derive(Debug, Default)]
pub(crate) struct FrontMatter {
    /// `title: Who is a refugee`
    pub title: Option<Placed>,
    /// `minutes: 25`: of study; in a quiz also the limit of an attempt.
    pub minutes: Option<u32>,
    /// `objectives: [inclusion, exclusion]`
    pub objectives: Vec<Placed>,
    /// `teaches: { inclusion: [elements] }`: the sections that teach an objective.
    pub teaches: Vec<Teaches>,
    /// `review: pending`: no lawyer has reviewed the text yet.
    pub review_pending: bool,
    /// `draft: true`: it is not published yet; in a translation, it is not translated yet.
    pub draft: bool,
    /// `cards: true`: each section is a bench card, to be printed on a sheet of its own.
    pub cards: bool,
    /// `quiz: pre-test | practice | final`, and what goes with it.
    pub quiz: Option<Quiz>,
    /// The values as they stand, to compare those of a translation with.
    pub values: BTreeMap<String, Value>,
    /// Where the text of the lesson begins.
    pub body: usize,
}

/// What the front matter says of a quiz.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Quiz {
    /// `pass`, `attempts`, `minutes`, `shuffle`, `draw`, `feedback`
    pub settings: QuizSettings,
    /// Where each objective stands in `draw`.
    pub drawn: Vec<Placed>,
}

/// Finds the YAML between the first two lines of `---`, and where the rest begins.
pub(crate) fn split(text: &str) -> Option<(Range<usize>, usize)> {
    let mut at = 0;
    let mut start = None;
    for line in text.split_inclusive('\n') {
        let fence = line.trim_end() == "---";
        match start {
            None if !fence => return None,
            None => start = Some(at + line.len()),
            Some(start) if fence => return Some((start..at, at + line.len())),
            Some(_) => {}
        }
        at += line.len();
    }
    None
}

impl FrontMatter {
    /// Reads it. None if there is none, or it is not YAML.
    pub(crate) fn read(sheet: &Sheet) -> Option<Self> {
        let Some((place, body)) = split(sheet.text()) else {
            sheet.wrong(
                0..0,
                Rule::MissingFrontMatter,
                "the lesson has no front matter",
                "begin the file with a line ---, then title: …, then a line ---",
            );
            return None;
        };
        let value = read_yaml(sheet, place)?;
        let fields = Fields::of(sheet, &value, "a lesson");
        let minutes = fields.number("minutes", 1..=LONGEST);
        let front = Self {
            title: fields
                .optional_text("title")
                .map(|(title, place)| (title.trim().to_owned(), place)),
            minutes,
            objectives: fields.texts("objectives"),
            teaches: teaches(sheet, &fields),
            review_pending: review(sheet, &fields),
            draft: fields.truth("draft"),
            cards: cards(sheet, &fields),
            quiz: quiz(sheet, &fields, minutes),
            values: match &value.kind {
                Kind::Table(entries) => entries
                    .iter()
                    .map(|entry| (entry.key.clone(), entry.value.clone()))
                    .collect(),
                _ => BTreeMap::new(),
            },
            body,
        };
        fields.finish();
        Some(front)
    }
}

/// `cards: true`, which a quiz has not.
fn cards(sheet: &Sheet, fields: &Fields<'_>) -> bool {
    let cards = fields.truth("cards");
    if let (Some(entry), true) = (fields.entry("cards"), fields.entry("quiz").is_some()) {
        sheet.wrong(
            entry.key_span.clone(),
            Rule::UnknownKey,
            "a quiz has no `cards`",
            "delete it, or write the cards into a lesson",
        );
    }
    cards
}

pub(super) fn review(sheet: &Sheet, fields: &Fields<'_>) -> bool {
    let Some((review, place)) = fields.optional_text("review") else {
        return false;
    };
    if review != "pending" {
        sheet.wrong(
            place,
            Rule::BadValue,
            format!("`review` can only be pending, not `{review}`"),
            "write review: pending, or delete the line when a lawyer has reviewed the text",
        );
    }
    true
}

const PURPOSES: [Purpose; 3] = [Purpose::PreTest, Purpose::Practice, Purpose::Final];

fn quiz(sheet: &Sheet, fields: &Fields<'_>, minutes: Option<u32>) -> Option<Quiz> {
    let quiz = fields.optional_text("quiz");
    let pass = fields.percent("pass");
    let attempts = fields.number("attempts", 1..=1000);
    let shuffle = fields.truth("shuffle");
    let (draw, drawn) = draw(sheet, fields);
    let feedback = feedback(sheet, fields);
    let Some((code, place)) = quiz else {
        for key in ["pass", "attempts", "shuffle", "draw", "feedback"] {
            if let Some(entry) = fields.entry(key) {
                sheet.wrong(
                    entry.key_span.clone(),
                    Rule::UnknownKey,
                    format!("only a quiz has `{key}`"),
                    "delete it, or add quiz: practice",
                );
            }
        }
        return None;
    };
    let purpose = PURPOSES.into_iter().find(|purpose| purpose.code() == code);
    if purpose.is_none() {
        let codes = PURPOSES.map(Purpose::code);
        sheet.wrong(
            place,
            Rule::BadValue,
            format!("there is no quiz of the kind `{code}`"),
            advise(&code, codes, "use pre-test, practice or final"),
        );
    }
    let purpose = purpose.unwrap_or(Purpose::Practice);
    let settings = QuizSettings {
        purpose,
        pass,
        attempts,
        minutes,
        shuffle,
        draw,
        feedback,
    };
    Some(Quiz { settings, drawn })
}

/// `feedback: at-once | after-submitting | after-last-attempt | after-session`
fn feedback(sheet: &Sheet, fields: &Fields<'_>) -> Feedback {
    let Some((code, place)) = fields.optional_text("feedback") else {
        return Feedback::default();
    };
    let known = Feedback::ALL.into_iter().find(|each| each.code() == code);
    known.unwrap_or_else(|| {
        let codes = Feedback::ALL.map(Feedback::code);
        sheet.wrong(
            place,
            Rule::BadValue,
            format!("`feedback` cannot be `{code}`"),
            advise(&code, codes, format!("use one of {}", codes.join(", "))),
        );
        Feedback::default()
    })
}

/// `draw: { inclusion: 3, exclusion: 2 }`
fn draw(sheet: &Sheet, fields: &Fields<'_>) -> (BTreeMap<String, u32>, Vec<Placed>) {
    let mut draw = BTreeMap::new();
    let mut drawn = Vec::new();
    let entries = match fields.value("draw") {
        None => &[],
        Some(Value {
            kind: Kind::Table(entries),
            ..
        }) => entries.as_slice(),
        Some(value) => {
            crate::fields::wrong_kind(
                sheet,
                value,
                "draw",
                "a number for each objective: { inclusion: 3 }",
            );
            &[]
        }
    };
    for entry in entries {
        let count = match entry.value.kind {
            Kind::Whole(number) => u32::try_from(number).ok().filter(|number| *number > 0),
            _ => None,
        };
        if let Some(count) = count {
            draw.insert(entry.key.clone(), count);
            drawn.push((entry.key.clone(), entry.key_span.clone()));
        } else {
            sheet.wrong(
                entry.value.span.clone(),
                Rule::BadValue,
                format!(
                    "how many questions to draw for `{}` is not a number",
                    entry.key
                ),
                "give a whole number, at least 1",
            );
        }
    }
    (draw, drawn)
}

/// A text as a value of YAML. It is always quoted: which bare words mean something else, such as
/// `Yes`, `off` or `12`, depends on who reads them. JSON's strings are YAML's.
#[must_use]
pub fn yaml_text(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn front_matter_ends_at_the_second_line() {
        assert_eq!(split("---\na: 1\n---\ntext"), Some((4..9, 13)));
        assert_eq!(split("---\r\na: 1\r\n---\r\n"), Some((5..11, 16)));
        assert_eq!(split("---\n---"), Some((4..4, 7)));
        assert_eq!(split("---\na: 1\n"), None);
        assert_eq!(split("text\n---\n---\n"), None);
        assert_eq!(split(""), None);
    }
}
