//! The words of rendered text.

/// The words of what this crate has rendered, without tags; each paragraph, cell and so on on a line.
#[must_use]
pub fn plain_text(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((words, tag)) = rest.split_once('<') {
        text.push_str(&words.replace('\n', " "));
        let (tag, after) = tag.split_once('>').unwrap_or((tag, ""));
        let among_words = ["a", "code", "del", "em", "span", "strong", "sub", "sup"];
        let name = tag.trim_start_matches('/');
        let name = name.split([' ', '/']).next().unwrap_or_default();
        if !among_words.contains(&name) {
            text.push('\n');
        }
        // A drawing stands beside the same in words.
        rest = match name {
            "svg" => after.split_once("</svg>").map_or("", |(_, after)| after),
            _ => after,
        };
    }
    text.push_str(&rest.replace('\n', " "));
    let text = text
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
    let lines = text
        .lines()
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_go_and_blocks_stay_apart() {
        let html = "<h2 id=\"fear\">Fear</h2>\n<p>A <span class=\"term\" data-note=\"x\">well</span>-founded &lt;fear&gt; &amp;amp;</p><ul><li>one</li><li>two</li></ul>";
        assert_eq!(
            plain_text(html),
            "Fear\nA well-founded <fear> &amp;\none\ntwo"
        );
        assert_eq!(plain_text("a <b"), "a");
        let drawn = "<figure><svg x=\"1\"><text>drawn</text></svg><ul><li>said</li></ul></figure>";
        assert_eq!(plain_text(drawn), "said");
    }
}
