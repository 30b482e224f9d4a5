//! *Positionen*: every line, one row for each part of each judgement, with its money by period.

pub(in crate::report) mod parts;

use std::collections::BTreeMap;

use crate::classify::{Classified, Judgement, Part, allocations};
use crate::money::Ratio;
use crate::period::{FiscalYear, Period, Phase};
use crate::report::context::Context;
use crate::report::sheet::{Kind, List, ListColumn, Sink, Value};
use crate::schema::{BudgetLine, Field};

/// Text columns before the money, with their width in characters; those that only describe are
/// folded away.
const COLUMNS: [(&str, u16, bool); 19] = [
    ("line-id", 18, false),
    ("line-department", 10, false),
    ("line-department-name", 28, true),
    ("line-area", 16, true),
    ("line-unit", 28, true),
    ("line-product", 14, true),
    ("line-cost-centre", 14, true),
    ("line-account", 12, false),
    ("line-title", 48, false),
    ("line-project", 14, true),
    ("line-component", 14, true),
    ("line-declared", 20, true),
    ("line-class", 18, false),
    ("line-share", 9, false),
    ("line-from", 10, false),
    ("line-rule", 16, false),
    ("line-reason", 62, false),
    ("line-evidence", 40, true),
    ("line-by-rules", 30, true),
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

/// The sheet for all lines, or for those of one department; several where one cannot hold them.
pub(in crate::report) fn lists<'a>(
    context: &'a Context<'a>,
    selection: Option<&[u32]>,
) -> impl Iterator<Item = List<'a>> {
    let count = u32::try_from(context.run.portfolio.lines.len()).expect("in 32 bits");
    let lines = selection.map_or_else(|| (0..count).collect(), <[u32]>::to_vec);
    parts::parts(context, lines).into_iter().enumerate().map(move |(number, lines)| List {
        name: parts::name(context, number),
        columns: columns(context),
        pages_wide: 1,
        fill: Box::new(move |sink| fill(context, lines.iter().copied(), sink)),
    })
}

/// Rounds of more lines have rows of one line, which are read on the screen: a format for each
/// text and a height for each row would make them a tenth larger.
const MOST_WRAPPED: usize = 20_000;

fn columns(context: &Context<'_>) -> Vec<ListColumn> {
    let wrapped = context.run.portfolio.lines.len() <= MOST_WRAPPED;
    let column = |key: &str, kind, width| ListColumn::new(context.text(key), kind, width);
    let mut columns: Vec<_> = COLUMNS
        .iter()
        .map(|&(key, width, folded)| {
            let kind = if key == "line-share" { Kind::Share } else { Kind::Text };
            let column = column(key, kind, width);
            match key {
                "line-department" => column.paged(),
                "line-title" | "line-reason" if wrapped => column.wrapped(),
                _ if folded => column.folded(),
                _ => column,
            }
        })
        .collect();
    let out_of_scope = column("line-out-of-scope", Kind::Text, 30);
    columns.push(if wrapped { out_of_scope.wrapped() } else { out_of_scope });
    let open = open_periods(context);
    for &period in &context.periods {
        let heading = context.money_heading(&context.period(period));
        let money = ListColumn::new(heading, Kind::Money, 18);
        columns.push(if open.contains(&period) { money } else { money.folded() });
    }
    columns.push(column("file", Kind::Text, 42).folded());
    columns.push(column("sheet", Kind::Text, 24).folded());
    columns.push(column("row", Kind::Count, 9).folded());
    columns.push(column("cell", Kind::Text, 9).folded());
    columns.push(column("line-part", Kind::Count, 7).folded());
    columns.push(column("line-account-group", Kind::Text, 14).folded());
    columns.push(column("line-group", Kind::Text, 14).folded());
    columns
}

/// The budget years and what they are compared with, whose money stands open.
fn open_periods(context: &Context<'_>) -> Vec<Period> {
    let targets = context.targets().map(|figures| figures.period);
    let before = context.run.analysis.growth.iter().map(|growth| growth.from);
    let open: Vec<Period> = targets.chain(before).collect();
    if open.is_empty() { context.periods.clone() } else { open }
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
