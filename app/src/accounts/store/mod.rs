//! What is kept of accounts.

mod accounts;
mod administration;
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
pub use invitations::{LinkKind, asked_lately, invitation_works, invite};
pub(super) use invitations::{erase_invitations, invited, invited_for_use, use_invitation};
pub use logins::{IDLE_LIMIT, begin_login, recognise, whose_login};
pub(super) use logins::{Which, end_logins, logins};
pub use reach::Reach;
