//! What people type or paste, without the characters that nobody sees.
//!
//! Text that is copied brings marks along which have no shape: they turn what follows around, hide
//! in an address that then fits nobody's, or are refused by a database. None is part of a name.

/// The text on one line: one space between words, none around, and nothing invisible.
#[must_use]
pub fn line(text: &str) -> String {
    let seen: String = text.chars().filter(|c| !is_hidden(*c)).collect();
    let line = seen.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().all(is_joiner) {
        return String::new();
    }
    line
}

/// The text with its line breaks, trimmed, and nothing invisible.
#[must_use]
pub fn paragraphs(text: &str) -> String {
    let seen: String = text.chars().filter(|c| !is_hidden(*c)).collect();
    seen.trim().to_owned()
}

/// Whether a character is a control that is no space, turns the direction of writing, or has
/// neither shape nor width.
fn is_hidden(c: char) -> bool {
    (c.is_control() && !c.is_whitespace())
        || matches!(
            c,
            '\u{ad}'
                | '\u{61c}'
                | '\u{115f}'..='\u{1160}'
                | '\u{180e}'
                | '\u{200b}'
                | '\u{200e}'..='\u{200f}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{2800}'
                | '\u{3164}'
                | '\u{feff}'
                | '\u{ffa0}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e007f}'
        )
}

/// What joins or parts letters of some scripts, and says nothing by itself.
const fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}' | ' ')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn spaces_are_one_and_none_around() {
        assert_eq!(line("  Айгерим\u{a0}\r\nСерикова\t "), "Айгерим Серикова");
        assert_eq!(paragraphs(" One\n\nTwo \n"), "One\n\nTwo");
    }

    #[test]
    fn what_turns_or_hides_text_is_left_out() {
        assert_eq!(line("Evil\u{202e}gnp.exe"), "Evilgnp.exe");
        assert_eq!(
            line("\u{202a}judge@example.org\u{202c}"),
            "judge@example.org"
        );
        assert_eq!(line("Ser\u{ad}ik\u{0}\u{1b}[31m"), "Serik[31m");
        assert_eq!(paragraphs("A\u{0}\nB\u{2066}"), "A\nB");
    }

    #[test]
    fn a_name_of_nothing_visible_is_empty() {
        for text in ["\u{200b}", "\u{3164}", "\u{200d} \u{200c}", "\u{2800}\n"] {
            assert_eq!(line(text), "", "{text:?}");
        }
    }

    #[test]
    fn joiners_between_letters_stay() {
        assert_eq!(line("می\u{200c}خواهم"), "می\u{200c}خواهم");
    }

    proptest! {
        #[test]
        fn once_is_enough_and_no_letter_is_lost(text in "\\PC{0,20}[\\x00-\\x20\u{202e}\u{200b}]{0,4}\\PC{0,20}") {
            let once = line(&text);
            prop_assert_eq!(&line(&once), &once);
            let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric() && !is_hidden(*c)).collect::<String>();
            prop_assert_eq!(letters(&once), letters(&text));
        }
    }
}
