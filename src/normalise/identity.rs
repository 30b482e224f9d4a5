//! The id of a line: made of its key columns and component, so that it survives re-ordering,
//! renamed files and the next year.

use sha2::{Digest, Sha256};

use crate::schema::Text;

/// Digits and letters without `E`, so that no id reads as a number such as 73928E05, and
/// without letters that are mistaken for digits.
const ALPHABET: &[u8; 32] = b"0123456789ABCDFGHJKLMNPQRSTVWXYZ";

/// The id of a key: `P-7K2M-9QXT-4BCD`, 60 bits of its SHA-256.
pub(super) fn id(key: &str, component: Option<&str>) -> String {
    let mut hasher = Sha256::new();
    hasher.update(key.as_bytes());
    if let Some(component) = component {
        hasher.update([0x1f]);
        hasher.update(component.as_bytes());
    }
    let digest = hasher.finalize();
    let bits = digest[..8].iter().fold(0_u64, |bits, &byte| (bits << 8) | u64::from(byte));
    let mut id = String::with_capacity(16);
    id.push('P');
    for position in 0..12 {
        if position % 4 == 0 {
            id.push('-');
        }
        let digit = (bits >> (59 - 5 * position)) & 31;
        id.push(char::from(ALPHABET[usize::try_from(digit).expect("five bits")]));
    }
    id
}

/// The id of a twin: the second of a key ends in `-2`.
pub(super) fn twin(id: &str, ordinal: usize) -> Text {
    if ordinal == 1 { id.into() } else { format!("{id}-{ordinal}").into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_depend_on_key_and_component_only() {
        let plain = id("4 | 529100 | Wartung", None);
        assert_eq!(plain, id("4 | 529100 | Wartung", None));
        assert_ne!(plain, id("4 | 529100 | Wartung", Some("DME")));
        assert_ne!(plain, id("4 | 529100 | Pflege", None));
        assert!(plain.starts_with("P-") && plain.len() == 16 && !plain.contains('E'), "{plain}");
        assert_eq!(&*twin(&plain, 1), plain);
        assert!(twin(&plain, 2).ends_with("-2"));
    }
}
