//! Settings of one input: which files, which sheets, what each column stands for.

use regex::Regex;
use toml_span::value::ValueInner;

use super::section::Section;
use crate::period::{FiscalYear, Phase};
use crate::provenance::column_index;
use crate::round::headings::PROJECT_FIELDS;
use crate::round::{
    AmountColumn, ClaimColumn, Comparison, ComposedColumn, ComposedPart, Constant, Encoding, Input,
    InputKind, NumberFormat, RowFilter, Sheets, Sign,
};
use crate::schema::{Field, Text};

const UNITS: [i64; 3] = [1, 1_000, 1_000_000];
const SIGNS: [(&str, Sign); 2] =
    [("cost_positive", Sign::CostPositive), ("cost_negative", Sign::CostNegative)];
const COMPARISONS: [(&str, Comparison); 4] = [
    ("equals", Comparison::Equals),
    ("starts_with", Comparison::StartsWith),
    ("contains", Comparison::Contains),
    ("matches", Comparison::Matches),
];

/// Validates one `[[inputs]]` table.
pub(super) fn input(mut section: Section<'_, '_>) -> Input {
    let offset = section.offset;
    let name = section.required_text("name");
    section.require("kind");
    let kinds = [
        ("budget", InputKind::Budget),
        ("projects", InputKind::Projects),
        ("posts", InputKind::Posts),
        ("form", InputKind::Form),
        ("ledger", InputKind::Ledger),
        ("provider_revenue", InputKind::ProviderRevenue),
    ];
    let kind = section.word("kind", &kinds).unwrap_or(InputKind::Budget);
    if kind == InputKind::Form {
        return form(section, name);
    }
    let (fields, project_fields) = fields(&mut section, kind);
    let input = Input {
        kind,
        path: section.required_text("path"),
        sheets: sheets(&mut section),
        columns: columns(&mut section),
        header_row: section.integer("header_row", 1, 1_048_576).map(row_index),
        header_rows: section.integer("header_rows", 1, 5).and_then(|rows| rows.try_into().ok()),
        encoding: encoding(&mut section),
        delimiter: delimiter(&mut section),
        number_format: section
            .word(
                "number_format",
                &[("german", NumberFormat::German), ("english", NumberFormat::English)],
            )
            .unwrap_or(NumberFormat::Detect),
        unit: unit(&mut section),
        sign: section.word("sign", &SIGNS).unwrap_or(usual_sign(kind)),
        absent: section.texts("absent"),
        department: constant(&mut section, "department"),
        area: section.text("area").map(|(_, text)| text),
        fiscal_year: constant(&mut section, "fiscal_year"),
        fields,
        project_fields,
        amounts: section.sections("amounts").into_iter().map(amount_column).collect(),
        claims: section.sections("claims").into_iter().map(claim_column).collect(),
        ignore: section.texts("ignore"),
        extra: section.texts("extra"),
        posts: section.texts("posts"),
        year_column: section.text("year_column").map(|(_, text)| text),
        phase_column: section.section("phase_column").map(phase_column),
        composed: composed(&mut section),
        rows: section.sections("rows").into_iter().filter_map(row_filter).collect(),
        id_columns: section.texts("id_columns"),
        form: None,
        line: section.line(),
        name,
    };
    check_patterns(&section, &input, offset);
    check_amounts(&section, &input, offset);
    section.finish();
    input
}

/// Lists of revenue state it without a minus.
fn usual_sign(kind: InputKind) -> Sign {
    if kind == InputKind::ProviderRevenue { Sign::CostNegative } else { Sign::CostPositive }
}

/// Forms say everything else themselves.
fn form(mut section: Section<'_, '_>, name: Text) -> Input {
    let path = section.required_text("path");
    let input = Input { line: section.line(), ..Input::plain(name, InputKind::Form, path) };
    check_patterns(&section, &input, section.offset);
    section.finish();
    input
}

fn row_index(row_number: i64) -> u32 {
    u32::try_from(row_number - 1).expect("within the range")
}

/// Two amount columns of one period and label would be two amounts where a line has one.
fn check_amounts(section: &Section<'_, '_>, input: &Input, offset: usize) {
    for (position, column) in input.amounts.iter().enumerate() {
        let same = |other: &&AmountColumn| {
            (other.fiscal_year, other.year_offset, other.phase, &other.label)
                == (column.fiscal_year, column.year_offset, column.phase, &column.label)
        };
        if let Some(other) = input.amounts[..position].iter().find(same) {
            let values = [("found", &*column.heading), ("other", &*other.heading)];
            section.problem(offset, "settings-amounts-doubled", &values);
        }
    }
}

