use super::*;
use proptest::prelude::*;

fn at(text: &str) -> Timestamp {
    Timestamp::from_rfc3339(text).unwrap()
}

fn key() -> SiteKey {
    SiteKey::from_entropy(&[7; 32])
}

fn list() -> StatusList {
    let mut bits = Bits::new(0);
    assert!(bits.set(94_567) && bits.set(0) && bits.set(SMALLEST - 1));
    StatusList {
        id: "https://epn.example/status/1".to_owned(),
        key: key().public(),
        issued: at("2026-11-22T09:00:00Z"),
        until: at("2027-02-20T09:00:00Z"),
        bits,
    }
}

fn packed(bytes: &[u8]) -> String {
    let mut packed = GzBuilder::new().write(Vec::new(), Compression::best());
    packed.write_all(bytes).unwrap();
    format!("u{}", URL_SAFE_NO_PAD.encode(packed.finish().unwrap()))
}

#[test]
fn what_is_signed_is_read_back() {
    let text = list().sign(&key()).unwrap();
    assert_eq!(StatusList::read(text.as_bytes()), Ok(list()));
    assert_eq!(list().sign(&key()).unwrap(), text, "the same list gives the same bytes");
    assert_eq!(list().bits.count(), 3);
    assert_eq!(list().bits.get(94_567), Some(true));
    assert_eq!(list().bits.get(94_568), Some(false));
    assert_eq!(list().bits.get(SMALLEST), None);
    assert!(!list().bits.clone().set(SMALLEST));
}

#[test]
fn the_first_place_is_the_highest_bit_of_the_first_byte() {
    let mut bits = Bits::new(SMALLEST);
    bits.set(0);
    bits.set(10);
    assert_eq!(&bits.0[..3], [0x80, 0x20, 0]);
}

#[test]
fn lists_too_short_or_that_unfold_without_end_are_refused() {
    let short = packed(&vec![0; SMALLEST as usize / 8 - 1]);
    assert_eq!(Bits::decode(&short), Err(StatusError::Length));
    assert_eq!(Bits::decode(&packed(&[])), Err(StatusError::Length));
    let bomb = packed(&vec![0; 64 * 1024 * 1024]);
    assert!(bomb.len() < 100_000);
    assert_eq!(Bits::decode(&bomb), Err(StatusError::Length));
    let good = list().bits.encode();
    assert!(good.starts_with("uH4sI"));
    let (bare, cut) = (good.get(1..).unwrap(), good.get(..good.len() - 9).unwrap());
    for bad in ["", "u", "uH4sI", bare, cut, &format!("{good}AAAA")] {
        assert!(Bits::decode(bad).is_err(), "{bad}");
    }
}

#[test]
fn changed_lists_and_other_purposes_are_refused() {
    let text = list().sign(&key()).unwrap();
    for (from, to) in [
        ("2027-02-20", "2037-02-20"),
        ("\"revocation\"", "\"suspension\""),
        ("status/1\"", "status/2\""),
        ("BitstringStatusListCredential", "OpenBadgeCredential"),
        ("assertionMethod", "authentication"),
        ("\"issuer\"", "\"name\": \"x\", \"issuer\""),
    ] {
        assert!(text.contains(from), "{from}");
        assert!(StatusList::read(text.replace(from, to).as_bytes()).is_err(), "{from}");
    }
    let other = SiteKey::from_entropy(&[8; 32]);
    let forged = text.replace(&key().public().did(), &other.public().did());
    assert_eq!(StatusList::read(forged.as_bytes()), Err(StatusError::Signature));
    let no_proof = StatusList::read(text.replace("\"proof\"", "\"evidence\"").as_bytes());
    assert_eq!(no_proof, Err(StatusError::Member("proof")));
}

#[test]
fn the_token_says_the_same_and_its_signature_holds() {
    let token = list().sign_token(&key()).unwrap();
    let [header, payload, signature] = token.split('.').collect::<Vec<_>>()[..] else {
        panic!("{token}")
    };
    let read = |part: &str| URL_SAFE_NO_PAD.decode(part).unwrap();
    let payload_read: Value = serde_json::from_slice(&read(payload)).unwrap();
    assert_eq!(payload_read["nbf"], 1_795_338_000);
    assert_eq!(payload_read["jti"], payload_read["id"]);
    assert_eq!(payload_read["iss"], payload_read["issuer"]);
    let signed = format!("{header}.{payload}");
    assert!(key().public().is_signature(signed.as_bytes(), &read(signature)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn places_set_are_found_and_no_others(places in proptest::collection::btree_set(0..SMALLEST, 0..200)) {
        let mut bits = Bits::new(SMALLEST);
        for place in &places {
            bits.set(*place);
        }
        let read = Bits::decode(&bits.encode()).unwrap();
        prop_assert_eq!(&read, &bits);
        prop_assert_eq!(read.count() as usize, places.len());
        prop_assert!(places.iter().all(|place| read.get(*place) == Some(true)));
    }

    #[test]
    fn no_text_makes_the_reader_stumble(text in "u?[A-Za-z0-9_-]{0,60}") {
        prop_assert!(Bits::decode(&text).is_err());
    }
}
