//! What is to be sent.

/// A form that is to be sent, as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// What it is about: a newer message with the same key takes the place of an unsent one.
    pub key: String,
    /// What it belongs to; a group is sent in order, one message at a time.
    pub group: String,
    /// Address of the action.
    pub action: String,
    /// The form, urlencoded.
    pub body: String,
}

/// A form that waits to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// See [`Draft::key`].
    pub key: String,
    /// See [`Draft::group`].
    pub group: String,
    /// Its place among all messages of this browser; also tells a message from the one that took
    /// its place under the same key.
    pub order: i64,
    /// See [`Draft::action`].
    pub action: String,
    /// See [`Draft::body`].
    pub body: String,
    /// When it was made, by the browser's clock, in milliseconds since 1970.
    pub made_at: i64,
}

impl Message {
    /// As it is kept: a form, like the one that it holds.
    pub fn write(&self) -> String {
        encode([
            ("key", self.key.as_str()),
            ("group", &self.group),
            ("order", &self.order.to_string()),
            ("action", &self.action),
            ("body", &self.body),
            ("made_at", &self.made_at.to_string()),
        ])
    }

    /// Reads what [`Message::write`] wrote.
    pub fn read(text: &str) -> Option<Self> {
        let mut fields = decode(text);
        Some(Self {
            key: take(&mut fields, "key")?,
            group: take(&mut fields, "group")?,
            order: take(&mut fields, "order")?.parse().ok()?,
            action: take(&mut fields, "action")?,
            body: take(&mut fields, "body")?,
            made_at: take(&mut fields, "made_at")?.parse().ok()?,
        })
    }
}

/// Takes the first field of a name out of a form.
pub fn take(fields: &mut Vec<(String, String)>, name: &str) -> Option<String> {
    let place = fields.iter().position(|field| field.0 == name)?;
    Some(fields.remove(place).1)
}

/// A form, urlencoded.
pub fn encode<'a>(fields: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    form_urlencoded::Serializer::new(String::new())
        .extend_pairs(fields)
        .finish()
}

/// The fields of an urlencoded form.
pub fn decode(body: &str) -> Vec<(String, String)> {
    form_urlencoded::parse(body.as_bytes())
        .into_owned()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_comes_back_as_it_was() {
        let fields = [
            ("answers[q-1][words][]", "Әділет & заң = 100 % + “ok”\nnext"),
            ("answers[q-1][words][]", ""),
        ];
        let body = encode(fields);
        assert!(body.is_ascii());
        let back = decode(&body);
        let back: Vec<_> = back
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        assert_eq!(back, fields);
    }

    #[test]
    fn a_message_comes_back_as_it_was_kept() {
        let message = Message {
            key: "attempt-17/q-1".to_owned(),
            group: "attempt-17".to_owned(),
            order: 1_717_000_000_001,
            action: "/api/quizzes/answer".to_owned(),
            body: encode([("answers[q-1][words][]", "Әділет & = % “ok”")]),
            made_at: 1_717_000_000_000,
        };
        assert_eq!(Message::read(&message.write()), Some(message));
        // Nor is anything else taken for one.
        for text in ["", "key=a", "{}"] {
            assert_eq!(Message::read(text), None, "{text}");
        }
    }
}
