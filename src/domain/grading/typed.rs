//! Typed answers: words with declared tolerances, numbers as people write them.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::Grade;
use crate::domain::attempt::Outcome;
use crate::domain::prose::Prose;
use crate::domain::question::{Ask, Decimal, Diagnosis, Mistake, Tolerance};

/// A typo is forgiven in words of at least so many letters.
const TYPO_LETTERS: usize = 5;
/// Words people type instead of the sign shown after the field.
const EURO: [&str; 4] = ["euros", "euro", "eur", "€"];

/// Every declared set of foldings is tried, smallest first, so that no more is
/// told to be forgiven than was.
const FOLDINGS: [&[Tolerance]; 8] = {
    use Tolerance::{Accents, Case, Spaces};
    [
        &[],
        &[Case],
        &[Accents],
        &[Spaces],
        &[Case, Accents],
        &[Case, Spaces],
        &[Accents, Spaces],
        &[Case, Accents, Spaces],
    ]
};

/// Grades a word. A listed mistake is never mistaken for a right answer with a typo.
pub(super) fn grade_word(ask: &Ask, text: &str) -> Grade {
    let Ask::Word { accept, tolerances, mistakes, otherwise } = ask else {
        return Grade::foreign();
    };
    let given = plain(text);
    let declared = |set: &&&[Tolerance]| set.iter().all(|one| tolerances.contains(one));
    for set in FOLDINGS.iter().filter(declared) {
        let folded = fold(&given, set);
        let same = |answer: &String| fold(&plain(answer), set) == folded && !folded.is_empty();
        if accept.iter().any(same) {
            return Grade::typed(Outcome::Right, None, set.to_vec());
        }
        if let Some(mistake) = mistakes.iter().find(|mistake| mistake.answers.iter().any(same)) {
            return Grade::typed(Outcome::Wrong, Some(mistake.diagnosis.clone()), vec![]);
        }
    }
    if tolerances.contains(&Tolerance::Typo) {
        let mut listed = mistakes.iter().flat_map(|mistake| &mistake.answers);
        let near = |answer: &String, set| is_typo(&given, &plain(answer), set);
        for set in FOLDINGS.iter().filter(declared) {
            if accept.iter().any(|answer| near(answer, set)) {
                if listed.any(|answer| is_near(&given, &plain(answer), tolerances)) {
                    break;
                }
                let forgiven = set.iter().copied().chain([Tolerance::Typo]).collect();
                return Grade::typed(Outcome::Right, None, forgiven);
            }
        }
    }
    Grade::typed(Outcome::Wrong, Some(otherwise.clone()), vec![])
}

/// Grades a number: right if any reading of it is within the margin.
pub(super) fn grade_number(ask: &Ask, text: &str) -> Grade {
    let Ask::Number { value, margin, unit, mistakes, otherwise } = ask else {
        return Grade::foreign();
    };
    let given = Decimal::readings(without_unit(&plain(text), unit));
    if given.iter().any(|reading| reading.is_within(*margin, *value)) {
        return Grade::typed(Outcome::Right, None, vec![]);
    }
    let is_it = |answer: &String| {
        let listed = Decimal::readings(without_unit(&plain(answer), unit));
        listed.iter().any(|number| given.contains(number))
    };
    let listed = |mistake: &&Mistake| mistake.answers.iter().any(is_it);
    let diagnosis: &Diagnosis =
        mistakes.iter().find(listed).map_or(otherwise, |mistake| &mistake.diagnosis);
    Grade::typed(Outcome::Wrong, Some(diagnosis.clone()), vec![])
}

/// Whether `text` can be read as a number at all, its unit aside.
pub(super) fn reads_as_number(text: &str, unit: &Prose) -> bool {
    !Decimal::readings(without_unit(&plain(text), unit)).is_empty()
}

