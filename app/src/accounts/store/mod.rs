//! What is kept of accounts.

mod accounts;
mod addresses;
mod administration;
mod arrival_codes;
mod arrivals;
mod census;
mod changes;
mod compulsory;
mod enrolled;
mod invitations;
mod links;
mod logins;
mod merged;
mod passkeys;
mod reach;
mod recognition;
mod second_steps;

pub use accounts::{
    Account, NewAccount, add, add_all, all, by_email, hold, is_walk_in, people, walk_in_address,
    with_emails,
};
pub(super) use accounts::{model, model_by_email};
pub use addresses::{
    ADDRESS_LIMIT, NewAddress, address_is_free, confirm_address, offer_address, offered_address,
    put_address,
};
pub(super) use administration::administered;
pub use administration::{close, reopen};
pub use arrival_codes::{ArrivalCode, CODE_WORKS, arrival_code, in_groups, make_arrival_code};
pub(super) use arrival_codes::{forget_arrival_code, use_arrival_code};
pub use arrivals::begin_login;
pub(super) use arrivals::{Arrival, begin_login_in, forget_devices, knows_device, note_failure};
pub use census::{Census, census};
pub use changes::{
    erase, make_administrator, pseudonym, put_name, remove, set_email, set_password,
};
pub(super) use changes::{set_first_password, set_language};
pub use compulsory::{Compulsory, compulsory};
pub(super) use compulsory::{is_compulsory_for, set_compulsory};
pub(super) use enrolled::{titles_for, training_words, zone_of};
pub use invitations::{LinkKind, asked_lately, forget_invitations, invitation_links, invite};
pub(super) use invitations::{erase_invitations, withdraw_links};
pub use links::link_works;
pub(super) use links::{invited, invited_for_use, note_opened, use_invitation};
pub(super) use logins::{Login, STAYING_LIMIT, Which, end_logins, logins};
pub use logins::{forget_logins, whose_login};
pub use merged::{merge, merge_guest, merged_from, merged_into};
pub(super) use passkeys::{
    Passkey, add_passkey, admit_by_passkey, forget_passkeys, passkey_by, passkeys, remove_passkey,
};
pub use reach::Reach;
pub use recognition::{recognise, recognise_again};
use second_steps::remove as forget_second_step;
pub(super) use second_steps::{
    Admission, Admitted, By, SecondStep, admit, admit_by_code, end_second_step,
    renew_recovery_codes, second_step, set_up_second_step,
};
pub use second_steps::{has_second_step, take_second_step};
