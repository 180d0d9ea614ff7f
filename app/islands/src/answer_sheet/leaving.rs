//! Leaving the page by a form: nothing goes before every answer is with the server.

use std::rc::Rc;

use wasm_bindgen::JsCast as _;
use web_sys::{HtmlElement, HtmlFormElement, SubmitEvent};

use super::sheet::Sheet;
use crate::{browser, outbox::Flushed, post::reachable};

/// What a form leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// The attempt is handed in.
    HandIn,
    /// The same page comes in another language.
    Language,
}

/// Whether a form may go, or what is said instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Leave {
    Go,
    /// The network is away.
    StayOffline,
    /// One has to sign in first.
    StaySignedOut,
}

/// Whether a form may go after everything was sent as far as it could be. What the server refused
/// or will not take any more holds nobody back: the server itself will say what is the matter.
fn may_leave(flushed: Flushed, reachable: bool) -> Leave {
    match flushed {
        Flushed::SignIn => Leave::StaySignedOut,
        Flushed::Unreachable => Leave::StayOffline,
        Flushed::Sent | Flushed::Refused | Flushed::Stopped if reachable => Leave::Go,
        Flushed::Sent | Flushed::Refused | Flushed::Stopped => Leave::StayOffline,
    }
}

impl Sheet {
    /// A form of the page is about to be sent.
    pub fn submits(self: &Rc<Self>, event: &SubmitEvent) {
        let form = event
            .target()
            .and_then(|target| target.dyn_into::<HtmlFormElement>().ok());
        let (Some(form), button) = (form, event.submitter()) else {
            return;
        };
        if self.leaving.get() {
            return;
        }
        let way = if form == self.form {
            let intent = button.as_ref().and_then(|it| it.get_attribute("value"));
            if intent.is_some_and(|intent| intent.starts_with("save")) {
                // The button of a question, which the Enter key in a field presses, too.
                event.prevent_default();
                self.sender.send();
                return;
            }
            Way::HandIn
        } else if form.class_list().contains("languages") && self.sender.count() > 0 {
            Way::Language
        } else {
            return;
        };
        event.prevent_default();
        let this = Rc::clone(self);
        browser::spawn(async move { this.leaves(way, &form, button).await });
    }

    async fn leaves(self: Rc<Self>, way: Way, form: &HtmlFormElement, button: Option<HtmlElement>) {
        let had_unsent = self.sender.count() > 0;
        let flushed = self.sender.flush().await;
        // Whoever has just taken something can be reached.
        let reachable = had_unsent && flushed == Flushed::Sent || reachable().await;
        match (may_leave(flushed, reachable), way) {
            (Leave::Go, _) => {
                self.leaving.set(true);
                if form.request_submit_with_submitter(button.as_ref()).is_err() {
                    self.leaving.set(false);
                }
            }
            (Leave::StayOffline, Way::HandIn) => self.tells(&self.words.offline_submit),
            (Leave::StayOffline, Way::Language) => self.tells(&self.unsent().say(&self.words)),
            (Leave::StaySignedOut, _) => self.shows_whole(),
        }
    }

    /// The page is being left or put away: what is unsent is sent once more, without waiting.
    pub fn goes(&self) {
        if !self.leaving.get() {
            self.sender.send_in_leaving();
        }
    }

    /// The page is shown, perhaps again after it was left.
    pub fn comes(&self) {
        self.leaving.set(false);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_goes_once_the_server_has_all_it_would_take() {
        for flushed in [Flushed::Sent, Flushed::Refused, Flushed::Stopped] {
            assert_eq!(may_leave(flushed, true), Leave::Go);
            // Nothing was unsent, but the network is away: the browser would show its own page.
            assert_eq!(may_leave(flushed, false), Leave::StayOffline);
        }
        for reachable in [false, true] {
            assert_eq!(
                may_leave(Flushed::Unreachable, reachable),
                Leave::StayOffline
            );
            assert_eq!(may_leave(Flushed::SignIn, reachable), Leave::StaySignedOut);
        }
    }
}
