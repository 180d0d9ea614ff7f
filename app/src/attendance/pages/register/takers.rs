//! Who calls the roll of a session beside the organizers: for organizers to name, and to take back.

use course::Language;
use leptos::{prelude::*, server_fn::ServerFn as _};
use rules::attendance::{is_named, may_be_named};
use sea_orm::ConnectionTrait;

use crate::{
    attendance::{
        actions::{NameRollTaker, UnnameRollTaker},
        store,
    },
    errors::AppError,
    language::{role, say},
    trainings::Member,
};

/// Who was named for a session, and who can be.
#[derive(Clone, Debug)]
pub(super) struct Takers {
    session: i64,
    named: Vec<Member>,
    others: Vec<Member>,
}

impl Takers {
    pub(super) async fn load(
        db: &impl ConnectionTrait,
        session: i64,
        members: &[Member],
    ) -> Result<Self, AppError> {
        let namings = store::namings(db, session).await?;
        let here = members
            .iter()
            .filter(|member| may_be_named(member.role) && member.is_written_to());
        let (named, others) = here.cloned().partition(|member: &Member| {
            let said = namings.get(&member.enrolment);
            said.is_some_and(|said| is_named(said))
        });
        Ok(Self {
            session,
            named,
            others,
        })
    }

    pub(super) fn view(&self, language: Language) -> impl IntoView + use<> {
        let session = self.session;
        let named: Vec<_> = self
            .named
            .iter()
            .map(|member| {
                let name = member.account.name.clone();
                view! {
                    <li>
                        <form method="post" action=UnnameRollTaker::url()>
                            <input type="hidden" name="session" value=session />
                            <input type="hidden" name="enrolment" value=member.enrolment />
                            <span>{name.clone()} " (" {role(member.role, language)} ")"</span> " "
                            <button class="quiet">
                                {say!(language, "takers-unname")}
                                <span class="visually-hidden">": " {name}</span>
                            </button>
                        </form>
                    </li>
                }
            })
            .collect();
        let named = (!named.is_empty()).then(|| view! { <ul>{named}</ul> });
        let options: Vec<_> = self
            .others
            .iter()
            .map(|member| {
                let name = &member.account.name;
                let words = format!("{name} ({})", role(member.role, language));
                view! { <option value=member.enrolment>{words}</option> }
            })
            .collect();
        let form = (!options.is_empty()).then(|| {
            view! {
                <form method="post" action=NameRollTaker::url()>
                    <input type="hidden" name="session" value=session />
                    <div class="field">
                        <label for="roll-taker">{say!(language, "takers-person")}</label>
                        <select id="roll-taker" name="enrolment">{options}</select>
                    </div>
                    <div class="actions">
                        <button class="quiet">{say!(language, "takers-name")}</button>
                    </div>
                </form>
            }
        });
        view! {
            <section id="roll-takers">
                <h2>{say!(language, "takers-title")}</h2>
                <p class="hint">{say!(language, "takers-hint")}</p>
                {named}
                {form}
            </section>
        }
    }
}
