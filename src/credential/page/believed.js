// Whom and what one believes beside the document itself: pinned keys, the trust list,
// the lists of withdrawals.

class Belief {
  // `at` is null when the clock cannot be believed.
  constructor({pins, trust, statuses}, at) {
    Object.assign(this, {pins, trust, statuses, at});
  }

  find(key) {
    for (const site of this.trust?.sites ?? []) {
      const listed = site.keys.find(one => one.key.did === key.did);
      if (listed) return {site, listed};
    }
    return null;
  }

  site(key) {
    return this.find(key)?.site ?? null;
  }

  revoked(key) {
    return this.trust?.revoked.find(one => one.key.did === key.did) ?? null;
  }

  isPast(moment) {
    return this.at === null || this.at >= moment;
  }

  // A list one cannot rely on any more, or whose age nobody can tell.
  tooOld(reason, date) {
    return this.at === null ? notChecked('clock') : notChecked(reason, {date});
  }

  // Is the issuer believed at the dates of the document, for what it certifies?
  issuer(certificate) {
    const created = certificate.proofs.map(proof => readMoment(proof?.created));
    const dates = [...created.filter(date => date !== null), certificate.issued];
    const revoked = this.revoked(certificate.key);
    // First: a pin does not help a key that fell into other hands. And whoever has the
    // key can write an earlier date just as well.
    if (revoked) {
      const isBefore = dates.every(date => date < revoked.since);
      return isBefore ? notChecked('key-compromised', {date: revoked.since})
        : failed('key-revoked', {date: revoked.since});
    }
    const pinned = this.pinned(certificate.key, dates);
    return pinned === held || !this.trust ? pinned : this.listed(certificate, dates, pinned);
  }

  pinned(key, dates) {
    if (this.pins.length === 0) return notChecked('no-pin');
    const ofKey = this.pins.filter(pin => pin.key.did === key.did);
    if (ofKey.length === 0) return failed('not-pinned');
    const isCovered = ofKey.some(pin => dates.every(date => covers(pin, date)));
    return isCovered ? held : failed('outside-pin');
  }

  listed({key, siret, module}, dates, pinned) {
    const found = this.find(key);
    const isOld = this.isPast(this.trust.until);
    const old = () => this.tooOld('list-old', this.trust.until);
    if (!found) {
      // A newer list may name it; a pin that does not fit says enough.
      if (pinned.result === 'failed' && pinned.reason !== 'not-pinned') return pinned;
      return isOld ? old() : failed('not-listed');
    }
    const {site, listed} = found;
    if (siret !== null && siret.text !== site.siret) {
      return failed('other-issuer', {name: site.name});
    }
    if (!dates.every(date => covers(listed, date))) return failed('outside-pin');
    if (!mayAny(listed, module?.way)) return failed('not-allowed');
    return isOld ? old() : held;
  }

  // Was the certificate withdrawn? And which list was looked into.
  status({status, key}) {
    if (status === null) return [notNeeded, null];
    const ofName = this.statuses.filter(list => list.id === status.list);
    const list = latest(ofName.filter(one => this.mayWithdraw(key, one)));
    if (list) return [this.place(list, status.index), list];
    return [notChecked(ofName.length > 0 ? 'status-foreign' : 'no-status-list'), null];
  }

  // The same for the place of a code, which does not name the list: its issuer's.
  statusOf(key, index) {
    const own = this.statuses.filter(list => this.mayWithdraw(key, list));
    const list = latest(own);
    if (!list) return [notChecked('no-status-list'), null];
    if (own.some(other => other.id !== list.id)) return [notChecked('status-foreign'), null];
    return [this.place(list, index), list];
  }

  place(list, index) {
    const isWithdrawn = isSet(list.bits, index);
    if (isWithdrawn === null) return notChecked('status-place');
    // For good: the age of the list does not matter.
    if (isWithdrawn) return failed('revoked');
    return this.isPast(list.until) ? this.tooOld('status-old', list.until) : held;
  }

  mayWithdraw(key, list) {
    if (this.revoked(list.key)) return false;
    if (list.key.did === key.did) return true;
    // After a rotation: another key of the same site.
    const [one, other] = [this.find(list.key), this.find(key)];
    if (one && other) {
      return one.site.siret === other.site.siret && covers(one.listed, list.issued);
    }
    return this.pins.some(pin => pin.key.did === list.key.did && covers(pin, list.issued));
  }
}

const covers = ({from, until}, date) =>
  (from === null || date >= from) && (until === null || date <= until);

// Any one of these is enough. A group says no more about who sat there than "alone" does.
const NEEDED = {
  alone: ['module'], test: ['module'], group: ['module', 'supervised'], supervised: ['supervised']
};

const mayAny = (listed, way) =>
  (way === undefined ? ['passport'] : NEEDED[way]).some(one => listed.may.includes(one));

const latest = lists => lists.reduce(
  (best, list) => best === null || list.issued >= best.issued ? list : best, null);
