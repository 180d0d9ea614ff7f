//! What is said aloud: one live region for the sheet, so that nothing is said twice.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use leptos::prelude::{RwSignal, Set as _};

use super::said::Speech;
use crate::browser::{self, Timer};

/// Says things aloud, through a live region that shows a signal.
pub struct Speaker {
    region: RwSignal<String>,
    speech: Cell<Speech>,
    /// What waits for its time.
    waits: RefCell<String>,
    timer: Timer,
}

impl Speaker {
    /// Speaks through a live region.
    pub fn new(region: RwSignal<String>) -> Rc<Self> {
        Rc::new(Self {
            region,
            speech: Cell::default(),
            waits: RefCell::default(),
            timer: Timer::default(),
        })
    }

    /// Says that something was saved: not all the time, but in the end.
    pub fn saved(self: &Rc<Self>, words: String) {
        self.waits.replace(words);
        let wait = self.speech.get().wait(browser::now());
        let this = Rc::clone(self);
        let speak = move || {
            let mut speech = this.speech.get();
            speech.spoke(browser::now());
            this.speech.set(speech);
            this.region.set(this.waits.take());
        };
        self.timer.set(wait, speak);
    }

    /// Says what matters more than that something was saved.
    pub fn at_once(&self, words: String) {
        self.timer.clear();
        self.region.set(words);
    }
}
