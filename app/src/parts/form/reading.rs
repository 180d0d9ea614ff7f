//! Reading what a form brought.

use rules::{
    emails::{self, Fault},
    texts,
};

use crate::errors::{AppError, Field, UserError};

/// Applicative validation: what all fields of a form gave, or all that is wrong with them at once, in
/// the order in which they are named.
///
/// # Errors
/// What is wrong with one field; `Several` when it is more than one.
pub fn all<F: Fields>(fields: F) -> Result<F::Read, UserError> {
    fields.all()
}

/// What several fields of a form gave, for [`all`]: a tuple of results.
pub trait Fields {
    /// A tuple of what was read.
    type Read;

    /// See [`all`].
    ///
    /// # Errors
    /// What is wrong with them.
    fn all(self) -> Result<Self::Read, UserError>;
}

macro_rules! fields {
    ($($name:ident $one:ident),+) => {
        impl<$($name),+> Fields for ($(Result<$name, UserError>,)+) {
            type Read = ($($name,)+);

            fn all(self) -> Result<Self::Read, UserError> {
                let ($($one,)+) = self;
                let mut faults = Vec::new();
                $(let $one = match $one {
                    Ok(read) => Some(read),
                    Err(error) => {
                        faults.extend_from_slice(error.faults());
                        None
                    }
                };)+
                match (UserError::of_faults(faults), $($one,)+) {
                    (None, $(Some($one),)+) => Ok(($($one,)+)),
                    (error, ..) => Err(error.unwrap_or(UserError::BadRequest)),
                }
            }
        }
    };
}

fields!(A a, B b);
fields!(A a, B b, C c);
fields!(A a, B b, C c, D d);
fields!(A a, B b, C c, D d, E e);
fields!(A a, B b, C c, D d, E e, F f);
fields!(A a, B b, C c, D d, E e, F f, G g);

/// What a check that asks the database says against a field, apart from what stops the check itself:
/// to be told with all else that is wrong. The database has the last word when it is written to.
///
/// # Errors
/// What stopped it, and what is refused for something else than a field.
pub fn apart<T>(checked: Result<T, AppError>) -> Result<Result<T, UserError>, AppError> {
    match checked {
        Ok(read) => Ok(Ok(read)),
        Err(AppError::Refused(error)) if error.field().is_some() => Ok(Err(error)),
        Err(error) => Err(error),
    }
}

/// Text that a form brought, tidied and within its bounds.
///
/// # Errors
/// `Missing` when it has to be there and is not; `TooLong`.
pub fn required(field: Field, text: &str, most: u32) -> Result<String, UserError> {
    let text = optional(field, text, most)?;
    if text.is_empty() {
        return Err(UserError::Missing { field });
    }
    Ok(text)
}

/// Text that may be empty, tidied and within its bounds. What nobody sees and what would turn the
/// text around is left out of it; line breaks stay where the field may have some.
///
/// # Errors
/// `TooLong`.
pub fn optional(field: Field, text: &str, most: u32) -> Result<String, UserError> {
    let text = if field.has_lines() {
        texts::paragraphs(text)
    } else {
        texts::line(text)
    };
    if text.chars().count() > most as usize {
        return Err(UserError::TooLong { field, most });
    }
    Ok(text)
}

/// The e-mail address that a form brought, in the form in which it is kept.
///
/// # Errors
/// `Missing`, `TooLong`, or what is wrong with it.
pub fn address(text: &str) -> Result<String, UserError> {
    let field = Field::Email;
    let text = required(field, text, 254)?;
    emails::check(&text).map_err(|fault| match fault {
        Fault::NotAnAddress => UserError::NotUnderstood { field },
        Fault::ForeignLetter(letter) => UserError::ForeignLetter { letter },
        Fault::NoDomain => UserError::NoDomain,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_that_is_wrong_is_said_at_once_and_in_order() {
        let name = || required(Field::Name, " ", 200);
        let place = || optional(Field::Place, "Astana", 200);
        let court = || optional(Field::Court, "too long", 3);
        assert_eq!(all((place(), place())).unwrap().0, "Astana");
        assert_eq!(
            all((place(), name())).unwrap_err().field(),
            Some(Field::Name)
        );
        // What only the database knows stands with the rest; what is about no field stops all.
        let taken = apart::<()>(Err(UserError::EnrolledAlready.into()));
        let both = all((name(), taken.unwrap())).unwrap_err();
        assert_eq!(both.faults().len(), 2);
        assert!(apart::<()>(Err(AppError::NotFound)).is_err());
        assert!(apart::<()>(Err(UserError::TooManyTries { minutes: 1 }.into())).is_err());
        // What is several within several is one list.
        let nested = all((
            all((name(), place())).map(drop),
            all((court(), name())).map(drop),
        ));
        let fields: Vec<_> = nested
            .unwrap_err()
            .faults()
            .iter()
            .map(UserError::field)
            .collect();
        assert_eq!(
            fields,
            [Some(Field::Name), Some(Field::Court), Some(Field::Name)]
        );
    }
}
