//! The layers a request passes, one concern each.

pub mod login;
pub mod origin;
pub mod request_id;
pub mod retry_after;
pub mod security_headers;
pub mod trouble;
