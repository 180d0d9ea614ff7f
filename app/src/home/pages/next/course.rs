//! What to go on with in the course.

use ::course::{Course, Language};
use leptos::prelude::*;
use rules::way;

use crate::{language::say, learning, paths, quizzes};

use super::Next;

/// The minutes that somebody may have between two hearings.
const QUARTER: u32 = 15;
/// How many things are offered for them at the most.
const OFFERED: usize = 3;

impl Next {
    /// What to go on with in the course: why, how long it takes, and what fits in a quarter of an
    /// hour instead.
    pub(super) fn course_view(
        &self,
        course: &Course,
        quiet: bool,
        language: Language,
    ) -> Option<AnyView> {
        let id = self.training.id;
        let missed = (self.own.missed > 0).then(|| self.missed_view(language));
        let next = self.own.next();
        let class = if quiet { "button quiet" } else { "button" };
        let next = next.and_then(|next| {
            let why = quizzes::sentence(&next, course, &self.training.zone, language);
            let button = quizzes::button(&next, course, id, class, language)?;
            Some(view! { <p>{why}</p> {button} })
        });
        if next.is_none() && missed.is_none() {
            return None;
        }
        let fits = self.fits(course, language);
        Some(view! { <div class="next in-course">{next} {missed} {fits}</div> }.into_any())
    }

    /// The way to questions that were missed and are back.
    pub fn missed_view(&self, language: Language) -> AnyView {
        let words = say!(language, "missed-back", count = self.own.missed);
        let href = paths::quizzes::missed(self.training.id);
        view! { <a class="button quiet" href=href>{words}</a> }.into_any()
    }

    /// What can be finished in a quarter of an hour, beside what is next anyway.
    fn fits(&self, course: &Course, language: Language) -> Option<AnyView> {
        let runs = self.own.next().is_some_and(|next| next.attempt.is_some());
        let fits = way::fits(&self.own.steps, QUARTER, OFFERED);
        let fits: Vec<_> = fits
            .into_iter()
            .filter_map(|step| {
                let (_, lesson) = course.lesson(&step.id)?;
                let (_, text) = lesson.text(language)?;
                let minutes = say!(language, "lesson-minutes", count = step.minutes);
                let href = learning::address(self.training.id, lesson);
                Some(view! {
                    <li><a href=href>{text.title.clone()}</a> " " <span class="meta">{minutes}</span></li>
                })
            })
            .collect();
        // Whose time is running has no quarter of an hour for something else.
        (!fits.is_empty() && !runs).then(|| {
            view! {
                <div class="fits">
                    <p>{say!(language, "next-fits", count = QUARTER)}</p>
                    <ul>{fits}</ul>
                </div>
            }
            .into_any()
        })
    }
}
