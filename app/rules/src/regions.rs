//! The first-level units of Kazakhstan: 17 regions and 3 cities.
//!
//! Codes and names: ISO 3166-2:KZ in its numeric form of 2022; the Russian and Kazakh names as in
//! the press in these languages. Collected in the project's facts (`refugee-law.md`, section 7),
//! which also say what is to be checked: whether a law of 2026 on the city of Alatau adds a unit.
//! What else they are called is what lists still say: short forms, older names and spellings.

use std::sync::LazyLock;

use course::Language;

/// A region, or a city that is a unit of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Region {
    /// ISO 3166-2 code, such as `KZ-71`.
    pub code: &'static str,
    /// Name in English.
    pub en: &'static str,
    /// Name in Russian.
    pub ru: &'static str,
    /// Name in Kazakh.
    pub kk: &'static str,
    /// What else it is called, in any language.
    also: &'static [&'static str],
}

impl Region {
    /// The name in this language.
    #[must_use]
    pub const fn name(&self, language: Language) -> &'static str {
        match language {
            Language::En => self.en,
            Language::Ru => self.ru,
            Language::Kk => self.kk,
        }
    }

    fn names(&self) -> impl Iterator<Item = &'static str> {
        [self.en, self.ru, self.kk]
            .into_iter()
            .chain(self.also.iter().copied())
    }
}

const fn unit(
    code: &'static str,
    en: &'static str,
    ru: &'static str,
    kk: &'static str,
    also: &'static [&'static str],
) -> Region {
    Region {
        code,
        en,
        ru,
        kk,
        also,
    }
}

/// All of them, in the order of their codes.
#[rustfmt::skip]
pub const REGIONS: [Region; 20] = [
    unit("KZ-10", "Abai Region", "область Абай", "Абай облысы", &[]),
    unit("KZ-11", "Akmola Region", "Акмолинская область", "Ақмола облысы", &["область Акмола"]),
    unit("KZ-15", "Aktobe Region", "Актюбинская область", "Ақтөбе облысы", &["область Актобе"]),
    unit("KZ-19", "Almaty Region", "Алматинская область", "Алматы облысы", &[]),
    unit("KZ-23", "Atyrau Region", "Атырауская область", "Атырау облысы", &[]),
    unit("KZ-27", "West Kazakhstan Region", "Западно-Казахстанская область", "Батыс Қазақстан облысы", &["ЗКО", "БҚО", "область Западный Казахстан"]),
    unit("KZ-31", "Zhambyl Region", "Жамбылская область", "Жамбыл облысы", &["область Жамбыл", "Джамбулская область"]),
    unit("KZ-33", "Jetisu Region", "область Жетісу", "Жетісу облысы", &["Zhetisu Region", "область Жетысу"]),
    unit("KZ-35", "Karaganda Region", "Карагандинская область", "Қарағанды облысы", &["область Караганда", "область Қарағанды"]),
    unit("KZ-39", "Kostanay Region", "Костанайская область", "Қостанай облысы", &["область Костанай", "область Кустанай", "Кустанайская область", "Kostanai Region"]),
    unit("KZ-43", "Kyzylorda Region", "Кызылординская область", "Қызылорда облысы", &["область Кызылорда", "Кзыл-Ординская область"]),
    unit("KZ-47", "Mangystau Region", "Мангистауская область", "Маңғыстау облысы", &["область Мангистау", "область Мангыстау", "Mangistau Region"]),
    unit("KZ-55", "Pavlodar Region", "Павлодарская область", "Павлодар облысы", &[]),
    unit("KZ-59", "North Kazakhstan Region", "Северо-Казахстанская область", "Солтүстік Қазақстан облысы", &["СКО", "СҚО", "область Северный Казахстан"]),
    unit("KZ-61", "Turkistan Region", "Туркестанская область", "Түркістан облысы", &["область Туркестан", "Turkestan Region"]),
    unit("KZ-62", "Ulytau Region", "область Ұлытау", "Ұлытау облысы", &["область Улытау"]),
    unit("KZ-63", "East Kazakhstan Region", "Восточно-Казахстанская область", "Шығыс Қазақстан облысы", &["ВКО", "ШҚО", "область Восточный Казахстан"]),
    unit("KZ-71", "Astana", "город Астана", "Астана қаласы", &["Нур-Султан", "Нұр-Сұлтан", "Nur-Sultan"]),
    unit("KZ-75", "Almaty", "город Алматы", "Алматы қаласы", &["Алма-Ата"]),
    unit("KZ-79", "Shymkent", "город Шымкент", "Шымкент қаласы", &["Чимкент"]),
];

/// The region with this code or name, in any of the three languages.
///
/// Letter case, spaces and punctuation do not matter, and the words for "region" and "city" may be
/// missing, abbreviated or of another language. Where they are given they count: `Almaty` and
/// `г. Алматы` are the city, `Almaty Region` and `Алматы облысы` the region around it.
#[must_use]
pub fn region(text: &str) -> Option<Region> {
    let asked = Called::from(text);
    let by_code = CALLED.iter().find(|(_, code, _)| *code == asked);
    by_code
        .or_else(|| {
            // Almaty by itself is the city, which stands after the region.
            CALLED
                .iter()
                .rfind(|(_, _, names)| names.iter().any(|name| asked.may_mean(name)))
        })
        .map(|(region, _, _)| *region)
}

