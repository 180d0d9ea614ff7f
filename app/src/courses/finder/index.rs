//! The index of one state of a course.

use std::collections::BTreeSet;

use anyhow::Context as _;
use course::{Course, Language};
use tantivy::{
    DocAddress, IndexReader, TantivyDocument, Term,
    collector::TopDocs,
    query::{BooleanQuery, BoostQuery, FuzzyTermQuery, Occur, Query, TermQuery},
    schema::{
        Field, IndexRecordOption, STORED, Schema, SchemaBuilder, TextFieldIndexing, TextOptions,
        Value as _,
    },
};

use super::{
    passage::{Passage, Place, passages},
    sentence::{Piece, sentence},
    words::{Wanted, analyzer},
};

/// How many hits are given at the most.
const MOST: usize = 40;
/// What making an index may use, in bytes; the least that the writer takes.
const WRITER: usize = 15_000_000;
/// A word in a title says more than one in a text.
const TITLE: f32 = 3.0;
/// The reader's own language comes before the others.
const OWN_LANGUAGE: f32 = 4.0;
/// A word that only begins like the one looked for says less.
const BEGINNING: f32 = 0.5;
/// Longer queries are cut: a judge looks for words, not for pages. In words.
const MOST_WORDS: usize = 12;

/// A passage that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// Where it stands.
    pub place: Place,
    /// In which language.
    pub language: Language,
    /// What stands above it.
    pub title: String,
    /// The sentence in which it was found.
    pub sentence: Vec<Piece>,
}

/// The index of one state of a course.
pub struct Index {
    passages: Vec<Passage>,
    reader: IndexReader,
    number: Field,
    fields: Vec<Fields>,
}

impl std::fmt::Debug for Index {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Index of {} passages", self.passages.len())
    }
}

/// The fields of one language.
#[derive(Clone, Copy)]
struct Fields {
    language: Language,
    title: Field,
    text: Field,
}

impl Fields {
    fn of(schema: &mut SchemaBuilder, language: Language) -> Self {
        let words = TextFieldIndexing::default()
            .set_tokenizer(language.code())
            .set_index_option(IndexRecordOption::WithFreqs);
        let options = TextOptions::default().set_indexing_options(words);
        let mut field = |name: &str| {
            schema.add_text_field(&format!("{name}-{}", language.code()), options.clone())
        };
        Self {
            language,
            title: field("title"),
            text: field("text"),
        }
    }
}

impl Index {
    /// Makes the index of a course.
    ///
    /// # Errors
    /// When the writer fails.
    pub fn of(course: &Course) -> anyhow::Result<Self> {
        let mut schema = Schema::builder();
        let number = schema.add_u64_field("number", STORED);
        let fields: Vec<Fields> = course
            .languages
            .iter()
            .map(|language| Fields::of(&mut schema, *language))
            .collect();
        let index = tantivy::Index::create_in_ram(schema.build());
        for language in &course.languages {
            index
                .tokenizers()
                .register(language.code(), analyzer(*language));
        }
        let passages = passages(course);
        let mut writer = index.writer_with_num_threads::<TantivyDocument>(1, WRITER)?;
        for (passage, place) in passages.iter().zip(0..) {
            let Some(own) = fields.iter().find(|own| own.language == passage.language) else {
                continue;
            };
            let mut document = TantivyDocument::new();
            document.add_u64(number, place);
            document.add_text(own.title, &passage.title);
            document.add_text(own.text, &passage.text);
            writer.add_document(document)?;
        }
        writer.commit()?;
        Ok(Self {
            passages,
            reader: index.reader()?,
            number,
            fields,
        })
    }

    /// What a query finds, best first; each place once.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn find(&self, query: &str, language: Language) -> anyhow::Result<Vec<Hit>> {
        let searcher = self.reader.searcher();
        let mut seen = BTreeSet::new();
        let mut hits = Vec::new();
        let collector = TopDocs::with_limit(MOST * self.fields.len()).order_by_score();
        for (_, address) in searcher.search(&self.query(query, language), &collector)? {
            let passage = self.passage(&searcher.doc(address)?, address)?;
            if hits.len() < MOST && seen.insert(passage.place.clone()) {
                let mut wanted = Wanted::of(query, passage.language);
                wanted.truncate(MOST_WORDS);
                hits.push(Hit {
                    place: passage.place.clone(),
                    language: passage.language,
                    title: passage.title.clone(),
                    sentence: sentence(&passage.text, &wanted, passage.language),
                });
            }
        }
        Ok(hits)
    }

    fn passage(&self, document: &TantivyDocument, address: DocAddress) -> anyhow::Result<&Passage> {
        document
            .get_first(self.number)
            .and_then(|number| number.as_u64())
            .and_then(|number| self.passages.get(usize::try_from(number).ok()?))
            .with_context(|| format!("no passage belongs to {address:?}"))
    }

    /// All words, in one language or another.
    fn query(&self, query: &str, language: Language) -> BooleanQuery {
        let languages = self.fields.iter().map(|own| {
            let mut wanted = Wanted::of(query, own.language);
            wanted.truncate(MOST_WORDS);
            let words = wanted
                .iter()
                .map(|wanted| (Occur::Must, boxed(word(own, wanted))))
                .collect();
            let boost = if own.language == language {
                OWN_LANGUAGE
            } else {
                1.0
            };
            (
                Occur::Should,
                boosted(boxed(BooleanQuery::new(words)), boost),
            )
        });
        BooleanQuery::new(languages.collect())
    }
}

/// One word, in the title or in the text, as itself or as a form.
fn word(own: &Fields, wanted: &Wanted) -> BooleanQuery {
    let mut ways = Vec::new();
    for (field, weight) in [(own.title, TITLE), (own.text, 1.0)] {
        let exact = |text: &str| {
            let term = Term::from_field_text(field, text);
            boxed(TermQuery::new(term, IndexRecordOption::WithFreqs))
        };
        ways.push(boosted(exact(&wanted.stem), weight));
        ways.extend(
            wanted
                .roots()
                .map(|root| boosted(exact(root), weight * BEGINNING)),
        );
        ways.extend(wanted.beginning().map(|beginning| {
            let term = Term::from_field_text(field, beginning);
            let begins = FuzzyTermQuery::new_prefix(term, 0, true);
            boosted(boxed(begins), weight * BEGINNING)
        }));
    }
    BooleanQuery::new(ways.into_iter().map(|way| (Occur::Should, way)).collect())
}

fn boxed(query: impl Query) -> Box<dyn Query> {
    Box::new(query)
}

fn boosted(query: Box<dyn Query>, weight: f32) -> Box<dyn Query> {
    Box::new(BoostQuery::new(query, weight))
}
