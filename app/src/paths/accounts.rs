//! Signing in, and one's own account.

paths! {
    /// Where one signs in.
    sign_in = "/sign-in";
    /// Where one arrives after signing in.
    signed_in = "/signed-in";
    /// Where the code of the second step is asked for.
    code = "/sign-in/code";
    /// A link that invites, or gives a new password.
    invitation(token: &str) = "/invitations/{token}";
    /// All accounts.
    all = "/accounts";
    /// One's own account.
    own = "/account";
    /// One's own second step of signing in.
    second_step = "/account/second-step";
    /// One's own passkeys.
    passkeys = "/account/passkeys";
    /// Who can see what about oneself.
    who_sees = "/account/who-sees-what";
}
