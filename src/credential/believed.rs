//! Whom and what one believes beside the document itself: pinned keys, the trust
//! list, the lists of withdrawals. All of them are files that travel.

use super::key::PublicKey;
use super::reading::Certificate;
use super::status::StatusList;
use super::trust::Pin;
use super::trust::list::{ListedIssuer, May, Trusted};
use super::verify::{Check, Reason};
use crate::domain::time::Timestamp;

/// The lists at hand, each with its signatures checked.
#[derive(Debug, Clone, Copy, Default)]
pub struct Lists<'a> {
    /// The trust list, if there is one.
    pub trust: Option<&'a Trusted>,
    /// Lists of withdrawals, of any issuers.
    pub statuses: &'a [StatusList],
}

/// A list that was looked into, with its age.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Consulted {
    /// The number of a trust list; none for a list of withdrawals.
    pub sequence: Option<u64>,
    /// When it was made.
    pub issued: Timestamp,
    /// Until when one may rely on it.
    pub until: Timestamp,
}

impl Consulted {
    /// Whole days between the making of the list and `at`; negative for a list
    /// made later.
    pub fn age_in_days(&self, at: Timestamp) -> i32 {
        at.date().days_since(self.issued.date())
    }
}

/// Everything one goes by.
#[derive(Debug, Clone, Copy)]
pub(super) struct Belief<'a> {
    pub(super) pins: &'a [Pin],
    pub(super) lists: Lists<'a>,
    pub(super) at: Option<Timestamp>,
}

impl<'a> Belief<'a> {
    /// Is the issuer believed at the dates of the document, for what it certifies?
    pub(super) fn issuer(&self, certificate: &Certificate) -> Check {
        let key = &certificate.key;
        let created = certificate.proofs.iter().filter_map(|proof| proof.get("created"));
        let created = created.filter_map(|text| Timestamp::from_rfc3339(text.as_str()?));
        let dates: Vec<_> = created.chain([certificate.claims.facts().issued]).collect();
        let list = self.lists.trust.map(Trusted::list);
        // First: a pin does not help a key that fell into other hands.
        if let Some(revoked) = list.and_then(|list| list.revoked(key)) {
            // Whoever has the key can write an earlier date just as well.
            let is_before = dates.iter().all(|date| *date < revoked.since);
            return if is_before {
                Check::NotChecked(Reason::KeyCompromised(revoked.since))
            } else {
                Check::Failed(Reason::KeyRevoked(revoked.since))
            };
        }
        let pinned = self.pinned(key, &dates);
        if pinned == Check::Held {
            return pinned;
        }
        match self.lists.trust {
            Some(trusted) => self.listed(certificate, trusted, &dates, pinned),
            None => pinned,
        }
    }

    fn pinned(&self, key: &PublicKey, dates: &[Timestamp]) -> Check {
        let mut of_key = self.pins.iter().filter(|pin| pin.key == *key).peekable();
        if self.pins.is_empty() {
            return Check::NotChecked(Reason::NoPin);
        }
        if of_key.peek().is_none() {
            return Check::Failed(Reason::NotPinned);
        }
        if of_key.any(|pin| dates.iter().all(|date| pin.covers(*date))) {
            Check::Held
        } else {
            Check::Failed(Reason::OutsidePin)
        }
    }

    fn listed(
        &self,
        certificate: &Certificate,
        trusted: &Trusted,
        dates: &[Timestamp],
        pinned: Check,
    ) -> Check {
        let list = trusted.list();
        let is_old = self.at.is_none_or(|at| at >= list.expires);
        let old = || self.too_old(Reason::ListOld(list.expires));
        let Some((site, key)) = list.find(&certificate.key) else {
            // A newer list may name it; a pin that does not fit says enough.
            return match pinned {
                Check::Failed(why) if why != Reason::NotPinned => Check::Failed(why),
                _ if is_old => old(),
                _ => Check::Failed(Reason::NotListed),
            };
        };
        if certificate.issuer.siret.as_ref().is_some_and(|siret| *siret != site.siret) {
            return Check::Failed(Reason::OtherIssuer(site.name.clone()));
        }
        if !dates.iter().all(|date| key.covers(*date)) {
            return Check::Failed(Reason::OutsidePin);
        }
        if !key.may_any(May::needed(&certificate.claims.facts().subject)) {
            return Check::Failed(Reason::NotAllowed);
        }
        if is_old { old() } else { Check::Held }
    }

