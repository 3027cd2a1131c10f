//! Rust sources as words and signs: enough to read imports, not a compiler.

use std::ops::Range;

/// What a token is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Kind {
    /// An identifier or a keyword.
    Word(String),
    /// A string between quotes, as the program reads it.
    Literal(String),
    /// `::`
    PathSep,
    /// Any other sign.
    Sign(char),
}

/// A token and its line, from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) kind: Kind,
    pub(crate) line: usize,
}

impl Token {
    pub(crate) fn word(&self) -> Option<&str> {
        if let Kind::Word(word) = &self.kind { Some(word) } else { None }
    }

    pub(crate) fn literal(&self) -> Option<&str> {
        if let Kind::Literal(text) = &self.kind { Some(text) } else { None }
    }

    pub(crate) fn is(&self, sign: char) -> bool {
        self.kind == Kind::Sign(sign)
    }
}

/// The tokens of a source. Comments, numbers, characters and lifetimes are left out.
pub(crate) fn tokens(source: &str) -> Vec<Token> {
    let mut lexer = Lexer { chars: source.chars().collect(), at: 0, line: 1, tokens: vec![] };
    while lexer.at < lexer.chars.len() {
        lexer.step();
    }
    lexer.tokens
}

struct Lexer {
    chars: Vec<char>,
    at: usize,
    line: usize,
    tokens: Vec<Token>,
}

impl Lexer {
    fn peek(&self, ahead: usize) -> char {
        self.chars.get(self.at + ahead).copied().unwrap_or('\0')
    }

    fn next(&mut self) -> char {
        let c = self.peek(0);
        self.line += usize::from(c == '\n');
        self.at += 1;
        c
    }

    fn push(&mut self, line: usize, kind: Kind) {
        self.tokens.push(Token { kind, line });
    }

    fn step(&mut self) {
        let (line, c) = (self.line, self.peek(0));
        match (c, self.peek(1)) {
            ('/', '/') => self.skip_while(|c| c != '\n'),
            ('/', '*') => self.block_comment(),
            ('"', _) => self.quoted(),
            ('\'', _) => self.character_or_lifetime(),
            (':', ':') => {
                self.at += 2;
                self.push(line, Kind::PathSep);
            }
            _ if c.is_alphabetic() || c == '_' => self.word(),
            _ if c.is_ascii_digit() => self.skip_while(|c| c.is_alphanumeric() || c == '_'),
            _ => {
                self.next();
                if !c.is_whitespace() {
                    self.push(line, Kind::Sign(c));
                }
            }
        }
    }

    fn skip_while(&mut self, keep: impl Fn(char) -> bool) {
        while self.at < self.chars.len() && keep(self.peek(0)) {
            self.next();
        }
    }

    fn block_comment(&mut self) {
        let mut depth = 0;
        loop {
            match (self.next(), self.peek(0)) {
                ('/', '*') => (depth, self.at) = (depth + 1, self.at + 1),
                ('*', '/') => (depth, self.at) = (depth - 1, self.at + 1),
                _ => {}
            }
            if depth == 0 || self.at >= self.chars.len() {
                return;
            }
        }
    }

    fn quoted(&mut self) {
        let line = self.line;
        let mut text = String::new();
        self.next();
        while self.at < self.chars.len() {
            match self.next() {
                '"' => break,
                '\\' => match self.next() {
                    'n' => text.push('\n'),
                    '\n' => self.skip_while(char::is_whitespace),
                    c => text.push(c),
                },
                c => text.push(c),
            }
        }
        self.push(line, Kind::Literal(text));
    }

    fn raw(&mut self) {
        let line = self.line;
        let hashes = self.chars[self.at..].iter().take_while(|c| **c == '#').count();
        self.at += hashes + 1;
        let mut text = String::new();
        while self.at < self.chars.len() {
            let c = self.next();
            if c == '"' && (0..hashes).all(|n| self.peek(n) == '#') {
                self.at += hashes;
                break;
            }
            text.push(c);
        }
        self.push(line, Kind::Literal(text));
    }

    fn character_or_lifetime(&mut self) {
        self.next();
        if self.peek(0) == '\\' {
            self.at += 2;
            self.skip_while(|c| c != '\'');
            self.next();
        } else if self.peek(1) == '\'' {
            self.next();
            self.next();
        } else {
            self.skip_while(|c| c.is_alphanumeric() || c == '_');
        }
    }

    fn word(&mut self) {
        let line = self.line;
        let mut word = String::new();
        while self.peek(0).is_alphanumeric() || self.peek(0) == '_' {
            word.push(self.next());
        }
        let hashes = self.chars[self.at..].iter().take_while(|c| **c == '#').count();
        match (word.as_str(), self.peek(0), self.peek(hashes)) {
            ("r" | "br" | "cr", '"' | '#', '"') => self.raw(),
            ("b" | "c", '"', _) => self.quoted(),
            ("b", '\'', _) => self.character_or_lifetime(),
            ("r", '#', _) => {
                self.next();
                self.word();
            }
            _ => self.push(line, Kind::Word(word)),
        }
    }
}

/// The places of items under `#[cfg(test)]`, in order.
pub(crate) fn test_items(tokens: &[Token]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = vec![];
    let mut at = 0;
    while at < tokens.len() {
        if let Some(end) = test_attribute(&tokens[at..]) {
            let end = item_end(tokens, at + end);
            found.push(at..end);
            at = end;
        } else {
            at += 1;
        }
    }
    found
}

/// The tokens that are part of the program itself.
pub(crate) fn without_tests(mut tokens: Vec<Token>) -> Vec<Token> {
    for item in test_items(&tokens).into_iter().rev() {
        tokens.drain(item);
    }
    tokens
}

