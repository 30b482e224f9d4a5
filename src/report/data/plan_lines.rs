//! Plan lines: money by plan line, product, account and period, with classes.
//!
//! Product and account are keys into `lines.csv`.

use super::super::Run;
use super::listed::{Item, Listed, period};
use super::table::Kind;
use crate::classify::Class;
use crate::schema::{PlanAssignment, PlanLines};

const COLUMNS: [(&str, Kind); 15] = [
    ("statement", Kind::Text),
    ("plan_line", Kind::Text),
    ("plan_line_name", Kind::Text),
    ("assignment", Kind::Text),
    ("product", Kind::Text),
    ("account", Kind::Text),
    ("fiscal_year", Kind::Whole),
    ("phase", Kind::Text),
    ("total", Kind::Money),
    ("operations", Kind::Money),
    ("enhancement", Kind::Money),
    ("innovation", Kind::Money),
    ("unclear", Kind::Money),
    ("out_of_scope", Kind::Money),
    ("line_count", Kind::Whole),
];

/// The table, where the round names plan lines.
pub(super) fn listed(run: &Run) -> Option<Listed> {
    let plan = run.portfolio.references.plan_lines.as_ref()?;
    let figures = run.analysis.plan_lines.as_ref()?;
    let mut listed = Listed::new(&COLUMNS);
    for figure in &figures.accounts {
        let mut row: Vec<Item> = line(plan, figure.assignment).into();
        row.extend([Item::from(&*figure.product), Item::from(&*figure.account)]);
        row.extend(period(figure.period));
        row.push(figure.total().into());
        row.extend(Class::ALL.map(|class| Item::from(figure.totals.of(class))));
        row.extend([figure.out_of_scope.into(), figure.line_count.into()]);
        listed.push(row);
    }
    Some(listed)
}

/// Statement, number and name of a plan line, and how the account came to it.
pub(super) fn line(plan: &PlanLines, assignment: PlanAssignment) -> [Item; 4] {
    match assignment {
        PlanAssignment::Line(number) => {
            let line = &plan.lines[number];
            [&*line.statement, &*line.code, &*line.name, "assigned"].map(Item::from)
        }
        PlanAssignment::Ambiguous(number) => {
            let lines = plan.entries[number].lines.iter();
            let codes: Vec<&str> = lines.map(|&line| &*plan.lines[line].code).collect();
            [Item::Absent, codes.join("|").into(), Item::Absent, "ambiguous".into()]
        }
        PlanAssignment::Missing => [Item::Absent, Item::Absent, Item::Absent, "missing".into()],
    }
}
