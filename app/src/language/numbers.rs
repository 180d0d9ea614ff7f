//! Numbers as people write them in their language.

use course::Language;

/// A number with at most two decimals, without idle zeros, and with the language's mark between
/// whole and part (CLDR: a comma in Russian and Kazakh).
pub fn decimal(number: f64, language: Language) -> String {
    let text = format!("{number:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    match language {
        Language::En => text.to_owned(),
        Language::Ru | Language::Kk => text.replace('.', ","),
    }
}

/// A number with all the decimals it was written with, and the mark of the language: for a key,
/// where a rounded one would be another.
pub fn exact(number: f64, language: Language) -> String {
    let text = number.to_string();
    match language {
        Language::En => text,
        Language::Ru | Language::Kk => text.replace('.', ","),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_not_rounded() {
        assert_eq!(exact(17.0, Language::En), "17");
        assert_eq!(exact(0.005, Language::En), "0.005");
        assert_eq!(exact(0.005, Language::Kk), "0,005");
        assert_eq!(exact(918_273_645_501.0, Language::Ru), "918273645501");
    }

    #[test]
    fn a_number_has_the_mark_of_its_language_and_no_idle_zeros() {
        assert_eq!(decimal(1.0, Language::En), "1");
        assert_eq!(decimal(10.0, Language::Ru), "10");
        assert_eq!(decimal(0.5, Language::En), "0.5");
        assert_eq!(decimal(0.5, Language::Kk), "0,5");
        assert_eq!(decimal(1.0 / 3.0, Language::Ru), "0,33");
    }
}
