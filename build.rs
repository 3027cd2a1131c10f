//! Packs the modules into the program, each file on its own so that one is
//! unpacked when it is opened, and lists the words of the interface.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// As small as it gets: packed once, unpacked by every learner.
const LEVEL: u8 = 10;

fn main() -> io::Result<()> {
    // Whole folders: a file added to one of them must be noticed too.
    println!("cargo::rerun-if-changed=modules");
    println!("cargo::rerun-if-changed=locales");
    println!("cargo::rerun-if-changed=build.rs");
    let none = || io::Error::other("cargo names no folder to write to");
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or_else(none)?);
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").ok_or_else(none)?);
    let files = files_below(&root.join("modules"), "ron")?;
    fs::write(out.join("modules.rs"), packed(&files, &out)?)?;
    let files = files_below(&root.join("locales"), "ftl")?;
    fs::write(out.join("locales.rs"), listed(&files)?)
}

/// The files below a folder with that ending: path inside it with `/`, and path.
fn files_below(folder: &Path, ending: &str) -> io::Result<Vec<(String, PathBuf)>> {
    let mut found = vec![];
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() {
            let below = files_below(&path, ending)?.into_iter();
            found.extend(below.map(|(inner, path)| (format!("{name}/{inner}"), path)));
        } else if path.extension().is_some_and(|found| found == ending) {
            found.push((name, path));
        }
    }
    // The order of a folder is not the same everywhere, the program should be.
    found.sort();
    Ok(found)
}

/// A list of `Packed`: path, length, packed bytes.
fn packed(files: &[(String, PathBuf)], out: &Path) -> io::Result<String> {
    let mut code = String::from("&[\n");
    for (number, (name, path)) in files.iter().enumerate() {
        let bytes = fs::read(path)?;
        let place = out.join(format!("module-{number}"));
        fs::write(&place, miniz_oxide::deflate::compress_to_vec(&bytes, LEVEL))?;
        let (length, place) = (bytes.len(), place.display().to_string());
        let _ = writeln!(
            code,
            "Packed {{ path: {name:?}, length: {length}, deflated: include_bytes!({place:?}) }},"
        );
    }
    code.push(']');
    Ok(code)
}

/// A list of language, file name and text, as `(&str, &str, &str)`.
fn listed(files: &[(String, PathBuf)]) -> io::Result<String> {
    let mut code = String::from("&[\n");
    for (name, path) in files {
        let wrong =
            || io::Error::other(format!("locales/{name} is not in the folder of a language"));
        let (locale, file) = name.split_once('/').ok_or_else(wrong)?;
        let path = path.display().to_string();
        let _ = writeln!(code, "({locale:?}, {file:?}, include_str!({path:?})),");
    }
    code.push(']');
    Ok(code)
}
