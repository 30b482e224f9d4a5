//! Native charts of shares: stacked columns with a line of the target across.

use rust_xlsxwriter::{
    Chart as NativeChart, ChartDataLabel, ChartDataLabelPosition, ChartFont, ChartFormat,
    ChartLegendPosition, ChartLine, ChartMarker, ChartMarkerType, ChartSolidFill, ChartType,
};

use super::palette::{DARK, INK, LIGHT, TARGET, WHITE};
use crate::report::sheet::ShareChart;

const PERCENT: &str = "0.0 %";
/// A thin column has no room for its figure.
const SHOWN: &str = "[>=0.02]0.0 %;\"\"";

/// Certain is dark, open is light, the target a dashed line with a mark at every column, so that
/// it shows where there is one column only.
pub(super) fn native(chart: &ShareChart) -> NativeChart {
    let mut columns = NativeChart::new(ChartType::ColumnStacked);
    let sheet = chart.sheet.as_str();
    let (first, last) = (chart.header_row + 1, chart.last_row);
    for (number, (fill, text)) in (0_u16..).zip([(DARK, WHITE), (LIGHT, INK)]) {
        columns
            .add_series()
            .set_name(&chart.words[usize::from(number)])
            .set_categories((sheet, first, 0, last, 0))
            .set_values((sheet, first, number + 1, last, number + 1))
            .set_format(
                ChartFormat::new()
                    .set_solid_fill(ChartSolidFill::new().set_color(fill))
                    .set_border(ChartLine::new().set_color(INK).set_width(0.75)),
            )
            .set_data_label(
                ChartDataLabel::new()
                    .show_value()
                    .set_position(ChartDataLabelPosition::Center)
                    .set_num_format(SHOWN)
                    .set_font(ChartFont::new().set_size(10).set_color(text)),
            )
            .set_overlap(100)
            .set_gap(60);
    }
    columns.combine(&target(chart));
    let font = ChartFont::new().set_size(10).to_owned();
    columns.title().set_name(&chart.title).set_font(ChartFont::new().set_size(12));
    columns.x_axis().set_font(&font);
    let pale = ChartLine::new().set_color("#D9D9D9").to_owned();
    columns
        .y_axis()
        .set_font(&font)
        .set_name(&chart.axis)
        .set_name_font(&font)
        .set_num_format(PERCENT)
        .set_major_gridlines(true)
        .set_major_gridlines_line(&pale);
    columns.legend().set_position(ChartLegendPosition::Bottom).set_font(&font);
    let (width, height) = chart.size;
    columns.set_width(width).set_height(height).set_alt_text(&chart.alt_text);
    columns
}

fn target(chart: &ShareChart) -> NativeChart {
    let mut line = NativeChart::new(ChartType::Line);
    let sheet = chart.sheet.as_str();
    let (first, last) = (chart.header_row + 1, chart.last_row);
    let mark = ChartMarker::new()
        .set_type(ChartMarkerType::LongDash)
        .set_size(20)
        .set_format(
            ChartFormat::new()
                .set_solid_fill(ChartSolidFill::new().set_color(TARGET))
                .set_border(ChartLine::new().set_color(TARGET)),
        )
        .to_owned();
    line.add_series()
        .set_name(&chart.words[2])
        .set_categories((sheet, first, 0, last, 0))
        .set_values((sheet, first, 3, last, 3))
        .set_format(ChartFormat::new().set_line(ChartLine::new().set_color(TARGET).set_width(2.25)))
        .set_marker(&mark);
    line
}
