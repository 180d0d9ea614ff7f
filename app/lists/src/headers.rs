//! What the columns of a list are called.

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

/// A header as names are compared: in lower case, its words apart by one space, without marks and
/// what stands in brackets.
pub(crate) fn spelled(header: &str) -> String {
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
    /// Where the six columns stand.
    pub places: [usize; Column::ALL.len()],
    /// Which of them have to be spoken of.
    pub remarks: Vec<Remark>,
}

/// What a row lacks to be a head: how many columns it names, and the first that it does not.
pub(crate) type Lack = (usize, Column);

/// Reads a row as the head of a list. Of columns with one name, the first that is shown is taken.
pub(crate) fn head<'a>(
    cells: impl Iterator<Item = (usize, &'a str)>,
    is_hidden: impl Fn(usize) -> bool,
) -> Result<Head, Lack> {
    let mut found: [Vec<usize>; Column::ALL.len()] = Default::default();
    for (place, header) in cells {
        let header = spelled(header);
        if let Some(column) = NAMES
            .iter()
            .position(|names| names.contains(&header.as_str()))
        {
            found[column].push(place);
        }
    }
    let there = found.iter().filter(|places| !places.is_empty()).count();
    let mut places = [0; Column::ALL.len()];
    let mut remarks = Vec::new();
    for ((place, found), column) in places.iter_mut().zip(&found).zip(Column::ALL) {
        let shown: Vec<usize> = found.iter().copied().filter(|at| !is_hidden(*at)).collect();
        let first = *found.first().ok_or((there, column))?;
        *place = *shown.first().unwrap_or(&first);
        if shown.is_empty() {
            remarks.push(Remark::ColumnHidden { column });
        }
        if shown.len() > 1 || (shown.is_empty() && found.len() > 1) {
            remarks.push(Remark::ColumnTwice {
                column,
                read: letters(*place),
            });
        }
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
        let one = head(cells(), |place| place == 1).unwrap();
        assert_eq!(one.places, [0, 6, 2, 3, 4, 5]);
        assert_eq!(one.remarks, []);
        let column = Column::Email;
        let both = head(cells(), |_| false).unwrap();
        let read = "B".to_owned();
        assert_eq!(both.remarks, [Remark::ColumnTwice { column, read }]);
        let none = head(cells().take(6), |place| place == 1).unwrap();
        assert_eq!(none.remarks, [Remark::ColumnHidden { column }]);
        assert_eq!(head(cells().take(3), |_| false), Err((3, Column::Region)));
    }
}
