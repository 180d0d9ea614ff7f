//! The results as CSV.

use course::Language;

use crate::{
    language::{numbers, say},
    quizzes::gradebook::Gradebook,
    spreadsheets,
};

/// The bytes of the file.
pub(super) fn written(book: &Gradebook, language: Language) -> csv::Result<Vec<u8>> {
    let mut head = super::who_head(language);
    head.push(say!(language, "gradebook-read"));
    head.push(say!(language, "gradebook-to-read"));
    for column in &book.columns {
        let title = column.title(language);
        head.push(title.to_owned());
        head.push(super::share_of(title, language));
    }
    let mut rows = vec![head];
    for person in &book.people {
        let mut row = super::who(person, language);
        row.push(person.read.done.to_string());
        row.push(person.read.of.to_string());
        for overall in &person.quizzes {
            row.push(super::status(book, overall, language));
            let percent =
                super::share(overall).map(|share| numbers::decimal(share * 100.0, language));
            row.push(percent.map_or_else(String::new, |percent| format!("{percent} %")));
        }
        rows.push(row);
    }
    spreadsheets::csv(rows.iter().map(Vec::as_slice), language)
}
