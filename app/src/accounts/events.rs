//! What this room tells the audit.

use crate::audit::{Action, Event, NO_ROLE, action};

/// A person signed in.
pub const SIGNED_IN: Action = action!("accounts.signed-in", "action-accounts-signed-in");
/// A person came in by a code in the room, without a password.
pub const ARRIVED: Action = action!("accounts.arrived", "action-accounts-arrived");
/// A person signed out of one browser.
pub const SIGNED_OUT: Action = action!("accounts.signed-out", "action-accounts-signed-out");
/// A person signed out of every browser.
pub const SIGNED_OUT_EVERYWHERE: Action = action!(
    "accounts.signed-out-everywhere",
    "action-accounts-signed-out-everywhere"
);
/// A person ended a login of theirs in another browser.
pub const LOGIN_ENDED: Action = action!("accounts.login-ended", "action-accounts-login-ended");
/// A person ended all logins of theirs but one.
pub const OTHER_LOGINS_ENDED: Action = action!(
    "accounts.other-logins-ended",
    "action-accounts-other-logins-ended"
);
/// An administrator ended somebody's logins: [`LOGINS_ENDED`] as a page that is gone wrote it.
/// Written no more; older audits hold it.
pub const LOGINS_OF_ENDED: Action = action!(
    "accounts.logins-of-ended",
    "action-accounts-logins-of-ended"
);
/// A person added a passkey.
pub const PASSKEY_ADDED: Action =
    action!("accounts.passkey-added", "action-accounts-passkey-added");
/// A person removed a passkey.
pub const PASSKEY_REMOVED: Action = action!(
    "accounts.passkey-removed",
    "action-accounts-passkey-removed"
);
/// A person set up the second step of signing in.
pub const SECOND_STEP_MADE: Action = action!(
    "accounts.second-step-made",
    "action-accounts-second-step-made"
);
/// A person ended the own second step.
pub const SECOND_STEP_ENDED: Action = action!(
    "accounts.second-step-ended",
    "action-accounts-second-step-ended"
);
/// An administrator took somebody's second step away.
pub const SECOND_STEP_TAKEN: Action = action!(
    "accounts.second-step-taken",
    "action-accounts-second-step-taken"
);
/// An administrator said for whom the second step is compulsory.
pub const SECOND_STEP_REQUIRED: Action = action!(
    "accounts.second-step-required",
    "action-accounts-second-step-required"
);
/// A person made new recovery codes.
pub const RECOVERY_CODES_RENEWED: Action = action!(
    "accounts.recovery-codes-renewed",
    "action-accounts-recovery-codes-renewed"
);
/// A person signed in with a recovery code.
pub const RECOVERY_CODE_USED: Action = action!(
    "accounts.recovery-code-used",
    "action-accounts-recovery-code-used"
);
/// A person without a password chose one through a link.
pub const INVITATION_ACCEPTED: Action = action!(
    "accounts.invitation-accepted",
    "action-accounts-invitation-accepted"
);
/// A person chose a new password through a link.
pub const PASSWORD_RESET: Action =
    action!("accounts.password-reset", "action-accounts-password-reset");
/// A person changed the password.
pub const PASSWORD_CHANGED: Action = action!(
    "accounts.password-changed",
    "action-accounts-password-changed"
);
/// An account was made on the command line.
pub const ACCOUNT_ADDED: Action = action!("accounts.added", "action-accounts-added");
/// A role was given, changed or taken away.
pub const ROLE_GIVEN: Action = action!("accounts.role-given", "action-accounts-role-given");
/// A link for a new password was made.
pub const LINK_RESET: Action = action!("accounts.reset", "action-accounts-reset");
/// An account was closed.
pub const ACCOUNT_CLOSED: Action = action!("accounts.closed", "action-accounts-closed");
/// An account was opened again.
pub const ACCOUNT_REOPENED: Action = action!("accounts.reopened", "action-accounts-reopened");
/// A person's logins were ended by an administrator.
pub const LOGINS_ENDED: Action = action!("accounts.logins-ended", "action-accounts-logins-ended");

/// That the role of an account was changed: from which to which, by their codes.
pub fn role_given(account: i64, training: Option<i64>, from: &str, to: &str) -> Event {
    Event {
        detail: [("from", from.to_owned()), ("to", to.to_owned())].into(),
        ..Event::of(ROLE_GIVEN, "account", account, training)
    }
}

/// That it was set for whom the second step of signing in is compulsory, by the codes of roles.
pub fn second_step_required(roles: String) -> Event {
    let roles = match roles.is_empty() {
        true => NO_ROLE.to_owned(),
        false => roles,
    };
    Event {
        detail: [("roles", roles)].into(),
        ..Event::of_installation(SECOND_STEP_REQUIRED)
    }
}
