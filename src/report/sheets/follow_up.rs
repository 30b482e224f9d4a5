//! *Folgekosten*: what innovation adds to later operations, by project and year.

use crate::analyse::follow_up::{FollowUp, FollowUpRow, FollowUpSubject, FollowUpYear};
use crate::money::Total;
use crate::report::context::Context;
use crate::report::sheet::{Look, Page, Value, a1};

/// Columns before those of the years.
const WIDTHS: [u16; 7] = [16, 44, 24, 27, 18, 14, 20];
const STATE: u16 = 3;
const INNOVATION: u16 = 4;
const FIRST_YEAR: u16 = 7;
const YEAR_WIDTH: u16 = 17;

/// Projects and lines that are shown one by one.
const MOST_ROWS: usize = 1_000;

/// The sheet, where there is innovation in the budget years.
pub(in crate::report) fn page<'a>(context: &Context<'a>) -> Option<Page<'a>> {
    let found = &context.run.analysis.follow_up;
    if found.rows.is_empty() {
        return None;
    }
    let mut widths = WIDTHS.to_vec();
    widths.extend(found.years.iter().flat_map(|_| [YEAR_WIDTH; 3]));
    let mut page =
        Page::new(context.text("sheet-follow-up"), context.text("follow-up-title"), &widths);
    page.more_pages_wide = 2;
    for key in ["follow-up-definition", "follow-up-signs", "follow-up-trace"] {
        page.note(&context.text(key));
    }
    summary(context, &mut page, found);
    details(context, &mut page, found);
    Some(page)
}

/// The year as a heading names it, with the phase its plans are taken from.
fn years(context: &Context<'_>, found: &FollowUp) -> Vec<String> {
    let name = |&(fiscal_year, phase): &(_, Option<_>)| match phase {
        Some(phase) => context.period(crate::period::Period { fiscal_year, phase }),
        None => context.format("follow-up-no-plan", &[("year", &fiscal_year.to_string())]),
    };
    found.years.iter().map(name).collect()
}

fn shown_count(found: &FollowUp) -> u32 {
    let rest = usize::from(found.rows.len() > MOST_ROWS);
    u32::try_from(found.rows.len().min(MOST_ROWS) + rest).expect("rows of a sheet")
}

/// The innovation, then one row for each year, linked to the sums of the table below.
fn summary<'a>(context: &Context<'a>, page: &mut Page<'a>, found: &'a FollowUp) {
    page.section(context.text("follow-up-summary"));
    // Two sums and a gap stand above the headings; below the years a gap, the heading of the
    // section and the headings of the table.
    let header = page.next_row() + 3;
    let year_count = u32::try_from(found.years.len()).expect("years of a plan");
    let first = header + year_count + 4;
    innovation(context, page, found, first);
    page.gap();
    let mut headings = vec![context.text("follow-up-year")];
    let keys = ["follow-up-planned", "follow-up-unclear", "follow-up-stated"];
    headings.extend(keys.map(|key| context.money_heading(&context.text(key))));
    page.header(headings);
    let columns = (FIRST_YEAR..).step_by(3);
    for ((name, year), column) in years(context, found).into_iter().zip(&found.totals).zip(columns)
    {
        let mut values = vec![Value::from(name)];
        values.extend((column..).zip(sides(year)).map(|(column, sum)| match sum {
            Some(sum) => Value::formula(a1(first + shown_count(found), column), sum),
            None => Value::Blank,
        }));
        page.push(Look::Table, values);
    }
}

/// What innovation there is, and how much of it comes without a word on follow-up cost.
fn innovation<'a>(context: &Context<'a>, page: &mut Page<'a>, found: &FollowUp, first: u32) {
    let last = first + shown_count(found) - 1;
    let range = |column| format!("{}:{}", a1(first, column), a1(last, column));
    let whole = format!("SUM({})", range(INNOVATION));
    let state = context.text("follow-up-state-missing");
    let missing = format!("SUMIF({},\"{state}\",{})", range(STATE), range(INNOVATION));
    // Rows that are put together have no state of their own.
    let missing = if found.rows.len() > MOST_ROWS {
        found.missing.into()
    } else {
        Value::formula(missing, found.missing)
    };
    for (key, value) in [
        ("follow-up-innovation-sum", Value::formula(whole, found.innovation)),
        ("follow-up-missing-sum", missing),
    ] {
        page.push(Look::Plain, [Value::from(context.text(key)), Value::Blank, value]);
    }
}

