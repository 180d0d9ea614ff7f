//! What is wrong with a form, fault by fault and field by field.

use super::super::Field;
use super::UserError;

impl UserError {
    /// What is wrong, one by one: this, or the faults of several fields.
    pub fn faults(&self) -> &[Self] {
        match self {
            Self::Several { faults } => faults,
            one => std::slice::from_ref(one),
        }
    }

    /// One error for all that is wrong with a form; nothing where nothing is.
    pub fn of_faults(mut faults: Vec<Self>) -> Option<Self> {
        if faults.len() > 1 {
            return Some(Self::Several { faults });
        }
        faults.pop()
    }

    /// The field of the form that it is about, where there is one.
    pub fn field(&self) -> Option<Field> {
        match self {
            Self::Missing { field }
            | Self::TooLong { field, .. }
            | Self::NotUnderstood { field } => Some(*field),
            Self::PasswordTooShort { .. }
            | Self::PasswordTooLong { .. }
            | Self::PasswordMostUsed
            | Self::PasswordWalked
            | Self::PasswordRepeated
            | Self::PasswordNumber
            | Self::PasswordCommonWords
            | Self::PasswordOfThisSite
            | Self::PasswordLikeYourself => Some(Field::Password),
            Self::EndBeforeStart { field } => Some(*field),
            Self::OutsideTraining => Some(Field::Date),
            Self::NoSuchTime => Some(Field::StartsAt),
            Self::EnrolledAlready | Self::AddressTaken => Some(Field::Email),
            Self::GroupThere => Some(Field::GroupName),
            Self::UnknownCourse => Some(Field::Course),
            Self::ReasonNeeded => Some(Field::Reason),
            Self::MinutesOutOfRange { .. } => Some(Field::Minutes),
            Self::PercentOutOfRange => Some(Field::OnlinePercent),
            Self::DocumentTooLarge | Self::DocumentOfOtherKind | Self::DocumentThere => {
                Some(Field::Document)
            }
            Self::PolicyMinutes { field, .. } => Some(*field),
            Self::CodeMistyped | Self::CodeExpired | Self::CodeUnknown | Self::CodeElsewhere => {
                Some(Field::Code)
            }
            Self::SecondCodeWrong => Some(Field::SecondCode),
            Self::List { .. } => Some(Field::List),
            Self::TooManySessions { .. } | Self::OneColumn | Self::SheetQuote { .. } => {
                Some(Field::Sheet)
            }
            Self::ForeignLetter { .. } | Self::NoDomain => Some(Field::Email),
            _ => None,
        }
    }
}
