//! The fields of the form, read from the page and put back into it.

use js_sys::Array;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, FormData, HtmlFormElement, HtmlInputElement, NodeList};

use super::answer::{Field, Held, held, part};

/// The fields as the form would send them now.
pub fn now(form: &HtmlFormElement) -> Vec<Field> {
    let Ok(data) = FormData::new_with_form(form) else {
        return Vec::new();
    };
    Array::from(&data)
        .iter()
        .filter_map(|pair| {
            let pair: Array = pair.dyn_into().ok()?;
            Some((pair.get(0).as_string()?, pair.get(1).as_string()?))
        })
        .collect()
}

/// The fields as the server rendered them.
pub fn as_rendered(form: &HtmlFormElement) -> Vec<Field> {
    let copy = form.clone_node_with_deep(true).ok();
    let copy = copy.and_then(|copy| copy.dyn_into::<HtmlFormElement>().ok());
    copy.map_or_else(Vec::new, |copy| {
        copy.reset();
        now(&copy)
    })
}

/// Those of one question.
pub fn of(fields: &[Field], question: &str) -> Vec<Field> {
    fields
        .iter()
        .filter(|(name, _)| part(name, question).is_some())
        .cloned()
        .collect()
}

/// Puts the fields of a question back into the page.
pub fn put_back(item: &Element, question: &str, mut fields: Vec<Field>) {
    for control in controls(item) {
        // Lists and text areas have the same properties.
        let control: &HtmlInputElement = control.unchecked_ref();
        let name = control.name();
        if part(&name, question).is_none() {
            continue;
        }
        match held(&mut fields, &name, &control.value(), is_choice(control)) {
            Held::Chosen(chosen) => control.set_checked(chosen),
            // Setting a text moves the cursor, so not without need.
            Held::Text(text) if text != control.value() => control.set_value(&text),
            Held::Text(_) => {}
        }
    }
}

/// Whether something is written in a question, rather than chosen.
pub fn is_written(item: &Element) -> bool {
    controls(item)
        .iter()
        .any(|control| control.tag_name() != "SELECT" && !is_choice(control.unchecked_ref()))
}

fn controls(item: &Element) -> Vec<Element> {
    all(item, "input, select, textarea")
}

fn is_choice(control: &HtmlInputElement) -> bool {
    matches!(control.type_().as_str(), "radio" | "checkbox")
}

/// What in an element answers to a selector.
pub fn all(element: &Element, selector: &str) -> Vec<Element> {
    element
        .query_selector_all(selector)
        .map(|found| elements(&found))
        .unwrap_or_default()
}

fn elements(found: &NodeList) -> Vec<Element> {
    (0..found.length())
        .filter_map(|index| found.get(index)?.dyn_into().ok())
        .collect()
}
