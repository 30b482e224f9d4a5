//! *Positionen*: the department's lines of the round, with the amounts to be asked for open.

use std::collections::BTreeSet;

use super::Builder;
use crate::classify::Class;
use crate::form::{FormColumn, LineStamp, SheetStamp};
use crate::money::Total;
use crate::period::{FiscalYear, Period, Phase};
use crate::report::sheet::{Cell, Check, Entry, EntryColumn, EntryKind, Look, Open, Value, a1};
use crate::schema::{BudgetLine, Field};

/// Empty rows for new lines.
const BLANK_ROWS: u32 = 200;
/// Years of the medium-term plan after the budget years.
pub(super) const PLAN_YEARS: i16 = 3;
/// Fields of every form.
const FIELDS: [Field; 10] = [
    Field::Product,
    Field::CostCentre,
    Field::Account,
    Field::Title,
    Field::Description,
    Field::ProjectId,
    Field::ContractId,
    Field::BusinessArea,
    Field::SolutionScope,
    Field::Funding,
];
/// Fields a form has where a line of the department fills them.
const FURTHER_FIELDS: [Field; 5] =
    [Field::Unit, Field::Area, Field::ProductGroup, Field::AccountName, Field::SolutionId];

/// The sheet, how it is built, and the lines it is filled with. `project_cells` are the cells
/// with the ids of the projects.
pub(super) fn sheet<'a>(
    builder: &Builder<'a>,
    project_cells: &str,
) -> (Entry<'a>, SheetStamp, Vec<LineStamp>) {
    let context = builder.context;
    let numbers = &context.department_lines[usize::from(builder.department.0)];
    let lines: Vec<&BudgetLine> = numbers.iter().map(|&number| context.line(number)).collect();
    let columns = columns(builder, &lines);
    let entry_columns: Vec<EntryColumn> =
        columns.iter().map(|&column| entry_column(builder, column, project_cells)).collect();
    let rows = numbers.iter().map(|&number| row(builder, number, &columns)).collect();
    let mut entry = Entry {
        name: builder.text("sheet-lines"),
        head: builder.head("lines-note"),
        columns: entry_columns,
        rows,
        blank_count: BLANK_ROWS,
        pages_wide: 2,
        hidden: false,
    };
    let sums = sums(builder, &columns, lines.len());
    entry.head.push(sums);
    entry.head.push(Vec::new());
    let stamp = SheetStamp {
        name: entry.name.as_str().into(),
        header_row: entry.header_row(),
        columns: columns
            .iter()
            .zip(&entry.columns)
            .map(|(&column, entry)| (column, entry.heading.as_str().into()))
            .collect(),
    };
    let stamps = lines.iter().map(|line| line_stamp(line, &columns)).collect();
    (entry, stamp, stamps)
}

fn columns(builder: &Builder<'_>, lines: &[&BudgetLine]) -> Vec<FormColumn> {
    let used = |field: &Field| lines.iter().any(|line| line.fields.get(*field).is_some());
    let shown =
        |field: &Field| FIELDS.contains(field) || FURTHER_FIELDS.contains(field) && used(field);
    let mut columns = vec![FormColumn::LineId];
    columns.extend(Field::ALL.into_iter().filter(shown).map(FormColumn::Field));
    columns.push(FormColumn::Field(Field::DeclaredClass));
    columns.extend(references(builder).into_iter().map(FormColumn::Reference));
    let period = |fiscal_year, phase| FormColumn::Amount(Period { fiscal_year, phase });
    columns.extend(builder.years.iter().map(|&year| period(year, Phase::Request)));
    let last = builder.years.last().map_or(0, |year| year.0);
    columns.extend((1..=PLAN_YEARS).map(|offset| period(FiscalYear(last + offset), Phase::Plan)));
    columns.push(FormColumn::Field(Field::Note));
    columns
}

/// What a request is compared with: the last result, what the round asks for or grants, and what
/// was planned so far for the years in question.
fn references(builder: &Builder<'_>) -> Vec<Period> {
    let round = &builder.context.run.round;
    let known = &builder.context.periods;
    let mut wanted: BTreeSet<Period> = BTreeSet::new();
    wanted.extend(known.iter().rfind(|period| period.phase == Phase::Actual));
    for &fiscal_year in &round.fiscal_years {
        wanted.insert(Period { fiscal_year, phase: round.target_phase() });
    }
    for &fiscal_year in builder.years {
        wanted.insert(Period { fiscal_year, phase: Phase::Plan });
    }
    wanted.into_iter().filter(|period| known.contains(period)).collect()
}

fn entry_column(builder: &Builder<'_>, column: FormColumn, project_cells: &str) -> EntryColumn {
    let (heading, message) = heading(builder, column);
    let (kind, width, check) = match column {
        FormColumn::LineId => (EntryKind::Code, 19, Check::Anything),
        FormColumn::Reference(_) | FormColumn::Amount(_) => (EntryKind::Money, 17, Check::Money),
        FormColumn::Field(field) => field_look(builder, field, project_cells),
        FormColumn::Project(_) => unreachable!("no project stands on the sheet of lines"),
    };
    let locked = matches!(column, FormColumn::LineId | FormColumn::Reference(_));
    let refusal = match &check {
        Check::Money => builder.text("refuse-money"),
        Check::Words { words, .. } => {
            builder.format("refuse-words", &[("words", &words.join(", "))])
        }
        Check::Cells(_) => builder.text("refuse-project"),
        _ => String::new(),
    };
    let open = if locked { Open::Nowhere } else { Open::Everywhere };
    EntryColumn { heading, kind, width, open, check, message, refusal }
}

