//! Words of a lesson that a reader highlighted: lines of the reader's own note on the section, each
//! begun as a quotation is in Markdown. Kept as words they outlive every change of the text.

/// What such a line begins with.
const QUOTED: &str = "> ";

/// A part of a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part<'n> {
    /// Words of the lesson.
    Highlight(&'n str),
    /// The reader's own, one paragraph or several.
    Own(&'n str),
}

/// The words of a line that holds a highlight.
fn quoted(line: &str) -> Option<&str> {
    let words = line.trim_end().strip_prefix(QUOTED)?.trim();
    (!words.is_empty()).then_some(words)
}

/// The parts of a note in their order.
#[must_use]
pub fn parts(note: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    // Where the reader's own words began that have not come to an end.
    let (mut from, mut at) = (0, 0);
    for line in note.split_inclusive('\n') {
        let end = at + line.len();
        if let Some(words) = quoted(line) {
            push(&mut parts, &note[from..at]);
            parts.push(Part::Highlight(words));
            from = end;
        }
        at = end;
    }
    push(&mut parts, &note[from..]);
    parts
}

fn push<'n>(parts: &mut Vec<Part<'n>>, own: &'n str) {
    let own = own.trim_matches(['\n', '\r']);
    if !own.trim().is_empty() {
        parts.push(Part::Own(own));
    }
}

/// The highlights of a note.
pub fn highlights(note: &str) -> impl Iterator<Item = &str> {
    note.lines().filter_map(quoted)
}

/// The note with one more highlight at its end; as it is where it has it. The words are one line.
#[must_use]
pub fn with(note: &str, words: &str) -> String {
    if highlights(note).any(|each| each == words) {
        return note.to_owned();
    }
    let before = note.trim_end();
    let last = before.lines().next_back();
    let between = match last {
        None => "",
        Some(last) if quoted(last).is_some() => "\n",
        Some(_) => "\n\n",
    };
    format!("{before}{between}{QUOTED}{words}")
}

/// The note without a highlight; nothing where it held nothing else.
#[must_use]
pub fn without(note: &str, words: &str) -> String {
    let kept: String = note
        .split_inclusive('\n')
        .filter(|line| quoted(line) != Some(words))
        .collect();
    kept.trim_matches(['\n', '\r']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_holds_highlights_beside_words_of_ones_own() {
        let note = with("", "a real chance");
        assert_eq!(note, "> a real chance");
        let note = with(&note, "on return");
        assert_eq!(note, "> a real chance\n> on return");
        assert_eq!(with(&note, "on return"), note, "once");
        let note = format!("{note}\n\nAsk twice.\nAnd why.");
        let note = with(&note, "of harm");
        assert_eq!(
            parts(&note),
            [
                Part::Highlight("a real chance"),
                Part::Highlight("on return"),
                Part::Own("Ask twice.\nAnd why."),
                Part::Highlight("of harm"),
            ]
        );
        let left = without(&without(&note, "a real chance"), "of harm");
        assert_eq!(left, "> on return\n\nAsk twice.\nAnd why.");
        assert_eq!(without("> a", "a"), "");
        assert_eq!(without("> a", "b"), "> a");
    }

    #[test]
    fn what_only_looks_like_one_is_the_readers_own() {
        for note in [">", "> ", ">a", "a > b", ""] {
            assert_eq!(highlights(note).count(), 0, "{note}");
        }
        assert_eq!(
            parts("5 > 4\r\n> words\r\n"),
            [Part::Own("5 > 4"), Part::Highlight("words")]
        );
    }

    proptest::proptest! {
        #[test]
        fn what_is_added_is_there_and_can_be_taken_away(note in "([a-z> ]{0,6}\n?){0,5}", words in "[a-z]{1,5}") {
            let marked = with(&note, &words);
            proptest::prop_assert!(highlights(&marked).any(|each| each == words));
            proptest::prop_assert_eq!(&with(&marked, &words), &marked);
            let left = without(&marked, &words);
            proptest::prop_assert!(highlights(&left).all(|each| each != words));
            // Nothing of the reader's own is lost.
            let own = |note: &str| parts(note).iter().filter_map(|part| match part {
                Part::Own(own) => Some(own.split_whitespace().collect::<String>()),
                Part::Highlight(_) => None,
            }).collect::<String>();
            proptest::prop_assert_eq!(own(&left), own(&note));
        }
    }
}
