//! Watching a register: what stands, told again whenever something changes.

use course::Language;
use islands::roll_call::Stood;
use jiff::tz::TimeZone;
use rules::attendance::Unit;

use crate::{accounts, errors::AppError, request::Visit, trainings};

use super::{
    pages::words,
    store::{self, Standings},
};

/// Passes when the one who asks may watch the register of a session.
///
/// # Errors
/// `SignIn`, `NotAllowed`, `NotFound`.
pub async fn may_watch(visit: &Visit, training: i64, session: i64) -> Result<(), AppError> {
    visit.viewer()?.may_see(training)?;
    let found = trainings::find_session(visit.house.db.read(), session).await?;
    if found.training != training {
        return Err(AppError::NotFound);
    }
    store::calls_roll(visit, &found).await.map(drop)
}

/// Passes when the one who began to watch a session may still do so: the login counts, and the
/// person has the role or is named.
///
/// # Errors
/// `SignIn`, `NotAllowed`, `NotFound`.
pub async fn may_still_watch(visit: &Visit, training: i64, session: i64) -> Result<(), AppError> {
    let (db, now) = (visit.house.db.read(), visit.house.clock.now());
    let again = accounts::recognise_again(db, visit.viewer()?.login, now).await?;
    let viewer = again.ok_or(AppError::SignIn)?;
    match viewer.takes_register(training) {
        Err(AppError::NotAllowed) => {
            let enrolment = viewer.seat_in(training)?.enrolment;
            let named = store::named_for(db, [enrolment]).await?.contains(&session);
            let calls = viewer.calls_roll_where_named(training, session, named);
            calls.map(drop)
        }
        known => known.map(drop),
    }
}

/// What stands at a session about everybody of whom something was said, in the reader's language.
/// For those who [`may_watch`] it.
///
/// # Errors
/// When the database cannot be read.
pub async fn what_stands(visit: &Visit, session: i64) -> Result<Vec<Stood>, AppError> {
    let unit = visit.query().get("unit").and_then(Unit::from_code);
    let standings = store::standings_at(visit.house.db.read(), [session]).await?;
    let about: Vec<i64> = standings.about(session).collect();
    let part = unit.unwrap_or_default();
    let disputed = |enrolment: &i64| standings.beside(session, *enrolment, part).is_some();
    // The clock is needed for these alone, and there are few.
    let zone = if about.iter().any(disputed) {
        let db = visit.house.db.read();
        let found = trainings::find_session(db, session).await?;
        trainings::find(db, found.training).await?.zone
    } else {
        TimeZone::UTC
    };
    let told = about.into_iter().map(|enrolment| {
        stood(
            &standings,
            (session, enrolment, part),
            &zone,
            visit.language,
        )
    });
    Ok(told.collect())
}

/// What stands about an enrolment at a part of a session, as the roll call shows it.
pub(super) fn stood(
    standings: &Standings,
    (session, enrolment, unit): (i64, i64, Unit),
    zone: &TimeZone,
    language: Language,
) -> Stood {
    let standing = standings.standing_in(session, enrolment, unit);
    let minutes = standing.and_then(|standing| standing.minutes);
    let beside = standings.beside(session, enrolment, unit);
    // Whether a proposal was made in the room or from anywhere.
    let proposal = standings.in_part(session, enrolment, unit);
    let proposal = proposal.filter(|mark| mark.source.proposes());
    let told = [
        proposal.map(|mark| words::source(mark, language)),
        minutes.map(|minutes| words::minutes(minutes, language)),
        beside.map(|mark| words::beside(mark, zone, language)),
    ];
    Stood {
        enrolment,
        status: standing.map(|standing| standing.status.code().to_owned()),
        proposed: standing.is_some_and(|standing| standing.proposed),
        disputed: beside.is_some(),
        minutes: minutes.map_or_else(String::new, |minutes| minutes.to_string()),
        detail: told.into_iter().flatten().collect::<Vec<_>>().join(" · "),
    }
}

#[cfg(test)]
mod tests {
    use rules::attendance;

    use super::*;

    #[test]
    fn a_mark_is_offered_to_be_taken_back_for_as_long_as_that_needs_no_reason() {
        let offered = i64::from(islands::roll_call::UNDO_WITHIN);
        assert_eq!(attendance::UNDO_WITHIN.as_millis(), i128::from(offered));
    }

    #[test]
    fn a_browser_keeps_answers_for_as_long_as_marks_are_taken_without_asking() {
        let kept = i128::from(islands::KEPT_FOR);
        assert_eq!(attendance::KEPT.as_millis(), kept);
    }

    #[test]
    fn nothing_stands_where_nothing_was_said() {
        let none = stood(
            &Standings::default(),
            (1, 7, Unit::Whole),
            &TimeZone::UTC,
            Language::En,
        );
        let expected = Stood {
            enrolment: 7,
            ..Stood::default()
        };
        assert_eq!(none, expected);
        assert_eq!(words::minutes(25, Language::En), "25 min");
    }
}
