//! What ids look like, and which known word a wrong one resembles.

use std::ops::Range;

use crate::problem::Rule;
use crate::sheet::Sheet;

/// No id is longer.
const LONGEST: usize = 64;

/// Beginnings that the platform gives to its own anchors.
const TAKEN: [&str; 4] = ["source-", "term-", "footnote-", "open-point-"];

/// The id of what comes before the first `##`.
pub(crate) const TOP: &str = "top";

/// Whether this is an id: small letters, digits and hyphens, a letter or digit first.
pub fn is_id(id: &str) -> bool {
    id.len() <= LONGEST
        && id.starts_with(|first: char| first.is_ascii_lowercase() || first.is_ascii_digit())
        && id
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// Whether this is an id; if not, it is said.
pub(crate) fn check_id(sheet: &Sheet, id: &str, place: Range<usize>) -> bool {
    let sound = is_id(id);
    if !sound {
        sheet.wrong(
            place,
            Rule::BadId,
            format!("`{id}` is not an id"),
            format!("use small letters a–z, digits and hyphens, at most {LONGEST}"),
        );
    }
    sound
}

/// Whether this id is the platform's own.
fn is_taken(id: &str) -> bool {
    id == TOP || TAKEN.iter().any(|taken| id.starts_with(taken))
}

/// Whether this is an id that may be an anchor in a lesson.
pub fn is_anchor(id: &str) -> bool {
    is_id(id) && !is_taken(id)
}

/// Whether this id may be an anchor in a lesson; if not, it is said.
pub(crate) fn check_anchor(sheet: &Sheet, id: &str, place: Range<usize>) -> bool {
    if is_taken(id) {
        sheet.wrong(
            place,
            Rule::BadId,
            format!("the id `{id}` is taken by the platform"),
            "choose one that is not `top` and does not begin with source-, term-, footnote- or open-point-",
        );
        return false;
    }
    check_id(sheet, id, place)
}

/// The name of a file or folder without its number: the id of what it holds.
pub(crate) fn bare(stem: &str) -> &str {
    match stem.split_once('-') {
        Some((number, rest)) if number.bytes().all(|byte| byte.is_ascii_digit()) => rest,
        _ => stem,
    }
}

/// An id made from a title.
pub(crate) fn slug(title: &str) -> String {
    let mut slug = String::new();
    for each in title.chars().flat_map(char::to_lowercase) {
        if each.is_alphanumeric() {
            slug.push(each);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let slug: String = slug.chars().take(LONGEST).collect();
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() || slug == TOP || TAKEN.iter().any(|taken| slug.starts_with(taken)) {
        format!("section-{slug}").trim_end_matches('-').to_owned()
    } else {
        slug.to_owned()
    }
}

/// The known word that a wrong one resembles most, if any does.
pub(crate) fn nearest<'a>(
    wrong: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let bound = (wrong.chars().count() / 3).clamp(1, 4);
    known
        .into_iter()
        .map(|word| (distance(wrong, word), word))
        .filter(|(distance, _)| *distance <= bound)
        .min()
        .map(|(_, word)| word)
}

/// How many letters must change, or change places with their neighbour, to make one word of the
/// other. Of what is far too long for an id only the beginning is compared.
fn distance(left: &str, right: &str) -> usize {
    let begin = |word: &str| word.chars().take(2 * LONGEST).collect::<String>();
    strsim::osa_distance(&begin(left), &begin(right))
}

/// Advice for an id that nothing has: the nearest, and what to do otherwise.
pub(crate) fn advise<'a>(
    wrong: &str,
    known: impl IntoIterator<Item = &'a str>,
    otherwise: impl std::fmt::Display,
) -> String {
    nearest(wrong, known).map_or_else(
        || otherwise.to_string(),
        |near| format!("did you mean `{near}`? If not, {otherwise}"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_small_letters_digits_and_hyphens() {
        assert!(is_id("well-founded-fear") && is_id("1f") && is_id("a"));
        assert!(!is_id("") && !is_id("-a") && !is_id("A") && !is_id("a b") && !is_id("қ"));
        assert!(!is_id(&"a".repeat(LONGEST + 1)));
    }

    #[test]
    fn slugs_keep_letters_of_every_language() {
        assert_eq!(slug("Who is a refugee?"), "who-is-a-refugee");
        assert_eq!(slug("  Қазақстан: 1-бап  "), "қазақстан-1-бап");
        assert_eq!(slug("…"), "section");
        assert_eq!(slug("Top"), "section-top");
        assert_eq!(slug("Source of law"), "section-source-of-law");
    }

    #[test]
    fn the_nearest_word_is_found_also_when_letters_changed_places() {
        assert_eq!(nearest("csr15", ["csr51", "handbook"]), Some("csr51"));
        assert_eq!(nearest("minuets", ["minutes", "title"]), Some("minutes"));
        assert_eq!(nearest("nothing", ["csr51", "handbook"]), None);
        assert_eq!(nearest("", ["a"]), Some("a"));
    }
}
