//! What an island says, in the reader's language.

/// Makes a struct of words. On its way to the browser it is a bare list: what is derived for so
/// many named fields would be a good part of what the browser loads.
macro_rules! words {
    (
        $(#[$about:meta])*
        pub struct $name:ident {
            $($(#[$word_about:meta])* pub $word:ident: String,)*
        }
    ) => {
        $(#[$about])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[cfg_attr(not(target_family = "wasm"), derive(serde::Serialize))]
        #[cfg_attr(not(target_family = "wasm"), serde(into = "Vec<String>"))]
        pub struct $name {
            $($(#[$word_about])* pub $word: String,)*
        }

        #[cfg(not(target_family = "wasm"))]
        impl From<$name> for Vec<String> {
            fn from(words: $name) -> Self {
                vec![$(words.$word),*]
            }
        }

        impl $crate::given::Read for $name {
            fn read(json: &$crate::given::Json) -> Option<Self> {
                let mut list = Vec::<String>::read(json)?.into_iter();
                Some(Self {
                    $($word: $crate::words::next(&mut list),)*
                })
            }
        }
    };
}

pub(crate) use words;

/// The next word of a list. Once in what the browser loads, and not once for each word.
#[inline(never)]
pub fn next(list: &mut std::vec::IntoIter<String>) -> String {
    list.next().unwrap_or_default()
}

/// Puts values into the places of a text: `{name}`.
pub fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut text = String::new();
    for piece in template.split('{') {
        let value = piece.split_once('}').and_then(|(name, rest)| {
            let (_, value) = values.iter().find(|(known, _)| *known == name)?;
            Some((value, rest))
        });
        match value {
            Some((value, rest)) => {
                text.push_str(value);
                text.push_str(rest);
            }
            None => text.push_str(piece),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::given::read;

    words! {
        /// Three words.
        pub struct Three {
            /// The first.
            pub first: String,
            /// The second.
            pub second: String,
            /// The third.
            pub third: String,
        }
    }

    #[test]
    fn words_reach_the_browser_in_their_places() {
        let words = Three {
            first: "one".to_owned(),
            second: "“two”".to_owned(),
            third: String::new(),
        };
        let text = serde_json::to_string(&words).unwrap();
        assert_eq!(text, r#"["one","“two”",""]"#);
        assert_eq!(read::<Three>(&text), Some(words));
    }

    #[test]
    fn values_stand_where_the_text_has_places_for_them() {
        let values = [("time", "14:02:11"), ("count", "20")];
        assert_eq!(fill("saved {time}", &values), "saved 14:02:11");
        assert_eq!(
            fill("{count}-дан {count}, {time}", &values),
            "20-дан 20, 14:02:11"
        );
        assert_eq!(fill("nothing", &values), "nothing");
        // A value is not read again.
        assert_eq!(fill("{a}", &[("a", "{b}"), ("b", "c")]), "{b}");
    }
}
