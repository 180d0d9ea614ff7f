//! What is kept of trainings, their sessions and their people.

mod changes;
mod endings;
mod groups;
mod heads;
mod members;
mod places;
mod sessions;
mod traces;
mod trainings;

pub use changes::cancelled;
pub(super) use changes::{cancel_session, note_change, note_changes};
pub(super) use endings::{Facts, archive, cancel, delete, facts, reopen};
pub use groups::{Group, groups};
pub(super) use groups::{make_group, put_in_group, remove_group, rename_group, set_session_groups};
pub(super) use heads::{naming, remember_head};
pub use members::{
    Member, NewMember, Seated, attended_by, by_name, enrol, enrol_all, erase, give, is_new,
    left_by, member, members, members_by_name, memberships_of, put_seated, registered, seat,
    set_role, take_role,
};
pub(super) use members::{remove_member, seats_of};
pub(super) use places::{give_back, held_by_oneself, move_up, place, room_for};
pub use places::{note_joined, take_in, waits_for, withdraw};
pub use sessions::{
    NewSession, Session, add_session, find_session, note_online_counted, sessions,
    sessions_between, sessions_of, set_units,
};
pub(super) use sessions::{change_session, delete_session};
pub(super) use traces::{
    has_facts, marked_at, marks_at, was_asked_about, was_closed, was_joined, who_began,
};
pub use trainings::{
    NewTraining, Titles, Training, all, find, hold, make, of_enrolment, of_enrolments,
};
pub(super) use trainings::{change, set_policy, set_reminders, set_words, that_remind};
