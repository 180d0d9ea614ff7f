//! Reading the fields of a session, by the clock of its training.

use jiff::civil;
use rules::{attendance::Gathering, calendar, online::Percent};

use crate::{
    errors::{Field, UserError},
    parts::form::{self, required},
    trainings::Training,
};

use super::super::training::day;

/// The share of the minutes online that counts as present; empty for what is usual.
pub(super) fn percent(text: &str) -> Result<Percent, UserError> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(Percent::DEFAULT);
    }
    let percent = text.parse().ok().and_then(Percent::new);
    percent.ok_or(UserError::PercentOutOfRange)
}

/// Passes when a day is one of the training's.
pub(super) fn within(held: &Training, date: civil::Date) -> Result<(), UserError> {
    if date < held.starts_on || date > held.ends_on {
        return Err(UserError::OutsideTraining);
    }
    Ok(())
}

/// A beginning and an end by the training's clock. It ends on the day on which it begins, unless
/// another is given.
pub(super) fn gathering(
    held: &Training,
    date: &str,
    starts_at: &str,
    ends_on: &str,
    ends_at: &str,
) -> Result<Gathering, UserError> {
    let date = day(Field::Date, date).and_then(|date| within(held, date).map(|()| date));
    let last = match ends_on.trim().is_empty() {
        true => Ok(None),
        false => day(Field::EndsOn, ends_on).map(Some),
    };
    let time = |field, text: &str| {
        let text = required(field, text, 8)?;
        text.parse::<civil::Time>()
            .map_err(|_| UserError::NotUnderstood { field })
    };
    let moment = |date, time| {
        calendar::civil_moment(date, time, &held.zone).map_err(|_| UserError::NoSuchTime)
    };
    let (date, starts_at, last, ends_at) = form::all((
        date,
        time(Field::StartsAt, starts_at),
        last,
        time(Field::EndsAt, ends_at),
    ))?;
    let gathering = Gathering {
        starts_at: moment(date, starts_at)?,
        ends_at: moment(last.unwrap_or(date), ends_at)?,
    };
    if gathering.ends_at <= gathering.starts_at {
        return Err(UserError::EndBeforeStart {
            field: Field::EndsAt,
        });
    }
    Ok(gathering)
}
