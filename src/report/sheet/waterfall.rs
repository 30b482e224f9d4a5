//! A chart that leads from one level to another in steps.

use super::Headline;
use crate::money::Total;

/// Columns that stand on an invisible base, taken from a table of the page: base, level, rise
/// and fall, side by side.
#[derive(Debug, Clone)]
pub(in crate::report) struct Waterfall {
    pub(in crate::report) title: Headline,
    /// What the chart shows, for people who do not see it.
    pub(in crate::report) alt_text: String,
    /// Name of the sheet the figures stand on.
    pub(in crate::report) sheet: String,
    pub(in crate::report) first_row: u32,
    pub(in crate::report) last_row: u32,
    pub(in crate::report) category_column: u16,
    /// Column of the base; level, rise and fall follow.
    pub(in crate::report) base_column: u16,
    /// Axis title and number format, by the size of the figures.
    pub(in crate::report) axis: (String, &'static str),
    /// Where the axis begins.
    pub(in crate::report) axis_start: Total,
    /// Words of level, rise and fall for the legend.
    pub(in crate::report) words: [String; 3],
    /// Width and height in pixels.
    pub(in crate::report) size: (u32, u32),
}
