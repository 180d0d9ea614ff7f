//! What the columns of a list are called.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use rules::roster::Column;

use crate::Remark;

/// What the columns may be called, as [`spelled`] gives it. The first is the one that messages
/// name.
const NAMES: [&[&str]; Column::ALL.len()] = [
    &[
        "name",
        "full name",
        "имя",
        "фио",
        "ф и о",
        "фио участника",
        "фио судьи",
        "фамилия имя отчество",
        "фамилия имя отчество при наличии",
        "аты",
        "аты жөні",
        "тегі аты",
        "тегі аты әкесінің аты",
        "т а ә",
        "таә",
    ],
    &[
        "email",
        "e mail",
        "email address",
        "e mail address",
        "mail",
        "почта",
        "эл почта",
        "эл адрес",
        "электронная почта",
        "электронный адрес",
        "адрес электронной почты",
        "адрес эл почты",
        "e mail адрес",
        "email адрес",
        "адрес e mail",
        "пошта",
        "эл пошта",
        "электрондық пошта",
        "электрондық пошта мекенжайы",
        "электрондық мекенжай",
        "e mail мекенжайы",
    ],
    &[
        "court",
        "суд",
        "наименование суда",
        "название суда",
        "сот",
        "сот атауы",
        "соттың атауы",
    ],
    &["region", "регион", "область", "облыс", "өңір", "аймақ"],
    &["position", "должность", "лауазым", "лауазымы"],
    &[
        "language",
        "язык",
        "язык обучения",
        "тіл",
        "тілі",
        "оқу тілі",
    ],
];

/// What an organizer said of the columns of lists, beside what every list may call them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Naming {
    heads: BTreeMap<String, Column>,
    without: BTreeSet<Column>,
}

impl Naming {
    /// Notes that a head, as it stands in the file or as [`spelled`] gives it, names a column.
    pub fn call(&mut self, head: &str, column: Column) {
        self.heads.insert(spelled(head), column);
    }

    /// Notes that the list has no such column.
    pub fn leave_out(&mut self, column: Column) {
        self.without.insert(column);
    }
}

/// The heads of a file in which not every column was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heads {
    /// What stands in the row that is likest to name the columns, in its order.
    pub heads: Vec<String>,
    /// Which of them was taken for each column, in the order of [`Column::ALL`].
    pub found: [Option<usize>; Column::ALL.len()],
}

impl Heads {
    /// How like the row is to name the columns: by how many it names, then by how much it says.
    fn likeness(&self) -> (usize, usize) {
        (self.found.iter().flatten().count(), self.heads.len())
    }
}

/// How heads are understood, and what was met on the way.
#[derive(Debug)]
pub(crate) struct Asked<'n> {
    naming: &'n Naming,
    likest: RefCell<Option<Heads>>,
}

impl<'n> Asked<'n> {
    pub(crate) const fn with(naming: &'n Naming) -> Self {
        let likest = RefCell::new(None);
        Self { naming, likest }
    }

    /// Notes the heads of a row that does not name all columns.
    fn note(&self, heads: Heads) {
        let mut likest = self.likest.borrow_mut();
        let best = likest.as_ref().map(Heads::likeness);
        if best.is_none_or(|best| heads.likeness() > best) {
            *likest = Some(heads);
        }
    }

    /// The heads of the row that is likest to name the columns: one word alone names nothing.
    pub(crate) fn likest(self) -> Option<Heads> {
        let likest = self.likest.into_inner();
        likest.filter(|heads| heads.heads.len() > 1)
    }
}