fn details<'a>(context: &Context<'a>, page: &mut Page<'a>, found: &'a FollowUp) {
    page.section(context.text("follow-up-details"));
    let first = page.header(headings(context, found)) + 1;
    for row in found.rows.iter().take(MOST_ROWS) {
        push(context, page, row);
    }
    if let Some(rest) = found.rows.get(MOST_ROWS..).filter(|rest| !rest.is_empty()) {
        let name = context.format("follow-up-rest", &[("count", &rest.len().to_string())]);
        let mut values = vec![Value::Blank, Value::from(name), Value::Blank, Value::Blank];
        values.push(rest.iter().map(|row| row.innovation).sum::<Total>().into());
        values.extend([Value::Blank, Value::Blank]);
        for index in 0..found.years.len() {
            for side in 0..3 {
                let sums = rest.iter().filter_map(|row| sides(&row.years[index])[side]);
                values.push(sums.reduce(|sum, own| sum + own).into());
            }
        }
        page.push(Look::Table, values);
    }
    sum(context, page, found, first);
}

fn headings(context: &Context<'_>, found: &FollowUp) -> Vec<String> {
    let mut headings = context.texts(&[
        "follow-up-project",
        "follow-up-title-column",
        "department-label",
        "follow-up-state",
    ]);
    headings.push(context.money_heading(&context.text("follow-up-innovation")));
    headings.push(context.text("follow-up-go-live"));
    headings.push(context.money_heading(&context.text("follow-up-per-year")));
    for name in years(context, found) {
        let keys = ["follow-up-planned", "follow-up-unclear", "follow-up-stated"];
        headings.extend(keys.map(|key| format!("{name}: {}", context.text(key))));
    }
    headings
}

const fn sides(year: &FollowUpYear) -> [Option<Total>; 3] {
    [year.planned, year.unclear, year.stated]
}

fn push<'a>(context: &Context<'a>, page: &mut Page<'a>, row: &'a FollowUpRow) {
    let line = row.lines.first().map(|&line| context.line(line));
    let department = line.map(|line| context.department_label(line.department));
    let project = match row.subject {
        FollowUpSubject::Project(number) => Some(&context.run.portfolio.projects[number as usize]),
        FollowUpSubject::Line(_) => None,
    };
    let mut values = match (project, line) {
        (Some(project), _) => vec![Value::from(&*project.id), Value::from(&*project.title)],
        (None, Some(line)) => vec![Value::from(&*line.id), Value::from(line.label())],
        (None, None) => vec![Value::Blank, Value::Blank],
    };
    values.push(department.into());
    values.push(Value::from(context.text(&format!("follow-up-state-{}", row.state.code()))));
    values.push(row.innovation.into());
    values.push(project.and_then(|project| project.go_live).into());
    let stated = project.and_then(|project| project.follow_up_cost.as_ref());
    values.push(stated.map(|stated| stated.value).into());
    values.extend(row.years.iter().flat_map(sides).map(Value::from));
    page.push(Look::Table, values);
}

fn sum<'a>(context: &Context<'a>, page: &mut Page<'a>, found: &'a FollowUp, first: u32) {
    let row = page.next_row();
    let over = |column| format!("SUM({}:{})", a1(first, column), a1(row - 1, column));
    let mut values = vec![
        Value::Blank,
        Value::from(context.text("follow-up-sum")),
        Value::Blank,
        Value::Blank,
        Value::formula(over(INNOVATION), found.innovation),
        Value::Blank,
        Value::Blank,
    ];
    let sums = found.totals.iter().flat_map(sides);
    values.extend((FIRST_YEAR..).zip(sums).map(|(column, sum)| match sum {
        Some(sum) => Value::formula(over(column), sum),
        None => Value::Blank,
    }));
    page.push(Look::Strong, values);
}
