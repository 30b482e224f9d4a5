//! *Rückmeldung*: to whom, what was read, how much is open, what is asked.

use super::outline::outline;
use super::{Counts, Feedback};
use crate::diagnostic::Severity;
use crate::provenance::column_letters;
use crate::report::sheet::{Cell, Look, Page, Value, a1};
use crate::schema::DepartmentIndex;

const WIDTHS: [u16; 7] = [36, 20, 13, 28, 36, 11, 18];
const SEVERITIES: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Note];

/// The sheet of one workbook.
pub(super) fn page<'a>(feedback: &'a Feedback<'a>, whom: Option<DepartmentIndex>) -> Page<'a> {
    let label = feedback.label(whom);
    let years = years(feedback);
    let title = feedback.format("title", &[("years", &years), ("name", &label)]);
    let mut page = Page::new(feedback.text("sheet-summary"), title, &WIDTHS);
    about(feedback, &mut page, whom);
    result(feedback, &mut page, whom);
    request(feedback, &mut page, whom);
    match whom {
        Some(department) => read(feedback, &mut page, department),
        None => {
            departments(feedback, &mut page);
            files(feedback, &mut page);
        }
    }
    passed_over(feedback, &mut page, whom);
    page
}

fn years(feedback: &Feedback<'_>) -> String {
    let years = &feedback.checked.round.fiscal_years;
    years.iter().map(ToString::to_string).collect::<Vec<_>>().join("/")
}

fn about(feedback: &Feedback<'_>, page: &mut Page<'_>, whom: Option<DepartmentIndex>) {
    let round = &feedback.checked.round;
    let to = match whom {
        Some(_) => feedback.label(whom),
        None => feedback.text("to-general"),
    };
    let stage = feedback.language.text(&format!("stage-{}", round.stage.code()));
    for (key, value) in [
        ("to", to),
        ("organisation", round.organisation.to_string()),
        ("round", round.name.clone()),
        ("years", years(feedback)),
        ("stage", stage),
    ] {
        page.push(Look::Plain, [Value::from(feedback.text(key)), Value::from(value)]);
    }
    if whom.is_some() && feedback.diagnostics(whom).next().is_some() {
        let cell = |look, key: &str| Cell { value: Value::from(feedback.text(key)), look };
        page.rows.push(vec![
            cell(Look::Plain, "answer-until"),
            Cell { value: Value::Blank, look: Look::Input },
            cell(Look::Definition, "answer-until-remark"),
        ]);
    }
}

fn result(feedback: &Feedback<'_>, page: &mut Page<'_>, whom: Option<DepartmentIndex>) {
    page.section(feedback.text("result"));
    let counts = feedback.counts(whom);
    let verdict = match (counts, whom) {
        ([0, 0, 0], Some(department)) => {
            let own = &feedback.submissions[usize::from(department.0)];
            if own.tables.is_empty() { "nothing-read" } else { "nothing" }
        }
        ([0, 0, 0], None) => "nothing-general",
        ([0, _, _], _) => "without-error",
        _ => "with-errors",
    };
    page.note(&feedback.text(verdict));
    if counts == Counts::default() {
        return;
    }
    page.header(["severity", "count", "meaning"].map(|key| feedback.text(key)));
    for (severity, count) in SEVERITIES.into_iter().zip(counts) {
        let meaning = match severity {
            Severity::Error => "meaning-error",
            Severity::Warning => "meaning-warning",
            Severity::Note => "meaning-note",
        };
        let cells = vec![Value::from(feedback.severity(severity)), Value::Count(count)];
        page.entry(cells, &feedback.text(meaning));
    }
}

fn request(feedback: &Feedback<'_>, page: &mut Page<'_>, whom: Option<DepartmentIndex>) {
    let is_open = feedback.diagnostics(whom).next().is_some();
    let has_columns = super::columns::tables(feedback, whom).next().is_some();
    if !is_open && !has_columns {
        return;
    }
    page.section(feedback.text("request"));
    if is_open {
        page.note(&feedback.text("request-points"));
    }
    if has_columns {
        page.note(&feedback.text("request-columns"));
    }
    if is_open {
        page.note(&feedback.text("request-otherwise"));
    }
    page.gap();
    let sheets = [("sheet-points", is_open), ("sheet-columns", has_columns)];
    for (key, _) in sheets.into_iter().filter(|&(_, there)| there) {
        let sheet = feedback.text(key);
        page.push(Look::Link, [Value::Link { sheet: sheet.clone(), text: sheet }]);
    }
}

