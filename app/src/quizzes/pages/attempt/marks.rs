//! What trainers said and decided about answers, how the grade came about, and the form to say more.

use course::{Key, Language, Question};
use leptos::{html::InnerHtmlAttribute as _, prelude::*, server_fn::ServerFn as _};
use rules::{
    grading::{Graded, Points, Verdict},
    marking::{Decision, Settlement, sum},
};

use crate::{
    errors::Field,
    language::{dates, say},
    parts::form::{Entry, Form},
    paths,
    quizzes::{
        actions::DecideAnswer,
        store::{Mark, settlement, standing},
    },
    request::Visit,
};

use super::{
    Page, Reasons,
    result::{points, score},
};

/// The name in the page's query of the question whose form is open.
const OPEN: &str = "decide";

/// What trainers said and gave for an answer, the oldest first. Of an answer that several mark, a
/// trainer sees the own mark alone and its author none before all have marked it.
pub(super) fn history(page: &Page, question: &Question, language: Language) -> Option<AnyView> {
    let marks = page.paper.marks.get(&question.id)?;
    let about = page.paper.marks_of(&question.id);
    let settlement = match &question.key {
        Key::Rubric(criteria) if question.markers > 1 => {
            Some((criteria, settlement(question, criteria, about)))
        }
        _ => None,
    };
    let secret = match settlement {
        None | Some((_, Settlement::Stands(_))) => false,
        Some(_) => true,
    };
    let is_seen = |mark: &&Mark| {
        let own = page.author.is_some() && mark.by == Some(page.me);
        // What was said of an earlier answer is no secret any more.
        !secret || own || mark.decision.is_none() || !about.contains(mark)
    };
    let mean = settlement.and_then(|(criteria, stands)| match stands {
        Settlement::Stands(given) if about.iter().all(|mark| !mark.settles) => Some(say!(
            language,
            "mark-mean",
            points = points(sum(criteria, &given).milli, language),
            possible = points(Points::whole(question.points).milli, language)
        )),
        _ => None,
    });
    let said = marks
        .iter()
        .filter(is_seen)
        .map(|mark| said(page, question, mark, language))
        .collect_view();
    Some(view! { {said} {mean.map(|mean| view! { <p class="mark-mean">{mean}</p> })} }.into_any())
}

fn said(
    page: &Page,
    question: &Question,
    mark: &Mark,
    language: Language,
) -> impl IntoView + use<> {
    let decided = mark.decision.as_ref().map(|decision| match decision {
        Decision::Rubric(given) => {
            let criteria = match &question.key {
                Key::Rubric(criteria) => criteria.as_slice(),
                _ => &[],
            };
            let reached = points(sum(criteria, given).milli, language);
            let possible = points(Points::whole(question.points).milli, language);
            if mark.settles {
                say!(
                    language,
                    "mark-settled",
                    points = reached,
                    possible = possible
                )
            } else {
                say!(
                    language,
                    "mark-by-rubric",
                    points = reached,
                    possible = possible
                )
            }
        }
        Decision::Points(given) => say!(
            language,
            "mark-points",
            points = points(given.milli, language),
            possible = points(Points::whole(question.points).milli, language)
        ),
        Decision::Key => say!(language, "mark-key"),
    });
    let by = mark.by.and_then(|by| page.names.get(&by)).cloned();
    let when = dates::moment(language, mark.at, &page.zone);
    let meta: Vec<String> = [Some(when), decided, by].into_iter().flatten().collect();
    let comment = (!mark.comment.is_empty()).then(|| {
        view! {
            <p class="comment">
                <strong>{say!(language, "result-comment")}</strong> " " {mark.comment.clone()}
            </p>
        }
    });
    view! {
        {comment}
        <p class="meta mark">{meta.join(" · ")}</p>
        {by_criterion(question, mark, language)}
    }
}

/// What each criterion of the rubric got.
fn by_criterion(question: &Question, mark: &Mark, language: Language) -> Option<AnyView> {
    let (Some(Decision::Rubric(given)), Key::Rubric(criteria)) = (&mark.decision, &question.key)
    else {
        return None;
    };
    let text = question.text(language)?;
    let items: Vec<_> = criteria
        .iter()
        .zip(&text.criteria)
        .map(|(criterion, words)| {
            let reached = given.get(&criterion.id).copied().unwrap_or_default();
            let said = say!(
                language,
                "result-points",
                points = points(reached.milli, language),
                possible = points(Points::whole(criterion.points).milli, language)
            );
            view! { <li><span inner_html=words.html.clone()></span> " " <span class="meta">{said}</span></li> }
        })
        .collect();
    Some(view! { <ul class="rubric given-points">{items}</ul> }.into_any())
}

