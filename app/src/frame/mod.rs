//! The roof: the document, the layout of every page, and in it the page that the address names. It
//! alone knows every room. And the page that shows all that pages are made of.

mod gallery;
pub mod layout;
pub mod shell;

use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::components::{Router, Routes};

use crate::{
    accounts, attendance, audit, calendar, erasure,
    errors::Stopped,
    home, learning, merging,
    parts::{self, again::SendAgain},
    paths::routes,
    personal_data, post, privacy, profile, quizzes, recovery,
    request::Visit,
    trainings,
};

routes! {
    PartsRoutes in frame:
    parts => gallery::GalleryPage(),
}

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
            <PartsRoutes />
            // Last: `/trainings/:training` would take `/trainings/new` for its own.
            <home::HomeRoutes />
        </Routes>
    }
}