/// The number without the unit that is shown after the field anyway.
fn without_unit<'t>(text: &'t str, unit: &Prose) -> &'t str {
    let unit = plain(&unit.text());
    let names: &[&str] = if unit == "€" { &EURO } else { &[] };
    let ending = |name: &str| {
        let start = text.len().checked_sub(name.len())?;
        let (number, end) = text.split_at_checked(start)?;
        (!name.is_empty() && end.to_lowercase() == name.to_lowercase()).then_some(number)
    };
    names.iter().copied().chain([unit.as_str()]).find_map(ending).unwrap_or(text).trim()
}

/// What never matters: the spelling of characters, spaces around, kinds of
/// spaces, the typographic apostrophe.
fn plain(text: &str) -> String {
    let text: String = text.nfc().map(|c| if c == '’' { '\'' } else { c }).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn fold(text: &str, set: &[Tolerance]) -> String {
    let mut text = text.to_owned();
    for tolerance in set {
        text = match tolerance {
            Tolerance::Case => text.to_lowercase(),
            Tolerance::Accents => without_accents(&text),
            Tolerance::Spaces => text.chars().filter(|c| !separates(*c)).collect(),
            Tolerance::Typo => text,
        };
    }
    text
}

fn separates(c: char) -> bool {
    matches!(c, ' ' | '-' | '\'')
}

fn without_accents(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.nfd().filter(|c| !is_combining_mark(*c)) {
        match c {
            'œ' => out.push_str("oe"),
            'Œ' => out.push_str("OE"),
            'æ' => out.push_str("ae"),
            'Æ' => out.push_str("AE"),
            c => out.push(c),
        }
    }
    out
}

/// Whether one letter of one word of five letters or more separates the two.
fn is_typo(given: &str, answer: &str, set: &[Tolerance]) -> bool {
    let spaces = set.contains(&Tolerance::Spaces);
    let words = |text: &str| -> Vec<String> {
        let folds: Vec<_> = set.iter().copied().filter(|one| *one != Tolerance::Spaces).collect();
        let cut = |c: char| if spaces { separates(c) } else { c == ' ' };
        text.split(cut).filter(|word| !word.is_empty()).map(|word| fold(word, &folds)).collect()
    };
    let (given, answer) = (words(given), words(answer));
    let mut differing = given.iter().zip(&answer).filter(|(given, answer)| given != answer);
    let (Some((given_word, answer_word)), None) = (differing.next(), differing.next()) else {
        return false;
    };
    given.len() == answer.len()
        && answer_word.chars().count() >= TYPO_LETTERS
        && distance(given_word, answer_word) == 1
}

/// Whether at most one letter separates the two once folded.
fn is_near(given: &str, answer: &str, set: &[Tolerance]) -> bool {
    distance(&fold(given, set), &fold(answer, set)) <= 1
}

/// Letters to insert, delete, change, or swap with a neighbour, to get from
/// `a` to `b` (optimal string alignment, Damerau 1964).
pub(crate) fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut two_up: Vec<usize> = vec![];
    let mut up: Vec<usize> = (0..=b.len()).collect();
    let mut before_a: Option<char> = None;
    for (row, a_char) in a.chars().enumerate() {
        let mut current = Vec::with_capacity(up.len());
        current.push(row + 1);
        let mut before_b: Option<char> = None;
        for (column, b_char) in b.iter().copied().enumerate() {
            let at =
                |line: &[usize], column: usize| line.get(column).copied().unwrap_or(usize::MAX - 1);
            let change = at(&up, column) + usize::from(a_char != b_char);
            let mut best = change.min(at(&up, column + 1) + 1).min(at(&current, column) + 1);
            if column > 0 && before_a == Some(b_char) && before_b == Some(a_char) {
                best = best.min(at(&two_up, column - 1) + 1);
            }
            current.push(best);
            before_b = Some(b_char);
        }
        before_a = Some(a_char);
        two_up = std::mem::replace(&mut up, current);
    }
    up.last().copied().unwrap_or_default()
}
