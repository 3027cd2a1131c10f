//! Modules and words are embedded as whole folders: a file added to one of them
//! must be noticed too, not only a file changed.

fn main() {
    println!("cargo::rerun-if-changed=modules");
    println!("cargo::rerun-if-changed=locales");
}
