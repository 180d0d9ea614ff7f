//! What the server gives the roll call: people, addresses and words.

use crate::{given::given, words::words};

words! {
    /// A person on the list.
    pub struct Person {
        /// What stands, as [`Stood`](super::Stood) is written.
        pub stands: String,
        /// The person's name.
        pub name: String,
        /// The person's court.
        pub court: String,
    }
}

words! {
    /// A status that can be given.
    pub struct Choice {
        /// Its code.
        pub code: String,
        /// Word for it.
        pub word: String,
    }
}

words! {
    /// Addresses of what is done and asked, and who does so.
    pub struct Actions {
        /// Records a mark.
        pub record: String,
        /// Takes a mark back.
        pub take_back: String,
        /// Marks present all about whom nothing is known.
        pub all_present: String,
        /// Where those marks are taken back at once.
        pub take_back_all: String,
        /// Confirms what people said of themselves.
        pub confirm: String,
        /// Adds somebody who is not on the list.
        pub add: String,
        /// Lets somebody in who has no place.
        pub let_in: String,
        /// The account that is signed in.
        pub by: String,
        /// Tells what stands, as it changes.
        pub events: String,
        /// The register; a person's history lies below it.
        pub register: String,
        /// The title of the session.
        pub title: String,
    }
}

words! {
    /// What the roll call says, in the reader's language.
    pub struct Words {
        /// Nothing stands yet.
        pub unmarked: String,
        /// A mark is on its way.
        pub saving: String,
        /// A mark was saved.
        pub saved: String,
        /// A mark waits in this browser for the network, and is sent by itself.
        pub waiting: String,
        /// The same where the browser keeps nothing, as some private windows: in this page alone,
        /// which is not to be closed.
        pub waiting_in_page: String,
        /// How many marks wait. With `{count}`.
        pub waiting_count: String,
        /// One has been signed out; marks wait, and are sent after signing in again.
        pub sign_in: String,
        /// The link to sign in, which opens in a new tab.
        pub sign_in_link: String,
        /// Another window of this browser has sent a mark.
        pub elsewhere: String,
        /// A mark was refused, because a correction needs a reason.
        pub needs_reason: String,
        /// A mark was refused for another reason.
        pub refused: String,
        /// Leads to what was said about a person, and to correcting it.
        pub history: String,
        /// Only the person says so.
        pub proposed: String,
        /// The minutes that belong to a status.
        pub minutes: String,
        /// Takes the last mark back.
        pub undo: String,
        /// Finds a person.
        pub search: String,
        /// The button for it.
        pub search_do: String,
        /// Nobody has the name that was typed.
        pub nobody: String,
        /// Marks all others present.
        pub all_present: String,
        /// What that does.
        pub all_present_hint: String,
        /// Takes back at once what that marked. With `{count}`.
        pub take_back_all: String,
        /// Confirms what people said of themselves. With `{count}`.
        pub confirm: String,
        /// Somebody is on the list whom this page does not show.
        pub others: String,
        /// Shows them.
        pub show_others: String,
        /// What others record is not told to this page any more.
        pub unheard: String,
        /// Those who have no place.
        pub at_the_door: String,
        /// What letting them in does.
        pub at_the_door_hint: String,
        /// Lets one of them in.
        pub let_in: String,
        /// Somebody who is not on the list.
        pub walk_in: String,
        /// What is typed about such a person.
        pub walk_in_hint: String,
        /// The person's name.
        pub name: String,
        /// The person's address.
        pub email: String,
        /// Adds the person.
        pub add: String,
        /// The person is being added. With `{name}`.
        pub adding: String,
        /// The person is on the list already. With `{name}`.
        pub on_the_list: String,
        /// The person could not be added. With `{name}` and `{why}`.
        pub not_added: String,
    }
}

given! {
    /// What the server gives the roll call.
    pub struct Properties {
        /// The session.
        pub session: i64,
        /// The part of it that is marked; empty for the whole.
        pub unit: String,
        /// Addresses of what is done and asked.
        pub actions: Actions,
        /// Name and address that were typed for somebody who could not be added; mostly empty.
        pub typed: [String; 2],
        /// What is wrong with them.
        pub wrong: [Option<String>; 2],
        /// The people.
        pub people: Vec<Person>,
        /// The enrolments of those who are not expected here: found by the search alone, until
        /// something stands about them.
        pub elsewhere: Vec<i64>,
        /// Whether somebody may be added, or let in.
        pub may_add: bool,
        /// Those who can be let in: they wait for a place, or gave it up.
        pub at_the_door: Vec<Person>,
        /// The enrolments of which the page knows without having a row for them.
        pub known: Vec<i64>,
        /// The name that is looked for; may be empty.
        pub sought: String,
        /// The statuses.
        pub choices: Vec<Choice>,
        /// The most minutes that belong to one.
        pub most: u32,
        /// What is said.
        pub words: Words,
    }
}
