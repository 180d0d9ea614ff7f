//! Lists as text, as spreadsheets save them: commas, semicolons or tabs between the cells.

mod decoding;
mod rows;

use crate::headers::{Asked, Head, Lack, Places, head};
use crate::{Budget, HEAD_WITHIN, List, MOST_COLUMNS, Refusal, Remark, kept};

pub(crate) use rows::Rows;

/// What may stand between cells, the likeliest first.
pub(crate) const DELIMITERS: [char; 4] = [';', '\t', ',', '|'];

/// A file of text, whatever its encoding.
pub(crate) struct Decoded {
    text: String,
    /// Where the first row begins, and how many lines stand above it.
    from: usize,
    above: usize,
    /// The delimiter, where the file says which.
    pub(crate) said: Option<char>,
}

impl Decoded {
    /// The text of a file.
    pub(crate) fn of(bytes: &[u8]) -> Result<Self, Refusal> {
        let (text, _) = decoding::decode(bytes)?;
        let (said, rest, above) = separator(&text);
        Ok(Self {
            from: text.len() - rest.len(),
            above,
            said,
            text,
        })
    }

    /// Its rows, with this between the cells.
    pub(crate) fn rows(&self, delimiter: char) -> Rows<'_> {
        Rows::new(&self.text[self.from..], delimiter, self.above)
    }
}

/// Reads a list from text.
pub(crate) fn read(bytes: &[u8], asked: &Asked<'_>, budget: &Budget) -> Result<List, Refusal> {
    let (text, guessed) = decoding::decode(bytes)?;
    if text.trim().is_empty() {
        return Err(Refusal::Unreadable);
    }
    let (said, text, above) = separator(&text);
    let mut lacks: Option<Lack> = None;
    let mut open = None;
    for delimiter in said.into_iter().chain(DELIMITERS) {
        let mut rows = Rows::new(text, delimiter, above);
        match top(&mut rows, asked, budget)? {
            Top::Head(head) => {
                let guess = guessed.map(|encoding| Remark::Guessed { encoding });
                let remarks = guess.into_iter().chain(head.remarks).collect();
                return below(rows, List::at(None, remarks), head.places, budget);
            }
            Top::Lacks(lack) => {
                if lack.is_some_and(|(there, _)| lacks.is_none_or(|(most, _)| there > most)) {
                    lacks = lack;
                }
            }
            Top::Open(line) => open = open.or(Some(line)),
        }
    }
    Err(match (open, lacks) {
        (Some(line), None) => Refusal::OpenQuote { line },
        (Some(line), Some((0, _))) => Refusal::OpenQuote { line },
        (_, Some((_, column))) => Refusal::LacksColumn { column },
        (None, None) => Refusal::Unreadable,
    })
}

/// What the first line says of the delimiter (`sep=;`, which spreadsheets obey and do not show),
/// the text below it, and how many lines stand above that.
fn separator(text: &str) -> (Option<char>, &str, usize) {
    let (first, rest) = text.split_once(['\n', '\r']).unwrap_or((text, ""));
    let first = first.trim_matches('"');
    let said = first
        .get(..4)
        .filter(|word| word.eq_ignore_ascii_case("sep="))
        .and_then(|_| first.get(4..))
        .and_then(|said| said.chars().next())
        .filter(|said| !said.is_alphanumeric() && *said != '"');
    match said {
        Some(said) => {
            let is_pair = text.as_bytes().get(text.len() - rest.len() - 1) == Some(&b'\r');
            let rest = rest.strip_prefix('\n').filter(|_| is_pair).unwrap_or(rest);
            (Some(said), rest, 1)
        }
        None => (None, text, 0),
    }
}

/// What the first rows of a text are.
enum Top {
    Head(Head),
    Lacks(Option<Lack>),
    Open(usize),
}

fn top(rows: &mut Rows<'_>, asked: &Asked<'_>, budget: &Budget) -> Result<Top, Refusal> {
    let mut lacks: Option<Lack> = None;
    while rows.number() < HEAD_WITHIN {
        let cells = match rows.next(budget) {
            None => break,
            Some(Err(Refusal::OpenQuote { line })) => return Ok(Top::Open(line)),
            Some(cells) => cells?,
        };
        let cells = cells.iter().map(String::as_str).enumerate();
        match head(cells.take(MOST_COLUMNS), |_| false, asked) {
            Ok(head) => return Ok(Top::Head(head)),
            Err(lack) => {
                if lacks.is_none_or(|(most, _)| lack.0 > most) {
                    lacks = Some(lack);
                }
            }
        }
    }
    Ok(Top::Lacks(lacks))
}

fn below(
    mut rows: Rows<'_>,
    mut list: List,
    places: Places,
    budget: &Budget,
) -> Result<List, Refusal> {
    while let Some(cells) = rows.next(budget) {
        let cells = cells?;
        let cell = |place: Option<usize>| {
            let cell = place.and_then(|place| cells.get(place));
            cell.map(|cell| kept(cell)).unwrap_or_default()
        };
        list.push(rows.number(), places.map(cell), Default::default())?;
    }
    Ok(list)
}

#[cfg(test)]
mod tests;