/// The regions with their codes and names as they are compared: a list asks for ten thousand.
static CALLED: LazyLock<Vec<(Region, Called, Vec<Called>)>> = LazyLock::new(|| {
    let called = |each: Region| {
        let names = each.names().map(Called::from).collect();
        (each, Called::from(each.code), names)
    };
    REGIONS.into_iter().map(called).collect()
});

/// A name without the words that say what kind of unit it is.
#[derive(PartialEq, Eq)]
struct Called {
    name: String,
    kind: Option<Kind>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Region,
    City,
}

impl From<&str> for Called {
    fn from(text: &str) -> Self {
        let mut kind = None;
        let lower = spelling::folded(text);
        let words = lower
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .filter(|word| {
                let says = kind_of(word);
                kind = kind.or(says);
                says.is_none()
            });
        Self {
            name: words.collect::<Vec<_>>().join(" "),
            kind,
        }
    }
}

impl Called {
    fn may_mean(&self, official: &Self) -> bool {
        // The English names of the cities do not say that they are cities.
        let kind = official.kind.unwrap_or(Kind::City);
        self.name == official.name && self.kind.is_none_or(|asked| asked == kind)
    }
}

fn kind_of(word: &str) -> Option<Kind> {
    match word {
        "region" | "oblast" | "oblysy" | "область" | "обл" | "облысы" => {
            Some(Kind::Region)
        }
        "city" | "город" | "гор" | "г" | "қаласы" | "қала" | "қ" => {
            Some(Kind::City)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn code(text: &str) -> Option<&'static str> {
        region(text).map(|region| region.code)
    }

    #[test]
    fn every_code_and_name_finds_its_own() {
        for each in REGIONS {
            for text in each.names().chain([each.code]) {
                assert_eq!(code(text), Some(each.code), "{text}");
                assert_eq!(code(&text.to_uppercase()), Some(each.code), "{text}");
                assert_eq!(code(&format!("  {text} ")), Some(each.code), "{text}");
            }
            for language in Language::ALL {
                assert_eq!(code(each.name(language)), Some(each.code));
            }
        }
    }

    #[test]
    fn seventeen_regions_and_three_cities() {
        let codes: BTreeSet<_> = REGIONS.iter().map(|each| each.code).collect();
        assert_eq!(codes.len(), 20);
        assert!(REGIONS.is_sorted_by_key(|each| each.code));
        let cities = REGIONS.iter().filter(|each| each.ru.starts_with("город"));
        assert_eq!(cities.count(), 3);
        assert_eq!(
            REGIONS
                .iter()
                .filter(|each| each.kk.ends_with("облысы"))
                .count(),
            17
        );
    }

    #[test]
    fn as_people_write_them() {
        for (text, expected) in [
            ("kz 71", "KZ-71"),
            ("г.Астана", "KZ-71"),
            ("г. Шымкент", "KZ-79"),
            ("Шымкент қ.", "KZ-79"),
            ("Астана", "KZ-71"),
            ("Акмолинская обл.", "KZ-11"),
            ("Акмолинская", "KZ-11"),
            ("Akmola oblast", "KZ-11"),
            ("Akmola", "KZ-11"),
            ("Абай", "KZ-10"),
            ("Абай  область", "KZ-10"),
            ("Западно–Казахстанская  область", "KZ-27"),
            ("Zhetisu", "KZ-33"),
            ("Жетысу", "KZ-33"),
            ("область Улытау", "KZ-62"),
            ("ЗКО", "KZ-27"),
            ("БҚО", "KZ-27"),
            ("СКО", "KZ-59"),
            ("СҚО", "KZ-59"),
            ("ВКО", "KZ-63"),
            ("ШҚО", "KZ-63"),
            ("Нур-Султан", "KZ-71"),
            ("г. Нур-Султан", "KZ-71"),
            ("Нұр-Сұлтан қ.", "KZ-71"),
            ("Костанай", "KZ-39"),
            ("Костанай обл.", "KZ-39"),
            ("Қостанай", "KZ-39"),
            ("Караганда", "KZ-35"),
        ] {
            assert_eq!(code(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn almaty_is_two() {
        for city in [
            "Almaty",
            "Алматы",
            "г. Алматы",
            "Almaty city",
            "Алматы қаласы",
        ] {
            assert_eq!(code(city), Some("KZ-75"), "{city}");
        }
        for region in [
            "Almaty Region",
            "Алматы облысы",
            "Алматинская",
            "Almaty oblast",
        ] {
            assert_eq!(code(region), Some("KZ-19"), "{region}");
        }
    }

    #[test]
    fn what_is_none_of_them() {
        for text in [
            "",
            " ",
            "-",
            "область",
            "г.",
            "71",
            "KZ",
            "KZ-99",
            "Bishkek",
            "Astana region",
            "город Абай",
            "г. Костанай",
            "ЮКО",
        ] {
            assert_eq!(code(text), None, "{text}");
        }
    }
}
