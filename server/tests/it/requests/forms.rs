//! All that is wrong with a form is said at once, at each field, and one stands in the first.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::harness::{Form, House, Person};

on_both_databases!(an_empty_form_says_all_that_it_lacks);

/// How many pages are looked at: more than an organizer can reach here by links.
const MOST_PAGES: usize = 400;

/// Every form with more than one field that must be filled in, on any page that somebody reaches by
/// links: with the first page that has it.
async fn forms(person: &Person) -> BTreeMap<String, (String, Form)> {
    let mut found = BTreeMap::new();
    let mut seen = BTreeSet::from(["/".to_owned()]);
    let mut next = VecDeque::from(["/".to_owned()]);
    while let Some(path) = next.pop_front() {
        let page = person.visits(&path).await;
        if page.status != 200 || !page.header("content-type").starts_with("text/html") {
            continue;
        }
        for form in page.forms() {
            if form.required.len() > 1 {
                let form = (path.clone(), form);
                found.entry(form.1.action.clone()).or_insert(form);
            }
        }
        for link in page.attributes("a", "href") {
            let link = link.split('#').next().unwrap().to_owned();
            let own = link.starts_with('/') && !link.starts_with("//");
            if own && seen.len() < MOST_PAGES && seen.insert(link.clone()) {
                next.push_back(link);
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
