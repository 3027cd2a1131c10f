//! Secrets and signatures: cards, keys, certificates and who checks them.

pub mod card;
