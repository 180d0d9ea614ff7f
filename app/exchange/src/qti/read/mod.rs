//! A package, item by item.

mod answers;

use std::collections::BTreeSet;

use super::declared::most;
use super::names::{EXPLANATION, HINT, MANIFEST_FILE, TOOL, id};
use super::{body, package};
use crate::accept::Found;
use crate::report::{Reasons, Report, Unreadable};
use crate::shown::without_title;
use crate::text::{Dialect, Element, Inline, Piece, Text, each_inline, each_line, from_html};
use crate::written::{Answer, Written};
use crate::xml::parse;

const ITEM: &str = "qti-assessment-item";

/// Reads a package, or a single item.
pub(crate) fn read(bytes: &[u8]) -> Result<Found, Unreadable> {
    let text = bytes.trim_ascii_start();
    let text = text.strip_prefix("\u{feff}".as_bytes()).unwrap_or(text);
    let mut found = Found::default();
    if text.starts_with(b"<") {
        let root = parse(bytes)?;
        if root.name != ITEM {
            let why = format!(
                "not QTI 3.0: it begins with <{}> and not with <{ITEM}>",
                root.name
            );
            return Err(Unreadable::at(bytes, root.at, why));
        }
        take(&root, &mut found);
        return Ok(found);
    }
    let files = package::unpack(bytes)?;
    let manifest = files
        .get(MANIFEST_FILE)
        .ok_or_else(|| Unreadable::at(bytes, 0, format!("the package has no {MANIFEST_FILE}")))?;
    let manifest = parse(manifest).map_err(|error| error.within(MANIFEST_FILE))?;
    let (tests, items) = resources(&manifest, &mut found.report);
    if items.is_empty() {
        let why = "the manifest names no items of QTI 3.0";
        return Err(Unreadable::at(bytes, 0, why).within(MANIFEST_FILE));
    }
    let mut order: Vec<String> = Vec::new();
    for test in &tests {
        let Some(bytes) = package::find(&files, test) else {
            found
                .report
                .say(None, format!("the package has no file {test}"));
            continue;
        };
        let root = match parse(bytes) {
            Ok(root) => root,
            Err(fault) => {
                let fault = fault.within(test);
                found.report.say(
                    None,
                    format!("the order of its questions was left out: {fault}"),
                );
                continue;
            }
        };
        let title = root.attribute("title").unwrap_or_default().trim();
        found.title = found
            .title
            .take()
            .or_else(|| (!title.is_empty()).then(|| title.to_owned()));
        let references = root.below("qti-assessment-item-ref");
        let hrefs = references.iter().filter_map(|item| item.attribute("href"));
        order.extend(hrefs.map(|href| resolved(test, href)));
    }
    order.extend(items);
    let mut seen = BTreeSet::new();
    let mut first = None;
    for name in order {
        let name = package::known(&files, &name).unwrap_or(name);
        if !seen.insert(name.clone()) {
            continue;
        }
        let Some(bytes) = files.get(&name) else {
            let why = format!("the package has no file {name}");
            found.report.leave_out(None, why);
            continue;
        };
        match parse(bytes) {
            Ok(root) if root.name == ITEM => take(&root, &mut found),
            Ok(root) => {
                let why = format!("{name} is no item of QTI 3.0 but a <{}>", root.name);
                found.report.leave_out(None, why);
            }
            Err(fault) => {
                let fault = fault.within(&name);
                found.report.leave_out(None, &fault);
                first.get_or_insert(fault);
            }
        }
    }
    match first {
        // Where nothing else could be read either, that is what there is to say.
        Some(fault) if found.questions.is_empty() => Err(fault),
        _ => Ok(found),
    }
}

/// The files of tests and of items that a manifest names.
fn resources(manifest: &Element, report: &mut Report) -> (Vec<String>, Vec<String>) {
    let mut tests = Vec::new();
    let mut items = Vec::new();
    for resource in manifest.below("resource") {
        let kind = resource.attribute("type").unwrap_or_default();
        let file = resource
            .first("file")
            .and_then(|file| file.attribute("href"));
        let Some(href) = resource.attribute("href").or(file) else {
            continue;
        };
        match kind {
            "imsqti_test_xmlv3p0" => tests.push(resolved(MANIFEST_FILE, href)),
            "imsqti_item_xmlv3p0" => items.push(resolved(MANIFEST_FILE, href)),
            _ => report.say(None, format!("the file {href} was left out")),
        }
    }
    (tests, items)
}

