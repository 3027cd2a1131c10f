//! Seals of cards: what a store keeps of the five words.
//!
//! Argon2id (RFC 9106) with 19 MiB, two passes and one lane, which OWASP gives as
//! enough for passwords: a guess costs a thief of the store tens of milliseconds,
//! and a learner waits no longer than that.

use argon2::password_hash::{Output, ParamsString, PasswordHash, SaltString};
use argon2::{Algorithm, Argon2, Block, Params, Version};

use super::passphrase::asks_at_most;
use crate::domain::card::Card;
use crate::domain::record::CardSeal;

/// The most memory in KiB, passes and lanes that a seal from elsewhere may ask for:
/// a record in an imported file must not be able to stop the machine.
const MOST: (u32, u32, u32) = (64 * 1024, 10, 4);

/// Blocks of 1 KiB that room is asked for, however few are used. What is larger than
/// 32 MiB, the C library of Linux takes from the system and gives back at once. What is
/// smaller it keeps, a hole of 19 MiB or more in the heap of each thread, for as long as
/// the program runs.
const ROOM: usize = 33 * 1024;

/// The seal of a card. The salt is 16 random bytes, new for each seal.
#[expect(
    clippy::expect_used,
    clippy::missing_panics_doc,
    reason = "salt and parameters are of fixed, accepted sizes"
)]
pub fn seal(card: Card, salt: [u8; 16]) -> CardSeal {
    let text = SaltString::encode_b64(&salt).expect("16 bytes make a salt");
    let params = Params::new(19 * 1024, 2, 1, None).expect("parameters are in range");
    let told = ParamsString::try_from(&params).expect("parameters have names");
    let output = hashed(card, &salt, params, Params::DEFAULT_OUTPUT_LEN);
    let hash = PasswordHash {
        algorithm: Algorithm::Argon2id.ident(),
        version: Some(Version::V0x13.into()),
        params: told,
        salt: Some(text.as_salt()),
        hash: Some(output.expect("parameters are sound")),
    };
    CardSeal { first: card.first(), hash: hash.to_string() }
}

/// Whether the card is the one that was sealed. A seal that cannot be read, or
/// asks for far more work than ours do, opens for nobody.
pub fn opens(seal: &CardSeal, card: Card) -> bool {
    let opened = || {
        let hash = PasswordHash::new(&seal.hash).ok()?;
        let is_ours = hash.algorithm == Algorithm::Argon2id.ident()
            && hash.version == Some(Version::V0x13.into());
        if !is_ours || !asks_at_most(&hash, MOST) || seal.first != card.first() {
            return None;
        }
        let asked = Params::try_from(&hash).ok()?;
        let mut salt = [0; 64];
        let salt = hash.salt?.decode_b64(&mut salt).ok()?;
        let kept = hash.hash?;
        // Compared in constant time.
        Some(hashed(card, salt, asked, kept.len())? == kept)
    };
    opened().unwrap_or(false)
}

/// The hash of a card, of so many bytes.
fn hashed(card: Card, salt: &[u8], params: Params, len: usize) -> Option<Output> {
    let mut blocks = Vec::with_capacity(ROOM.max(params.block_count()));
    blocks.resize(params.block_count(), Block::default());
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    let secret = secret(card);
    Output::init_with(len, |out| {
        Ok(argon2.hash_password_into_with_memory(&secret, salt, out, &mut blocks)?)
    })
    .ok()
}

/// What is hashed: the five places, two bytes each, most significant first.
fn secret(card: Card) -> Vec<u8> {
    card.places().into_iter().flat_map(u16::to_be_bytes).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SALT: [u8; 16] = [7; 16];

    #[test]
    fn a_seal_opens_for_its_card_and_no_other() {
        let card = Card::from_entropy(0x0002_4680_1357_9bdf);
        let sealed = seal(card, SALT);
        assert!(opens(&sealed, card));
        for bit in [0, 9, 10, 31, 49] {
            let other = Card::from_entropy(0x0002_4680_1357_9bdf ^ (1 << bit));
            assert!(!opens(&sealed, other), "bit {bit}");
        }
    }

    #[test]
    fn a_seal_says_how_it_was_made_and_nothing_of_the_card_but_its_first_word() {
        let sealed = seal(Card::from_entropy(42), SALT);
        assert_eq!(sealed.first, 42);
        assert!(sealed.hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{}", sealed.hash);
        assert_ne!(sealed.hash, seal(Card::from_entropy(42), [8; 16]).hash);
    }

    #[test]
    fn a_seal_made_today_opens_for_ever() {
        let kept = "$argon2id$v=19$m=19456,t=2,p=1$BwcHBwcHBwcHBwcHBwcHBw$5pLH7IaywaoMoQ+idCy8NUt0rWtWDOAJ7CD09EbH/ac";
        let sealed = CardSeal { first: 42, hash: kept.to_owned() };
        assert!(
            opens(&sealed, Card::from_entropy(42)),
            "{}",
            seal(Card::from_entropy(42), SALT).hash
        );
    }

    #[test]
    fn a_broken_or_greedy_seal_opens_for_nobody() {
        let card = Card::from_entropy(42);
        let good = seal(card, SALT).hash;
        for bad in [
            String::new(),
            "argon2".to_owned(),
            good.replace("$argon2id", "$argon2i"),
            good.replace("m=19456", "m=4194304"),
            good.replace("t=2", "t=4000000000"),
            good.replace("p=1", "p=200"),
            good.replace("v=19", "v=99"),
            good.chars().take(good.len() - 1).collect(),
        ] {
            assert!(!opens(&CardSeal { first: 42, hash: bad.clone() }, card), "{bad}");
        }
        let elsewhere = CardSeal { first: 41, hash: good };
        assert!(!opens(&elsewhere, card));
    }
}
