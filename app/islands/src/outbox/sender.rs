//! Sends the messages of a group: in order, one at a time, again and again until the server has
//! them.

use std::{
    cell::{Cell, RefCell},
    rc::{Rc, Weak},
};

use tokio::sync::oneshot;

use super::{
    AfterRefusal, Draft, Flushed, Message, News, Outbox, Reading, Writer, pace,
    reply::{Next, next},
    shelf::Waiting,
    turn::turn,
};
use crate::{
    browser::{self, Timer},
    post::{post, post_in_leaving},
};

/// What sending one message came to.
enum Step {
    /// It is dealt with.
    Done,
    /// The server failed at it.
    Trouble,
    /// Nothing more can be sent now.
    End(Flushed),
}

/// Sends the messages of a group.
pub struct Sender {
    outbox: Outbox,
    group: String,
    writer: Weak<dyn Writer>,
    running: Cell<bool>,
    again: Cell<bool>,
    stopped: Cell<bool>,
    failures: Cell<u32>,
    retry: Timer,
    /// The messages that were refused and stay, by their order.
    aside: RefCell<Vec<i64>>,
    awaited: RefCell<Vec<oneshot::Sender<Flushed>>>,
}

impl Sender {
    /// Makes a sender; it sends nothing before it is told to.
    pub fn new(outbox: Outbox, group: String, writer: Weak<dyn Writer>) -> Rc<Self> {
        Rc::new(Self {
            outbox,
            group,
            writer,
            running: Cell::default(),
            again: Cell::default(),
            stopped: Cell::default(),
            failures: Cell::default(),
            retry: Timer::default(),
            aside: RefCell::default(),
            awaited: RefCell::default(),
        })
    }

    /// Tries again whenever there is reason for hope: the network is back, the page is looked at
    /// again.
    pub fn watches(self: &Rc<Self>) {
        for event in ["online", "pageshow", "focus"] {
            let this = Rc::clone(self);
            browser::listen(event, move |_| {
                if this.count() > 0 {
                    this.send();
                }
            });
        }
    }

    /// How many messages of this page are on their way or wait for that, without those that were
    /// refused.
    pub fn count(&self) -> usize {
        self.unsent().count()
    }

    fn unsent(&self) -> impl Iterator<Item = Message> {
        let aside = self.aside.borrow().clone();
        let messages = self.outbox.group(&self.group).into_iter();
        messages.filter(move |message| !aside.contains(&message.order))
    }

    /// Whether the last try failed, so that the next waits for its time.
    pub fn is_waiting(&self) -> bool {
        self.failures.get() > 0
    }

    /// Sends now.
    pub fn send(self: &Rc<Self>) {
        self.retry.clear();
        self.again.set(true);
        if self.running.replace(true) {
            return;
        }
        let this = Rc::clone(self);
        browser::spawn(async move { this.run().await });
    }

    /// What could not be sent any more can be again: sends it.
    pub fn resumes(self: &Rc<Self>) {
        self.stopped.set(false);
        self.aside.borrow_mut().clear();
        self.send();
    }

    /// Sends now, unless the last try failed; then at its time.
    pub fn send_in_time(self: &Rc<Self>) {
        if self.failures.get() == 0 {
            self.send();
        }
    }

    /// Sends everything, and says what came of it.
    pub async fn flush(self: &Rc<Self>) -> Flushed {
        let (done, outcome) = oneshot::channel();
        self.awaited.borrow_mut().push(done);
        self.send();
        outcome.await.unwrap_or(Flushed::Unreachable)
    }

    /// Sends what is unsent while the page is being left, without waiting for anything. All of it
    /// stays in the outbox, so only for messages that may come twice and in any order.
    pub fn send_in_leaving(&self) {
        if !self.stopped.get() {
            let messages: Vec<_> = self.unsent().collect();
            post_in_leaving(
                messages
                    .iter()
                    .map(|message| (message.action.as_str(), message.body.as_str())),
            );
        }
    }

    async fn run(self: Rc<Self>) {
        let mut outcome = Flushed::Sent;
        while self.again.take() {
            outcome = self.pass().await;
        }
        self.running.set(false);
        if matches!(outcome, Flushed::Unreachable | Flushed::SignIn) {
            self.wait();
        }
        for awaited in self.awaited.take() {
            // Whoever asked may have gone.
            let _ = awaited.send(outcome);
        }
    }

