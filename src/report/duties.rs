//! Who is responsible, approves, is consulted and informed, in words.
//!
//! In: a task with the rows of the matrix it falls under. Out: names of departments and units, one
//! text for each duty. Where the reach of a solution is not known and the rows differ by it, each
//! case is named; a cell the source leaves in doubt says so.

use std::collections::BTreeMap;

use crate::analyse::{Finding, ReviewCauses, Task};
use crate::language::Language;
use crate::report::Run;
use crate::round::responsibility::{Duty, Falls, Part, Reach, Responsibility, Row, StandsFor};
use crate::schema::{BudgetLine, DepartmentIndex, Field};

/// Names for each duty, in the order of [`Duty::ALL`]; nothing where the round names no matrix.
pub(super) fn names(run: &Run, task: &Task) -> Option<[String; 4]> {
    of(run, task.falls.as_ref()?, task.department)
}

/// The duties of every message, in their order: those of the task it belongs to; where it belongs to
/// none, since it is no work or the list to review names its lines, by its code alone.
pub(super) fn of_messages(run: &Run) -> Vec<Option<[String; 4]>> {
    let Some(known) = &run.agenda.responsibility else {
        return vec![None; run.diagnostics.len()];
    };
    let mut of_message = vec![None; run.diagnostics.len()];
    for task in &run.agenda.tasks {
        let numbers = task.points.iter().filter_map(|point| point.diagnostic);
        let mut said = None;
        for number in numbers {
            let names = said.get_or_insert_with(|| names(run, task));
            let own: &mut Option<[String; 4]> = &mut of_message[number];
            if own.is_none() {
                own.clone_from(names);
            }
        }
    }
    for (number, own) in of_message.iter_mut().enumerate().filter(|(_, own)| own.is_none()) {
        let falls = known.falls(run.diagnostics[number].code.name(), None);
        *own = of(run, &falls, run.agenda.addressees[number]);
    }
    of_message
}

/// The duties of what is on the list to review.
pub(super) struct OfReview(BTreeMap<(DepartmentIndex, Finding, Option<Reach>), [String; 4]>);

impl OfReview {
    /// Of a run.
    pub(super) fn new(run: &Run) -> Self {
        let tasks = run.agenda.tasks.iter();
        let known = tasks.filter_map(|task| {
            Some(((task.department?, task.finding, task.reach), names(run, task)?))
        });
        Self(known.collect())
    }

    /// Of a line and why it is on the list, different ones of several causes beside each other;
    /// nothing where the round names no matrix.
    pub(super) fn get(&self, line: &BudgetLine, causes: ReviewCauses) -> Option<[String; 4]> {
        let reach = line.fields.get(Field::SolutionScope).and_then(|text| Reach::read(text));
        let of = |cause| self.0.get(&(line.department, Finding::Review(cause), reach));
        let mut all = causes.iter().filter_map(of);
        let mut names = all.next()?.clone();
        for more in all {
            for (name, other) in names.iter_mut().zip(more) {
                if !name.split(" | ").any(|known| known == other) {
                    *name = format!("{name} | {other}");
                }
            }
        }
        Some(names)
    }
}

/// Headings of the four duties.
pub(super) fn headings(language: Language) -> [String; 4] {
    Duty::ALL.map(|duty| language.text(&format!("duty-{}", duty.code())))
}

/// The same for rows a finding falls under and the department it is about.
fn of(run: &Run, falls: &Falls, concerned: Option<DepartmentIndex>) -> Option<[String; 4]> {
    let known = run.agenda.responsibility.as_ref()?;
    let rows: Vec<&Row> = match falls {
        Falls::Nowhere => Vec::new(),
        Falls::Under(row) => vec![&known.matrix.rows[*row]],
        Falls::Open(rows) => rows.iter().map(|&row| &known.matrix.rows[row]).collect(),
    };
    let language = run.round.language;
    Some(Duty::ALL.map(|duty| {
        let said = |row: &&Row| duty_names(run, known, row, duty, concerned);
        let all: Vec<String> = rows.iter().map(said).collect();
        match all.as_slice() {
            [] => String::new(),
            [first, rest @ ..] if rest.iter().all(|other| other == first) => first.clone(),
            _ => cases(&rows, &all, language),
        }
    }))
}

/// The rows a task falls under: `1.6-3 Prozess ...`.
pub(super) fn rows(run: &Run, task: &Task) -> Option<String> {
    let known = run.agenda.responsibility.as_ref()?;
    let text = |row: usize| {
        let row = &known.matrix.rows[row];
        format!("{} {}", row.id, row.title)
    };
    Some(match task.falls.as_ref()? {
        Falls::Nowhere => run.round.language.text("duty-nowhere"),
        Falls::Under(row) => text(*row),
        Falls::Open(rows) => rows.iter().map(|&row| text(row)).collect::<Vec<_>>().join("; "),
    })
}

/// The reach of a solution in words.
pub(super) fn reach(language: Language, reach: Option<Reach>) -> String {
    let code = reach.map_or("unknown", Reach::code);
    language.text(&format!("reach-{code}"))
}

fn cases(rows: &[&Row], names: &[String], language: Language) -> String {
    let case = |(row, names): (&&Row, &String)| {
        let reach = row.reach.map_or("other", Reach::code);
        let reach = language.text(&format!("reach-{reach}"));
        let nobody = || language.text("duty-nobody");
        let names = if names.is_empty() { nobody() } else { names.clone() };
        language.format("duty-case", &[("reach", &reach), ("names", &names)])
    };
    rows.iter().zip(names).map(case).collect::<Vec<_>>().join("; ")
}

fn duty_names(
    run: &Run,
    known: &Responsibility,
    row: &Row,
    duty: Duty,
    concerned: Option<DepartmentIndex>,
) -> String {
    let parts = row.parts.iter().filter(|part| part.duty == duty);
    let name = |part: &Part| {
        let name = unit_name(run, known, part, concerned);
        if part.doubtful {
            run.round.language.format("duty-doubtful", &[("name", &name)])
        } else {
            name
        }
    };
    parts.map(name).collect::<Vec<_>>().join(", ")
}

/// The unit of the cell, else whom its column stands for.
fn unit_name(
    run: &Run,
    known: &Responsibility,
    part: &Part,
    concerned: Option<DepartmentIndex>,
) -> String {
    if let Some(unit) = &part.unit {
        return unit.to_string();
    }
    let departments = &run.portfolio.departments;
    let label = |index: usize| {
        let department = &departments[index];
        format!("{} {}", department.code, department.name)
    };
    let heading = || known.matrix.actors[part.actor].to_string();
    match &known.stands_for[part.actor] {
        StandsFor::Somebody => heading(),
        StandsFor::Concerned => {
            concerned.map_or_else(heading, |department| label(usize::from(department.0)))
        }
        StandsFor::Department(code) => departments
            .iter()
            .position(|department| department.code == *code)
            .map_or_else(|| code.to_string(), label),
    }
}
