//! Problems as text: `file:line:column: what is wrong`, the line, a pointer at the place, and what
//! to do; or as JSON, for editors.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use serde::Serialize;

use crate::problem::{Problem, Severity};

/// The problems as plain text, one after the other.
#[must_use]
pub fn report(problems: &[Problem]) -> String {
    render(problems, false)
}

/// The problems as text for a terminal that shows colours.
#[must_use]
pub fn report_coloured(problems: &[Problem]) -> String {
    render(problems, true)
}

/// A problem as editors are told of it. Field names are stable.
#[derive(Serialize)]
struct Told<'a> {
    file: std::borrow::Cow<'a, str>,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    rule: &'static str,
    severity: &'static str,
    message: &'a str,
    help: &'a str,
}

/// The problems as one JSON array, for editors: a problem a line, described in
/// `content/README.md`.
#[must_use]
pub fn report_json(problems: &[Problem]) -> String {
    let lines: Vec<String> = problems
        .iter()
        .map(|problem| Told {
            file: problem.file.to_string_lossy(),
            line: problem.line,
            column: problem.column,
            end_line: problem.end_line,
            end_column: problem.end_column,
            rule: problem.rule.code(),
            severity: problem.rule.severity().code(),
            message: &problem.message,
            help: &problem.advice,
        })
        // Numbers and strings: JSON can say them all.
        .map(|told| serde_json::to_string(&told).unwrap_or_default())
        .collect();
    if lines.is_empty() {
        return "[]".to_owned();
    }
    format!("[\n{}\n]", lines.join(",\n"))
}

fn render(problems: &[Problem], coloured: bool) -> String {
    let renderer = if coloured {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let mut text = String::new();
    for problem in problems {
        let (bold, plain) = if coloured {
            ("\u{1b}[1m", "\u{1b}[0m")
        } else {
            ("", "")
        };
        let (level, note) = match problem.rule.severity() {
            Severity::Error => (Level::ERROR, ""),
            Severity::Warning => (Level::WARNING, " (a warning)"),
        };
        text.push_str(&format!(
            "{bold}{problem}{plain}{note} [{}]\n",
            problem.rule
        ));
        // Control characters would move the pointer away from its place.
        let source = problem
            .source
            .replace(|each: char| each.is_ascii_control() && each != '\t', " ");
        let mut group = Group::with_level(level);
        if !source.trim().is_empty() {
            let place = AnnotationKind::Primary.span(problem.span.clone());
            group = group.element(
                Snippet::source(source)
                    .line_start(problem.line)
                    .annotation(place),
            );
        }
        let group = group.element(Level::HELP.message(problem.advice.as_str()));
        text.push_str(renderer.render(&[group]).trim_end());
        text.push_str("\n\n");
    }
    text
}
