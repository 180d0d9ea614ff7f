//! Text of a GIFT file: each character knows whether a backslash took its meaning away.

/// A piece of a GIFT file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Run(Vec<Mark>);

/// A character of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Mark {
    each: char,
    /// Whether a backslash stood before it.
    plain: bool,
    /// The byte of the file.
    at: usize,
}

/// Characters that mean something unless a backslash stands before them.
const SPECIAL: &str = "~=#{}:";

/// A text in which no character means anything to GIFT; on one line.
pub(super) fn escape(text: &str) -> String {
    let mut safe = String::new();
    for each in text.chars() {
        match each {
            '\n' => safe.push_str("\\n"),
            '\\' => safe.push_str("\\\\"),
            each if SPECIAL.contains(each) => safe.extend(['\\', each]),
            each => safe.push(each),
        }
    }
    safe
}

impl Run {
    /// Adds a line that begins at this byte of the file.
    pub(super) fn add_line(&mut self, line: &str, at: usize) {
        if !self.0.is_empty() {
            self.push('\n', false, at.saturating_sub(1));
        }
        let mut chars = line.char_indices().peekable();
        while let Some((offset, each)) = chars.next() {
            let at = at + offset;
            let next = chars.peek().map(|(_, next)| *next);
            match (each, next) {
                ('\\', Some('n')) => self.push('\n', true, at),
                ('\\', Some(next)) if next == '\\' || SPECIAL.contains(next) => {
                    self.push(next, true, at);
                }
                _ => {
                    self.push(each, false, at);
                    continue;
                }
            }
            chars.next();
        }
    }

    fn push(&mut self, each: char, plain: bool, at: usize) {
        self.0.push(Mark { each, plain, at });
    }

    /// Whether nothing is left.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The byte of the file at which a character stands.
    pub(super) fn place(&self, index: usize) -> usize {
        self.0.get(index).map_or(0, |mark| mark.at)
    }

    /// The characters.
    pub(super) fn text(&self) -> String {
        self.0.iter().map(|mark| mark.each).collect()
    }

    /// Where these characters stand with their meaning.
    pub(super) fn find(&self, what: &str) -> Option<usize> {
        self.places(what).next()
    }

    /// How often they stand there.
    pub(super) fn count(&self, what: &str) -> usize {
        self.places(what).count()
    }

    /// Where they stand last.
    pub(super) fn find_last(&self, what: &str) -> Option<usize> {
        self.places(what).last()
    }

    fn places<'a>(&'a self, what: &'a str) -> impl Iterator<Item = usize> + 'a {
        let long = what.chars().count();
        (0..(self.0.len() + 1).saturating_sub(long)).filter(move |at| {
            let here = self.0[*at..*at + long].iter();
            here.zip(what.chars())
                .all(|(mark, each)| !mark.plain && mark.each == each)
        })
    }

    /// Whether it begins with these characters, with their meaning.
    pub(super) fn starts_with(&self, what: &str) -> bool {
        self.find(what) == Some(0)
    }

    /// The part between two places.
    pub(super) fn part(&self, from: usize, to: usize) -> Self {
        let to = to.min(self.0.len());
        Self(self.0[from.min(to)..to].to_vec())
    }

    /// The part from a place on.
    pub(super) fn from(&self, from: usize) -> Self {
        self.part(from, self.0.len())
    }

    /// Without spaces at its ends.
    pub(super) fn trimmed(&self) -> Self {
        let blank = |mark: &Mark| mark.each.is_whitespace();
        let from = self.0.iter().position(|mark| !blank(mark));
        let to = self.0.iter().rposition(|mark| !blank(mark));
        match (from, to) {
            (Some(from), Some(to)) => self.part(from, to + 1),
            _ => Self::default(),
        }
    }

    /// Without spaces at its beginning.
    pub(super) fn trimmed_start(&self) -> Self {
        let from = self.0.iter().position(|mark| !mark.each.is_whitespace());
        from.map_or_else(Self::default, |from| self.from(from))
    }

    /// The part before and the part after the first of these characters.
    pub(super) fn split(&self, what: &str) -> Option<(Self, Self)> {
        let at = self.find(what)?;
        Some((self.part(0, at), self.from(at + what.chars().count())))
    }

    /// The answers: each begins with one of these characters, which is given with it.
    pub(super) fn answers(&self, marks: &[char]) -> Vec<(Option<char>, Self)> {
        let mut answers: Vec<(Option<char>, Self)> = vec![(None, Self::default())];
        for mark in &self.0 {
            if !mark.plain && marks.contains(&mark.each) {
                answers.push((Some(mark.each), Self::default()));
            } else if let Some((_, answer)) = answers.last_mut() {
                answer.0.push(*mark);
            }
        }
        answers
            .into_iter()
            .map(|(mark, answer)| (mark, answer.trimmed()))
            .filter(|(_, answer)| !answer.is_empty())
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_escaped_comes_back_and_means_nothing() {
        for text in ["a=b~c#{d}:e", "back\\slash\\n", "two\nlines", "->", "\\\\="] {
            let mut run = Run::default();
            run.add_line(&escape(text), 0);
            assert_eq!(run.text(), text);
            for mark in ["=", "~", "#", "{", "}", ":"] {
                assert_eq!(run.find(mark), None, "{mark} in {text}");
            }
        }
    }

    #[test]
    fn other_backslashes_stay() {
        let mut run = Run::default();
        run.add_line(r"\frac{a}\=", 0);
        assert_eq!(run.text(), r"\frac{a}=");
        assert_eq!(run.find("{"), Some(5));
    }
}
