//! What the server answered, and how to look at it.

use std::collections::{BTreeMap, BTreeSet};

use app::errors::UserError;
use course::Language;
use reqwest::header::{HeaderMap, LOCATION};
use scraper::{ElementRef, Html, Selector};

/// Whether these are the words for an error in one of the languages.
fn says(error: &UserError, said: &str) -> bool {
    Language::ALL
        .into_iter()
        .any(|language| error.say(language) == said)
}

/// What the server answered.
#[derive(Clone, Debug)]
pub struct Answer {
    pub status: u16,
    /// Where it sends the browser: path and query.
    pub location: Option<String>,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
    pub body: String,
}

/// A form of a page.
#[derive(Clone, Debug)]
pub struct Form {
    /// The action it is sent to, without `/api/`.
    pub action: String,
    /// The names of the fields that one types into.
    pub typed: Vec<String>,
    /// Those of them that have to be filled in.
    pub required: Vec<String>,
    /// What is sent with it besides: hidden fields and what is chosen in lists.
    pub others: Vec<(String, String)>,
}

/// What is sent of the lists of a form: what is chosen, else the first.
fn chosen(form: ElementRef<'_>) -> Vec<(String, String)> {
    let (select, option) = (
        Selector::parse("select").unwrap(),
        Selector::parse("option").unwrap(),
    );
    form.select(&select)
        .filter_map(|select| {
            let options: Vec<_> = select.select(&option).collect();
            let chosen = options.iter().find(|each| each.attr("selected").is_some());
            let value = chosen.or(options.first())?.attr("value")?;
            Some((select.attr("name")?.to_owned(), value.to_owned()))
        })
        .collect()
}

impl Answer {
    pub async fn of(response: reqwest::Response, url: &str) -> Self {
        let headers = response.headers().clone();
        let location = headers.get(LOCATION).map(|to| {
            let to = to.to_str().unwrap();
            to.strip_prefix(url).unwrap_or(to).to_owned()
        });
        let status = response.status().as_u16();
        let bytes = response.bytes().await.unwrap().to_vec();
        let body = String::from_utf8_lossy(&bytes).into_owned();
        Self {
            status,
            location,
            headers,
            bytes,
            body,
        }
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }

    /// The address it sends the browser to.
    pub fn leads_to(&self) -> &str {
        let location = self.location.as_deref();
        location.unwrap_or_else(|| panic!("no way on: {} {}", self.status, self.body))
    }

    /// What a form was refused with: told in the body where the browser is sent back to the
    /// form's page, on the page itself where that is the answer.
    pub fn refusal(&self) -> Option<UserError> {
        if self.header("content-type").starts_with("application/json") {
            return serde_json::from_slice(&self.bytes).ok();
        }
        if self.status == 401 && self.count("input[name=held]") == 1 {
            return Some(UserError::SignInFirst);
        }
        let said = self.texts("#refused .notice p").pop()?;
        let tries = (1..60).map(|minutes| UserError::TooManyTries { minutes });
        let mut known = UserError::examples().into_iter().chain(tries);
        known.find(|error| says(error, &said))
    }

    /// That it is the refusal that is expected.
    #[track_caller]
    pub fn is_refused_with(&self, expected: &UserError) {
        let said = self.texts("#refused .notice p");
        assert!(
            self.refusal().as_ref() == Some(expected)
                || said.iter().any(|said| says(expected, said)),
            "{} {:?} {:?} {said:?}",
            self.status,
            self.location,
            self.refusal()
        );
    }

    /// That it leads on without a refusal.
    #[track_caller]
    pub fn is_done(&self) -> &Self {
        assert!(
            matches!(self.status, 302 | 303),
            "{} {}",
            self.status,
            self.body
        );
        assert_eq!(self.refusal(), None, "{:?}", self.location);
        self
    }

