//! The sheet of a quiz: every answer is saved by itself, kept in the browser until the server has
//! it, and put back after a reload, a crash or a lost network.
//!
//! The form itself comes from the server and works without any of this. This module reads it,
//! listens to it, and says at each question how its answer is.

pub(crate) mod answer;
mod bar;
mod client;
mod countdown;
mod deadline;
mod fields;
mod leaving;
mod news;
mod question;
mod said;
mod sheet;
mod speaker;

use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, Event, HtmlFormElement};

use crate::{
    browser,
    given::{self, Map, given},
    outbox::Outbox,
    untaken::{self, Offered, Piece},
    watch::Watch,
};
use deadline::Deadline;
use sheet::Sheet;
use speaker::Speaker;

pub use said::Words;

/// The form of an attempt, as the server rendered it, and what makes it save itself.
///
/// The form is `<form id="sheet" method="post" autocomplete="off">`; without `autocomplete="off"`
/// a browser that restores fields after a reload would pass what it restores off as newly typed.
/// - Each question is `<li class="question" id=… data-question=…>`; its fields are named
///   `answers[question][part][]`, the mark for later `answers[question][later][]`.
/// - `p.saved` in a question says how its answer is. A button `intent=save…` there is hidden once
///   the form is awake, which its class `awake` says.
/// - `.sheet-bar [role=status]` says how the whole is. `nav.sheet-places a[href="#question"]` gets
///   `data-state` `open`, `answered` or `later`, and an element `.state` in it the word for that.
/// - `.sheet-bar .time-left` shows how many minutes are left, where there is an end.
/// - `time[data-deadline][data-now]`, anywhere on the page, states the end of the time, or nothing, and
///   what the server's clock said when it made the page (RFC 3339). It is kept up to date.
///
/// What it is given stands before it ([`crate::element`] of [`Properties`]).
#[island]
pub fn AnswerSheet(
    /// The form.
    children: Children,
) -> impl IntoView {
    let (spoken, time) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let untaken = RwSignal::new(Vec::<Piece>::new());
    let properties: Properties = given::here().expect("the page says of which attempt");
    let untaken_words = properties.untaken_words.clone();
    let mut properties = Some(properties);
    // Runs in the browser alone, once the form is there.
    Effect::new(move |_| {
        if let Some(properties) = properties.take() {
            browser::spawn(async move {
                wake(properties, spoken, time, untaken).await;
            });
        }
    });
    view! {
        {untaken::pieces(untaken, untaken_words)}
        {children()}
        <p class="visually-hidden" role="status">{spoken}</p>
        <p class="visually-hidden" role="status">{time}</p>
    }
}

given! {
    /// What the server gives the sheet.
    pub struct Properties {
        /// The attempt.
        pub attempt: i64,
        /// Address that an answer is sent to.
        pub action: String,
        /// Address at which the server tells when the end of the time is moved.
        pub events: String,
        /// For each question that was answered, the number of its newest answer.
        pub sequences: Map<i64>,
        /// What is said.
        pub words: Words,
        /// What is said of what was not taken.
        pub untaken_words: untaken::Words,
        /// What each question offers to be chosen.
        pub offered: Map<Offered>,
    }
}

/// Wakes the sheet: first what earlier pages left is put back, then changes are listened to.
async fn wake(
    properties: Properties,
    spoken: RwSignal<String>,
    time: RwSignal<String>,
    untaken: RwSignal<Vec<Piece>>,
) -> Option<()> {
    let form = browser::document()?.get_element_by_id("sheet")?;
    let form: HtmlFormElement = form.dyn_into().ok()?;
    let outbox = Outbox::default();
    let left = outbox.open(&answer::group(properties.attempt)).await;
    let events = properties.events.clone();
    let sheet = Sheet::new(form, outbox, properties, Speaker::new(spoken), untaken);
    sheet.restores(&left);
    listen(&sheet);
    for button in fields::all(&sheet.form, ".question button[name=intent][value^=save]") {
        // An attribute with a good name is always taken.
        let _ = button.set_attribute("hidden", "");
    }
    let _ = sheet.form.class_list().add_1("awake");
    if let Some(deadline) = Deadline::of_page(time) {
        Rc::clone(&deadline).watches(Rc::clone(&sheet));
        let events = format!("{events}?client={}", sheet.client());
        Watch::begin(events, "attempt", move |news| {
            let told = news.ok().and_then(|news| given::read(&news));
            if let Some(told) = told {
                deadline.hears(&told, &sheet);
                sheet.learns(&told);
            }
        });
    }
    Some(())
}

/// Listens to the form and to the page.
fn listen(sheet: &Rc<Sheet>) {
    for event in ["input", "change"] {
        let sheet = Rc::clone(sheet);
        browser::listen(event, move |event| {
            if let Some(question) = question_of(&event) {
                sheet.changes(&question);
            }
        });
    }
    let (leaves, goes, comes) = (Rc::clone(sheet), Rc::clone(sheet), Rc::clone(sheet));
    browser::listen("submit", move |event| leaves.submits(event.unchecked_ref()));
    browser::listen("pagehide", move |_| goes.goes());
    browser::listen("pageshow", move |_| comes.comes());
    sheet.sender.watches();
    sheet.outbox.warns_before_loss();
}

/// The question in which something happened.
fn question_of(event: &Event) -> Option<String> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let item = target.closest("form#sheet [data-question]").ok()??;
    item.get_attribute("data-question")
}
