//! Native charts of shares: stacked columns with a line of the target across.

use rust_xlsxwriter::{
    Chart as NativeChart, ChartFont, ChartFormat, ChartLegendPosition, ChartLine, ChartMarker,
    ChartMarkerType, ChartSolidFill, ChartType,
};

use super::palette::{DARK, INK, LIGHT, PALE, TARGET, WHITE};
use super::set_title;
use crate::report::sheet::ShareChart;

const PERCENT: &str = "0.0 %";
/// Entry of the line's white edge in the legend.
const EDGE: usize = 2;

/// Certain is dark, open is light, the target a line with a mark at every column, so that it shows
/// where there is one column only; its white edge keeps it apart from dark columns. What the bounds
/// are stands below the columns, where no line crosses it.
pub(super) fn native(chart: &ShareChart) -> NativeChart {
    let mut columns = NativeChart::new(ChartType::ColumnStacked);
    let sheet = chart.sheet.as_str();
    let (first, last) = (chart.header_row + 1, chart.last_row);
    for (number, fill) in (0_u16..).zip([DARK, LIGHT]) {
        let column = chart.first_column + number;
        columns
            .add_series()
            .set_name(&chart.words[usize::from(number)])
            .set_categories((sheet, first, chart.category_column, last, chart.category_column))
            .set_values((sheet, first, column, last, column))
            .set_format(
                ChartFormat::new()
                    .set_solid_fill(ChartSolidFill::new().set_color(fill))
                    .set_border(ChartLine::new().set_color(INK).set_width(0.75)),
            )
            .set_overlap(100)
            .set_gap(60);
    }
    if chart.has_target {
        columns.combine(&target(chart));
    }
    let font = ChartFont::new().set_size(10).to_owned();
    set_title(&mut columns, &chart.title);
    columns.x_axis().set_font(&font);
    let pale = ChartLine::new().set_color(PALE).to_owned();
    columns
        .y_axis()
        .set_font(&font)
        .set_name(&chart.axis)
        .set_name_font(&font)
        .set_num_format(PERCENT)
        .set_major_gridlines(true)
        .set_major_gridlines_line(&pale);
    let legend = columns.legend().set_position(ChartLegendPosition::Bottom).set_font(&font);
    if chart.has_target {
        legend.delete_entries(&[EDGE]);
    }
    let (width, height) = chart.size;
    columns.set_width(width).set_height(height).set_alt_text(&chart.alt_text);
    columns
}

/// The line twice: wide and white below, narrow and dark above.
fn target(chart: &ShareChart) -> NativeChart {
    let mut line = NativeChart::new(ChartType::Line);
    let sheet = chart.sheet.as_str();
    let (first, last) = (chart.header_row + 1, chart.last_row);
    let column = chart.first_column + 2;
    for (colour, width, size) in [(WHITE, 6.0, 24), (TARGET, 2.25, 20)] {
        let mark = ChartMarker::new()
            .set_type(ChartMarkerType::LongDash)
            .set_size(size)
            .set_format(
                ChartFormat::new()
                    .set_solid_fill(ChartSolidFill::new().set_color(colour))
                    .set_border(ChartLine::new().set_color(WHITE)),
            )
            .to_owned();
        line.add_series()
            .set_name(&chart.words[2])
            .set_categories((sheet, first, chart.category_column, last, chart.category_column))
            .set_values((sheet, first, column, last, column))
            .set_format(
                ChartFormat::new().set_line(ChartLine::new().set_color(colour).set_width(width)),
            )
            .set_marker(&mark);
    }
    line
}