/// A header as names are compared: in lower case, its words apart by one space, without marks and
/// what stands in brackets.
#[must_use]
pub fn spelled(header: &str) -> String {
    let mut depth = 0_u32;
    let mut plain = String::new();
    for c in rules::texts::line(header).to_lowercase().chars() {
        match c {
            '(' | '[' => depth = depth.saturating_add(1),
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            c if c.is_alphanumeric() => plain.push(c),
            _ => plain.push(' '),
        }
    }
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The row that names the columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Head {
    /// Where the six columns stand; none for one that the list does not have.
    pub places: Places,
    /// Which of them have to be spoken of.
    pub remarks: Vec<Remark>,
}

/// Where each of the six columns stands in a file.
pub(crate) type Places = [Option<usize>; Column::ALL.len()];

/// What a row lacks to be a head: how many columns it names, and the first that it does not.
pub(crate) type Lack = (usize, Column);

/// Reads a row as the head of a list. Of columns with one name, the first that is shown is taken.
pub(crate) fn head<'a>(
    cells: impl Iterator<Item = (usize, &'a str)>,
    is_hidden: impl Fn(usize) -> bool,
    asked: &Asked<'_>,
) -> Result<Head, Lack> {
    let mut found: [Vec<usize>; Column::ALL.len()] = Default::default();
    // What the organizer said goes before what lists usually say.
    let mut said: [Vec<usize>; Column::ALL.len()] = Default::default();
    let mut all: Vec<(usize, String)> = Vec::new();
    for (place, header) in cells {
        let spelled = spelled(header);
        if spelled.is_empty() {
            continue;
        }
        all.push((place, rules::texts::line(header)));
        let at = |column: &Column| Column::ALL.iter().position(|each| each == column);
        if let Some(column) = asked.naming.heads.get(&spelled).and_then(at) {
            said[column].push(place);
        } else if let Some(column) = NAMES
            .iter()
            .position(|names| names.contains(&spelled.as_str()))
        {
            found[column].push(place);
        }
    }
    for (found, said) in found.iter_mut().zip(said) {
        if !said.is_empty() {
            *found = said;
        }
    }
    let there = found.iter().filter(|places| !places.is_empty()).count();
    let mut places = Places::default();
    let mut remarks = Vec::new();
    let mut lacking = None;
    for ((place, found), column) in places.iter_mut().zip(&found).zip(Column::ALL) {
        let shown: Vec<usize> = found.iter().copied().filter(|at| !is_hidden(*at)).collect();
        let Some(first) = found.first() else {
            if !asked.naming.without.contains(&column) {
                lacking = lacking.or(Some(column));
            }
            continue;
        };
        let read = *shown.first().unwrap_or(first);
        *place = Some(read);
        if shown.is_empty() {
            remarks.push(Remark::ColumnHidden { column });
        }
        if shown.len() > 1 || (shown.is_empty() && found.len() > 1) {
            remarks.push(Remark::ColumnTwice {
                column,
                read: letters(read),
            });
        }
    }
    if let Some(column) = lacking {
        let found = places.map(|place| all.iter().position(|(at, _)| Some(*at) == place));
        let heads = all.into_iter().map(|(_, head)| head).collect();
        asked.note(Heads { heads, found });
        return Err((there, column));
    }
    Ok(Head { places, remarks })
}

/// The letters of a column as a spreadsheet shows it. They count from one in every place: Z is
/// followed by AA.
pub(crate) fn letters(place: usize) -> String {
    let mut rest = place + 1;
    let mut letters = String::new();
    while rest > 0 {
        let letter = u8::try_from((rest - 1) % 26).unwrap_or_default();
        letters.insert(0, char::from(b'A' + letter));
        rest = (rest - 1) / 26;
    }
    letters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_spelled_as_it_is_compared_and_names_one_column() {
        let mut all: Vec<&str> = NAMES.concat();
        assert!(all.iter().all(|name| spelled(name) == **name));
        all.sort_unstable();
        let before = all.len();
        all.dedup();
        assert_eq!(all.len(), before);
    }

    #[test]
    fn headers_as_organizers_write_them() {
        for (header, expected) in [
            ("E-mail адрес", "e mail адрес"),
            ("Электронная\nпочта", "электронная почта"),
            ("Ф.И.О.", "ф и о"),
            ("Должность *", "должность"),
            ("Язык (ru/kk)", "язык"),
            (" Аты-жөні:", "аты жөні"),
        ] {
            assert_eq!(spelled(header), expected);
            assert!(NAMES.concat().contains(&expected), "{header}");
        }
    }

    #[test]
    fn letters_count_as_in_spreadsheets() {
        let shown = [0, 25, 26, 701, 702].map(letters);
        assert_eq!(shown, ["A", "Z", "AA", "ZZ", "AAA"]);
    }

    #[test]
    fn a_shown_column_goes_before_a_hidden_one() {
        let cells = [
            "name", "email", "court", "region", "position", "language", "E-mail",
        ];
        let cells = || cells.into_iter().enumerate();
        let naming = Naming::default();
        let asked = Asked::with(&naming);
        let one = head(cells(), |place| place == 1, &asked).unwrap();
        assert_eq!(one.places, [0, 6, 2, 3, 4, 5].map(Some));
        assert_eq!(one.remarks, []);
        let column = Column::Email;
        let both = head(cells(), |_| false, &asked).unwrap();
        let read = "B".to_owned();
        assert_eq!(both.remarks, [Remark::ColumnTwice { column, read }]);
        let none = head(cells().take(6), |place| place == 1, &asked).unwrap();
        assert_eq!(none.remarks, [Remark::ColumnHidden { column }]);
        let lacks = head(cells().take(3), |_| false, &asked);
        assert_eq!(lacks, Err((3, Column::Region)));
        let heads = asked.likest().unwrap();
        assert_eq!(heads.heads, ["name", "email", "court"]);
        let found = [Some(0), Some(1), Some(2), None, None, None];
        assert_eq!(heads.found, found);
    }
}