/// How many tokens a `#[cfg(test)]` at the start takes.
fn test_attribute(tokens: &[Token]) -> Option<usize> {
    let [hash, open, cfg, ..] = tokens else { return None };
    if !hash.is('#') || !open.is('[') || cfg.word() != Some("cfg") {
        return None;
    }
    let end = closing(tokens, 1);
    let words: Vec<&str> = tokens[..end].iter().filter_map(Token::word).collect();
    (words.contains(&"test") && !words.contains(&"not")).then_some(end)
}

/// Where the item that starts at `at` is over: after its block, or its semicolon.
fn item_end(tokens: &[Token], mut at: usize) -> usize {
    while at < tokens.len() {
        match &tokens[at].kind {
            Kind::Sign(';') => return at + 1,
            Kind::Sign('{') => return closing(tokens, at),
            Kind::Sign('(' | '[') => at = closing(tokens, at),
            _ => at += 1,
        }
    }
    at
}

/// The place after the bracket that closes the one at `open`.
pub(crate) fn closing(tokens: &[Token], open: usize) -> usize {
    let mut depth = 0;
    for (at, token) in tokens.iter().enumerate().skip(open) {
        match token.kind {
            Kind::Sign('(' | '[' | '{') => depth += 1,
            Kind::Sign(')' | ']' | '}') => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at + 1;
        }
    }
    tokens.len()
}

/// A path named in a source, from the crate's root or from outside.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Named {
    /// `crate` first for our own; otherwise as written.
    pub(crate) path: Vec<String>,
    pub(crate) line: usize,
}

impl Named {
    /// The path, as one would write it.
    pub(crate) fn text(&self) -> String {
        self.path.join("::")
    }
}

/// Every path that `tokens`, the source of module `module`, names: in `use`
/// trees and in full. `super` and `self` are resolved, through inline modules too.
pub(crate) fn named(tokens: &[Token], module: &[&str]) -> Vec<Named> {
    let mut module: Vec<String> = module.iter().map(|part| (*part).to_owned()).collect();
    let mut open: Vec<usize> = vec![];
    let mut found = vec![];
    let mut at = 0;
    while at < tokens.len() {
        while open.last().is_some_and(|end| *end <= at) {
            open.pop();
            module.pop();
        }
        let before = at.checked_sub(1).map(|at| &tokens[at]);
        let is_use = before.is_some_and(|token| token.word() == Some("use"));
        let ends_path = before.is_some_and(ends_path);
        // `::name`, of a crate outside.
        let from_root = tokens[at].kind == Kind::PathSep && !ends_path;
        let begins = !before.is_some_and(|token| {
            token.kind == Kind::PathSep || token.is('.') || token.word() == Some("fn")
        });
        let goes_on = tokens.get(at + 1).is_some_and(|token| token.kind == Kind::PathSep);
        let is_path = begins && goes_on && ends_path_word(&tokens[at]);
        if tokens[at].word() == Some("mod") && tokens.get(at + 2).is_some_and(|t| t.is('{')) {
            module.extend(tokens[at + 1].word().map(str::to_owned));
            open.push(closing(tokens, at + 2));
            at += 2;
        } else if is_use || from_root || is_path {
            let mut tree = Tree { tokens, at: at + usize::from(from_root), found: vec![] };
            tree.read(&[]);
            at = tree.at.max(at + 1);
            found.extend(tree.found.into_iter().map(|mut named| {
                named.path = resolve(named.path, &module);
                named
            }));
        } else {
            at += 1;
        }
    }
    found
}

/// Words after which a path may begin with `::`.
const KEYWORDS: &[&str] = &[
    "use", "return", "impl", "for", "in", "as", "mut", "dyn", "where", "let", "if", "match", "else",
];

fn ends_path_word(token: &Token) -> bool {
    token.word().is_some_and(|word| !KEYWORDS.contains(&word))
}

fn ends_path(token: &Token) -> bool {
    token.is('>') || ends_path_word(token)
}

struct Tree<'a> {
    tokens: &'a [Token],
    at: usize,
    found: Vec<Named>,
}

impl Tree<'_> {
    fn read(&mut self, prefix: &[String]) {
        let mut path = prefix.to_vec();
        let line = self.tokens.get(self.at).map_or(0, |token| token.line);
        while let Some(token) = self.tokens.get(self.at) {
            match &token.kind {
                Kind::Word(word) => path.push(word.clone()),
                Kind::Sign('{') => return self.group(&path),
                _ => break,
            }
            self.at += 1;
            if self.tokens.get(self.at).is_some_and(|token| token.kind == Kind::PathSep) {
                self.at += 1;
            } else {
                break;
            }
        }
        self.found.push(Named { path, line });
    }

    fn group(&mut self, prefix: &[String]) {
        let end = closing(self.tokens, self.at);
        self.at += 1;
        while self.at < end - 1 {
            self.read(prefix);
            while self.at < end - 1 && !self.tokens[self.at].is(',') {
                self.at += 1;
            }
            self.at += 1;
        }
        self.at = end;
    }
}

fn resolve(path: Vec<String>, module: &[String]) -> Vec<String> {
    let ups = path.iter().take_while(|part| *part == "super").count();
    let first = path.first().map(String::as_str);
    if ups == 0 && first != Some("self") {
        return path;
    }
    let kept = module.len().saturating_sub(ups);
    let skipped = ups.max(1);
    let own = std::iter::once("crate".to_owned()).chain(module[..kept].iter().cloned());
    own.chain(path.into_iter().skip(skipped)).collect()
}
