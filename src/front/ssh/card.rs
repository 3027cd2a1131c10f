//! A card typed to come in: five words, looked up without telling whether they exist.

use std::time::Instant;

use super::guesses::minutes;
use super::server::House;
use crate::credential::card;
use crate::domain::card::Card;
use crate::domain::id::LearnerId;
use crate::domain::record::CardSeal;
use crate::store::{Reply, Request};
use crate::text;

/// What came of the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tried {
    /// Whose they are.
    Known(LearnerId),
    /// Nobody's, or no card at all.
    Unknown,
    /// Not now: so many minutes to wait.
    Wait(u32),
}

/// Looks up the words somebody typed.
pub(super) async fn tried(house: &House, from: std::net::IpAddr, words: &str) -> Tried {
    let Ok(asked) = Card::parse(words, text::cards()) else { return Tried::Unknown };
    if let Err(wait) = house.guesses.take(from, asked.first(), Instant::now()) {
        return Tried::Wait(minutes(wait));
    }
    let reply = house.hall.ask(Request::Candidates { first: asked.first() }).await;
    let Some(Reply::Candidates(mut candidates)) = reply else { return Tried::Unknown };
    let decoy = house.decoy.clone();
    let found = house.hall.slowly(move || {
        // The work is the same, whether anybody has a card that begins so or not.
        if candidates.is_empty() {
            candidates
                .push((LearnerId::from_entropy(0), CardSeal { first: asked.first(), ..decoy }));
        }
        candidates.into_iter().find(|(_, seal)| card::opens(seal, asked)).map(|found| found.0)
    });
    match found.await.flatten() {
        Some(learner) => {
            house.guesses.right(from, asked.first());
            Tried::Known(learner)
        }
        None => Tried::Unknown,
    }
}
