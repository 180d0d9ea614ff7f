//! Calendar: sessions for the calendar on a person's phone or computer.
//!
//! A file for a training, and for each person an address to subscribe to. The address is a secret
//! of its owner: calendar programs cannot sign in. This room only shows what trainings say.

mod actions;
mod download;
pub mod events;
mod file;
mod pages;
mod store;

use crate::paths::routes;

pub use actions::RenewCalendar;
pub use download::{Encloses, feed, of_training};
pub use store::{end, erase};

routes! {
    CalendarRoutes in calendar:
    own => pages::CalendarPage(),
}
