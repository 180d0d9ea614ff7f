//! Questions go to other platforms and come back as they were, and questions of other platforms
//! become ours.
#![allow(clippy::unwrap_used)]

#[path = "../../fuzz/src/around.rs"]
mod around;
mod back_again;
mod beside;
mod foreign;
#[path = "../../../course/tests/memory/mod.rs"]
mod memory;
mod written;
