//! What is kept of attendance.

mod closings;
mod documents;
mod history;
mod marks;
mod online;
mod requests;
mod secrets;
mod standings;
mod takers;

pub use closings::{Closings, Shut, closings_at, shut};
pub use documents::{Document, attach, document, erase};
pub use history::{Statement, history, latest_by, made_together};
pub use marks::{Marks, NewRow, append, marks_about, marks_at, marks_of, named, speaks_of_parts};
pub use online::{note_sighting, sessions_to_count, sightings, sightings_at};
pub use requests::{
    Answer, Request, answer, ask, open_requests, request, requests_at, requests_of,
};
pub use secrets::{secret, secrets_of};
pub use standings::{Standings, standings_at};
pub use takers::{calls_roll, name, named_for, namings};
