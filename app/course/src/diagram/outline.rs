//! The items of a diagram: `- [label] words`, nested by two spaces.

use super::{LONGEST, LONGEST_LABEL};

/// An item, and those under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Item {
    /// What stands in brackets before the words: on the way to the item, or its lane.
    pub label: Option<String>,
    pub words: String,
    pub under: Vec<Item>,
}

impl Item {
    /// How many items there are, with those under it.
    pub(super) fn count(&self) -> usize {
        1 + self.under.iter().map(Self::count).sum::<usize>()
    }

    /// Goes through this item and all under it, from the top.
    pub(super) fn walk<'i>(&'i self, depth: usize, visit: &mut impl FnMut(&'i Self, usize)) {
        visit(self, depth);
        for each in &self.under {
            each.walk(depth + 1, visit);
        }
    }

    /// Its words divided at the first colon: when and what.
    pub(super) fn when(&self) -> (Option<&str>, &str) {
        match self.words.split_once(": ") {
            Some((when, what)) => (Some(when.trim()), what.trim()),
            None => (None, &self.words),
        }
    }
}

/// How far in an item stands, and what follows its hyphen.
pub(super) fn bullet(line: &str) -> Option<(usize, &str)> {
    let words = line.trim_start_matches(' ');
    let rest = words.strip_prefix("- ").or((words == "-").then_some(""))?;
    Some((line.len() - words.len(), rest.trim()))
}

/// Reads the items. None if one of them cannot be read; that has been said.
pub(super) fn items<'l>(
    lines: impl Iterator<Item = &'l str>,
    deepest: usize,
    wrong: &impl Fn(&str, String, &str),
) -> Option<Vec<Item>> {
    // The items that are still open, from the margin inwards.
    let mut open: Vec<Item> = Vec::new();
    let mut done: Vec<Item> = Vec::new();
    for line in lines {
        let Some((indent, words)) = bullet(line) else {
            wrong(
                line,
                "this line of the diagram is no item".to_owned(),
                "begin it with - and a space; only the first line, the caption, has none",
            );
            return None;
        };
        let depth = indent / 2;
        if indent % 2 != 0 || depth > open.len() {
            wrong(
                line,
                "this item stands under no other".to_owned(),
                "nest by two spaces, one level at a time",
            );
            return None;
        }
        if depth >= deepest {
            wrong(
                line,
                format!("this kind of diagram has {deepest} level(s), and this item stands deeper"),
                "bring it up a level, or choose another kind",
            );
            return None;
        }
        close(&mut open, &mut done, depth);
        open.push(item(line, words, wrong)?);
    }
    close(&mut open, &mut done, 0);
    Some(done)
}

/// Puts the open items below this depth under those that they belong to.
fn close(open: &mut Vec<Item>, done: &mut Vec<Item>, depth: usize) {
    while open.len() > depth {
        let Some(item) = open.pop() else { return };
        match open.last_mut() {
            Some(parent) => parent.under.push(item),
            None => done.push(item),
        }
    }
}

fn item(line: &str, words: &str, wrong: &impl Fn(&str, String, &str)) -> Option<Item> {
    let labelled = words
        .strip_prefix('[')
        .and_then(|rest| rest.split_once(']'));
    let (label, words) = labelled.map_or((None, words), |(label, words)| {
        (Some(label.trim().to_owned()), words.trim())
    });
    if words.is_empty() || label.as_deref() == Some("") {
        wrong(
            line,
            "this item of the diagram is empty".to_owned(),
            "write its words, or delete the line",
        );
        return None;
    }
    let long = |text: &str, most: usize| text.chars().count() > most;
    if long(words, LONGEST) || label.as_deref().is_some_and(|it| long(it, LONGEST_LABEL)) {
        wrong(
            line,
            format!(
                "this item is too long to be drawn: at most {LONGEST} characters, and {LONGEST_LABEL} in […]"
            ),
            "shorten it, and say the rest in the text below the diagram",
        );
        return None;
    }
    Some(Item {
        label,
        words: words.to_owned(),
        under: Vec::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<Vec<Item>> {
        items(text.lines(), 3, &|_, _, _| {})
    }

    #[test]
    fn items_lie_under_those_that_they_are_nested_in() {
        let found = read("- a\n  - [no] b\n    - c\n  - d\n- e").unwrap();
        let mut said = Vec::new();
        for item in &found {
            item.walk(0, &mut |item, depth| {
                said.push((depth, item.label.as_deref(), item.words.as_str()));
            });
        }
        assert_eq!(
            said,
            [
                (0, None, "a"),
                (1, Some("no"), "b"),
                (2, None, "c"),
                (1, None, "d"),
                (0, None, "e")
            ]
        );
    }

    #[test]
    fn what_cannot_be_drawn_is_refused() {
        for wrong in [
            "  - a",
            "- a\n    - b",
            "- a\n - b",
            "- a\n  - b\n    - c\n      - d",
            "words",
            "-",
            "- [] words",
            "- [label]",
        ] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
        assert_eq!(read(&format!("- {}", "x".repeat(161))), None);
    }
}
