//! Which browser and system a `User-Agent` names, in the words of their makers.
//!
//! For people who look at where they are signed in, so only what tells devices apart is kept: no
//! versions. Whoever disguises the browser deceives nobody but themselves.

/// Browsers by what they call themselves. Most claim to be others as well: the more particular
/// stand first.
const BROWSERS: [(&str, &str); 12] = [
    ("YaBrowser/", "Yandex Browser"),
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("MiuiBrowser/", "Mi Browser"),
    ("UCBrowser/", "UC Browser"),
    ("FxiOS/", "Firefox"),
    ("Firefox/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chromium/", "Chromium"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
];

/// Systems, the more particular first: Android says that it is Linux, too.
const SYSTEMS: [(&str, &str); 7] = [
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Macintosh", "Mac"),
    ("CrOS", "Chromebook"),
    ("Linux", "Linux"),
];

/// `Firefox, Windows` for a `User-Agent`; empty where it names neither.
#[must_use]
pub fn in_words(user_agent: &str) -> String {
    let named = |names: &[(&str, &'static str)]| {
        names
            .iter()
            .find(|(sign, _)| user_agent.contains(sign))
            .map(|(_, name)| *name)
    };
    let known = [named(&BROWSERS), named(&SYSTEMS)];
    known.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn browsers_are_known_by_what_they_say_of_themselves() {
        let webkit = "AppleWebKit/537.36 (KHTML, like Gecko)";
        for (agent, words) in [
            (
                format!("Mozilla/5.0 (Windows NT 6.1; Win64; x64) {webkit} Chrome/109.0.0.0 Safari/537.36"),
                "Chrome, Windows",
            ),
            (
                format!("Mozilla/5.0 (Windows NT 10.0) {webkit} Chrome/126.0 YaBrowser/24.7 Safari/537.36"),
                "Yandex Browser, Windows",
            ),
            (
                format!("Mozilla/5.0 (Windows NT 10.0) {webkit} Chrome/126.0 Safari/537.36 Edg/126.0"),
                "Edge, Windows",
            ),
            (
                format!("Mozilla/5.0 (Linux; Android 13; SM-A536E) {webkit} SamsungBrowser/24.0 Chrome/117.0 Mobile Safari/537.36"),
                "Samsung Internet, Android",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Mobile/15E148 Safari/604.1".to_owned(),
                "Safari, iPhone",
            ),
            (
                "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0".to_owned(),
                "Firefox, Linux",
            ),
            ("curl/8.5.0".to_owned(), ""),
            (String::new(), ""),
        ] {
            assert_eq!(in_words(&agent), words, "{agent}");
        }
    }

    proptest! {
        #[test]
        fn nothing_but_our_own_words_comes_out(agent in any::<String>()) {
            prop_assert!(in_words(&agent).len() < 40);
        }
    }
}
