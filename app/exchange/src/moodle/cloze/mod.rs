//! Gaps in a text, as Moodle writes them: `{1:SHORTANSWER:=answer~=also accepted}`.

use crate::numbers;
use crate::report::Reasons;
use crate::stars::{guarded, meant};
use crate::text::{Dialect, Format, as_plain, from_html, gap, parse_html, words_of};

/// Characters that mean something between the braces.
const SPECIAL: &str = "}#~/\"\\";

/// A gap with these accepted answers.
pub(super) fn written(accepted: &[String]) -> String {
    let answers: Vec<String> = accepted
        .iter()
        .map(|answer| format!("={}", escape(&guarded(answer))))
        .collect();
    format!("{{1:SHORTANSWER:{}}}", answers.join("~"))
}

fn escape(answer: &str) -> String {
    let mut safe = String::new();
    for each in answer.chars() {
        if SPECIAL.contains(each) {
            safe.push('\\');
        }
        safe.push(each);
    }
    safe
}

/// A text in which nothing looks like a gap.
pub(super) fn without_gaps(markdown: &str) -> String {
    let mut said = String::new();
    let mut rest = markdown;
    while let Some((before, after)) = rest.split_once('{') {
        said.push_str(before);
        // An entity is the same to Markdown, and nothing to Moodle.
        said.push_str(if token(after).is_some() {
            "&#123;"
        } else {
            "{"
        });
        rest = after;
    }
    said.push_str(rest);
    said
}

/// Kinds of gaps that are filled with words.
const WORDS: [&str; 6] = ["SHORTANSWER", "SA", "MW", "SHORTANSWER_C", "SAC", "MWC"];

/// Finds the gaps of a text; each becomes the place of a gap. Also gives the accepted answers of
/// each, or why this course has no such gaps.
pub(super) fn read(
    text: &str,
    format: Format,
    reasons: &mut Reasons,
) -> Result<(String, Vec<Vec<String>>), String> {
    let mut said = String::new();
    let mut gaps = Vec::new();
    let mut weights: Vec<String> = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        said.push_str(before);
        let Some((weight, kind, inside, beyond)) = token(after) else {
            said.push('{');
            rest = after;
            continue;
        };
        said.push_str(&gap(gaps.len()));
        gaps.push(accepted(kind, &inside, format, reasons)?);
        weights.push(weight.to_owned());
        rest = beyond;
    }
    said.push_str(rest);
    if gaps.is_empty() {
        return Err("it has no gaps".to_owned());
    }
    if weights.windows(2).any(|pair| pair[0] != pair[1]) {
        reasons.say("its gaps weigh differently there; here each is worth the same");
    }
    Ok((said, gaps))
}

/// Nobody writes a longer gap; text that only begins like one is not searched to its end.
const LONGEST: usize = 4096;

/// The weight, the kind and the inside of a gap that begins here, and what follows it.
fn token(text: &str) -> Option<(&str, &str, String, &str)> {
    let weight = leading(text, |byte| byte.is_ascii_digit());
    let rest = text[weight.len()..].strip_prefix(':')?;
    let kind = leading(rest, |byte| byte.is_ascii_uppercase() || byte == b'_');
    let rest = rest[kind.len()..].strip_prefix(':')?;
    if kind.is_empty() {
        return None;
    }
    let mut escaped = false;
    for (at, each) in rest.char_indices().take(LONGEST) {
        match each {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '}' => return Some((weight, kind, rest[..at].to_owned(), &rest[at + 1..])),
            _ => {}
        }
    }
    None
}

/// The part at the beginning that is made of such bytes of ASCII.
fn leading(text: &str, is: impl Fn(u8) -> bool) -> &str {
    let end = text.bytes().position(|byte| !is(byte));
    &text[..end.unwrap_or(text.len())]
}

