//! Words for statuses, sources and shares, and the style that goes with them.

use course::Language;
use jiff::tz::TimeZone;
use rules::{
    attendance::{Mark, Reopening, Source, Standing, Status, Unit},
    places::Place,
    reports::{Reach, Share, Tally},
};

use crate::{
    attendance::store::{Request, Shut},
    language::{dates, say},
    trainings::Member,
};

/// A status.
pub fn status(status: Status, language: Language) -> String {
    match status {
        Status::Present => say!(language, "status-present"),
        Status::Late => say!(language, "status-late"),
        Status::LeftEarly => say!(language, "status-left-early"),
        Status::Partial => say!(language, "status-partial"),
        Status::Absent => say!(language, "status-absent"),
        Status::Excused => say!(language, "status-excused"),
    }
}

/// What somebody gave as a reason, or that it was erased.
pub fn said(words: &str, language: Language) -> String {
    if words.is_empty() {
        say!(language, "words-erased")
    } else {
        words.to_owned()
    }
}

/// A status with its minutes: “late, 14 min”.
pub fn with_minutes(of: Status, minutes: Option<u16>, language: Language) -> String {
    let word = status(of, language);
    match minutes {
        Some(minutes) => say!(
            language,
            "status-minutes",
            status = word.as_str(),
            minutes = minutes
        ),
        None => word,
    }
}

/// What stands, with its minutes.
pub fn standing(standing: &Standing, language: Language) -> String {
    with_minutes(standing.status, standing.minutes, language)
}

/// What stands, with its minutes, and whether an organizer has said so: for reports.
pub fn reported(standing: &Standing, language: Language) -> String {
    let said = self::standing(standing, language);
    if standing.proposed {
        format!("{said} ({})", say!(language, "status-proposed"))
    } else {
        said
    }
}

/// What stands about a person at a session, or that nothing does, and whether the person is
/// expected there: for files.
pub fn at_session(standing: Option<&Standing>, expected: bool, language: Language) -> String {
    match standing {
        Some(standing) if expected => reported(standing, language),
        Some(standing) => format!(
            "{} ({})",
            reported(standing, language),
            say!(language, "not-expected")
        ),
        None if expected => say!(language, "status-unmarked"),
        None => say!(language, "not-expected"),
    }
}

/// What a mark says, with its minutes.
pub fn mark(mark: &Mark, language: Language) -> String {
    match mark.status {
        Some(status) => with_minutes(status, mark.minutes, language),
        None => say!(language, "status-taken-back"),
    }
}

/// What was received after what stands, and says otherwise.
pub fn beside(mark: &Mark, zone: &TimeZone, language: Language) -> String {
    let time = dates::clock(mark.made_at, zone);
    let said = self::mark(mark, language);
    match mark.source {
        Source::Own | Source::Code => say!(language, "beside-check-in", time = time, status = said),
        _ => say!(language, "beside-offline", time = time, status = said),
    }
}

/// That a register was closed: by whom, when, and what that means.
pub fn closed(shut: &Shut, zone: &TimeZone, language: Language) -> String {
    let by = shut.by.clone();
    say!(
        language,
        "closing-closed",
        name = by.unwrap_or_else(|| say!(language, "history-gone")),
        at = dates::moment(language, shut.closing.made_at, zone)
    )
}

/// Why a register is opened again.
pub fn reopening(why: Reopening, language: Language) -> String {
    match why {
        Reopening::CameLater => say!(language, "reopening-came-later"),
        Reopening::WereWrong => say!(language, "reopening-were-wrong"),
        Reopening::ByMistake => say!(language, "reopening-by-mistake"),
    }
}

/// Minutes that belong to a status.
pub fn minutes(minutes: u16, language: Language) -> String {
    say!(language, "roll-minutes", minutes = minutes)
}

/// The class of a badge for a status.
pub fn badge(status: Status) -> &'static str {
    match status {
        Status::Present => "badge good",
        Status::Late | Status::LeftEarly | Status::Partial => "badge warn",
        Status::Absent => "badge bad",
        Status::Excused => "badge info",
    }
}

/// Where a mark comes from.
pub fn source(mark: &Mark, language: Language) -> String {
    match mark.source {
        Source::Organizer if mark.reasoned => say!(language, "source-correction"),
        Source::Organizer => say!(language, "source-organizer"),
        Source::Offline => say!(language, "source-offline"),
        Source::Own => say!(language, "source-self"),
        Source::Code => say!(language, "source-code"),
        Source::Online => say!(language, "source-online"),
        Source::Import => say!(language, "source-import"),
        Source::Meeting => say!(language, "source-meeting"),
    }
}

/// A part of a session.
pub fn unit(unit: Unit, language: Language) -> String {
    match unit {
        Unit::Whole => say!(language, "unit-whole"),
        Unit::Morning => say!(language, "unit-morning"),
        Unit::Afternoon => say!(language, "unit-afternoon"),
    }
}

/// What is asked for: a status, and of which part.
pub fn asked(request: &Request, language: Language) -> String {
    let status = status(request.status, language);
    match request.unit {
        Unit::Whole => status,
        part => format!("{status} ({})", unit(part, language)),
    }
}

/// A person of the register by name; of who takes part no more, or not yet, that is said.
pub fn person(member: &Member, language: Language) -> String {
    let instead = match member.place {
        Place::Withdrawn | Place::Joined => say!(language, "place-withdrawn"),
        Place::Waiting => say!(language, "place-waiting"),
        Place::Enrolled if member.takes_part() => return member.account.name.clone(),
        Place::Enrolled => crate::language::role(member.role, language),
    };
    format!("{} ({instead})", member.account.name)
}

/// How somebody stands with what the certificate asks for.
pub fn reach(reach: Reach, language: Language) -> String {
    match reach {
        Reach::Reached => say!(language, "reach-reached"),
        Reach::Open => say!(language, "reach-open"),
        Reach::Lost => say!(language, "reach-lost"),
    }
}

/// The class of a badge for it.
pub fn reach_badge(reach: Reach) -> &'static str {
    match reach {
        Reach::Reached => "badge good",
        Reach::Open => "badge",
        Reach::Lost => "badge bad",
    }
}

/// A share in percent, and how much of it nobody has confirmed; a dash where there is nothing to
/// share.
pub fn share(share: Option<Share>, language: Language) -> String {
    let said = percent(share.map(Share::percent), language);
    match share.and_then(Share::confirmed_percent) {
        Some(confirmed) => say!(
            language,
            "report-unconfirmed",
            share = said,
            percent = confirmed
        ),
        None => said,
    }
}

/// The share of what was held, and of how many sessions nobody took the register.
pub fn held(tally: &Tally, language: Language) -> String {
    let share = self::share(tally.of_held(), language);
    if tally.gaps == 0 {
        return share;
    }
    format!(
        "{share} · {}",
        say!(language, "report-gaps", count = tally.gaps)
    )
}

/// A share in percent; a dash where there is nothing to share.
pub fn percent(percent: Option<u8>, language: Language) -> String {
    percent.map_or_else(
        || "—".to_owned(),
        |percent| say!(language, "report-percent", percent = percent),
    )
}
