//! The modules inside the program, packed by the build, each on its own.

use miniz_oxide::inflate::decompress_to_vec_with_limit;

/// A file of `modules/`, packed.
#[derive(Debug)]
pub(super) struct Packed {
    /// Its path inside the folder, with `/`.
    pub(super) path: &'static str,
    /// Its length, in bytes.
    length: usize,
    /// Its bytes, deflated (RFC 1951).
    deflated: &'static [u8],
}

/// All of them, in the order of their paths.
pub(super) static FILES: &[Packed] = include!(concat!(env!("OUT_DIR"), "/modules.rs"));

impl Packed {
    /// The file at `path`.
    pub(super) fn at(path: &str) -> Option<&'static Self> {
        let place = FILES.binary_search_by(|file| file.path.cmp(path)).ok()?;
        FILES.get(place)
    }

    /// The bytes of the file. A program of which a byte was changed has an empty
    /// file instead, which is told as such.
    pub(super) fn unpack(&self) -> Vec<u8> {
        decompress_to_vec_with_limit(self.deflated, self.length).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_unpacked_as_it_was_written() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("modules");
        assert!(FILES.len() > 40, "{}", FILES.len());
        for file in FILES {
            let bytes = std::fs::read(folder.join(file.path)).unwrap();
            assert_eq!(file.unpack(), bytes, "{}", file.path);
            assert_eq!(Packed::at(file.path).unwrap().path, file.path);
        }
        assert!(Packed::at("nothing").is_none());
    }

    #[test]
    fn damaged_bytes_are_no_file_and_no_panic() {
        let file = Packed::at("catalogue.ron").unwrap();
        for cut in 0..file.deflated.len() {
            let deflated = &file.deflated[..cut];
            assert_eq!(Packed { deflated, ..*file }.unpack(), b"", "cut at {cut}");
        }
        // Never more than was packed, whatever the bytes say.
        assert_eq!(Packed { length: 9, ..*file }.unpack(), b"");
    }
}
