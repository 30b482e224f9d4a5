//! Sensitivity: one row for each verdict that a pair of classes, a group of doubtful lines or a
//! list of lines brings about, and each line of such a list.

use std::ops::Range;

use super::super::Run;
use super::table::{Datum, Kind, Table};
use crate::analyse::sensitivity::{Sensitivity, Turn};
use crate::analyse::target::Verdict;
use crate::classify::Class;
use crate::money::{Ratio, Total};
use crate::period::Period;

/// Lines of one list that are named; the list's row has the whole sum.
const LINES_NAMED: usize = 1_000;

/// What turns the verdicts of a run.
pub(super) struct Turns<'a> {
    run: &'a Run,
    rows: Vec<TurnRow>,
}

/// One verdict and what brings it about.
#[derive(Clone, Copy)]
pub(super) struct TurnRow {
    period: Period,
    /// `pair`, `doubt`, `list` or `line`.
    subject: &'static str,
    doubt: Option<&'static str>,
    from: Option<Class>,
    /// `innovation`, `not_innovation` or a class.
    to: Option<&'static str>,
    line: Option<u32>,
    verdict: Option<Verdict>,
    least: Option<Total>,
    available: Option<Total>,
}

const COLUMNS: [(&str, Kind); 11] = [
    ("fiscal_year", Kind::Whole),
    ("phase", Kind::Text),
    ("subject", Kind::Text),
    ("doubt", Kind::Text),
    ("from_class", Kind::Text),
    ("to_class", Kind::Text),
    ("line", Kind::Text),
    ("verdict", Kind::Text),
    ("least", Kind::Money),
    ("available", Kind::Money),
    ("share", Kind::Share),
];

impl<'a> Turns<'a> {
    /// What turns the verdicts of a run.
    pub(super) fn new(run: &'a Run) -> Self {
        let rows = run.analysis.sensitivity.iter().flat_map(rows).collect();
        Self { run, rows }
    }
}

fn rows(found: &Sensitivity) -> Vec<TurnRow> {
    let empty = TurnRow {
        period: found.period,
        subject: "pair",
        doubt: None,
        from: None,
        to: None,
        line: None,
        verdict: None,
        least: None,
        available: None,
    };
    let turned = |row: TurnRow, turns: &[Turn]| -> Vec<TurnRow> {
        let turn =
            |turn: &Turn| TurnRow { verdict: Some(turn.verdict), least: Some(turn.least), ..row };
        if turns.is_empty() { vec![row] } else { turns.iter().map(turn).collect() }
    };
    let mut rows = Vec::new();
    for pair in &found.pairs {
        let (from, to) = (Some(pair.from), Some(pair.to.code()));
        let row = TurnRow { from, to, available: Some(pair.available), ..empty };
        rows.extend(turned(row, &pair.turns));
    }
    for group in &found.doubts {
        let doubt = TurnRow {
            subject: "doubt",
            doubt: Some(group.doubt.code()),
            from: Some(group.class),
            available: Some(group.available),
            ..empty
        };
        if group.class != Class::Innovation {
            let row = TurnRow { to: Some("innovation"), ..doubt };
            rows.extend(turned(row, &group.if_innovation));
        }
        if matches!(group.class, Class::Innovation | Class::Unclear) {
            let row = TurnRow { to: Some("not_innovation"), ..doubt };
            rows.extend(turned(row, &group.if_not_innovation));
        }
    }
    for list in &found.nearest {
        let verdict = Some(list.verdict);
        let all = TurnRow { subject: "list", verdict, least: Some(list.needed), ..empty };
        let sum = list.lines.iter().map(|line| line.moves).sum();
        rows.push(TurnRow { available: Some(sum), ..all });
        rows.extend(list.lines.iter().take(LINES_NAMED).map(|line| TurnRow {
            subject: "line",
            line: Some(line.line),
            least: None,
            available: Some(line.moves),
            ..all
        }));
    }
    rows
}

impl Table for Turns<'_> {
    type Row = TurnRow;

    fn columns(&self) -> Vec<(String, Kind)> {
        COLUMNS.map(|(name, kind)| (name.to_owned(), kind)).to_vec()
    }

    fn line_count(&self) -> usize {
        self.rows.len()
    }

    fn rows(&self, rows: Range<usize>) -> Vec<TurnRow> {
        self.rows[rows].to_vec()
    }

    fn value<'a>(&'a self, row: &TurnRow, column: usize) -> Datum<'a> {
        let text = |text: Option<&'static str>| text.map_or(Datum::Absent, Datum::Text);
        let money = |sum: Option<Total>| sum.map_or(Datum::Absent, |sum| Datum::Money(sum.0));
        let verdict = |verdict: Verdict| match verdict {
            Verdict::Met => "met",
            Verdict::Missed => "missed",
            Verdict::Undecidable => "undecidable",
        };
        match column {
            0 => Datum::Whole(i64::from(row.period.fiscal_year.0)),
            1 => Datum::Text(row.period.phase.code()),
            2 => Datum::Text(row.subject),
            3 => text(row.doubt),
            4 => text(row.from.map(Class::code)),
            5 => text(row.to),
            6 => row.line.map_or(Datum::Absent, |line| {
                Datum::Text(&self.run.portfolio.lines[line as usize].id)
            }),
            7 => text(row.verdict.map(verdict)),
            8 => money(row.least),
            9 => money(row.available),
            _ => row
                .least
                .zip(row.available)
                .and_then(|(least, available)| Ratio::of(least, available))
                .map_or(Datum::Absent, Datum::Share),
        }
    }
}
