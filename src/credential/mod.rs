//! Certificates that strangers can verify: keys, signed documents, verification.
//!
//! A certificate is an Open Badges 3.0 credential on the W3C data model 2.0,
//! signed twice: with the `eddsa-jcs-2022` cryptosuite ([`proof`]), which ours
//! believes, and with `eddsa-rdfc-2022` ([`meaning`]) for other people's. The way in:
//!
//! - [`key`]: the site's key, [`keyfile`]: where it is kept;
//! - [`document`] writes claims as a credential, [`reading`] reads them back;
//! - [`issue`] signs, [`verify`] checks and says what held, one check at a time;
//! - the same certificate in other forms: [`jwt`] (one line), [`qr`] (paper and screens),
//!   [`sshsig`] (a signature beside the file), [`dossier`] (a Passeport and what it rests on),
//!   [`code`] (for the telephone);
//! - [`card`]: the seals by which learners are recognised;
//! - [`trust`]: which issuers one believes, by pins or by the trust list;
//! - [`status`]: lists of withdrawals, [`ledger`]: what the issuer keeps of them,
//!   [`believed`]: what both come to;
//! - [`locked`]: keys under a passphrase, [`agent`]: keys in an ssh-agent; [`request`]: what a machine without a key asks;
//! - [`email`]: an address as a digest;
//! - [`page`]: a web page that verifies, with its own program.

pub mod agent;
pub mod believed;
pub mod card;
pub mod code;
pub mod document;
pub mod dossier;
pub mod email;
pub mod issue;
pub mod json;
pub mod jwt;
pub mod key;
pub mod keyfile;
pub mod ledger;
pub mod locked;
pub mod meaning;
pub mod page;
pub mod passphrase;
mod profile;
pub mod proof;
pub mod qr;
pub mod reading;
pub mod register;
pub mod regular;
pub mod request;
pub mod restate;
pub mod rule;
pub mod sshsig;
mod statements;
pub mod status;
mod terms;
pub mod trust;
pub mod verify;
mod whole;
