//! The words of rendered text.

/// The words of what this crate has rendered, without tags: where a block ends a space stands.
#[must_use]
pub fn plain_text(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((words, tag)) = rest.split_once('<') {
        text.push_str(words);
        let (tag, after) = tag.split_once('>').unwrap_or((tag, ""));
        let among_words = ["a", "code", "del", "em", "span", "strong", "sub", "sup"];
        let name = tag.trim_start_matches('/');
        let name = name.split([' ', '/']).next().unwrap_or_default();
        if !among_words.contains(&name) {
            text.push(' ');
        }
        rest = after;
    }
    text.push_str(rest);
    let text = text
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_go_and_blocks_stay_apart() {
        let html = "<h2 id=\"fear\">Fear</h2>\n<p>A <span class=\"term\" data-note=\"x\">well</span>-founded &lt;fear&gt; &amp;amp;</p><ul><li>one</li><li>two</li></ul>";
        assert_eq!(plain_text(html), "Fear A well-founded <fear> &amp; one two");
        assert_eq!(plain_text("a <b"), "a");
    }
}