    /// Sends what is there now; what comes meanwhile is for the next pass.
    async fn pass(&self) -> Flushed {
        let (until, failures) = (self.outbox.newest(), self.failures.get());
        let mut troubled: Vec<Message> = Vec::new();
        loop {
            if self.stopped.get() {
                return Flushed::Stopped;
            }
            let _turn = turn(&self.group).await;
            let (gone, waiting) = self.outbox.survey(&self.group).await;
            for message in &gone {
                self.tell(message, &News::Elsewhere);
            }
            let aside = |each: &Waiting| self.aside.borrow().contains(&each.message.order);
            let writer = self.writer.upgrade();
            let waits = |message: &Message| {
                troubled.iter().any(|before| {
                    let mut writers = writer.iter();
                    before.order == message.order
                        || writers.any(|writer| writer.waits_behind(message, before))
                })
            };
            let is_next = |each: &&Waiting| {
                let is_later = each.own && each.message.order > until;
                !is_later && !aside(each) && !waits(&each.message)
            };
            let Some(next) = waiting.iter().find(is_next) else {
                if !troubled.is_empty() {
                    self.failures.set(failures);
                    return self.fails(Flushed::Unreachable);
                }
                // Also where another window has sent what this one could not.
                self.failures.set(0);
                return if waiting.iter().any(aside) {
                    Flushed::Refused
                } else {
                    Flushed::Sent
                };
            };
            match self.deliver(next).await {
                Step::Done => {}
                Step::Trouble => troubled.push(next.message.clone()),
                Step::End(outcome) => return outcome,
            }
        }
    }

    /// Sends one message.
    async fn deliver(&self, waiting: &Waiting) -> Step {
        let message = &waiting.message;
        let Some(writer) = self.writer.upgrade() else {
            return Step::End(Flushed::Stopped);
        };
        writer.sends(message);
        // By the same clock as the time at which it was made: so the server knows how long ago that was.
        let body = format!("{}&sent_at={}", message.body, browser::now());
        let reply = next(post(&message.action, &body).await);
        let hears = |news: News| {
            if waiting.own {
                writer.hears(message, &news);
            }
        };
        match reply {
            Next::Answered(answer) => {
                let news = match writer.reads(message, &answer, waiting.delayed) {
                    Reading::NotOurs => return Step::End(self.fails(Flushed::Unreachable)),
                    Reading::Taken => News::Taken(answer),
                    Reading::Late => News::Late,
                    Reading::Again(body) => {
                        self.failures.set(0);
                        self.replace(message, body).await;
                        return Step::Done;
                    }
                };
                self.failures.set(0);
                self.outbox.remove(message).await;
                hears(news);
                Step::Done
            }
            Next::Trouble => Step::Trouble,
            Next::Later => Step::End(self.fails(Flushed::Unreachable)),
            Next::SignIn => Step::End(self.fails(Flushed::SignIn)),
            Next::Refused(code, says) => {
                self.failures.set(0);
                writer.is_told(message, &says);
                let after = writer.after_refusal(message, &code);
                match after {
                    AfterRefusal::PutAside => self.outbox.refuse(message, [&code, &says]).await,
                    AfterRefusal::SetAside => self.aside.borrow_mut().push(message.order),
                    AfterRefusal::Stop => {}
                }
                // That nothing goes any more concerns this page, whoever wrote the message.
                if after == AfterRefusal::Stop {
                    self.stopped.set(true);
                    writer.hears(message, &News::Refused(code));
                    return Step::End(Flushed::Stopped);
                }
                hears(News::Refused(code));
                Step::Done
            }
        }
    }

    /// Puts a form in the place of a message, unless something newer has that place.
    async fn replace(&self, message: &Message, body: String) {
        if !self.outbox.holds(message) {
            return self.outbox.remove(message).await;
        }
        self.outbox.put(Draft {
            key: message.key.clone(),
            group: message.group.clone(),
            action: message.action.clone(),
            body,
        });
        self.again.set(true);
    }

    /// Notes that a try failed, and tells whoever waits.
    fn fails(&self, outcome: Flushed) -> Flushed {
        self.failures.set(self.failures.get().saturating_add(1));
        self.outbox.note_delay(&self.group);
        let news = match outcome {
            Flushed::SignIn => News::SignIn,
            _ => News::Waiting,
        };
        for message in self.unsent() {
            self.tell(&message, &news);
        }
        outcome
    }

    fn tell(&self, message: &Message, news: &News) {
        if let Some(writer) = self.writer.upgrade() {
            writer.hears(message, news);
        }
    }

    /// Tries again after a while.
    fn wait(self: &Rc<Self>) {
        let pause = pace::pause(self.failures.get(), browser::chance());
        let this = Rc::clone(self);
        self.retry.set(pause.into(), move || this.send());
    }
}
