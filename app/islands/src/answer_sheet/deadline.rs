//! The end of the time: said aloud before it comes, and the server asked when it has come.

use std::{cell::Cell, rc::Rc};

use js_sys::Reflect;
use leptos::prelude::{RwSignal, Set as _};
use wasm_bindgen::JsValue;

use super::{
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
    /// As the page writes it.
    text: String,
    at: f64,
    clock: Clock,
    left: Cell<f64>,
    region: RwSignal<String>,
    timer: Timer,
}

impl Deadline {
    /// The end that the page states, if it does; it is said through a live region.
    pub fn of_page(region: RwSignal<String>) -> Option<Rc<Self>> {
        let time = browser::document()?
            .query_selector("time[data-deadline]")
            .ok()??;
        let text = time.get_attribute("data-deadline")?;
        let at = browser::moment(&text)?;
        let server = browser::moment(&time.get_attribute("data-now")?)?;
        let came = came();
        let clock = Clock {
            server,
            wall: browser::now() as f64 - (browser::since_start() - came),
            stopwatch: came,
        };
        let deadline = Self {
            left: Cell::new(at - clock.now(browser::now() as f64, browser::since_start())),
            text,
            at,
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
        let now = self
            .clock
            .now(browser::now() as f64, browser::since_start());
        let left = self.at - now;
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

    /// Asks the server once, by loading the page again, when it has everything.
    fn is_over(&self, sheet: &Rc<Sheet>) {
        let obstacle = sheet.obstacle.borrow().clone();
        if matches!(obstacle, Some(State::Submitted | State::TimeOver)) {
            return;
        }
        let (sheet, text) = (Rc::clone(sheet), self.text.clone());
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
        place.set_text_content(Some(&fill(words, &[("minutes", &minutes)])));
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
