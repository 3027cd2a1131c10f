//! A web page that verifies without a network: one file that holds its words, its
//! program and the lists one went by when it was made.
//!
//! The program is a second implementation of [`super::verify`], in JavaScript, with
//! the signatures left to the browser. It runs under a policy that lets nothing in or
//! out: neither other scripts nor any connection.

mod words;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use super::key::PublicKey;
use super::trust::Pin;
use crate::domain::time::Timestamp;
use crate::text::{REFERENCE, Text};

const PAGE: &str = include_str!("page/page.html");
const STYLE: &str = include_str!("page/page.css");
/// The parts of the program. Each uses those before it.
const PARTS: [&str; 16] = [
    include_str!("page/bytes.js"),
    include_str!("page/json.js"),
    include_str!("page/key.js"),
    include_str!("page/values.js"),
    include_str!("page/document.js"),
    include_str!("page/rewriting.js"),
    include_str!("page/terms.js"),
    include_str!("page/meaning.js"),
    include_str!("page/proofs.js"),
    include_str!("page/forms.js"),
    include_str!("page/code.js"),
    include_str!("page/lists.js"),
    include_str!("page/believed.js"),
    include_str!("page/verdict.js"),
    include_str!("page/view.js"),
    include_str!("page/start.js"),
];

/// What a page goes by.
#[derive(Debug, Clone, Copy)]
pub struct Ingredients<'a> {
    /// When it is made. A clock that shows an earlier moment is wrong.
    pub made: Timestamp,
    /// The issuers one believes.
    pub pins: &'a [Pin],
    /// The text of the trust list, and the keys that signed it.
    pub trust: Option<(&'a str, &'a [PublicKey])>,
    /// The texts of lists of withdrawals.
    pub statuses: &'a [String],
    /// The titles of the modules, by their number in the catalogue.
    pub modules: &'a [ModuleTitle],
}

/// What a module is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModuleTitle {
    /// Its number in the catalogue.
    pub number: u16,
    /// Its title in each language, by the name of the language.
    pub titles: Vec<(String, String)>,
}

/// The page.
pub fn write(ingredients: &Ingredients<'_>) -> String {
    let french = Text::embedded(REFERENCE);
    let languages = french.bundles().locales().map(|locale| french.in_language(locale));
    let languages: Vec<Text> = languages.collect();
    let script = PARTS.concat();
    let words = languages.iter().map(|text| (text.locale().to_owned(), words::all(text)));
    let data = json!({
        "made": ingredients.made.to_rfc3339(),
        "pins": ingredients.pins.iter().map(pin).collect::<Vec<_>>(),
        "trust": ingredients.trust.map(|(text, _)| text),
        "roots": ingredients.trust.map(|(_, roots)| {
            roots.iter().map(PublicKey::did).collect::<Vec<_>>()
        }),
        "statuses": ingredients.statuses,
        "modules": titles(ingredients.modules),
        "words": words.collect::<Map<_, _>>(),
    });
    // Nothing in a data block may end it, or begin a comment.
    let data = data.to_string().replace('<', "\\u003c");
    let page = in_words(PAGE, &french)
        .replace("{{languages}}", &buttons(&languages))
        .replace("{{script}}", &digest(&script))
        .replace("{{style}}", &digest(STYLE))
        .replace("{{style-text}}", STYLE)
        .replace("{{script-text}}", &script);
    // Last: what others wrote is never taken for a place to fill.
    page.replace("{{data}}", &data)
}

/// The page with its fixed words, for who looks before the program runs.
fn in_words(page: &str, text: &Text) -> String {
    const MARK: &str = "data-text=\"";
    let mut parts = page.split(MARK);
    let mut filled = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        filled.push_str(MARK);
        match part.split_once("\">") {
            Some((id, rest)) => {
                filled.push_str(id);
                filled.push_str("\">");
                filled.push_str(&escaped(&text.get(id)));
                filled.push_str(rest);
            }
            None => filled.push_str(part),
        }
    }
    filled
}

/// One button for each language, in its own name; the first is on.
fn buttons(languages: &[Text]) -> String {
    let button = |(place, text): (usize, &Text)| {
        let (code, name) = (text.locale(), escaped(&text.get("language-name")));
        let is_on = place == 0;
        format!(
            "<button type=\"button\" data-language=\"{code}\" lang=\"{code}\" \
             aria-pressed=\"{is_on}\">{name}</button>\n"
        )
    };
    languages.iter().enumerate().map(button).collect::<String>().trim_end().to_owned()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

/// The digest by which the policy of the page knows its own script and style.
fn digest(text: &str) -> String {
    STANDARD.encode(Sha256::digest(text))
}

fn pin(pin: &Pin) -> Value {
    json!({
        "did": pin.key.did(),
        "from": pin.from.map(Timestamp::to_rfc3339),
        "until": pin.until.map(Timestamp::to_rfc3339),
    })
}

fn titles(modules: &[ModuleTitle]) -> Value {
    let module = |module: &ModuleTitle| {
        let titles = module.titles.iter();
        let titles = titles.map(|(language, title)| (language.clone(), title.clone().into()));
        (module.number.to_string(), Value::Object(titles.collect()))
    };
    Value::Object(modules.iter().map(module).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page() -> String {
        let hostile = ["</script><!-- {{script-text}}".to_owned()];
        let made = Timestamp::from_rfc3339("2026-11-22T00:00:00Z").unwrap();
        let (pins, modules) = (&[], &[]);
        write(&Ingredients { made, pins, trust: None, statuses: &hostile, modules })
    }

    #[test]
    fn the_policy_names_the_very_script_and_style_of_the_page() {
        let page = page();
        for (start, end, name) in [
            ("<script type=\"module\">", "</script>", "script-src"),
            ("<style>", "</style>", "style-src"),
        ] {
            let (_, after) = page.split_once(start).unwrap();
            let (text, _) = after.split_once(end).unwrap();
            assert!(page.contains(&format!("{name} 'sha256-{}'", digest(text))), "{name}");
        }
        assert!(page.contains("default-src 'none'"));
    }

    #[test]
    fn nothing_is_left_to_fill_and_data_cannot_leave_its_block() {
        let page = page();
        assert_eq!(page.matches("{{").count(), 1, "what a list holds is not filled");
        assert!(page.contains("\\u003c/script>\\u003c!-- {{script-text}}"));
        assert_eq!(page.matches("</script>").count(), 2);
    }

    #[test]
    fn nothing_is_fetched_and_no_text_becomes_a_part_of_the_page() {
        let script = PARTS.concat();
        for word in ["fetch(", "XMLHttpRequest", "import(", "innerHTML", "outerHTML", "eval("] {
            assert!(!script.contains(word), "{word}");
        }
        for word in ["src=", "href=", "url(", "@import"] {
            assert!(!PAGE.contains(word) && !STYLE.contains(word), "{word}");
        }
    }

    #[test]
    fn every_fixed_word_of_the_page_is_known_to_its_program() {
        let text = Text::embedded("fr");
        let words = words::all(&text);
        for part in PAGE.split("data-text=\"").skip(1) {
            let id = part.split('"').next().unwrap();
            assert!(words.get(id).is_some(), "{id}");
        }
    }
}
