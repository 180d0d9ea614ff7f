//! Somebody who comes without being on the list: added with two fields, without a network too.

use std::rc::Rc;

use leptos::{ev::SubmitEvent, prelude::*};
use web_sys::{FormData, HtmlFormElement};

use super::{
    Actions, Words,
    board::{Added, Board},
    desk::Desk,
};
use crate::{
    browser,
    outbox::{decode, encode, take},
    refusals,
    words::fill,
};

/// Somebody who is added: typed in, or let in who waits for a place or gave it up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WalkIn {
    /// The id of the mark that is made with it, by which the server knows it if it comes twice.
    pub id: String,
    /// The name.
    pub name: String,
    /// The address; may be empty.
    pub email: String,
    /// The enrolment of who is let in; empty for who is typed in.
    pub enrolment: String,
    /// When it was typed, by the browser's clock, in milliseconds since 1970.
    pub made_at: i64,
    /// The account that was signed in.
    pub by: String,
}

impl WalkIn {
    /// The form that is sent.
    pub fn body(&self, session: i64) -> String {
        encode([
            ("session", session.to_string().as_str()),
            ("name", &self.name),
            ("email", &self.email),
            ("enrolment", &self.enrolment),
            ("mark", &self.id),
            ("made_at", &self.made_at.to_string()),
            ("by", &self.by),
        ])
    }

    /// Reads a form that [`WalkIn::body`] wrote.
    pub fn read(body: &str) -> Option<Self> {
        let mut fields = decode(body);
        Some(Self {
            id: take(&mut fields, "mark")?,
            name: take(&mut fields, "name")?,
            email: take(&mut fields, "email")?,
            enrolment: take(&mut fields, "enrolment").unwrap_or_default(),
            made_at: take(&mut fields, "made_at")?.parse().ok()?,
            by: take(&mut fields, "by").unwrap_or_default(),
        })
    }

    fn typed(form: &HtmlFormElement, by: &str) -> Option<Self> {
        let data = FormData::new_with_form(form).ok()?;
        let field = |name| data.get(name).as_string().unwrap_or_default();
        let name = field("name").trim().to_owned();
        (!name.is_empty()).then(|| Self {
            id: browser::new_id(),
            name,
            email: field("email").trim().to_owned(),
            enrolment: String::new(),
            made_at: browser::now(),
            by: by.to_owned(),
        })
    }
}

/// The form, with what became of the last person who was added by it.
pub fn form(
    session: i64,
    ([name, email], wrong): ([String; 2], [Option<String>; 2]),
    actions: &Actions,
    words: &Words,
    board: Board,
    desk: Rc<Desk>,
) -> impl IntoView + use<> {
    let by = actions.by.clone();
    let adds = move |event: SubmitEvent| {
        let form = event_target::<HtmlFormElement>(&event);
        if let Some(walk_in) = WalkIn::typed(&form, &by) {
            event.prevent_default();
            form.reset();
            desk.adds(walk_in);
        }
    };
    let said = {
        let words = words.clone();
        move || {
            let added = board.added.get().into_iter();
            let said = added.map(|(_, added)| view! { <p>{say(&added, &words)}</p> });
            said.collect_view()
        }
    };
    // One stands in the first that something is wrong with.
    let in_name = wrong[0].is_some();
    let in_email = !in_name && wrong[1].is_some();
    let invalid = wrong.clone().map(|wrong| wrong.map(|_| "true"));
    let [name_wrong, email_wrong] = wrong;
    view! {
        <form class="walk-in" method="post" action=actions.add.clone() on:submit=adds>
            <input type="hidden" name="session" value=session />
            <div class="fields">
                <p class="field">
                    <label for="walk-in-name">{words.name.clone()}</label>
                    <span class="problem" id="walk-in-name-problem" hidden=name_wrong.is_none()>{name_wrong.clone().unwrap_or_default()}</span>
                    <input
                        id="walk-in-name"
                        name="name"
                        value=name
                        required=true
                        maxlength="200"
                        autocomplete="off"
                        aria-describedby="walk-in-name-problem"
                        aria-invalid=invalid[0]
                        autofocus=in_name
                    />
                </p>
                <p class="field">
                    <label for="walk-in-email">{words.email.clone()}</label>
                    <span class="problem" id="walk-in-email-problem" hidden=email_wrong.is_none()>{email_wrong.clone().unwrap_or_default()}</span>
                    <input
                        id="walk-in-email"
                        name="email"
                        type="email"
                        value=email
                        maxlength="254"
                        autocomplete="off"
                        aria-describedby="walk-in-email-problem"
                        aria-invalid=invalid[1]
                        autofocus=in_email
                    />
                </p>
            </div>
            <div class="actions">
                <button>{words.add.clone()}</button>
            </div>
            <div class="saved" role="status">{said}</div>
        </form>
    }
}

fn say(added: &Added, words: &Words) -> String {
    match added {
        Added::Waiting(walk_in) => fill(&words.adding, &[("name", &walk_in.name)]),
        Added::Taken => words.saved.clone(),
        Added::Refused(walk_in, [code, says]) => {
            let template = match code.as_str() {
                refusals::ENROLLED_ALREADY => &words.on_the_list,
                _ => &words.not_added,
            };
            fill(template, &[("name", &walk_in.name), ("why", says)])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn somebody_comes_back_as_sent() {
        let walk_in = WalkIn {
            id: "0b0e5a1c-6f55-4f0e-9d2e-2f9a3f1d7c11".to_owned(),
            name: "Әлия & Co".to_owned(),
            email: String::new(),
            enrolment: String::new(),
            made_at: 1_717_000_000_000,
            by: "3".to_owned(),
        };
        let let_in = WalkIn {
            enrolment: "7".to_owned(),
            ..walk_in.clone()
        };
        for walk_in in [walk_in, let_in] {
            assert_eq!(WalkIn::read(&walk_in.body(4)), Some(walk_in));
        }
        assert_eq!(WalkIn::read("session=4&mark=1&made_at=1"), None);
    }
}
