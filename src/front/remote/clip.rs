//! The clipboard of a terminal, filled by a program: only when a key asked for it, only
//! where the terminal is known not to be one without.

/// Terminals that have no clipboard, or show the letters they do not understand.
const WITHOUT: [&str; 9] =
    ["linux", "vt", "screen", "dumb", "ansi", "cons", "sun", "wyse", "unknown"];

/// Whether a terminal of that name may have a clipboard to fill. Whether it lets itself
/// be filled, none tells.
pub fn may_fill(term: &str) -> bool {
    !term.is_empty() && !WITHOUT.iter().any(|name| term.starts_with(name))
}

/// The bytes that fill it (xterm's OSC 52).
pub(super) fn filling(text: &str) -> Vec<u8> {
    format!("\x1b]52;c;{}\x1b\\", base64(text.as_bytes())).into_bytes()
}

/// Letters for bytes (RFC 4648, 4).
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let bits = three.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte));
        let bits = bits << (8 * (3 - three.len()));
        for place in 0..4 {
            let index = usize::try_from(bits >> (18 - 6 * place) & 63).unwrap_or_default();
            let letter = LETTERS.get(index).filter(|_| place <= three.len());
            text.push(letter.map_or('=', |letter| char::from(*letter)));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The examples of RFC 4648, 10.
    #[test]
    fn text_is_written_in_the_letters_of_the_standard() {
        let all = [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ];
        for (text, letters) in all {
            assert_eq!(base64(text.as_bytes()), letters);
        }
        assert_eq!(filling("é"), b"\x1b]52;c;w6k=\x1b\\");
    }

    #[test]
    fn only_terminals_that_may_have_a_clipboard_are_sent_to_one() {
        for name in ["xterm-256color", "tmux-256color", "foot", "alacritty", "xterm-kitty"] {
            assert!(may_fill(name), "{name}");
        }
        for name in ["", "linux", "vt220", "screen-256color", "dumb", "ansi"] {
            assert!(!may_fill(name), "{name}");
        }
    }
}
