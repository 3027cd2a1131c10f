//! Trust lists and lists of withdrawals: what they let through, what they stop.

use super::*;
use passeport::credential::believed::Lists;
use passeport::credential::rule::RuleError;
use passeport::credential::status::{Bits, SMALLEST, StatusList};
use passeport::credential::trust::list::{
    ListFile, ListedIssuer, ListedKey, May, RevokedKey, Roots, TrustList, Trusted,
};
use passeport::credential::verify::verify_with;
use passeport::credential::{jwt, reading};
use passeport::domain::certificate::StatusPlace;

pub(super) const STATUS: &str = "https://epn.example/status/1";

pub(super) fn root(number: u8) -> SiteKey {
    SiteKey::from_entropy(&[100 + number; 32])
}

pub(super) fn roots() -> Roots {
    Roots::new(&[1, 2, 3].map(|number| root(number).public())).unwrap()
}

/// The second key of the site, as after a rotation.
pub(super) fn second() -> SiteKey {
    SiteKey::from_entropy(&[17; 32])
}

fn listed(key: &SiteKey) -> ListedKey {
    ListedKey {
        key: key.public(),
        from: at("2026-01-01T00:00:00Z"),
        until: None,
        may: May::ALL.into(),
    }
}

pub(super) fn list() -> TrustList {
    TrustList {
        sequence: 1,
        previous: None,
        issued: at("2026-11-20T08:00:00Z"),
        expires: at("2027-05-20T08:00:00Z"),
        roots: roots(),
        issuers: vec![ListedIssuer {
            name: "EPN de la Loire".to_owned(),
            siret: "73282932000074".parse().unwrap(),
            is_declared_provider: false,
            keys: vec![listed(&site()), listed(&second())],
        }],
        revoked: vec![],
    }
}

pub(super) fn signed(list: TrustList) -> ListFile {
    let mut file = ListFile::draft(list).unwrap();
    for number in [1, 3] {
        file.sign(&root(number), None, at("2026-11-20T08:00:00Z")).unwrap();
    }
    file
}

pub(super) fn trusted(list: TrustList) -> Trusted {
    signed(list).check(&roots()).unwrap()
}

pub(super) fn edited(edit: impl FnOnce(&mut TrustList)) -> Trusted {
    let mut list = list();
    edit(&mut list);
    trusted(list)
}

pub(super) fn withdrawn(key: &SiteKey, places: &[u32]) -> StatusList {
    let mut bits = Bits::new(SMALLEST);
    for place in places {
        assert!(bits.set(*place));
    }
    let list = StatusList {
        id: STATUS.to_owned(),
        key: key.public(),
        issued: at("2026-12-01T00:00:00Z"),
        until: at("2027-03-01T00:00:00Z"),
        bits,
    };
    StatusList::read(list.sign(key).unwrap().as_bytes()).unwrap()
}

pub(super) fn with_status(mut facts: Facts, index: u32) -> Facts {
    facts.status = Some(StatusPlace { list: STATUS.to_owned(), index });
    facts
}

pub(super) fn ask(document: &str, trust: Option<&Trusted>, statuses: &[StatusList]) -> Report {
    asked_at(later(), document, trust, statuses)
}

fn asked_at(
    at: Timestamp,
    document: &str,
    trust: Option<&Trusted>,
    statuses: &[StatusList],
) -> Report {
    let inquiry = Inquiry { document: document.as_bytes(), with: &[], pins: &[], at: Some(at) };
    verify_with(&inquiry, Lists { trust, statuses })
}

fn issuer_of(document: &str, trust: &Trusted) -> (u8, Check) {
    let report = ask(document, Some(trust), &[]);
    (report.verdict().exit_code(), report.issuer)
}

#[test]
fn a_site_of_the_list_is_believed_and_the_age_of_the_list_is_told() {
    let report = ask(&module().document, Some(&trusted(list())), &[]);
    assert_eq!(report.verdict(), Verdict::Valid);
    let [consulted] = report.consulted[..] else { panic!("{:?}", report.consulted) };
    assert_eq!((consulted.sequence, consulted.age_in_days(later())), (Some(1), 42));
    assert_eq!(report.site.unwrap().name, "EPN de la Loire");
}

