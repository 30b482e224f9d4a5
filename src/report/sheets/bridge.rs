//! *Brücke*: both ends, the steps between them with live sums, and a chart of each.
//!
//! The other sheets of a comparison stand beside it: departments, the lines of each step, pairs
//! in doubt.

mod chart;
mod departments;
mod doubts;
mod effects;

use crate::analyse::ClassTotals;
use crate::analyse::bridge::{BridgeFigures, PeriodBridge, Step};
use crate::classify::Class;
use crate::money::{Ratio, Total};
use crate::report::comparison::{Both, end_label, remarks, round_label};
use crate::report::sheet::{Look, Page, Value, a1};

pub(in crate::report) use departments::page as departments;
pub(in crate::report) use doubts::list as doubts;
pub(in crate::report) use effects::list as effects;

const WIDTHS: [u16; 9] = [42, 18, 18, 18, 18, 19, 15, 12, 66];
const FIRST_CLASS: u16 = 1;
const INNOVATION: u16 = 3;
const LAST_CLASS: u16 = 4;
const TOTAL: u16 = 5;
const SHARE: u16 = 6;
const COUNT: u16 = 7;

/// The sheet.
pub(in crate::report) fn page<'a>(both: &Both<'a>) -> Page<'a> {
    let compared = both.compared;
    let organisation = compared.after.round.organisation.to_string();
    let title = both.format("title", &[("organisation", &organisation)]);
    let mut page = Page::new(both.text("sheet"), title, &WIDTHS);
    for (key, run, id) in [
        ("from", &compared.before, &both.before.report_id),
        ("to", &compared.after, &both.after.report_id),
    ] {
        let label = format!("{} ({})", round_label(run, both.language), run.rule_table.path);
        let short: String = id.chars().take(12).collect();
        page.push(
            Look::Plain,
            [
                Value::from(both.text(key)),
                Value::from(both.format("source", &[("round", &label), ("report", &short)])),
            ],
        );
    }
    page.note(&both.text("definition"));
    page.note(&both.text("signs"));
    let remarks = remarks(compared);
    if !remarks.is_empty() {
        page.section(both.text("remarks"));
        for remark in remarks {
            page.note(&remark);
        }
    }
    for period in &compared.bridge.periods {
        if let Some(figures) = &period.figures {
            let rows = steps(both, &mut page, period, figures);
            chart::charts(both, &mut page, period, figures, &rows);
        }
    }
    page
}

/// Rows of the table a formula may speak of.
struct Rows {
    start: u32,
    first_step: u32,
    end: u32,
}

fn steps<'a>(
    both: &Both<'a>,
    page: &mut Page<'a>,
    period: &PeriodBridge,
    figures: &BridgeFigures,
) -> Rows {
    let (from, to) = labels(both, period);
    page.section(both.format("section", &[("from", &from), ("to", &to)]));
    let mut headings = vec![both.text("step")];
    headings.extend(both.after.class_headings());
    headings.push(both.after.money_heading(&both.after.text("total")));
    headings.extend(["share-effect", "lines", "step-definition"].map(|key| both.text(key)));
    page.header(headings);
    let start = page.next_row();
    let count = u32::try_from(Step::ALL.len()).expect("ten steps");
    let rows = Rows { start, first_step: start + 1, end: start + count + 2 };
    let is_defined = figures.shares().is_some();
    end(page, Look::Strong, from, &figures.before, |column| (None, column));
    for step in Step::ALL {
        step_row(both, page, figures, step, &rows);
    }
    sum_row(both, page, figures, &rows, is_defined);
    let sum = rows.end - 1;
    end(page, Look::Strong, to.clone(), &figures.after, |column| {
        (Some(format!("{}+{}", a1(rows.start, column), a1(sum, column))), column)
    });
    check_rows(both, page, &to, &figures.after, &rows);
    if !is_defined {
        page.note(&both.text("no-share"));
    }
    rows
}

pub(super) fn labels(both: &Both<'_>, period: &PeriodBridge) -> (String, String) {
    let compared = both.compared;
    (
        end_label(&compared.before, period.from, both.language),
        end_label(&compared.after, period.to, both.language),
    )
}

