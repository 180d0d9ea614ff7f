//! All that is wrong with a form is said at once, at each field, and one stands in the first; and
//! what is called alike on a page leads to the same. For everybody, by walking.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use app::authorization::Who;
use rules::roles::Role;

use crate::{
    authorization::Fixture,
    harness::{Answer, Browser, Form, House},
};

on_two_servers!(
    an_empty_form_says_all_that_it_lacks,
    what_is_called_alike_leads_to_the_same,
);

/// How many pages are looked at: more than anybody can reach here by links.
const MOST_PAGES: usize = 600;

/// Who walks: everybody who can be in a training, who administers the installation, and who is not
/// signed in.
fn walkers() -> impl Iterator<Item = Who> {
    let roles = Role::ALL.into_iter().map(|role| match role {
        Role::Judge => Who::Judge,
        Role::Trainer => Who::Trainer,
        Role::Organizer => Who::Organizer,
        Role::Observer => Who::Observer,
    });
    roles.chain([Who::Administrator, Who::Nobody])
}

/// Every page that somebody reaches by links, by its address.
async fn pages(who: Who, browser: &Browser) -> BTreeMap<String, Answer> {
    let start = match who {
        Who::Nobody => "/sign-in",
        _ => "/",
    };
    let mut found = BTreeMap::new();
    let mut seen = BTreeSet::from([start.to_owned()]);
    let mut next = VecDeque::from([start.to_owned()]);
    while let Some(path) = next.pop_front() {
        let page = browser.visits(&path).await;
        if page.status != 200 || !page.header("content-type").starts_with("text/html") {
            continue;
        }
        for link in page.attributes("a", "href") {
            let link = link.split('#').next().unwrap().to_owned();
            let own = link.starts_with('/') && !link.starts_with("//");
            if own && seen.insert(link.clone()) {
                next.push_back(link);
            }
        }
        found.insert(path, page);
        assert!(
            found.len() < MOST_PAGES,
            "{who:?} comes to no end: {seen:#?}"
        );
    }
    // The walk comes where it matters.
    let comes = |to: &str| found.keys().any(|path| path.contains(to));
    for (whose, to) in [
        (Who::Judge, "/attempts/"),
        (Who::Judge, "/attendance"),
        (Who::Trainer, "/marking"),
        (Who::Organizer, "/register/"),
        (Who::Observer, "/figures"),
        (Who::Administrator, "/accounts/"),
        (Who::Nobody, "/forgotten"),
    ] {
        assert!(whose != who || comes(to), "{who:?} finds no way to {to}");
    }
    found
}

/// Every form with a field that must be filled in, with the first page that has it.
async fn forms(who: Who, browser: &Browser) -> BTreeMap<String, (String, Form)> {
    let mut found = BTreeMap::new();
    for (path, page) in pages(who, browser).await {
        for form in page.forms() {
            if !form.required.is_empty() {
                let form = (path.clone(), form);
                found.entry(form.1.action.clone()).or_insert(form);
            }
        }
    }
    found
}

async fn an_empty_form_says_all_that_it_lacks(house: House) {
    let fixture = Fixture::of(house).await;
    let mut problems = Vec::new();
    let mut sent = BTreeSet::new();
    for who in walkers() {
        let browser = fixture.browser(who);
        for (action, (path, form)) in forms(who, browser).await {
            sent.insert(action.clone());
            browser.sees(&path).await;
            // Blanks of a password are part of it.
            let empty = |name: &str| match name.contains("password") {
                true => String::new(),
                false => " ".to_owned(),
            };
            let typed = form.typed.iter().map(|name| (name.clone(), empty(name)));
            let fields: Vec<(String, String)> = form.others.iter().cloned().chain(typed).collect();
            let fields: Vec<(&str, &dyn ToString)> = fields
                .iter()
                .map(|(name, value)| (name.as_str(), value as &dyn ToString))
                .collect();
            let answer = browser.sends(&action, &fields).await;
            let at = format!("{who:?}: {action} at {path}");
            // Nobody is signed in for whom it could be put aside: the page is the answer.
            let page = match &answer.location {
                Some(leads) => browser.sees(leads).await,
                None => answer,
            };
            let wrong = page.attributes("main [aria-invalid=true]", "name");
            let unsaid = form.required.iter().filter(|name| !wrong.contains(name));
            let unsaid: Vec<&String> = unsaid.collect();
            if !unsaid.is_empty() {
                problems.push(format!("{at} does not say that {unsaid:?} is empty"));
                continue;
            }
            // One stands in the first, and in no other.
            let stands = page.attributes("main [autofocus]", "name");
            if stands != wrong[..1] {
                problems.push(format!("{at}: one stands in {stands:?} of {wrong:?}"));
            }
        }
    }
    assert!(problems.is_empty(), "{problems:#?}");
    assert!(sent.len() > 12, "the walk finds what there is: {sent:#?}");
}

/// Whoever hears a page link by link and button by button must be able to tell them apart: what has
/// the same name leads to the same, or does the same to the same.
async fn what_is_called_alike_leads_to_the_same(house: House) {
    let fixture = Fixture::of(house).await;
    // A course is held once more, on other days.
    let sql = "UPDATE training SET starts_on = '2024-06-05', ends_on = '2024-06-06' WHERE id = 2";
    fixture.house.execute(sql).await.unwrap();
    let mut alike = BTreeMap::<String, BTreeSet<String>>::new();
    for who in walkers() {
        for (path, page) in pages(who, fixture.browser(who)).await {
            let path = path.split('?').next().unwrap().to_owned();
            let names = page.names().into_iter();
            for (name, leads) in names.filter(|(_, leads)| leads.len() > 1) {
                let at = format!("{who:?} {path}: {name}");
                alike.entry(at).or_default().extend(leads);
            }
        }
    }
    assert!(alike.is_empty(), "{alike:#?}");
}
