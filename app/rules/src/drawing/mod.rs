//! Which questions an attempt asks, and in which order: derived from the attempt's seed, so that
//! it need not be kept and is the same whenever the attempt is shown or graded again.
//!
//! Attempts are kept for years, so the generator is written out here instead of being taken from
//! a crate that may change it: SplitMix64 (G. L. Steele, D. Lea, C. H. Flood, "Fast splittable
//! pseudorandom number generators", OOPSLA 2014; the constants as in S. Vigna's `splitmix64.c`).
//! The order it gives is chance enough for a quiz. It keeps no secret: who knew the seed could
//! work out the order, so the seed stays on the server.

use std::collections::BTreeSet;

use course::{Language, Question, QuestionKind, QuizSettings};

/// The ids of the questions to ask, in the order in which to ask them.
///
/// With [`QuizSettings::draw`], so many questions are drawn for each objective as it says, or all
/// there are if they are fewer, and no others; without, all are asked. With
/// [`QuizSettings::shuffle`] they come in an order of their own, else as they were authored.
#[must_use]
pub fn order(questions: &[Question], settings: &QuizSettings, seed: u64) -> Vec<String> {
    let mut chance = Chance(seed);
    let mut asked: Vec<&Question> = questions.iter().collect();
    if !settings.draw.is_empty() {
        let mut drawn = BTreeSet::new();
        for (objective, number) in &settings.draw {
            let mut candidates: Vec<&str> = questions
                .iter()
                .filter(|question| question.objective.as_ref() == Some(objective))
                .map(|question| question.id.as_str())
                .collect();
            chance.shuffle(&mut candidates);
            let number = usize::try_from(*number).unwrap_or(usize::MAX);
            drawn.extend(candidates.into_iter().take(number));
        }
        asked.retain(|question| drawn.contains(question.id.as_str()));
    }
    if settings.shuffle {
        chance.shuffle(&mut asked);
    }
    asked
        .into_iter()
        .map(|question| question.id.clone())
        .collect()
}

/// The ids of a question's options in the order in which to show them.
///
/// With [`QuizSettings::shuffle`] each question has an order of its own. "True" and "false" stay
/// where they are, and so do the answers to an opinion, which are often a scale.
#[must_use]
pub fn option_order(question: &Question, settings: &QuizSettings, seed: u64) -> Vec<String> {
    // The ids and their order are the same in all languages.
    let mut options: Vec<String> = question
        .text(Language::En)
        .map(|text| text.options.iter().map(|each| each.id.clone()).collect())
        .unwrap_or_default();
    let stays = matches!(
        question.kind,
        QuestionKind::TrueFalse | QuestionKind::Survey
    );
    if settings.shuffle && !stays {
        Chance(seed ^ fingerprint(&question.id)).shuffle(&mut options);
    }
    options
}

/// A number that follows from two attempts, the same whenever it is asked for: to show the reader of
/// one some others, in an order that says nothing of them.
#[must_use]
pub fn between(own: u64, other: u64) -> u64 {
    Chance(own ^ other.rotate_left(32)).next()
}

/// FNV-1a with 64 bits (draft-eastlake-fnv): tells the questions of one attempt apart.
fn fingerprint(id: &str) -> u64 {
    id.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

/// SplitMix64.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `bound`: the upper half of a product (D. Lemire, "Fast random integer
    /// generation in an interval", 2019). Its bias is below one in 2⁵⁰ for any list of questions.
    fn below(&mut self, bound: usize) -> usize {
        let product = u128::from(self.next()) * (bound as u128);
        usize::try_from(product >> 64).unwrap_or(0)
    }

    /// Fisher and Yates, from the end.
    fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }
}

#[cfg(test)]
mod tests;
