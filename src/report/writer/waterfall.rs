//! Native waterfall charts: stacked columns on an invisible base.

use rust_xlsxwriter::{
    Chart as NativeChart, ChartFont, ChartFormat, ChartLegendPosition, ChartLine, ChartPatternFill,
    ChartPatternFillType, ChartSolidFill, ChartType,
};

use super::palette::{DARK, FALL, FALL_HATCH, INK, PALE, WHITE};
use super::set_title;
use crate::report::sheet::Waterfall;

/// Level, rise and fall stay apart in black and white: dark, white, hatched.
pub(super) fn native(chart: &Waterfall) -> NativeChart {
    let mut native = NativeChart::new(ChartType::ColumnStacked);
    let sheet = chart.sheet.as_str();
    let (first, last) = (chart.first_row, chart.last_row);
    for (number, column) in (chart.base_column..).take(4).enumerate() {
        let series = native.add_series();
        let categories = (sheet, first, chart.category_column, last, chart.category_column);
        series
            .set_categories(categories)
            .set_values((sheet, first, column, last, column))
            .set_overlap(100)
            .set_gap(40);
        match number {
            0 => {
                let mut hidden = ChartFormat::new();
                series.set_format(hidden.set_no_fill().set_no_border());
            }
            number => {
                series.set_name(&chart.words[number - 1]).set_format(&mut fill(number));
            }
        }
    }
    let (axis, format) = &chart.axis;
    let font = ChartFont::new().set_size(10).to_owned();
    set_title(&mut native, &chart.title);
    native.x_axis().set_font(&font);
    let pale = ChartLine::new().set_color(PALE).to_owned();
    let figures = native.y_axis();
    figures.set_font(&font).set_name(axis).set_num_format(*format).set_name_font(&font);
    figures.set_major_gridlines(true).set_major_gridlines_line(&pale);
    figures.set_min(chart.axis_start.spreadsheet());
    // The base carries the columns and says nothing.
    native.legend().set_position(ChartLegendPosition::Bottom).set_font(&font).delete_entries(&[0]);
    native.set_width(chart.size.0).set_height(chart.size.1).set_alt_text(&chart.alt_text);
    native
}

fn fill(number: usize) -> ChartFormat {
    let mut format = ChartFormat::new();
    format.set_border(ChartLine::new().set_color(INK).set_width(0.75));
    match number {
        1 => {
            format.set_solid_fill(ChartSolidFill::new().set_color(DARK));
        }
        2 => {
            format.set_solid_fill(ChartSolidFill::new().set_color(WHITE));
        }
        _ => {
            let hatched = ChartPatternFill::new()
                .set_pattern(ChartPatternFillType::DiagonalStripesWideUpwards)
                .set_foreground_color(FALL_HATCH)
                .set_background_color(FALL)
                .to_owned();
            format.set_pattern_fill(&hatched);
        }
    }
    format
}
