//! So many people of a report at once: with two thousand of them and a hundred sessions a page
//! would be no page. Files have all of them.

use course::Language;
use islands::roll_call::folding;
use leptos::prelude::*;

use crate::{
    attendance::report::{Person, Report},
    language::say,
    request::Query,
};

/// How many people are shown at once.
pub const ROWS: usize = 100;

/// The people of a report that a page shows: those of the name that is looked for, a hundred at
/// once.
#[derive(Debug)]
pub struct Paged<'report> {
    /// These.
    pub people: Vec<&'report Person>,
    /// The name that is looked for; may be empty.
    pub sought: String,
    /// The number of the page; the first is 1.
    page: usize,
    pages: usize,
    /// Whether there are too many to be shown at once.
    many: bool,
}

impl<'report> Paged<'report> {
    /// What the query of an address asks for.
    pub fn of(report: &'report Report, query: &Query) -> Self {
        let sought = query.get("q").unwrap_or_default().trim().to_owned();
        let people = report.people.iter();
        let found: Vec<_> = people
            .filter(|person| folding::is_sought(&person.member.account.name, &sought))
            .collect();
        let pages = found.len().div_ceil(ROWS).max(1);
        let page = query.get("page").and_then(|page| page.parse().ok());
        let page = page.unwrap_or(1).clamp(1, pages);
        let people = found.into_iter().skip((page - 1) * ROWS).take(ROWS);
        Self {
            people: people.collect(),
            many: report.people.len() > ROWS || !sought.is_empty(),
            sought,
            page,
            pages,
        }
    }

    /// The form that finds a person among many. It keeps what else was chosen.
    pub fn search(
        &self,
        report: &Report,
        path: &str,
        language: Language,
    ) -> impl IntoView + use<'report> {
        self.many.then(|| {
            let kept = report.filter.pairs().into_iter().map(|(name, value)| {
                view! { <input type="hidden" name=name value=value /> }
            });
            let kept: Vec<_> = kept.collect();
            let all = (!self.sought.is_empty()).then(|| {
                let href = report.filter.at(path);
                view! { <p><a href=href>{say!(language, "register-show-all")}</a></p> }
            });
            view! {
                <form class="search" role="search" method="get" action=path.to_owned()>
                    <label for="q">{say!(language, "register-search")}</label>
                    <div class="search-row">
                        <input type="search" id="q" name="q" value=self.sought.clone() maxlength="200" enterkeyhint="search" />
                        <button class="quiet">{say!(language, "search-do")}</button>
                    </div>
                    {kept}
                </form>
                {all}
            }
        })
    }

    /// The ways to the pages before and after.
    pub fn pager(
        &self,
        report: &Report,
        path: &str,
        language: Language,
    ) -> impl IntoView + use<'report> {
        let to = |page: usize| {
            let mut pairs = report.filter.pairs();
            if !self.sought.is_empty() {
                pairs.push(("q", self.sought.clone()));
            }
            pairs.push(("page", page.to_string()));
            let query = form_urlencoded::Serializer::new(String::new())
                .extend_pairs(pairs)
                .finish();
            format!("{path}?{query}")
        };
        let before = (self.page > 1).then(|| {
            view! { <a rel="prev" href=to(self.page - 1)>{say!(language, "pager-before")}</a> }
        });
        let after = (self.page < self.pages).then(|| {
            view! { <a rel="next" href=to(self.page + 1)>{say!(language, "pager-after")}</a> }
        });
        let here = say!(
            language,
            "report-page",
            page = self.page,
            pages = self.pages
        );
        (self.pages > 1).then(|| {
            view! {
                <nav class="pager" aria-label=say!(language, "pager-label")>
                    {before} <span>{here}</span> {after}
                </nav>
            }
        })
    }
}
