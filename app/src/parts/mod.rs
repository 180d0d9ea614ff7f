//! Components that pages share.

pub mod again;
pub mod form;
pub mod island;
pub mod meanwhile;
pub mod notice;
pub mod page;
mod said;
pub mod script;
pub mod search;
pub mod square_code;
pub mod style;
