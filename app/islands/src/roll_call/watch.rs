//! Hears from the server what stands, as it changes (server-sent events).

use std::{cell::RefCell, rc::Rc};

use wasm_bindgen::{JsCast as _, closure::Closure};
use web_sys::{EventSource, MessageEvent, VisibilityState};

use super::standing::Stood;
use crate::browser::{self, Timer};

/// The name of the event that brings what stands.
const STANDS: &str = "stands";
/// After this time the line is opened again, when the browser has given it up: in milliseconds.
const AGAIN: i64 = 10_000;

/// A line to the server, open while the page is looked at: of those a browser has few.
pub struct Watch {
    address: String,
    hears: Box<dyn Fn(Vec<Stood>)>,
    line: RefCell<Option<EventSource>>,
    again: Timer,
}

impl Watch {
    /// Begins to listen at an address, for as long as the page lives.
    pub fn begin(address: String, hears: impl Fn(Vec<Stood>) + 'static) {
        let this = Rc::new(Self {
            address,
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

    fn opens(self: &Rc<Self>) {
        let Ok(line) = EventSource::new(&self.address) else {
            return;
        };
        let heard = {
            let this = Rc::clone(self);
            Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
                let text = event.data().as_string().unwrap_or_default();
                let lines = text.lines().map(|line| Stood::from(line.to_owned()));
                (this.hears)(lines.collect());
            })
        };
        let failed = {
            let this = Rc::clone(self);
            Closure::<dyn Fn()>::new(move || {
                let next = Rc::clone(&this);
                // It opens again by itself, unless the server said no.
                this.again.set(AGAIN, move || next.looks());
            })
        };
        let listens = line
            .add_event_listener_with_callback(STANDS, heard.as_ref().unchecked_ref())
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