/// The accepted answers between the braces of a gap.
fn accepted(
    kind: &str,
    inside: &str,
    format: Format,
    reasons: &mut Reasons,
) -> Result<Vec<String>, String> {
    let choice = kind.starts_with('M') && !WORDS.contains(&kind);
    let number = matches!(kind, "NUMERICAL" | "NM");
    if kind.ends_with('C') && WORDS.contains(&kind) {
        reasons.say("capitals make no difference here");
    }
    if kind.starts_with("MULTIRESPONSE") || kind.starts_with("MR") {
        return Err("it has a gap in which several are to be ticked".to_owned());
    }
    if choice {
        reasons.say("a gap to be chosen from a list became one to be typed");
    } else if !number && !WORDS.contains(&kind) {
        return Err(format!("it has a gap of the kind {kind}"));
    }
    let mut words = Vec::new();
    for answer in divided(inside) {
        let (answer, feedback) = match split_plain(&answer, '#') {
            Some((answer, feedback)) => (answer, feedback),
            None => (answer, String::new()),
        };
        if !feedback.trim().is_empty() {
            reasons.say("feedback on accepted answers was left out");
        }
        let answer = answer.trim();
        let (weight, answer) = weighed(answer);
        let plain = unescape(&plain_words(answer, format, reasons));
        if weight < 100.0 {
            if weight > 0.0 {
                reasons.say(format!(
                    "the answer `{plain}`, which is worth a part of the points, was left out"
                ));
            }
            continue;
        }
        if number {
            let (value, tolerance) = plain.split_once(':').unwrap_or((&plain, "0"));
            if numbers::number(tolerance).is_none_or(|tolerance| tolerance != 0.0) {
                reasons.say("a number in a gap has no tolerance here");
            }
            words.push(value.trim().to_owned());
        } else {
            words.extend(meant(&plain, reasons));
        }
    }
    if words.is_empty() {
        return Err("it has a gap without an accepted answer".to_owned());
    }
    Ok(words)
}

/// What an answer is worth in percent, and the answer: `=all`, `%50%half`, `nothing`.
fn weighed(answer: &str) -> (f64, &str) {
    if let Some(answer) = answer.strip_prefix('=') {
        return (100.0, answer);
    }
    let said = answer
        .strip_prefix('%')
        .and_then(|said| said.split_once('%'));
    match said.and_then(|(weight, answer)| Some((numbers::number(weight)?, answer))) {
        Some((weight, answer)) => (weight, answer),
        None => (0.0, answer),
    }
}

/// The words of an answer. In a text of HTML it is HTML, too: an editor writes `caf&eacute;`.
fn plain_words(answer: &str, format: Format, reasons: &mut Reasons) -> String {
    match format {
        Format::Html | Format::Auto if answer.contains(['&', '<', '\u{a0}']) => {
            let marked = answer.contains('<');
            let text = from_html(&parse_html(answer), Dialect::Foreign, reasons);
            if marked && as_plain(&text).is_none() {
                reasons.say("an accepted answer is plain words here; its markup was left out");
            }
            words_of(&text)
        }
        _ => answer.to_owned(),
    }
}

/// The answers between tildes.
fn divided(inside: &str) -> Vec<String> {
    let mut answers = vec![String::new()];
    let mut escaped = false;
    for each in inside.chars() {
        match each {
            '~' if !escaped => answers.push(String::new()),
            _ => {
                if let Some(answer) = answers.last_mut() {
                    answer.push(each);
                }
            }
        }
        escaped = each == '\\' && !escaped;
    }
    answers
}

/// What stands before and after a character that no backslash stands before. A `#` after `&` is
/// part of a character in HTML: `&#39;`.
fn split_plain(text: &str, mark: char) -> Option<(String, String)> {
    let mut escaped = false;
    for (at, each) in text.char_indices() {
        let entity = each == '#' && is_entity(&text[..at], &text[at + 1..]);
        if each == mark && !escaped && !entity {
            return Some((
                text[..at].to_owned(),
                text[at + each.len_utf8()..].to_owned(),
            ));
        }
        escaped = each == '\\' && !escaped;
    }
    None
}

/// Whether a `#` between these is part of a character that is written as a number.
fn is_entity(before: &str, after: &str) -> bool {
    let Some((number, _)) = after.split_once(';') else {
        return false;
    };
    let digits = number.strip_prefix(['x', 'X']).unwrap_or(number);
    before.ends_with('&')
        && !digits.is_empty()
        && digits.len() <= 7
        && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn unescape(answer: &str) -> String {
    let mut plain = String::new();
    let mut chars = answer.chars().peekable();
    while let Some(each) = chars.next() {
        match (each, chars.peek()) {
            ('\\', Some(next)) if SPECIAL.contains(*next) => {
                plain.push(*next);
                chars.next();
            }
            _ => plain.push(each),
        }
    }
    plain
}

#[cfg(test)]
mod tests;