#[test]
fn a_stranger_to_the_list_is_not_trusted_and_without_any_list_nothing_is_concluded() {
    let own = issue_with(&stranger(), module_facts(1, "vendre-sur-internet")).document;
    assert_eq!(issuer_of(&own, &trusted(list())), (5, Check::Failed(Reason::NotListed)));
    let report = ask(&module().document, None, &[]);
    assert_eq!((report.verdict(), report.consulted.len()), (Verdict::Unknown, 0));
}

#[test]
fn a_pin_stays_enough_for_who_has_no_list_or_one_without_the_site() {
    let own = issue_with(&stranger(), module_facts(1, "vendre-sur-internet")).document;
    let pins = [Pin::always(stranger().public())];
    let inquiry = Inquiry { document: own.as_bytes(), with: &[], pins: &pins, at: Some(later()) };
    let list = trusted(list());
    for trust in [None, Some(&list)] {
        let report = verify_with(&inquiry, Lists { trust, statuses: &[] });
        assert_eq!(report.verdict(), Verdict::Valid);
    }
    // But not for a key that fell into other hands.
    let list = edited(|list| {
        let (key, since) = (stranger().public(), at("2026-06-01T00:00:00Z"));
        list.revoked.push(RevokedKey { key, since, reason: "volée".to_owned() });
    });
    let report = verify_with(&inquiry, Lists { trust: Some(&list), statuses: &[] });
    assert_eq!(report.verdict(), Verdict::Untrusted);
}

#[test]
fn an_old_list_concludes_nothing_good() {
    let document = module().document;
    let after = at("2027-05-20T08:00:00Z");
    let old = trusted(list());
    let report = asked_at(after, &document, Some(&old), &[]);
    let why = Check::NotChecked(Reason::ListOld(after));
    assert_eq!((report.verdict().exit_code(), report.issuer), (2, why));
    assert_eq!(report.consulted.len(), 1, "its age is told all the same");
    let own = issue_with(&stranger(), module_facts(1, "vendre-sur-internet")).document;
    assert_eq!(asked_at(after, &own, Some(&old), &[]).verdict(), Verdict::Unknown);
    let just = at("2027-05-20T07:59:59Z");
    assert_eq!(asked_at(just, &document, Some(&old), &[]).verdict(), Verdict::Valid);
}

#[test]
fn a_signature_before_or_after_the_window_of_its_key_is_not_trusted() {
    let document = module().document;
    let outside = (5, Check::Failed(Reason::OutsidePin));
    let from = edited(|list| list.issuers[0].keys[0].from = at("2026-11-21T10:15:01Z"));
    let until = edited(|list| list.issuers[0].keys[0].until = Some(at("2026-11-21T10:14:59Z")));
    assert_eq!(issuer_of(&document, &from), outside);
    assert_eq!(issuer_of(&document, &until), outside);
    // What was signed inside the window stays valid after a rotation.
    let rotated = edited(|list| list.issuers[0].keys[0].until = Some(at("2026-11-21T10:15:00Z")));
    assert_eq!(issuer_of(&document, &rotated), (0, Check::Held));
}

#[test]
fn a_key_that_fell_into_other_hands_is_not_trusted_after_and_doubtful_before() {
    let document = module().document;
    let since = |since: &str| {
        edited(|list| {
            let (key, since) = (site().public(), at(since));
            list.revoked.push(RevokedKey { key, since, reason: "ordinateur volé".to_owned() });
        })
    };
    let (before, after) = ("2026-11-21T10:15:00Z", "2026-11-21T10:15:01Z");
    let found = issuer_of(&document, &since(before));
    assert_eq!(found, (5, Check::Failed(Reason::KeyRevoked(at(before)))));
    let found = issuer_of(&document, &since(after));
    assert_eq!(found, (2, Check::NotChecked(Reason::KeyCompromised(at(after)))));
}

