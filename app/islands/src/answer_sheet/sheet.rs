//! The sheet on the page: what is typed goes into the outbox, what becomes of it is said.

use std::{
    cell::{Cell, RefCell},
    rc::{Rc, Weak},
};

use leptos::prelude::{RwSignal, Set as _};
use web_sys::HtmlFormElement;

use super::{
    Properties,
    answer::{self, Answer, Told, Verdict},
    bar::Bar,
    client::client,
    fields,
    question::{Question, questions},
    said::{State, Whole, Words},
    speaker::Speaker,
};
use crate::{
    browser::{self, Timer},
    given::Map,
    outbox::{Draft, Message, Outbox, Pace, Sender},
    untaken::{Offered, Piece, chosen_in},
};

/// The sheet on the page.
pub struct Sheet {
    attempt: i64,
    action: String,
    client: String,
    pub(super) words: Words,
    pub(super) form: HtmlFormElement,
    bar: Bar,
    pub(super) speaker: Rc<Speaker>,
    pub(super) questions: RefCell<Vec<Question>>,
    pub(super) outbox: Outbox,
    pub(super) sender: Rc<Sender>,
    pace: Cell<Pace>,
    timer: Timer,
    pub(super) saved_at: RefCell<Option<String>>,
    /// What is in the way of saving, as long as it is.
    pub(super) obstacle: RefCell<Option<State>>,
    /// Whether it was said aloud that the network is away.
    pub(super) said_waiting: Cell<bool>,
    /// Whether the page is being left, with everything sent.
    pub(super) leaving: Cell<bool>,
    /// What the server did not take, once it takes nothing more.
    untaken: RwSignal<Vec<Piece>>,
    /// What each question offers to be chosen.
    offered: Map<Offered>,
}

impl Sheet {
    /// Takes over a form as the server rendered it.
    pub fn new(
        form: HtmlFormElement,
        outbox: Outbox,
        properties: Properties,
        speaker: Rc<Speaker>,
        untaken: RwSignal<Vec<Piece>>,
    ) -> Rc<Self> {
        let rendered = fields::as_rendered(&form);
        let questions = questions(&form, &rendered, &properties.sequences);
        let group = answer::group(properties.attempt);
        Rc::new_cyclic(|this: &Weak<Self>| Self {
            sender: Sender::new(outbox.clone(), group, this.clone()),
            attempt: properties.attempt,
            action: properties.action,
            words: properties.words,
            offered: properties.offered,
            client: client(),
            bar: Bar::of(&form),
            questions: RefCell::new(questions),
            pace: Cell::default(),
            timer: Timer::default(),
            saved_at: RefCell::default(),
            obstacle: RefCell::default(),
            said_waiting: Cell::default(),
            leaving: Cell::default(),
            untaken,
            form,
            outbox,
            speaker,
        })
    }

    /// Puts back what earlier pages left unsent, and takes up what was typed before the sheet was
    /// awake.
    pub fn restores(self: &Rc<Self>, left: &[Message]) {
        let before = fields::now(&self.form);
        for message in left {
            self.restore(message, &before);
        }
        let ids: Vec<String> = self
            .questions
            .borrow()
            .iter()
            .map(|it| it.id.clone())
            .collect();
        for id in &ids {
            self.changes(id);
        }
        for question in self.questions.borrow().iter() {
            question.show_place(&self.words);
        }
        if !left.is_empty() {
            self.sender.send();
        }
    }

    fn restore(&self, message: &Message, before: &[answer::Field]) {
        let mut questions = self.questions.borrow_mut();
        let Some(id) = answer::question(&message.key) else {
            return;
        };
        let (Some(question), Some(answer)) =
            (find(&mut questions, id), Answer::read(&message.body))
        else {
            return;
        };
        question.sequence.uses(answer.sequence);
        if question.sequence.is_past(answer.sequence) {
            question.passed_over = Some(message.order);
            return;
        }
        // Whoever chose something else before the sheet was awake meant that. But a letter typed
        // into what the server had does not outweigh the text that was to come.
        let touched = fields::of(before, id) != question.fields;
        if touched && !fields::is_written(&question.item) {
            return;
        }
        fields::put_back(&question.item, id, answer.fields);
        question.fields = fields::of(&fields::now(&self.form), id);
        question.show(State::Saving, &self.words);
    }

    /// A question may have changed: if so, its answer goes into the outbox.
    pub fn changes(self: &Rc<Self>, id: &str) {
        let fields = fields::of(&fields::now(&self.form), id);
        let mut questions = self.questions.borrow_mut();
        let Some(question) = find(&mut questions, id) else {
            return;
        };
        if question.fields == fields {
            return;
        }
        question.fields.clone_from(&fields);
        let answer = Answer {
            sequence: question.sequence.next(),
            client: self.client.clone(),
            fields,
        };
        self.outbox.put(Draft {
            key: answer::key(self.attempt, id),
            group: self.group(),
            action: self.action.clone(),
            body: answer.body(self.attempt, id),
        });
        question.show_place(&self.words);
        question.show(self.unsent(), &self.words);
        question.says(&self.words);
        if answer::same_place(&question.fields, id) {
            self.speaker.at_once(self.words.same_place.clone());
        }
        drop(questions);
        self.shows_untaken();
        self.shows_whole();
        self.sends_soon();
    }

