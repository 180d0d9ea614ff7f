//! What a lawyer must still confirm: `> [!CAUTION]`, a mark beside the text, and an entry on the
//! page that gathers the open points of a module.

use super::html::Renderer;
use super::tree::Node;
use crate::language::Language;
use crate::lesson::OpenPoint;
use crate::problem::Rule;

impl Renderer<'_> {
    /// Writes an open point, and remembers it.
    pub(super) fn open_point(&mut self, node: &Node<'_>, out: &mut String) {
        if self.in_question || self.in_open_point {
            let (message, advice) = match self.in_question {
                true => (
                    "a question holds no open point: whoever answers it could not know what counts",
                    "say it in the lesson, or in words in the explanation",
                ),
                false => (
                    "an open point stands in another",
                    "write two, one below the other",
                ),
            };
            self.sheet
                .wrong(node.span.clone(), Rule::StrayText, message, advice);
            return;
        }
        // What it cites is listed with it where the points of a module are gathered.
        let sources = std::mem::take(&mut self.sources);
        let terms = std::mem::take(&mut self.terms);
        self.in_open_point = true;
        let html = self.blocks(&node.children);
        self.in_open_point = false;
        if html.trim().is_empty() {
            self.sheet.wrong(
                node.span.clone(),
                Rule::MissingText,
                "the open point says nothing",
                "write what has to be confirmed, or delete the box",
            );
        }
        let own_sources = std::mem::replace(&mut self.sources, sources);
        let own_terms = std::mem::replace(&mut self.terms, terms);
        own_sources
            .iter()
            .for_each(|id| super::link::note(&mut self.sources, id));
        own_terms
            .iter()
            .for_each(|id| super::link::note(&mut self.terms, id));
        let anchor = format!("open-point-{}", self.open_points.len() + 1);
        let label = match self.language {
            Language::En => "Open question",
            Language::Ru => "Открытый вопрос",
            Language::Kk => "Ашық мәселе",
        };
        out.push_str(&format!(
            "<aside class=\"open-point\" id=\"{anchor}\" role=\"note\">\n<p class=\"mark\">{label}</p>\n{html}</aside>\n"
        ));
        self.open_points.push(OpenPoint {
            anchor,
            section: self.section.clone(),
            html,
            sources: own_sources,
            terms: own_terms,
        });
    }
}