#[test]
fn a_key_signs_only_what_the_list_lets_it_sign() {
    let only = |may: May| edited(|list| list.issuers[0].keys[0].may = [may].into());
    let refused = (5, Check::Failed(Reason::NotAllowed));
    let supervised = module().document;
    assert_eq!(issuer_of(&supervised, &only(May::Supervised)), (0, Check::Held));
    assert_eq!(issuer_of(&supervised, &only(May::Module)), refused);
    assert_eq!(issuer_of(&supervised, &only(May::Passport)), refused);
    let mut alone = module_facts(1, "vendre-sur-internet");
    passed(&mut alone).obtained = Obtained::Alone;
    let alone = issue_with(&site(), alone).document;
    assert_eq!(issuer_of(&alone, &only(May::Module)), (0, Check::Held));
    assert_eq!(issuer_of(&alone, &only(May::Supervised)), refused);
    // A group says no more about who sat there; who vouches for more may say it as well.
    let mut group = module_facts(1, "vendre-sur-internet");
    passed(&mut group).obtained = Obtained::InGroup;
    let group = issue_with(&site(), group).document;
    assert_eq!(issuer_of(&group, &only(May::Module)), (0, Check::Held));
    assert_eq!(issuer_of(&group, &only(May::Supervised)), (0, Check::Held));
    assert_eq!(issuer_of(&group, &only(May::Passport)), refused);
    let passport = issue_with(&site(), passport_facts(&three_modules())).document;
    assert_eq!(issuer_of(&passport, &only(May::Passport)), (0, Check::Held));
    assert_eq!(issuer_of(&passport, &only(May::Module)), refused);
}

#[test]
fn the_name_in_the_list_counts_and_another_number_is_refused() {
    let look_alike = edited(|list| list.issuers[0].name = "EPN de Roanne".to_owned());
    let report = ask(&module().document, Some(&look_alike), &[]);
    assert_eq!(report.verdict(), Verdict::Valid);
    assert_eq!(report.site.unwrap().name, "EPN de Roanne");
    let other = edited(|list| list.issuers[0].siret = "35600000000048".parse().unwrap());
    let why = Reason::OtherIssuer("EPN de la Loire".to_owned());
    assert_eq!(issuer_of(&module().document, &other), (5, Check::Failed(why)));
}

#[test]
fn a_withdrawn_certificate_is_told_apart_from_its_neighbours() {
    let trust = trusted(list());
    let statuses = [withdrawn(&site(), &[4, 131_071])];
    let code = |index: u32, statuses: &[StatusList]| {
        let facts = with_status(module_facts(1, "vendre-sur-internet"), index);
        let report = ask(&issue_with(&site(), facts).document, Some(&trust), statuses);
        (report.verdict().exit_code(), report.status)
    };
    assert_eq!(code(4, &statuses), (3, Check::Failed(Reason::Revoked)));
    assert_eq!(code(131_071, &statuses), (3, Check::Failed(Reason::Revoked)));
    assert_eq!(code(5, &statuses), (0, Check::Held));
    assert_eq!(code(4, &[]), (2, Check::NotChecked(Reason::NoStatusList)));
    assert_eq!(code(SMALLEST, &statuses), (2, Check::NotChecked(Reason::StatusPlace)));
    // Without an entry there is nothing to look up.
    let report = ask(&module().document, Some(&trust), &[]);
    assert_eq!((report.verdict(), report.status), (Verdict::Valid, Check::NotNeeded));
}

#[test]
fn an_entry_taken_off_or_changed_breaks_the_signature() {
    let facts = with_status(module_facts(1, "vendre-sur-internet"), 4);
    let document = issue_with(&site(), facts).document;
    let edited = |edit: fn(&mut Value)| {
        let mut value: Value = serde_json::from_str(&document).unwrap();
        edit(&mut value);
        verdict(&value.to_string())
    };
    let edits: [fn(&mut Value); 4] = [
        |c| drop(c.as_object_mut().unwrap().remove("credentialStatus")),
        |c| c["credentialStatus"]["statusListIndex"] = "5".into(),
        |c| c["credentialStatus"]["statusListIndex"] = 4.into(),
        |c| c["credentialStatus"]["statusPurpose"] = "suspension".into(),
    ];
    for edit in edits {
        assert_eq!(edited(edit), Verdict::Altered);
    }
}

