//! What keeps the memory of the program from whoever comes next.

use std::io;

/// No core file is written whatever happens, and no other program of the same user
/// may read the memory of this one.
///
/// # Errors
/// The system refuses; the program can be used all the same.
#[cfg(target_os = "linux")]
pub fn no_core() -> io::Result<()> {
    use rustix::process::{DumpableBehavior, Resource, Rlimit};
    let none = Rlimit { current: Some(0), maximum: Some(0) };
    rustix::process::setrlimit(Resource::Core, none)?;
    rustix::process::set_dumpable_behavior(DumpableBehavior::NotDumpable)?;
    Ok(())
}

/// Only Linux is asked for it.
///
/// # Errors
/// None.
#[cfg(not(target_os = "linux"))]
pub fn no_core() -> io::Result<()> {
    Ok(())
}
