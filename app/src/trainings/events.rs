//! What this room tells the audit.

use crate::audit::{Action, action};

/// A code by which somebody comes in was made.
pub const ARRIVAL_CODE_MADE: Action = action!(
    "trainings.arrival-code-made",
    "action-trainings-arrival-code-made"
);
/// An organizer wrote a letter to people.
pub const LETTER_WRITTEN: Action = action!(
    "trainings.letter-written",
    "action-trainings-letter-written"
);
/// A training was made.
pub const TRAINING_MADE: Action = action!("trainings.made", "action-trainings-made");
/// A training was changed.
pub const TRAINING_CHANGED: Action = action!("trainings.changed", "action-trainings-changed");
/// A session was added.
pub const SESSION_ADDED: Action =
    action!("trainings.session-added", "action-trainings-session-added");
/// A session was changed.
pub const SESSION_CHANGED: Action = action!(
    "trainings.session-changed",
    "action-trainings-session-changed"
);
/// A person was enrolled.
pub const PERSON_ADDED: Action = action!("trainings.person-added", "action-trainings-person-added");
/// A person who was in a training by mistake was removed from it.
pub const PERSON_REMOVED: Action = action!(
    "trainings.person-removed",
    "action-trainings-person-removed"
);
/// The people of a list were enrolled.
pub const LIST_TAKEN: Action = action!("trainings.list-taken", "action-trainings-list-taken");
/// An invitation link was made.
pub const LINK_MADE: Action = action!("trainings.link-made", "action-trainings-link-made");
/// A session was deleted.
pub const SESSION_DELETED: Action = action!(
    "trainings.session-deleted",
    "action-trainings-session-deleted"
);
/// A judge withdrew.
pub const WITHDRAWN: Action = action!("trainings.withdrawn", "action-trainings-withdrawn");
/// A judge who had withdrawn came back.
pub const PLACED_AGAIN: Action = action!("trainings.placed-again", "action-trainings-placed-again");
/// A judge moved up from the waiting list.
pub const MOVED_UP: Action = action!("trainings.moved-up", "action-trainings-moved-up");
/// An invitation was written.
pub const INVITATION_WRITTEN: Action = action!("trainings.invited", "action-trainings-invited");
/// A group of people was made.
pub const GROUP_MADE: Action = action!("trainings.group-made", "action-trainings-group-made");
/// A group of people was called otherwise.
pub const GROUP_RENAMED: Action =
    action!("trainings.group-renamed", "action-trainings-group-renamed");
/// A group of people was removed.
pub const GROUP_REMOVED: Action =
    action!("trainings.group-removed", "action-trainings-group-removed");
/// A person was put in a group, or in none.
pub const PUT_IN_GROUP: Action = action!("trainings.put-in-group", "action-trainings-put-in-group");
/// The attendance policy of a training was set.
pub const POLICY_SET: Action = action!("trainings.policy-set", "action-trainings-policy-set");
/// A training was archived.
pub const TRAINING_ARCHIVED: Action = action!("trainings.archived", "action-trainings-archived");
/// A training that was archived or cancelled was opened again.
pub const TRAINING_REOPENED: Action = action!("trainings.reopened", "action-trainings-reopened");
/// A training was cancelled.
pub const TRAINING_CANCELLED: Action = action!("trainings.cancelled", "action-trainings-cancelled");
/// A training was deleted.
pub const TRAINING_DELETED: Action = action!("trainings.deleted", "action-trainings-deleted");
