//! Certificates: issued, read back, verified, attacked.

mod attacks;
mod claims;
mod command;
mod examples;
mod exported;
mod flips;
mod forgeries;
mod formats;
mod golden;
mod issuing;
mod kept;
mod keys;
mod listed;
mod lists;
mod many;
mod meaning;
mod page;
mod papers;
mod passport;
mod standard;
mod table;

use std::fs;

use passeport::credential::document::Words;
use passeport::credential::issue::{self, Signed};
use passeport::credential::key::{PublicKey, SiteKey};
use passeport::credential::proof;
use passeport::credential::trust::Pin;
use passeport::credential::verify::{Check, Inquiry, Reason, Report, Verdict, verify};
use passeport::domain::attempt::Score;
use passeport::domain::certificate::{
    Claims, Facts, Holder, Issuer, ModulePassed, Obtained, PassportEarned, Refusal, Subject,
};
use passeport::domain::id::RandomId;
use passeport::domain::learner::Organisation;
use passeport::domain::module::MasteryRule;
use passeport::domain::passport::PassportRule;
use passeport::domain::record::Edition;
use passeport::domain::time::Timestamp;
use passeport::run::wording;
use passeport::text::Text;
use proptest::prelude::*;
use serde_json::{Value, json};

const SITE: [u8; 32] = [7; 32];

fn at(text: &str) -> Timestamp {
    Timestamp::from_rfc3339(text).unwrap()
}

fn later() -> Timestamp {
    at("2027-01-01T00:00:00Z")
}

fn site() -> SiteKey {
    SiteKey::from_entropy(&SITE)
}

fn stranger() -> SiteKey {
    SiteKey::from_entropy(&[8; 32])
}

fn issuer() -> Issuer {
    Issuer {
        name: "EPN de la Loire".to_owned(),
        siret: Some("73282932000074".parse().unwrap()),
        url: Some("https://epn.example/".to_owned()),
    }
}

fn bakery() -> Organisation {
    Organisation {
        name: "Boulangerie « Chez Zoé »".to_owned(),
        number: "732829320".parse().unwrap(),
    }
}

fn module_facts(id: u128, module: &str) -> Facts {
    Facts {
        id: RandomId::from_entropy(id.wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835)),
        issued: at("2026-11-21T10:15:00Z"),
        until: None,
        status: None,
        holder: Holder {
            learner: RandomId::from_entropy(99),
            name: None,
            organisation: bakery(),
            email: None,
        },
        subject: Subject::Module(ModulePassed {
            module: module.parse().unwrap(),
            edition: Edition { version: "1.4.0".to_owned(), sha256: "5a".repeat(32) },
            obtained: Obtained::Supervised,
            started: at("2026-11-21T09:00:00Z"),
            ended: at("2026-11-21T10:10:00Z"),
            score: Score { right: 9, of: 10 },
            rule: MasteryRule { drawn: 10, right: 7 },
            journal: Some("c3".repeat(32)),
        }),
    }
}

fn passed(facts: &mut Facts) -> &mut ModulePassed {
    match &mut facts.subject {
        Subject::Module(passed) => passed,
        Subject::Passport(_) => panic!("not a module"),
    }
}

fn words(facts: &Facts) -> Words {
    let text = Text::embedded("fr");
    match &facts.subject {
        Subject::Module(passed) => {
            wording::for_module(&text, passed, ("Vendre sur Internet", "Ouvrir sa boutique."), None)
        }
        Subject::Passport(earned) => wording::for_passport(&text, earned.rule),
    }
}

fn issue_with(key: &SiteKey, facts: Facts) -> Signed {
    let words = words(&facts);
    issue::issue(key, &issuer(), &Claims::new(facts).unwrap(), &words).unwrap()
}

fn module() -> Signed {
    issue_with(&site(), module_facts(1, "vendre-sur-internet"))
}

fn three_modules() -> Vec<Signed> {
    let names = ["vendre-sur-internet", "mots-de-passe", "facture-electronique"];
    (1..).zip(names).map(|(id, name)| issue_with(&site(), module_facts(id, name))).collect()
}

fn passport_facts(modules: &[Signed]) -> Facts {
    let earned = |signed: &Signed| {
        issue::module_earned(signed.document.as_bytes(), &[site().public()]).unwrap()
    };
    let earned = PassportEarned {
        rule: PassportRule::PROGRAMME,
        modules: modules.iter().map(earned).collect(),
    };
    Facts {
        id: RandomId::from_entropy(0xabc << 90),
        issued: at("2026-11-22T09:00:00Z"),
        subject: Subject::Passport(earned),
        ..module_facts(1, "unused")
    }
}

fn check(document: &str, with: &[Signed], pins: &[PublicKey]) -> Report {
    let with: Vec<Vec<u8>> = with.iter().map(|signed| signed.document.clone().into()).collect();
    let pins: Vec<Pin> = pins.iter().copied().map(Pin::always).collect();
    let inquiry =
        Inquiry { document: document.as_bytes(), with: &with, pins: &pins, at: Some(later()) };
    verify(&inquiry)
}

fn verdict(document: &str) -> Verdict {
    check(document, &[], &[site().public()]).verdict()
}

#[test]
fn a_genuine_certificate_is_valid_and_says_what_was_claimed() {
    let facts = module_facts(1, "vendre-sur-internet");
    let report = check(&module().document, &[], &[site().public()]);
    assert_eq!(report.verdict(), Verdict::Valid);
    let read = report.certificate.unwrap();
    assert_eq!(read.claims.facts(), &facts);
    assert_eq!(read.issuer, issuer());
    assert_eq!(read.words, words(&facts));
    assert_eq!(read.key, site().public());
}

#[test]
fn a_passport_is_valid_alone_and_checked_to_the_ground_with_its_modules() {
    let modules = three_modules();
    let passport = issue_with(&site(), passport_facts(&modules));
    let alone = check(&passport.document, &[], &[site().public()]);
    assert_eq!(alone.verdict(), Verdict::Valid);
    let missing = Check::NotChecked(Reason::FilesMissing { missing: 3, of: 3 });
    assert_eq!(alone.rule, missing);
    let whole = check(&passport.document, &modules, &[site().public()]);
    assert_eq!((whole.verdict(), whole.rule), (Verdict::Valid, Check::Held));
}
