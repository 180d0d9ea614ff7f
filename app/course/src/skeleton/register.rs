//! Adds a name to a list in a TOML file, and leaves the rest of the file as its author laid it out.

use toml_edit::{Array, DocumentMut, Value};

/// The text with `name` at the end of the list under `key`. None if there is no such list.
pub(super) fn register(text: &str, key: &str, name: &str) -> Option<String> {
    let mut document: DocumentMut = text.parse().ok()?;
    add(document.get_mut(key)?.as_array_mut()?, name);
    Some(document.to_string())
}

fn add(list: &mut Array, name: &str) {
    let mut value = Value::from(name);
    let last = list.len().checked_sub(1);
    let raw = |raw: Option<&toml_edit::RawString>| {
        raw.and_then(|raw| raw.as_str())
            .unwrap_or_default()
            .to_owned()
    };
    let before = last
        .and_then(|last| list.get(last))
        .map(|last| raw(last.decor().prefix()));
    let after = last
        .and_then(|last| list.get(last))
        .map(|last| raw(last.decor().suffix()))
        .unwrap_or_default();
    let trailing = raw(Some(list.trailing()));
    let own_lines = before
        .as_deref()
        .is_some_and(|before| before.contains('\n'));
    if own_lines {
        // A name on its own line, as far in as the one above. What was said beside that one stays
        // beside it.
        let indent = before
            .as_deref()
            .and_then(|before| before.rsplit_once('\n'));
        let indent = indent.map_or("", |(_, indent)| indent);
        let beside = format!("{after}{trailing}");
        let (said, end) = beside.rsplit_once('\n').unwrap_or((&beside, ""));
        value
            .decor_mut()
            .set_prefix(format!("{}\n{indent}", said.trim_end()));
        if let Some(last) = last.and_then(|last| list.get_mut(last)) {
            last.decor_mut().set_suffix("");
        }
        list.set_trailing(format!("\n{end}"));
        list.set_trailing_comma(true);
    } else if last.is_some() {
        // The space before the bracket stays before the bracket.
        if let Some(last) = last.and_then(|last| list.get_mut(last)) {
            last.decor_mut().set_suffix("");
        }
        value.decor_mut().set_prefix(" ");
        value.decor_mut().set_suffix(after);
    }
    list.push_formatted(value);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn added(text: &str) -> String {
        register(text, "list", "new").unwrap()
    }

    #[test]
    fn the_layout_stays() {
        for (before, after) in [
            ("list = []\n", "list = [\"new\"]\n"),
            ("list = [\"a\"]\n", "list = [\"a\", \"new\"]\n"),
            (
                "list = [ \"a\" ] # why\n",
                "list = [ \"a\", \"new\" ] # why\n",
            ),
            (
                "# head\nlist = [\n  \"a\",\n  \"b\",\n]\n\n[table] # beside\nkey  =  1\n",
                "# head\nlist = [\n  \"a\",\n  \"b\",\n  \"new\",\n]\n\n[table] # beside\nkey  =  1\n",
            ),
            (
                "list = [\n  \"a\",\n  \"b\"\n]\n",
                "list = [\n  \"a\",\n  \"b\",\n  \"new\",\n]\n",
            ),
            (
                "list = [\n    \"a\", # first\n    # a line\n    \"b\", # second\n]\n",
                "list = [\n    \"a\", # first\n    # a line\n    \"b\", # second\n    \"new\",\n]\n",
            ),
            (
                "list = [\n  \"a\",\n  # to come: more\n  ]\n",
                "list = [\n  \"a\",\n  # to come: more\n  \"new\",\n  ]\n",
            ),
        ] {
            assert_eq!(added(before), after);
        }
    }

    #[test]
    fn where_there_is_no_list_there_is_nothing_to_add_to() {
        assert_eq!(register("other = []", "list", "new"), None);
        assert_eq!(register("list = 1", "list", "new"), None);
        assert_eq!(register("list = [", "list", "new"), None);
    }
}
