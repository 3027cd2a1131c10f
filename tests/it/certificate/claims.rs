//! What is not certified, and the numbers of organisations.

use super::*;
use passeport::domain::learner::{BadNumber, OrganisationNumber};

fn refused(edit: impl FnOnce(&mut Facts)) -> Refusal {
    let mut facts = module_facts(1, "vendre-sur-internet");
    edit(&mut facts);
    Claims::new(facts).unwrap_err()
}

#[test]
fn a_score_below_the_rule_or_beyond_reason_is_not_certified() {
    for (right, of) in [(6, 10), (11, 10), (7, 9), (7, 11), (0, 0)] {
        let refusal = refused(|facts| passed(facts).score = Score { right, of });
        assert_eq!(refusal, Refusal::NotPassed { right, of });
    }
}

#[test]
fn dates_out_of_order_are_not_certified() {
    let early = at("2026-11-20T00:00:00Z");
    assert_eq!(refused(|facts| passed(facts).ended = early), Refusal::DatesOutOfOrder);
    assert_eq!(refused(|facts| facts.issued = early), Refusal::DatesOutOfOrder);
    let same = |facts: &mut Facts| facts.until = Some(facts.issued);
    assert_eq!(refused(same), Refusal::DatesOutOfOrder);
}

#[test]
fn names_with_hidden_characters_are_not_certified() {
    for name in ["Chez\u{202e}Zoé", "Chez\u{7}", "Zoe\u{301}", "\u{feff}Zoé", "a\u{61c}b"] {
        let refusal = refused(|facts| facts.holder.organisation.name = name.to_owned());
        assert_eq!(refusal, Refusal::Forbidden("organisation"), "{name:?}");
        let refusal = refused(|facts| facts.holder.name = Some(name.to_owned()));
        assert_eq!(refusal, Refusal::Forbidden("name"), "{name:?}");
    }
    assert_eq!(
        refused(|f| f.holder.organisation.name = " ".into()),
        Refusal::Empty("organisation")
    );
    let long = "é".repeat(1_001);
    assert_eq!(refused(|f| f.holder.organisation.name = long), Refusal::TooLong("organisation"));
}

#[test]
fn digests_must_be_digests() {
    assert_eq!(
        refused(|f| passed(f).edition.sha256 = "5A".repeat(32)),
        Refusal::BadDigest("edition")
    );
    assert_eq!(refused(|f| passed(f).journal = Some("c3".into())), Refusal::BadDigest("journal"));
}

#[test]
fn an_issuer_that_cannot_be_shown_does_not_sign() {
    let check = |edit: fn(&mut Issuer)| {
        let mut issuer = issuer();
        edit(&mut issuer);
        issuer.check().unwrap_err()
    };
    assert_eq!(check(|i| i.siret = Some("732829320".parse().unwrap())), Refusal::NotASiret);
    assert_eq!(check(|i| i.url = Some("http://epn.example".into())), Refusal::BadAddress);
    assert_eq!(check(|i| i.url = Some("https://épn.example".into())), Refusal::BadAddress);
    assert_eq!(check(|i| i.url = Some("https://".into())), Refusal::BadAddress);
    assert_eq!(check(|i| i.name = "EPN\u{1b}[2J".into()), Refusal::Forbidden("issuer"));
}

#[test]
fn the_name_of_a_person_is_signed_only_when_given() {
    let without = module().document;
    let mut facts = module_facts(1, "vendre-sur-internet");
    facts.holder.name = Some("Zoé Lagrange".to_owned());
    let with = issue_with(&site(), facts).document;
    assert!(!without.contains("Lagrange") && with.contains("Lagrange"));
    assert_eq!(verdict(&with), Verdict::Valid);
}

#[test]
fn the_same_facts_give_the_same_bytes() {
    assert_eq!(module(), module());
}

fn number(text: &str) -> Result<OrganisationNumber, BadNumber> {
    text.parse()
}

#[test]
fn numbers_of_companies_are_checked() {
    assert!(matches!(number("732 829 320"), Ok(OrganisationNumber::Siren(_))));
    assert!(matches!(number("732 829 320 00074"), Ok(OrganisationNumber::Siret(_))));
    assert_eq!(number("732829321"), Err(BadNumber::Check));
    assert_eq!(number("73282932000075"), Err(BadNumber::Check));
    for text in ["", "12", "7328293200007", "732829320000745", "ABCDEFGHI", "73282932O"] {
        assert_eq!(number(text), Err(BadNumber::Shape), "{text}");
    }
}

#[test]
fn any_one_wrong_digit_of_a_siret_is_seen() {
    let good = "73282932000074";
    for place in 0..good.len() {
        for digit in '0'..='9' {
            let mut text: Vec<char> = good.chars().collect();
            text[place] = digit;
            let text: String = text.into_iter().collect();
            assert_eq!(number(&text).is_ok(), text == good, "{text}");
        }
    }
}

#[test]
fn the_post_office_has_its_own_rule() {
    // The head office keeps the usual check; another place adds up to a multiple of five.
    assert!(number("35600000000048").is_ok());
    assert!(number("35600000000006").is_ok());
    assert_eq!(number("35600000000007"), Err(BadNumber::Check));
    assert!(number("356000000").is_ok());
}

#[test]
fn associations_have_their_own_number() {
    assert!(matches!(number("w751234567"), Ok(OrganisationNumber::Rna(n)) if n == "W751234567"));
    assert_eq!(number("W75123456"), Err(BadNumber::Shape));
    let mut facts = module_facts(1, "vendre-sur-internet");
    facts.holder.organisation.number = number("W751234567").unwrap();
    assert_eq!(verdict(&issue_with(&site(), facts).document), Verdict::Valid);
}
