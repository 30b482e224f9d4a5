//! *Positionen*: every line, one row for each part of each judgement, with its money by period.

use std::collections::BTreeMap;

use crate::classify::{Classified, Judgement, Part, allocations};
use crate::money::Ratio;
use crate::period::{FiscalYear, Period, Phase};
use crate::report::context::Context;
use crate::report::sheet::{Kind, List, ListColumn, Sink, Value};
use crate::schema::{BudgetLine, Field};

/// Text columns before the money, with their width in characters.
const COLUMNS: [(&str, u16); 19] = [
    ("line-id", 18),
    ("line-department", 10),
    ("line-department-name", 28),
    ("line-area", 16),
    ("line-unit", 28),
    ("line-product", 14),
    ("line-cost-centre", 14),
    ("line-account", 12),
    ("line-title", 60),
    ("line-project", 14),
    ("line-component", 14),
    ("line-declared", 20),
    ("line-class", 18),
    ("line-share", 9),
    ("line-from", 10),
    ("line-rule", 16),
    ("line-reason", 44),
    ("line-evidence", 40),
    ("line-by-rules", 30),
];

/// Column of the accounting area.
pub(super) const AREA: u16 = 3;

/// Column of the class.
pub(super) const CLASS: u16 = 12;

/// Columns between those of [`COLUMNS`] and the money.
const BEFORE_MONEY: u16 = 1;

/// The column of each period.
pub(super) fn period_columns(context: &Context<'_>) -> BTreeMap<Period, u16> {
    let first = u16::try_from(COLUMNS.len()).expect("a handful") + BEFORE_MONEY;
    context.periods.iter().copied().zip(first..).collect()
}

/// The column of the group that the model adds by: the last one.
pub(super) fn group_column(context: &Context<'_>) -> u16 {
    u16::try_from(columns(context).len() - 1).expect("a list has few columns")
}

/// The column of the group by account.
pub(super) fn account_group_column(context: &Context<'_>) -> u16 {
    group_column(context) - 1
}

/// The column of the number of the part within its judgement, counted from one.
pub(super) fn part_column(context: &Context<'_>) -> u16 {
    group_column(context) - 2
}

/// The sheet for all lines, or for those of one department.
pub(in crate::report) fn list<'a>(
    context: &'a Context<'a>,
    selection: Option<&'a [u32]>,
) -> List<'a> {
    List {
        name: context.text("sheet-lines"),
        columns: columns(context),
        pages_wide: 3,
        fill: Box::new(move |sink| match selection {
            Some(lines) => fill(context, lines.iter().copied(), sink),
            None => fill(context, (0..).take(context.run.portfolio.lines.len()), sink),
        }),
    }
}

fn columns(context: &Context<'_>) -> Vec<ListColumn> {
    let column = |key: &str, kind, width| ListColumn::new(context.text(key), kind, width);
    let mut columns: Vec<_> = COLUMNS
        .iter()
        .map(|&(key, width)| {
            let kind = if key == "line-share" { Kind::Share } else { Kind::Text };
            column(key, kind, width)
        })
        .collect();
    columns.push(column("line-out-of-scope", Kind::Text, 46));
    for &period in &context.periods {
        let heading = context.money_heading(&context.period(period));
        columns.push(ListColumn::new(heading, Kind::Money, 18));
    }
    columns.push(column("file", Kind::Text, 42));
    columns.push(column("sheet", Kind::Text, 24));
    columns.push(column("row", Kind::Count, 9));
    columns.push(column("cell", Kind::Text, 9));
    columns.push(column("line-part", Kind::Count, 7));
    columns.push(column("line-account-group", Kind::Text, 14));
    columns.push(column("line-group", Kind::Text, 14));
    columns
}

