//! Decisions, and nothing else: who may do what, what stands, what an answer is worth.
//!
//! Carved out so that a decision is tested with nothing around it: no page, no database, no
//! clock. Whatever depends on the time takes `now` as an argument.
#![cfg_attr(test, allow(clippy::unwrap_used))]

pub mod aggregates;
pub mod attempts;
pub mod attendance;
pub mod browsers;
pub mod calendar;
pub mod choices;
pub mod codes;
pub mod documents;
pub mod drawing;
pub mod emails;
pub mod errata;
pub mod expected;
pub mod feedback;
pub mod gain;
pub mod grading;
pub mod highlights;
pub mod invitations;
pub mod letters;
pub mod marking;
pub mod meetings;
pub mod membership;
pub mod missed;
pub mod online;
pub mod opinions;
pub mod passwords;
pub mod people;
pub mod places;
pub mod progress;
pub mod regions;
pub mod reports;
pub mod roles;
pub mod roster;
pub mod saving;
pub mod statistics;
pub mod texts;
pub mod timetable;
pub mod way;
