//! Trainings: one run of a course for one group, with its sessions and its people.
//!
//! Organizers make and change them here. What a judge sees of a training is `home`'s; whether
//! somebody was there is `attendance`'s.

mod actions;
mod compared;
pub mod events;
pub mod files;
mod jobs;
mod letters;
mod links;
mod pages;
mod prepared;
mod roll;
mod standing;
mod store;
mod timetable;
pub mod words;

use crate::paths::{self, routes};

use leptos::server_fn::ServerFn as _;

use crate::parts::style::{organizing, paper};

pub use jobs::remind;
pub use pages::{end::state, person::person, places::give_back};
pub use prepared::ReadingDesk;
pub use store::{
    Group, Member, NewMember, NewSession, NewTraining, Session, Titles, Training, add_session, all,
    attended_by, by_name, cancelled, enrol, enrol_all, erase, find, find_session, give, groups,
    hold, left_by, make, member, members, members_by_name, memberships_of, note_joined,
    note_online_counted, of_enrolment, of_enrolments, registered, seat, sessions, sessions_between,
    sessions_of, set_role, set_units, take_in, take_role, waits_for, withdraw,
};

/// The page on which the form stands by which one comes in with a code: who opens it need not be
/// signed in.
pub fn page_of(action: &str) -> Option<String> {
    (action == actions::arrive::Arrive::PATH).then(|| paths::trainings::arrive().to_owned())
}

/// Whether an action takes a file, and so a multipart body and nothing else.
pub fn takes_file(action: &str) -> bool {
    action == actions::list::ReadList::PATH
}

/// The sample list: the first row names the columns, the second shows what goes into them.
pub fn sample_list() -> &'static str {
    lists::SAMPLE
}

routes! {
    TrainingRoutes in trainings:
    new_training => pages::training::NewTrainingPage(),
    change => pages::training::ChangeTrainingPage(),
    copy => pages::copy::CopyTrainingPage(),
    end => pages::end::EndPage(),
    delete_session => pages::session::DeleteSessionPage(),
    agenda => organizing(pages::agenda::AgendaPage()),
    new_session => pages::session::NewSessionPage(),
    timetable => organizing(pages::timetable::TimetablePage()),
    timetable_read => organizing(pages::timetable::TimetableReadPage()),
    change_session => pages::session::ChangeSessionPage(),
    groups => organizing(pages::groups::GroupsPage()),
    people => organizing(pages::people::PeoplePage()),
    chosen => organizing(pages::chosen::ChosenPage()),
    new_letter => pages::letter::WritePage(),
    letter => pages::letter::LetterPage(),
    list => organizing(pages::list::ListPage()),
    columns => pages::columns::ColumnsPage(),
    slips => paper(pages::slips::SlipsPage()),
    arrive => pages::arrive::ArrivePage(),
    arrive_with => pages::arrive::ArrivePage(),
    links => pages::links::LinksPage(),
}
