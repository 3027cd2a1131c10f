//! The other forms of a certificate, before trust lists and lists of withdrawals.

use super::lists::{ask, edited, second, with_status, withdrawn};
use super::*;
use passeport::credential::qr::{self, Extent};
use passeport::credential::reading;
use passeport::credential::trust::list::{May, RevokedKey, Trusted};
use passeport::credential::{dossier, jwt};

fn code_of(key: &SiteKey, facts: Facts) -> String {
    let document = issue_with(key, facts).document;
    let read = reading::read(document.as_bytes()).unwrap();
    qr::payload(key, &read, &|_| Some(6), Extent::Screen).unwrap()
}

fn code(facts: Facts) -> String {
    code_of(&site(), facts)
}

fn facts() -> Facts {
    module_facts(1, "vendre-sur-internet")
}

fn issuer_of(code: &str, trust: &Trusted) -> (Verdict, Check) {
    let report = ask(code, Some(trust), &[]);
    (report.verdict(), report.issuer)
}

#[test]
fn a_code_of_a_site_of_the_list_is_believed_and_the_site_named() {
    let trust = edited(|_| {});
    for key in [site(), second()] {
        let report = ask(&code_of(&key, facts()), Some(&trust), &[]);
        assert_eq!(report.verdict(), Verdict::Valid);
        assert_eq!(report.site.unwrap().name, "EPN de la Loire");
        assert_eq!(report.consulted.len(), 1);
    }
    let (verdict, issuer) = issuer_of(&code_of(&stranger(), facts()), &trust);
    assert_eq!((verdict, issuer), (Verdict::Untrusted, Check::Failed(Reason::NotListed)));
}

#[test]
fn an_old_list_concludes_nothing_about_a_code() {
    let expires = at("2026-12-31T00:00:00Z");
    let trust = edited(|list| list.expires = expires);
    for key in [site(), stranger()] {
        let (verdict, issuer) = issuer_of(&code_of(&key, facts()), &trust);
        assert_eq!(issuer, Check::NotChecked(Reason::ListOld(expires)));
        assert_eq!(verdict, Verdict::Unknown);
    }
}

#[test]
fn the_window_of_a_key_and_what_it_may_sign_hold_for_codes_to_the_day() {
    let code = code(facts());
    let from = |moment: &'static str| edited(move |list| list.issuers[0].keys[0].from = at(moment));
    assert_eq!(issuer_of(&code, &from("2026-11-21T23:00:00Z")).0, Verdict::Valid);
    let (verdict, issuer) = issuer_of(&code, &from("2026-11-22T00:00:00Z"));
    assert_eq!((verdict, issuer), (Verdict::Untrusted, Check::Failed(Reason::OutsidePin)));
    let trust = edited(|list| list.issuers[0].keys[0].may = [May::Module, May::Passport].into());
    assert_eq!(issuer_of(&code, &trust).1, Check::Failed(Reason::NotAllowed));
}

#[test]
fn a_code_of_a_key_in_other_hands_is_doubtful_before_and_worthless_since() {
    let revoked = |since: &'static str| {
        edited(move |list| {
            let (key, reason) = (site().public(), "volée".to_owned());
            list.revoked = vec![RevokedKey { key, since: at(since), reason }];
        })
    };
    let code = code(facts());
    let (verdict, issuer) = issuer_of(&code, &revoked("2026-11-22T00:00:00Z"));
    assert_eq!(verdict, Verdict::Unknown);
    assert!(matches!(issuer, Check::NotChecked(Reason::KeyCompromised(_))));
    let (verdict, issuer) = issuer_of(&code, &revoked("2026-11-21T23:59:59Z"));
    assert_eq!(verdict, Verdict::Untrusted);
    assert!(matches!(issuer, Check::Failed(Reason::KeyRevoked(_))));
}

#[test]
fn every_form_of_a_withdrawn_certificate_is_withdrawn() {
    let trust = edited(|_| {});
    let document = issue_with(&site(), with_status(facts(), 7)).document;
    let read = reading::read(document.as_bytes()).unwrap();
    let code = qr::payload(&site(), &read, &|_| Some(6), Extent::Screen).unwrap();
    assert!(code.len() <= 195, "{}", code.len());
    for form in [jwt::encode(&site(), &read).unwrap(), code] {
        let verdict =
            |places: &[u32]| ask(&form, Some(&trust), &[withdrawn(&site(), places)]).verdict();
        assert_eq!(verdict(&[6, 8]), Verdict::Valid, "{form}");
        assert_eq!(verdict(&[7]), Verdict::Revoked, "{form}");
        assert_eq!(ask(&form, Some(&trust), &[]).verdict(), Verdict::Unknown);
        let foreign = [withdrawn(&stranger(), &[7])];
        assert_eq!(ask(&form, Some(&trust), &foreign).verdict(), Verdict::Unknown);
    }
}

#[test]
fn with_two_lists_of_one_issuer_a_code_cannot_tell_which_is_meant() {
    let code = code(with_status(facts(), 7));
    let mut other = withdrawn(&site(), &[7]);
    other.id = "https://epn.example/status/2".to_owned();
    let report = ask(&code, Some(&edited(|_| {})), &[withdrawn(&site(), &[]), other]);
    assert_eq!(report.status, Check::NotChecked(Reason::StatusForeign));
    assert_eq!(report.verdict(), Verdict::Unknown);
}

#[test]
fn a_dossier_falls_with_what_is_in_it() {
    let modules: Vec<Signed> = (1..)
        .zip(["vendre-sur-internet", "mots-de-passe", "facture-electronique"])
        .map(|(place, module)| {
            issue_with(
                &site(),
                with_status(module_facts(place, module), u32::try_from(place).unwrap()),
            )
        })
        .collect();
    let passport = issue_with(&site(), with_status(passport_facts(&modules), 9)).document;
    let read = |document: &str| reading::read(document.as_bytes()).unwrap();
    let modules: Vec<_> = modules.iter().map(|signed| read(&signed.document)).collect();
    let whole = dossier::write(&site(), &read(&passport), &modules).unwrap();
    let trust = edited(|_| {});
    let verdict =
        |places: &[u32]| ask(&whole, Some(&trust), &[withdrawn(&site(), places)]).verdict();
    assert_eq!(verdict(&[]), Verdict::Valid);
    assert_eq!(verdict(&[9]), Verdict::Revoked);
    assert_eq!(verdict(&[2]), Verdict::Revoked);
    let unlisted = edited(|list| list.issuers[0].keys = vec![list.issuers[0].keys[1].clone()]);
    let report = ask(&whole, Some(&unlisted), &[withdrawn(&site(), &[])]);
    assert_eq!(report.verdict(), Verdict::Untrusted);
}
