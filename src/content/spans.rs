//! A small RON reader that keeps what serde forgets: where everything stands.
//!
//! It accepts a little more than RON does and never decides whether a file is
//! right; `ron` does. Paths are written with slashes: `lessons/0/steps/2/title`.

use std::borrow::Cow;
use std::ops::Range;

/// How deep values may be nested here; `ron` stops at 128.
const DEPTH: usize = 128;

/// A value with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// Its bytes in the source.
    pub span: Range<usize>,
    /// What it is.
    pub kind: Kind,
}

/// What a value is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// A number, a boolean, a bare name, a character.
    Bare(String),
    /// A text, unescaped.
    Text(String),
    /// `[…]`.
    List(Vec<Node>),
    /// `(name: …)`, with or without a name before it.
    Fields(Option<String>, Vec<Field>),
    /// `(…)`, with or without a name before it.
    Tuple(Option<String>, Vec<Node>),
    /// `{key: value}`.
    Map(Vec<(Node, Node)>),
}

/// A named part of a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Its name.
    pub name: String,
    /// Where the name is.
    pub name_span: Range<usize>,
    /// Its value.
    pub value: Node,
}

impl Node {
    /// The parts of a value, each with the name it has in a path.
    pub fn parts(&self) -> Vec<(Cow<'_, str>, &Node)> {
        match &self.kind {
            Kind::Bare(_) | Kind::Text(_) => vec![],
            Kind::List(items) | Kind::Tuple(_, items) => numbered(items),
            Kind::Fields(_, fields) => fields
                .iter()
                .map(|field| (Cow::Borrowed(field.name.as_str()), &field.value))
                .collect(),
            Kind::Map(pairs) => pairs
                .iter()
                .map(|(key, value)| match &key.kind {
                    Kind::Text(name) | Kind::Bare(name) => (Cow::Borrowed(name.as_str()), value),
                    _ => (Cow::Borrowed(""), value),
                })
                .collect(),
        }
    }

    /// The value at `path`, or the last one met on the way there. A variant
    /// around one value (`Some(…)`, `Question((…))`) is not a step of a path.
    pub fn find(&self, path: &str) -> &Node {
        let mut node = self.unwrapped();
        for name in path.split('/').filter(|name| !name.is_empty()) {
            let next = node.parts().into_iter().find(|(part, _)| part == name);
            let Some((_, part)) = next else { return node };
            node = part.unwrapped();
        }
        node
    }

    /// The smallest item of a list that holds the byte `offset`.
    pub fn list_item_at(&self, offset: usize) -> Option<&Node> {
        let mut found = None;
        let mut node = self;
        loop {
            let parts = node.parts();
            let Some((_, part)) = parts.into_iter().find(|(_, part)| holds(&part.span, offset))
            else {
                return found;
            };
            if matches!(node.kind, Kind::List(_)) {
                found = Some(part);
            }
            node = part;
        }
    }

    /// The smallest value that holds the byte `offset`.
    pub fn at(&self, offset: usize) -> &Node {
        let parts = self.parts();
        let inner = parts.into_iter().find(|(_, part)| holds(&part.span, offset));
        inner.map_or(self, |(_, part)| part.at(offset))
    }

    /// Calls `visit` with every value and its path, parents first.
    pub fn walk(&self, path: &str, visit: &mut dyn FnMut(&str, &Node)) {
        self.walk_at(&mut path.to_owned(), visit);
    }

    /// `path` grows on the way down and is the same afterwards.
    fn walk_at(&self, path: &mut String, visit: &mut dyn FnMut(&str, &Node)) {
        visit(path, self);
        let node = self.unwrapped();
        if !std::ptr::eq(node, self) {
            visit(path, node);
        }
        for (name, part) in node.parts() {
            let length = path.len();
            if length > 0 {
                path.push('/');
            }
            path.push_str(&name);
            part.walk_at(path, visit);
            path.truncate(length);
        }
    }

