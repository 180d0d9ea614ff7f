//! What administrators see of accounts.

use course::Language;
use leptos::{prelude::*, server_fn::ServerFn as _};
use rules::roles::Role;

use crate::{
    accounts::{
        actions::administration::{
            AccountLink, AppointAdministrator, CloseAccount, DismissAdministrator, EndLoginsOf,
            MakeLink, ReopenAccount, TakeSecondStep,
        },
        logins_page::{self, Logins},
        second_step::actions::RequireSecondStep,
        store::{self, Account, Compulsory},
    },
    errors::{AppError, UserError},
    language::{self, alphabet, say},
    memory::set_aside,
    parts::{
        notice::{info, warn},
        page::{head, number, page},
    },
    paths,
    request::Visit,
};

/// Accounts on a page.
const PAGE: usize = 100;

/// All accounts, to be searched.
#[component]
pub fn AccountsPage() -> impl IntoView {
    page(async |visit| Ok(list(load_list(&visit).await?, &visit).into_any()))
}

/// What the list shows.
#[derive(Clone, Debug)]
struct List {
    /// What is looked for.
    wanted: String,
    accounts: Vec<Account>,
    /// Counted from 1.
    page: usize,
    pages: usize,
    /// For whom the second step of signing in is compulsory.
    compulsory: Compulsory,
}

async fn load_list(visit: &Visit) -> Result<List, AppError> {
    administrator(visit)?;
    let query = visit.query();
    let wanted = query.get("q").unwrap_or_default().trim().to_owned();
    let mut accounts = store::all(visit.house.db.read()).await?;
    // Not the database's comparison: it knows capital letters of one alphabet only.
    let letters = spelling::folded(&wanted);
    accounts.retain(|account| {
        spelling::folded(&account.name).contains(&letters) || account.email.contains(&letters)
    });
    alphabet::sort_by_name(&mut accounts, visit.language, |account| &account.name);
    let pages = accounts.len().div_ceil(PAGE).max(1);
    let page = query.get("page").and_then(|page| page.parse().ok());
    let page = page.unwrap_or(1).clamp(1, pages);
    let accounts = accounts.into_iter().skip((page - 1) * PAGE).take(PAGE);
    Ok(List {
        accounts: accounts.collect(),
        wanted,
        page,
        pages,
        compulsory: store::compulsory(visit.house.db.read()).await?,
    })
}

fn administrator(visit: &Visit) -> Result<i64, AppError> {
    let viewer = visit.viewer()?;
    let _ = viewer.administers()?;
    Ok(viewer.account)
}

fn list(list: List, visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let compulsory = second_steps(&list.compulsory, visit);
    let rows: Vec<_> = list
        .accounts
        .into_iter()
        .map(|account| {
            let address = paths::home::account(account.id);
            let badges = badges(&account, language);
            let email = email(&account);
            view! {
                <tr>
                    <th scope="row"><a href=address>{account.name}</a> <span class="meta">{email}</span></th>
                    <td class="ways">{badges}</td>
                </tr>
            }
        })
        .collect();
    let table = if rows.is_empty() {
        view! { <p class="empty">{say!(language, "accounts-none")}</p> }.into_any()
    } else {
        view! {
            <div class="table" tabindex="0" role="region" aria-label=say!(language, "accounts-title")>
                <table class="rows">
                    <thead>
                        <tr>
                            <th scope="col">{say!(language, "field-name")}</th>
                            <th scope="col">{say!(language, "people-signed-up")}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
        .into_any()
    };
    let wanted: String = form_urlencoded::byte_serialize(list.wanted.as_bytes()).collect();
    let to = |page: usize| format!("{}?q={wanted}&page={page}", paths::accounts::all());
    let before = (list.page > 1).then(|| {
        view! { <a rel="prev" href=to(list.page - 1)>{say!(language, "pager-before")}</a> }
    });
    let after = (list.page < list.pages).then(|| {
        view! { <a rel="next" href=to(list.page + 1)>{say!(language, "pager-after")}</a> }
    });
    let pager = (list.pages > 1).then(|| {
        view! { <nav class="pager" aria-label=say!(language, "pager-label")>{before} {after}</nav> }
    });
    view! {
        {head(say!(language, "accounts-title"), Vec::new(), Some(say!(language, "accounts-lede")))}
        <form method="get" action=paths::accounts::all() role="search">
            <div class="field">
                <label for="q">{say!(language, "accounts-search")}</label>
                <input id="q" name="q" type="search" value=list.wanted maxlength="254" />
            </div>
            <div class="actions">
                <button>{say!(language, "accounts-find")}</button>
            </div>
        </form>
        {table}
        {pager}
        {compulsory}
    }
}

/// For whom the second step of signing in is compulsory, to be changed.
fn second_steps(compulsory: &Compulsory, visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let body = if visit.house.settings.key.is_none() {
        info(UserError::NoKey.say(language)).into_any()
    } else {
        let roles = Role::ALL.into_iter().rev().map(|role| {
            let ticked = compulsory.roles.contains(&role);
            (role.code(), language::role(role, language), ticked)
        });
        let administrators = (
            "administrator",
            say!(language, "role-administrator"),
            compulsory.administrators,
        );
        let ticks: Vec<_> = std::iter::once(administrators)
            .chain(roles)
            .map(|(name, words, ticked)| {
                view! {
                    <label class="choice">
                        <input name=name type="checkbox" value="true" checked=ticked />
                        {words}
                    </label>
                }
            })
            .collect();
        view! {
            <form method="post" action=RequireSecondStep::url()>
                <fieldset>
                    <legend>{say!(language, "second-step-compulsory-for")}</legend>
                    {ticks}
                </fieldset>
                <div class="actions">
                    <button>{say!(language, "second-step-require")}</button>
                </div>
            </form>
        }
        .into_any()
    };
    view! {
        <section id="second-step">
            <h2>{say!(language, "second-step-title")}</h2>
            <p>{say!(language, "second-step-compulsory-lede")}</p>
            {body}
        </section>
    }
}

/// The address, where it is one.
fn email(account: &Account) -> Option<String> {
    (!account.is_walk_in() && !account.erased).then(|| account.email.clone())
}

/// What an account is, in a word or two.
fn badges(account: &Account, language: Language) -> impl IntoView + use<> {
    let (class, state) = if account.erased {
        ("badge", say!(language, "people-erased"))
    } else if account.closed {
        ("badge bad", say!(language, "account-closed"))
    } else if account.signed_up {
        ("badge good", say!(language, "people-yes"))
    } else {
        ("badge", say!(language, "account-not-used"))
    };
    let administrator = account.administrator.then(|| {
        view! { <span class="badge info">{say!(language, "role-administrator")}</span> }
    });
    view! { <span class=class>{state}</span> " " {administrator} }
}

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
