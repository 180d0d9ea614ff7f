//! What people were granted beyond the rule, with the forms to grant and to take back; when the
//! quiz is open.

use course::Language;
use jiff::Timestamp;
use leptos::{prelude::*, server_fn::ServerFn as _};
use rules::attempts::Window;

use crate::{
    errors::{Field, UserError},
    language::{dates, say},
    parts::form::{Entry, Form},
    paths,
    quizzes::{
        actions::{Allow, SetWindow, TakeBackAllowance, of_grants, of_window},
        pages::attempt::flags::words,
        store::Grant,
    },
    request::Visit,
};

use super::{Page, Person};

/// The name in the page's query of the grant that is to be taken back.
const TAKEN: &str = "take-back";

/// How much was granted, in words.
pub(in crate::quizzes) fn more(grant: &Grant, language: Language) -> String {
    let more = grant.more;
    let parts = [
        (more.minutes > 0).then(|| say!(language, "quiz-granted-minutes", count = more.minutes)),
        (more.percent > 0).then(|| say!(language, "quiz-granted-percent", percent = more.percent)),
        (more.attempts > 0).then(|| say!(language, "quiz-granted-attempts", count = more.attempts)),
        grant
            .everywhere
            .then(|| say!(language, "quiz-granted-everywhere")),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join(", ")
}

/// A grant with its reason, and the way to take it back, or the form.
pub(super) fn item(page: &Page, grant: &Grant, visit: &Visit) -> AnyView {
    let language = visit.language;
    let said = format!(
        "{}: {}",
        more(grant, language),
        words(&grant.reason, language)
    );
    if !page.may_grant {
        return view! { <li>{said}</li> }.into_any();
    }
    let id = format!("grant-{}", grant.id);
    if visit.query().get(TAKEN) != Some(grant.id.to_string().as_str()) {
        let href = format!(
            "{}?{TAKEN}={}#{id}",
            paths::quizzes::people(page.training, &page.quiz),
            grant.id
        );
        return view! {
            <li id=id>
                {said.clone()}
                " "
                <a href=href>{say!(language, "quiz-take-back")} <span class="visually-hidden">" " {said}</span></a>
            </li>
        }
        .into_any();
    }
    let form = Form::of::<TakeBackAllowance>(visit);
    view! {
        <li id=id>
            {said}
            <form method="post" action=TakeBackAllowance::url()>
                <input type="hidden" name="training" value=page.training />
                <input type="hidden" name="quiz" value=page.quiz.clone() />
                <input type="hidden" name="grant" value=grant.id />
                {form.within("back-").field(Field::Reason, Entry { most: 500, ..Entry::default() })}
                <div class="actions"><button>{say!(language, "quiz-take-back")}</button></div>
            </form>
        </li>
    }
    .into_any()
}

/// The form to grant more, to one person or to several.
pub(super) fn form(page: &Page, visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let form = Form::of::<Allow>(visit);
    let people: Vec<_> = page
        .people
        .iter()
        .map(|Person { member, .. }| {
            let ticked = form.was_ticked("chosen[]", &member.enrolment.to_string());
            view! {
                <label class="choice">
                    <input type="checkbox" name="chosen[]" value=member.enrolment checked=ticked />
                    {member.account.name.clone()}
                </label>
            }
        })
        .collect();
    let count = |hint: String| Entry {
        required: false,
        most: 3,
        hint: Some(hint),
        ..Entry::default()
    };
    // What was granted meanwhile stands in the table above; here it is said once more, of whom.
    let version = form.made_from_typed(
        &of_grants(page.last_grant),
        |_, now| now.to_owned(),
        |_, value| value.to_owned(),
    );
    let granted = form
        .is_refused_with(&UserError::ChangedMeanwhile)
        .then(|| meanwhile(page, language));
    view! {
        <section id="grant">
            <h2>{say!(language, "quiz-grant-title")}</h2>
            {granted}
            <form class="correction" method="post" action=Allow::url()>
                <input type="hidden" name="training" value=page.training />
                <input type="hidden" name="quiz" value=page.quiz.clone() />
                {version}
                <fieldset class="people">
                    <legend>{say!(language, "quiz-grant-to")}</legend>
                    {people}
                </fieldset>
                {form.field(Field::Minutes, count(say!(language, "quiz-grant-minutes-hint")))}
                {form.field(Field::Percent, count(say!(language, "quiz-grant-percent-hint")))}
                {form.field(Field::Attempts, count(say!(language, "quiz-grant-attempts-hint")))}
                {form.tick(Field::Everywhere, false, Some(say!(language, "quiz-grant-everywhere-hint")))}
                {form.area(Field::Reason, Entry { most: 500, hint: Some(say!(language, "quiz-grant-reason-hint")), ..Entry::default() })}
                <div class="actions"><button>{say!(language, "quiz-grant")}</button></div>
            </form>
        </section>
    }
}

/// What holds now, for whoever was about to grant and met that another has granted meanwhile.
fn meanwhile(page: &Page, language: Language) -> impl IntoView + use<> {
    let rows: Vec<_> = page
        .people
        .iter()
        .flat_map(|person| person.grants.iter().map(move |grant| (person, grant)))
        .map(|(person, grant)| {
            let said = format!(
                "{}: {}",
                more(grant, language),
                words(&grant.reason, language)
            );
            view! {
                <tr>
                    <th scope="row">{person.member.account.name.clone()}</th>
                    <td>{said}</td>
                </tr>
            }
        })
        .collect();
    let title = say!(language, "quiz-granted-meanwhile");
    let caption = title.clone();
    view! {
        <div class="table" tabindex="0" role="region" aria-label=title>
            <table class="rows meanwhile">
                <caption>{caption}</caption>
                <thead>
                    <tr>
                        <th scope="col">{Field::Name.label(language)}</th>
                        <th scope="col">{say!(language, "quiz-granted")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <p>{say!(language, "quiz-granted-meanwhile-choose")}</p>
    }
}

/// When the quiz is open, and the form to change that.
pub(super) fn window(page: &Page, visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let form = Form::of::<SetWindow>(visit);
    let stood = of_window(page.window, &page.subject.training.zone);
    let entry = |kind, field| Entry {
        kind,
        value: stood.get(field),
        required: false,
        most: 10,
        ..Entry::default()
    };
    let said = |field, value: &str| match field {
        Field::OpensOn | Field::ClosesOn => value
            .parse()
            .map_or_else(|_| value.to_owned(), |date| dates::day(language, date)),
        _ => value.to_owned(),
    };
    view! {
        <section>
            <h2>{say!(language, "quiz-window-title")}</h2>
            <p class="hint">{say!(language, "quiz-window-hint")}</p>
            <form class="correction" method="post" action=SetWindow::url()>
                <input type="hidden" name="training" value=page.training />
                <input type="hidden" name="quiz" value=page.quiz.clone() />
                {form.made_from(&stood, said)}
                {form.field(Field::OpensOn, entry("date", Field::OpensOn))}
                {form.field(Field::OpensAt, entry("time", Field::OpensAt))}
                {form.field(Field::ClosesOn, entry("date", Field::ClosesOn))}
                {form.field(Field::ClosesAt, entry("time", Field::ClosesAt))}
                <div class="actions"><button>{say!(language, "quiz-window-set")}</button></div>
            </form>
        </section>
    }
}

/// When the quiz is open, in words; none where it always is.
pub(in crate::quizzes) fn opening(
    window: Window,
    closes: Option<Timestamp>,
    zone: &jiff::tz::TimeZone,
    language: Language,
) -> Option<String> {
    let say = |at| dates::moment(language, at, zone);
    Some(match (window.opens_at, closes) {
        (Some(opens), Some(closes)) => say!(
            language,
            "quiz-open-between",
            opens = say(opens),
            closes = say(closes)
        ),
        (Some(opens), None) => say!(language, "quiz-open-from", opens = say(opens)),
        (None, Some(closes)) => say!(language, "quiz-open-until", closes = say(closes)),
        (None, None) => return None,
    })
}
