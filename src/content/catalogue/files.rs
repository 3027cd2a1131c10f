//! Where the text of modules comes from: the program itself, or a folder whose
//! bytes were handed in.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::sync::{Arc, OnceLock};

use sha2::{Digest, Sha256};

use super::packed::{self, Packed};
use super::{Opening, Unavailable};
use crate::content::diagnostic::Diagnostic;
use crate::content::{integrity, load};
use crate::domain::id::ModuleId;
use crate::domain::module::Module;
use crate::domain::record::Edition;

/// The language every module is written in first.
pub(super) const REFERENCE: &str = "fr";

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
        let files = packed::FILES.iter().map(|file| (file.path.to_owned(), file.unpack()));
        Self { name: "modules".to_owned(), files: files.collect() }
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
            let (id, language) = module_of(path)?;
            Some((id, language, path.as_str()))
        })
    }
}

/// Which module in which language the file at `path` holds, if it holds one.
fn module_of(path: &str) -> Option<(ModuleId, &str)> {
    let (id, file) = path.split_once('/')?;
    let language = file.strip_suffix(".ron")?;
    let is_language =
        !language.is_empty() && language.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    Some((id.parse().ok().filter(|_| is_language)?, language))
}

/// A module that can be played, or why it cannot.
type Playable = Result<(Arc<Module>, Edition), Vec<Diagnostic>>;

/// The file of one module in one language, from one origin.
#[derive(Debug)]
pub(super) struct File {
    name: String,
    bytes: Bytes,
    opened: OnceLock<Playable>,
}

/// The bytes of a file, or where they are.
#[derive(Debug)]
enum Bytes {
    /// Inside the program.
    Embedded(&'static Packed),
    /// Handed in.
    Outside(Vec<u8>),
}

impl Bytes {
    fn get(&self) -> Cow<'_, [u8]> {
        match self {
            Self::Embedded(file) => Cow::Owned(file.unpack()),
            Self::Outside(bytes) => Cow::Borrowed(bytes),
        }
    }
}

impl File {
    fn new(name: String, bytes: Bytes) -> Self {
        Self { name, bytes, opened: OnceLock::new() }
    }

    /// The module, parsed at the first call, or why it cannot be played.
    pub(super) fn open(
        &self,
        id: &ModuleId,
        language: &str,
    ) -> Result<&(Arc<Module>, Edition), &Vec<Diagnostic>> {
        let opened = self.opened.get_or_init(|| {
            let bytes = self.bytes.get();
            self.read(&bytes, id, language).map(|module| {
                let edition = Edition { version: module.version.clone(), sha256: sha256(&bytes) };
                (Arc::new(module), edition)
            })
        });
        opened.as_ref()
    }

    /// The module without keeping it, unless it was opened already.
    pub(super) fn glance(&self, id: &ModuleId, language: &str) -> Option<Arc<Module>> {
        match self.opened.get() {
            Some(opened) => opened.as_ref().ok().map(|(module, _)| Arc::clone(module)),
            None => self.read(&self.bytes.get(), id, language).ok().map(Arc::new),
        }
    }

    fn read(&self, bytes: &[u8], id: &ModuleId, language: &str) -> Result<Module, Vec<Diagnostic>> {
        let is_embedded = matches!(self.bytes, Bytes::Embedded(_));
        let trusted =
            is_embedded.then(|| load::trusted(bytes, |module: &Module| module.schema)).flatten();
        if let Some(module) = trusted {
            return Ok(module);
        }
        let opened = load::open_module(&self.name, bytes);
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
        for file in packed::FILES {
            if let Some((id, language)) = module_of(file.path) {
                let name = format!("modules/{}", file.path);
                files.put(id, language, File::new(name, Bytes::Embedded(file)));
            }
        }
        files
    }

    /// A file beside the folders of the embedded modules; empty when there is none.
    pub(super) fn embedded_file(name: &str) -> Vec<u8> {
        Packed::at(name).map(Packed::unpack).unwrap_or_default()
    }

    /// Adds a folder before what is known already.
    pub(super) fn add(&mut self, folder: &Folder) {
        for (id, language, path) in folder.modules() {
            let bytes = folder.file(path).unwrap_or_default().to_vec();
            self.put(id, language, File::new(folder.named(path), Bytes::Outside(bytes)));
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

    fn candidates(&self, id: &ModuleId, language: &str) -> &[File] {
        self.0.get(id).and_then(|all| all.get(language)).map_or(&[], Vec::as_slice)
    }

    /// See [`super::Catalogue::language`].
    pub(super) fn language<'a>(&'a self, id: &ModuleId, locale: &'a str) -> Option<&'a str> {
        let tried = self.languages_tried(id, locale).into_iter();
        tried.into_iter().find(|language| !self.candidates(id, language).is_empty())
    }

    /// See [`super::Catalogue::module`].
    pub(super) fn module(&self, id: &ModuleId, locale: &str) -> Result<Opening, Unavailable> {
        let mut problems = vec![];
        for language in self.languages_tried(id, locale) {
            for file in self.candidates(id, language) {
                match file.open(id, language) {
                    Ok((module, edition)) => {
                        let module = Arc::clone(module);
                        let edition = edition.clone();
                        let is_fallback = language != locale;
                        return Ok(Opening { module, edition, is_fallback, problems });
                    }
                    Err(found) => problems.extend(found.iter().cloned()),
                }
            }
        }
        Err(Unavailable { id: id.clone(), problems })
    }

    /// See [`super::Catalogue::glance`].
    pub(super) fn glance(&self, id: &ModuleId, locale: &str) -> Option<Arc<Module>> {
        self.languages_tried(id, locale).into_iter().find_map(|language| {
            let mut files = self.candidates(id, language).iter();
            files.find_map(|file| file.glance(id, language))
        })
    }

    /// The languages a module is looked for in, each once.
    fn languages_tried<'a>(&'a self, id: &ModuleId, locale: &'a str) -> Vec<&'a str> {
        let mut languages = vec![locale, REFERENCE];
        languages.extend(self.languages(id));
        let mut tried = BTreeSet::new();
        languages.retain(|language| tried.insert(*language));
        languages
    }
}
