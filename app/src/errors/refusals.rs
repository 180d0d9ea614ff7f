//! Why a file is no list, in words.

use course::Language;
use lists::{Much, Refusal};

use crate::language::say;

/// What happened and what to do, in a sentence or two.
pub(super) fn refusal_of_a_list(refusal: &Refusal, language: Language) -> String {
    match refusal {
        Refusal::Unreadable => say!(language, "error-list-unreadable"),
        Refusal::NoMeeting => say!(language, "error-list-no-meeting"),
        Refusal::TooLarge => say!(language, "error-list-too-large"),
        Refusal::OldWorkbook => say!(language, "error-list-old-workbook"),
        Refusal::Empty => say!(language, "error-list-empty"),
        Refusal::LacksColumn { column } => {
            say!(language, "error-list-lacks-column", column = column.code())
        }
        Refusal::NoSheet { sheets } => say!(language, "error-list-no-sheet", count = sheets),
        Refusal::TooManyRows { most } => say!(language, "error-list-too-long", most = most),
        Refusal::OpenQuote { line } => say!(language, "error-list-open-quote", line = line),
        Refusal::TooMuch { what, most } => too_much(*what, *most, language),
    }
}

fn too_much(what: Much, most: u64, language: Language) -> String {
    let megabytes = most / (1024 * 1024);
    match what {
        Much::Sheets => say!(language, "error-list-sheets", most = most),
        Much::Texts => say!(language, "error-list-texts", most = most),
        Much::Cells => say!(language, "error-list-cells", most = most),
        Much::Regions => say!(language, "error-list-regions", most = most),
        Much::Kept => say!(language, "error-list-kept", most = megabytes),
        Much::Unpacked => say!(language, "error-list-unpacked", most = megabytes),
        Much::Steps => say!(language, "error-list-steps"),
    }
}

/// That an address has a letter of another alphabet, which looks like one of its own.
pub fn foreign_letter(letter: char, language: Language) -> String {
    say!(
        language,
        "error-foreign-letter",
        letter = letter.to_string()
    )
}