#[test]
fn a_list_of_withdrawals_of_another_site_counts_for_nothing() {
    let facts = with_status(module_facts(1, "vendre-sur-internet"), 4);
    let document = issue_with(&site(), facts).document;
    let trust = edited(|list| {
        list.issuers.push(ListedIssuer {
            name: "EPN du Rhône".to_owned(),
            siret: "35600000000048".parse().unwrap(),
            is_declared_provider: false,
            keys: vec![listed(&stranger())],
        });
    });
    for places in [&[][..], &[4]] {
        let report = ask(&document, Some(&trust), &[withdrawn(&stranger(), places)]);
        assert_eq!(report.status, Check::NotChecked(Reason::StatusForeign));
        assert_eq!(report.verdict(), Verdict::Unknown);
    }
    // Beside the genuine one it changes nothing.
    let both = [withdrawn(&stranger(), &[]), withdrawn(&site(), &[4])];
    assert_eq!(ask(&document, Some(&trust), &both).verdict(), Verdict::Revoked);
    // The next key of the same site may go on with the list.
    let next = [withdrawn(&second(), &[4])];
    assert_eq!(ask(&document, Some(&trust), &next).verdict(), Verdict::Revoked);
    // A key in other hands may not.
    let stolen = edited(|list| {
        let (key, since) = (second().public(), at("2026-06-01T00:00:00Z"));
        list.revoked.push(RevokedKey { key, since, reason: "volée".to_owned() });
    });
    let found = ask(&document, Some(&stolen), &next).status;
    assert_eq!(found, Check::NotChecked(Reason::StatusForeign));
}

#[test]
fn an_old_list_of_withdrawals_still_withdraws_and_absolves_nobody() {
    let trust = edited(|list| list.expires = at("2030-01-01T00:00:00Z"));
    let statuses = [withdrawn(&site(), &[4])];
    let until = at("2027-03-01T00:00:00Z");
    for (index, code) in [(4, 3), (5, 2)] {
        let facts = with_status(module_facts(1, "vendre-sur-internet"), index);
        let document = issue_with(&site(), facts).document;
        let report = asked_at(until, &document, Some(&trust), &statuses);
        assert_eq!(report.verdict().exit_code(), code);
        let [_, list] = report.consulted[..] else { panic!("{:?}", report.consulted) };
        assert_eq!((list.sequence, list.age_in_days(until)), (None, 90));
    }
}

#[test]
fn the_latest_of_two_lists_of_withdrawals_counts() {
    let trust = trusted(list());
    let facts = with_status(module_facts(1, "vendre-sur-internet"), 4);
    let document = issue_with(&site(), facts).document;
    let mut early = withdrawn(&site(), &[]);
    early.issued = at("2026-11-25T00:00:00Z");
    for lists in [[early.clone(), withdrawn(&site(), &[4])], [withdrawn(&site(), &[4]), early]] {
        assert_eq!(ask(&document, Some(&trust), &lists).verdict(), Verdict::Revoked);
    }
}

/// A Passeport of three modules, the second one at place 4 and signed by `key`.
fn passport_with(key: &SiteKey) -> (Signed, Vec<Vec<u8>>) {
    let mut modules = three_modules();
    modules[1] = issue_with(key, with_status(module_facts(2, "mots-de-passe"), 4));
    let keys = [site().public(), key.public()];
    let earned = |one: &Signed| issue::module_earned(one.document.as_bytes(), &keys).unwrap();
    let subject = Subject::Passport(PassportEarned {
        rule: PassportRule::PROGRAMME,
        modules: modules.iter().map(earned).collect(),
    });
    let facts = Facts { subject, ..passport_facts(&three_modules()) };
    let with = modules.iter().map(|one| one.document.clone().into()).collect();
    (issue_with(&site(), facts), with)
}

