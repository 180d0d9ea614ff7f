//! What a trainer looks for in a reasoned answer. Other platforms have one text for whoever marks:
//! there each criterion is an item of a list, with its points in bold before its words.

use super::report::Reasons;
use super::text::{Block, Inline, Text, evened, plain_text};
use super::written::{Answer, Criterion};

/// How long an answer should be where nobody says it.
const USUAL_WORDS: u32 = 150;

/// Letters of a word and the space after it, where a platform counts letters.
pub(super) const LETTERS: u32 = 7;

/// The criteria as a text for whoever marks.
pub(super) fn as_text(criteria: &[Criterion]) -> Text {
    let item = |criterion: &Criterion| {
        let points = Inline::Strong(vec![Inline::Text(criterion.points.to_string())]);
        let mut item = criterion.words.clone();
        match item.first_mut() {
            Some(Block::Plain(words) | Block::Paragraph(words)) => {
                words.splice(0..0, [points, Inline::Text(" ".to_owned())]);
            }
            _ => item.insert(0, Block::Plain(vec![points])),
        }
        item
    };
    let mut items: Vec<Text> = criteria.iter().map(item).collect();
    evened(&mut items);
    vec![Block::List { start: None, items }]
}

/// The criteria that a text for whoever marks lists; none if it is no such list.
pub(super) fn from_text(text: &[Block]) -> Option<Vec<Criterion>> {
    let [Block::List { items, .. }] = text else {
        return None;
    };
    items.iter().map(|item| criterion(item.clone())).collect()
}

fn criterion(mut words: Text) -> Option<Criterion> {
    let (Block::Plain(line) | Block::Paragraph(line)) = words.first_mut()? else {
        return None;
    };
    let Inline::Strong(points) = line.first()? else {
        return None;
    };
    let [Inline::Text(points)] = points.as_slice() else {
        return None;
    };
    let points = points.parse().ok()?;
    line.remove(0);
    if let Some(Inline::Text(text)) = line.first_mut() {
        *text = text.trim_start().to_owned();
    }
    line.retain(|inline| !matches!(inline, Inline::Text(text) if text.is_empty()));
    if line.is_empty() {
        words.remove(0);
    }
    Some(Criterion {
        id: String::new(),
        points,
        words,
    })
}

/// A reasoned answer: by the criteria that `guide`, the text for whoever marks, lists, or by one that
/// stands for the whole.
pub(super) fn reasoned(
    guide: Text,
    points: u32,
    words: Option<u32>,
    reasons: &mut Reasons,
) -> Answer {
    let criteria = from_text(&guide).unwrap_or_else(|| {
        reasons.say("an essay: a trainer marks it as a whole; write down what to look for");
        vec![Criterion {
            id: String::new(),
            points: points.max(1),
            words: if guide.is_empty() {
                plain_text("The answer as a whole")
            } else {
                guide
            },
        }]
    });
    Answer::Reasoned {
        words: words.unwrap_or(USUAL_WORDS),
        criteria,
    }
}
