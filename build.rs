//! Modules and words are embedded as whole folders: a file added to one of them
//! must be noticed too, not only a file changed.

#![expect(clippy::print_stdout, reason = "this is how a build script talks to cargo")]

fn main() {
    println!("cargo::rerun-if-changed=modules");
    println!("cargo::rerun-if-changed=locales");
}
