//! One account, for administrators.

use course::Language;
use leptos::{prelude::*, server_fn::ServerFn as _};

use crate::{
    accounts::{
        actions::administration::{
            AccountLink, AppointAdministrator, CloseAccount, DismissAdministrator, EndLoginsOf,
            MakeLink, ReopenAccount, TakeSecondStep,
        },
        logins_page::{self, Logins},
        store::{self, Account},
    },
    errors::AppError,
    language::say,
    memory::set_aside,
    parts::{
        notice::warn,
        page::{head, number, page},
    },
    paths,
    request::Visit,
};

use super::{administrator, badges, email};

/// One account, with what an administrator may do about it, and with the person's trainings as
/// rooms that come later show them.
pub fn administered<Show, Showing>(trainings: Show) -> impl IntoView
where
    Show: FnOnce(Visit, i64) -> Showing + Send + 'static,
    Showing: Future<Output = Result<AnyView, AppError>> + Send + 'static,
{
    let id = number("account");
    page(async move |visit| {
        let page = load(&visit, id).await?;
        let language = visit.language;
        let trainings = trainings(visit, id).await?;
        Ok(view(page, trainings, language).into_any())
    })
}

/// What can be done about an account, each after a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Deed {
    Link,
    EndLogins,
    Appoint,
    Dismiss,
    SecondStep,
    Close,
    Reopen,
}

impl Deed {
    const ALL: [Self; 7] = [
        Self::Link,
        Self::EndLogins,
        Self::Appoint,
        Self::Dismiss,
        Self::SecondStep,
        Self::Close,
        Self::Reopen,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::Link => "link",
            Self::EndLogins => "end-logins",
            Self::Appoint => "appoint",
            Self::Dismiss => "dismiss",
            Self::SecondStep => "second-step",
            Self::Close => "close",
            Self::Reopen => "reopen",
        }
    }

    /// Whether it makes sense for an account as it is.
    fn fits(self, account: &Account, second_step: bool) -> bool {
        if account.erased {
            return false;
        }
        match self {
            Self::Link => !account.closed && !account.is_walk_in(),
            Self::EndLogins => !account.closed && account.signed_up,
            Self::Appoint => !account.closed && !account.administrator && !account.is_walk_in(),
            Self::Dismiss => account.administrator,
            Self::SecondStep => second_step,
            Self::Close => !account.closed,
            Self::Reopen => account.closed,
        }
    }

    fn url(self) -> &'static str {
        match self {
            Self::Link => MakeLink::url(),
            Self::EndLogins => EndLoginsOf::url(),
            Self::Appoint => AppointAdministrator::url(),
            Self::Dismiss => DismissAdministrator::url(),
            Self::SecondStep => TakeSecondStep::url(),
            Self::Close => CloseAccount::url(),
            Self::Reopen => ReopenAccount::url(),
        }
    }

    fn say(self, language: Language) -> String {
        match self {
            Self::Link => say!(language, "account-link"),
            Self::EndLogins => say!(language, "account-end-logins"),
            Self::Appoint => say!(language, "account-appoint"),
            Self::Dismiss => say!(language, "account-dismiss"),
            Self::SecondStep => say!(language, "account-second-step"),
            Self::Close => say!(language, "account-close"),
            Self::Reopen => say!(language, "account-reopen"),
        }
    }

    fn question(self, name: &str, language: Language) -> String {
        match self {
            Self::Link => say!(language, "account-link-ask", name = name),
            Self::EndLogins => say!(language, "account-end-logins-ask", name = name),
            Self::Appoint => say!(language, "account-appoint-ask", name = name),
            Self::Dismiss => say!(language, "account-dismiss-ask", name = name),
            Self::SecondStep => say!(language, "account-second-step-ask", name = name),
            Self::Close => say!(language, "account-close-ask", name = name),
            Self::Reopen => say!(language, "account-reopen-ask", name = name),
        }
    }
}

/// What the page of an account shows.
#[derive(Clone, Debug)]
struct Page {
    account: Account,
    /// Whether it is the one that looks.
    own: bool,
    /// Whether it has a second step of signing in.
    second_step: bool,
    /// What is to be confirmed.
    asked: Option<Deed>,
    /// A link that was just made.
    link: Option<String>,
    /// Where the person is signed in.
    logins: Logins,
}

async fn load(visit: &Visit, id: i64) -> Result<Page, AppError> {
    let viewer = administrator(visit)?;
    let db = visit.house.db.read();
    let account = store::people(db, [id]).await?.remove(&id);
    let account = account.ok_or(AppError::NotFound)?;
    let own = id == viewer;
    let second_step = store::has_second_step(db, id).await?;
    let query = visit.query();
    let asked = query.get("ask").and_then(|code| {
        let mut all = Deed::ALL.into_iter();
        all.find(|deed| deed.code() == code && deed.fits(&account, second_step) && !own)
    });
    let link = match query.get("link") {
        Some(key) => {
            let now = visit.house.clock.now();
            let link: Option<AccountLink> = set_aside::get(db, Some(viewer), key, now).await?;
            link.map(|AccountLink(link)| link)
        }
        None => None,
    };
    Ok(Page {
        logins: logins_page::load(visit, id).await?,
        account,
        own,
        second_step,
        asked,
        link,
    })
}

fn view(page: Page, trainings: AnyView, language: Language) -> impl IntoView {
    let crumbs = vec![(
        paths::accounts::all().to_owned(),
        say!(language, "accounts-title"),
    )];
    let account = page.account;
    let here = paths::home::account(account.id);
    let title = head(account.name.clone(), crumbs, email(&account));
    if let Some(deed) = page.asked {
        return view! {
            {title}
            {warn(deed.question(&account.name, language))}
            <form method="post" action=deed.url()>
                <input type="hidden" name="account" value=account.id />
                <div class="actions">
                    <button>{deed.say(language)}</button>
                    <a class="button quiet" href=here>{say!(language, "cancel")}</a>
                </div>
            </form>
        }
        .into_any();
    }
    let link = page.link.map(|link| {
        view! {
            <section>
                <p>{say!(language, "account-link-made")}</p>
                <p><code class="code">{link}</code></p>
            </section>
        }
    });
    let (own, second_step) = (page.own, page.second_step);
    let deeds: Vec<_> = Deed::ALL
        .into_iter()
        .filter(|deed| deed.fits(&account, second_step) && !own)
        .map(|deed| {
            let address = format!("{here}?ask={}", deed.code());
            view! { <a class="button quiet" href=address>{deed.say(language)}</a> }
        })
        .collect();
    let profile = (!account.erased && !own).then(|| {
        let address = paths::profile::of_account(account.id);
        view! { <p><a class="button quiet" href=address>{say!(language, "details-open")}</a></p> }
    });
    let merge = (account.is_open() && !own).then(|| {
        let address = paths::merging::merge(account.id);
        view! { <a class="button quiet" href=address>{say!(language, "merge-open")}</a> }
    });
    let erase = (!account.erased && !account.administrator).then(|| {
        let address = paths::erasure::erase(account.id);
        view! { <a class="button quiet" href=address>{say!(language, "erase-open")}</a> }
    });
    view! {
        {title}
        {link}
        <p>{badges(&account, language)}</p>
        {profile}
        <section id="trainings">
            <h2>{say!(language, "nav-trainings")}</h2>
            {trainings}
        </section>
        {logins_page::of_somebody(page.logins, language)}
        <div class="actions">{deeds} {merge} {erase}</div>
    }
    .into_any()
}
