//! The charts of the bridge, with the table each is drawn from.

use super::{INNOVATION, Rows, TOTAL, labels};
use crate::analyse::ClassTotals;
use crate::analyse::bridge::{BridgeFigures, PeriodBridge, Step};
use crate::classify::Class;
use crate::money::Total;
use crate::report::comparison::Both;
use crate::report::sheet::{Page, a1};
use crate::report::sheets::stairs::{self, Stairs};

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
    let steps = Step::ALL
        .into_iter()
        .zip(rows.first_step..)
        .map(|(step, row)| {
            let name = both.text(&format!("step-{}", step.code()));
            let change = (measure.of)(&figures.steps[step as usize]);
            (name, a1(row, measure.column), change)
        })
        .filter(|&(.., change)| change != Total::ZERO)
        .collect();
    let start = (measure.of)(&figures.before);
    let end = a1(rows.end, measure.column);
    stairs::draw(
        &both.after,
        page,
        Stairs {
            title: title.into(),
            start: (from, a1(rows.start, measure.column), start),
            steps,
            end: (&to, &end),
        },
    );
}