fn check_patterns(section: &Section<'_, '_>, input: &Input, offset: usize) {
    let sheets = match &input.sheets {
        Sheets::Named(patterns) => patterns.as_slice(),
        Sheets::All | Sheets::First => &[],
    };
    let matched = input.rows.iter().filter(|row| row.comparison == Comparison::Matches);
    let patterns = input
        .ignore
        .iter()
        .chain(&input.extra)
        .chain(&input.posts)
        .chain(sheets)
        .chain(matched.flat_map(|row| &row.values))
        .chain([&input.path]);
    for pattern in patterns {
        if let Err(error) = glob::Pattern::new(pattern) {
            let values = [("found", pattern.as_ref()), ("reason", &error.to_string())];
            section.problem(offset, "settings-pattern", &values);
        }
    }
}

fn sheets(section: &mut Section<'_, '_>) -> Sheets {
    let names = section.texts("sheets");
    match names.as_slice() {
        [] => Sheets::All,
        [only] if &**only == "all" => Sheets::All,
        [only] if &**only == "first" => Sheets::First,
        _ => Sheets::Named(names),
    }
}

/// `F:I`, the letters of the first and of the last column.
fn columns(section: &mut Section<'_, '_>) -> Option<(u16, u16)> {
    let (offset, text) = section.text("columns")?;
    let range = text.split_once(':').and_then(|(first, last)| {
        let range = (column_index(first.trim())?, column_index(last.trim())?);
        (range.0 <= range.1).then_some(range)
    });
    if range.is_none() {
        section.problem(offset, "settings-columns", &[("found", &text)]);
    }
    range
}

fn encoding(section: &mut Section<'_, '_>) -> Encoding {
    let Some((offset, label)) = section.text("encoding") else { return Encoding::Detect };
    if let Some(encoding) = encoding_rs::Encoding::for_label(label.as_bytes()) {
        return Encoding::Declared(encoding);
    }
    section.problem(offset, "settings-encoding", &[("found", &label)]);
    Encoding::Detect
}

fn delimiter(section: &mut Section<'_, '_>) -> Option<u8> {
    let (offset, text) = section.text("delimiter")?;
    match &*text {
        "tab" => Some(b'\t'),
        one if one.len() == 1 => Some(one.as_bytes()[0]),
        _ => {
            section.problem(offset, "settings-delimiter", &[("found", &text)]);
            None
        }
    }
}

fn unit(section: &mut Section<'_, '_>) -> Option<i64> {
    let offset = section.offset;
    let unit = section.integer("unit", 1, 1_000_000_000)?;
    if !UNITS.contains(&unit) {
        section.problem(offset, "settings-unit", &[("found", &unit.to_string())]);
    }
    Some(unit)
}

fn constant(section: &mut Section<'_, '_>, key: &str) -> Option<Constant> {
    let (offset, mut value) = section.take(key)?;
    let path = section.path(key);
    match value.take() {
        ValueInner::String(text) => Some(Constant::Value(text.into())),
        ValueInner::Integer(number) => Some(Constant::Value(number.to_string().into())),
        ValueInner::Table(mut table) => {
            let file = table.remove_entry("file");
            let sheet = table.remove_entry("sheet");
            let from_file = file.is_some();
            let pattern = file.or(sheet).and_then(|(_, value)| value.as_str().map(Regex::new));
            match pattern {
                Some(Ok(pattern)) if pattern.captures_len() > 1 && table.is_empty() => {
                    Some(if from_file {
                        Constant::FromFile(pattern)
                    } else {
                        Constant::FromSheet(pattern)
                    })
                }
                _ => {
                    section.problem(offset, "settings-constant", &[("key", &path)]);
                    None
                }
            }
        }
        _ => {
            section.problem(offset, "settings-constant", &[("key", &path)]);
            None
        }
    }
}

