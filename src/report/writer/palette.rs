//! The colours of charts, in one place: few, told apart in grey, each beside a word.

/// Operations, levels, and what is certain.
pub(super) const DARK: &str = "#1F3A5F";
/// Innovation among the classes.
pub(super) const MIDDLE: &str = "#F2B632";
/// What is open.
pub(super) const LIGHT: &str = "#CFE0F2";
pub(super) const WHITE: &str = "#FFFFFF";
/// Lines of hatched columns.
pub(super) const HATCH: &str = "#2E75B6";
/// What a step takes away, hatched.
pub(super) const FALL: &str = "#F2D680";
pub(super) const FALL_HATCH: &str = "#7F6000";
/// Lines of the grid.
pub(super) const PALE: &str = "#D9D9D9";
/// The target, on a white edge where it crosses a column.
pub(super) const TARGET: &str = "#B03A00";
/// Borders and text.
pub(super) const INK: &str = "#1F1F1F";

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance as WCAG 2.1 defines it.
    fn luminance(colour: &str) -> f64 {
        let part = |start: usize| {
            let byte = u8::from_str_radix(&colour[start..start + 2], 16).expect("a colour");
            let part = f64::from(byte) / 255.0;
            if part <= 0.03928 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
    }

    fn contrast(one: &str, other: &str) -> f64 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn text_in_columns_is_readable() {
        for (text, ground) in [(WHITE, DARK), (INK, LIGHT), (INK, WHITE)] {
            assert!(contrast(text, ground) >= 4.5, "{text} on {ground}");
        }
    }

    #[test]
    fn neighbours_stay_apart_in_grey() {
        for (one, other) in [
            (DARK, LIGHT),
            (DARK, MIDDLE),
            (DARK, WHITE),
            (HATCH, LIGHT),
            (FALL_HATCH, FALL),
            (DARK, FALL),
            (TARGET, WHITE),
            (TARGET, LIGHT),
            // The edge of the target's line where it crosses a dark column.
            (WHITE, DARK),
        ] {
            assert!(contrast(one, other) >= 3.0, "{one} beside {other}");
        }
    }
}