/// One end: its classes, their live sum, and the share.
fn end(
    page: &mut Page<'_>,
    look: Look,
    label: String,
    totals: &ClassTotals,
    formula: impl Fn(u16) -> (Option<String>, u16),
) {
    let row = page.next_row();
    let mut values = vec![Value::from(label)];
    for (column, sum) in (FIRST_CLASS..).zip(totals.0) {
        values.push(match formula(column).0 {
            Some(text) => Value::formula(text, sum),
            None => sum.into(),
        });
    }
    values.push(total(row, totals.total()));
    let (part, whole) = (a1(row, INNOVATION), a1(row, TOTAL));
    let share = Ratio::of(totals.of(Class::Innovation), totals.total());
    values.push(Value::formula(format!("IF({whole}>0,{part}/{whole},\"\")"), share));
    page.push(look, values);
}

fn total<'a>(row: u32, sum: Total) -> Value<'a> {
    Value::formula(format!("SUM({}:{})", a1(row, FIRST_CLASS), a1(row, LAST_CLASS)), sum)
}

fn step_row<'a>(
    both: &Both<'a>,
    page: &mut Page<'a>,
    figures: &BridgeFigures,
    step: Step,
    rows: &Rows,
) {
    let row = page.next_row();
    let totals = &figures.steps[step as usize];
    let mut values = vec![Value::from(both.text(&format!("step-{}", step.code())))];
    values.extend(totals.0.map(Value::from));
    values.push(total(row, totals.total()));
    let cell = |row: u32, column: u16| {
        a1(row, column).replace(|c: char| c.is_ascii_digit(), "") + "$" + &(row + 1).to_string()
    };
    let (left, right) = (cell(rows.start, TOTAL), cell(rows.end, TOTAL));
    let (had, has) = (cell(rows.start, INNOVATION), cell(rows.end, INNOVATION));
    let (part, whole) = (a1(row, INNOVATION), a1(row, TOTAL));
    let formula = format!(
        "IF(AND({left}>0,{right}>0),\
         ({part}*({left}+{right})-{whole}*({had}+{has}))/(2*{left}*{right}),\"\")"
    );
    values.push(Value::formula(formula, figures.share_effect(totals)));
    let lines = figures.effects.iter().filter(|effect| effect.step == step).count() as u64;
    values.push(lines.into());
    values.push(Value::from(both.text(&format!("step-{}-definition", step.code()))));
    page.push(Look::Table, values);
}

fn sum_row<'a>(
    both: &Both<'a>,
    page: &mut Page<'a>,
    figures: &BridgeFigures,
    rows: &Rows,
    is_defined: bool,
) {
    let row = page.next_row();
    let over = |column| format!("SUM({}:{})", a1(rows.first_step, column), a1(row - 1, column));
    let mut change = figures.after;
    change.add_all(&figures.before.negated());
    let mut values = vec![Value::from(both.text("sum"))];
    values.extend(
        (FIRST_CLASS..).zip(change.0).map(|(column, sum)| Value::formula(over(column), sum)),
    );
    values.push(Value::formula(over(TOTAL), change.total()));
    let effect = figures.share_effect(&change).filter(|_| is_defined);
    let (left, right) = (a1(rows.start, TOTAL), a1(rows.end, TOTAL));
    let formula = format!("IF(AND({left}>0,{right}>0),{},\"\")", over(SHARE));
    values.push(Value::formula(formula, effect));
    let count = figures.effects.len() as u64;
    values.push(Value::formula(over(COUNT), count));
    page.push(Look::Strong, values);
}

/// What the later round itself says, and that nothing parts it from the way there.
fn check_rows<'a>(
    both: &Both<'a>,
    page: &mut Page<'a>,
    to: &str,
    after: &ClassTotals,
    rows: &Rows,
) {
    let own = page.next_row();
    let mut values = vec![Value::from(both.format("own", &[("end", to)]))];
    values.extend(after.0.map(Value::from));
    values.push(total(own, after.total()));
    page.push(Look::Table, values);
    let mut values = vec![Value::from(both.text("difference"))];
    for column in FIRST_CLASS..=TOTAL {
        let formula = format!("ROUND({}-{},2)", a1(rows.end, column), a1(own, column));
        values.push(Value::formula(formula, Total::ZERO));
    }
    page.push(Look::Table, values);
}
