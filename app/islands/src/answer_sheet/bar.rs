//! The bar of the sheet: how the whole is, or what is in its way.

use std::cell::RefCell;

use web_sys::{Document, Element};

use super::said::{State, Words};
use crate::browser;

/// A link behind what the bar says.
struct Link<'a> {
    words: &'a str,
    address: String,
    new_tab: bool,
}

/// The bar of the sheet.
pub struct Bar {
    place: Option<Element>,
    shown: RefCell<String>,
}

impl Bar {
    /// The bar of a form, if it has one.
    pub fn of(form: &Element) -> Self {
        let place = form.query_selector(".sheet-bar [role=status]").ok();
        let place = place.flatten();
        if let Some(place) = &place {
            // What is said aloud is said in one place.
            let _ = place.set_attribute("aria-live", "off");
        }
        Self {
            place,
            shown: RefCell::default(),
        }
    }

    /// Shows how the whole is.
    pub fn show(&self, words: &str) {
        self.set(words, None);
    }

    /// Shows what is in the way, with a link to the way out where there is one.
    pub fn show_obstacle(&self, state: &State, words: &Words) {
        let link = match state {
            State::SignIn => Some(Link {
                words: &words.sign_in_link,
                address: browser::SIGN_IN.to_owned(),
                new_tab: true,
            }),
            State::Submitted | State::TimeOver => here().map(|address| Link {
                words: &words.reload,
                address,
                new_tab: false,
            }),
            _ => None,
        };
        self.set(&state.say(words), link);
    }

    /// What is shown already stays as it is: somebody may stand on its link.
    fn set(&self, words: &str, link: Option<Link<'_>>) {
        let Some(place) = &self.place else {
            return;
        };
        if self.shown.replace(words.to_owned()) == words {
            return;
        }
        place.set_text_content(Some(words));
        if let Some(link) = link
            && let Some(document) = browser::document()
            && let Some(anchor) = anchor(&document, &link)
        {
            // A fresh element can always be put in.
            let _ = place.append_with_str_1(" ");
            let _ = place.append_with_node_1(&anchor);
        }
    }
}

fn anchor(document: &Document, link: &Link<'_>) -> Option<Element> {
    let anchor = document.create_element("a").ok()?;
    anchor.set_attribute("href", &link.address).ok()?;
    if link.new_tab {
        anchor.set_attribute("target", "_blank").ok()?;
    }
    anchor.set_text_content(Some(link.words));
    Some(anchor)
}

/// The address of this page without its place, so that a link to it loads it again.
fn here() -> Option<String> {
    browser::window()?.location().pathname().ok()
}
