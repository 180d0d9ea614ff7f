//! Problems as text: `file:line:column: what is wrong`, the line, a pointer at the place, and what
//! to do.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use crate::problem::Problem;

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
        text.push_str(&format!("{bold}{problem}{plain} [{}]\n", problem.rule));
        // Control characters would move the pointer away from its place.
        let source = problem
            .source
            .replace(|each: char| each.is_ascii_control() && each != '\t', " ");
        let mut group = Group::with_level(Level::ERROR);
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
