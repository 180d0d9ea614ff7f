//! What a certificate asks for.

use crate::lesson::Purpose;

/// What a certificate asks for: `[certificate]` in `course.toml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certificate {
    /// What must have been done.
    pub rule: CertificateRule,
    /// Percent of the sessions that must have been attended, if that counts.
    pub attendance: Option<u8>,
}

/// What must have been done for a certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CertificateRule {
    /// Every quiz that can be passed has been passed: practice and final ones.
    AllQuizzesPassed,
    /// Every final quiz has been passed.
    FinalPassed,
    /// Every lesson has been read.
    LessonsRead,
    /// Nothing but attendance counts.
    AttendanceOnly,
}

impl CertificateRule {
    /// Every rule.
    pub const ALL: [Self; 4] = [
        Self::AllQuizzesPassed,
        Self::FinalPassed,
        Self::LessonsRead,
        Self::AttendanceOnly,
    ];

    /// As it stands in `course.toml`: `all-quizzes-passed`, …
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::AllQuizzesPassed => "all-quizzes-passed",
            Self::FinalPassed => "final-passed",
            Self::LessonsRead => "lessons-read",
            Self::AttendanceOnly => "attendance-only",
        }
    }

    /// Whether it asks that a quiz of this purpose be passed.
    #[must_use]
    pub const fn asks_for(self, purpose: Purpose) -> bool {
        match self {
            Self::AllQuizzesPassed => matches!(purpose, Purpose::Practice | Purpose::Final),
            Self::FinalPassed => matches!(purpose, Purpose::Final),
            Self::LessonsRead | Self::AttendanceOnly => false,
        }
    }
}
