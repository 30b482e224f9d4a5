//! The target of every year and phase: over the areas of the policy, each area, each department,
//! and of the budget years over the areas outside the target and over all.

use std::ops::Range;

use super::super::Run;
use super::table::{Datum, Kind, Table};
use crate::analyse::ClassTotals;
use crate::analyse::target::{Target, TargetResult, Verdict};
use crate::classify::Class;
use crate::money::Ratio;
use crate::period::Period;

/// The targets of a run.
pub(super) struct Targets<'a> {
    rows: Vec<TargetRow<'a>>,
}

/// The target over some money.
#[derive(Clone, Copy)]
pub(super) struct TargetRow<'a> {
    period: Period,
    /// The period is one the target is taken for.
    is_target: bool,
    /// `target`, `others`, `both`, `area` or `department`.
    over: &'static str,
    /// Name of the area, code of the department.
    code: &'a str,
    totals: &'a ClassTotals,
    target: &'a Target,
    /// Innovation of a department in the target divided by the cost of all.
    contribution: Option<Ratio>,
}

const COLUMNS: [(&str, Kind); 18] = [
    ("fiscal_year", Kind::Whole),
    ("phase", Kind::Text),
    ("is_target", Kind::Text),
    ("over", Kind::Text),
    ("code", Kind::Text),
    ("total", Kind::Money),
    ("operations", Kind::Money),
    ("enhancement", Kind::Money),
    ("innovation", Kind::Money),
    ("unclear", Kind::Money),
    ("share", Kind::Share),
    ("share_lower", Kind::Share),
    ("share_upper", Kind::Share),
    ("verdict", Kind::Text),
    ("gap_shift", Kind::Money),
    ("gap_add", Kind::Money),
    ("gap_cut", Kind::Money),
    ("contribution", Kind::Share),
];

impl<'a> Targets<'a> {
    /// The targets of a run.
    pub(super) fn new(run: &'a Run) -> Self {
        let mut rows = Vec::new();
        for (index, figures) in run.analysis.periods.iter().enumerate() {
            let row = |over, code, totals, target| TargetRow {
                period: figures.period,
                is_target: run.analysis.target_periods.contains(&index),
                over,
                code,
                totals,
                target,
                contribution: None,
            };
            rows.push(row("target", "", &figures.totals, &figures.target));
            for view in run.analysis.views.iter().filter(|view| view.period == figures.period) {
                if let Some(found) = view.figures.as_ref().filter(|_| view.over.code() != "target")
                {
                    rows.push(row(view.over.code(), "", &found.totals, &found.target));
                }
            }
            for area in &figures.areas {
                rows.push(row("area", &area.area, &area.totals, &area.target));
            }
            for found in &figures.departments {
                let department = &run.portfolio.departments[usize::from(found.department.0)];
                let innovation = found.totals.of(Class::Innovation);
                let contribution =
                    Ratio::of(innovation, figures.target.cost).filter(|_| found.in_target);
                let row = row("department", &department.code, &found.totals, &found.target);
                rows.push(TargetRow { contribution, ..row });
            }
        }
        Self { rows }
    }
}

impl<'r> Table for Targets<'r> {
    type Row = TargetRow<'r>;

    fn columns(&self) -> Vec<(String, Kind)> {
        COLUMNS.map(|(name, kind)| (name.to_owned(), kind)).to_vec()
    }

    fn line_count(&self) -> usize {
        self.rows.len()
    }

    fn rows(&self, rows: Range<usize>) -> Vec<TargetRow<'r>> {
        self.rows[rows].to_vec()
    }

    fn value<'a>(&'a self, row: &TargetRow<'r>, column: usize) -> Datum<'a> {
        let result = row.target.result.as_ref();
        let share = |pick: fn(&TargetResult) -> Ratio| {
            result.map_or(Datum::Absent, |result| Datum::Share(pick(result)))
        };
        let gap = |pick: fn(&TargetResult) -> Option<i128>| {
            result.and_then(pick).map_or(Datum::Absent, Datum::Money)
        };
        let verdict = |verdict: Verdict| match verdict {
            Verdict::Met => "met",
            Verdict::Missed => "missed",
            Verdict::Undecidable => "undecidable",
        };
        match column {
            0 => Datum::Whole(i64::from(row.period.fiscal_year.0)),
            1 => Datum::Text(row.period.phase.code()),
            2 => Datum::Text(if row.is_target { "yes" } else { "no" }),
            3 => Datum::Text(row.over),
            4 if row.code.is_empty() => Datum::Absent,
            4 => Datum::Text(row.code),
            5 => Datum::Money(row.totals.total().0),
            6..=9 => Datum::Money(row.totals.0[column - 6].0),
            10 => share(|result| result.share),
            11 => share(|result| result.lower),
            12 => share(|result| result.upper),
            13 => result.map_or(Datum::Absent, |result| Datum::Text(verdict(result.verdict))),
            14 => gap(|result| Some(result.gap.shift.0)),
            15 => gap(|result| Some(result.gap.add.0)),
            16 => gap(|result| result.gap.cut.map(|cut| cut.0)),
            _ => row.contribution.map_or(Datum::Absent, Datum::Share),
        }
    }
}
