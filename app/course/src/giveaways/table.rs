//! What quizzes give away, as a table for the terminal.

use std::fmt;

use super::{Giveaway, Giveaways};

impl fmt::Display for Giveaways {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let wide = self.0.iter().map(|quiz| quiz.lesson.chars().count());
        let wide = wide.max().unwrap_or_default().max("giveaways".len());
        writeln!(
            formatter,
            "{:<wide$}      robot  key/other  longest   places of the key",
            "giveaways"
        )?;
        for quiz in &self.0 {
            let ratio = quiz
                .ratio
                .map_or_else(|| "-".to_owned(), |ratio| format!("{ratio:.2}"));
            let note = if quiz.is_too_much() { "!" } else { " " };
            writeln!(
                formatter,
                "{:<wide$}  {}  {:>3} %{note} {ratio:>9}  {:>7}   {}",
                quiz.lesson,
                quiz.language.code(),
                quiz.percent(),
                format!("{}/{}", quiz.longest, quiz.singles()),
                places(quiz),
            )?;
        }
        Ok(())
    }
}

impl Giveaway {
    /// The share of the points that the robot gets, in whole percent.
    #[must_use]
    pub fn percent(&self) -> u32 {
        // From 0 to 100.
        (self.robot * 100.0).round() as u32
    }
}

/// How often the key stands first, second and so on.
fn places(quiz: &Giveaway) -> String {
    let counts: Vec<String> = quiz.places.iter().map(ToString::to_string).collect();
    if counts.is_empty() {
        "-".to_owned()
    } else {
        counts.join(" ")
    }
}
