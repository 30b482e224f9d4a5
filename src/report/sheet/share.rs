//! A chart of shares with their bounds against a target.

use super::Headline;

/// Columns of what is certain with what is open above it, and a line of what is to be reached;
/// taken from columns of a table: certain, open, target.
#[derive(Debug, Clone)]
pub(in crate::report) struct ShareChart {
    pub(in crate::report) title: Headline,
    /// What the chart shows, for people who do not see it.
    pub(in crate::report) alt_text: String,
    /// Name of the sheet the figures stand on.
    pub(in crate::report) sheet: String,
    /// Row of the headings, which name what is shown; the figures follow.
    pub(in crate::report) header_row: u32,
    pub(in crate::report) last_row: u32,
    /// Column of the words below the columns, and the first of the figures.
    pub(in crate::report) category_column: u16,
    pub(in crate::report) first_column: u16,
    /// There is a target; else the third word says nothing.
    pub(in crate::report) has_target: bool,
    /// Words of certain, open and target for the legend.
    pub(in crate::report) words: [String; 3],
    pub(in crate::report) axis: String,
    /// Width and height in pixels.
    pub(in crate::report) size: (u32, u32),
}
