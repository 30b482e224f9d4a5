//! Tasks as data: `tasks` (one row for each), `task_points` (one for each line or message of a
//! task), `responsibilities` (one for each duty of the matrix).

use std::ops::Range;

use super::super::{Run, duties};
use super::listed::{Item, Listed};
use super::table::{Datum, Kind, Table};
use crate::analyse::Point;
use crate::provenance::{Cell, Place};
use crate::round::responsibility::{Falls, Reach, Responsibility, StandsFor};

/// All tasks, numbered from one.
pub(super) fn tasks(run: &Run) -> Listed {
    let columns = vec![
        ("task", Kind::Whole),
        ("department", Kind::Text),
        ("finding", Kind::Text),
        ("work", Kind::Text),
        ("severity", Kind::Text),
        ("reach", Kind::Text),
        ("point_count", Kind::Whole),
        ("at_stake", Kind::Money),
        ("without_amount", Kind::Whole),
        ("deciding_count", Kind::Whole),
        ("step", Kind::Text),
        ("deadline", Kind::Date),
        ("matrix_rows", Kind::Text),
        ("responsible", Kind::Text),
        ("approves", Kind::Text),
        ("consulted", Kind::Text),
        ("informed", Kind::Text),
    ];
    let rows = run.agenda.tasks.iter().zip(1_i64..).map(|(task, number)| {
        let department =
            task.department.map(|index| &run.portfolio.departments[usize::from(index.0)]);
        let severity = match task.finding.severity() {
            crate::diagnostic::Severity::Error => "error",
            crate::diagnostic::Severity::Warning => "warning",
            crate::diagnostic::Severity::Note => "note",
        };
        let process = run.round.process.as_ref();
        let step = task.deadline.zip(process).map(|((step, _), process)| &process.steps[step]);
        let mut row = vec![
            Item::Whole(number),
            Item::of(department, |known| Item::text(&*known.code)),
            Item::text(task.finding.name()),
            Item::text(task.finding.work().code()),
            Item::text(severity),
            Item::of(task.reach, |reach| Item::text(reach.code())),
            Item::count(task.points.len() as u64),
            Item::of(task.at_stake, Item::Money),
            Item::count(task.without_amount),
            Item::count(task.deciding),
            Item::of(step, |step| Item::text(&*step.id)),
            Item::of(task.deadline, |(_, day)| Item::Date(day)),
            Item::of(matrix_rows(run, task.falls.as_ref()), Item::text),
        ];
        let names = duties::names(run, task).unwrap_or_default();
        row.extend(names.map(Item::text));
        row
    });
    Listed::of(&columns, rows)
}

/// Ids of the rows of the matrix a task falls under, `; ` between them.
fn matrix_rows(run: &Run, falls: Option<&Falls>) -> Option<String> {
    let known = run.agenda.responsibility.as_ref()?;
    let id = |row: usize| known.matrix.rows[row].id.to_string();
    Some(match falls? {
        Falls::Nowhere => String::new(),
        Falls::Under(row) => id(*row),
        Falls::Open(rows) => rows.iter().map(|&row| id(row)).collect::<Vec<_>>().join("; "),
    })
}

/// Lines and messages of all tasks.
pub(super) struct Points<'a> {
    run: &'a Run,
    /// Number of the task counted from one, and the point.
    points: Vec<(i64, Point)>,
}

impl<'a> Points<'a> {
    /// The points of a run.
    pub(super) fn new(run: &'a Run) -> Self {
        let tasks = run.agenda.tasks.iter().zip(1_i64..);
        let points =
            tasks.flat_map(|(task, number)| task.points.iter().map(move |&point| (number, point)));
        Self { run, points: points.collect() }
    }

    /// File, sheet and cell of a message, else of the line's target amount.
    fn place(&self, point: &Point) -> Option<(&str, Option<&str>, Option<Cell>)> {
        let portfolio = &self.run.portfolio;
        if let Some(number) = point.diagnostic {
            let place: &Place = self.run.diagnostics[number].place.as_ref()?;
            return Some((&place.path, place.sheet.as_deref(), place.cell));
        }
        let line = &portfolio.lines[point.line? as usize];
        let analysis = &self.run.analysis;
        let target = analysis.target_periods.first().map(|&index| analysis.periods[index].period);
        let amount = target.and_then(|period| line.amount(period));
        let amount = amount.or_else(|| line.amounts.first().copied());
        let table = amount.map_or(line.table, |amount| amount.table);
        let sheet = &portfolio.tables[table.0 as usize].sheet;
        Some((&sheet.path, sheet.name.as_deref(), amount.map(|amount| amount.cell)))
    }
}

impl Table for Points<'_> {
    type Row = usize;

    fn columns(&self) -> Vec<(String, Kind)> {
        [
            ("task", Kind::Whole),
            ("line", Kind::Text),
            ("code", Kind::Text),
            ("amount", Kind::Money),
            ("file", Kind::Text),
            ("sheet", Kind::Text),
            ("cell", Kind::Cell),
        ]
        .map(|(name, kind)| (name.to_owned(), kind))
        .to_vec()
    }

    fn line_count(&self) -> usize {
        self.points.len()
    }

    fn rows(&self, lines: Range<usize>) -> Vec<usize> {
        lines.collect()
    }

    fn value<'a>(&'a self, row: &usize, column: usize) -> Datum<'a> {
        let (number, point) = &self.points[*row];
        let lines = &self.run.portfolio.lines;
        match column {
            0 => Datum::Whole(*number),
            1 => point.line.map_or(Datum::Absent, |line| Datum::Text(&lines[line as usize].id)),
            2 => point.diagnostic.map_or(Datum::Absent, |number| {
                Datum::Text(self.run.diagnostics[number].code.name())
            }),
            3 => point.amount.map_or(Datum::Absent, |amount| Datum::Money(amount.0)),
            4 => self.place(point).map_or(Datum::Absent, |(path, ..)| Datum::Text(path)),
            5 => {
                let sheet = self.place(point).and_then(|(_, sheet, _)| sheet);
                sheet.map_or(Datum::Absent, Datum::Text)
            }
            _ => {
                let cell = self.place(point).and_then(|(.., cell)| cell);
                cell.map_or(Datum::Absent, Datum::Cell)
            }
        }
    }
}

/// The matrix, one row for each duty, where the round names one.
pub(super) fn responsibilities(run: &Run) -> Option<Listed> {
    let known: &Responsibility = run.agenda.responsibility.as_ref()?;
    let columns = vec![
        ("row", Kind::Text),
        ("key", Kind::Text),
        ("title", Kind::Text),
        ("reach", Kind::Text),
        ("actor", Kind::Text),
        ("unit", Kind::Text),
        ("department", Kind::Text),
        ("duty", Kind::Text),
        ("doubtful", Kind::Whole),
        ("remark", Kind::Text),
    ];
    let rows = known.matrix.rows.iter().flat_map(|row| {
        row.parts.iter().map(move |part| {
            let department = match &known.stands_for[part.actor] {
                StandsFor::Department(code) if part.unit.is_none() => Item::text(&**code),
                _ => Item::Absent,
            };
            vec![
                Item::text(&*row.id),
                Item::text(&*row.key),
                Item::text(&*row.title),
                Item::of(row.reach.map(Reach::code), Item::text),
                Item::text(&*known.matrix.actors[part.actor]),
                Item::of(part.unit.as_deref(), Item::text),
                department,
                Item::text(part.duty.code()),
                Item::truth(part.doubtful),
                Item::text(&*row.remark),
            ]
        })
    });
    Some(Listed::of(&columns, rows))
}
