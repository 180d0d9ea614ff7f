//! The end of the time: said aloud before it comes, and the server asked when it has come.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use js_sys::Reflect;
use leptos::prelude::{RwSignal, Set as _};
use wasm_bindgen::JsValue;

use super::{
    answer::Told,
    countdown::{Clock, Moment, minutes, moment, sleep},
    said::State,
    sheet::Sheet,
};
use crate::{
    browser::{self, Timer},
    outbox::Flushed,
    post::reachable,
    words::fill,
};

/// The end of an attempt's time.
pub struct Deadline {
    /// As the page writes it; empty for none.
    text: RefCell<String>,
    /// In milliseconds since 1970; without end for none.
    at: Cell<f64>,
    clock: Clock,
    left: Cell<f64>,
    region: RwSignal<String>,
    timer: Timer,
}

impl Deadline {
    /// The end that the page states, if any; it is said through a live region.
    pub fn of_page(region: RwSignal<String>) -> Option<Rc<Self>> {
        let time = browser::document()?
            .query_selector("time[data-deadline]")
            .ok()??;
        let text = time.get_attribute("data-deadline")?;
        let at = browser::moment(&text).unwrap_or(f64::INFINITY);
        let server = browser::moment(&time.get_attribute("data-now")?)?;
        let came = came();
        let clock = Clock {
            server,
            wall: browser::now() as f64 - (browser::since_start() - came),
            stopwatch: came,
        };
        let deadline = Self {
            left: Cell::new(at - clock.now(browser::now() as f64, browser::since_start())),
            text: RefCell::new(text),
            at: Cell::new(at),
            clock,
            region,
            timer: Timer::default(),
        };
        Some(Rc::new(deadline))
    }

    /// Keeps watch over the time that a sheet has.
    pub fn watches(self: Rc<Self>, sheet: Rc<Sheet>) {
        if self.left.get() <= 0.0 {
            self.is_over(&sheet);
        }
        self.sleeps(sheet);
    }

    fn sleeps(self: Rc<Self>, sheet: Rc<Sheet>) {
        let (this, wait) = (Rc::clone(&self), sleep(self.left.get()).ceil() as i64);
        self.timer.set(wait, move || this.wakes(sheet));
    }

    fn wakes(self: Rc<Self>, sheet: Rc<Sheet>) {
        let left = self.left();
        let words = &sheet.words;
        show_left(left, &words.minutes_left);
        match moment(self.left.replace(left), left) {
            Some(Moment::Ten) => self.region.set(words.ten_minutes.clone()),
            Some(Moment::Five) => self.region.set(words.five_minutes.clone()),
            Some(Moment::One) => self.region.set(words.one_minute.clone()),
            Some(Moment::Over) => self.is_over(&sheet),
            // The server could not be asked when it was over.
            None if left <= 0.0 => self.is_over(&sheet),
            None => {}
        }
        self.sleeps(sheet);
    }

    fn left(&self) -> f64 {
        let now = self
            .clock
            .now(browser::now() as f64, browser::since_start());
        self.at.get() - now
    }

    /// The server tells of the end, and whether the attempt is open. Nothing is moved unsaid.
    pub fn hears(self: &Rc<Self>, told: &Told, sheet: &Rc<Sheet>) {
        let until = told.until.clone().unwrap_or_default();
        let moved = *self.text.borrow() != until;
        if moved {
            self.text.replace(until.clone());
            let at = browser::moment(&until).unwrap_or(f64::INFINITY);
            self.at.set(at);
            self.left.set(self.left());
            show_end(told);
            show_left(self.left.get(), &sheet.words.minutes_left);
            self.region.set(told.moved.clone());
            Rc::clone(self).sleeps(Rc::clone(sheet));
        }
        let obstacle = sheet.obstacle.borrow().clone();
        match obstacle {
            Some(State::Submitted) if told.open => {
                sheet.speaker.at_once(sheet.words.reopened.clone());
                sheet.reopens();
            }
            Some(State::TimeOver) if told.open && moved && self.left.get() > 0.0 => {
                sheet.reopens();
            }
            None | Some(State::SignIn) if !told.open && !sheet.leaving.get() => {
                sheet.obstacle.replace(Some(State::Submitted));
                sheet.speaker.at_once(sheet.words.submitted.clone());
                sheet.shows_untaken();
                sheet.shows_whole();
            }
            _ => {}
        }
    }

    /// Asks the server once, by loading the page again, when it has everything.
    fn is_over(&self, sheet: &Rc<Sheet>) {
        let obstacle = sheet.obstacle.borrow().clone();
        if matches!(obstacle, Some(State::Submitted | State::TimeOver)) {
            return;
        }
        let (sheet, text) = (Rc::clone(sheet), self.text.borrow().clone());
        browser::spawn(async move {
            let flushed = sheet.sender.flush().await;
            let may_ask = !matches!(flushed, Flushed::Unreachable | Flushed::SignIn);
            if may_ask && reachable().await {
                sheet.asks_once(&text);
            }
        });
    }
}

/// Shows in the bar how much time is left.
fn show_left(left: f64, words: &str) {
    let place = browser::document()
        .and_then(|document| document.query_selector(".sheet-bar .time-left").ok()?);
    if let Some(place) = place {
        let minutes = minutes(left).to_string();
        let words = fill(words, &[("minutes", &minutes)]);
        let said = left.is_finite().then_some(words.as_str());
        place.set_text_content(said);
    }
}

/// Shows at the head of the page when the attempt ends.
fn show_end(told: &Told) {
    let time = browser::document()
        .and_then(|document| document.query_selector("time[data-deadline]").ok()?);
    let Some(time) = time else {
        return;
    };
    time.set_text_content(Some(&told.said));
    // An attribute with a good name is always taken.
    let until = told.until.as_deref().unwrap_or_default();
    let _ = time.set_attribute("data-deadline", until);
    let _ = time.set_attribute("datetime", until);
    if let Some(line) = time.parent_element() {
        let _ = if told.said.is_empty() {
            line.set_attribute("hidden", "")
        } else {
            line.remove_attribute("hidden")
        };
    }
}

impl Sheet {
    fn asks_once(&self, deadline: &str) {
        let name = format!("torelik-over/{}", self.group());
        let storage = browser::window().and_then(|window| window.session_storage().ok()?);
        let is_asked = storage.as_ref().is_none_or(|storage| {
            let asked = storage.get_item(&name).ok().flatten();
            asked.as_deref() == Some(deadline) || storage.set_item(&name, deadline).is_err()
        });
        if is_asked {
            self.obstacle.replace(Some(State::TimeOver));
            self.speaker.at_once(self.words.time_over.clone());
            self.shows_untaken();
            self.shows_whole();
        } else {
            self.leaving.set(true);
            // Where even that is refused, the page stays as it is, and says so at the next save.
            browser::reload();
        }
    }
}

/// When the page came from the server, on its stopwatch.
fn came() -> f64 {
    let read = || -> Result<JsValue, JsValue> {
        let performance = browser::window()
            .and_then(|window| window.performance())
            .ok_or(JsValue::NULL)?;
        let navigation = performance.get_entries_by_type("navigation").get(0);
        Reflect::get(&navigation, &"responseStart".into())
    };
    read()
        .ok()
        .and_then(|came| came.as_f64())
        .unwrap_or_default()
}
