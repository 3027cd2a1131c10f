//! Certificates that strangers can verify: keys, signed documents, verification.
//!
//! A certificate is an Open Badges 3.0 credential on the W3C data model 2.0,
//! signed with the `eddsa-jcs-2022` cryptosuite. The way in:
//!
//! - [`key`]: the site's key, [`keyfile`]: where it is kept;
//! - [`document`] writes claims as a credential, [`reading`] reads them back;
//! - [`issue`] signs, [`verify`] checks and says what held, one check at a time;
//! - [`card`]: the seals by which learners are recognised;
//! - [`trust`]: which issuers one believes, by pins or by the trust list;
//! - [`status`]: lists of withdrawals, [`ledger`]: what the issuer keeps of them,
//!   [`believed`]: what both come to;
//! - [`locked`]: keys under a passphrase; [`request`]: what a machine without a key asks;
//! - [`email`]: an address as a digest.

pub mod believed;
pub mod card;
pub mod code;
pub mod document;
pub mod email;
pub mod issue;
pub mod json;
pub mod key;
pub mod keyfile;
pub mod ledger;
pub mod locked;
mod profile;
pub mod proof;
pub mod reading;
pub mod regular;
pub mod request;
pub mod rule;
pub mod status;
pub mod trust;
pub mod verify;
mod whole;
