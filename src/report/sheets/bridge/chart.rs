//! The charts of the bridge, with the table each is drawn from.

use super::{INNOVATION, Rows, TOTAL, labels};
use crate::analyse::ClassTotals;
use crate::analyse::bridge::{BridgeFigures, PeriodBridge, Step};
use crate::classify::Class;
use crate::money::Total;
use crate::report::comparison::Both;
use crate::report::sheet::{Look, Page, Value, Waterfall, a1};

const BASE: u16 = 1;
const STAND: u16 = 5;
const HEIGHT: u32 = 400;

/// What a chart shows of the table of steps.
struct Measure {
    /// Key of its title.
    key: &'static str,
    column: u16,
    of: fn(&ClassTotals) -> Total,
}

const MEASURES: [Measure; 2] = [
    Measure { key: "chart-total", column: TOTAL, of: ClassTotals::total },
    Measure { key: "chart-innovation", column: INNOVATION, of: innovation },
];

fn innovation(totals: &ClassTotals) -> Total {
    totals.of(Class::Innovation)
}

/// Charts of the total and of innovation.
pub(super) fn charts<'a>(
    both: &Both<'a>,
    page: &mut Page<'a>,
    period: &PeriodBridge,
    figures: &BridgeFigures,
    rows: &Rows,
) {
    for measure in &MEASURES {
        waterfall(both, page, period, figures, rows, measure);
    }
}

fn waterfall<'a>(
    both: &Both<'a>,
    page: &mut Page<'a>,
    period: &PeriodBridge,
    figures: &BridgeFigures,
    rows: &Rows,
    measure: &Measure,
) {
    let (from, to) = labels(both, period);
    let title = both.format(measure.key, &[("from", &from), ("to", &to)]);
    page.section(title.clone());
    let moved: Vec<(Step, u32, Total)> = Step::ALL
        .into_iter()
        .zip(rows.first_step..)
        .map(|(step, row)| (step, row, (measure.of)(&figures.steps[step as usize])))
        .filter(|&(.., change)| change != Total::ZERO)
        .collect();
    let start = (measure.of)(&figures.before);
    let mut stands = vec![start];
    for &(.., change) in &moved {
        stands.push(*stands.last().expect("it has a start") + change);
    }
    if moved.is_empty() || stands.iter().any(|&stand| stand < Total::ZERO) {
        let key = if moved.is_empty() { "chart-nothing" } else { "chart-negative" };
        page.note(&both.text(key));
        return;
    }
    let headings = ["step", "chart-base", "chart-level", "chart-rise", "chart-fall", "chart-stand"];
    page.header(headings.map(|key| both.text(key)));
    let first_row = page.next_row();
    ends(page, from, a1(rows.start, measure.column), start);
    for (&(step, row, change), pair) in moved.iter().zip(stands.windows(2)) {
        step_row(both, page, step, &a1(row, measure.column), (pair[0], change));
    }
    let last = *stands.last().expect("it has a start");
    ends(page, to, a1(rows.end, measure.column), last);
    let last_row = page.next_row() - 1;
    let (axis, axis_start) = axis(both, &stands);
    let start_text = both.language.money(start, &both.compared.after.round.currency);
    let last_text = both.language.money(last, &both.compared.after.round.currency);
    let values = [("title", title.as_str()), ("start", &start_text), ("end", &last_text)];
    page.gap();
    page.waterfall(Waterfall {
        alt_text: both.format("chart-alt", &values),
        title,
        sheet: page.name.clone(),
        first_row,
        last_row,
        category_column: 0,
        base_column: BASE,
        axis,
        axis_start,
        words: ["chart-level", "chart-rise", "chart-fall"].map(|key| both.text(key)),
        height_pixels: HEIGHT,
    });
}

fn ends(page: &mut Page<'_>, label: String, cell: String, level: Total) {
    let row = page.next_row();
    let (blank, stand) = (|| Value::Blank, Value::formula(a1(row, 2), level));
    let values =
        [Value::from(label), blank(), Value::formula(cell, level), blank(), blank(), stand];
    page.push(Look::Table, values);
}

fn step_row<'a>(
    both: &Both<'a>,
    page: &mut Page<'a>,
    step: Step,
    cell: &str,
    (before, change): (Total, Total),
) {
    let row = page.next_row();
    let after = before + change;
    let (last, now) = (a1(row - 1, STAND), a1(row, STAND));
    let (rise, fall) = (change.max(Total::ZERO), (-change).max(Total::ZERO));
    let values = [
        Value::from(both.text(&format!("step-{}", step.code()))),
        Value::formula(format!("MIN({last},{now})"), before.min(after)),
        Value::Blank,
        Value::formula(format!("MAX({now}-{last},0)"), rise),
        Value::formula(format!("MAX({last}-{now},0)"), fall),
        Value::formula(format!("{last}+{cell}"), after),
    ];
    page.push(Look::Table, values);
}

/// Title and format of the axis, and where it begins: steps that are small beside the whole would
/// not be seen on an axis from zero, so that it begins below the lowest level, and says so.
fn axis(both: &Both<'_>, stands: &[Total]) -> ((String, &'static str), Total) {
    let lowest = stands.iter().copied().min().unwrap_or_default();
    let highest = stands.iter().copied().max().unwrap_or_default();
    let (mut name, format) = both.after.axis(highest);
    let span = highest - lowest;
    if span.cents() * 4 >= highest.cents() {
        return ((name, format), Total::ZERO);
    }
    // Round figures on the axis, and at least a whole currency unit apart.
    let mut unit = 100;
    while unit * 10 <= span.cents() {
        unit *= 10;
    }
    let start = Total(((lowest.cents() - span.cents() / 2).max(0) / unit) * unit);
    if start > Total::ZERO {
        let shown = both.language.money(start, &both.compared.after.round.currency);
        name = both.format("chart-axis", &[("axis", &name), ("start", &shown)]);
    }
    ((name, format), start)
}
