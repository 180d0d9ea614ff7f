//! The title of a question is part of what is asked. Other platforms show the text alone, so there
//! the title stands in it, as a first paragraph.

use super::text::{Block, Inline, Text, as_plain};

/// What is shown: the title alone, or the title in bold and the text.
pub(super) fn shown(title: &str, stem: &[Block]) -> Text {
    let title = vec![Inline::Text(title.to_owned())];
    if stem.is_empty() {
        return vec![Block::Paragraph(title)];
    }
    let mut text = vec![Block::Paragraph(vec![Inline::Strong(title)])];
    text.extend_from_slice(stem);
    text
}

/// The text without the title.
pub(super) fn without_title(title: &str, mut text: Text) -> Text {
    if title.is_empty() {
        return text;
    }
    if as_plain(&text).is_some_and(|words| words == title) {
        return Text::new();
    }
    let Some(Block::Paragraph(words) | Block::Plain(words)) = text.first() else {
        return text;
    };
    if let [Inline::Strong(words)] = words.as_slice()
        && let [Inline::Text(words)] = words.as_slice()
        && words == title
    {
        text.remove(0);
    }
    text
}
