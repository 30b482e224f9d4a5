//! *Fristen*: when the steps of the process are, and what each department has handed in.

use crate::analyse::{Receipt, Version};
use crate::report::context::Context;
use crate::report::sheet::{Look, Page, Value, a1};
use crate::round::process::{Duration, Process, Step, Work};

const WIDTHS: [u16; 12] = [30, 11, 14, 14, 13, 24, 12, 16, 9, 12, 38, 22];

/// The sheet, where the round has a process.
pub(in crate::report) fn page<'a>(context: &'a Context<'a>) -> Option<Page<'a>> {
    let process = context.run.round.process.as_ref()?;
    let title = context.format("process-title", &[("years", &context.fiscal_years())]);
    let mut page = Page::new(context.text("sheet-process"), title, &WIDTHS);
    remarks(context, &mut page, process);
    steps(context, &mut page, process);
    receipts(context, &mut page, process);
    Some(page)
}

fn remarks(context: &Context<'_>, page: &mut Page<'_>, process: &Process) {
    let language = context.language;
    let days: Vec<String> = process.days_off.iter().map(|&day| language.date(day)).collect();
    let days_off = match days.as_slice() {
        [] => String::new(),
        days => context.format("process-days-off", &[("days", &days.join(", "))]),
    };
    let release = language.date(process.release);
    let values = [("release", &*release), ("state", process.state), ("days_off", &days_off)];
    page.note(&context.format("process-remark", &values));
    match process.as_of {
        Some(day) => {
            page.note(&context.format("process-as-of", &[("day", &language.date(day))]));
        }
        None => page.note(&context.text("process-no-day")),
    }
    if let Some(note) = &process.note {
        page.note(&context.format("process-note", &[("note", note)]));
    }
}

fn steps<'a>(context: &Context<'a>, page: &mut Page<'a>, process: &'a Process) {
    page.section(context.text("process-steps"));
    page.header(context.texts(&[
        "process-step",
        "process-assumed",
        "process-first",
        "process-deadline",
        "process-duration",
        "process-owners",
        "process-progress",
        "process-work",
    ]));
    let calendar = context.run.agenda.calendar.as_ref();
    for (number, step) in process.steps.iter().enumerate() {
        let span = calendar.and_then(|calendar| calendar.spans[number]);
        let progress = span.zip(process.as_of).map(|(span, day)| {
            context.language.text(&format!("progress-{}", span.progress(day).code()))
        });
        let work = |work: &Work| context.language.text(&format!("work-{}", work.code()));
        let works: Vec<String> = step.work.iter().map(work).collect();
        let values = [
            Value::from(&*step.name),
            Value::from(context.yes_no(step.assumed)),
            Value::from(span.map(|span| span.first)),
            Value::from(span.map(|span| span.last)),
            Value::from(duration(context, step)),
            Value::from(step.owners.join(", ")),
            Value::from(progress),
            Value::from(works.join(", ")),
        ];
        page.push(Look::Table, values);
    }
}

/// A step's duration in words.
pub(in crate::report) fn duration(context: &Context<'_>, step: &Step) -> String {
    let (key, count) = match step.duration {
        Duration::Ongoing => return context.text("process-ongoing"),
        Duration::Weeks(count) => ("process-weeks", count),
        Duration::WorkingDays(count) => ("process-working-days", count),
    };
    let plural = if count == 1 { "one" } else { "other" };
    context.format(key, &[("plural", plural), ("count", &count.to_string())])
}

fn receipts<'a>(context: &'a Context<'a>, page: &mut Page<'a>, process: &'a Process) {
    page.section(context.text("process-receipts"));
    page.note(&context.text("process-receipts-remark"));
    page.header(context.texts(&[
        "quality-code",
        "process-version",
        "process-received",
        "process-deadline",
        "process-days-late",
        "process-timeliness",
        "process-lines",
        "process-missing-years",
        "process-errors",
        "process-complete",
        "process-files",
        "process-received-note",
    ]));
    for receipt in &context.run.agenda.receipts {
        if receipt.versions.is_empty() {
            row(context, page, process, receipt, None);
        }
        for version in &receipt.versions {
            row(context, page, process, receipt, Some(version));
        }
    }
}

/// A version, or a department without one; what is there as a whole stands with the first.
fn row<'a>(
    context: &'a Context<'a>,
    page: &mut Page<'a>,
    process: &Process,
    receipt: &'a Receipt,
    version: Option<&'a Version>,
) {
    let number = page.next_row();
    let deadline = context.run.agenda.calendar.as_ref();
    let deadline = deadline.and_then(|calendar| calendar.deadline(Work::Submission));
    let deadline = deadline.map(|(_, last)| last);
    let is_first = version.is_none_or(|own| receipt.versions.first() == Some(own));
    let days_late = match version {
        Some(own) => own.days_late.map(|days| {
            let formula = format!("MAX(0,{}-{})", a1(number, 2), a1(number, 3));
            Value::formula(formula, u64::from(days))
        }),
        // Nothing came in: counted to the reference day above.
        None => receipt.timeliness.days().zip(process.as_of).map(|(days, day)| {
            let day = format!("DATE({},{},{})", day.year(), day.month(), day.day());
            Value::formula(format!("MAX(0,{day}-{})", a1(number, 3)), u64::from(days))
        }),
    };
    let whole = |value: Value<'a>| if is_first { value } else { Value::Blank };
    let years: Vec<String> = receipt.missing_years.iter().map(ToString::to_string).collect();
    let timeliness = context.language.text(&format!("timeliness-{}", receipt.timeliness.code()));
    page.push(
        Look::Table,
        [
            Value::from(context.department_label(receipt.department)),
            Value::from(version.map(|own| u64::from(own.received.version))),
            Value::from(version.map(|own| own.received.date)),
            Value::from(deadline),
            days_late.unwrap_or(Value::Blank),
            whole(Value::from(timeliness)),
            whole(receipt.line_count.into()),
            whole(Value::from(years.join(", "))),
            whole(receipt.error_count.into()),
            whole(Value::from(context.yes_no(receipt.is_complete()))),
            whole(Value::from(files(context, receipt))),
            Value::from(version.map(|own| &*own.received.note)),
        ],
    );
}

/// Files the department's lines stand in, each with the begin of its hash.
fn files(context: &Context<'_>, receipt: &Receipt) -> String {
    let paths = super::department::files(context, receipt.department);
    let sources = context.run.sources.iter().filter(|source| paths.contains(&*source.path));
    let short = |hash: &str| hash.chars().take(12).collect::<String>();
    let named = sources.map(|source| format!("{} ({})", source.path, short(&source.sha256)));
    named.collect::<Vec<_>>().join(", ")
}
