//! Who must act, and by when: the headline figures.

use serde::Serialize;

use super::super::super::Run;
use super::target::Money;
use crate::analyse::Timeliness;
use crate::round::process::Work;

/// The object `agenda`.
#[derive(Serialize)]
pub(super) struct AgendaData<'a> {
    /// The day lateness is told for.
    as_of: Option<String>,
    release: Option<String>,
    /// Deadlines of the kinds of work; nothing where no step closes them.
    deadlines: Option<Deadlines>,
    submissions: Option<Submissions>,
    task_count: u64,
    tasks: Vec<TasksOf<'a>>,
}

#[derive(Serialize)]
struct Deadlines {
    submission: Option<String>,
    messages: Option<String>,
    review: Option<String>,
}

/// Departments by what is to be said of their submission.
#[derive(Serialize)]
struct Submissions {
    complete: u64,
    incomplete: u64,
    in_time: u64,
    late: u64,
    overdue: u64,
    awaited: u64,
    not_judged: u64,
}

/// Tasks of one department; of nobody in particular where the code is absent.
#[derive(Serialize)]
struct TasksOf<'a> {
    department: Option<&'a str>,
    task_count: u64,
    point_count: u64,
    /// Cost of the budget years that is unclear.
    unclear: Money,
}

impl<'a> AgendaData<'a> {
    pub(super) fn new(run: &'a Run) -> Self {
        let agenda = &run.agenda;
        let process = run.round.process.as_ref();
        let deadline = |work| {
            let (_, day) = agenda.calendar.as_ref()?.deadline(work)?;
            Some(day.to_string())
        };
        Self {
            as_of: process.and_then(|process| process.as_of).map(|day| day.to_string()),
            release: process.map(|process| process.release.to_string()),
            deadlines: process.map(|_| Deadlines {
                submission: deadline(Work::Submission),
                messages: deadline(Work::Messages),
                review: deadline(Work::Review),
            }),
            submissions: process.map(|_| submissions(run)),
            task_count: agenda.tasks.len() as u64,
            tasks: tasks(run),
        }
    }
}

fn submissions(run: &Run) -> Submissions {
    let receipts = &run.agenda.receipts;
    let count = |wanted: &dyn Fn(Timeliness) -> bool| {
        receipts.iter().filter(|receipt| wanted(receipt.timeliness)).count() as u64
    };
    let complete = receipts.iter().filter(|receipt| receipt.is_complete()).count() as u64;
    Submissions {
        complete,
        incomplete: receipts.len() as u64 - complete,
        in_time: count(&|one| one == Timeliness::InTime),
        late: count(&|one| matches!(one, Timeliness::Late(_))),
        overdue: count(&|one| matches!(one, Timeliness::Overdue(_))),
        awaited: count(&|one| one == Timeliness::Awaited),
        not_judged: count(&|one| {
            matches!(one, Timeliness::NoDay | Timeliness::NoDeadline | Timeliness::Unrecorded)
        }),
    }
}

fn tasks(run: &Run) -> Vec<TasksOf<'_>> {
    let of = |quality: &crate::analyse::Quality| {
        let own = run.agenda.tasks.iter().filter(|task| task.department == quality.department);
        let code = quality.department.map(|index| {
            let department = &run.portfolio.departments[usize::from(index.0)];
            &*department.code
        });
        let (task_count, point_count) = own
            .fold((0, 0), |(tasks, points), task| (tasks + 1, points + task.points.len() as u64));
        TasksOf { department: code, task_count, point_count, unclear: Money(quality.unclear) }
    };
    run.agenda.qualities.iter().map(of).collect()
}
