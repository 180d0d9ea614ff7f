//! The people of a list by who is known, and the button that takes them.

use course::Language;
use leptos::{prelude::*, server_fn::ServerFn as _};
use rules::roster::{Column, Person};

use super::{MOST_SHOWN, Page, more};
use crate::{
    language::say,
    paths,
    trainings::{actions::list::TakeList, compared::Known, store::Seated, words},
};

/// The people, by who is known, and the button that takes them.
pub(super) fn form(page: &Page, language: Language) -> Option<impl IntoView + use<>> {
    let id = page.training.id;
    let (bad, coming) = (page.bad.len(), page.compared.coming());
    let new = people(&page.compared.new, language);
    let known = known(&page.compared.known, "list-known", language);
    let otherwise: Vec<Known> = page
        .compared
        .there
        .iter()
        .filter(|known| known.may_be_put_right())
        .cloned()
        .collect();
    let there = self::known(&otherwise, "list-otherwise", language);
    let right = page.compared.all_known();
    let right = right.filter(|known| known.may_be_put_right()).count();
    // Also those who are not shown, since a page shows no more than some hundred.
    let all_right = (right > 1).then(|| {
        view! {
            <label class="choice">
                <input type="checkbox" name="all_right" value="true" />
                {say!(language, "list-put-right-all", count = right)}
            </label>
        }
    });
    let words = match (coming, bad) {
        (0, _) => say!(language, "list-put-right"),
        (_, 0) => say!(language, "list-take", count = coming),
        _ => say!(language, "list-take-good", count = coming, left = bad),
    };
    (coming > 0 || !otherwise.is_empty()).then(|| {
        view! {
            <form method="post" action=TakeList::url()>
                <input type="hidden" name="training" value=id />
                <input type="hidden" name="list" value=page.key.clone() />
                <input type="hidden" name="only_good" value=(bad > 0).to_string() />
                {new}
                {known}
                {there}
                {all_right}
                <div class="actions">
                    <button>{words}</button>
                    <a class="button quiet" href=paths::trainings::people(id)>{say!(language, "list-other")}</a>
                </div>
            </form>
        }
    })
}

/// Those who are new.
fn people(new: &[(usize, Person)], language: Language) -> Option<impl IntoView + use<>> {
    let rows: Vec<_> = new
        .iter()
        .take(MOST_SHOWN)
        .map(|(_, person)| {
            view! {
                <tr>
                    <th scope="row"><bdi>{person.name.clone()}</bdi> " " <span class="meta">{person.email.clone()}</span></th>
                    <td>{person.court.clone()}</td>
                    <td>{person.region.map(|region| region.name(language))}</td>
                    <td>{person.position.clone()}</td>
                    <td>{person.language.unwrap_or(language).own_name()}</td>
                </tr>
            }
        })
        .collect();
    (!new.is_empty()).then(|| {
        view! {
            <section>
                <h2>{say!(language, "list-new")}</h2>
                <div class="table" tabindex="0" role="region" aria-label=say!(language, "list-new")>
                    <table>
                        <thead>
                            <tr>
                                <th scope="col">{say!(language, "field-name")}</th>
                                <th scope="col">{say!(language, "field-court")}</th>
                                <th scope="col">{say!(language, "field-region")}</th>
                                <th scope="col">{say!(language, "field-position")}</th>
                                <th scope="col">{say!(language, "field-language")}</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
                {more(new.len(), language)}
            </section>
        }
    })
}

/// Those whose address has an account, with what the list says otherwise and a box for each in whom
/// it may be put right.
fn known(
    all: &[Known],
    heading: &'static str,
    language: Language,
) -> Option<impl IntoView + use<>> {
    let (heading, hint) = match heading {
        "list-known" => (
            say!(language, "list-known"),
            say!(language, "list-known-hint"),
        ),
        _ => (
            say!(language, "list-otherwise"),
            say!(language, "list-otherwise-hint"),
        ),
    };
    let rows: Vec<_> = all
        .iter()
        .take(MOST_SHOWN)
        .map(|one| {
            let name = one.person.name.clone();
            let shown = if one.shows_name() {
                one.account.name.clone()
            } else {
                one.account.email.clone()
            };
            let changes: Vec<_> = changes(one, language)
                .into_iter()
                .map(|change| view! { <li>{change}</li> })
                .collect();
            let right = one.may_be_put_right().then(|| {
                let label = say!(language, "list-put-right-of", name = name.as_str());
                view! {
                    <label class="pick">
                        <input type="checkbox" name="right[]" value=one.row aria-label=label />
                    </label>
                }
            });
            view! {
                <tr>
                    <th scope="row"><bdi>{shown}</bdi></th>
                    <td><ul class="changes">{changes}</ul></td>
                    <td>{right}</td>
                </tr>
            }
        })
        .collect();
    (!all.is_empty()).then(|| {
        view! {
            <section>
                <h2>{heading.clone()}</h2>
                <p class="hint">{hint}</p>
                <div class="table" tabindex="0" role="region" aria-label=heading>
                    <table>
                        <thead>
                            <tr>
                                <th scope="col">{say!(language, "list-person")}</th>
                                <th scope="col">{say!(language, "list-says")}</th>
                                <th scope="col">{say!(language, "list-put-right")}</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
                {more(all.len(), language)}
            </section>
        }
    })
}

/// What the list says otherwise of somebody: each with what is kept now, where that may be shown.
fn changes(known: &Known, language: Language) -> Vec<String> {
    let mut said = Vec::new();
    let mut say = |column: Column, before: &str, after: &str| {
        let column = words::column(column, language);
        said.push(match before {
            "" => say!(language, "list-change-new", column = column, after = after),
            before => say!(
                language,
                "list-change",
                column = column,
                before = before,
                after = after
            ),
        });
    };
    let own = known.account.name.as_str();
    if known.is_called_otherwise() && known.shows_name() {
        say(Column::Name, own, &known.person.name);
    }
    if let (Some(after), Some(member)) = (known.seated(), &known.member) {
        let before = Seated::of(member);
        let region = |code: &str| words::region(code, language);
        for (column, before, after) in [
            (Column::Court, before.court, after.court),
            (
                Column::Region,
                region(&before.region),
                region(&after.region),
            ),
            (Column::Position, before.position, after.position),
        ] {
            if before != after {
                say(column, &before, &after);
            }
        }
    }
    if known.is_called_otherwise() && known.rename.is_none() {
        let name = known.person.name.as_str();
        said.push(say!(language, "list-name-kept", name = name));
    }
    said
}
