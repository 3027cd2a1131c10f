//! What was handed over to be checked: a file, standard input, the text of a code,
//! a file of a folder, a short code to be looked up, a signature beside a file.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::{Trouble, VerifyArgs, limited, read};
use crate::cli::certificate;
use crate::credential::code::{BadCode, ShortCode};
use crate::credential::regular::OpenError;
use crate::credential::{qr, reading, sshsig};
use crate::domain::certificate::Subject;

/// Most files of a register that are looked at.
const MOST: usize = 10_000;

/// One thing to be checked.
pub(super) struct Handed {
    /// The name of its file, when there may be several.
    pub(super) name: Option<String>,
    pub(super) document: Vec<u8>,
    /// The signature beside it.
    pub(super) seal: Option<Vec<u8>>,
    /// The certificates that a Passeport rests on.
    pub(super) with: Vec<Vec<u8>>,
}

impl Handed {
    fn alone(document: Vec<u8>) -> Self {
        Self { name: None, document, seal: None, with: vec![] }
    }
}

/// What `args` hand over: one thing, or those of a folder.
pub(super) fn handed(args: &VerifyArgs, input: &mut dyn Read) -> Result<Vec<Handed>, Trouble> {
    let Some(path) = &args.file else { return Ok(vec![]) };
    if path == Path::new("-") {
        let document = limited(input).map_err(|why| Trouble::Unreadable(path.clone(), why))?;
        if sshsig::is_seal(&document) {
            return Err(Trouble::LoneSeal);
        }
        return Ok(vec![Handed::alone(code_in(document))]);
    }
    let word = path.to_str().unwrap_or_default();
    if qr::is_code(word.as_bytes()) {
        return Ok(vec![Handed::alone(word.as_bytes().to_vec())]);
    }
    if !path.exists() && word.to_ascii_uppercase().trim_start().starts_with("PEN") {
        match word.parse() {
            Ok(code) => return looked_up(code, args),
            Err(BadCode::Check) => return Err(Trouble::BadCode(word.to_owned())),
            // Perhaps the name of a file that is not there.
            Err(BadCode::Shape) => {}
        }
    }
    file(path).map(|handed| vec![handed])
}

/// What somebody typed or pasted: a short code, the text of a code, or a document.
pub(super) fn typed(text: &str, args: &VerifyArgs) -> Result<Vec<Handed>, Trouble> {
    let content = text.trim().as_bytes();
    if qr::is_code(content) || content.starts_with(b"{") || content.starts_with(b"eyJ") {
        return Ok(vec![Handed::alone(content.to_vec())]);
    }
    match text.parse() {
        Ok(code) => looked_up(code, args),
        Err(BadCode::Check | BadCode::Shape) => Err(Trouble::BadCode(text.trim().to_owned())),
    }
}

/// Whether the name of a file says that it may be a certificate.
pub(super) fn may_be_certificate(path: &Path) -> bool {
    let kind = path.extension().and_then(|kind| kind.to_str()).unwrap_or_default();
    matches!(kind, "json" | "jwt" | "txt")
}

/// One file; for a signature, the document it lies beside.
fn file(path: &Path) -> Result<Handed, Trouble> {
    let unreadable = |why| Trouble::Unreadable(path.to_owned(), why);
    let content = read(path).map_err(unreadable)?;
    if !sshsig::is_seal(&content) {
        return Ok(Handed::alone(code_in(content)));
    }
    let beside = path.to_str().and_then(|name| name.strip_suffix(".sig")).map(PathBuf::from);
    let beside = beside.ok_or(Trouble::LoneSeal)?;
    let document = read(&beside).map_err(|why| Trouble::Unreadable(beside.clone(), why))?;
    Ok(Handed { seal: Some(content), ..Handed::alone(document) })
}

/// The line of a text that is a code, if there is just one; else all of it.
fn code_in(content: Vec<u8>) -> Vec<u8> {
    if content.trim_ascii_start().starts_with(b"{") {
        return content;
    }
    let mut codes = content.split(|byte| *byte == b'\n').filter(|line| qr::is_code(line));
    match (codes.next(), codes.next()) {
        (Some(code), None) => code.to_vec(),
        _ => content,
    }
}

/// The files of a folder that may be certificates, in the order of their names.
pub(super) fn listed(folder: &Path) -> Result<Vec<PathBuf>, Trouble> {
    let unreadable = |why| Trouble::Unreadable(folder.to_owned(), OpenError::Io(why));
    let mut files = vec![];
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if may_be_certificate(&path) && path.is_file() {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// One of them with the signature beside it; none for a text without a code.
pub(super) fn of_folder(path: &Path) -> Result<Option<Handed>, Trouble> {
    let handed = file(path)?;
    let is_text = path.extension().is_some_and(|kind| kind == "txt");
    if is_text && !qr::is_code(&handed.document) {
        return Ok(None);
    }
    let mut beside = path.to_owned().into_os_string();
    beside.push(".sig");
    let seal = read(Path::new(&beside)).ok();
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
    Ok(Some(Handed { name, seal, ..handed }))
}

/// Those of `documents` that a Passeport names. What is no Passeport rests on none.
fn supporting(document: &[u8], documents: &[Vec<u8>]) -> Vec<Vec<u8>> {
    let Ok(read) = reading::read(document) else { return vec![] };
    let Subject::Passport(earned) = &read.claims.facts().subject else { return vec![] };
    let is_named = |other: &&Vec<u8>| {
        reading::read(other).is_ok_and(|other| {
            let id = other.claims.facts().id;
            earned.modules.iter().any(|module| module.certificate == id)
        })
    };
    documents.iter().filter(is_named).cloned().collect()
}

/// The certificates of that code, in the register handed over or else among those
/// issued here. A code proves nothing: what it finds is checked as always.
fn looked_up(code: ShortCode, args: &VerifyArgs) -> Result<Vec<Handed>, Trouble> {
    let documents = match (&args.register, &args.data) {
        (Some(register), _) => register_of(register)?,
        (None, Some(data)) => {
            let kept = certificate::all_kept(data).map_err(Trouble::Kept)?;
            kept.into_iter().map(|kept| kept.document.into_bytes()).collect()
        }
        (None, None) => vec![],
    };
    let is_meant = |document: &&Vec<u8>| {
        reading::read(document).is_ok_and(|read| ShortCode::of(read.claims.facts().id) == code)
    };
    let found: Vec<Vec<u8>> = documents.iter().filter(is_meant).cloned().collect();
    match found.as_slice() {
        [] => Err(Trouble::UnknownCode(code)),
        _ => Ok(found
            .into_iter()
            .map(|document| {
                let with = supporting(&document, &documents);
                Handed { with, ..Handed::alone(document) }
            })
            .collect()),
    }
}

/// A register is a folder of certificates, one certificate, or a file of tokens, one
/// per line.
fn register_of(path: &Path) -> Result<Vec<Vec<u8>>, Trouble> {
    if path.is_dir() {
        let mut documents = vec![];
        for path in listed(path)?.iter().take(MOST) {
            documents.extend(of_folder(path)?.map(|handed| handed.document));
        }
        return Ok(documents);
    }
    let whole = super::whole(path).map_err(|why| Trouble::Unreadable(path.to_owned(), why))?;
    if whole.trim_ascii_start().starts_with(b"{") {
        return Ok(vec![whole]);
    }
    let lines = whole.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii);
    Ok(lines.filter(|line| !line.is_empty()).map(<[u8]>::to_vec).collect())
}