    fn unwrapped(&self) -> &Node {
        match &self.kind {
            Kind::Tuple(Some(_), items) => match items.as_slice() {
                [only] => only.unwrapped(),
                _ => self,
            },
            _ => self,
        }
    }
}

fn holds(span: &Range<usize>, offset: usize) -> bool {
    span.start <= offset && offset < span.end
}

fn numbered(items: &[Node]) -> Vec<(Cow<'_, str>, &Node)> {
    items.iter().enumerate().map(|(index, item)| (Cow::Owned(index.to_string()), item)).collect()
}

/// Reads `text`. `None` when it is not RON; `ron` then says why.
pub fn read(text: &str) -> Option<Node> {
    let mut reader = Reader { text, at: 0 };
    reader.skip_header()?;
    let node = reader.value(0)?;
    reader.skip_blank()?;
    (reader.at == text.len()).then_some(node)
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Reader<'t> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn take(&mut self, token: &str) -> bool {
        let found = self.rest().starts_with(token);
        if found {
            self.at += token.len();
        }
        found
    }

    fn take_while(&mut self, keep: impl Fn(char) -> bool) -> &'t str {
        let rest = self.rest();
        let end = rest.find(|c| !keep(c)).unwrap_or(rest.len());
        self.at += end;
        rest.get(..end).unwrap_or_default()
    }

    /// Skips blanks and comments. `None` when a comment never ends.
    fn skip_blank(&mut self) -> Option<()> {
        loop {
            self.take_while(char::is_whitespace);
            if self.take("//") {
                self.take_while(|c| c != '\n');
            } else if self.take("/*") {
                self.skip_comment()?;
            } else {
                return Some(());
            }
        }
    }

    fn skip_comment(&mut self) -> Option<()> {
        let mut depth = 1_usize;
        while depth > 0 {
            if self.take("/*") {
                depth += 1;
            } else if self.take("*/") {
                depth -= 1;
            } else {
                self.at += self.peek()?.len_utf8();
            }
        }
        Some(())
    }

    /// Skips `#![enable(…)]` lines.
    fn skip_header(&mut self) -> Option<()> {
        self.skip_blank()?;
        while self.take("#!") {
            self.take_while(|c| c != ']');
            self.take("]").then_some(())?;
            self.skip_blank()?;
        }
        Some(())
    }

    fn value(&mut self, depth: usize) -> Option<Node> {
        if depth > DEPTH {
            return None;
        }
        self.skip_blank()?;
        let start = self.at;
        let kind = match self.peek()? {
            '"' => self.text()?,
            '[' => self.list(depth)?,
            '(' => self.group(None, depth)?,
            '{' => self.map(depth)?,
            '\'' => self.character()?,
            _ if self.is_raw_text() => self.raw_text()?,
            _ => self.bare(depth)?,
        };
        Some(Node { span: start..self.at, kind })
    }

    fn bare(&mut self, depth: usize) -> Option<Kind> {
        let name = self.take_while(|c| c.is_alphanumeric() || "_+-.#".contains(c)).to_owned();
        if name.is_empty() {
            return None;
        }
        let end = self.at;
        self.skip_blank()?;
        if self.peek() == Some('(') {
            return self.group(Some(name), depth);
        }
        self.at = end;
        Some(Kind::Bare(name))
    }

    fn list(&mut self, depth: usize) -> Option<Kind> {
        self.take("[");
        let mut items = vec![];
        while !self.closes("]")? {
            items.push(self.value(depth + 1)?);
            self.separator("]")?;
        }
        Some(Kind::List(items))
    }

    fn map(&mut self, depth: usize) -> Option<Kind> {
        self.take("{");
        let mut pairs = vec![];
        while !self.closes("}")? {
            let key = self.value(depth + 1)?;
            self.skip_blank()?;
            self.take(":").then_some(())?;
            pairs.push((key, self.value(depth + 1)?));
            self.separator("}")?;
        }
        Some(Kind::Map(pairs))
    }

    /// `(…)`: named fields or bare items.
    fn group(&mut self, name: Option<String>, depth: usize) -> Option<Kind> {
        self.take("(");
        let mut fields = vec![];
        let mut items = vec![];
        while !self.closes(")")? {
            if let Some((field, name_span)) = self.field_name() {
                let value = self.value(depth + 1)?;
                fields.push(Field { name: field, name_span, value });
            } else {
                items.push(self.value(depth + 1)?);
            }
            self.separator(")")?;
        }
        match (fields.is_empty(), items.is_empty()) {
            (false, true) => Some(Kind::Fields(name, fields)),
            (true, _) => Some(Kind::Tuple(name, items)),
            (false, false) => None,
        }
    }

    /// `name :`, or nothing and no move.
    fn field_name(&mut self) -> Option<(String, Range<usize>)> {
        let start = self.at;
        let name = self.take_while(|c| c.is_alphanumeric() || c == '_' || c == '#');
        let span = start..self.at;
        let is_name = !name.is_empty() && self.skip_blank().is_some() && self.take(":");
        if is_name {
            return Some((name.trim_start_matches("r#").to_owned(), span));
        }
        self.at = start;
        None
    }

    /// Whether the group ends here; then it is stepped over.
    fn closes(&mut self, closing: &str) -> Option<bool> {
        self.skip_blank()?;
        self.peek()?;
        Some(self.take(closing))
    }

    /// A comma, unless the group ends.
    fn separator(&mut self, closing: &str) -> Option<()> {
        self.skip_blank()?;
        (self.take(",") || self.rest().starts_with(closing)).then_some(())
    }

    fn character(&mut self) -> Option<Kind> {
        self.take("'");
        let escaped = self.take("\\");
        let c = self.peek()?;
        self.at += c.len_utf8();
        if escaped && (c == 'u' || c == 'x') {
            self.take_while(|c| c != '\'');
        }
        self.take("'").then(|| Kind::Bare(c.to_string()))
    }

    fn is_raw_text(&self) -> bool {
        let rest = self.rest();
        let rest = rest.strip_prefix('b').unwrap_or(rest);
        let raw = rest.strip_prefix('r').map(|rest| rest.trim_start_matches('#'));
        raw.is_some_and(|rest| rest.starts_with('"')) || self.rest().starts_with("b\"")
    }

    fn raw_text(&mut self) -> Option<Kind> {
        self.take("b");
        if !self.take("r") {
            return self.text();
        }
        let hashes = self.take_while(|c| c == '#');
        self.take("\"").then_some(())?;
        let closing = format!("\"{hashes}");
        let end = self.rest().find(&closing)?;
        let text = self.rest().get(..end)?.to_owned();
        self.at += end + closing.len();
        Some(Kind::Text(text))
    }

    fn text(&mut self) -> Option<Kind> {
        self.take("\"");
        let mut text = String::new();
        loop {
            text.push_str(self.take_while(|c| c != '"' && c != '\\'));
            if self.take("\"") {
                return Some(Kind::Text(text));
            }
            self.take("\\").then_some(())?;
            text.push(self.escape()?);
        }
    }

    fn escape(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.at += c.len_utf8();
        Some(match c {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            '0' => '\0',
            'x' => self.hexadecimal(2)?,
            'u' => {
                self.take("{").then_some(())?;
                let c = self.hexadecimal(6)?;
                self.take("}").then_some(())?;
                c
            }
            c => c,
        })
    }

    fn hexadecimal(&mut self, most: usize) -> Option<char> {
        let digits = self.rest().chars().take(most).take_while(char::is_ascii_hexdigit).count();
        let number = u32::from_str_radix(self.rest().get(..digits)?, 16).ok()?;
        self.at += digits;
        char::from_u32(number)
    }
}
