//! A reader of JSON that takes only what our documents may hold.
//!
//! Two programs that read the same bytes differently are how forged documents
//! pass. So: no name twice, no number, no `null`, nothing after the end, no
//! byte order mark, no lone surrogate, no character that hides or reorders
//! text, normal form C only, and limits on size and depth.

use std::cell::RefCell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};
use unicode_normalization::is_nfc;

use crate::domain::prose;

/// Largest document read, in bytes.
pub const LARGEST: usize = 256 * 1024;
/// Deepest nesting read.
pub const DEEPEST: usize = 32;

/// Why bytes are not one of our documents.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum JsonError {
    /// More than [`LARGEST`] bytes.
    #[error("the file is larger than 256 KiB")]
    TooLarge,
    /// Starts with a byte order mark.
    #[error("the file starts with a byte order mark")]
    ByteOrderMark,
    /// Not JSON at all.
    #[error("the file is not JSON: line {line}, column {column}")]
    Syntax {
        /// Line, from 1.
        line: usize,
        /// Column in bytes, from 1.
        column: usize,
    },
    /// The same name twice in one object.
    #[error("the name `{0}` stands twice in one object")]
    Twice(String),
    /// A number, or `null`.
    #[error("the file holds a number or null, which our documents never do")]
    Unexpected,
    /// Deeper than [`DEEPEST`].
    #[error("the file is nested deeper than 32 levels")]
    TooDeep,
    /// A hidden character or another normal form.
    #[error("a text holds a hidden or control character, or is not in normal form C")]
    Forbidden,
}

/// Reads a document.
///
/// # Errors
/// A [`JsonError`] saying what is not allowed.
pub fn read(bytes: &[u8]) -> Result<Value, JsonError> {
    if bytes.len() > LARGEST {
        return Err(JsonError::TooLarge);
    }
    if bytes.starts_with(b"\xef\xbb\xbf") {
        return Err(JsonError::ByteOrderMark);
    }
    let why = RefCell::new(None);
    let strict = Strict { depth: 0, why: &why };
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let read = strict.deserialize(&mut reader).and_then(|value| reader.end().map(|()| value));
    read.map_err(|error| {
        why.take().unwrap_or(JsonError::Syntax { line: error.line(), column: error.column() })
    })
}

/// Reads one value at a depth; the reason of a refusal is put into `why`.
#[derive(Clone, Copy)]
struct Strict<'a> {
    depth: usize,
    why: &'a RefCell<Option<JsonError>>,
}

impl Strict<'_> {
    fn refuse<E: serde::de::Error>(self, why: JsonError) -> E {
        let error = E::custom(&why);
        *self.why.borrow_mut() = Some(why);
        error
    }

    fn deeper<E: serde::de::Error>(self) -> Result<Self, E> {
        if self.depth >= DEEPEST {
            return Err(self.refuse(JsonError::TooDeep));
        }
        Ok(Self { depth: self.depth + 1, ..self })
    }

    fn text<E: serde::de::Error>(self, text: &str) -> Result<(), E> {
        if text.chars().any(prose::is_forbidden) || !is_nfc(text) {
            return Err(self.refuse(JsonError::Forbidden));
        }
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for Strict<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object, an array, a text or a boolean")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Value, E> {
        self.text(text)?;
        Ok(Value::String(text.to_owned()))
    }

    fn visit_u64<E: serde::de::Error>(self, _: u64) -> Result<Value, E> {
        Err(self.refuse(JsonError::Unexpected))
    }

    fn visit_i64<E: serde::de::Error>(self, _: i64) -> Result<Value, E> {
        Err(self.refuse(JsonError::Unexpected))
    }

    fn visit_f64<E: serde::de::Error>(self, _: f64) -> Result<Value, E> {
        Err(self.refuse(JsonError::Unexpected))
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<Value, E> {
        Err(self.refuse(JsonError::Unexpected))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let inner = self.deeper()?;
        let mut read = Vec::new();
        while let Some(item) = items.next_element_seed(inner)? {
            read.push(item);
        }
        Ok(Value::Array(read))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let inner = self.deeper()?;
        let mut read = Map::new();
        while let Some(name) = members.next_key::<String>()? {
            self.text(&name)?;
            if read.contains_key(&name) {
                return Err(self.refuse(JsonError::Twice(name)));
            }
            let value = members.next_value_seed(inner)?;
            read.insert(name, value);
        }
        Ok(Value::Object(read))
    }
}

/// The canonical bytes of a value (JCS, RFC 8785).
///
/// # Errors
/// A text when the value cannot be written, which no read document is.
pub fn canonical(value: &Value) -> Result<Vec<u8>, serde_json::Error> {
    // Numbers are where implementations differ; a value that holds one is refused.
    if holds_number(value) {
        return Err(serde_json::Error::custom(JsonError::Unexpected));
    }
    serde_jcs::to_vec(value)
}

fn holds_number(value: &Value) -> bool {
    match value {
        Value::Number(_) => true,
        Value::Array(items) => items.iter().any(holds_number),
        Value::Object(members) => members.values().any(holds_number),
        Value::Null | Value::Bool(_) | Value::String(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_documents_are_read() {
        let value = read(br#" {"a":["b",{"c":true}]} "#).unwrap();
        assert_eq!(canonical(&value).unwrap(), br#"{"a":["b",{"c":true}]}"#);
    }

    #[test]
    fn what_our_documents_never_hold_is_refused_by_name() {
        let cases: [(&[u8], JsonError); 9] = [
            (br#"{"a":"1","a":"1"}"#, JsonError::Twice("a".to_owned())),
            (br#"{"a":{"b":"1","\u0062":"1"}}"#, JsonError::Twice("b".to_owned())),
            (b"{\"a\":1}", JsonError::Unexpected),
            (b"{\"a\":-1.5e3}", JsonError::Unexpected),
            (b"{\"a\":null}", JsonError::Unexpected),
            (b"\xef\xbb\xbf{}", JsonError::ByteOrderMark),
            (br#"{"a":"\u202e"}"#, JsonError::Forbidden),
            (br#"{"\u001b":"a"}"#, JsonError::Forbidden),
            (r#"{"a":"e\u0301"}"#.as_bytes(), JsonError::Forbidden),
        ];
        for (bytes, expected) in cases {
            assert_eq!(read(bytes), Err(expected), "{}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn broken_files_are_refused_with_the_place() {
        for bytes in [&b"{\"a\":\"b\"}x"[..], b"{} {}", br#""\ud800""#, b"", b"{", b"\"\xff\""] {
            assert!(matches!(read(bytes), Err(JsonError::Syntax { .. })), "{bytes:?}");
        }
        assert_eq!(read(b"{\n  x}"), Err(JsonError::Syntax { line: 2, column: 3 }));
    }

    #[test]
    fn depth_and_size_are_limited() {
        let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        assert!(read(nested(DEEPEST).as_bytes()).is_ok());
        assert_eq!(read(nested(DEEPEST + 1).as_bytes()), Err(JsonError::TooDeep));
        assert_eq!(read(nested(100_000).as_bytes()), Err(JsonError::TooDeep));
        assert_eq!(read(&vec![b' '; LARGEST + 1]), Err(JsonError::TooLarge));
    }

    #[test]
    fn canonical_bytes_refuse_numbers() {
        assert!(canonical(&serde_json::json!({"a": [9_007_199_254_740_993_u64]})).is_err());
    }
}
