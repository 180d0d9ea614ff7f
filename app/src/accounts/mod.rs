//! Accounts: who a person is, how one signs in and out, and the links that invite.
//!
//! Everybody passes through here; administrators make accounts on the command line, organizers
//! through their list of participants. This room never decides what somebody may do in a
//! training: that is the enrolment's.

mod actions;
mod arriving;
mod browser;
mod entry;
pub mod events;
mod login_actions;
mod logins_page;
mod pages;
mod passkeys;
mod purpose;
mod second_step;
mod store;
mod who_sees;

use leptos::server_fn::ServerFn as _;

use crate::{
    paths::{self, routes},
    request::refused::{Typed, sign_in_before},
    secrets::is_token,
};

pub use actions::is_the_owner;
pub use actions::{
    AcceptInvitation, ChangePassword, ChooseLanguage, SignIn, SignOut, SignOutEverywhere,
};
pub use arriving::{ChoosePassword, arriving, come_in, password_asked};
pub use browser::{cookie_in, cookie_of, next_of, token_in};
pub use login_actions::{EndLogin, EndOtherLogins};
pub use pages::administered;
pub use passkeys::Passkeys;
use passkeys::actions::SignInByPasskey;
pub use purpose::Purpose;
pub use second_step::asked as second_step_asked;
pub use store::{
    ADDRESS_LIMIT, Account, CODE_WORKS, Census, Compulsory, LinkKind, NewAccount, NewAddress,
    Reach, add, add_all, address_is_free, all, asked_lately, begin_login, by_email, census, close,
    compulsory, confirm_address, erase, forget_invitations, forget_logins, has_second_step, hold,
    in_groups, invitation_links, invite, is_walk_in, link_works, make_administrator,
    make_arrival_code, merge, merge_guest, merged_from, merged_into, offer_address,
    offered_address, people, pseudonym, put_address, put_name, recognise, recognise_again, remove,
    reopen, set_email, set_password, take_second_step, walk_in_address, whose_login, with_emails,
};

/// The page on which a form of this room stands, for browsers that do not say which page they
/// come from: who cannot sign in must be told why.
pub fn page_of(action: &str, typed: &Typed) -> Option<String> {
    if [SignIn::PATH, SignInByPasskey::PATH].contains(&action) {
        Some(sign_in_before(typed.get("next").unwrap_or("/")))
    } else if action == second_step::actions::PassSecondStep::PATH {
        Some(paths::accounts::code().to_owned())
    } else if action == AcceptInvitation::PATH {
        let token = typed.get("token").filter(|token| is_token(token))?;
        Some(paths::accounts::invitation(token))
    } else {
        None
    }
}

routes! {
    AccountRoutes in accounts:
    sign_in => pages::SignInPage(),
    signed_in => pages::SignedInPage(),
    code => second_step::CodePage(),
    invitation => pages::InvitationPage(),
    all => pages::AccountsPage(),
    own => pages::AccountPage(),
    second_step => second_step::SecondStepPage(),
    passkeys => passkeys::PasskeysPage(),
    who_sees => who_sees::WhoSeesPage(),
}
