//! Paragraphs, lists, tables and boxes as HTML. All text is escaped; no HTML comes from authors.

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{Alignment, BlockQuoteKind, CodeBlockKind, Tag};

use super::link::{FarLink, References};
use super::outline::TitlePart;
use super::tree::{Node, What};
use crate::diagram::{DiagramKind, Shape};
use crate::id::TOP;
use crate::language::Language;
use crate::lesson::OpenPoint;
use crate::problem::Rule;
use crate::sheet::Sheet;

/// Renders the text of a lesson in one language, and remembers what it refers to.
pub(crate) struct Renderer<'a> {
    pub(crate) sheet: &'a Sheet,
    pub(crate) around: &'a References,
    pub(crate) language: Language,
    /// The module's folder, where pictures are looked for.
    pub(crate) folder: &'a str,
    /// Sources cited, in order.
    pub(crate) sources: Vec<String>,
    /// Terms used, in order.
    pub(crate) terms: Vec<String>,
    /// Lessons linked to.
    pub(crate) lessons: Vec<String>,
    /// Pictures shown, by path.
    pub(crate) pictures: Vec<String>,
    /// Documents cited.
    pub(crate) documents: Vec<String>,
    /// Links to sections of other lessons.
    pub(crate) far_links: Vec<FarLink>,
    /// Links to anchors in this lesson.
    pub(crate) anchors: Vec<(String, Range<usize>)>,
    /// Numbers of footnotes by label, in the order of first reference.
    pub(crate) footnotes: BTreeMap<String, usize>,
    /// Their labels in that order.
    pub(crate) labels: Vec<String>,
    /// What a lawyer must still confirm, in order.
    pub(crate) open_points: Vec<OpenPoint>,
    /// The diagrams drawn, in order: their shapes, and where each stands.
    pub(crate) shapes: Vec<(Shape, Range<usize>)>,
    /// The `##` section that is being rendered.
    pub(crate) section: String,
    /// The nearest title, which names tables.
    pub(crate) title: String,
    /// Whether what is rendered belongs to a question.
    pub(crate) in_question: bool,
    /// Whether what is rendered is an open point.
    pub(crate) in_open_point: bool,
    /// Whether what is rendered is a document.
    pub(crate) in_document: bool,
}

impl<'a> Renderer<'a> {
    /// A renderer with an empty page; `folder` is the module's folder in the course.
    pub(crate) fn new(
        sheet: &'a Sheet,
        around: &'a References,
        language: Language,
        folder: &'a str,
    ) -> Self {
        Self {
            sheet,
            around,
            language,
            folder,
            sources: Vec::new(),
            terms: Vec::new(),
            lessons: Vec::new(),
            pictures: Vec::new(),
            documents: Vec::new(),
            far_links: Vec::new(),
            anchors: Vec::new(),
            footnotes: BTreeMap::new(),
            labels: Vec::new(),
            open_points: Vec::new(),
            shapes: Vec::new(),
            section: TOP.to_owned(),
            title: String::new(),
            in_question: false,
            in_open_point: false,
            in_document: false,
        }
    }

    /// Renders a heading.
    pub(crate) fn heading(&mut self, title: &TitlePart<'_>) -> String {
        let words = self.inline(&title.nodes);
        let id = escaped(title.id.as_deref().unwrap_or_default());
        let level = title.level;
        self.title.clone_from(&title.words);
        format!("<h{level} id=\"{id}\">{words}</h{level}>\n")
    }

