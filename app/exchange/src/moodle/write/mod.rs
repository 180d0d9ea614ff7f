//! Questions as Moodle XML.

use super::cloze;
use crate::Bundle;
use crate::export::leave_out;
use crate::extras::Extras;
use crate::report::{Reasons, Report};
use crate::shown::shown;
use crate::text::{Block, gap, markdown};
use crate::written::{Answer, Written};
use crate::xml::escape;

mod body;

use body::body;

/// Writes the questions. Also gives the ids of those that Moodle cannot hold.
pub(crate) fn write(bundle: &Bundle, report: &mut Report) -> (Vec<u8>, Vec<String>) {
    let mut file = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<quiz>\n".to_owned();
    let mut left = Vec::new();
    for chapter in &bundle.chapters {
        let title = chapter.title.replace('/', "//");
        file.push_str(&format!(
            "<question type=\"category\">\n  <category><text>{}</text></category>\n</question>\n",
            escape(&format!("$course$/top/{title}"))
        ));
        for written in &chapter.questions {
            let mut reasons = Reasons::default();
            match question(written, &mut reasons) {
                Ok(text) => {
                    report.of(&written.id, reasons);
                    file.push_str(&text);
                }
                Err(why) => leave_out(written, why, &mut left, report),
            }
        }
    }
    file.push_str("</quiz>\n");
    (file.into_bytes(), left)
}

fn question(written: &Written, reasons: &mut Reasons) -> Result<String, &'static str> {
    let mut extras = Extras::of(written);
    let body = body(&written.answer, &mut extras, reasons)?;
    let mut said = markdown(
        &shown(&written.title, &written.stem),
        &gap,
        &mut Reasons::default(),
    );
    if let Answer::Blanks(blanks) = &written.answer {
        said = cloze::without_gaps(&said);
        for (number, accepted) in blanks.iter().enumerate() {
            said = said.replacen(&gap(number), &cloze::written(accepted), 1);
        }
        // Moodle adds the gaps up, and has no other place for points.
        if written.points != 1 {
            extras.put("points", written.points.to_string());
        }
    }
    let mut file = format!("<question type=\"{}\">\n", body.kind);
    file.push_str(&format!(
        "  <name><text>{}</text></name>\n",
        escape(&written.title)
    ));
    file.push_str(&element("questiontext", "", &said));
    let explanation = written.explanation.as_deref().unwrap_or_default();
    file.push_str(&element("generalfeedback", "", &text(explanation)));
    if !matches!(written.answer, Answer::Blanks(_)) {
        file.push_str(&format!(
            "  <defaultgrade>{}</defaultgrade>\n",
            written.points
        ));
    }
    file.push_str(&format!("  <idnumber>{}</idnumber>\n", escape(&written.id)));
    file.push_str(&body.elements);
    if let Some(hint) = &written.hint {
        file.push_str(&element("hint", "", &text(hint)));
    }
    let tags = extras.tags();
    if !tags.is_empty() {
        file.push_str("  <tags>\n");
        for tag in tags {
            file.push_str(&format!("    <tag><text>{}</text></tag>\n", escape(&tag)));
        }
        file.push_str("  </tags>\n");
    }
    file.push_str("</question>\n");
    Ok(file)
}

fn text(text: &[Block]) -> String {
    markdown(text, &gap, &mut Reasons::default())
}

/// A text of Moodle.
fn element(name: &str, attributes: &str, said: &str) -> String {
    format!(
        "  <{name}{attributes} format=\"markdown\"><text>{}</text></{name}>\n",
        escape(said)
    )
}
