//! The figures of a course as a table for the terminal.

use std::fmt;

use super::{LanguageSummary, Summary};

/// A column: what stands above it, and its figure.
type Column = (&'static str, fn(&LanguageSummary) -> usize);

/// How far the lessons are written, and their sections translated.
const LESSONS: [Column; 7] = [
    ("lessons", |of| of.lessons),
    ("unreviewed", |of| of.review_pending),
    ("words", |of| of.words),
    ("current", |of| of.current),
    ("behind", |of| of.behind),
    ("unrecorded", |of| of.unrecorded),
    ("missing", |of| of.missing),
];

/// How far the names of terms are settled.
const TERMS: [Column; 3] = [
    ("official", |of| of.terms_official),
    ("pending", |of| of.terms_pending),
    ("missing", |of| of.terms_missing),
];

impl fmt::Display for Summary {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            formatter,
            "{}: {}, {}, {}, {}, {}, {}\n",
            self.course,
            count(self.modules, "module"),
            count(self.lessons, "lesson"),
            count(self.objectives, "objective"),
            count(self.minutes as usize, "minute"),
            count(self.pictures, "picture"),
            count(self.documents, "document"),
        )?;
        self.by_language(formatter, "language", &LESSONS)?;
        writeln!(formatter)?;
        self.by_language(formatter, "terms", &TERMS)?;
        let kinds: Vec<String> = self
            .questions
            .iter()
            .map(|(kind, count)| format!("{count} {}", kind.code()))
            .collect();
        let total: usize = self.questions.values().sum();
        writeln!(
            formatter,
            "\nquestions  {total}{}{}",
            if kinds.is_empty() { "" } else { ": " },
            kinds.join(", ")
        )?;
        writeln!(
            formatter,
            "sources    {} checked, {} pending",
            self.sources_checked, self.sources_pending
        )?;
        if self.open_points > 0 {
            writeln!(formatter, "open       {}", count(self.open_points, "point"))?;
        }
        if self.diagrams > 0 {
            writeln!(formatter, "drawn      {}", count(self.diagrams, "diagram"))?;
        }
        let notes = self.languages.iter().filter(|(_, of)| of.trainer_notes > 0);
        let notes: Vec<String> = notes
            .map(|(language, of)| format!("{language} {}", of.trainer_notes))
            .collect();
        if !notes.is_empty() {
            writeln!(
                formatter,
                "notes      {} (lessons with trainer's notes)",
                notes.join(", ")
            )?;
        }
        if !self.drafts.is_empty() {
            let drafts = [
                (self.drafts.modules, "module"),
                (self.drafts.lessons, "lesson"),
                (self.drafts.documents, "document"),
                (self.drafts.questions, "question"),
                (self.drafts.translations, "translation"),
            ];
            let drafts = drafts.into_iter().filter(|(number, _)| *number > 0);
            let drafts: Vec<String> = drafts.map(|(number, thing)| count(number, thing)).collect();
            writeln!(
                formatter,
                "drafts     {} (judges do not see them)",
                drafts.join(", ")
            )?;
        }
        if !self.unlisted.is_empty() {
            writeln!(
                formatter,
                "left out   {} (not named in course.toml)",
                self.unlisted.join(", ")
            )?;
        }
        Ok(())
    }
}

impl Summary {
    /// A line for each language, no wider than a terminal of 80 columns.
    fn by_language(
        &self,
        formatter: &mut fmt::Formatter<'_>,
        head: &str,
        columns: &[Column],
    ) -> fmt::Result {
        write!(formatter, "{head:<9}")?;
        for (name, _) in columns {
            write!(formatter, "{:>width$}", name, width = width(name))?;
        }
        writeln!(formatter)?;
        for (language, of) in &self.languages {
            write!(formatter, "{:<9}", language.code())?;
            for (name, figure) in columns {
                write!(formatter, "{:>width$}", figure(of), width = width(name))?;
            }
            writeln!(formatter)?;
        }
        Ok(())
    }
}

fn width(name: &str) -> usize {
    name.len().max(6) + 2
}

/// "1 lesson", "2 lessons".
fn count(number: usize, thing: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {thing}{plural}")
}