/// The file that a reference in another file means.
fn resolved(from: &str, href: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in href.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// Reads an item.
fn take(item: &Element, found: &mut Found) {
    let mut reasons = Reasons::default();
    let title = item.attribute("title").unwrap_or_default();
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    match question(item, &title, &mut reasons) {
        Ok(written) => found.questions.push((written, reasons)),
        Err(why) => {
            let name = match title.as_str() {
                "" => item.attribute("identifier").unwrap_or_default(),
                title => title,
            };
            found.report.leave_out(Some(name), why);
        }
    }
}

fn question(item: &Element, title: &str, reasons: &mut Reasons) -> Result<Written, String> {
    let element = item
        .first("qti-item-body")
        .ok_or_else(|| "it has no body".to_owned())?;
    let data = |name: &str| {
        let name = format!("data-torelik-{name}");
        element.attribute(&name).map(str::to_owned)
    };
    let body = body::divide(element, reasons);
    let answer = answers::read(item, &body, &data, reasons)?;
    if !body.guide.is_empty() && !matches!(answer, Answer::Reasoned { .. }) {
        reasons.say("what is said to whoever scores was left out");
    }
    let mut written = Written::new(answer);
    written.id = id(item.attribute("identifier").unwrap_or_default());
    title.clone_into(&mut written.title);
    let mut stem = html(&body.asked, reasons);
    if !matches!(written.answer, Answer::Blanks(_)) {
        stem = without_gaps(stem);
    }
    written.stem = without_title(title, stem);
    written.objective = data("objective");
    written.basis = data("basis")
        .map(|basis| basis.split(' ').map(str::to_owned).collect())
        .unwrap_or_default();
    written.all_or_nothing = data("score").as_deref() == Some("all-or-nothing");
    written.markers = data("markers")
        .and_then(|markers| markers.parse().ok())
        .unwrap_or(1);
    let declared = most(item).or_else(|| answers::mapped(item, &body));
    if let Some(points) = declared {
        let whole = points.round().clamp(0.0, 1000.0);
        if (points - whole).abs() > 1e-9 && !matches!(written.answer, Answer::Survey(_)) {
            reasons.say(format!(
                "it is worth {points} points there; here points are whole"
            ));
        }
        // The range makes this exact.
        written.points = whole as u32;
    }
    feedback(item, &mut written, reasons);
    if item.attribute("tool-name") != Some(TOOL) {
        foreign(item, reasons);
    }
    Ok(written)
}

/// A text in which a line marks the place of a field; at the end of a paragraph nothing does, since
/// there the field follows all the same.
fn without_gaps(mut stem: Text) -> Text {
    each_line(&mut stem, &mut |words| {
        if let Some(Inline::Blank(_)) = words.last() {
            words.pop();
            if let Some(Inline::Text(text)) = words.last_mut() {
                text.truncate(text.trim_end().len());
            }
        }
        each_inline(words, &mut |inline| {
            if let Inline::Blank(_) = inline {
                *inline = Inline::Text("_____".to_owned());
            }
        });
    });
    stem
}

fn html(pieces: &[Piece], reasons: &mut Reasons) -> Text {
    from_html(pieces, Dialect::Foreign, reasons)
}

/// The content of feedback, which may stand in an element of its own.
fn content(element: &Element, reasons: &mut Reasons) -> Text {
    match element.first("qti-content-body") {
        Some(body) => html(&body.children, reasons),
        None => html(&element.children, reasons),
    }
}

/// Feedback that is shown after the item.
fn feedback(item: &Element, written: &mut Written, reasons: &mut Reasons) {
    for element in item.all("qti-modal-feedback") {
        let text = content(element, reasons);
        if text.is_empty() {
            continue;
        }
        let name = element.attribute("identifier").unwrap_or_default();
        let outcome = element.attribute("outcome-identifier").unwrap_or_default();
        let option = match &mut written.answer {
            Answer::Choice { options, .. } => options
                .iter_mut()
                .find(|option| option.id == id(name) && option.feedback.is_none()),
            _ => None,
        };
        if outcome == HINT.0 && written.hint.is_none() {
            written.hint = Some(text);
        } else if let Some(option) = option {
            option.feedback = Some(text);
        } else if name.eq_ignore_ascii_case(EXPLANATION.1) && written.explanation.is_none() {
            written.explanation = Some(text);
        } else {
            let said = crate::text::words_of(&text);
            reasons.say(format!("the feedback `{name}` was left out: {said}"));
        }
    }
}

/// Says what an item of another platform has that is not read.
fn foreign(item: &Element, reasons: &mut Reasons) {
    let scored = item.first("qti-response-processing");
    if scored.is_some_and(|scored| scored.elements().next().is_some()) {
        reasons.say("its own way of scoring was left out; the key alone counts");
    }
    if item.attribute("adaptive") == Some("true") {
        reasons.say("it adapts to what is answered there; here it does not");
    }
    for (name, what) in [
        (
            "qti-template-declaration",
            "it is a template with variables",
        ),
        (
            "qti-assessment-stimulus-ref",
            "it refers to a text in another file, which was left out",
        ),
        ("qti-stylesheet", "its style sheet was left out"),
        (
            "qti-companion-materials-info",
            "its companion materials were left out",
        ),
    ] {
        if item.first(name).is_some() {
            reasons.say(what);
        }
    }
}