    /// Was the certificate withdrawn? Says which list was looked into, too.
    pub(super) fn status(&self, certificate: &Certificate) -> (Check, Option<Consulted>) {
        let Some(place) = &certificate.claims.facts().status else {
            return (Check::NotNeeded, None);
        };
        let named = self.lists.statuses.iter().filter(|list| list.id == place.list);
        let named: Vec<_> = named.collect();
        let own = named.iter().filter(|list| self.may_withdraw(&certificate.key, list));
        let Some(list) = own.max_by_key(|list| list.issued) else {
            let is_foreign = !named.is_empty();
            let why = if is_foreign { Reason::StatusForeign } else { Reason::NoStatusList };
            return (Check::NotChecked(why), None);
        };
        let consulted = Consulted { sequence: None, issued: list.issued, until: list.until };
        (self.place(list, place.index), Some(consulted))
    }

    /// The same for the place of a code, which does not name the list: its issuer's.
    /// Of several, each with a list of its own, none can be told to be the one meant.
    pub(super) fn status_of(&self, key: &PublicKey, index: u32) -> (Check, Option<Consulted>) {
        let own = self.lists.statuses.iter().filter(|list| self.may_withdraw(key, list));
        let Some(list) = own.clone().max_by_key(|list| list.issued) else {
            return (Check::NotChecked(Reason::NoStatusList), None);
        };
        if own.clone().any(|other| other.id != list.id) {
            return (Check::NotChecked(Reason::StatusForeign), None);
        }
        let consulted = Consulted { sequence: None, issued: list.issued, until: list.until };
        (self.place(list, index), Some(consulted))
    }

    fn place(&self, list: &StatusList, index: u32) -> Check {
        match list.bits.get(index) {
            None => Check::NotChecked(Reason::StatusPlace),
            // For good: the age of the list does not matter.
            Some(true) => Check::Failed(Reason::Revoked),
            Some(false) if self.at.is_none_or(|at| at >= list.until) => {
                self.too_old(Reason::StatusOld(list.until))
            }
            Some(false) => Check::Held,
        }
    }

    /// A list one cannot rely on any more, or whose age nobody can tell.
    fn too_old(&self, why: Reason) -> Check {
        Check::NotChecked(if self.at.is_some() { why } else { Reason::Clock })
    }

    /// Whether a list of withdrawals is of the site that issued the certificate.
    fn may_withdraw(&self, key: &PublicKey, list: &StatusList) -> bool {
        let trusted = self.lists.trust.map(Trusted::list);
        if trusted.and_then(|trusted| trusted.revoked(&list.key)).is_some() {
            return false;
        }
        if list.key == *key {
            return true;
        }
        // After a rotation: another key of the same site.
        let site = |key| trusted.and_then(|trusted| trusted.find(key));
        match (site(&list.key), site(key)) {
            (Some((one, listed)), Some((other, _))) => {
                one.siret == other.siret && listed.covers(list.issued)
            }
            _ => self.pins.iter().any(|pin| pin.key == list.key && pin.covers(list.issued)),
        }
    }

    /// What the trust list says of the site of that key: its name there is the
    /// one that counts.
    pub(super) fn site(&self, key: &PublicKey) -> Option<&'a ListedIssuer> {
        self.lists.trust.and_then(|trusted| trusted.list().find(key)).map(|(site, _)| site)
    }

    /// The trust list, if there is one.
    pub(super) fn consulted(&self) -> Option<Consulted> {
        self.lists.trust.map(Trusted::list).map(|list| Consulted {
            sequence: Some(list.sequence),
            issued: list.issued,
            until: list.expires,
        })
    }
}
