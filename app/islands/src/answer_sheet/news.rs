//! What the sheet makes of what the outbox tells it.

use super::{
    answer::{self, Answer, Verdict, receipt},
    said::State,
    sheet::{Sheet, find},
};
use crate::{
    outbox::{AfterRefusal, Message, News, Reading, Writer},
    refusals,
    words::fill,
};

impl Writer for Sheet {
    fn waits_behind(&self, _: &Message, _: &Message) -> bool {
        false
    }

    fn sends(&self, message: &Message) {
        let id = answer::question(&message.key).unwrap_or_default();
        if let Some(question) = find(&mut self.questions.borrow_mut(), id)
            && let Some(answer) = Answer::read(&message.body)
        {
            question.sequence.uses(answer.sequence);
        }
    }

    fn reads(&self, message: &Message, answer: &str, delayed: bool) -> Reading {
        let Some(receipt) = receipt(answer) else {
            return Reading::NotOurs;
        };
        match self.judges(message, &receipt, delayed) {
            (Verdict::Again, Some(body)) => Reading::Again(body),
            (Verdict::Late, _) => Reading::Late,
            (_, _) => Reading::Taken,
        }
    }

    fn after_refusal(&self, _: &Message, code: &str) -> AfterRefusal {
        answer::after_refusal(code)
    }

    fn hears(&self, message: &Message, news: &News) {
        match news {
            News::Taken(answer) => {
                self.has_way();
                if let Some(receipt) = receipt(answer) {
                    self.has_saved(message, receipt.at);
                }
            }
            News::Late => {
                self.has_way();
                self.shows(message, State::Newer);
                self.speaker.at_once(self.words.newer.clone());
            }
            News::Elsewhere => self.shows(message, State::Elsewhere),
            News::Waiting => {
                let unsent = self.unsent();
                // Said aloud when it begins, not at every try.
                if !self.said_waiting.replace(true) {
                    self.speaker.at_once(unsent.say(&self.words));
                }
                self.shows(message, unsent);
            }
            News::SignIn => {
                if self.obstacle.replace(Some(State::SignIn)).is_none() {
                    self.speaker.at_once(self.words.sign_in.clone());
                }
                self.shows(message, State::SignIn);
            }
            News::Refused(code) => {
                let state = match code.as_str() {
                    refusals::ATTEMPT_SUBMITTED => State::Submitted,
                    refusals::ATTEMPT_TIME_OVER => State::TimeOver,
                    _ => State::Refused,
                };
                self.speaker.at_once(state.say(&self.words));
                if state != State::Refused {
                    self.obstacle.replace(Some(state.clone()));
                }
                self.shows(message, state);
                self.shows_untaken();
            }
        }
        self.shows_whole();
    }
}

impl Sheet {
    /// The server was reached, and took something.
    fn has_way(&self) {
        self.said_waiting.set(false);
        let mut obstacle = self.obstacle.borrow_mut();
        if *obstacle == Some(State::SignIn) {
            obstacle.take();
        }
    }

    fn has_saved(&self, message: &Message, at: String) {
        // What was typed since is still on its way.
        if !self.outbox.has(&message.key) {
            self.shows(message, State::Saved(at.clone()));
        }
        self.speaker
            .saved(fill(&self.words.saved, &[("time", &at)]));
        self.saved_at.replace(Some(at));
    }

    /// Shows at a question how its message is; not for a message that the page passed over.
    fn shows(&self, message: &Message, state: State) {
        let id = answer::question(&message.key).unwrap_or_default();
        if let Some(question) = find(&mut self.questions.borrow_mut(), id)
            && question.passed_over != Some(message.order)
        {
            question.show(state, &self.words);
        }
    }
}
