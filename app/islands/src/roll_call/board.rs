//! What is shown of the roll call: the rows, and what is said of the whole list.

use leptos::prelude::*;

use super::{standing::Standing, walk_in::WalkIn};

/// What goes on in a person's row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Nothing is to be said.
    Quiet,
    /// A mark is on its way.
    Saving,
    /// A mark was saved.
    Saved,
    /// A mark waits in this browser for the network.
    Waiting,
    /// A mark waits in this page alone.
    WaitingInPage,
    /// Another window has sent a mark.
    Elsewhere,
    /// A mark was refused, because a correction needs a reason.
    NeedsReason,
    /// A mark was refused for another reason, which the row has in words.
    Refused,
}

/// A person's row.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// The enrolment.
    pub enrolment: i64,
    /// Whether the person is not expected here.
    pub elsewhere: bool,
    /// What stands.
    pub standing: RwSignal<Standing>,
    /// What goes on.
    pub state: RwSignal<State>,
    /// Why the last mark was refused, in the server's words.
    pub why: RwSignal<String>,
}

/// What is said about the whole list.
#[derive(Clone, Copy, Debug)]
pub struct Board {
    /// How many marks wait for the network.
    pub waiting: RwSignal<usize>,
    /// Whether the page is awake: what needs a script is shown only then.
    pub awake: RwSignal<bool>,
    /// Whether one has to sign in first.
    pub signed_out: RwSignal<bool>,
    /// Whether the server tells this page nothing more of what others record.
    pub unheard: RwSignal<bool>,
    /// Whether somebody is on the list whom this page does not show.
    pub others: RwSignal<bool>,
    /// What became of those who were added, by the ids of their marks.
    pub added: RwSignal<Vec<(String, Added)>>,
    /// What the last press marked that speaks of many: the enrolments with the ids of their marks.
    pub filled: RwSignal<Vec<(i64, String)>>,
}

/// What became of a person who was added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Added {
    /// It waits, or is on its way.
    Waiting(WalkIn),
    /// The server has it.
    Taken,
    /// The server refused it, with a code and the words for it.
    Refused(WalkIn, [String; 2]),
}
