//! A practice question in a lesson: one card, in which it is answered and, once that is kept, told
//! how it turned out and why.

use std::collections::BTreeSet;

use course::{Block, Language, LessonText, Question, QuestionKind};
use leptos::{html::InnerHtmlAttribute as _, prelude::*, server_fn::ServerFn as _};
use rules::{choices, errata::Standard, grading};

use crate::{
    language::say,
    learning::{actions::TryQuestion, pages::draft, questions::Asked},
    parts::notice::bad,
};

use super::Page;

/// A question in its place: to be answered, or with what the reader answered.
pub(super) fn card(question: &Question, at_stop: bool, page: &Page, language: Language) -> AnyView {
    let answer = page.answer(&question.id);
    let asked = Asked {
        question,
        language: page.text_in.unwrap_or(language),
        practice: true,
        order: Vec::new(),
        response: answer.cloned().unwrap_or_default(),
    };
    let body = match answer {
        None => {
            let first = page.choose.as_ref() == Some(&question.id);
            let first = first.then(|| bad(say!(language, "question-choose-first")));
            view! {
                {first}
                {asked.fieldset()}
                <div class="actions">
                    <button class="quiet">{say!(language, "question-try")}</button>
                </div>
            }
            .into_any()
        }
        Some(answer) => {
            let graded = grading::grade(question, answer);
            let outcome = asked.outcome(&graded, &Standard::of(question, &[]));
            view! {
                {asked.stem()}
                <div class="tried" role="status">{others(question, page, language)} {outcome}</div>
                <div class="actions">
                    <button class="quiet" name="again" value="true">{say!(language, "question-again")}</button>
                </div>
            }
            .into_any()
        }
    };
    let about = match question.kind {
        QuestionKind::Survey if choices::is_kept(question, at_stop) => {
            say!(language, "question-opinion")
        }
        QuestionKind::Survey => say!(language, "question-opinion-written"),
        _ if choices::is_kept(question, at_stop) => say!(language, "question-kept"),
        _ => say!(language, "question-practice"),
    };
    let text_in = page
        .text_in
        .map(|language| view! { <input type="hidden" name="shown_in" value=language.code() /> });
    view! {
        <form class="question" id=question.id.clone() method="post" action=TryQuestion::url()>
            <p class="meta">{about} {draft::mark(question.is_draft, language)}</p>
            <input type="hidden" name="training" value=page.training />
            <input type="hidden" name="lesson" value=page.lesson.clone() />
            <input type="hidden" name="question" value=question.id.clone() />
            {text_in}
            {body}
        </form>
    }
    .into_any()
}

/// The sections in which the reader has answered a question, also where the answer was laid aside.
pub(super) fn sections<'t>(page: &Page, text: &'t LessonText) -> BTreeSet<&'t str> {
    let mut section = None;
    let mut practised = BTreeSet::new();
    for block in &text.blocks {
        match block {
            Block::Section(id) => section = Some(id.as_str()),
            Block::Question(id) | Block::Stop(id) if page.given.contains_key(id) => {
                practised.extend(section);
            }
            Block::Question(_) | Block::Stop(_) | Block::Html(_) => {}
        }
    }
    practised
}

/// What others chose, for whoever has chosen.
fn others(question: &Question, page: &Page, language: Language) -> Option<AnyView> {
    let chosen = page.chosen.get(&question.id)?;
    let text = question.text(page.text_in.unwrap_or(language))?;
    let options = text.options.iter().map(|option| option.id.as_str());
    let Some((counts, all)) = choices::told(options, chosen) else {
        return Some(view! { <p class="meta">{say!(language, "others-few")}</p> }.into_any());
    };
    let rows: Vec<_> = text
        .options
        .iter()
        .zip(counts)
        .map(|(option, (_, count))| {
            let said = say!(language, "others-chose", count = count, all = all);
            view! {
                <li>
                    <span inner_html=option.html.clone()></span> " "
                    <span class="meta">{said}</span>
                </li>
            }
        })
        .collect();
    Some(
        view! {
            <div class="others">
                <p><strong>{say!(language, "others-title")}</strong></p>
                <ul>{rows}</ul>
            </div>
        }
        .into_any(),
    )
}
