//! `course.toml`.

use std::ops::Range;

use crate::certificate::{Certificate, CertificateRule};
use crate::fields::Fields;
use crate::id::advise;
use crate::language::{Language, Localised};
use crate::problem::Rule;
use crate::sheet::Sheet;
use crate::value::read_toml;

/// What `course.toml` says.
#[derive(Debug)]
pub(crate) struct CourseFile {
    /// `id = "refugee-law"`
    pub id: String,
    /// `title = { en = "…", ru = "…" }`
    pub title: Localised,
    /// `summary = { en = "…", ru = "…" }`
    pub summary: Localised,
    /// `languages = ["en", "ru", "kk"]`, the source language first.
    pub languages: Vec<Language>,
    /// `licence = "CC-BY-4.0"`
    pub licence: String,
    /// `authors = ["…"]`
    pub authors: Vec<String>,
    /// `pass_mark = 60`
    pub pass_mark: u8,
    /// `certificate = { rule = "all-quizzes-passed", attendance = 80 }`
    pub certificate: Option<Certificate>,
    /// `modules = ["01-convention"]`: folders, in the order of study.
    pub modules: Vec<(String, Range<usize>)>,
}

/// What must be reached where `course.toml` does not say it.
const USUAL_PASS_MARK: u8 = 60;

impl CourseFile {
    /// Reads it; what is missing is said and left empty.
    pub(crate) fn read(sheet: &Sheet) -> Option<Self> {
        let value = read_toml(sheet)?;
        let fields = Fields::of(sheet, &value, "course.toml");
        let languages = languages(sheet, &fields);
        let file = Self {
            id: fields.id().map(|(id, _)| id).unwrap_or_default(),
            title: fields.original("title", &languages),
            summary: fields.original("summary", &languages),
            licence: fields
                .text("licence")
                .map(|(licence, _)| licence)
                .unwrap_or_default(),
            authors: fields
                .texts("authors")
                .into_iter()
                .map(|(author, _)| author)
                .collect(),
            pass_mark: fields.percent("pass_mark").unwrap_or(USUAL_PASS_MARK),
            certificate: certificate(sheet, &fields),
            modules: fields.texts("modules"),
            languages,
        };
        if file.modules.is_empty() {
            sheet.wrong(
                fields
                    .entry("modules")
                    .map_or(0..0, |entry| entry.key_span.clone()),
                Rule::EmptyModule,
                "the course has no modules",
                "name the module folders in order: modules = [\"01-convention\"]",
            );
        }
        fields.finish();
        Some(file)
    }
}

fn languages(sheet: &Sheet, fields: &Fields<'_>) -> Vec<Language> {
    let mut languages = Vec::new();
    for (code, place) in fields.texts("languages") {
        match Language::from_code(&code) {
            Some(language) if languages.contains(&language) => sheet.wrong(
                place,
                Rule::DuplicateId,
                format!("the language `{code}` is named twice"),
                "name each language once",
            ),
            Some(language) => languages.push(language),
            None => sheet.wrong(
                place,
                Rule::UnknownLanguage,
                format!("`{code}` is not a language of the platform"),
                "use en, ru or kk",
            ),
        }
    }
    if languages.is_empty() {
        if fields.entry("languages").is_none() {
            fields.text("languages");
        }
        languages.push(Language::En);
    }
    languages
}

fn certificate(sheet: &Sheet, fields: &Fields<'_>) -> Option<Certificate> {
    let value = fields.value("certificate")?;
    let fields = Fields::of(sheet, value, "the certificate");
    let attendance = fields.percent("attendance");
    let rule = fields.text("rule").and_then(|(code, place)| {
        let codes = CertificateRule::ALL.map(CertificateRule::code);
        let rule = CertificateRule::ALL
            .into_iter()
            .find(|rule| rule.code() == code);
        if rule.is_none() {
            sheet.wrong(
                place,
                Rule::BadValue,
                format!("there is no certificate rule `{code}`"),
                advise(&code, codes, format!("use one of {}", codes.join(", "))),
            );
        }
        rule
    });
    fields.finish();
    Some(Certificate {
        rule: rule?,
        attendance,
    })
}