/// The way to say something about an answer, or the form, for trainers. One form at a time.
pub(super) fn desk(
    page: &Page,
    question: &Question,
    graded: &Graded,
    visit: &Visit,
) -> Option<AnyView> {
    page.author.as_ref()?;
    let language = visit.language;
    let attempt = page.paper.attempt.id;
    if visit.query().get(OPEN) != Some(question.id.as_str()) {
        let href = format!(
            "{}?{OPEN}={id}#{id}",
            paths::quizzes::attempt(page.training, attempt),
            id = question.id
        );
        let title = question.text(language).map(|text| text.title.clone());
        let way = view! {
            <p class="actions">
                <a class="button quiet" href=href>
                    {say!(language, "decide-open")}
                    <span class="visually-hidden">" " {title}</span>
                </a>
            </p>
        };
        return Some(way.into_any());
    }
    let form = Form::of::<DecideAnswer>(visit);
    // What a rubric weighs is marked on its page; where nothing can be reached nothing is given.
    let gives =
        !matches!(question.key, Key::Rubric(_) | Key::None) && graded.verdict != Verdict::Void;
    let fields = gives.then(|| {
        let hint = say!(
            language,
            "decide-hint",
            possible = points(graded.possible.milli, language)
        );
        let entry = Entry {
            value: points(graded.points.milli, language),
            required: false,
            hint: Some(hint),
            most: 10,
            ..Entry::default()
        };
        form.field(Field::Points, entry)
    });
    let decided = standing(question, page.paper.marks_of(&question.id));
    let back = matches!(decided, Some(Decision::Points(_))).then(|| {
        view! { <button class="quiet" name="intent" value="key">{say!(language, "decide-key")}</button> }
    });
    let give = gives.then(|| {
        view! { <button name="intent" value="points">{say!(language, "decide-points")}</button> }
    });
    Some(
        view! {
            <form class="correction" method="post" action=DecideAnswer::url()>
                <input type="hidden" name="attempt" value=attempt />
                <input type="hidden" name="question" value=question.id.clone() />
                {fields}
                {form.area(Field::Reason, Entry { most: 2000, hint: Some(say!(language, "decide-reason-hint")), ..Entry::default() })}
                <div class="actions">
                    {give}
                    {back}
                    <button class="quiet" name="intent" value="comment">{say!(language, "decide-comment")}</button>
                </div>
            </form>
        }
        .into_any(),
    )
}

/// How the grade came about, where it was not given once and for all.
pub(super) fn grades(page: &Page, language: Language) -> Option<AnyView> {
    if page.grades.len() < 2 {
        return None;
    }
    let rows: Vec<_> = page
        .grades
        .iter()
        .map(|grade| {
            let why = match grade.reason.as_str() {
                "submitted" => say!(language, "grade-submitted"),
                "time-over" => say!(language, "grade-time-over"),
                "marked" => say!(language, "grade-marked"),
                _ => say!(language, "grade-regraded"),
            };
            // Words about a key are reasons, too.
            let words = (page.reasons == Reasons::Shown && !grade.words.is_empty())
                .then(|| view! { <br /> {grade.words.clone()} });
            view! {
                <tr>
                    <th scope="row">{dates::moment(language, grade.at, &page.zone)}</th>
                    <td>{score(&grade.total, language)}</td>
                    <td>{why} {words}</td>
                </tr>
            }
        })
        .collect();
    let title = say!(language, "grades-title");
    Some(
        view! {
            <section class="grades">
                <h2>{title.clone()}</h2>
                <div class="table" tabindex="0" role="region" aria-label=title>
                    <table>
                        <thead>
                            <tr>
                                <th scope="col">{say!(language, "grades-when")}</th>
                                <th scope="col">{say!(language, "quiz-score")}</th>
                                <th scope="col">{say!(language, "grades-why")}</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            </section>
        }
        .into_any(),
    )
}
