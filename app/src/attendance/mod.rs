//! Attendance: who was there.
//!
//! Judges check in to the session that is on, by themselves or with the code on the screen, see
//! what stands about them, and ask for corrections. Organizers call the roll, correct and take back
//! marks, add who is not on the list, answer requests, and download the register. Marks are
//! appended by the registrar alone: nothing here changes one, and what stands is derived by
//! `rules::attendance`.

mod actions;
mod download;
pub mod events;
mod jobs;
mod letters;
mod live;
mod meeting;
mod online;
mod pages;
mod registrar;
mod report;
mod screen;
mod shares;
mod store;
mod tickets;
mod work;

use leptos::server_fn::ServerFn as _;

use crate::{parts::style::organizing, paths::routes};

pub use actions::{CheckIn, RecordMark, say_again};
pub use download::{document, download};
pub use jobs::{count_online, remind_of_open_registers};
pub use live::{may_still_watch, may_watch, what_stands};
pub use pages::words;
pub use registrar::{Change, MOST_LINES, Registrar, Watching};
pub use shares::{Attended, attended};
pub use store::{Standings, erase, marks_of, named_for, open_requests};
pub use work::{Sheet, sheet};

/// Whether an action takes a file, and so a multipart body and nothing else.
pub fn takes_file(action: &str) -> bool {
    action == actions::AttachDocument::PATH || action == actions::ReadMeeting::PATH
}

routes! {
    AttendanceRoutes in attendance:
    register => organizing(pages::register::RegisterPage()),
    history => organizing(pages::history::HistoryPage()),
    meeting => organizing(pages::meeting::UploadPage()),
    meeting_list => organizing(pages::meeting::PreviewPage()),
    screen => organizing(pages::screen::ScreenPage()),
    online => organizing(pages::online::OnlinePage()),
    own => organizing(pages::own::OwnPage()),
    requests => organizing(pages::requests::RequestsPage()),
    waiting => organizing(pages::waiting::WaitingPage()),
    check_in => organizing(pages::check_in::CodePage()),
    check_in_with => organizing(pages::check_in::CodePage()),
    overview => organizing(pages::overview::OverviewPage()),
    open => organizing(pages::open::OpenPage()),
    figures => organizing(pages::figures::FiguresPage()),
    groups => organizing(pages::groups::GroupsPage()),
    signatures => organizing(pages::signatures::SignaturesPage()),
}
