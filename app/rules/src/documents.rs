//! What a file that is handed in is, by its first bytes and not by its name.

/// The most bytes that a document may have: 5 MiB, a page photographed by a telephone.
pub const MOST_BYTES: usize = 5 * 1024 * 1024;

/// The kinds of document that are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Portable Document Format.
    Pdf,
    /// A photograph.
    Jpeg,
    /// A picture of a screen.
    Png,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Pdf, Self::Jpeg, Self::Png];

    /// As the database keeps it, and as the end of a file's name.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Jpeg => "jpg",
            Self::Png => "png",
        }
    }

    /// The one with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// The media type.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
        }
    }

    /// The bytes that every file of the kind begins with.
    const fn magic(self) -> &'static [u8] {
        match self {
            Self::Pdf => b"%PDF-",
            Self::Jpeg => b"\xff\xd8\xff",
            Self::Png => b"\x89PNG\r\n\x1a\n",
        }
    }
}

/// Why a file is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotTaken {
    /// It is larger than [`MOST_BYTES`].
    TooLarge,
    /// It is of no kind that is taken, whatever its name says.
    OtherKind,
}

/// The kind of a file.
///
/// # Errors
/// Why it is not taken.
pub fn kind(bytes: &[u8]) -> Result<Kind, NotTaken> {
    if bytes.len() > MOST_BYTES {
        return Err(NotTaken::TooLarge);
    }
    let mut kinds = Kind::ALL.into_iter();
    let found = kinds.find(|kind| bytes.starts_with(kind.magic()));
    found.ok_or(NotTaken::OtherKind)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_file_is_what_it_begins_with() {
        for each in Kind::ALL {
            let mut file = each.magic().to_vec();
            assert_eq!(kind(&file), Ok(each));
            file.extend([0; 100]);
            assert_eq!(kind(&file), Ok(each));
            file.remove(0);
            assert_eq!(kind(&file), Err(NotTaken::OtherKind));
            assert_eq!(Kind::from_code(each.code()), Some(each));
        }
        for other in [
            &b""[..],
            b"%PD",
            b"<svg>",
            b"<!doctype html>",
            b" %PDF-1.7",
            b"MZ",
            b"PK\x03\x04",
        ] {
            assert_eq!(kind(other), Err(NotTaken::OtherKind), "{other:?}");
        }
    }

    #[test]
    fn the_bound_is_exact() {
        let mut file = b"%PDF-1.7".to_vec();
        file.resize(MOST_BYTES, b' ');
        assert_eq!(kind(&file), Ok(Kind::Pdf));
        file.push(b' ');
        assert_eq!(kind(&file), Err(NotTaken::TooLarge));
    }

    proptest! {
        #[test]
        fn no_file_is_of_two_kinds(bytes in prop::collection::vec(any::<u8>(), 0..20)) {
            let fitting = Kind::ALL.into_iter().filter(|kind| bytes.starts_with(kind.magic()));
            prop_assert!(fitting.count() <= 1);
        }
    }
}
