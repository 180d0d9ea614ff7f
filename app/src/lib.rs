//! The application: rooms for what people do, rendered on the server.
//!
//! One room for each noun of the domain: what one sees (`pages`), does (`actions`), and what is
//! kept (`store`). A room may use the rooms before it, through what their `mod.rs` shows:
//! `audit ← accounts ← post ← recovery ← profile ← trainings ← calendar ← learning ← quizzes ← attendance ← home ← erasure`.
#![recursion_limit = "256"]
#![cfg_attr(test, allow(clippy::unwrap_used))]

pub mod accounts;
pub mod alphabet;
pub mod attendance;
pub mod audit;
pub mod authorization;
pub mod batch;
pub mod calendar;
pub mod clock;
pub mod context;
pub mod courses;
pub mod dates;
pub mod db;
pub mod doorkeeper;
pub mod erasure;
pub mod errors;
pub mod finder;
pub mod home;
pub mod layout;
pub mod learning;
pub mod log_line;
pub mod many;
pub mod merging;
pub mod notices;
pub mod numbers;
pub mod parts;
pub mod personal_data;
pub mod pieces;
pub mod post;
pub mod privacy;
pub mod profile;
pub mod query;
pub mod quizzes;
pub mod readings;
pub mod recovery;
pub mod refused;
pub mod remarks;
pub mod secrets;
pub mod sendings;
pub mod set_aside;
pub mod shell;
pub mod spreadsheets;
pub mod trainings;
pub mod viewer;
pub mod words;

use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::components::{Router, Routes};

use crate::{context::Visit, errors::Stopped, parts::again::SendAgain};

/// The application: the frame, and in it the page that the address names.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    // There is no visit when the list of routes is made.
    let visit = use_context::<Visit>();
    let stopped = use_context::<Stopped>().map(|stopped| parts::page::stopped(stopped).into_any());
    let again = use_context::<SendAgain>().map(|SendAgain| parts::again::page().into_any());
    view! {
        <Router>
            {visit.as_ref().map(layout::top)}
            <main id="main" tabindex="-1">
                {stopped.or(again).unwrap_or_else(|| view! { <Rooms /> }.into_any())}
            </main>
            {visit.as_ref().map(layout::foot)}
        </Router>
    }
}

/// The page that the address names.
#[component]
fn Rooms() -> impl IntoView {
    view! {
                <Routes fallback=parts::page::NotFound>
                            <trainings::TrainingRoutes />
                    <calendar::CalendarRoutes />
                    <accounts::AccountRoutes />
                    <recovery::RecoveryRoutes />
                    <profile::ProfileRoutes />
                    <learning::LearningRoutes />
                    <quizzes::QuizRoutes />
                    <attendance::AttendanceRoutes />
                    <audit::AuditRoutes />
                    <post::PostRoutes />
                    <privacy::PrivacyRoutes />
                    <personal_data::PersonalDataRoutes />
            <merging::MergingRoutes />
            <erasure::ErasureRoutes />
            // Last: `/trainings/:training` would take `/trainings/new` for its own.
            <home::HomeRoutes />
                </Routes>
    }
}