fn fill(context: &Context<'_>, lines: impl Iterator<Item = u32>, sink: &mut Sink<'_>) {
    let scope_words: Vec<String> = crate::schema::OutOfScope::ALL
        .iter()
        .map(|reason| context.language.text(&format!("scope-{}", reason.code())))
        .collect();
    let mut row: Vec<Value<'_>> = Vec::new();
    for number in lines {
        let line = context.line(number);
        let group = super::model::group(context, line);
        let account_group = super::model::account_group(context, line);
        match (&context.run.classification.lines[number as usize], line.out_of_scope) {
            (Some(classified), None) => {
                let mut first = true;
                for (index, judgement) in classified.shown(line) {
                    for part in 0..judgement.parts.len() {
                        row.clear();
                        describe(context, line, &mut row);
                        judge(context, judgement, judgement.parts[part], &mut row);
                        row.push(context.by_rules(classified, judgement).into());
                        row.push(Value::Blank);
                        money(context, line, classified, (index, part), first, &mut row);
                        row.extend(context.place(line));
                        row.push(Value::Count(part as u64 + 1));
                        row.push(Value::from(account_group.clone()));
                        row.push(Value::from(group.clone()));
                        sink(&row);
                        first = false;
                    }
                }
            }
            (_, reason) => {
                row.clear();
                describe(context, line, &mut row);
                row.extend([const { Value::Blank }; 7]);
                row.push(reason.map_or(Value::Blank, |reason| {
                    Value::from(scope_words[reason as usize].as_str())
                }));
                let amount = |&period| Value::from(line.amount(period).map(|found| found.cents));
                row.extend(context.periods.iter().map(amount));
                row.extend(context.place(line));
                row.extend([const { Value::Blank }; 3]);
                sink(&row);
            }
        }
    }
}

fn describe<'a>(context: &'a Context<'_>, line: &'a BudgetLine, row: &mut Vec<Value<'a>>) {
    let department = context.department(line.department);
    let field = |field| line.fields.get(field).map_or(Value::Blank, |text| Value::from(&**text));
    row.extend([
        Value::from(&*line.id),
        Value::from(&*department.code),
        Value::from(&*department.name),
        Value::from(&*line.area),
        field(Field::Unit),
        field(Field::Product),
        field(Field::CostCentre),
        field(Field::Account),
        Value::from(line.label()),
        field(Field::ProjectId),
        line.component.as_deref().map_or(Value::Blank, Value::from),
        field(Field::DeclaredClass),
    ]);
}

fn judge<'a>(
    context: &'a Context<'_>,
    judgement: &'a Judgement,
    part: Part,
    row: &mut Vec<Value<'a>>,
) {
    let whole = judgement.parts.iter().map(|part| i128::from(part.weight)).sum();
    let share = Ratio { numerator: i128::from(part.weight), denominator: whole };
    row.extend([
        Value::from(context.class(part.class)),
        Value::Share(share),
        judgement.from.map_or(Value::Blank, |FiscalYear(year)| Value::from(year.to_string())),
        context.decider(judgement),
        Value::from(&*judgement.reason),
        Value::from(&*judgement.evidence),
    ]);
}

/// The money of one part: only the periods its judgement holds for. Commitments are no cost
/// and have no class; they stand in the line's first row.
fn money(
    context: &Context<'_>,
    line: &BudgetLine,
    classified: &Classified,
    (index, part): (usize, usize),
    first: bool,
    row: &mut Vec<Value<'_>>,
) {
    let simple = classified.judgements.len() == 1 && classified.judgements[0].parts.len() == 1;
    let shared = if simple { Vec::new() } else { allocations(line, classified) };
    for &period in &context.periods {
        let whole = simple || (first && period.phase == Phase::Commitment);
        let cents = if whole {
            line.amount(period).map(|amount| amount.cents)
        } else {
            let holds = std::ptr::eq(
                classified.judgement(period.fiscal_year),
                &raw const classified.judgements[index],
            );
            shared
                .iter()
                .find(|share| holds && share.period == period && usize::from(share.part) == part)
                .map(|share| share.cents)
        };
        row.push(cents.into());
    }
}
