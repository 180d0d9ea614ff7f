//! A question on the page: where it stands, what its fields hold, what is said at it.

use web_sys::Element;

use super::{
    answer::{Field, Progress, Sequence, is_answered, progress, same_place},
    fields::{self, all},
    said::{State, Words},
};
use crate::given::Map;

/// A question on the page.
pub struct Question {
    /// Its id.
    pub id: String,
    /// Its place on the page.
    pub item: Element,
    /// Where it is said how its answer is.
    said: Option<Element>,
    /// The link to it in the list of places.
    place: Option<Element>,
    /// The numbers of its answers.
    pub sequence: Sequence,
    /// What its fields hold.
    pub fields: Vec<Field>,
    /// How its answer is.
    pub state: State,
    /// The message of an earlier page that is not shown here, since the server has something
    /// newer.
    pub passed_over: Option<i64>,
}

/// The questions of a form, with what their fields hold as the server rendered them.
pub fn questions(form: &Element, rendered: &[Field], sequences: &Map<i64>) -> Vec<Question> {
    // The list of questions stands before the form.
    let page = form.closest("main").ok().flatten();
    let places = all(page.as_ref().unwrap_or(form), "nav.sheet-places a[href]");
    all(form, "li.question[data-question]")
        .into_iter()
        .filter_map(|item| {
            let id = item.get_attribute("data-question")?;
            let target = format!("#{id}");
            let said = item.query_selector("p.saved").ok()?;
            if let Some(said) = &said {
                // What is said aloud is said in one place. An element that stays lives on.
                let _ = said.set_attribute("aria-live", "off");
            }
            Some(Question {
                place: places
                    .iter()
                    .find(|place| place.get_attribute("href").as_ref() == Some(&target))
                    .cloned(),
                sequence: Sequence::known(sequences.get(&id).copied().unwrap_or_default()),
                fields: fields::of(rendered, &id),
                state: State::Quiet,
                passed_over: None,
                id,
                item,
                said,
            })
        })
        .collect()
}

impl Question {
    /// Whether something is answered.
    pub fn is_answered(&self) -> bool {
        is_answered(&self.fields, &self.id)
    }

    /// Shows how its answer is.
    pub fn show(&mut self, state: State, words: &Words) {
        if self.state != state {
            self.state = state;
            self.says(words);
        }
    }

    /// Says how its answer is, and what is wrong with it as it stands in its fields.
    pub fn says(&self, words: &Words) {
        let Some(said) = &self.said else {
            return;
        };
        let mut text = self.state.say(words);
        if same_place(&self.fields, &self.id) {
            text = format!("{} {text}", words.same_place);
        }
        said.set_text_content(Some(text.trim_end()));
    }

    /// What it asks, in a few words.
    pub fn title(&self) -> String {
        let legend = self.item.query_selector("legend").ok().flatten();
        let title = legend.and_then(|legend| legend.text_content());
        title.unwrap_or_default().trim().to_owned()
    }

    /// Whether the server does not have what its fields hold.
    pub fn is_untaken(&self) -> bool {
        !matches!(
            self.state,
            State::Quiet | State::Saved(_) | State::Newer | State::Elsewhere
        )
    }

    /// Shows in the list of places how far it is.
    pub fn show_place(&self, words: &Words) {
        let Some(place) = &self.place else {
            return;
        };
        let (state, word) = match progress(&self.fields, &self.id) {
            Progress::Open => ("open", &words.place_open),
            Progress::Answered => ("answered", &words.place_answered),
            Progress::Later => ("later", &words.place_later),
        };
        // An attribute with a good name is always taken.
        let _ = place.set_attribute("data-state", state);
        if let Ok(Some(said)) = place.query_selector(".state") {
            said.set_text_content(Some(word));
        }
    }
}
