//! What a workbook says of its sheets, its texts and its formats.

use std::collections::BTreeMap;

use quick_xml::events::Event;

use super::package::{Package, attribute};
use crate::{Budget, Refusal, kept};

/// A sheet, as the workbook names it.
#[derive(Clone, Debug)]
pub(super) struct Named {
    pub name: String,
    pub is_hidden: bool,
    /// The part that holds it.
    pub part: usize,
}

/// Where a workbook keeps its parts.
#[derive(Debug)]
pub(super) struct Book {
    pub sheets: Vec<Named>,
    /// How many it names, also of those that share a part or have none.
    pub named: usize,
    strings: Option<usize>,
    styles: Option<usize>,
}

/// The ends of what kinds of part are called, in the two forms of the format.
const WORKBOOK: &str = "/officeDocument";
const STRINGS: &str = "/sharedStrings";
const STYLES: &str = "/styles";

/// Reads what the workbook names.
pub(super) fn book(package: &mut Package<'_>, budget: &Budget) -> Result<Book, Refusal> {
    let from_root = relations(package, "_rels/.rels", "", budget)?;
    let path = from_root
        .values()
        .find(|to| to.kind.ends_with(WORKBOOK))
        .map_or("xl/workbook.xml", |to| to.path.as_str())
        .to_owned();
    let part = package.find(&path).ok_or(Refusal::Unreadable)?;
    let (folder, file) = path.rsplit_once('/').unwrap_or(("", &path));
    let folder = folder.to_owned();
    let inside = format!("{folder}/_rels/{file}.rels");
    let related = relations(package, &inside, &folder, budget)?;
    let mut found = Vec::new();
    package.part(part)?.elements(|name, start| {
        if name == "sheet" {
            budget.sheet()?;
            let name = attribute(start, "name").unwrap_or_default();
            let is_hidden = attribute(start, "state").is_some_and(|state| state != "visible");
            found.push((kept(&name), is_hidden, attribute(start, "id")));
        }
        Ok(())
    })?;
    let named = found.len();
    let mut sheets: Vec<Named> = Vec::new();
    for (name, is_hidden, id) in found {
        let to = id.and_then(|id| related.get(&id));
        let part = to.and_then(|to| package.find(&to.path));
        // Several sheets may refer to one part; it is read once.
        if let Some(part) = part
            && sheets.iter().all(|sheet| sheet.part != part)
        {
            sheets.push(Named {
                name,
                is_hidden,
                part,
            });
        }
    }
    let of_kind = |kind: &str| {
        let to = related.values().find(|to| to.kind.ends_with(kind));
        to.and_then(|to| package.find(&to.path))
    };
    Ok(Book {
        sheets,
        named,
        strings: of_kind(STRINGS).or_else(|| package.find("xl/sharedStrings.xml")),
        styles: of_kind(STYLES).or_else(|| package.find("xl/styles.xml")),
    })
}

/// What a part refers to.
struct To {
    kind: String,
    path: String,
}

fn relations(
    package: &mut Package<'_>,
    path: &str,
    folder: &str,
    budget: &Budget,
) -> Result<BTreeMap<String, To>, Refusal> {
    let mut found = BTreeMap::new();
    let Some(part) = package.find(path) else {
        return Ok(found);
    };
    package.part(part)?.elements(|name, start| {
        if name == "Relationship" {
            budget.text()?;
            let target = attribute(start, "Target").unwrap_or_default();
            let path = match target.strip_prefix('/') {
                Some(from_root) => from_root.to_owned(),
                None => format!("{folder}/{target}"),
            };
            let kind = attribute(start, "Type").unwrap_or_default();
            if let Some(id) = attribute(start, "Id") {
                found.insert(id, To { kind, path });
            }
        }
        Ok(())
    })?;
    Ok(found)
}

/// The texts that cells refer to by number.
pub(super) fn strings(
    package: &mut Package<'_>,
    book: &Book,
    budget: &Budget,
) -> Result<Vec<Box<str>>, Refusal> {
    let mut strings = Vec::new();
    let Some(part) = book.strings else {
        return Ok(strings);
    };
    let mut part = package.part(part)?;
    loop {
        let is_text = match part.next()? {
            None => return Ok(strings),
            Some(Event::Start(start)) => start.local_name().as_ref() == "si",
            Some(_) => false,
        };
        if is_text {
            budget.text()?;
            strings.push(kept(&part.words("si")?).into_boxed_str());
        }
    }
}

/// For each format of cells, whether it shows a number as a date or a time.
pub(super) fn dates(
    package: &mut Package<'_>,
    book: &Book,
    budget: &Budget,
) -> Result<Vec<bool>, Refusal> {
    let mut formats = Vec::new();
    let Some(part) = book.styles else {
        return Ok(formats);
    };
    let mut of_time: BTreeMap<u32, bool> = BTreeMap::new();
    let mut part = package.part(part)?;
    let mut in_cells = false;
    while let Some(event) = part.next()? {
        match event {
            Event::Start(start) => match start.local_name().as_ref() {
                "numFmt" => {
                    budget.text()?;
                    let id = attribute(&start, "numFmtId").and_then(|id| id.parse().ok());
                    let code = attribute(&start, "formatCode").unwrap_or_default();
                    if let Some(id) = id {
                        of_time.insert(id, is_of_time(&code));
                    }
                }
                "cellXfs" => in_cells = true,
                "xf" if in_cells => {
                    budget.text()?;
                    let id = attribute(&start, "numFmtId").and_then(|id| id.parse().ok());
                    let id = id.unwrap_or_default();
                    // What each number below 164 means is laid down (ECMA-376, part 1, 18.8.30).
                    let built_in = matches!(id, 14..=22 | 27..=36 | 45..=47 | 50..=58);
                    formats.push(of_time.get(&id).copied().unwrap_or(built_in));
                }
                _ => {}
            },
            Event::End(end) if end.local_name().as_ref() == "cellXfs" => in_cells = false,
            _ => {}
        }
    }
    Ok(formats)
}

/// Whether the code of a format shows a date or a time: it has one of the letters of their parts
/// outside of quotation marks and brackets.
fn is_of_time(code: &str) -> bool {
    let mut chars = code.chars();
    let (mut in_quotes, mut bracket) = (false, None::<String>);
    while let Some(c) = chars.next() {
        match c {
            '"' => in_quotes = !in_quotes,
            _ if in_quotes => {}
            '\\' | '_' | '*' => {
                chars.next();
            }
            '[' => bracket = Some(String::new()),
            ']' => {
                // Elapsed time: hours, minutes or seconds in brackets, and nothing else.
                let inside = bracket.take().unwrap_or_default();
                if !inside.is_empty() && inside.chars().all(|c| "hHmMsS".contains(c)) {
                    return true;
                }
            }
            c => match &mut bracket {
                Some(inside) => inside.push(c),
                None if "dDmMyYhHsS".contains(c) => return true,
                None => {}
            },
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_of_time_are_told_from_those_of_numbers() {
        for code in [
            "dd.mm.yyyy",
            "[h]:mm",
            "[$-419]d mmm;@",
            "h:mm AM/PM",
            "[ss]",
        ] {
            assert!(is_of_time(code), "{code}");
        }
        for code in [
            "General",
            "0.00",
            "#,##0\" days\"",
            "[Red]0",
            "\\d0",
            "@",
            "_-* #,##0_-",
        ] {
            assert!(!is_of_time(code), "{code}");
        }
    }
}
