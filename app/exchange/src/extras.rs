//! What a question has that GIFT and Moodle have no place for: it goes into tags and comments of
//! the form `torelik:KEY=VALUE`, so that it is there when the question comes back.

use super::report::Reasons;
use super::text::{Format, Words, inline_markdown, read, tidy_line};
use super::written::{Answer, Opinion, Written};
use course::apart::is_id;

/// What tags of ours begin with.
const OURS: &str = "torelik:";

const COLUMNS: [&str; 2] = ["column-left", "column-right"];

/// Keys and values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Extras(Vec<(String, String)>);

impl Extras {
    /// What neither format has a place for.
    pub(super) fn of(written: &Written) -> Self {
        let mut extras = Self::default();
        if let Some(objective) = &written.objective {
            extras.put("objective", objective);
        }
        for source in &written.basis {
            extras.put("basis", source);
        }
        if written.all_or_nothing {
            extras.put("score", "all-or-nothing");
        }
        if written.markers > 1 {
            extras.put("markers", written.markers.to_string());
        }
        let mut ids = written.clone();
        let ids: Vec<&str> = ids.ids().into_iter().map(|id| id.as_str()).collect();
        if !ids.is_empty() {
            extras.put("options", ids.join(" "));
        }
        if let Answer::Survey(Opinion::Scale(steps)) = written.answer {
            extras.put("scale", steps.to_string());
        }
        extras
    }

    /// Adds a value.
    pub(super) fn put(&mut self, key: &str, value: impl Into<String>) {
        self.0.push((key.to_owned(), value.into()));
    }

    /// Takes away all values of a key.
    pub(super) fn drop(&mut self, key: &str) {
        self.0.retain(|(known, _)| known != key);
    }

    /// The first value of a key.
    pub(super) fn get(&self, key: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|(known, _)| known == key)
            .map(|(_, value)| value.as_str())
    }

    /// The tags, each in one line.
    pub(super) fn tags(&self) -> Vec<String> {
        self.0
            .iter()
            .map(|(key, value)| format!("{OURS}{key}={}", encoded(value)))
            .collect()
    }

    /// Takes a tag if it is one of ours.
    pub(super) fn take(&mut self, tag: &str) -> bool {
        let Some((key, value)) = tag
            .trim()
            .strip_prefix(OURS)
            .and_then(|rest| rest.split_once('='))
        else {
            return false;
        };
        self.put(key, decoded(value));
        true
    }

    /// Notes what the two sides of a match are called.
    pub(super) fn put_columns(&mut self, columns: &[Words; 2], reasons: &mut Reasons) {
        reasons.say("what the two sides are called has no place there: kept in a tag or comment");
        for (key, words) in COLUMNS.iter().zip(columns) {
            let said = inline_markdown(words, &|_| String::new(), &mut Reasons::default());
            self.put(key, said);
        }
    }

    /// What the two sides of a match are called.
    pub(super) fn columns(&self, reasons: &mut Reasons) -> Option<[Words; 2]> {
        let mut side = |key: &str| {
            let text = read(self.get(key)?, Format::Markdown, reasons);
            Some(tidy_line(text, reasons))
        };
        let [left, right] = COLUMNS;
        Some([side(left)?, side(right)?])
    }

    /// Gives a question what its tags say.
    pub(super) fn apply(&self, written: &mut Written, reasons: &mut Reasons) {
        written.objective = self.get("objective").map(str::to_owned);
        written.basis = self
            .0
            .iter()
            .filter(|(key, _)| key == "basis")
            .map(|(_, value)| value.clone())
            .collect();
        written.all_or_nothing |= self.get("score") == Some("all-or-nothing");
        if let Some(markers) = self.get("markers").and_then(|markers| markers.parse().ok()) {
            written.markers = markers;
        }
        if let Some(points) = self.get("points").and_then(|points| points.parse().ok()) {
            written.points = points;
        }
        if let Some(hint) = self.get("hint") {
            written.hint = Some(read(hint, Format::Markdown, reasons));
        }
        let Some(ids) = self.get("options") else {
            return;
        };
        let ids: Vec<&str> = ids.split(' ').collect();
        let mut places = written.ids();
        if ids.len() == places.len() && ids.iter().all(|id| is_id(id)) {
            for (place, id) in places.iter_mut().zip(ids) {
                id.clone_into(place);
            }
        } else if !places.is_empty() {
            reasons.say("its options are not those it had once, so they got new ids");
        }
    }
}

/// A value in a tag: what tags, lines or brackets would trip over is written as `%` and its code.
fn encoded(value: &str) -> String {
    let mut safe = String::new();
    for each in value.chars() {
        if each.is_control() || "%[]<>`\\,".contains(each) {
            let mut bytes = [0; 4];
            for byte in each.encode_utf8(&mut bytes).bytes() {
                safe.push_str(&format!("%{byte:02X}"));
            }
        } else {
            safe.push(each);
        }
    }
    // Spaces at the ends would be trimmed.
    let ends = safe.len() - safe.trim_end().len();
    let mut safe = safe.trim_end().to_owned();
    safe.push_str(&"%20".repeat(ends));
    safe
}

fn decoded(value: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = value.as_bytes();
    while let [first, after @ ..] = rest {
        rest = after;
        match after {
            [high, low, beyond @ ..] if *first == b'%' => match code(*high, *low) {
                Some(byte) => {
                    bytes.push(byte);
                    rest = beyond;
                }
                None => bytes.push(*first),
            },
            _ => bytes.push(*first),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The byte that these two hex digits stand for.
fn code(high: u8, low: u8) -> Option<u8> {
    let (high, low) = (
        char::from(high).to_digit(16)?,
        char::from(low).to_digit(16)?,
    );
    u8::try_from(high * 16 + low).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_come_back() {
        for value in [
            "",
            "a b",
            "a\nb",
            "50% [x] `y` ",
            "Қазақша, \\",
            "%4",
            "=:=",
        ] {
            let mut extras = Extras::default();
            extras.put("key", value);
            let [tag] = extras.tags().try_into().unwrap();
            assert!(!tag.contains(['[', ']', '\n', '<', '>', '`']), "{tag}");
            let mut again = Extras::default();
            assert!(again.take(&tag));
            assert_eq!(again.get("key"), Some(value));
        }
        assert!(!Extras::default().take("law"));
    }
}
