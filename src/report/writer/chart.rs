//! Native charts that read in black and white.

use rust_xlsxwriter::{
    Chart as NativeChart, ChartAxisLabelPosition, ChartFont, ChartFormat, ChartLegendPosition,
    ChartLine, ChartPatternFill, ChartPatternFillType, ChartSolidFill, ChartType,
};

use super::palette::{DARK, HATCH, INK, LIGHT, MIDDLE, PALE, WHITE};
use super::set_title;
use crate::report::sheet::Chart;

/// Four classes that stay apart in black and white: dark, hatched, middle, white.
pub(super) fn native(chart: &Chart) -> NativeChart {
    let kind = if chart.lying { ChartType::BarStacked } else { ChartType::ColumnStacked };
    let mut native = NativeChart::new(kind);
    let sheet = chart.sheet.as_str();
    let (first, last) = (chart.header_row + 1, chart.last_row);
    for (class, column) in (chart.first_class_column..).take(4).enumerate() {
        let categories = (sheet, first, chart.category_column, last, chart.category_column);
        native
            .add_series()
            .set_name(&chart.classes[class])
            .set_categories(categories)
            .set_values((sheet, first, column, last, column))
            .set_format(&mut fill(class))
            .set_overlap(100)
            .set_gap(60);
    }
    let (axis, format) = &chart.axis;
    let font = ChartFont::new().set_size(10).to_owned();
    set_title(&mut native, &chart.title);
    native.x_axis().set_font(&font).set_label_interval(1);
    native.y_axis().set_font(&font);
    let pale = ChartLine::new().set_color(PALE).to_owned();
    if chart.lying {
        // Top to bottom as in the table; the figures stay below.
        native.y_axis().set_reverse();
        native.x_axis().set_label_position(ChartAxisLabelPosition::High);
    }
    let figures = if chart.lying { native.x_axis() } else { native.y_axis() };
    figures.set_name(axis).set_num_format(*format).set_name_font(&font);
    figures.set_major_gridlines(true).set_major_gridlines_line(&pale);
    native.legend().set_position(ChartLegendPosition::Bottom).set_font(&font);
    native.set_width(chart.size.0).set_height(chart.size.1).set_alt_text(&chart.alt_text);
    native
}

fn fill(class: usize) -> ChartFormat {
    let mut format = ChartFormat::new();
    format.set_border(ChartLine::new().set_color(INK).set_width(0.75));
    match class {
        0 => {
            format.set_solid_fill(ChartSolidFill::new().set_color(DARK));
        }
        1 => {
            let hatched = ChartPatternFill::new()
                .set_pattern(ChartPatternFillType::DiagonalStripesWideUpwards)
                .set_foreground_color(HATCH)
                .set_background_color(LIGHT)
                .to_owned();
            format.set_pattern_fill(&hatched);
        }
        2 => {
            format.set_solid_fill(ChartSolidFill::new().set_color(MIDDLE));
        }
        _ => {
            format.set_solid_fill(ChartSolidFill::new().set_color(WHITE));
        }
    }
    format
}