type Fields = (Vec<(Field, Vec<Text>)>, Vec<(&'static str, Vec<Text>)>);

fn fields(section: &mut Section<'_, '_>, kind: InputKind) -> Fields {
    let (mut fields, mut project_fields) = (Vec::new(), Vec::new());
    let Some(mut mapping) = section.section("fields") else { return (fields, project_fields) };
    for code in mapping.keys() {
        if kind == InputKind::Projects {
            if let Some(known) = PROJECT_FIELDS.into_iter().find(|known| *known == code) {
                project_fields.push((known, mapping.texts(&code)));
            }
        } else if let Some(field) = Field::from_code(&code) {
            fields.push((field, mapping.texts(&code)));
        }
    }
    mapping.finish();
    (fields, project_fields)
}

fn amount_column(mut section: Section<'_, '_>) -> AmountColumn {
    let heading = section.required_text("heading");
    let fiscal_year = section
        .integer("fiscal_year", 1900, 2200)
        .map(|year| FiscalYear(i16::try_from(year).expect("within the range")));
    let year_offset = section.integer("year_offset", -10, 10).unwrap_or(0);
    let phase = section.word("phase", &Phase::ALL.map(|phase| (phase.code(), phase)));
    let column = AmountColumn {
        heading,
        fiscal_year,
        year_offset: i16::try_from(year_offset).expect("within the range"),
        phase,
        label: section.text("label").map(|(_, text)| text),
        unit: unit(&mut section),
        sign: section.word("sign", &SIGNS),
    };
    section.finish();
    column
}

fn claim_column(mut section: Section<'_, '_>) -> ClaimColumn {
    section.require("sums");
    let column =
        ClaimColumn { heading: section.required_text("heading"), sums: section.texts("sums") };
    section.finish();
    column
}

fn phase_column(mut section: Section<'_, '_>) -> (Text, Vec<(Text, Phase)>) {
    let heading = section.required_text("heading");
    section.require("words");
    let mut words = Vec::new();
    if let Some(mut table) = section.section("words") {
        for (key, value) in table.entries() {
            let found = value.as_str().unwrap_or_default().to_owned();
            if let Some(phase) = Phase::from_code(&found) {
                words.push((key.name.as_ref().into(), phase));
            } else {
                let expected = Phase::ALL.map(Phase::code).join(", ");
                let path = table.path(&key.name);
                let values = [("key", path.as_str()), ("found", &found), ("expected", &expected)];
                table.problem(key.span.start, "settings-word", &values);
            }
        }
    }
    section.finish();
    (heading, words)
}

fn composed(section: &mut Section<'_, '_>) -> Vec<ComposedColumn> {
    let Some(mut table) = section.section("composed") else { return Vec::new() };
    let mut columns = Vec::new();
    for (key, value) in table.entries() {
        let parts = value.as_str().and_then(composed_parts);
        if let Some(parts) = parts {
            columns.push(ComposedColumn { heading: key.name.as_ref().into(), parts });
        } else {
            let path = table.path(&key.name);
            table.problem(key.span.start, "settings-composed", &[("key", &path)]);
        }
    }
    columns
}

/// `{einzelplan:2}-{kapitel}` taken apart; nothing where a bracket is left open.
fn composed_parts(template: &str) -> Option<Vec<ComposedPart>> {
    let mut parts = Vec::new();
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        if open > 0 {
            parts.push(ComposedPart::Literal(rest[..open].into()));
        }
        let close = rest[open..].find('}')? + open;
        let inner = &rest[open + 1..close];
        let (heading, width) = match inner.rsplit_once(':') {
            Some((heading, width)) => (heading, width.parse().ok()?),
            None => (inner, 0),
        };
        parts.push(ComposedPart::Column(heading.into(), width));
        rest = &rest[close + 1..];
    }
    if !rest.is_empty() {
        parts.push(ComposedPart::Literal(rest.into()));
    }
    (!parts.is_empty()).then_some(parts)
}

fn row_filter(mut section: Section<'_, '_>) -> Option<RowFilter> {
    let offset = section.offset;
    let column = section.required_text("column");
    let reason = section.required_text("reason");
    let mut filters = Vec::new();
    for (word, comparison) in COMPARISONS {
        for negated in [false, true] {
            let key = if negated { format!("not_{word}") } else { word.to_owned() };
            let values = section.texts(&key);
            if !values.is_empty() {
                filters.push((comparison, negated, values));
            }
        }
    }
    let one = filters.len() == 1;
    if !one {
        section.problem(offset, "settings-row-filter", &[]);
    }
    section.finish();
    let (comparison, negated, values) = filters.pop().filter(|_| one)?;
    Some(RowFilter { column, comparison, negated, values, reason })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn composed_columns_are_taken_apart() {
        let parts = composed_parts("{einzelplan:2}-{kapitel}").expect("well formed");
        assert_eq!(
            parts,
            [
                ComposedPart::Column("einzelplan".into(), 2),
                ComposedPart::Literal("-".into()),
                ComposedPart::Column("kapitel".into(), 0),
            ]
        );
        assert_eq!(composed_parts("{open"), None);
    }
}
