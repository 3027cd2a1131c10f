//! Modules: bytes in, checked domain values out, and diagnostics for authors.
//!
//! Nothing here touches a file: `run` reads, this module understands.

pub mod benefits;
pub mod catalogue;
pub mod diagnostic;
mod integrity;
pub mod lint;
pub mod load;
pub mod placement;
mod report;
pub mod review;
pub mod rules;
pub mod search;
mod shape;
pub mod sheet;
pub mod spans;

pub use catalogue::{Catalogue, Folder};
pub use diagnostic::{Diagnostic, Severity, Source};
pub use load::load;
