//! Searching the modules of the program, and made-up ones.

use passeport::content::search::{Index, MOST_HITS};
use passeport::content::{Catalogue, Folder};
use passeport::domain::prose::{Mark, folded};
use passeport::domain::search::{Found, Hit, Target};

use super::sound;

fn french() -> Index {
    Index::build(&Catalogue::embedded(), "fr")
}

/// A hit in a few words.
fn told(hit: &Hit) -> String {
    let kind = match &hit.target {
        Target::Module => "module".to_owned(),
        Target::Page { number, .. } => format!("page {number}"),
        Target::Word(_) => "word".to_owned(),
    };
    format!("{kind} of {}", hit.module)
}

fn all(found: &Found) -> Vec<String> {
    found.hits.iter().map(told).collect()
}

/// The first hit of a query.
fn first(index: &Index, query: &str) -> String {
    let found = index.search(query);
    found.hits.first().map_or_else(|| format!("nothing for {query}"), told)
}

/// Everything strong in a hit.
fn strong(hit: &Hit) -> Vec<String> {
    let spans = hit.title.spans().iter().chain(hit.excerpt.spans());
    spans.filter(|span| span.mark == Mark::Strong).map(|span| span.text.clone()).collect()
}

#[test]
fn what_people_type_finds_what_they_mean() {
    let index = french();
    for (query, wanted) in [
        ("vendre sur internet", "module of vente-en-ligne"),
        ("facture électronique", "module of facture-electronique"),
        ("factures electroniques", "module of facture-electronique"),
        ("FACTRUE", "module of facture-electronique"),
        ("  Réseau ", "module of reseau"),
        ("reseaux", "module of reseau"),
        ("cybersecu", "module of cybersecurite"),
        ("e-réputation", "module of e-reputation"),
        ("sauvegrader", "module of sauvegarde-incident"),
        ("hameconnage", "word of cybersecurite"),
        ("phishing", "page 1 of cybersecurite"),
        ("RGPD", "word of donnees-personnelles"),
        // What the pages call otherwise.
        ("site internet", "module of site-web"),
        ("antivirus", "module of cybersecurite"),
        ("paypal", "module of paiements"),
        ("exporter", "module of international"),
    ] {
        assert_eq!(first(&index, query), wanted, "{query}");
    }
    assert_eq!(all(&index.search("wifi")), all(&index.search("wi-fi")));
    assert!(all(&index.search("sécurité")).contains(&"module of cybersecurite".to_owned()));
}

#[test]
fn one_typo_is_forgiven_in_a_word_of_four_letters_and_only_in_the_whole_of_it() {
    let index = french();
    for (query, right) in [("ibam", "iban"), ("mot de pase", "mot de passe")] {
        let found = index.search(query);
        assert!(!found.hits.is_empty(), "{query}");
        let right = all(&index.search(right));
        assert!(all(&found).iter().any(|hit| right.contains(hit)), "{query}: {found:?}");
    }
    // One more letter, and nearly everything would be near.
    assert!(index.search("zzz").hits.is_empty());
    assert!(index.search("qxzv").hits.is_empty());
}

#[test]
fn words_a_module_is_found_by_are_never_shown() {
    for hit in french().search("antivirus").hits {
        assert!(
            !folded(&format!("{} {}", hit.title, hit.excerpt)).contains("antivirus"),
            "{hit:?}"
        );
    }
}

#[test]
fn english_is_searched_in_english() {
    let index = Index::build(&Catalogue::embedded(), "en");
    assert_eq!(first(&index, "selling on line"), "module of vente-en-ligne");
    assert_eq!(first(&index, "backups"), first(&index, "backup"));
}

#[test]
fn every_title_and_every_word_is_found_by_its_own_name() {
    let catalogue = Catalogue::embedded();
    for locale in ["fr", "en"] {
        let index = Index::build(&catalogue, locale);
        for entry in catalogue.entries() {
            let title = entry.title.in_language(locale).text();
            assert_eq!(first(&index, &title), format!("module of {}", entry.id), "{title}");
        }
        let words = index.search("").words;
        assert!(words.len() > 100, "{}", words.len());
        assert!(words.is_sorted_by_key(|term| folded(&term.word.text())));
        for term in words {
            let found = index.search(&term.word.text());
            let is_it = |hit: &Hit| matches!(&hit.target, Target::Word(other) if *other == term);
            assert!(found.hits.iter().any(is_it), "{:?} is not found", term.word);
        }
    }
}

#[test]
fn every_word_asked_must_be_there() {
    let index = french();
    let (one, both) = (index.search("plateforme"), index.search("plateforme agréée"));
    let count = |found: &Found| found.hits.len() + found.others;
    assert!(count(&both) > 0 && count(&both) <= count(&one));
    assert!(index.search("plateforme zzzz").hits.is_empty());
    for hit in both.hits {
        let words = strong(&hit).join(" ");
        assert!(folded(&words).contains("agree"), "{hit:?}");
    }
}

#[test]
fn at_most_twenty_hits_are_told_and_the_rest_counted() {
    let found = french().search("e");
    assert_eq!(found.hits.len(), MOST_HITS);
    assert!(found.others > 0);
    let mut once = all(&found);
    once.dedup();
    assert_eq!(once.len(), MOST_HITS);
}

#[test]
fn an_excerpt_is_short_and_never_cuts_a_word() {
    let index = french();
    for query in ["mot de passe", "site", "client", "2026", "l’entreprise", "tva"] {
        let found = index.search(query);
        assert!(!found.hits.is_empty(), "{query}");
        for hit in found.hits {
            let (text, words) = (hit.excerpt.text(), strong(&hit));
            assert!(text.chars().count() <= 70, "{text}");
            assert!(!words.is_empty() || hit.target == Target::Module, "{query}: {hit:?}");
            for word in words {
                let whole = word.chars().all(char::is_alphanumeric) || word.contains('-');
                assert!(whole, "{query}: {word}");
            }
        }
    }
}

#[test]
fn nothing_to_read_finds_nothing_and_a_broken_module_is_found_by_its_title() {
    let catalogue = |text: &str| {
        let file = |name: &str, text: &str| (name.to_owned(), text.as_bytes().to_vec());
        let files =
            vec![file("catalogue.ron", &sound("catalogue.ron")), file("essai/fr.ron", text)];
        Catalogue::with_folder(&Folder { name: "essais".to_owned(), files })
    };
    let (whole, broken) = (catalogue(&sound("fr.ron")), catalogue("Module("));
    let title = whole.entry(&"essai".parse().unwrap()).unwrap().title.in_language("fr").text();
    for catalogue in [whole, broken] {
        let index = Index::build(&catalogue, "fr");
        assert_eq!(first(&index, &title), "module of essai");
        for query in ["…", "« »", "   ", "\u{301}"] {
            assert!(index.search(query).hits.is_empty(), "{query:?}");
        }
    }
}
