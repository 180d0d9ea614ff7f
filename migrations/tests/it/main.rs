//! The tests of the schema's history, on SQLite and on PostgreSQL.

mod agreement;
mod append_only;
mod cluster;
mod groups;
mod place;
mod remarks;
mod shape;
mod snapshot;
mod up_and_down;
