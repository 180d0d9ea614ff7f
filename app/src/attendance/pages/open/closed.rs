//! The registers that are closed, and opening one again.

use course::Language;
use leptos::{prelude::*, server_fn::ServerFn as _};
use rules::attendance::Reopening;

use crate::{
    attendance::actions::ReopenRegister,
    errors::Field,
    language::{dates, say},
    paths,
    trainings::Session,
};

use super::{
    super::{when, words},
    Page,
};

/// The registers that are closed, each with the form that opens it again.
pub(super) fn closed(page: &Page, language: Language) -> impl IntoView + use<> {
    let rows: Vec<_> = page
        .closed
        .iter()
        .filter_map(|(session, items)| {
            let shut = page.closings.closed(session.id)?;
            let reason = format!("reason-{}", session.id);
            let left = (!items.is_empty()).then(|| {
                view! { <p class="meta">{say!(language, "closing-left", count = items.len())}</p> }
            });
            let register = paths::attendance::register(page.training.id, session.id);
            Some(view! {
                <li id=format!("session-{}", session.id)>
                    <h3><a href=register>{session.titles.get(language).to_owned()}</a></h3>
                    <p class="meta">{when(&page.training, session, language)}</p>
                    <p>{words::closed(shut, &page.training.zone, language)}</p>
                    {left}
                    {opened_before(page, session, language)}
                    <details>
                        <summary>{say!(language, "closing-reopen")}</summary>
                        <form class="undo" method="post" action=ReopenRegister::url()>
                            <input type="hidden" name="session" value=session.id />
                            <div class="field">
                                <label for=reason.clone()>{Field::Reason.label(language)}</label>
                                <select id=reason name="why">{options(language)}</select>
                            </div>
                            <button class="quiet">{say!(language, "closing-reopen")}</button>
                        </form>
                    </details>
                </li>
            })
        })
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="closed">
                <h2>{say!(language, "closing-title")}</h2>
                <ol class="requests">{rows}</ol>
            </section>
        }
    })
}

/// Why a register was opened again, each time that it was.
pub(super) fn opened_before(page: &Page, session: &Session, language: Language) -> Vec<AnyView> {
    let all = page.closings.of(session.id).iter();
    let opened = all.filter(|shut| !shut.closing.closes);
    let said = opened.map(|shut| {
        let at = dates::moment(language, shut.closing.made_at, &page.training.zone);
        let name = shut.by.clone();
        let name = name.unwrap_or_else(|| say!(language, "history-gone"));
        let words = say!(
            language,
            "closing-reopened",
            name = name,
            at = at,
            reason = shut
                .why
                .map_or_else(String::new, |why| words::reopening(why, language))
        );
        view! { <p class="meta">{words}</p> }.into_any()
    });
    said.collect()
}

fn options(language: Language) -> Vec<AnyView> {
    let options = Reopening::ALL.map(|why| {
        let words = words::reopening(why, language);
        view! { <option value=why.code()>{words}</option> }.into_any()
    });
    options.into()
}
