//! *Brücke Dezernate*: the steps of each department, for the total and for innovation.

use super::labels;
use crate::analyse::ClassTotals;
use crate::analyse::bridge::{BridgeFigures, DepartmentBridge, PeriodBridge, Step};
use crate::classify::Class;
use crate::money::Total;
use crate::report::comparison::Both;
use crate::report::sheet::{Look, Page, Value, a1};

const WIDTHS: [u16; 15] = [10, 36, 28, 19, 18, 18, 18, 18, 18, 18, 18, 18, 18, 18, 19];
const BEFORE: u16 = 3;

/// The sheet.
pub(in crate::report) fn page<'a>(both: &Both<'a>) -> Page<'a> {
    let mut page =
        Page::new(both.text("sheet-departments"), both.text("departments-title"), &WIDTHS);
    page.more_pages_wide = 1;
    page.note(&both.text("departments-definition"));
    page.note(&both.text("signs"));
    for period in &both.compared.bridge.periods {
        let Some(figures) = &period.figures else { continue };
        let steps: Vec<Step> = Step::ALL.into_iter().filter(|step| !step.is_of_class()).collect();
        table(both, &mut page, (period, figures), "chart-total", &steps, ClassTotals::total);
        let innovation = |totals: &ClassTotals| totals.of(Class::Innovation);
        table(both, &mut page, (period, figures), "chart-innovation", &Step::ALL, innovation);
    }
    page
}

fn table<'a>(
    both: &Both<'a>,
    page: &mut Page<'a>,
    (period, figures): (&PeriodBridge, &'a BridgeFigures),
    key: &str,
    steps: &[Step],
    of: impl Fn(&ClassTotals) -> Total,
) {
    let (from, to) = labels(both, period);
    page.section(both.format(key, &[("from", &from), ("to", &to)]));
    let mut headings = both.after.texts(&["line-department", "line-department-name"]);
    headings.push(both.text("renamed-from"));
    headings.extend([from, both.text("moved")]);
    headings.extend(steps.iter().map(|step| both.text(&format!("step-{}", step.code()))));
    headings.push(to);
    page.header(headings);
    let first = page.next_row();
    for department in &figures.departments {
        department_row(both, page, department, steps, &of);
    }
    let last = page.next_row() - 1;
    let mut sums = vec![of(&figures.before), Total::ZERO];
    sums.extend(steps.iter().map(|&step| of(&figures.steps[step as usize])));
    sums.push(of(&figures.after));
    let mut values =
        vec![Value::Blank, Value::from(both.after.text("departments-sum")), Value::Blank];
    values.extend((BEFORE..).zip(sums).map(|(column, sum)| {
        Value::formula(format!("SUM({}:{})", a1(first, column), a1(last, column)), sum)
    }));
    page.push(Look::Strong, values);
}

fn department_row<'a>(
    both: &Both<'a>,
    page: &mut Page<'a>,
    department: &'a DepartmentBridge,
    steps: &[Step],
    of: impl Fn(&ClassTotals) -> Total,
) {
    let row = page.next_row();
    let renamed = department.renamed_from.as_ref().map(|(code, name)| format!("{code} {name}"));
    let none = || Value::from(both.text("no-lines"));
    let mut values = vec![
        Value::from(&*department.code),
        Value::from(&*department.name),
        renamed.into(),
        department.before.as_ref().map_or_else(none, |totals| of(totals).into()),
        of(&department.moved).into(),
    ];
    values.extend(steps.iter().map(|&step| Value::from(of(&department.steps[step as usize]))));
    let last = u16::try_from(values.len()).expect("a row has few columns") - 1;
    values.push(department.after.as_ref().map_or_else(none, |totals| {
        Value::formula(format!("SUM({}:{})", a1(row, BEFORE), a1(row, last)), of(totals))
    }));
    page.push(Look::Table, values);
}
