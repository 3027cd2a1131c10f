//! A language nobody speaks: the French one with accents everywhere and more
//! than 40 % longer. Screens that hold it hold any translation to come.

use std::sync::Arc;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::{parser, serializer};
use passeport::text::Bundles;

/// The name of the language: `qps`, which ISO 639 leaves to private use.
pub(crate) const LOCALE: &str = "qps";

/// The embedded languages, and this one.
pub(crate) fn pseudo() -> Arc<Bundles> {
    let sources: Vec<String> =
        Bundles::sources("fr").into_iter().map(|(_, source)| stretch_source(source)).collect();
    Arc::new(Bundles::with_language(LOCALE, &sources).expect("the pseudo-language is well-formed"))
}

fn stretch_source(source: &str) -> String {
    let mut resource = parser::parse(source.to_owned()).expect("well-formed French");
    for entry in &mut resource.body {
        match entry {
            Entry::Message(message) => {
                message.value.iter_mut().for_each(stretch_pattern);
            }
            Entry::Term(term) => stretch_pattern(&mut term.value),
            _ => {}
        }
    }
    serializer::serialize(&resource)
}

fn stretch_pattern(pattern: &mut Pattern<String>) {
    for element in &mut pattern.elements {
        match element {
            PatternElement::TextElement { value } => *value = stretch(value),
            PatternElement::Placeable { expression } => stretch_expression(expression),
        }
    }
}

fn stretch_expression(expression: &mut Expression<String>) {
    match expression {
        Expression::Select { variants, .. } => {
            variants.iter_mut().for_each(|variant| stretch_pattern(&mut variant.value));
        }
        Expression::Inline(InlineExpression::Placeable { expression }) => {
            stretch_expression(expression);
        }
        Expression::Inline(_) => {}
    }
}

/// Each vowel twice, and accented; then consonants twice, from the first, until
/// the text is 1.4 times as long.
fn stretch(text: &str) -> String {
    let wanted = text.chars().count() * 7 / 5 + 1;
    let vowels = text.chars().filter(|c| accented(*c).is_some()).count();
    let mut missing = wanted.saturating_sub(text.chars().count() + vowels);
    let mut out = String::new();
    for c in text.chars() {
        if let Some(accented) = accented(c) {
            out.push(accented);
            out.push(accented);
        } else {
            out.push(c);
            if c.is_alphabetic() && missing > 0 {
                missing -= 1;
                out.push(c);
            }
        }
    }
    out
}

fn accented(c: char) -> Option<char> {
    Some(match c {
        'a' => 'á',
        'e' => 'ê',
        'i' => 'ï',
        'o' => 'õ',
        'u' => 'ü',
        'y' => 'ÿ',
        'A' => 'Å',
        'E' => 'Ê',
        'I' => 'Î',
        'O' => 'Ø',
        'U' => 'Û',
        'à' | 'â' | 'é' | 'è' | 'ê' | 'ë' | 'î' | 'ï' | 'ô' | 'ù' | 'û' | 'ü' | 'É' | 'À' => {
            c
        }
        _ => return None,
    })
}

#[test]
fn the_pseudo_language_is_longer_everywhere_and_keeps_the_variables() {
    let bundles = pseudo();
    let french = passeport::text::Text::new(Arc::clone(&bundles), "fr");
    let pseudo = passeport::text::Text::new(bundles, LOCALE);
    assert_eq!(pseudo.locale(), LOCALE);
    let args = [("name", "Zoé".into()), ("detail", "x".into()), ("hint", "y".into())];
    let hint = pseudo.with("check-near", &args);
    assert!(hint.contains("Zoé") && hint.starts_with("VV"), "{hint}");
    for id in crate::locales::ids("fr") {
        let (short, long) = (french.get(&id).chars().count(), pseudo.get(&id).chars().count());
        let letters = french.get(&id).chars().filter(|c| c.is_alphabetic()).count();
        // Numbers, signs and what stands for variables cannot grow.
        let can_grow = letters * 2 > short && !french.get(&id).contains('{');
        assert!(!can_grow || long * 10 >= short * 13, "{id}: {short} to {long}");
    }
}
