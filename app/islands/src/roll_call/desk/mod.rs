//! Where marks go from the list: into the outbox, and from there to the server, in order.

mod answers;

use std::{
    cell::RefCell,
    rc::{Rc, Weak},
};

use leptos::prelude::*;

use super::{
    Actions,
    board::{Added, Board, Row, State},
    mark::{Mark, Says, group},
    standing::{Standing, Stood},
    walk_in::WalkIn,
};
use crate::{
    browser,
    outbox::{Draft, Message, Outbox, Sender, encode},
    watch::{Deaf, Watch},
};

/// The name of the event that brings what stands.
const STANDS: &str = "stands";

/// How long a mark is offered to be taken back: for as long as that needs no reason, in
/// milliseconds. A test holds it to the rule.
pub const UNDO_WITHIN: i32 = 2 * 60 * 1000;

/// The event by which `waiting.js` hears that what lies in this browser has changed.
const CHANGED: &str = "torelik-outbox";
/// Where something may be half typed that a page loaded anew would not have.
const TYPED: &str = ".walk-in .field input, .search input:focus, .minutes:focus";

/// The list as the page has it.
pub struct List {
    /// The session.
    pub session: i64,
    /// The part of it that is marked; empty for the whole.
    pub unit: String,
    /// A row for each person of whom marks are made.
    pub rows: Vec<Row>,
    /// The names of these, in the same order.
    pub names: Vec<String>,
    /// The enrolments of which the page knows without having a row for them.
    pub known: Vec<i64>,
}

/// Where marks go from the list.
pub struct Desk {
    list: List,
    actions: Actions,
    board: Board,
    outbox: Outbox,
    sender: Rc<Sender>,
    /// The words for the refusal that is heard of next.
    told: RefCell<String>,
}

impl Desk {
    /// A desk that nobody sits at yet: it asks nothing of the browser before it is opened.
    pub fn new(list: List, actions: Actions, board: Board) -> Rc<Self> {
        let outbox = Outbox::default();
        Rc::new_cyclic(|this: &Weak<Self>| Self {
            sender: Sender::new(outbox.clone(), group(list.session), this.clone()),
            list,
            actions,
            board,
            outbox,
            told: RefCell::default(),
        })
    }

    /// Opens the desk: what earlier pages left waiting is shown and sent.
    pub async fn opens(self: Rc<Self>) {
        self.board.awake.set(true);
        self.sender.watches();
        self.outbox.warns_before_loss();
        // In order, so with what was tapped meanwhile behind what was left.
        let unsent = self.outbox.open(&group(self.list.session)).await;
        for message in &unsent {
            if let Some((mark, row)) = self.about(message) {
                row.standing.update(|standing| standing.made(&mark));
                row.state.set(State::Waiting);
            } else if let Some(walk_in) = self.joins(message) {
                self.notes(walk_in.id.clone(), Added::Waiting(walk_in));
            }
        }
        if !unsent.is_empty() {
            self.board.waiting.set(unsent.len());
            self.sender.send();
        }
        let this = Rc::clone(&self);
        Watch::begin(self.actions.events.clone(), STANDS, move |news| {
            this.heard(news);
        });
    }

    /// The server tells what stands, or why it tells nothing more.
    fn heard(&self, news: Result<String, Deaf>) {
        self.board.signed_out.set(news == Err(Deaf::SignedOut));
        self.board.unheard.set(news == Err(Deaf::Refused));
        // A line for each person.
        let news = news.unwrap_or_default();
        for stood in news.lines().map(|line| Stood::from(line.to_owned())) {
            match self.row(stood.enrolment) {
                Some(row) => row.standing.maybe_update(|standing| standing.hears(stood)),
                None if self.list.known.contains(&stood.enrolment) => {}
                None => self.board.others.set(true),
            }
        }
    }

    /// A status was tapped. What this page has said already is not said again; what somebody else
    /// said is, since the person who taps has seen it, too.
    pub fn marks(&self, enrolment: i64, status: &str) {
        let said = |standing: &Standing| standing.says(status) && standing.is_own();
        if self
            .row(enrolment)
            .is_some_and(|row| !row.standing.with_untracked(said))
        {
            self.puts(enrolment, Says::Status(status.to_owned()));
        }
    }

    /// The minutes were typed that belong to what is shown.
    pub fn sets_minutes(&self, enrolment: i64, minutes: String) {
        let shown = |standing: &Standing| standing.shown().map(str::to_owned);
        let shown = self
            .row(enrolment)
            .map(|row| row.standing.with_untracked(shown));
        if let Some(status) = shown.flatten().filter(|_| !minutes.is_empty()) {
            self.puts(enrolment, Says::Minutes(status, minutes));
        }
    }

    /// The last mark about a person is taken back.
    pub fn takes_back(&self, enrolment: i64) {
        let last = self.row(enrolment).and_then(|row| {
            let id = |standing: &Standing| standing.undoable().map(str::to_owned);
            row.standing.with_untracked(id)
        });
        if let Some(mark) = last {
            self.puts(enrolment, Says::TakesBack(mark));
        }
    }

