//! Where papers may go from a machine that many people use: a USB stick or a
//! folder, and a printer.

pub mod handing;
pub mod printer;
pub mod sticks;

pub use printer::Printer;
pub use sticks::Sticks;

/// What the place allows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outlet {
    /// Where files may be written; none: nowhere.
    pub sticks: Option<Sticks>,
    /// Where pages may be printed.
    pub printer: Option<Printer>,
}

/// No more is handed over at once, in bytes: papers are small, and whatever is larger
/// is a fault.
pub const MOST_BYTES: usize = 1 << 20;
