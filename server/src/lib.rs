//! The process: configuration, start, the way of a request through its layers, and stop.
//!
//! A library with a thin `main`, so that tests boot the very application that people run.
#![cfg_attr(test, allow(clippy::unwrap_used))]

mod actions;
pub mod assets;
pub mod boot;
pub mod cli;
pub mod config;
pub mod connections;
pub mod courses;
pub mod database;
pub mod demo;
mod downloads;
pub mod health;
pub mod jobs;
mod joined;
pub mod key_file;
pub mod layers;
pub mod live;
pub mod metrics;
mod neighbours;
mod pages;
pub mod post;
pub mod router;
mod sheets;
pub mod state;
pub mod typed;