#[test]
fn a_passport_falls_with_a_module_that_was_withdrawn_or_signed_too_late() {
    let trust = trusted(list());
    let ask = |key: &SiteKey, trust: &Trusted, statuses: &[StatusList]| {
        let (passport, with) = passport_with(key);
        let document = passport.document.as_bytes();
        let inquiry = Inquiry { document, with: &with, pins: &[], at: Some(later()) };
        let report = verify_with(&inquiry, Lists { trust: Some(trust), statuses });
        (report.verdict().exit_code(), report.rule)
    };
    let file = |why| Reason::File { number: 2, why };
    let held = ask(&site(), &trust, &[withdrawn(&site(), &[])]);
    assert_eq!(held, (0, Check::Held));
    let revoked = ask(&site(), &trust, &[withdrawn(&site(), &[4])]);
    assert_eq!(revoked, (3, Check::Failed(file(RuleError::Revoked))));
    let unsure = ask(&site(), &trust, &[]);
    assert_eq!(unsure, (2, Check::NotChecked(file(RuleError::Unsure))));
    let late = edited(|list| {
        list.issuers[0].keys[1].until = Some(at("2026-11-20T00:00:00Z"));
    });
    let late = ask(&second(), &late, &[withdrawn(&site(), &[])]);
    assert_eq!(late, (5, Check::Failed(file(RuleError::Untrusted))));
}

#[test]
fn lists_for_other_people_s_software_are_what_they_say() {
    let withdrawn_one = with_status(module_facts(1, "vendre-sur-internet"), 4);
    let kept_one = with_status(module_facts(2, "mots-de-passe"), 5);
    let [withdrawn_one, kept_one] =
        [withdrawn_one, kept_one].map(|facts| issue_with(&site(), facts).document);
    let token = |document: &str| {
        jwt::encode(&site(), &reading::read(document.as_bytes()).unwrap()).unwrap()
    };
    // Others look at the clock themselves: this one holds for long.
    let (issued, until) = (at("2026-11-21T10:15:00Z"), at("2056-11-21T10:15:00Z"));
    let list_of = StatusList { issued, until, ..withdrawn(&site(), &[4]) };
    let trust_list = signed(list());
    let files = [
        ("status/list.json", list_of.sign(&site()).unwrap()),
        ("status/list.jwt", list_of.sign_token(&site()).unwrap()),
        ("status/withdrawn.json", withdrawn_one.clone()),
        ("status/kept.json", kept_one.clone()),
        ("status/withdrawn.jwt", token(&withdrawn_one)),
        ("status/kept.jwt", token(&kept_one)),
        ("trust/list.json", trust_list.to_text()),
    ];
    let (trust, statuses) = (trusted(list()), [list_of]);
    assert_eq!(ask(&files[2].1, Some(&trust), &statuses).verdict(), Verdict::Revoked);
    assert_eq!(ask(&files[3].1, Some(&trust), &statuses).verdict(), Verdict::Valid);
    let Some(folder) = std::env::var_os("PASSEPORT_EXAMPLES") else { return };
    for (name, text) in files {
        let path = std::path::Path::new(&folder).join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

#[test]
fn without_a_clock_nothing_is_concluded_and_the_clock_is_named() {
    let trust = trusted(list());
    let facts = with_status(module_facts(1, "vendre-sur-internet"), 5);
    let document = issue_with(&site(), facts).document;
    let inquiry = Inquiry { document: document.as_bytes(), with: &[], pins: &[], at: None };
    let statuses = [withdrawn(&site(), &[])];
    let report = verify_with(&inquiry, Lists { trust: Some(&trust), statuses: &statuses });
    let clock = Check::NotChecked(Reason::Clock);
    assert_eq!((&report.issuer, &report.dates, &report.status), (&clock, &clock, &clock));
    assert_eq!(report.verdict(), Verdict::Unknown);
}