    /// Sends once the hands rest.
    fn sends_soon(self: &Rc<Self>) {
        let mut pace = self.pace.get();
        let wait = pace.change(browser::now());
        self.pace.set(pace);
        let this = Rc::clone(self);
        let send = move || {
            let mut pace = this.pace.get();
            pace.sent();
            this.pace.set(pace);
            this.sender.send_in_time();
        };
        self.timer.set(wait, send);
    }

    /// Where nothing is saved any more, shows what the server did not take, to be copied.
    pub(super) fn shows_untaken(&self) {
        let closed = matches!(
            *self.obstacle.borrow(),
            Some(State::Submitted | State::TimeOver)
        );
        let questions = self.questions.borrow();
        let untaken = questions.iter().filter(|it| closed && it.is_untaken());
        let pieces = untaken.map(|question| {
            let (fields, id) = (&question.fields, &question.id);
            let typed = answer::typed(fields, id);
            let chosen = chosen_in(fields, id, self.offered.get(id));
            let said = [typed, chosen, self.words.choice.clone()].into_iter();
            let text = said.into_iter().find(|text| !text.is_empty());
            Piece {
                title: question.title(),
                text: text.unwrap_or_default(),
            }
        });
        self.untaken.set(pieces.collect());
    }

    /// The tab as its answers name it.
    pub(super) fn client(&self) -> &str {
        &self.client
    }

    /// Another tab or device has answered: the page is loaded again to show what stands, or says that
    /// something newer stands where something is still being typed or sent.
    pub(super) fn learns(&self, told: &Told) {
        let mut questions = self.questions.borrow_mut();
        let mut behind = false;
        for (id, sequence) in told.elsewhere.iter() {
            if let Some(question) = find(&mut questions, id)
                && question.sequence.is_behind(*sequence)
            {
                question.sequence.learns(*sequence);
                question.show(State::Newer, &self.words);
                behind = true;
            }
        }
        let key = |question: &Question| answer::key(self.attempt, &question.id);
        let sends = questions.iter().any(|it| self.outbox.has(&key(it)));
        if behind && !sends && told.open && !browser::is_writing() {
            browser::reload();
        } else if behind {
            self.speaker.at_once(self.words.newer.clone());
        }
    }

    /// The attempt is open again: what could not be saved is sent.
    pub(super) fn reopens(self: &Rc<Self>) {
        self.obstacle.take();
        self.untaken.set(Vec::new());
        self.sender.resumes();
        self.shows_whole();
    }

    /// The group of this attempt's messages.
    pub(super) fn group(&self) -> String {
        answer::group(self.attempt)
    }

    /// How an answer is that the server does not have.
    pub(super) fn unsent(&self) -> State {
        match &*self.obstacle.borrow() {
            Some(obstacle) => obstacle.clone(),
            None if !self.sender.is_waiting() => State::Saving,
            None if self.outbox.is_lasting() => State::Kept,
            None => State::KeptInPage,
        }
    }

    /// Shows in the bar how the whole is, or what is in its way.
    pub(super) fn shows_whole(&self) {
        if let Some(obstacle) = &*self.obstacle.borrow() {
            self.bar.show_obstacle(obstacle, &self.words);
            return;
        }
        let questions = self.questions.borrow();
        let count = |is: fn(&Question) -> bool| questions.iter().filter(|it| is(it)).count();
        let whole = Whole {
            answered: count(Question::is_answered),
            count: questions.len(),
            unsent: self.sender.count(),
            refused: count(|it| it.state == State::Refused),
            saved_at: self.saved_at.borrow().clone(),
            is_waiting: self.sender.is_waiting(),
        };
        if let Some(words) = whole.say(&self.words) {
            self.bar.show(&words);
        }
    }

    /// Shows something in the bar, and says it aloud.
    pub(super) fn tells(&self, words: &str) {
        self.bar.show(words);
        self.speaker.at_once(words.to_owned());
    }

    /// What a receipt means for an answer of this attempt; where it has to be sent once more, the
    /// form to send.
    pub(super) fn judges(
        &self,
        message: &Message,
        receipt: &answer::Receipt,
        delayed: bool,
    ) -> (Verdict, Option<String>) {
        let mut questions = self.questions.borrow_mut();
        let id = answer::question(&message.key).unwrap_or_default();
        let (Some(question), Some(mut sent)) =
            (find(&mut questions, id), Answer::read(&message.body))
        else {
            return (Verdict::Taken, None);
        };
        question.sequence.learns(receipt.sequence);
        let verdict = answer::verdict(&sent, receipt, delayed);
        let again = (verdict == Verdict::Again).then(|| {
            sent.sequence = question.sequence.next();
            sent.body(self.attempt, id)
        });
        (verdict, again)
    }
}

/// The question with an id.
pub(super) fn find<'a>(questions: &'a mut [Question], id: &str) -> Option<&'a mut Question> {
    questions.iter_mut().find(|question| question.id == id)
}
