//! Text as a QR code (ISO/IEC 18004).

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

use crate::domain::matrix::Matrix;

/// How much of a code may be damaged and still be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Correction {
    /// 7 %: the smallest code, for screens.
    Low,
    /// 15 %: for paper, which is folded and photocopied.
    Medium,
}

/// The largest code: 97 modules. On paper they stay larger than half a millimetre.
const LARGEST: u8 = 20;

/// The code of a text; none when the text is too long for a code that people's
/// telephones still read. The same text always gives the same code.
pub fn matrix(text: &str, correction: Correction) -> Option<Matrix> {
    let level = match correction {
        Correction::Low => QrCodeEcc::Low,
        Correction::Medium => QrCodeEcc::Medium,
    };
    let segments = QrSegment::make_segments(text);
    let code = QrCode::encode_segments_advanced(
        &segments,
        level,
        Version::MIN,
        Version::new(LARGEST),
        None,
        true,
    );
    let code = code.ok()?;
    let side = u16::try_from(code.size()).ok()?;
    Some(Matrix::new(side, |x, y| code.get_module(i32::from(x), i32::from(y))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_for_a_screen_has_41_modules() {
        let text = format!("PEN1:{}", "A".repeat(171));
        assert_eq!(matrix(&text, Correction::Low).unwrap().side(), 41);
    }

    #[test]
    fn a_text_that_no_telephone_would_read_has_no_code() {
        assert_eq!(matrix(&"A".repeat(4_000), Correction::Medium), None);
    }

    #[test]
    fn the_three_marks_stand_in_their_corners() {
        let code = matrix("PEN1:0", Correction::Medium).unwrap();
        let far = i32::from(code.side()) - 7;
        for (left, top) in [(0, 0), (far, 0), (0, far)] {
            for at in 0..7 {
                assert!(code.is_dark(left + at, top) && code.is_dark(left, top + at));
            }
            assert!(code.is_dark(left + 3, top + 3) && !code.is_dark(left + 1, top + 1));
        }
        let edge = |at| code.is_dark(far + at, far) && code.is_dark(far, far + at);
        assert!(!(0..7).all(edge), "there is none in the fourth");
    }
}
