//! Reads what an explanation shows of a list, or of a value of serde's: texts in quotation marks, `[…]`, and `{…}` with
//! keys that may stand bare.

use crate::text::Value;

/// The value that is shown.
#[track_caller]
pub(super) fn read(text: &str) -> Value {
    let mut reader = Reader { rest: text };
    let value = reader.value();
    assert_eq!(reader.rest, "", "{text} is shown");
    value
}

struct Reader<'a> {
    rest: &'a str,
}

impl<'a> Reader<'a> {
    fn took(&mut self, sign: char) -> bool {
        let rest = self.rest.trim_start().strip_prefix(sign);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn value(&mut self) -> Value {
        if self.took('[') {
            let mut elements = Vec::new();
            while !self.took(']') {
                elements.push(self.value());
                self.took(',');
            }
            return Value::List(elements);
        }
        if self.took('{') {
            let mut entries = Vec::new();
            while !self.took('}') {
                let key = self.word();
                assert!(self.took(':'), "a colon before {}", self.rest);
                entries.push((key.unwrap_or_else(str::to_owned), self.value()));
                self.took(',');
            }
            return Value::Inline(entries);
        }
        match self.word() {
            Ok(text) => Value::Text(text),
            Err(bare) => Value::Plain(bare.to_owned()),
        }
    }

    /// A text between quotation marks, or one without.
    fn word(&mut self) -> Result<String, &'a str> {
        self.rest = self.rest.trim_start();
        if !self.rest.starts_with('"') {
            let end = self.rest.find([',', ':', ']', '}']).unwrap_or(self.rest.len());
            let (bare, rest) = self.rest.split_at(end);
            self.rest = rest;
            return Err(bare);
        }
        let mut texts = serde_json::Deserializer::from_str(self.rest).into_iter::<String>();
        let text = texts.next().expect("a text").expect("a text as JSON has it");
        self.rest = &self.rest[texts.byte_offset()..];
        Ok(text)
    }
}
