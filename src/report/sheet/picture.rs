//! Pictures of a page: native charts drawn from the tables of the workbook.

use super::{ShareChart, Waterfall};

/// What a chart says of itself.
#[derive(Debug, Clone)]
pub(in crate::report) struct Headline {
    /// The words as of the run.
    pub(in crate::report) text: String,
    /// Sheet, row and column of the cell above the picture whose words follow the figures; the
    /// chart itself then has no title.
    pub(in crate::report) cell: Option<(String, u32, u16)>,
}

impl From<String> for Headline {
    fn from(text: String) -> Self {
        Self { text, cell: None }
    }
}

/// Bars of the four classes, stacked, taken from a table of some page.
#[derive(Debug, Clone)]
pub(in crate::report) struct Chart {
    pub(in crate::report) title: Headline,
    /// What the chart shows, for people who do not see it.
    pub(in crate::report) alt_text: String,
    /// Bars lie, for long names; else they stand.
    pub(in crate::report) lying: bool,
    /// Name of the sheet the figures stand on.
    pub(in crate::report) sheet: String,
    /// Row of the headings, which name the classes; the figures follow.
    pub(in crate::report) header_row: u32,
    pub(in crate::report) last_row: u32,
    pub(in crate::report) category_column: u16,
    pub(in crate::report) first_class_column: u16,
    /// Axis title and number format, by the size of the figures.
    pub(in crate::report) axis: (String, &'static str),
    /// Words of the classes for the legend.
    pub(in crate::report) classes: [String; 4],
    /// Width and height in pixels.
    pub(in crate::report) size: (u32, u32),
}

/// A picture of any kind.
#[derive(Debug, Clone)]
pub(in crate::report) enum Picture {
    Classes(Chart),
    Steps(Waterfall),
    Shares(ShareChart),
}

impl Picture {
    /// What it says of itself.
    pub(in crate::report) const fn title(&self) -> &Headline {
        match self {
            Self::Classes(chart) => &chart.title,
            Self::Steps(chart) => &chart.title,
            Self::Shares(chart) => &chart.title,
        }
    }

    /// Width and height in pixels.
    pub(in crate::report) const fn size(&self) -> (u32, u32) {
        match self {
            Self::Classes(chart) => chart.size,
            Self::Steps(chart) => chart.size,
            Self::Shares(chart) => chart.size,
        }
    }
}
