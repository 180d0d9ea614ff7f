//! What had no counterpart in the other format.

use std::fmt;

/// One thing that had no counterpart.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Remark {
    /// The id of the question, or its title where it has no id; none: the file as a whole.
    pub question: Option<String>,
    /// What has no counterpart, and what became of it.
    pub reason: String,
}

impl fmt::Display for Remark {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.question {
            Some(question) => write!(formatter, "{question}: {}", self.reason),
            None => formatter.write_str(&self.reason),
        }
    }
}

/// All that had no counterpart in the other format, in the order of the questions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The remarks.
    pub remarks: Vec<Remark>,
    /// How many questions were left out. Several of one name, for one reason, are told apart by
    /// this alone.
    pub left_out: usize,
}

impl Report {
    /// Whether this question is spoken of.
    #[must_use]
    pub fn mentions(&self, question: &str) -> bool {
        self.remarks
            .iter()
            .any(|remark| remark.question.as_deref() == Some(question))
    }

    pub(super) fn say(&mut self, question: Option<&str>, reason: impl Into<String>) {
        let remark = Remark {
            question: question.map(str::to_owned),
            reason: reason.into(),
        };
        if !self.remarks.contains(&remark) {
            self.remarks.push(remark);
        }
    }

    /// Says that a question was left out, and counts it. Each has its own line, so that those who
    /// count the lines count the questions.
    pub(super) fn leave_out(&mut self, question: Option<&str>, why: impl fmt::Display) {
        self.left_out += 1;
        self.remarks.push(Remark {
            question: question.map(str::to_owned),
            reason: format!("left out: {why}"),
        });
    }

    pub(super) fn of(&mut self, question: &str, reasons: Reasons) {
        for reason in reasons.0 {
            self.say(Some(question), reason);
        }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for remark in &self.remarks {
            writeln!(formatter, "{remark}")?;
        }
        Ok(())
    }
}

/// What is to be said of one question, while it is read or written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Reasons(pub(super) Vec<String>);

impl Reasons {
    pub(super) fn say(&mut self, reason: impl Into<String>) {
        let reason = reason.into();
        if !self.0.contains(&reason) {
            self.0.push(reason);
        }
    }
}

/// A file that cannot be read: what is wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// The file in the package, if it is a package.
    pub file: Option<String>,
    /// The line, counted from 1.
    pub line: usize,
    /// The column in characters, counted from 1.
    pub column: usize,
    /// What is wrong.
    pub message: String,
}

impl Unreadable {
    /// A fault at a byte of a text.
    pub(super) fn at(text: &[u8], byte: usize, message: impl Into<String>) -> Self {
        let before = &text[..byte.min(text.len())];
        let line_start = before
            .iter()
            .rposition(|byte| *byte == b'\n')
            .map_or(0, |at| at + 1);
        let column = String::from_utf8_lossy(&before[line_start..])
            .chars()
            .count();
        Self {
            file: None,
            line: before.iter().filter(|byte| **byte == b'\n').count() + 1,
            column: column + 1,
            message: message.into(),
        }
    }

    /// The same fault, in a file of a package.
    pub(super) fn within(mut self, file: &str) -> Self {
        self.file = Some(file.to_owned());
        self
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(file) = &self.file {
            write!(formatter, "{file}, ")?;
        }
        write!(
            formatter,
            "line {}, column {}: {}",
            self.line, self.column, self.message
        )
    }
}

impl std::error::Error for Unreadable {}
