//! Words for roles, regions and the columns of a list.

use course::Language;
use jiff::{Timestamp, tz::TimeZone};
use lists::Remark;
use rules::{
    attendance::{Excuse, Policy, Weight},
    invitations::{Stage, State},
    people::Sex,
    places::Place,
    roster::{Column, RowProblem, RowProblemKind},
};

pub use crate::language::role;
use crate::{
    errors,
    language::{dates, say},
    post,
};

use super::{actions::choose::Deed, roll::Listed};

/// A region by its code; a code that is not known stays as it is.
pub fn region(code: &str, language: Language) -> String {
    rules::regions::region(code).map_or_else(
        || code.to_owned(),
        |region| region.name(language).to_owned(),
    )
}

/// What coming late or leaving early counts for.
pub fn weight(weight: Weight, language: Language) -> String {
    match weight {
        Weight::Full => say!(language, "weight-full"),
        Weight::Half => say!(language, "weight-half"),
        Weight::Nothing => say!(language, "weight-nothing"),
    }
}

/// What an excused absence counts for.
pub fn excuse(excuse: Excuse, language: Language) -> String {
    match excuse {
        Excuse::Absent => say!(language, "excuse-absent"),
        Excuse::Half => say!(language, "excuse-half"),
        Excuse::LeftOut => say!(language, "excuse-left-out"),
    }
}

/// What each status counts for, in a sentence.
pub fn policy(policy: &Policy, language: Language) -> String {
    say!(
        language,
        "report-policy",
        late = weight(policy.late, language),
        left = weight(policy.left_early, language),
        excused = excuse(policy.excused, language)
    )
}

/// The regions to choose from, by their codes; none first.
pub fn regions(language: Language) -> Vec<(String, String)> {
    let none = std::iter::once((String::new(), "—".to_owned()));
    let regions = rules::regions::REGIONS.iter();
    none.chain(regions.map(|region| (region.code.to_owned(), region.name(language).to_owned())))
        .collect()
}

/// A column of a list.
pub fn column(column: Column, language: Language) -> String {
    match column {
        Column::Name => say!(language, "field-name"),
        Column::Email => say!(language, "field-email"),
        Column::Court => say!(language, "field-court"),
        Column::Region => say!(language, "field-region"),
        Column::Position => say!(language, "field-position"),
        Column::Language => say!(language, "field-language"),
    }
}

/// What is wrong with a row.
pub fn problem(problem: &RowProblem, language: Language) -> String {
    match problem.kind {
        RowProblemKind::Missing => say!(language, "row-missing"),
        RowProblemKind::BadEmail => say!(language, "row-bad-email"),
        RowProblemKind::ForeignLetter { letter } if problem.column == Column::Email => {
            errors::foreign_letter(letter, language)
        }
        RowProblemKind::ForeignLetter { letter } => {
            say!(language, "row-foreign-letter", letter = letter.to_string())
        }
        RowProblemKind::NoDomain => say!(language, "error-no-domain"),
        RowProblemKind::LostLetters => say!(language, "row-lost-letters"),
        RowProblemKind::UnknownRegion => say!(language, "row-unknown-region"),
        RowProblemKind::UnknownLanguage => say!(language, "row-unknown-language"),
        RowProblemKind::TooLong { most } => say!(language, "row-too-long", most = most),
        RowProblemKind::Duplicate { of_row } => say!(language, "row-duplicate", row = of_row),
        RowProblemKind::NoValue => say!(language, "row-no-value"),
        RowProblemKind::NotText => say!(language, "row-not-text"),
        RowProblemKind::Merged => say!(language, "row-merged"),
    }
}

/// What has to be said beside a list.
pub fn remark(remark: &Remark, language: Language) -> String {
    match remark {
        Remark::Guessed { encoding } => {
            say!(language, "list-guessed", encoding = encoding.name())
        }
        Remark::SheetHidden { sheet } => {
            say!(language, "list-sheet-hidden", sheet = sheet.as_str())
        }
        Remark::SheetsLeft { sheet, left } => say!(
            language,
            "list-sheets-left",
            sheet = sheet.as_str(),
            left = left.join(", ")
        ),
        Remark::RowsHidden { count, first } => {
            let said: Vec<String> = first.iter().map(usize::to_string).collect();
            let dots = if first.len() < *count { " …" } else { "" };
            let rows = format!("{}{dots}", said.join(", "));
            say!(language, "list-rows-hidden", count = count, rows = rows)
        }
        Remark::ColumnHidden { column: hidden } => {
            let column = column(*hidden, language);
            say!(language, "list-column-hidden", column = column)
        }
        Remark::ColumnTwice {
            column: twice,
            read,
        } => {
            let column = column(*twice, language);
            say!(
                language,
                "list-column-twice",
                column = column,
                read = read.as_str()
            )
        }
    }
}

