//! What comes back to the desk: receipts and refusals of what was sent.

use leptos::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::{
    browser,
    outbox::{AfterRefusal, Message, News, Reading, Writer},
    refusals,
};

use super::super::board::{Added, Row, State};
use super::super::{
    mark::{after_refusal, waits_behind},
    standing::Standing,
    walk_in::WalkIn,
};
use super::{CHANGED, Desk, TYPED, UNDO_WITHIN};

impl Writer for Desk {
    fn waits_behind(&self, message: &Message, troubled: &Message) -> bool {
        waits_behind(&message.body, &troubled.body)
    }

    fn sends(&self, _: &Message) {}

    fn reads(&self, _: &Message, answer: &str, _: bool) -> Reading {
        // The action has nothing to say, but says it as JSON, which no page on the way does.
        match answer.trim() {
            "null" => Reading::Taken,
            _ => Reading::NotOurs,
        }
    }

    fn after_refusal(&self, message: &Message, _: &str) -> AfterRefusal {
        after_refusal(&message.body, &self.actions.by)
    }

    fn is_told(&self, _: &Message, says: &str) {
        self.told.replace(says.to_owned());
    }

    fn hears(&self, message: &Message, news: &News) {
        self.counts();
        self.board.signed_out.set(*news == News::SignIn);
        if let Some(walk_in) = self.joins(message) {
            self.hears_of(walk_in, news);
        }
        self.hears_of_mark(message, news);
        if matches!(news, News::Refused(_)) {
            browser::tells(CHANGED);
        }
        self.shows_who_was_added();
    }
}

impl Desk {
    /// Loads the page anew when the server has somebody who was added and nothing waits, so that
    /// the person is on the list. Where something was refused, that stays to be read, and what is
    /// being typed stays as it is: the page says that there is somebody whom it does not show.
    fn shows_who_was_added(&self) {
        let is_refused = |row: &Row| {
            let state = row.state.get_untracked();
            matches!(state, State::Refused | State::NeedsReason)
        };
        let (taken, refused) = self.board.added.with_untracked(|added| {
            let taken = added.iter().any(|(_, became)| *became == Added::Taken);
            let refused = added
                .iter()
                .any(|(_, became)| matches!(became, Added::Refused(..)));
            (taken, refused)
        });
        if !taken || self.sender.count() > 0 {
            return;
        }
        if refused || self.list.rows.iter().any(is_refused) || browser::is_typed(TYPED) {
            self.board.others.set(true);
        } else {
            browser::reload();
        }
    }

    /// What is heard of somebody who is added.
    fn hears_of(&self, walk_in: WalkIn, news: &News) {
        let id = walk_in.id.clone();
        let added = match news {
            News::Taken(_) | News::Late | News::Elsewhere => Added::Taken,
            News::Waiting | News::SignIn => Added::Waiting(walk_in),
            News::Refused(code) => {
                Added::Refused(walk_in, [code.clone(), self.told.borrow().clone()])
            }
        };
        self.notes(id, added);
    }

    fn hears_of_mark(&self, message: &Message, news: &News) {
        let Some((mark, row)) = self.about(message) else {
            return;
        };
        let state = match news {
            News::Taken(_) | News::Late => {
                row.standing.update(|standing| standing.taken(&mark));
                settles(row, mark.id);
                State::Saved
            }
            News::Elsewhere => {
                row.standing.update(|standing| standing.taken(&mark));
                State::Elsewhere
            }
            News::Waiting | News::SignIn => self.unsent(),
            News::Refused(code) => {
                row.standing.update(|standing| standing.withdrawn(&mark));
                row.why.set(self.told.borrow().clone());
                match code.as_str() {
                    refusals::REASON_NEEDED => State::NeedsReason,
                    _ => State::Refused,
                }
            }
        };
        // One mark may be saved while the next is on its way.
        let waits = row.standing.with_untracked(Standing::waits);
        row.state.set(match state {
            State::Saved if waits => State::Saving,
            state => state,
        });
    }
}

/// Offers a mark to be taken back for as long as that needs no reason, from when the server has it.
fn settles(row: &Row, mark: String) {
    let standing = row.standing;
    browser::spawn(async move {
        if JsFuture::from(browser::pause(UNDO_WITHIN)).await.is_ok() {
            standing.maybe_update(|standing| standing.settles(&mark));
        }
    });
}