    /// Everybody about whom nothing is known is marked.
    pub fn marks_the_others(&self, status: &str) {
        let mut filled = Vec::new();
        for row in &self.list.rows {
            let is_unmarked = row.standing.with_untracked(|it| it.shown().is_none());
            if is_unmarked && !row.elsewhere {
                let says = Says::IfUnmarked(status.to_owned());
                filled.extend(self.puts(row.enrolment, says).map(|id| (row.enrolment, id)));
            }
        }
        self.board.filled.set(filled);
    }

    /// What the last press marked that speaks of many is taken back, where nothing was said since.
    pub fn takes_back_the_others(&self) {
        for (enrolment, id) in self.board.filled.get_untracked() {
            let holds = |standing: &Standing| standing.undoable() == Some(id.as_str());
            let row = self.row(enrolment);
            if row.is_some_and(|row| row.standing.with_untracked(holds)) {
                self.puts(enrolment, Says::TakesBack(id));
            }
        }
        self.board.filled.set(Vec::new());
    }

    /// What people said of themselves is confirmed.
    pub fn confirms(&self) {
        for row in &self.list.rows {
            let said = row.standing.with_untracked(|standing| {
                let status = standing.shown().filter(|_| standing.is_proposed());
                status.map(str::to_owned)
            });
            if let Some(status) = said {
                self.puts(row.enrolment, Says::Confirms(status));
            }
        }
    }

    /// Somebody is added who is not on the list, or has no place.
    pub fn adds(&self, walk_in: WalkIn) {
        let action = if walk_in.enrolment.is_empty() {
            &self.actions.add
        } else {
            &self.actions.let_in
        };
        let body = walk_in.body(self.list.session);
        self.outbox.put(Draft {
            key: format!("{}/{}", group(self.list.session), walk_in.id),
            group: group(self.list.session),
            action: action.clone(),
            body: format!("{body}&{}", self.place()),
        });
        self.notes(walk_in.id.clone(), Added::Waiting(walk_in));
        self.counts();
        self.sender.send();
    }

    /// Sends what is said about a person; gives the id of its mark.
    fn puts(&self, enrolment: i64, says: Says) -> Option<String> {
        let row = self.row(enrolment)?;
        let action = match says {
            Says::TakesBack(_) => &self.actions.take_back,
            _ => &self.actions.record,
        };
        let mark = Mark {
            id: browser::new_id(),
            session: self.list.session,
            unit: self.list.unit.clone(),
            enrolment,
            says,
            made_at: browser::now(),
            by: self.actions.by.clone(),
        };
        row.standing.update(|standing| standing.made(&mark));
        row.state.set(if self.sender.is_waiting() {
            self.unsent()
        } else {
            State::Saving
        });
        let mut rows = self.list.rows.iter().zip(&self.list.names);
        let about = rows.find(|(row, _)| row.enrolment == enrolment);
        let name = encode(about.map(|(_, name)| ("name", name.as_str())));
        self.outbox.put(Draft {
            key: mark.key(),
            group: group(self.list.session),
            action: action.clone(),
            body: format!("{}&{name}&{}", mark.body(), self.place()),
        });
        self.counts();
        self.sender.send();
        Some(mark.id)
    }

    /// What goes with each message for the list of those that lie in the browser, besides the name:
    /// the session's title, and where its register is.
    fn place(&self) -> String {
        let page = match &*self.list.unit {
            "" => self.actions.register.clone(),
            unit => format!("{}?unit={unit}", self.actions.register),
        };
        encode([("title", self.actions.title.as_str()), ("page", &page)])
    }

    /// Counts what waits, from the first mark that had to until none does.
    fn counts(&self) {
        let waiting = self.board.waiting;
        if self.sender.is_waiting() || waiting.get_untracked() > 0 {
            waiting.set(self.sender.count());
            browser::tells(CHANGED);
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
        self.list.rows.iter().find(|row| row.enrolment == enrolment)
    }

    fn about(&self, message: &Message) -> Option<(Mark, &Row)> {
        let mark = Mark::read(&message.body)?;
        // Another part of the session has rows of its own; its marks are sent all the same.
        let row = self
            .row(mark.enrolment)
            .filter(|_| mark.unit == self.list.unit)?;
        Some((mark, row))
    }

    fn joins(&self, message: &Message) -> Option<WalkIn> {
        let adds = [&self.actions.add, &self.actions.let_in].contains(&&message.action);
        WalkIn::read(&message.body).filter(|_| adds)
    }

    /// Notes what became of somebody who was added, in the place of what was noted before.
    fn notes(&self, id: String, became: Added) {
        self.board.added.update(|added| {
            added.retain(|(known, _)| *known != id);
            added.push((id, became));
        });
    }
}
