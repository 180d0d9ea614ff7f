//! True or false: other platforms know the two words themselves, and have no ids for them.

use super::extras::Extras;
use super::report::Reasons;
use super::text::{Format, Text, markdown, plain_text, read};
use super::written::{Answer, Choice, ChoiceKind};

/// The two options.
pub(super) struct Truth<'a> {
    pub right: bool,
    pub when_true: &'a Choice,
    pub when_false: &'a Choice,
}

const WORDS: [(bool, &str, &str); 2] = [(true, "true", "True"), (false, "false", "False")];

/// The two options, if they are called `true` and `false`; what else there is to them goes into the
/// tags.
pub(super) fn take<'a>(options: &'a [Choice], extras: &mut Extras) -> Option<Truth<'a>> {
    let [first, second] = options else {
        return None;
    };
    let (when_true, when_false) = match (first.id.as_str(), second.id.as_str()) {
        ("true", "false") => (first, second),
        ("false", "true") => {
            extras.put("first", "false");
            (second, first)
        }
        _ => return None,
    };
    extras.drop("options");
    for (truth, key, usual) in WORDS {
        let choice = if truth { when_true } else { when_false };
        let words = markdown(&choice.words, &|_| String::new(), &mut Reasons::default());
        if words != usual {
            extras.put(key, words);
        }
    }
    Some(Truth {
        right: when_true.right,
        when_true,
        when_false,
    })
}

/// The answer of a question of true or false.
pub(super) fn give(
    right: bool,
    when_true: Option<Text>,
    when_false: Option<Text>,
    extras: &Extras,
    reasons: &mut Reasons,
) -> Answer {
    let mut feedback = [when_true, when_false];
    let mut options: Vec<Choice> = Vec::new();
    for ((truth, key, usual), feedback) in WORDS.into_iter().zip(&mut feedback) {
        options.push(Choice {
            id: key.to_owned(),
            right: truth == right,
            words: match extras.get(key) {
                Some(words) => read(words, Format::Markdown, reasons),
                None => plain_text(usual),
            },
            feedback: feedback.take(),
        });
    }
    if extras.get("first") == Some("false") {
        options.reverse();
    }
    Answer::Choice {
        kind: ChoiceKind::TrueFalse,
        options,
    }
}
