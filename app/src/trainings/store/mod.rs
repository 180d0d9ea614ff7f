//! What is kept of trainings, their sessions and their people.

mod members;
mod sessions;
mod trainings;

pub use members::{Member, NewMember, enrol, erase, member, members, set_role, trainings_of};
pub use sessions::{NewSession, Session, add_session, find_session, sessions};
pub(super) use sessions::{change_session, note_change};
pub use trainings::{NewTraining, Titles, Training, all, find, make, of_enrolment};
pub(super) use trainings::{change, hold, set_reminders, that_remind};
