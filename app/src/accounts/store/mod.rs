//! What is kept of accounts.

mod accounts;
mod administration;
mod arrivals;
mod enrolled;
mod invitations;
mod logins;
mod reach;

pub use accounts::{
    Account, NewAccount, add, add_all, all, by_email, erase, is_walk_in, make_administrator,
    people, pseudonym, remove, set_email, set_password, walk_in_address,
};
pub(super) use accounts::{model, model_by_email, set_language};
pub(super) use administration::{Seat, administered, seats_of};
pub use administration::{close, reopen};
pub use arrivals::begin_login;
pub(super) use arrivals::{Arrival, begin_login_in, forget_devices, knows_device, note_failure};
pub(super) use enrolled::{training_words, zone_of};
pub use invitations::{LinkKind, asked_lately, forget_invitations, invitation_works, invite};
pub(super) use invitations::{erase_invitations, invited, invited_for_use, use_invitation};
pub(super) use logins::{Login, STAYING_LIMIT, Which, end_logins, end_logins_of, logins};
pub use logins::{forget_logins, recognise, recognise_again, whose_login};
pub use reach::Reach;
