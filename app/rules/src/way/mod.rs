//! What somebody goes on with in a course, and what fits into a few minutes.

use course::{Lesson, Taught};
use jiff::Timestamp;

/// One lesson or quiz of a course, as far as somebody is with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Id of the lesson or quiz.
    pub id: String,
    /// Whether it is answered, not read.
    pub is_quiz: bool,
    /// How many minutes it still takes.
    pub minutes: u32,
    /// How far somebody is with it.
    pub state: State,
}

/// How far somebody is with a lesson or a quiz.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// There is nothing left to do.
    Done,
    /// It has not been begun, or was left long ago.
    Open,
    /// It is the lesson in which something was read last, and some of it has not been read.
    Stopped,
    /// An attempt is under way; it ends at this moment, if it ends by itself.
    UnderWay(Option<Timestamp>),
    /// It is not done, and nothing can be done about it now: the quiz is not open, or no attempt is
    /// left.
    Shut,
}

/// Why something is next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// An attempt is under way.
    UnderWay(Option<Timestamp>),
    /// Somebody stopped in the middle of it.
    Stopped,
    /// It is the first of the course, and nothing has been done yet.
    First,
    /// It is the first that is not done.
    Follows,
}

/// What is next, and why: an attempt that is under way, the one that ends first before others; then
/// the lesson in which somebody stopped; then the first that is not done. None where nothing can be
/// done.
#[must_use]
pub fn next(steps: &[Step]) -> Option<(&Step, Why)> {
    let under_way = |step: &'_ Step| match step.state {
        State::UnderWay(ends) => Some(ends),
        _ => None,
    };
    let attempts = steps
        .iter()
        .filter_map(|step| Some((step, under_way(step)?)));
    // One that ends by itself before one that waits.
    let first = attempts.min_by_key(|(_, ends)| (ends.is_none(), *ends));
    if let Some((step, ends)) = first {
        return Some((step, Why::UnderWay(ends)));
    }
    if let Some(step) = steps.iter().find(|step| step.state == State::Stopped) {
        return Some((step, Why::Stopped));
    }
    let step = steps.iter().find(|step| step.state == State::Open)?;
    let untouched = steps.iter().all(|step| step.state != State::Done);
    let why = if untouched { Why::First } else { Why::Follows };
    Some((step, why))
}

/// What can be finished within so many minutes, in the order of study, without what is next anyway:
/// at most so many things.
#[must_use]
pub fn fits(steps: &[Step], within: u32, most: usize) -> Vec<&Step> {
    let next = next(steps).map(|(step, _)| step.id.as_str());
    let open = |step: &&Step| matches!(step.state, State::Open | State::Stopped);
    steps
        .iter()
        .filter(open)
        .filter(|step| Some(step.id.as_str()) != next && step.minutes <= within)
        .take(most)
        .collect()
}

/// How many minutes a lesson still takes of which so many sections, of so many, have been read: at
/// least one while some is left.
#[must_use]
pub fn left(minutes: u32, read: usize, of: usize) -> u32 {
    let open = of.saturating_sub(read);
    if of == 0 {
        return minutes;
    }
    if open == 0 {
        return 0;
    }
    let (open, of) = (
        u32::try_from(open).unwrap_or(u32::MAX),
        u32::try_from(of).unwrap_or(u32::MAX),
    );
    minutes.saturating_mul(open).div_ceil(of).max(1)
}

/// The minutes that are left of some steps together.
#[must_use]
pub fn minutes_left<'s>(steps: impl IntoIterator<Item = &'s Step>) -> u32 {
    let open = steps.into_iter().filter(|step| step.state != State::Done);
    open.map(|step| step.minutes).fold(0, u32::saturating_add)
}

/// Something to be read for the sake of an objective.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reading<'a> {
    /// The objective that was reached least among those that are read for.
    pub objective: &'a str,
    /// The lesson.
    pub lesson: &'a Lesson,
    /// The section of it that teaches the objective; none where the whole lesson does.
    pub section: Option<&'a Taught>,
}

impl Reading<'_> {
    /// How many minutes it takes.
    #[must_use]
    pub fn minutes(&self) -> u32 {
        match self.section {
            Some(section) => section.minutes,
            None => self.lesson.minutes,
        }
    }

    /// Whether whoever reads this has read the other one as well.
    fn contains(&self, other: &Self) -> bool {
        let alike = self.section.is_none() || self.section == other.section;
        self.lesson.id == other.lesson.id && alike
    }
}

/// What to read for objectives that were not reached, within so many minutes: that for the first
/// objectives first, nothing twice, in the order of study among what teaches one objective.
/// What does not fit is passed over for what does.
#[must_use]
pub fn plan<'a>(
    objectives: impl IntoIterator<Item = &'a str>,
    lessons: &[&'a Lesson],
    within: u32,
) -> Vec<Reading<'a>> {
    let mut plan: Vec<Reading<'a>> = Vec::new();
    let minutes = |plan: &[Reading<'a>]| {
        let minutes = plan.iter().map(Reading::minutes);
        minutes.fold(0, u32::saturating_add)
    };
    for objective in objectives {
        for reading in teaching(objective, lessons) {
            if plan.iter().any(|each| each.contains(&reading)) {
                continue;
            }
            // A whole lesson takes the place of those of its sections that were planned.
            let others = plan.iter().filter(|each| !reading.contains(each));
            let mut with: Vec<Reading<'a>> = others.copied().collect();
            with.push(reading);
            if minutes(&with) <= within {
                plan = with;
            }
        }
    }
    plan
}

/// What teaches an objective, in the order of study: of a lesson that works towards it, the
/// sections that the lesson names, or all of it.
pub fn teaching<'a>(
    objective: &'a str,
    lessons: &[&'a Lesson],
) -> impl Iterator<Item = Reading<'a>> + use<'a> {
    let towards = |lesson: &&&'a Lesson| {
        let mut objectives = lesson.objectives.iter();
        lesson.quiz().is_none() && objectives.any(|each| each == objective)
    };
    let found: Vec<&'a Lesson> = lessons.iter().filter(towards).copied().collect();
    found.into_iter().flat_map(move |lesson| {
        let named = lesson.teaches.get(objective).map(Vec::as_slice);
        let named = named.unwrap_or_default();
        let whole = named.is_empty().then_some(None);
        let sections = named.iter().map(Some).chain(whole);
        sections.map(move |section| Reading {
            objective,
            lesson,
            section,
        })
    })
}

#[cfg(test)]
mod tests;
