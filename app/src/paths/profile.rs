//! Name, language and address of a person.

paths! {
    /// One's own address.
    own_address = "/account/address";
    /// What is kept of somebody else.
    of_account(account: i64) = "/accounts/{account}/profile";
    /// Where a new address is confirmed.
    confirm(token: &str) = "/addresses/{token}";
}