/// How far invitations have come, for who looks for people by it.
pub fn stage(stage: Stage, language: Language) -> String {
    match stage {
        Stage::Nobody => say!(language, "invited-nobody"),
        Stage::Sent => say!(language, "invited-stage-sent"),
        Stage::Refused => say!(language, "invited-refused"),
        Stage::Opened => say!(language, "invited-opened"),
        Stage::Expired => say!(language, "invited-expired"),
        Stage::Password => say!(language, "people-yes"),
    }
}

/// Whether somebody takes part.
pub fn place(place: Place, language: Language) -> String {
    match place {
        Place::Enrolled => say!(language, "place-enrolled"),
        Place::Waiting => say!(language, "place-waiting"),
        Place::Withdrawn | Place::Joined => say!(language, "place-withdrawn"),
    }
}

/// What can be done with many people.
pub(super) fn deed(deed: Deed, language: Language) -> String {
    match deed {
        Deed::Invite => say!(language, "people-deed-invite"),
        Deed::Links => say!(language, "people-deed-links"),
        Deed::Slips => say!(language, "people-deed-slips"),
        Deed::Letter => say!(language, "letter-write-chosen"),
        Deed::LetGo => say!(language, "people-deed-let-go"),
    }
}

/// What somebody's account is, or how far the invitation has come: a class and a word or two.
pub(super) fn account(listed: &Listed, language: Language) -> (&'static str, String) {
    let account = &listed.member.account;
    if account.erased {
        return ("badge", say!(language, "people-erased"));
    }
    if account.closed {
        return ("badge bad", say!(language, "account-closed"));
    }
    if account.is_walk_in() {
        // Nothing can be sent before the address is known.
        return ("badge", say!(language, "people-no-address"));
    }
    match listed.state {
        State::Password => ("badge good", say!(language, "people-yes")),
        State::Nobody => ("badge", say!(language, "invited-nobody")),
        State::Opened(_) => ("badge info", say!(language, "invited-opened")),
        State::HandedOut(_) => ("badge info", say!(language, "invited-handed-out")),
        State::Written(_) => ("badge info", say!(language, "invited-written")),
        State::Sent(_) => ("badge info", say!(language, "invited-sent")),
        State::Refused(..) => ("badge bad", say!(language, "invited-refused")),
        State::Expired(_) => ("badge warn", say!(language, "invited-expired")),
    }
}

/// How far the invitation has come, in a sentence with its time.
pub(super) fn invited(state: &State, zone: &TimeZone, language: Language) -> String {
    let moment = |at: &Timestamp| dates::moment(language, *at, zone);
    match state {
        State::Password => say!(language, "invited-is-password"),
        State::Nobody => say!(language, "invited-is-nobody"),
        State::Opened(at) => say!(language, "invited-is-opened", at = moment(at)),
        State::HandedOut(at) => say!(language, "invited-is-handed-out", at = moment(at)),
        State::Written(at) => say!(language, "invited-is-written", at = moment(at)),
        State::Sent(at) => say!(language, "invited-is-sent", at = moment(at)),
        State::Refused(at, code) => {
            let why = post::trouble(code, language);
            say!(language, "invited-is-refused", at = moment(at), why = why)
        }
        State::Expired(at) => say!(language, "invited-is-expired", at = moment(at)),
    }
}

/// A sex by its code, as people read it.
pub fn sex(code: &str, language: Language) -> String {
    match Sex::from_code(code) {
        Some(Sex::Female) => say!(language, "sex-female"),
        Some(Sex::Male) => say!(language, "sex-male"),
        None => code.to_owned(),
    }
}

/// The sexes to choose from; none first.
pub fn sexes(language: Language) -> Vec<(String, String)> {
    let said = Sex::ALL.map(|each| (each.code().to_owned(), sex(each.code(), language)));
    let none = std::iter::once((String::new(), "—".to_owned()));
    none.chain(said).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_remark_and_problem_has_words_of_its_own_in_each_language() {
        for language in Language::ALL {
            let kinds = [
                RowProblemKind::Missing,
                RowProblemKind::BadEmail,
                RowProblemKind::ForeignLetter { letter: 'е' },
                RowProblemKind::NoDomain,
                RowProblemKind::LostLetters,
                RowProblemKind::UnknownRegion,
                RowProblemKind::UnknownLanguage,
                RowProblemKind::TooLong { most: 200 },
                RowProblemKind::Duplicate { of_row: 2 },
                RowProblemKind::NoValue,
                RowProblemKind::NotText,
                RowProblemKind::Merged,
            ];
            let column = Column::Email;
            let problems = kinds.map(|kind| problem(&RowProblem { column, kind }, language));
            let remarks = Remark::examples();
            let remarks = remarks.iter().map(|each| remark(each, language));
            let mut said: Vec<String> = problems.into_iter().chain(remarks).collect();
            for words in &said {
                assert!(words.ends_with('.'), "not a sentence: {words}");
                assert!(!words.contains("No localization"), "{words}");
            }
            let all = said.len();
            said.sort();
            said.dedup();
            assert_eq!(said.len(), all);
        }
    }
}