/// Heading and explanation of a column.
pub(super) fn heading(builder: &Builder<'_>, column: FormColumn) -> (String, String) {
    let context = builder.context;
    match column {
        FormColumn::LineId => (builder.text("line-id"), builder.text("line-id.help")),
        FormColumn::Field(field) => {
            let code = field.code();
            let help = builder.text(&format!("help-{code}"));
            (context.language.text(&format!("field-{code}")), help)
        }
        FormColumn::Reference(period) => {
            let before = builder.format("before", &[("period", &context.period(period))]);
            (context.money_heading(&before), builder.text("reference-help"))
        }
        FormColumn::Amount(period) => {
            let key = if period.phase == Phase::Plan { "plan-help" } else { "request-help" };
            let year = period.fiscal_year.to_string();
            let help = builder.format(key, &[("year", &*year)]);
            (context.money_heading(&context.period(period)), help)
        }
        FormColumn::Project(code) => {
            let key = format!("project-{code}");
            (builder.text(&key), builder.text(&format!("{key}.help")))
        }
    }
}

fn field_look(builder: &Builder<'_>, field: Field, project_cells: &str) -> (EntryKind, u16, Check) {
    match field {
        Field::Title => (EntryKind::Text, 36, Check::Anything),
        Field::Description | Field::Note => (EntryKind::Text, 40, Check::Anything),
        Field::AccountName | Field::BusinessArea => (EntryKind::Text, 24, Check::Anything),
        Field::Funding | Field::Unit => (EntryKind::Text, 22, Check::Anything),
        Field::ProjectId => (EntryKind::Code, 14, Check::Cells(project_cells.to_owned())),
        Field::SolutionScope => {
            let words = ["scope-shared", "scope-division", "scope-special"];
            let words = words.map(|key| builder.text(key)).into();
            (EntryKind::Text, 22, Check::Words { words, strict: false })
        }
        Field::DeclaredClass => {
            let classes = [Class::Operations, Class::Enhancement, Class::Innovation];
            let words = classes.map(|class| builder.context.class(class).to_owned()).into();
            (EntryKind::Text, 18, Check::Words { words, strict: true })
        }
        Field::Area => {
            let words = builder.context.run.round.areas();
            let words = words.iter().map(ToString::to_string).collect();
            (EntryKind::Text, 22, Check::Words { words, strict: true })
        }
        Field::ContractId => (EntryKind::Code, 17, Check::Anything),
        _ => (EntryKind::Code, 14, Check::Anything),
    }
}

fn row<'a>(builder: &Builder<'a>, number: u32, columns: &[FormColumn]) -> Vec<Value<'a>> {
    let line = builder.context.line(number);
    let value = |column: &FormColumn| match *column {
        FormColumn::LineId => Value::from(&*line.id),
        FormColumn::Field(Field::DeclaredClass) => declared(builder, number).into(),
        FormColumn::Field(field) => line.fields.get(field).map(|text| &**text).into(),
        FormColumn::Reference(period) => line.amount(period).map(|amount| amount.cents).into(),
        FormColumn::Amount(_) | FormColumn::Project(_) => Value::Blank,
    };
    columns.iter().map(value).collect()
}

/// The declared class in the words of the choice; a word nobody knows is kept as it is.
fn declared(builder: &Builder<'_>, number: u32) -> Option<String> {
    let context = builder.context;
    let classified = context.run.classification.lines[number as usize].as_ref();
    let class = classified.and_then(|classified| classified.declared);
    let word = class.map(|class| context.class(class).to_owned());
    let raw = || context.line(number).fields.get(Field::DeclaredClass).map(ToString::to_string);
    word.or_else(raw)
}

fn line_stamp(line: &BudgetLine, columns: &[FormColumn]) -> LineStamp {
    let references = columns.iter().filter_map(|column| match column {
        FormColumn::Reference(period) => Some(line.amount(*period).map(|amount| amount.cents)),
        _ => None,
    });
    LineStamp {
        id: line.id.clone(),
        key: line.key.clone(),
        component: line.component.clone(),
        references: references.collect(),
    }
}

/// Live sums of all money columns, above the headings.
fn sums<'a>(builder: &Builder<'a>, columns: &[FormColumn], line_count: usize) -> Vec<Cell<'a>> {
    let lines = &builder.context.department_lines[usize::from(builder.department.0)];
    // The row of sums and an empty one follow the three rows of the head.
    let first_row = 6;
    let count = u32::try_from(line_count).expect("a sheet holds the lines");
    let last_row = first_row + count + BLANK_ROWS - 1;
    let mut cells: Vec<Cell<'a>> = Vec::new();
    for (number, column) in (0..).zip(columns) {
        let value = match column {
            FormColumn::LineId => Value::from(builder.text("sum")),
            FormColumn::Reference(period) => {
                let amounts = lines.iter().filter_map(|&line| {
                    builder.context.line(line).amount(*period).map(|amount| amount.cents)
                });
                formula(number, first_row, last_row, amounts.sum())
            }
            FormColumn::Amount(_) => formula(number, first_row, last_row, Total::ZERO),
            FormColumn::Field(_) | FormColumn::Project(_) => Value::Blank,
        };
        cells.push(Cell { value, look: Look::Strong });
    }
    cells
}

fn formula<'a>(column: u16, first_row: u32, last_row: u32, sum: Total) -> Value<'a> {
    let text = format!("=SUM({}:{})", a1(first_row, column), a1(last_row, column));
    Value::formula(text, sum)
}