/// What was read of a department's lines: each amount column, then each fiscal year and phase.
fn read<'a>(feedback: &'a Feedback<'a>, page: &mut Page<'a>, department: DepartmentIndex) {
    page.section(feedback.text("read"));
    let submission = &feedback.submissions[usize::from(department.0)];
    if submission.tables.is_empty() {
        page.note(&feedback.text("read-none"));
        return;
    }
    page.note(&feedback.text("read-remark"));
    let shared = (submission.tables.iter())
        .any(|own| feedback.owner(&feedback.table(own.table.0).sheet.path).is_none());
    if shared {
        page.note(&feedback.format("read-shared", &[("workbook", &feedback.general)]));
    }
    let currency = &*feedback.checked.round.currency;
    let sum = feedback.format("sum-heading", &[("currency", currency)]);
    let mut headings: Vec<String> = ["file", "sheet", "column", "heading", "taken-as", "amounts"]
        .map(|key| feedback.text(key))
        .into();
    headings.push(sum.clone());
    page.header(headings);
    for own in &submission.tables {
        let table = feedback.table(own.table.0);
        for column in &own.columns {
            let known = table.columns.iter().find(|known| known.index == column.column);
            let taken_as = known.map(|known| feedback.words.taken_as(known));
            page.push(
                Look::Table,
                [
                    Value::from(&*table.sheet.path),
                    Value::from(table.sheet.name.as_deref()),
                    Value::from(column_letters(column.column)),
                    Value::from(known.map(|known| &*known.heading)),
                    Value::from(taken_as),
                    Value::Count(column.amount_count),
                    column.sum.into(),
                ],
            );
        }
    }
    totals(feedback, page, department);
}

fn totals<'a>(feedback: &'a Feedback<'a>, page: &mut Page<'a>, department: DepartmentIndex) {
    let submission = &feedback.submissions[usize::from(department.0)];
    page.section(feedback.text("totals"));
    let currency = &*feedback.checked.round.currency;
    let sum = feedback.format("sum-heading", &[("currency", currency)]);
    page.header([feedback.text("period"), sum, String::new(), feedback.text("amounts")]);
    for &(period, count, sum) in &submission.periods {
        let phase = feedback.language.text(&format!("phase-{}", period.phase.code()));
        let values = [
            Value::from(format!("{phase} {}", period.fiscal_year)),
            sum.into(),
            Value::Blank,
            Value::Count(count),
        ];
        page.push(Look::Table, values);
    }
}

/// The departments' workbooks with what is open in each.
fn departments<'a>(feedback: &'a Feedback<'a>, page: &mut Page<'a>) {
    page.section(feedback.text("departments"));
    page.note(&feedback.text("departments-remark"));
    let keys = ["department-heading", "errors", "warnings", "notes", "workbook"];
    page.header(keys.map(|key| feedback.text(key)));
    let first = page.next_row();
    let mut all = Counts::default();
    for (whom, name, counts) in feedback.workbooks() {
        let table = |value| Cell { value, look: Look::Table };
        let link = Value::File { address: name.to_owned(), text: name.to_owned() };
        let mut cells = vec![table(Value::from(feedback.label(whom)))];
        cells.extend(counts.map(|count| table(Value::Count(count))));
        cells.push(Cell { value: link, look: Look::Link });
        page.rows.push(cells);
        for (sum, count) in all.iter_mut().zip(counts) {
            *sum += count;
        }
    }
    let last = page.next_row() - 1;
    let mut values = vec![Value::from(feedback.language.text("report-sum"))];
    values.extend((1..).zip(all).map(|(column, count)| {
        let sum = format!("SUM({}:{})", a1(first, column), a1(last, column));
        Value::formula(sum, Value::Count(count))
    }));
    page.push(Look::Strong, values);
}

/// Every file with what became of its rows.
fn files<'a>(feedback: &'a Feedback<'a>, page: &mut Page<'a>) {
    page.section(feedback.text("files"));
    if feedback.checked.portfolio.tables.is_empty() {
        page.note(&feedback.text("read-none"));
        return;
    }
    let keys = ["file", "sheet", "sheet-columns", "department-heading", "files-rows"];
    page.header(keys.map(|key| feedback.text(key)));
    for table in &feedback.checked.portfolio.tables {
        let owner = feedback.owner(&table.sheet.path);
        let values = [
            Value::from(&*table.sheet.path),
            Value::from(table.sheet.name.as_deref()),
            Value::Count(table.columns.len() as u64),
            Value::from(owner.map(|owner| feedback.label(Some(owner)))),
            Value::from(feedback.words.rows(table)),
        ];
        page.push(Look::Table, values);
    }
}

fn passed_over<'a>(feedback: &'a Feedback<'a>, page: &mut Page<'a>, whom: Option<DepartmentIndex>) {
    let files = outline(feedback.checked);
    let mut passed = (files.iter())
        .filter(|file| whom.is_none() || feedback.owner(file.path) == whom)
        .flat_map(|file| file.passed_over.iter().map(move |passed| (file.path, passed)))
        .peekable();
    if passed.peek().is_none() {
        return;
    }
    page.section(feedback.text("passed"));
    page.header(["file", "sheet", "reason"].map(|key| feedback.text(key)));
    for (path, passed) in passed {
        let sheet = match passed.sheet {
            Some(sheet) => Value::from(sheet.to_owned()),
            None => Value::from(feedback.text("whole-file")),
        };
        page.entry(vec![Value::from(path.to_owned()), sheet], &feedback.words.reason(passed));
    }
}
