//! The application: rooms for what people do, rendered on the server.
//!
//! The ground names no room: [`request`] (who asks for what), [`memory`] (what is kept in memory or
//! between two requests), [`language`] (words, dates, numbers), [`errors`], [`parts`] (what pages are
//! made of), [`paths`] (addresses), [`authorization`] (who may do what), [`house`] with the database, the courses, the
//! clock and the services that rooms bring along.
//!
//! On it stands a room for each noun of the domain: what one sees (`pages`), does (`actions`), and
//! what is kept (`store`). A room may use the rooms before it, through what their `mod.rs` shows:
//! `audit ← accounts ← post ← recovery ← profile ← trainings ← calendar ← learning ← quizzes ← attendance ← home ← erasure`.
//!
//! The roof is [`frame`]: it alone knows every room.
#![recursion_limit = "256"]
#![cfg_attr(test, allow(clippy::unwrap_used))]

// The ground.
pub mod authorization;
pub mod clock;
pub mod courses;
pub mod db;
pub mod doorkeeper;
pub mod errors;
pub mod house;
pub mod language;
pub mod mail;
pub mod memory;
pub mod parts;
pub mod paths;
pub mod request;
pub mod secrets;
pub mod spreadsheets;

// The rooms.
pub mod accounts;
pub mod attendance;
pub mod audit;
pub mod calendar;
pub mod erasure;
pub mod home;
pub mod learning;
pub mod merging;
pub mod personal_data;
pub mod post;
pub mod privacy;
pub mod profile;
pub mod quizzes;
pub mod recovery;
pub mod remarks;
pub mod trainings;

// The roof.
pub mod frame;
