//! What one sees of attendance.

pub(super) mod check_in;
mod excuse;
pub(super) mod figures;
mod filter;
pub(super) mod groups;
pub(super) mod history;
pub(super) mod meeting;
pub(super) mod online;
pub(super) mod open;
pub(super) mod overview;
pub(super) mod own;
mod paged;
pub(super) mod register;
pub(super) mod requests;
pub(super) mod screen;
mod seen;
pub(super) mod signatures;
pub(super) mod waiting;
pub mod words;

use crate::{
    language::dates,
    trainings::{Session, Training},
};
use course::Language;

/// When a session is: its day and its clock times, by the training's clock.
fn when(training: &Training, session: &Session, language: Language) -> String {
    let (zone, gathering) = (&training.zone, &session.gathering);
    let day = gathering.starts_at.to_zoned(zone.clone()).date();
    format!(
        "{}, {}–{}",
        dates::weekday(language, day),
        dates::clock(gathering.starts_at, zone),
        dates::until(gathering.starts_at, gathering.ends_at, zone)
    )
}
