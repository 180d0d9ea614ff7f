use super::*;

#[test]
fn gaps_come_back() {
    let answers = ["a}b", "~#/\"", "back\\slash", "s*r", "1951"].map(str::to_owned);
    let text = format!("The {} of {}.", written(&answers), written(&answers[4..]));
    let mut reasons = Reasons::default();
    let (said, gaps) = read(&text, Format::Markdown, &mut reasons).unwrap();
    assert_eq!(said, format!("The {} of {}.", gap(0), gap(1)));
    assert_eq!(gaps, vec![answers.to_vec(), answers[4..].to_vec()]);
    assert_eq!(reasons, Reasons::default());
}

#[test]
fn other_braces_are_none() {
    let mut reasons = Reasons::default();
    assert!(read("{a} {1:x} {#1}", Format::Html, &mut reasons).is_err());
    assert!(read("{1:SHORTANSWER:=a", Format::Html, &mut reasons).is_err());
}

#[test]
fn an_editor_writes_html_between_the_braces_too() {
    let read = |text: &str| {
        let mut reasons = Reasons::default();
        let (_, gaps) = read(text, Format::Html, &mut reasons).unwrap();
        (gaps.concat(), reasons.0)
    };
    for (gap, accepted) in [
        ("=na&iuml;ve", "naïve"),
        ("=isn&#39;t#Right.", "isn't"),
        ("=isn&#x27;t", "isn't"),
        ("=&quot;in camera&quot;", "\"in camera\""),
        ("=&laquo;иск&raquo;", "«иск»"),
        ("=Section&nbsp;2", "Section 2"),
        ("=&lt;", "<"),
        ("=a &amp; b", "a & b"),
        ("%100,0%all", "all"),
    ] {
        let (words, _) = read(&format!("A {{1:SA:{gap}}}."));
        assert_eq!(words, [accepted], "{gap}");
    }
    let (words, said) = read("A {1:MC:=<b>yes</b>~no}.");
    assert_eq!(words, ["yes"]);
    assert!(said.iter().any(|said| said.contains("markup")), "{said:?}");
    let (words, said) = read("A {1:SA:=all~%33,3%third~%0%none}.");
    assert_eq!(words, ["all"]);
    assert_eq!(
        said,
        ["the answer `third`, which is worth a part of the points, was left out"]
    );
}

#[test]
fn a_gap_with_several_answers_is_no_gap_here() {
    let mut reasons = Reasons::default();
    let text = "Tick {1:MULTIRESPONSE:=a~b~=c}.";
    assert!(read(text, Format::Html, &mut reasons).is_err());
}
