//! All that is wrong with a form is said at once, at each field, and one stands in the first.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::harness::{Answer, Form, House, Person};

on_two_servers!(
    an_empty_form_says_all_that_it_lacks,
    what_is_called_alike_leads_to_the_same,
);

/// How many pages are looked at: more than an organizer can reach here by links.
const MOST_PAGES: usize = 400;

/// Every page that somebody reaches by links, by its address.
async fn pages(person: &Person) -> BTreeMap<String, Answer> {
    let mut found = BTreeMap::new();
    let mut seen = BTreeSet::from(["/".to_owned()]);
    let mut next = VecDeque::from(["/".to_owned()]);
    while let Some(path) = next.pop_front() {
        let page = person.visits(&path).await;
        if page.status != 200 || !page.header("content-type").starts_with("text/html") {
            continue;
        }
        for link in page.attributes("a", "href") {
            let link = link.split('#').next().unwrap().to_owned();
            let own = link.starts_with('/') && !link.starts_with("//");
            if own && seen.len() < MOST_PAGES && seen.insert(link.clone()) {
                next.push_back(link);
            }
        }
        found.insert(path, page);
    }
    found
}

/// Every form with more than one field that must be filled in, with the first page that has it.
async fn forms(person: &Person) -> BTreeMap<String, (String, Form)> {
    let mut found = BTreeMap::new();
    for (path, page) in pages(person).await {
        for form in page.forms() {
            if form.required.len() > 1 {
                let form = (path.clone(), form);
                found.entry(form.1.action.clone()).or_insert(form);
            }
        }
    }
    found
}

async fn an_empty_form_says_all_that_it_lacks(house: House) {
    house.judge("Amal").await;
    let organizer = house.organizer("Olga").await;
    let forms = forms(&organizer).await;
    assert!(forms.len() > 3, "the walk finds what there is: {forms:#?}");
    for (action, (path, form)) in forms {
        organizer.sees(&path).await;
        let typed = form.typed.iter().map(|name| (name.clone(), " ".to_owned()));
        let fields: Vec<(String, String)> = form.others.iter().cloned().chain(typed).collect();
        let fields: Vec<(&str, &dyn ToString)> = fields
            .iter()
            .map(|(name, value)| (name.as_str(), value as &dyn ToString))
            .collect();
        let answer = organizer.sends(&action, &fields).await;
        let page = organizer.sees(answer.leads_to()).await;
        let wrong: BTreeSet<String> = page
            .attributes("main [aria-invalid=true]", "name")
            .into_iter()
            .collect();
        for name in &form.required {
            assert!(
                wrong.contains(name),
                "{action} at {path} does not say that {name} is empty: {wrong:?}"
            );
        }
        // One stands in the first, and in no other.
        let first = page
            .attributes("main [aria-invalid=true]", "name")
            .remove(0);
        assert_eq!(
            page.attributes("main [autofocus]", "name"),
            [first],
            "{action} at {path}"
        );
    }
}

/// Whoever hears a page link by link and button by button must be able to tell them apart: what has
/// the same name leads to the same, or does the same to the same.
async fn what_is_called_alike_leads_to_the_same(house: House) {
    for name in ["Amal", "Bota"] {
        house.judge(name).await;
    }
    let organizer = house.organizer("Olga").await;
    let pages = pages(&organizer).await;
    assert!(pages.len() > 30, "the walk finds what there is");
    let mut alike = BTreeMap::<String, BTreeSet<String>>::new();
    for (path, page) in pages {
        let path = path.split('?').next().unwrap().to_owned();
        for (name, leads) in page
            .names()
            .into_iter()
            .filter(|(_, leads)| leads.len() > 1)
        {
            alike
                .entry(format!("{path}: {name}"))
                .or_default()
                .extend(leads);
        }
    }
    assert!(alike.is_empty(), "{alike:#?}");
}