    fn each<T>(&self, selector: &str, read: impl Fn(ElementRef<'_>) -> T) -> Vec<T> {
        let html = Html::parse_document(&self.body);
        html.select(&Selector::parse(selector).unwrap())
            .map(read)
            .collect()
    }

    /// Accessible names of the links and buttons below the head of the page, each with all that it
    /// leads to: an address, or an action with its hidden fields.
    pub fn names(&self) -> BTreeMap<String, BTreeSet<String>> {
        let html = Html::parse_document(&self.body);
        let mut names = BTreeMap::<String, BTreeSet<String>>::new();
        for element in html.select(&Selector::parse("main a[href], main button").unwrap()) {
            let label = element.attr("aria-label").map(str::to_owned);
            let name = label.unwrap_or_else(|| element.text().collect::<String>());
            // What a group is called is read before what is in it; a form with one question is
            // called by it.
            let groups = element.ancestors().filter_map(ElementRef::wrap);
            let legend = Selector::parse("legend").unwrap();
            let group = groups
                .filter(|each| ["fieldset", "form"].contains(&each.value().name()))
                .find_map(|each| match each.select(&legend).collect::<Vec<_>>()[..] {
                    [only] => Some(only.text().collect::<String>()),
                    _ => None,
                });
            // A card that is a group is told of before what stands in it.
            let within = element.ancestors().filter_map(ElementRef::wrap);
            let mut within = within.filter(|each| each.attr("role") == Some("group"));
            let within = within.find_map(|each| each.attr("aria-label"));
            let name = format!(
                "{} {} {name}",
                within.unwrap_or_default(),
                group.unwrap_or_default()
            );
            let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
            let form = element.ancestors().filter_map(ElementRef::wrap);
            let mut form = form.filter(|each| each.value().name() == "form");
            let leads = element.attr("href").map(str::to_owned).or_else(|| {
                let form = form.next()?;
                let hidden = Selector::parse("input[type=hidden]").unwrap();
                let hidden = form.select(&hidden).map(|each| each.html());
                let own = element.attr("name").zip(element.attr("value"));
                Some(format!(
                    "{:?} {own:?} {}",
                    form.attr("action"),
                    hidden.collect::<String>()
                ))
            });
            names.entry(name).or_default().extend(leads);
        }
        names
    }

    /// The forms of the page that are sent to an action, as a person finds them.
    pub fn forms(&self) -> Vec<Form> {
        let html = Html::parse_document(&self.body);
        let all = |within: ElementRef<'_>, selector: &str, read: &str| {
            within
                .select(&Selector::parse(selector).unwrap())
                .filter_map(|element| element.attr(read).map(str::to_owned))
                .collect::<Vec<_>>()
        };
        html.select(&Selector::parse("main form[action^='/api/']").unwrap())
            .map(|form| Form {
                action: form.attr("action").unwrap()["/api/".len()..].to_owned(),
                typed: all(form, "input:not([type]), input[type=text], input[type=email], input[type=date], input[type=time], input[type=number], input[type=url], input[type=password], textarea", "name"),
                required: all(form, "input[required]:not([type=file]):not([type=checkbox]):not([type=radio]), textarea[required]", "name"),
                others: all(form, "input[type=hidden]", "name")
                    .into_iter()
                    .zip(all(form, "input[type=hidden]", "value"))
                    .chain(chosen(form))
                    .collect(),
            })
            .collect()
    }

    /// The texts of all elements, with single spaces, also between elements.
    pub fn texts(&self, selector: &str) -> Vec<String> {
        self.each(selector, |element| {
            let (mut text, mut last) = (String::new(), None);
            for node in element.descendants() {
                let Some(piece) = node.value().as_text() else {
                    continue;
                };
                let parent = node.parent().map(|parent| parent.id());
                // What stands in different elements is not one word.
                if last.replace(parent) != Some(parent) {
                    text.push(' ');
                }
                text.push_str(piece);
            }
            text.split_whitespace().collect::<Vec<_>>().join(" ")
        })
    }

    /// The text of the only element.
    #[track_caller]
    pub fn text(&self, selector: &str) -> String {
        let mut texts = self.texts(selector);
        assert_eq!(texts.len(), 1, "{selector}: {texts:?} in {}", self.body);
        texts.remove(0)
    }

    /// How many elements there are.
    pub fn count(&self, selector: &str) -> usize {
        self.each(selector, |_| ()).len()
    }

    /// An attribute of all elements that have it.
    pub fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        let found = self.each(selector, |element| element.attr(name).map(str::to_owned));
        found.into_iter().flatten().collect()
    }

    /// An attribute of the only element that has it.
    #[track_caller]
    pub fn attribute(&self, selector: &str, name: &str) -> String {
        let mut found = self.attributes(selector, name);
        assert_eq!(
            found.len(),
            1,
            "{selector}[{name}]: {found:?} in {}",
            self.body
        );
        found.remove(0)
    }

    /// What stands in a field, alike in all forms that have it.
    #[track_caller]
    pub fn value(&self, name: &str) -> String {
        let mut found = self.attributes(&format!("main [name='{name}']"), "value");
        found.dedup();
        assert_eq!(found.len(), 1, "{name}: {found:?} in {}", self.body);
        found.remove(0)
    }

    /// The text of the page below its head.
    pub fn main(&self) -> String {
        self.texts("main").join(" ")
    }
}
