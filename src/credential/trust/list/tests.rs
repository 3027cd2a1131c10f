use super::*;

fn root(number: u8) -> SiteKey {
    SiteKey::from_entropy(&[100 + number; 32])
}

fn roots(numbers: [u8; 3]) -> Roots {
    Roots::new(&numbers.map(|number| root(number).public())).unwrap()
}

fn at(text: &str) -> Timestamp {
    Timestamp::from_rfc3339(text).unwrap()
}

fn list() -> TrustList {
    TrustList {
        sequence: 1,
        previous: None,
        issued: at("2026-11-20T08:00:00Z"),
        expires: at("2027-05-20T08:00:00Z"),
        roots: roots([1, 2, 3]),
        issuers: vec![ListedIssuer {
            name: "EPN de la Loire".to_owned(),
            siret: "73282932000074".parse().unwrap(),
            is_declared_provider: true,
            keys: vec![ListedKey {
                key: SiteKey::from_entropy(&[7; 32]).public(),
                from: at("2026-01-01T00:00:00Z"),
                until: None,
                may: May::ALL.into(),
            }],
        }],
        revoked: vec![RevokedKey {
            key: SiteKey::from_entropy(&[9; 32]).public(),
            since: at("2026-06-01T00:00:00Z"),
            reason: "ordinateur volé".to_owned(),
        }],
    }
}

fn signed(list: TrustList, by: &[u8]) -> ListFile {
    let mut file = ListFile::draft(list).unwrap();
    let before = roots([1, 2, 3]);
    for number in by {
        file.sign(&root(*number), Some(&before), at("2026-11-20T09:00:00Z")).unwrap();
    }
    file
}

fn trusted(list: TrustList) -> Trusted {
    signed(list, &[1, 2]).check(&roots([1, 2, 3])).unwrap()
}

#[test]
fn what_is_written_is_read_back() {
    let file = signed(list(), &[1, 3]);
    let read = ListFile::read(file.to_text().as_bytes()).unwrap();
    assert_eq!(read.list, list());
    assert_eq!(read.signers(), [root(1).public(), root(3).public()]);
    assert_eq!(read.check(&roots([3, 2, 1])).unwrap().list(), &list());
    assert_eq!(read.to_text(), file.to_text());
}

#[test]
fn one_root_is_not_enough_and_the_same_twice_is_one() {
    let one = signed(list(), &[2]);
    assert_eq!(one.check(&roots([1, 2, 3])).unwrap_err(), ListError::TooFewRoots { found: 1 });
    let mut again = signed(list(), &[2, 2]);
    assert_eq!(again.proofs.len(), 1);
    again.proofs.push(again.proofs[0].clone());
    assert_eq!(again.check(&roots([1, 2, 3])).unwrap_err(), ListError::TooFewRoots { found: 1 });
    assert_eq!(
        signed(list(), &[]).check(&roots([1, 2, 3])).unwrap_err(),
        ListError::TooFewRoots { found: 0 }
    );
}

#[test]
fn roots_that_nobody_pinned_do_not_count() {
    let own = TrustList { roots: roots([4, 5, 6]), ..list() };
    let mut file = ListFile::draft(own).unwrap();
    for number in [4, 5, 6] {
        file.sign(&root(number), None, at("2026-11-20T09:00:00Z")).unwrap();
    }
    assert_eq!(file.check(&roots([1, 2, 3])).unwrap_err(), ListError::TooFewRoots { found: 0 });
    assert!(file.sign(&root(7), None, at("2026-11-20T09:00:00Z")).is_err());
    assert_eq!(Roots::new(&[root(1).public(), root(1).public(), root(2).public()]), None);
    assert_eq!(Roots::new(&[root(1).public(), root(2).public()]), None);
}

#[test]
fn a_root_is_replaced_when_two_old_and_two_new_ones_sign() {
    let first = trusted(list());
    let next = TrustList {
        sequence: 2,
        previous: Some(first.digest().to_owned()),
        roots: roots([2, 4, 5]),
        ..list()
    };
    let old = roots([1, 2, 3]);
    let refused = signed(next.clone(), &[1, 3]).check(&old);
    assert_eq!(refused.unwrap_err(), ListError::TooFewRoots { found: 0 });
    let replaced = signed(next, &[1, 2, 4]).check(&old).unwrap();
    assert_eq!(first.precedes(&replaced), Ok(()));
    assert_eq!(replaced.list().roots, roots([2, 4, 5]));
}

#[test]
fn an_older_list_another_of_the_same_number_or_a_broken_chain_is_refused() {
    let first = trusted(list());
    let second = TrustList { sequence: 2, previous: Some(first.digest().to_owned()), ..list() };
    let second = trusted(second);
    assert_eq!(first.precedes(&second), Ok(()));
    assert_eq!(second.precedes(&second.clone()), Ok(()));
    let back = second.precedes(&first);
    assert_eq!(back, Err(ListError::Rollback { found: 1, known: 2 }));
    let mut other = list();
    other.issuers.clear();
    let other = first.precedes(&trusted(other));
    assert_eq!(other, Err(ListError::Rollback { found: 1, known: 1 }));
    let broken = TrustList { sequence: 2, previous: Some("0".repeat(64)), ..list() };
    assert_eq!(first.precedes(&trusted(broken)), Err(ListError::Chain));
    let far = TrustList { sequence: 9, previous: Some("0".repeat(64)), ..list() };
    assert_eq!(first.precedes(&trusted(far)), Ok(()), "lists in between may be missed");
}

#[test]
fn a_changed_list_or_signature_is_refused() {
    let text = signed(list(), &[1, 2]).to_text();
    let check = |text: &str| ListFile::read(text.as_bytes())?.check(&roots([1, 2, 3]));
    assert!(check(&text).is_ok());
    for (from, to) in [
        ("EPN de la Loire", "EPN du Rhône"),
        ("\"declaredProvider\": true", "\"declaredProvider\": false"),
        ("2027-05-20", "2037-05-20"),
        ("\"sequence\": \"1\"", "\"sequence\": \"2\""),
        ("assertionMethod", "authentication"),
        ("eddsa-jcs-2022", "eddsa-rdfc-2022"),
        ("\"module\",", ""),
        ("\"sequence\": \"1\"", "\"sequence\": 1"),
        ("\"roots\"", "\"note\": \"x\", \"roots\""),
    ] {
        assert!(text.contains(from), "{from} in {text}");
        assert!(check(&text.replace(from, to)).is_err(), "{from}");
    }
}

#[test]
fn lists_that_contradict_themselves_are_refused() {
    let refused = |edit: fn(&mut TrustList)| {
        let mut list = list();
        edit(&mut list);
        ListFile::draft(list).unwrap_err()
    };
    assert_eq!(refused(|list| list.expires = list.issued), ListError::Dates);
    assert_eq!(refused(|list| list.sequence = 2), ListError::Member("previous"));
    assert!(matches!(
        refused(|list| {
            let again = list.issuers[0].clone();
            list.issuers.push(again);
        }),
        ListError::Twice(_)
    ));
    assert!(matches!(
        refused(|list| list.issuers[0].keys[0].key = root(1).public()),
        ListError::Twice(_)
    ));
    assert!(matches!(
        refused(|list| list.issuers[0].siret = "732829320".parse().unwrap()),
        ListError::Refused(Refusal::NotASiret)
    ));
    assert!(matches!(
        refused(|list| list.issuers[0].name = "EPN\u{200b}".to_owned()),
        ListError::Refused(_)
    ));
}
