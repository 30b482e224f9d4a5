//! *Aufgaben*: who has to do what, for which lines and cells, by when.

use std::collections::BTreeSet;

use crate::analyse::{Finding, Point, ReviewCause, Task};
use crate::diagnostic::place_text;
use crate::report::context::Context;
use crate::report::duties;
use crate::report::sheet::{Kind, List, ListColumn, Sink, Value};
use crate::schema::DepartmentIndex;

/// How many lines and cells a task names; the others are in `tasks.csv` and on the sheets named.
const SHOWN: usize = 8;

/// The sheet for all departments, or for one; nothing where nothing is to be done.
pub(in crate::report) fn list<'a>(
    context: &'a Context<'a>,
    department: Option<DepartmentIndex>,
) -> Option<List<'a>> {
    let tasks = move || {
        let tasks = (1..).zip(&context.run.agenda.tasks);
        tasks.filter(move |(_, task)| department.is_none() || task.department == department)
    };
    tasks().next()?;
    Some(List {
        name: context.text("sheet-tasks"),
        columns: columns(context),
        pages_wide: 2,
        fill: Box::new(move |sink| {
            for (number, task) in tasks() {
                push(context, number, task, sink);
            }
        }),
    })
}

fn columns(context: &Context<'_>) -> Vec<ListColumn> {
    let text = |key: &str, width| ListColumn::new(context.text(key), Kind::Text, width);
    let count = |key: &str| ListColumn::new(context.text(key), Kind::Count, 12);
    let mut columns = vec![
        ListColumn::new(context.text("task-number"), Kind::Count, 6),
        text("task-addressee", 10),
        text("task-name", 28).wrapped(),
        text("task-what", 44).wrapped(),
        text("task-finding", 28).wrapped(),
        text("diagnostic-severity", 11),
        count("task-count"),
        ListColumn::new(context.money_heading(&context.text("task-at-stake")), Kind::Money, 19),
        count("task-without-amount"),
        ListColumn::new(context.text("task-deciding"), Kind::Count, 17),
        ListColumn::new(context.text("task-deadline"), Kind::Date, 13),
        text("task-step", 26).wrapped(),
        text("task-lines", 34).wrapped(),
        text("task-cells", 44).wrapped(),
        text("task-follow", 30).wrapped().folded(),
        text("task-reach", 22).folded(),
    ];
    if context.run.agenda.responsibility.is_some() {
        columns.push(text("task-row", 44).wrapped().folded());
        let column = |heading: String| ListColumn::new(heading, Kind::Text, 30).wrapped().folded();
        columns.extend(duties::headings(context.language).map(column));
    }
    columns
}

fn push(context: &Context<'_>, number: u64, task: &Task, sink: &mut Sink<'_>) {
    let department = task.department.map(|department| context.department(department));
    let nobody = || context.text("task-nobody");
    let severity = task.finding.severity();
    let step = task.deadline.and_then(|(step, _)| {
        Some(context.run.round.process.as_ref()?.steps[step].name.to_string())
    });
    let no_step = context.run.agenda.calendar.as_ref().map(|_| context.text("task-no-deadline"));
    let name = department.map_or_else(nobody, |known| known.name.to_string());
    let mut row = vec![
        Value::Count(number),
        Value::from(department.map(|known| &*known.code)),
        Value::from(name),
        Value::from(what(context, task)),
        finding(context, task.finding),
        Value::from(context.language.text(severity.key())),
        Value::Count(task.points.len() as u64),
        Value::from(task.at_stake),
        Value::Count(task.without_amount),
        Value::Count(task.deciding),
        Value::from(task.deadline.map(|(_, day)| day)),
        Value::from(step.or(no_step)),
        Value::from(lines(context, &task.points)),
        Value::from(cells(context, &task.points)),
        Value::from(follow(context, task.finding)),
        Value::from(duties::reach(context.language, task.reach)),
    ];
    if let Some(names) = duties::names(context.run, task) {
        row.push(Value::from(duties::rows(context.run, task)));
        row.extend(names.map(Value::from));
    }
    sink(&row);
}

/// The message by its name, as its sheet lists it; the cause of a review in the words of its list.
fn finding<'a>(context: &Context<'_>, finding: Finding) -> Value<'a> {
    match finding {
        Finding::Message(code) => Value::from(code.name()),
        Finding::Review(cause) => Value::from(context.text(super::review::cause(cause))),
    }
}

/// What is to be done: the help of the first message, or what the cause of the review asks for.
pub(in crate::report) fn what(context: &Context<'_>, task: &Task) -> String {
    let language = context.language;
    match task.finding {
        Finding::Message(_) => {
            let first = task.points.iter().find_map(|point| point.diagnostic);
            let first = first.map(|number| &context.run.diagnostics[number]);
            first.and_then(|message| message.help(language)).unwrap_or_default()
        }
        Finding::Review(cause) => {
            let code = match cause {
                ReviewCause::Unclear => "unclear",
                ReviewCause::Conflict => "conflict",
                ReviewCause::Contradiction => "contradiction",
                ReviewCause::NoCostBenefit => "no_cost_benefit",
                ReviewCause::StaleDecision => "stale_decision",
            };
            language.text(&format!("task-review-{code}"))
        }
    }
}

fn lines(context: &Context<'_>, points: &[Point]) -> String {
    let mut seen = BTreeSet::new();
    let lines = points.iter().filter_map(|point| point.line).filter(|line| seen.insert(*line));
    shortened(context, lines.map(|line| context.line(line).id.to_string()))
}

/// Cells of the messages, or of the lines to review.
fn cells(context: &Context<'_>, points: &[Point]) -> String {
    let place = |point: &Point| match (point.diagnostic, point.line) {
        (Some(number), _) => {
            let place = context.run.diagnostics[number].place.as_ref()?;
            Some(place_text(place, context.language))
        }
        (None, Some(line)) => {
            let line = context.line(line);
            let target = context.targets().next();
            let amount = target.and_then(|figures| line.amount(figures.period));
            let amount = amount.or_else(|| line.amounts.first().copied())?;
            let sheet = &context.run.portfolio.tables[amount.table.0 as usize].sheet;
            let place = crate::provenance::Place::sheet(sheet).at(amount.cell);
            Some(place_text(&place, context.language))
        }
        (None, None) => None,
    };
    // Each place is asked for only as far as it is shown.
    let known = points.len();
    let shown = points.iter().take(SHOWN).filter_map(place).collect::<Vec<_>>();
    with_rest(context, shown, known.saturating_sub(SHOWN))
}

fn shortened(context: &Context<'_>, all: impl Iterator<Item = String>) -> String {
    let mut all = all;
    let shown: Vec<String> = all.by_ref().take(SHOWN).collect();
    with_rest(context, shown, all.count())
}

fn with_rest(context: &Context<'_>, mut shown: Vec<String>, rest: usize) -> String {
    if rest > 0 {
        let count = context.language.count(rest as u64);
        shown.push(context.format("task-more", &[("count", &count)]));
    }
    shown.join("; ")
}

fn follow(context: &Context<'_>, finding: Finding) -> String {
    match finding {
        Finding::Message(code) => {
            context.format("task-follow-messages", &[("finding", code.name())])
        }
        Finding::Review(_) => context.text("task-follow-review"),
    }
}
