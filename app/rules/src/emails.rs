//! E-mail addresses, in the one form in which two of them are compared.

/// The most characters an address may have (RFC 5321, section 4.5.3.1.3, less the brackets).
pub const LONGEST: usize = 254;

/// The most characters the part before the `@` may have (RFC 5321, section 4.5.3.1.1).
const LONGEST_LOCAL: usize = 64;

/// The form that is kept and compared: without spaces around it, in lower case.
#[must_use]
pub fn normalised(text: &str) -> String {
    text.trim().to_lowercase()
}

/// The address in [`normalised`] form, if it is one that letters can be sent to.
///
/// The rule is that of HTML's e-mail field (WHATWG HTML, "valid e-mail address"), so that browser
/// and server agree, with two changes: the domain must have a dot, and it may be written in other
/// letters than Latin, as under `.қаз`.
#[must_use]
pub fn address(text: &str) -> Option<String> {
    let address = normalised(text);
    let (local, domain) = address.split_once('@')?;
    let local_is_fine = (1..=LONGEST_LOCAL).contains(&local.len())
        && local
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || ".!#$%&'*+/=?^_`{|}~-".contains(c));
    let fine = local_is_fine
        && address.chars().count() <= LONGEST
        && domain.contains('.')
        && domain.split('.').all(is_label);
    fine.then_some(address)
}

/// Whether this may stand between the dots of a domain.
fn is_label(label: &str) -> bool {
    (1..=63).contains(&label.chars().count())
        && label.chars().all(|c| c.is_alphanumeric() || c == '-')
        && !label.starts_with('-')
        && !label.ends_with('-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_brought_to_one_form() {
        assert_eq!(
            address(" A.Serik@Sud.KZ\n").as_deref(),
            Some("a.serik@sud.kz")
        );
        assert_eq!(normalised(" A@B "), "a@b");
    }

    #[test]
    fn what_is_an_address() {
        for text in [
            "a@sud.kz",
            "first.last+training@mail.court.example",
            "o'brien@example.org",
            "sot@сот.қаз",
        ] {
            assert!(address(text).is_some(), "{text}");
        }
    }

    #[test]
    fn what_is_not() {
        let long_local = format!("{}@sud.kz", "a".repeat(65));
        let long_label = format!("a@{}.kz", "b".repeat(64));
        let long = format!("a@{}kz", "bbbbbbbbb.".repeat(26));
        for text in [
            "",
            "a",
            "@sud.kz",
            "a@",
            "a@sud",
            "a@@sud.kz",
            "a@sud..kz",
            "a@-sud.kz",
            "a@sud-.kz",
            "a b@sud.kz",
            "a@sud.kz, b@sud.kz",
            "Серик@sud.kz",
            "Serik <a@sud.kz>",
            &long_local,
            &long_label,
            &long,
        ] {
            assert_eq!(address(text), None, "{text}");
        }
    }
}
