//! What judges said to the opinion questions of the lessons, for those who teach: bars of what was
//! chosen, and what was written, without names.

use course::{Language, Lesson, Question};
use leptos::prelude::*;
use rules::opinions::Told;

use crate::{
    authorization::viewer::InTraining as _,
    language::say,
    learning::{
        address,
        opinions::{self, Opinion, Opinions},
        questions::plain,
    },
    parts::page::{head, number, page},
    paths,
};

/// How many texts of a group stand on the page; the file holds all.
const SHOWN: usize = 50;

/// What judges think.
#[component]
pub fn OpinionsPage() -> impl IntoView {
    let training = number("training");
    page(async move |visit| {
        let opinions = opinions::load(&visit, training).await?;
        Ok(view(&opinions, visit.language).into_any())
    })
}

fn view(opinions: &Opinions, language: Language) -> impl IntoView + use<> {
    let training = opinions.teaches.training();
    let crumbs = vec![(paths::home::training(training), say!(language, "training"))];
    let lessons: Vec<_> = opinions::lessons(&opinions.course)
        .map(|lesson| of_lesson(opinions, lesson, language))
        .collect();
    let body = match lessons.is_empty() {
        true => view! { <p>{say!(language, "opinions-none")}</p> }.into_any(),
        false => {
            let file = paths::learning::opinions_csv(training);
            view! {
                <div class="actions">
                    <a class="button quiet" href=file download>{say!(language, "register-download")}</a>
                </div>
                {lessons}
            }
            .into_any()
        }
    };
    view! {
        {head(say!(language, "opinions-title"), crumbs, Some(say!(language, "opinions-lede")))}
        {body}
    }
}

fn of_lesson(opinions: &Opinions, lesson: &Lesson, language: Language) -> impl IntoView + use<> {
    let title = lesson.text(language).map(|(_, text)| text.title.clone());
    let href = address(opinions.teaches.training(), lesson);
    let questions: Vec<_> = opinions::asked(lesson)
        .map(|question| {
            let told = opinions.of(lesson, question, language);
            of_question(question, told, &href, language)
        })
        .collect();
    view! {
        <section class="opinions" id=lesson.id.clone()>
            <h2>{title}</h2>
            {questions}
        </section>
    }
}

/// A question with what is told of it.
fn of_question(
    question: &Question,
    told: Opinion,
    lesson: &str,
    language: Language,
) -> impl IntoView + use<> {
    let text = question.text(language).cloned().unwrap_or_default();
    let (all, told) = match told {
        Opinion::Few => {
            let few = view! { <p class="meta">{say!(language, "opinions-few")}</p> };
            (None, few.into_any())
        }
        Opinion::Chosen(counts, all) => (Some(all), bars(&counts, all, language)),
        Opinion::Written(groups) => {
            let all = groups.iter().map(|group| group.texts.len()).sum::<usize>();
            let several = groups.len() > 1;
            let groups: Vec<_> = groups
                .iter()
                .map(|group| written(group, several, language))
                .collect();
            (Some(all), groups.into_any())
        }
    };
    let all = all
        .map(|all| view! { <p class="meta">{say!(language, "opinions-count", count = all)}</p> });
    view! {
        <h3><a href=format!("{lesson}#{}", question.id)>{text.title.clone()}</a></h3>
        <p>{plain(&text.stem)}</p>
        {all}
        {told}
    }
}

/// What was chosen, each option with its bar.
fn bars(counts: &[(String, usize)], all: usize, language: Language) -> AnyView {
    let rows: Vec<_> = counts
        .iter()
        .map(|(words, count)| {
            let count: usize = *count;
            let percent = (count * 100 + all / 2) / all.max(1);
            let of = say!(language, "others-chose", count = count, all = all);
            view! {
                <li>
                    {words.clone()}
                    <p>
                        <progress value=count.to_string() max=all.to_string() aria-hidden="true"></progress>
                        <strong>{percent} "\u{a0}%"</strong>
                        <span class="meta">{of}</span>
                    </p>
                </li>
            }
        })
        .collect();
    view! { <ul class="bars">{rows}</ul> }.into_any()
}

/// What was written by those of one language, or of several that are told together.
fn written(group: &Told, several: bool, language: Language) -> impl IntoView + use<> {
    let title = several.then(|| {
        let words = opinions::in_languages(group);
        let count = say!(language, "opinions-count", count = group.texts.len());
        view! { <h4>{words} " " <span class="meta">{count}</span></h4> }
    });
    let texts: Vec<_> = group
        .texts
        .iter()
        .take(SHOWN)
        .map(|text| view! { <li class="given">{text.clone()}</li> })
        .collect();
    let more = group.texts.len().saturating_sub(SHOWN);
    let more = (more > 0)
        .then(|| view! { <p class="meta">{say!(language, "opinions-more", count = more)}</p> });
    view! { {title} <ul class="written">{texts}</ul> {more} }
}
