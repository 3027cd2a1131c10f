//! The short code of a certificate, `PEN-XXXX-XXXX`: for paper and telephone.
//!
//! Seven characters carry the first 35 bits of the certificate's name, the
//! eighth checks them: it is a weighted sum in the field of 32 elements, which
//! shows any one wrong character and any two exchanged ones. The code finds a
//! certificate in a register; it proves nothing.

use std::fmt;
use std::str::FromStr;

use crate::domain::id::CertificateId;

/// Crockford's base 32: without I, L, O and U.
const ALPHABET: [char; 32] = [
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'J',
    'K', 'M', 'N', 'P', 'Q', 'R', 'S', 'T', 'V', 'W', 'X', 'Y', 'Z',
];

/// A short code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ShortCode([u8; 8]);

/// Why a text is not a short code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadCode {
    /// Not eight characters of the alphabet.
    #[error("a code looks like PEN-1234-5678: eight letters or digits after PEN")]
    Shape,
    /// The last character does not agree with the others.
    #[error("one character of the code is wrong, or two are exchanged")]
    Check,
}

impl ShortCode {
    /// The code of a certificate.
    pub fn of(id: CertificateId) -> Self {
        let hex: String = id.to_string().chars().filter(|c| *c != '-').take(9).collect();
        // Nine digits are 36 bits, of which the last is left out.
        let bits = u64::from_str_radix(&hex, 16).unwrap_or_default() >> 1;
        let mut values = [0; 8];
        for (place, value) in values.iter_mut().take(7).enumerate() {
            *value = (bits >> (30 - 5 * place) & 31) as u8;
        }
        let [first @ .., last] = &mut values;
        *last = check(first);
        Self(values)
    }
}

impl fmt::Display for ShortCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PEN")?;
        for (place, value) in self.0.iter().enumerate() {
            if place % 4 == 0 {
                f.write_str("-")?;
            }
            write!(f, "{}", ALPHABET.get(usize::from(*value)).unwrap_or(&'?'))?;
        }
        Ok(())
    }
}

impl FromStr for ShortCode {
    type Err = BadCode;

    /// Case, hyphens and spaces do not matter; O is read as 0, I and L as 1.
    fn from_str(text: &str) -> Result<Self, BadCode> {
        let plain: String = text
            .chars()
            .filter(|c| !c.is_whitespace() && *c != '-')
            .map(|c| c.to_ascii_uppercase())
            .collect();
        let body = plain.strip_prefix("PEN").unwrap_or(&plain);
        let read = |c: char| {
            let c = match c {
                'O' => '0',
                'I' | 'L' => '1',
                c => c,
            };
            ALPHABET.iter().position(|known| *known == c).and_then(|value| u8::try_from(value).ok())
        };
        let values: Vec<u8> =
            body.chars().map(read).collect::<Option<_>>().ok_or(BadCode::Shape)?;
        let values: [u8; 8] = values.try_into().map_err(|_| BadCode::Shape)?;
        match values {
            [first @ .., last] if check(&first) == last => Ok(Self(values)),
            _ => Err(BadCode::Check),
        }
    }
}

/// The sum of the values, each times another power of the generator: no two
/// weights are equal, none is one, so no exchange goes unseen.
fn check(values: &[u8]) -> u8 {
    let weighted = values.iter().rev().fold((0, times_generator(1)), |(sum, weight), value| {
        (sum ^ multiply(*value, weight), times_generator(weight))
    });
    weighted.0
}

/// Twice `value` in the field of 32 elements (x⁵ + x² + 1).
fn times_generator(value: u8) -> u8 {
    let doubled = value << 1;
    if doubled & 32 == 0 { doubled } else { doubled ^ 0b10_0101 }
}

fn multiply(one: u8, other: u8) -> u8 {
    let mut power = other;
    let mut product = 0;
    for bit in 0..5 {
        if one >> bit & 1 == 1 {
            product ^= power;
        }
        power = times_generator(power);
    }
    product
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(bits: u128) -> ShortCode {
        ShortCode::of(CertificateId::from_entropy(bits))
    }

    #[test]
    fn a_code_is_read_back_however_it_is_typed() {
        let code = code(0x0123_4567_89ab_cdef_0123_4567_89ab_cdef);
        let text = code.to_string();
        assert_eq!(text, "PEN-04HM-ASWS");
        assert_eq!(text.parse(), Ok(code));
        assert_eq!(text.to_lowercase().replace('-', " ").parse(), Ok(code));
        assert_eq!(text.replace('0', "O").parse(), Ok(code));
    }

    #[test]
    fn any_wrong_character_and_any_exchange_is_seen() {
        for seed in 1..40_u128 {
            let good = code(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835)).0;
            let show = |values: [u8; 8]| ShortCode(values).to_string().parse::<ShortCode>();
            for place in 0..8 {
                for value in 0..32 {
                    let mut other = good;
                    other[place] = value;
                    assert_eq!(show(other).is_ok(), other == good);
                }
                for with in 0..place {
                    let mut other = good;
                    other.swap(place, with);
                    assert_eq!(show(other).is_ok(), other == good);
                }
            }
        }
    }

    #[test]
    fn other_texts_are_refused() {
        for text in ["", "PEN", "PEN-1234-567", "PEN-1234-56789", "PEN-U234-5678", "PEN-é234-5678"]
        {
            assert_eq!(text.parse::<ShortCode>(), Err(BadCode::Shape), "{text}");
        }
    }
}
