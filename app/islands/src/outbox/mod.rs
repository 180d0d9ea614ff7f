//! Unsent messages, kept in the browser until the server has them.
//!
//! A message is a form that is to be posted. It is put into the outbox at once, outlives the page
//! in the browser's storage, and is taken out when the server has answered. Whoever writes
//! messages ([`Writer`]) says what an answer means; the [`Sender`] sees to order, to turns between
//! windows, and to trying again.

mod kept;
mod message;
mod pace;
mod reply;
mod sender;
mod shelf;
mod turn;
mod writer;

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use futures_util::future::{Either, select};
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::JsFuture;
use web_sys::BeforeUnloadEvent;

use crate::browser;
use kept::Kept;
use shelf::{Shelf, Waiting};

pub use message::{Draft, KEPT_FOR, Message, decode, encode, take};
pub use pace::Pace;
pub use sender::Sender;
pub use writer::{AfterRefusal, Flushed, News, Reading, Writer};

/// How long the browser's storage may take to open, in milliseconds. Some never answer.
const PATIENCE: i32 = 5_000;

/// The outbox of this page; its clones are the same one.
#[derive(Clone, Default)]
pub struct Outbox(Rc<Inner>);

#[derive(Default)]
struct Inner {
    shelf: RefCell<Shelf>,
    kept: RefCell<Option<Rc<Kept>>>,
    /// Whether it was tried to open the storage.
    opened: Cell<bool>,
}

impl Outbox {
    /// Opens the browser's storage and takes over what earlier pages left there for a group: gives
    /// that, in order. Where the storage is refused, everything stays in this page alone.
    pub async fn open(&self, group: &str) -> Vec<Message> {
        let opening = Box::pin(Kept::open());
        let late = JsFuture::from(browser::pause(PATIENCE));
        if let Either::Left((Ok(kept), _)) = select(opening, late).await {
            // What cannot be read or swept now is not worth stopping for. What is read here is sent
            // now, however old it is.
            for message in kept.group(group).await.unwrap_or_default() {
                self.0.shelf.borrow_mut().adopt(message);
            }
            let _ = kept.sweep(group, browser::now()).await;
            self.0.kept.replace(Some(Rc::new(kept)));
            let unkept = self.0.shelf.borrow().unkept();
            for message in &unkept {
                self.keep(message);
            }
        }
        self.0.opened.set(true);
        self.0.shelf.borrow().group(group)
    }

    /// Puts a message into the outbox, in the place of an unsent one with the same key. Writing it
    /// to the browser's storage has begun when this returns.
    pub fn put(&self, draft: Draft) -> Message {
        let message = self.0.shelf.borrow_mut().put(draft, browser::now());
        self.keep(&message);
        message
    }

    fn keep(&self, message: &Message) {
        let Some(kept) = self.0.kept.borrow().clone() else {
            return;
        };
        let Ok(done) = kept.put(message) else {
            // The storage was taken away, for instance by clearing the site's data.
            self.0.kept.take();
            return;
        };
        let (inner, key, order) = (Rc::clone(&self.0), message.key.clone(), message.order);
        browser::spawn(async move {
            if done.await.is_ok_and(|done| done.is_committed()) {
                inner.shelf.borrow_mut().note_kept(&key, order);
            } else {
                // Such as for want of room. From now on the page says that it keeps nothing.
                inner.kept.take();
            }
        });
    }

    /// Takes out a message that was sent, unless it was changed since.
    pub async fn remove(&self, message: &Message) {
        let (key, order) = (&message.key, message.order);
        self.0.shelf.borrow_mut().remove(key, order);
        let kept = self.0.kept.borrow().clone();
        if let Some(kept) = kept {
            // What stays behind is sent once more, and the server knows it.
            let _ = kept.remove(key, order).await;
        }
    }

    /// Takes out a message that the server did not take, and puts it aside where the person finds
    /// it, with the code of why and the words for it.
    pub async fn refuse(&self, message: &Message, why: [&str; 2]) {
        let (key, order) = (&message.key, message.order);
        self.0.shelf.borrow_mut().remove(key, order);
        let kept = self.0.kept.borrow().clone();
        if let Some(kept) = kept {
            // Where it cannot be put aside it is sent once more, and refused once more.
            let _ = kept.set_aside(message, why, browser::now()).await;
        }
    }

    /// Forgets a group whose messages nobody can use any more.
    pub async fn forget(&self, group: &str) {
        let stored = self.stored(group).await.unwrap_or_default();
        self.0.shelf.borrow_mut().forget(group);
        for message in &stored {
            self.remove(message).await;
        }
    }

    /// The messages of a group that this page waits to have sent, in order.
    pub fn group(&self, group: &str) -> Vec<Message> {
        self.0.shelf.borrow().group(group)
    }

    /// Whether an unsent message stands under a key.
    pub fn has(&self, key: &str) -> bool {
        self.0.shelf.borrow().has(key)
    }

    /// Whether messages outlive the page. Until that is known, it is assumed.
    pub fn is_lasting(&self) -> bool {
        !self.0.opened.get() || self.0.kept.borrow().is_some()
    }

    /// Has the browser ask before the page is left while something would be lost by that.
    pub fn warns_before_loss(&self) {
        let inner = Rc::clone(&self.0);
        browser::listen("beforeunload", move |event| {
            if !inner.shelf.borrow().unkept().is_empty() {
                let event: BeforeUnloadEvent = event.unchecked_into();
                event.prevent_default();
                // Older browsers ask when a text is given; none shows it.
                event.set_return_value("unsent");
            }
        });
    }

    fn newest(&self) -> i64 {
        self.0.shelf.borrow().newest()
    }

    fn holds(&self, message: &Message) -> bool {
        self.0.shelf.borrow().holds(&message.key, message.order)
    }

    fn note_delay(&self, group: &str) {
        self.0.shelf.borrow_mut().note_delay(group);
    }

    async fn stored(&self, group: &str) -> Option<Vec<Message>> {
        let kept = self.0.kept.borrow().clone()?;
        let stored = kept.group(group).await;
        if stored.is_err() {
            self.0.kept.take();
        }
        stored.ok()
    }

    /// What another window took from this page's messages, and what is to be sent, in order.
    async fn survey(&self, group: &str) -> (Vec<Message>, Vec<Waiting>) {
        let stored = self.stored(group).await;
        let mut shelf = self.0.shelf.borrow_mut();
        let Some(stored) = stored else {
            return (Vec::new(), shelf.waiting(group, Vec::new()));
        };
        (
            shelf.take_gone(group, &stored),
            shelf.waiting(group, stored),
        )
    }
}
