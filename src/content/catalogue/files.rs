//! Where the text of modules comes from: the program itself, or a folder whose
//! bytes were handed in.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::{Arc, OnceLock};

use include_dir::{Dir, include_dir};
use sha2::{Digest, Sha256};

use crate::content::diagnostic::Diagnostic;
use crate::content::{integrity, load};
use crate::domain::id::ModuleId;
use crate::domain::module::Module;
use crate::domain::record::Edition;

/// The language every module is written in first.
pub(super) const REFERENCE: &str = "fr";

static EMBEDDED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/modules");

/// A folder of modules, read by `run`: plain bytes, nothing understood yet.
#[derive(Debug, Clone, Default)]
pub struct Folder {
    /// Where it was, for people.
    pub name: String,
    /// Path inside the folder, with `/`, and bytes.
    pub files: Vec<(String, Vec<u8>)>,
}

impl Folder {
    /// The modules embedded in the program, as a folder.
    pub fn embedded() -> Self {
        let mut files = vec![];
        collect(&EMBEDDED, &mut files);
        Self { name: "modules".to_owned(), files }
    }

    /// The bytes of the file at `path`.
    pub fn file(&self, path: &str) -> Option<&[u8]> {
        self.files.iter().find(|(name, _)| name == path).map(|(_, bytes)| bytes.as_slice())
    }

    /// The name of the file at `path`, for people.
    pub fn named(&self, path: &str) -> String {
        if self.name.is_empty() { path.to_owned() } else { format!("{}/{path}", self.name) }
    }

    /// The module files: module, language, path.
    pub fn modules(&self) -> impl Iterator<Item = (ModuleId, &str, &str)> {
        self.files.iter().filter_map(|(path, _)| {
            let (id, file) = path.split_once('/')?;
            let language = file.strip_suffix(".ron")?;
            let is_language = !language.is_empty()
                && language.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
            Some((id.parse().ok().filter(|_| is_language)?, language, path.as_str()))
        })
    }
}

fn collect(dir: &Dir<'_>, files: &mut Vec<(String, Vec<u8>)>) {
    for file in dir.files() {
        if let Some(path) = file.path().to_str() {
            files.push((path.to_owned(), file.contents().to_vec()));
        }
    }
    dir.dirs().for_each(|dir| collect(dir, files));
}

/// A module that can be played, or why it cannot.
type Playable = Result<(Arc<Module>, Edition), Vec<Diagnostic>>;

/// The file of one module in one language, from one origin.
#[derive(Debug)]
pub(super) struct File {
    name: String,
    bytes: Cow<'static, [u8]>,
    opened: OnceLock<Playable>,
}

impl File {
    fn new(name: String, bytes: Cow<'static, [u8]>) -> Self {
        Self { name, bytes, opened: OnceLock::new() }
    }

    /// The module, parsed at the first call, or why it cannot be played.
    pub(super) fn open(
        &self,
        id: &ModuleId,
        language: &str,
    ) -> Result<&(Arc<Module>, Edition), &Vec<Diagnostic>> {
        let opened = self.opened.get_or_init(|| {
            let sha256 = sha256(&self.bytes);
            self.read(id, language).map(|module| {
                let edition = Edition { version: module.version.clone(), sha256 };
                (Arc::new(module), edition)
            })
        });
        opened.as_ref()
    }

    /// The module without keeping it, unless it was opened already.
    pub(super) fn glance(&self, id: &ModuleId, language: &str) -> Option<Arc<Module>> {
        match self.opened.get() {
            Some(opened) => opened.as_ref().ok().map(|(module, _)| Arc::clone(module)),
            None => self.read(id, language).ok().map(Arc::new),
        }
    }

    fn read(&self, id: &ModuleId, language: &str) -> Result<Module, Vec<Diagnostic>> {
        let is_embedded = matches!(self.bytes, Cow::Borrowed(_));
        let trusted = is_embedded
            .then(|| load::trusted(&self.bytes, |module: &Module| module.schema))
            .flatten();
        if let Some(module) = trusted {
            return Ok(module);
        }
        let opened = load::open_module(&self.name, &self.bytes);
        let broken = integrity::check(&opened, Some((id, language)));
        let mut problems = opened.diagnostics;
        problems.extend(broken);
        problems.retain(Diagnostic::is_error);
        opened.value.filter(|_| problems.is_empty()).ok_or(problems)
    }
}

/// Lower-case hexadecimal SHA-256 (FIPS 180-4).
fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
        // Writing to a String cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// All module files, the ones from outside before the embedded ones.
#[derive(Debug, Default)]
pub(super) struct Files(BTreeMap<ModuleId, BTreeMap<String, Vec<File>>>);

impl Files {
    pub(super) fn embedded() -> Self {
        let mut files = Self::default();
        for dir in EMBEDDED.dirs() {
            for file in dir.files() {
                let id = dir.path().to_str().and_then(|name| name.parse().ok());
                let path = file.path();
                let is_ron = path.extension().is_some_and(|extension| extension == "ron");
                let language = path.file_stem().and_then(|stem| stem.to_str()).filter(|_| is_ron);
                if let (Some(id), Some(language)) = (id, language) {
                    let name = format!("modules/{}", path.display());
                    files.put(id, language, File::new(name, Cow::Borrowed(file.contents())));
                }
            }
        }
        files
    }

    /// A file beside the folders of the embedded modules.
    pub(super) fn embedded_file(name: &str) -> &'static [u8] {
        EMBEDDED.get_file(name).map_or(b"", |file| file.contents())
    }

    /// Adds a folder before what is known already.
    pub(super) fn add(&mut self, folder: &Folder) {
        for (id, language, path) in folder.modules() {
            let bytes = folder.file(path).unwrap_or_default().to_vec();
            self.put(id, language, File::new(folder.named(path), Cow::Owned(bytes)));
        }
    }

    fn put(&mut self, id: ModuleId, language: &str, file: File) {
        let languages = self.0.entry(id).or_default();
        languages.entry(language.to_owned()).or_default().insert(0, file);
    }

    pub(super) fn has(&self, id: &ModuleId) -> bool {
        self.0.contains_key(id)
    }

    pub(super) fn ids(&self) -> impl Iterator<Item = &ModuleId> {
        self.0.keys()
    }

    pub(super) fn languages(&self, id: &ModuleId) -> Vec<&str> {
        self.0.get(id).into_iter().flat_map(|all| all.keys().map(String::as_str)).collect()
    }

    pub(super) fn candidates(&self, id: &ModuleId, language: &str) -> &[File] {
        self.0.get(id).and_then(|all| all.get(language)).map_or(&[], Vec::as_slice)
    }
}
