//! Where marks go from the list: into the outbox, and from there to the server, in order.

use std::rc::{Rc, Weak};

use leptos::prelude::*;
use serde::de::IgnoredAny;

use super::mark::{Mark, Standing, after_refusal, group};
use crate::{
    browser,
    outbox::{AfterRefusal, Draft, Message, News, Outbox, Reading, Sender, Writer},
};

/// What goes on in a person's row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Nothing is to be said.
    Quiet,
    /// A mark is on its way.
    Saving,
    /// A mark was saved.
    Saved,
    /// A mark waits in this browser for the network.
    Waiting,
    /// A mark waits in this page alone.
    WaitingInPage,
    /// Another window has sent a mark.
    Elsewhere,
    /// A mark was refused, because a correction needs a reason.
    NeedsReason,
    /// A mark was refused for another reason.
    Refused,
}

/// A person's row.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// The enrolment.
    pub enrolment: i64,
    /// What stands.
    pub standing: RwSignal<Standing>,
    /// What goes on.
    pub state: RwSignal<State>,
}

/// Where marks go from the list.
pub struct Desk {
    session: i64,
    action: String,
    rows: Vec<Row>,
    /// How many marks wait for the network.
    waiting: RwSignal<usize>,
    /// Whether one has to sign in first.
    signed_out: RwSignal<bool>,
    outbox: Outbox,
    sender: Rc<Sender>,
}

impl Desk {
    /// A desk that nobody sits at yet: it asks nothing of the browser before it is opened.
    pub fn new(
        session: i64,
        action: String,
        rows: Vec<Row>,
        waiting: RwSignal<usize>,
        signed_out: RwSignal<bool>,
    ) -> Rc<Self> {
        let outbox = Outbox::default();
        Rc::new_cyclic(|this: &Weak<Self>| Self {
            sender: Sender::new(outbox.clone(), group(session), this.clone()),
            session,
            action,
            rows,
            waiting,
            signed_out,
            outbox,
        })
    }

    /// Opens the desk: what earlier pages left waiting is shown and sent.
    pub async fn opens(self: Rc<Self>) {
        self.sender.watches();
        self.outbox.warns_before_loss();
        // In order, so with what was tapped meanwhile behind what was left.
        let unsent = self.outbox.open(&group(self.session)).await;
        for message in &unsent {
            if let Some((mark, row)) = self.about(message) {
                row.standing.update(|standing| standing.made(&mark));
                row.state.set(State::Waiting);
            }
        }
        if !unsent.is_empty() {
            self.waiting.set(unsent.len());
            self.sender.send();
        }
    }

    /// A status was tapped.
    pub fn marks(&self, enrolment: i64, status: &str) {
        let Some(row) = self.row(enrolment) else {
            return;
        };
        let mark = Mark {
            id: browser::new_id(),
            session: self.session,
            enrolment,
            status: status.to_owned(),
            made_at: browser::now(),
        };
        row.standing.update(|standing| standing.made(&mark));
        row.state.set(if self.sender.is_waiting() {
            self.unsent()
        } else {
            State::Saving
        });
        self.outbox.put(Draft {
            key: mark.key(),
            group: group(self.session),
            action: self.action.clone(),
            body: mark.body(),
        });
        self.counts();
        self.sender.send();
    }

    /// Counts what waits, from the first mark that had to until none does.
    fn counts(&self) {
        if self.sender.is_waiting() || self.waiting.get_untracked() > 0 {
            self.waiting.set(self.sender.count());
        }
    }

    fn unsent(&self) -> State {
        if self.outbox.is_lasting() {
            State::Waiting
        } else {
            State::WaitingInPage
        }
    }

    fn row(&self, enrolment: i64) -> Option<&Row> {
        self.rows.iter().find(|row| row.enrolment == enrolment)
    }

    fn about(&self, message: &Message) -> Option<(Mark, &Row)> {
        let mark = Mark::read(&message.body)?;
        let row = self.row(mark.enrolment)?;
        Some((mark, row))
    }
}

impl Writer for Desk {
    fn is_ordered(&self) -> bool {
        true
    }

    fn sends(&self, _: &Message) {}

    fn reads(&self, _: &Message, answer: &str, _: bool) -> Reading {
        // The action has nothing to say, but says it as JSON, which no page on the way does.
        match serde_json::from_str::<IgnoredAny>(answer) {
            Ok(_) => Reading::Taken,
            Err(_) => Reading::NotOurs,
        }
    }

    fn after_refusal(&self, code: &str) -> AfterRefusal {
        after_refusal(code)
    }

    fn hears(&self, message: &Message, news: &News) {
        self.counts();
        self.signed_out.set(*news == News::SignIn);
        let Some((mark, row)) = self.about(message) else {
            return;
        };
        let state = match news {
            News::Taken(_) | News::Late => {
                row.standing.update(|standing| standing.taken(&mark));
                State::Saved
            }
            News::Elsewhere => {
                row.standing.update(|standing| standing.taken(&mark));
                State::Elsewhere
            }
            News::Waiting | News::SignIn => self.unsent(),
            News::Refused(code) => {
                row.standing.update(|standing| standing.withdrawn(&mark));
                match code.as_str() {
                    "reason_needed" => State::NeedsReason,
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