    /// Renders paragraphs, lists and so on.
    pub(crate) fn blocks(&mut self, nodes: &[Node<'_>]) -> String {
        let mut out = String::new();
        for node in nodes {
            self.block(node, &mut out);
        }
        out
    }

    pub(super) fn block(&mut self, node: &Node<'_>, out: &mut String) {
        let What::Tag(tag) = &node.what else {
            match node.what {
                What::Line => out.push_str("<hr>\n"),
                _ => self.word(node, out),
            }
            return;
        };
        match tag {
            Tag::Paragraph => {
                let words = self.inline(&node.children);
                out.push_str(&format!("<p>{words}</p>\n"));
            }
            Tag::BlockQuote(Some(_)) if self.in_document => {
                self.not_in_document(node, "boxes");
            }
            Tag::BlockQuote(Some(BlockQuoteKind::Caution)) => self.open_point(node, out),
            Tag::BlockQuote(kind) => {
                let (open, close) = kind.map_or(("<blockquote>", "</blockquote>"), |kind| {
                    (aside(kind), "</aside>")
                });
                self.enclose(open, close, node, out);
            }
            Tag::List(Some(1)) => self.enclose("<ol>", "</ol>", node, out),
            Tag::List(Some(start)) => {
                self.enclose(&format!("<ol start=\"{start}\">"), "</ol>", node, out)
            }
            Tag::List(None) => self.enclose("<ul>", "</ul>", node, out),
            Tag::Item => self.line("li", node, out),
            Tag::DefinitionList => self.enclose("<dl>", "</dl>", node, out),
            Tag::DefinitionListTitle => self.line("dt", node, out),
            Tag::DefinitionListDefinition => self.line("dd", node, out),
            Tag::CodeBlock(kind) => self.code(kind, node, out),
            Tag::Table(alignments) => self.table(alignments, node, out),
            Tag::FootnoteDefinition(_) => self.sheet.wrong(
                node.span.clone(),
                Rule::StrayText,
                "a footnote stands inside something else",
                "put it at the margin, on a line of its own",
            ),
            Tag::Heading { .. } => self.sheet.wrong(
                node.span.clone(),
                Rule::HeadingLevel,
                "a heading stands inside a list or a quotation",
                "put it at the margin, or make it **bold**",
            ),
            Tag::HtmlBlock => {}
            _ => self.word_or_children(node, out),
        }
    }

    /// Says that a document has no such thing.
    pub(super) fn not_in_document(&self, node: &Node<'_>, what: &str) {
        self.sheet.wrong(
            node.span.clone(),
            Rule::StrayText,
            format!("a document has no {what}"),
            "say it in the lesson; a document quotes sources and other documents",
        );
    }

    /// Words go to `word`; what is in no text of ours (front matter, HTML) only shows its children.
    fn word_or_children(&mut self, node: &Node<'_>, out: &mut String) {
        match node.what {
            What::Tag(
                Tag::Emphasis
                | Tag::Strong
                | Tag::Strikethrough
                | Tag::Superscript
                | Tag::Subscript
                | Tag::Link { .. }
                | Tag::Image { .. },
            ) => self.word(node, out),
            _ => {
                let inner = self.blocks(&node.children);
                out.push_str(&inner);
            }
        }
    }

    fn enclose(&mut self, open: &str, close: &str, node: &Node<'_>, out: &mut String) {
        let inner = self.blocks(&node.children);
        out.push_str(&format!("{open}\n{inner}{close}\n"));
    }

    fn line(&mut self, tag: &str, node: &Node<'_>, out: &mut String) {
        let inner = self.blocks(&node.children);
        out.push_str(&format!("<{tag}>{}</{tag}>\n", inner.trim_end()));
    }

    fn code(&mut self, kind: &CodeBlockKind<'_>, node: &Node<'_>, out: &mut String) {
        if let CodeBlockKind::Fenced(language) = kind
            && let Some(kind) = DiagramKind::from_code(language.trim())
        {
            self.diagram(kind, node, out);
            return;
        }
        let mut code = String::new();
        for child in &node.children {
            if let What::Text(text) = &child.what {
                code.push_str(&escaped(text));
            }
        }
        let class = match kind {
            CodeBlockKind::Fenced(language) if !language.is_empty() => {
                let language = language.split_whitespace().next().unwrap_or_default();
                format!(" class=\"language-{}\"", escaped(language))
            }
            _ => String::new(),
        };
        out.push_str(&format!(
            "<pre tabindex=\"0\"><code{class}>{code}</code></pre>\n"
        ));
    }

    fn table(&mut self, alignments: &[Alignment], node: &Node<'_>, out: &mut String) {
        let label = escaped(&self.title);
        out.push_str(&format!(
            "<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"{label}\"><table>\n"
        ));
        let mut in_body = false;
        for row in &node.children {
            let head = matches!(row.what, What::Tag(Tag::TableHead));
            if !head && !in_body {
                out.push_str("<tbody>\n");
                in_body = true;
            }
            out.push_str(if head { "<thead><tr>" } else { "<tr>" });
            for (at, cell) in row.children.iter().enumerate() {
                let words = self.inline(&cell.children);
                let class = match alignments.get(at) {
                    Some(Alignment::Left) => " class=\"left\"",
                    Some(Alignment::Center) => " class=\"center\"",
                    Some(Alignment::Right) => " class=\"right\"",
                    _ => "",
                };
                out.push_str(&match head {
                    true => format!("<th scope=\"col\"{class}>{words}</th>"),
                    false => format!("<td{class}>{words}</td>"),
                });
            }
            out.push_str(if head { "</tr></thead>\n" } else { "</tr>\n" });
        }
        out.push_str(if in_body {
            "</tbody>\n</table></div>\n"
        } else {
            "</table></div>\n"
        });
    }
}

fn aside(kind: BlockQuoteKind) -> &'static str {
    match kind {
        BlockQuoteKind::Note => "<aside class=\"note\" role=\"note\">",
        BlockQuoteKind::Tip => "<aside class=\"tip\" role=\"note\">",
        BlockQuoteKind::Important => "<aside class=\"important\" role=\"note\">",
        BlockQuoteKind::Warning => "<aside class=\"warning\" role=\"note\">",
        BlockQuoteKind::Caution => "<aside class=\"caution\" role=\"note\">",
    }
}

/// Text that is safe in HTML, also in attributes.
pub(crate) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for each in text.chars() {
        match each {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            _ => safe.push(each),
        }
    }
    safe
}
