//! Diagrams, from a fenced block of nested list items to a drawing and the same in words.
//!
//! The platform draws, so that a diagram is in the reader's language, keeps to the colours of the
//! page and of the reader's system, prints, and never says more than its words do. The drawing is
//! hidden from screen readers: beside it stands a nested list with the same words, which narrow
//! screens show in its place.

mod canvas;
mod columns;
mod flow;
mod outline;
mod said;
mod timeline;
mod tree;

use std::ops::Range;

use crate::markdown::escaped;
use crate::problem::Rule;
use crate::sheet::Sheet;
pub(crate) use outline::Item;

/// How a diagram is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DiagramKind {
    /// What follows from what, from left to right.
    Tree,
    /// One step after another, downwards, and where each may lead off.
    Flow,
    /// What happened when, downwards, in one lane or two.
    Timeline,
    /// Lists beside each other, row by row.
    Columns,
}

impl DiagramKind {
    const ALL: [Self; 4] = [Self::Tree, Self::Flow, Self::Timeline, Self::Columns];

    /// As it stands behind the fence.
    const fn code(self) -> &'static str {
        match self {
            Self::Tree => "tree",
            Self::Flow => "flow",
            Self::Timeline => "timeline",
            Self::Columns => "columns",
        }
    }

    /// The kind with this code.
    pub(crate) fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// How deep its items may be nested.
    const fn deepest(self) -> usize {
        match self {
            Self::Tree => 4,
            Self::Flow | Self::Columns => 2,
            Self::Timeline => 1,
        }
    }

    /// How many items may stand beside each other at the margin.
    const fn broadest(self) -> usize {
        match self {
            Self::Tree => 1,
            Self::Columns => 4,
            Self::Flow | Self::Timeline => 20,
        }
    }
}

/// A diagram as it was written.
#[derive(Clone, Debug)]
pub(crate) struct Diagram {
    pub kind: DiagramKind,
    pub caption: String,
    pub items: Vec<Item>,
}

/// What a translation must have in common with its source: the kind, and of each item how deep it
/// stands and whether it has a label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Shape(DiagramKind, Vec<(usize, bool)>);

/// More items are not seen at a glance.
const MOST: usize = 40;

/// The longest text of an item, in characters.
const LONGEST: usize = 160;

/// The longest label, in characters.
const LONGEST_LABEL: usize = 24;

impl Diagram {
    /// Reads the text between the fences; what is wrong is said at the lines, which stand in `span`.
    pub(crate) fn read(
        sheet: &Sheet,
        span: &Range<usize>,
        kind: DiagramKind,
        text: &str,
    ) -> Option<Self> {
        let wrong = |line: &str, message: String, advice: &str| {
            let place = match line.trim() {
                "" => span.start..span.start + 3,
                line => sheet.within(span, line),
            };
            sheet.wrong(place, Rule::BadDiagram, message, advice);
        };
        let mut lines = text.lines().filter(|line| !line.trim().is_empty());
        let caption = lines.next().map(str::trim).unwrap_or_default();
        if caption.is_empty() || outline::bullet(caption).is_some() {
            wrong(
                caption,
                "the diagram has no caption".to_owned(),
                "say in its first line, without a hyphen, what it shows",
            );
            return None;
        }
        let items = outline::items(lines, kind.deepest(), &wrong)?;
        if items.is_empty() {
            wrong(
                "",
                "the diagram has no items".to_owned(),
                "write them as a list: - words, nested by two spaces",
            );
            return None;
        }
        let (most, broadest) = (
            items.iter().map(Item::count).sum::<usize>(),
            kind.broadest(),
        );
        if most > MOST || items.len() > broadest {
            let (have, may, where_) = match items.len() > broadest {
                true => (items.len(), broadest, " at the margin"),
                false => (most, MOST, ""),
            };
            wrong(
                "",
                format!(
                    "a diagram of the kind `{}` has at most {may} item(s){where_}, and this one {have}",
                    kind.code()
                ),
                "divide it into several, or choose another kind",
            );
            return None;
        }
        let diagram = Self {
            kind,
            caption: caption.to_owned(),
            items,
        };
        if kind == DiagramKind::Timeline && diagram.lanes().len() > 2 {
            wrong(
                "",
                "a time line has at most two lanes".to_owned(),
                "use two different words in […]",
            );
            return None;
        }
        Some(diagram)
    }

    /// What a translation must have in common with it.
    pub(crate) fn shape(&self) -> Shape {
        let mut items = Vec::new();
        for item in &self.items {
            item.walk(0, &mut |item, depth| {
                items.push((depth, item.label.is_some()));
            });
        }
        Shape(self.kind, items)
    }

    /// The different labels, in the order of first mention: the lanes of a time line.
    fn lanes(&self) -> Vec<&str> {
        let mut lanes = Vec::new();
        for label in self.items.iter().filter_map(|item| item.label.as_deref()) {
            if !lanes.contains(&label) {
                lanes.push(label);
            }
        }
        lanes
    }

    /// The figure: caption, drawing, and the same in words.
    pub(crate) fn html(&self) -> String {
        let canvas = match self.kind {
            DiagramKind::Tree => tree::draw(&self.items),
            DiagramKind::Flow => flow::draw(&self.items),
            DiagramKind::Timeline => timeline::draw(&self.items, &self.lanes()),
            DiagramKind::Columns => columns::draw(&self.items),
        };
        format!(
            "<figure class=\"diagram {}\">\n<figcaption>{}</figcaption>\n{}<div class=\"in-words\">\n{}</div>\n</figure>\n",
            self.kind.code(),
            escaped(&self.caption),
            canvas.svg(),
            said::list(self.kind, &self.items),
        )
    }
}
