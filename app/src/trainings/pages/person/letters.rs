//! How far the invitation has come, and the letters that were written.

use course::Language;
use leptos::{prelude::*, server_fn::ServerFn as _};
use rules::invitations::State;

use crate::{
    language::{dates, say},
    post,
    trainings::{
        actions::{invite::SendInvitations, people::MakeLinks, slips::MakeSlips},
        words,
    },
};

use super::Page;

/// How far the invitation has come, and the way on.
pub(super) fn invitation(page: &Page, language: Language) -> impl IntoView + use<> {
    let (id, member) = (page.training.id, &page.listed.member);
    let (class, state) = words::account(&page.listed, language);
    let name = member.account.name.clone();
    let label = |words: &str| format!("{words}: {name}");
    let sentence = page
        .listed
        .awaits_invitation()
        .then(|| words::invited(&page.listed.state, &page.training.zone, language));
    let on = matches!(page.listed.state, State::Refused(..))
        .then(|| view! { <p class="hint">{say!(language, "invited-refused-hint")}</p> });
    let link = page.may_invite.then(|| {
        let words = say!(language, "link-make");
        let label = label(&words);
        view! {
            <form method="post" action=MakeLinks::url()>
                <input type="hidden" name="training" value=id />
                <input type="hidden" name="enrolment" value=member.enrolment />
                <button class="quiet" aria-label=label>{words}</button>
            </form>
        }
    });
    let send = (page.may_invite && page.may_write && member.is_written_to()).then(|| {
        let words = say!(language, "invite-send-one");
        let label = label(&words);
        view! {
            <form method="post" action=SendInvitations::url()>
                <input type="hidden" name="training" value=id />
                <input type="hidden" name="enrolment" value=member.enrolment />
                <input type="hidden" name="again" value="true" />
                <button class="quiet" aria-label=label>{words}</button>
            </form>
        }
    });
    let slip = (page.reaches && page.listed.may_be_given_slip()).then(|| {
        let words = say!(language, "slip-make");
        let label = label(&words);
        view! {
            <form method="post" action=MakeSlips::url()>
                <input type="hidden" name="training" value=id />
                <input type="hidden" name="enrolment" value=member.enrolment />
                <button class="quiet" aria-label=label>{words}</button>
            </form>
        }
    });
    view! {
        <section>
            <h2>{say!(language, "people-signed-up")}</h2>
            <p><span class=class>{state}</span></p>
            <p>{sentence}</p>
            {on}
            <div class="actions">{link} {send} {slip}</div>
        </section>
    }
}

/// What was written to the person about the training.
pub(super) fn letters(page: &Page, language: Language) -> Option<impl IntoView + use<>> {
    let zone = &page.training.zone;
    let carried = page.carried;
    let rows: Vec<_> = page
        .letters
        .iter()
        .map(|letter| {
            let written = dates::moment(language, letter.written_at, zone);
            let (class, state) = match (letter.sent_at, letter.waits) {
                (Some(at), _) => {
                    let at = dates::moment(language, at, zone);
                    ("badge good", say!(language, "letter-sent", at = at))
                }
                (None, true) if !carried => ("badge info", say!(language, "letter-kept")),
                (None, true) => ("badge info", say!(language, "invited-written")),
                (None, false) => ("badge bad", say!(language, "letter-given-up")),
            };
            let trouble = letter.trouble.as_deref();
            let trouble = trouble.map(|code| post::trouble(code, language));
            view! {
                <tr>
                    <th scope="row">{written}</th>
                    <td>
                        {post::about(letter.kind, language)} " "
                        <span class="meta" lang=letter.language.code()>{letter.subject.clone()}</span>
                    </td>
                    <td><span class=class>{state}</span> " " {trouble}</td>
                </tr>
            }
        })
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section id="letters">
                <h2>{say!(language, "person-letters")}</h2>
                <div class="table" tabindex="0" role="region" aria-label=say!(language, "person-letters")>
                    <table class="rows">
                        <thead>
                            <tr>
                                <th scope="col">{say!(language, "person-letters-when")}</th>
                                <th scope="col">{say!(language, "person-letters-what")}</th>
                                <th scope="col">{say!(language, "person-letters-state")}</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            </section>
        }
    })
}
