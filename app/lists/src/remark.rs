//! What has to be said beside a list that was read.

use rules::roster::Column;
use serde::{Deserialize, Serialize};

/// Something that was decided while reading, and that only the organizer can confirm.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "remark")]
pub enum Remark {
    /// The text is in an encoding that had to be guessed.
    Guessed {
        /// Which was taken.
        encoding: Encoding,
    },
    /// The only sheet that names the columns is hidden.
    SheetHidden {
        /// Its name.
        sheet: String,
    },
    /// Further sheets name the columns, and were not read.
    SheetsLeft {
        /// The one that was read.
        sheet: String,
        /// The others.
        left: Vec<String>,
    },
    /// Rows that the program does not show, by a filter for example, were read like the others.
    RowsHidden {
        /// How many.
        count: usize,
        /// The numbers of the first of them.
        first: Vec<usize>,
    },
    /// A column that the program does not show was read, since no other has its name.
    ColumnHidden {
        /// Which.
        column: Column,
    },
    /// Several columns have the same name; one of them was read.
    ColumnTwice {
        /// Which.
        column: Column,
        /// The letters of the one that was read, as a spreadsheet shows it.
        read: String,
    },
}

/// How text is written in bytes, where that is not UTF-8 or UTF-16.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Encoding {
    /// Windows-1251, of Windows in Russian.
    Windows1251,
    /// Code page 866, of DOS.
    Ibm866,
    /// KOI8-R, of older Unix.
    Koi8R,
    /// Of older Macs.
    MacCyrillic,
}

impl Encoding {
    /// As office programs call it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Windows1251 => "Windows-1251",
            Self::Ibm866 => "CP866 (MS-DOS)",
            Self::Koi8R => "KOI8-R",
            Self::MacCyrillic => "Mac Cyrillic",
        }
    }
}

impl Remark {
    /// One of each, for tests that iterate them.
    #[must_use]
    pub fn examples() -> Vec<Self> {
        let sheet = || "A".to_owned();
        vec![
            Self::Guessed {
                encoding: Encoding::Ibm866,
            },
            Self::SheetHidden { sheet: sheet() },
            Self::SheetsLeft {
                sheet: sheet(),
                left: vec!["B".to_owned(), "C".to_owned()],
            },
            Self::RowsHidden {
                count: 3,
                first: vec![2, 5, 6],
            },
            Self::ColumnHidden {
                column: Column::Email,
            },
            Self::ColumnTwice {
                column: Column::Email,
                read: "C".to_owned(),
            },
        ]
    }
}
