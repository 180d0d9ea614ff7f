//! The integration tests: the real application, asked as people ask it.
//!
//! ONE test binary, a file for each room under the room's name; do not add a second, each costs a
//! link. What keeps data runs on SQLite and on PostgreSQL ([`on_both_databases`]).
#![allow(
    clippy::unwrap_used,
    missing_docs,
    reason = "a test that panics says where; nobody reads their documentation but beside them"
)]

#[path = "../../../migrations/tests/it/cluster.rs"]
mod cluster;
#[macro_use]
mod harness;

mod accounts;
mod addresses;
mod attendance;
mod audit;
mod authorization;
mod calendar;
mod database;
mod erasure;
mod learning;
mod looks;
mod merging;
mod origin;
mod personal_data;
mod post;
mod privacy;
mod process;
mod profile;
mod quizzes;
mod recovery;
mod requests;
mod rooms;
mod set_aside;
mod trainings;
mod unused;
mod words;
