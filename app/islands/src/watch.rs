//! Hears from the server what changes, as it does (server-sent events).

use std::{cell::RefCell, rc::Rc};

use wasm_bindgen::{JsCast as _, closure::Closure};
use web_sys::{EventSource, MessageEvent, VisibilityState};

use crate::{
    browser::{self, Timer},
    post::status,
};

/// After this time the line is opened again, when the browser has given it up: in milliseconds.
const AGAIN: i64 = 10_000;

/// Why the server tells nothing more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deaf {
    /// One has been signed out.
    SignedOut,
    /// It refuses: the person may not watch any more, or watches by too many pages.
    Refused,
}

/// A line to the server, open while the page is looked at: of those a browser has few.
pub struct Watch {
    address: String,
    /// The name of the event that brings news.
    event: &'static str,
    hears: Box<dyn Fn(Result<String, Deaf>)>,
    line: RefCell<Option<EventSource>>,
    again: Timer,
}

impl Watch {
    /// Begins to listen at an address, for as long as the page lives.
    pub fn begin(
        address: String,
        event: &'static str,
        hears: impl Fn(Result<String, Deaf>) + 'static,
    ) {
        let this = Rc::new(Self {
            address,
            event,
            hears: Box::new(hears),
            line: RefCell::default(),
            again: Timer::default(),
        });
        for event in ["visibilitychange", "online", "pageshow"] {
            let this = Rc::clone(&this);
            browser::listen(event, move |_| this.looks());
        }
        this.looks();
    }

    /// Opens the line if the page is looked at and it is not open, and closes it otherwise.
    fn looks(self: &Rc<Self>) {
        let seen = browser::document()
            .is_some_and(|document| document.visibility_state() == VisibilityState::Visible);
        let open = self
            .line
            .borrow()
            .as_ref()
            .is_some_and(|line| line.ready_state() != EventSource::CLOSED);
        match (seen, open) {
            (true, false) => self.opens(),
            (false, true) => {
                if let Some(line) = self.line.take() {
                    line.close();
                }
            }
            _ => {}
        }
    }

    /// The line failed. It opens again by itself, unless the server said no: then it is asked why,
    /// since the line itself does not tell. Who was signed out is told so and asks no more, until
    /// the page is looked at again.
    async fn failed(self: Rc<Self>) {
        let closed = |line: &EventSource| line.ready_state() == EventSource::CLOSED;
        if !self.line.borrow().as_ref().is_some_and(closed) {
            return;
        }
        match status(&self.address).await {
            Some(401) => (self.hears)(Err(Deaf::SignedOut)),
            Some(400..500) => (self.hears)(Err(Deaf::Refused)),
            _ => {
                let next = Rc::clone(&self);
                self.again.set(AGAIN, move || next.looks());
            }
        }
    }

    fn opens(self: &Rc<Self>) {
        let Ok(line) = EventSource::new(&self.address) else {
            return;
        };
        let heard = {
            let this = Rc::clone(self);
            Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
                (this.hears)(Ok(event.data().as_string().unwrap_or_default()));
            })
        };
        let failed = {
            let this = Rc::clone(self);
            Closure::<dyn Fn()>::new(move || {
                let next = Rc::clone(&this);
                browser::spawn(async move { next.failed().await });
            })
        };
        let listens = line
            .add_event_listener_with_callback(self.event, heard.as_ref().unchecked_ref())
            .and_then(|()| {
                line.add_event_listener_with_callback("error", failed.as_ref().unchecked_ref())
            });
        if listens.is_ok() {
            // They live as long as the line, and that as long as the page.
            heard.forget();
            failed.forget();
            self.line.replace(Some(line));
        }
    }
}
