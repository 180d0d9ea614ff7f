//! What this room tells the audit.

use crate::audit::{Action, action};

/// A judge checked in.
pub const CHECKED_IN: Action = action!("attendance.checked-in", "action-attendance-checked-in");
/// A mark was recorded in a roll call.
pub const MARK_RECORDED: Action = action!("attendance.recorded", "action-attendance-recorded");
/// A mark was corrected.
pub const MARK_CORRECTED: Action = action!("attendance.corrected", "action-attendance-corrected");
/// A mark was taken back.
pub const MARK_TAKEN_BACK: Action =
    action!("attendance.taken-back", "action-attendance-taken-back");
/// Somebody asked about a mark.
pub const MARK_ASKED_ABOUT: Action = action!("attendance.asked", "action-attendance-asked");
/// A request about a mark was answered.
pub const REQUEST_ANSWERED: Action = action!("attendance.answered", "action-attendance-answered");
/// Somebody who came without an address was joined to an account.
pub const WALK_IN_JOINED: Action = action!("attendance.joined", "action-attendance-joined");
/// The platform noted for how long somebody was at a session online.
pub const PRESENCE_MEASURED: Action = action!("attendance.measured", "action-attendance-measured");
/// The register of a session was closed.
pub const REGISTER_CLOSED: Action = action!("attendance.closed", "action-attendance-closed");
/// The register of a session was opened again.
pub const REGISTER_REOPENED: Action = action!("attendance.reopened", "action-attendance-reopened");
/// A document was handed in with a request about marks.
pub const DOCUMENT_HANDED_IN: Action = action!("attendance.document", "action-attendance-document");
/// That somebody calls the roll of a session was taken back.
pub const ROLL_TAKER_UNNAMED: Action = action!(
    "attendance.roll-taker-unnamed",
    "action-attendance-roll-taker-unnamed"
);
/// Somebody was named to call the roll of a session.
pub const ROLL_TAKER_NAMED: Action = action!(
    "attendance.roll-taker-named",
    "action-attendance-roll-taker-named"
);
/// Marks were made from the list of a meeting.
pub const MEETING_TAKEN: Action = action!(
    "attendance.meeting-taken",
    "action-attendance-meeting-taken"
);
