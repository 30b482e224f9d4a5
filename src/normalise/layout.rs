//! Which column of a table carries what, resolved once for all its rows.

use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic};
use crate::ingest::{RawRow, Value};
use crate::language::Language;
use crate::money::Total;
use crate::period::{FiscalYear, Phase};
use crate::provenance::{Place, Sheet};
use crate::round::headings::fold;
use crate::round::headings::nearest::nearest_of;
use crate::round::{ComposedPart, Constant, Departments, Input, InputKind, Round};
use crate::schema::{Column, Field, Role, RoleOrigin, Table, Text};

/// An amount column and what it states of its period.
#[derive(Debug)]
pub(super) struct AmountColumn {
    /// Number of the column in the table.
    pub(super) index: usize,
    pub(super) fiscal_year: Option<FiscalYear>,
    pub(super) year_offset: i16,
    pub(super) phase: Option<Phase>,
    /// Number of the label in [`Layout::labels`].
    pub(super) label: usize,
}

/// Where a value comes from: a column, or several put together.
#[derive(Debug, Clone)]
pub(super) enum Supplier {
    Column(usize),
    Composed(Vec<(Text, Option<(usize, usize)>)>),
}

/// A printed sum and the amount columns it sums.
#[derive(Debug)]
pub(super) struct ClaimColumn {
    pub(super) index: usize,
    pub(super) parts: Vec<usize>,
}

/// The columns of a table by what they carry.
#[derive(Debug)]
pub(super) struct Layout {
    pub(super) amounts: Vec<AmountColumn>,
    /// Labels of amount columns; one `None` where they carry none.
    pub(super) labels: Vec<Option<Text>>,
    pub(super) claims: Vec<ClaimColumn>,
    pub(super) fields: Vec<(Field, Supplier)>,
    pub(super) project_fields: Vec<(&'static str, usize)>,
    pub(super) extra: Vec<usize>,
    pub(super) posts: Vec<usize>,
    pub(super) row_year: Option<usize>,
    pub(super) row_phase: Option<usize>,
    /// Columns of text a person wrote: everything but amounts, claims and ignored ones.
    pub(super) texts: Vec<usize>,
    /// Year that offsets count from, by constant, file or sheet name.
    pub(super) base_year: Option<FiscalYear>,
    /// How messages show amounts of the table.
    shown: Shown,
    headings: Vec<(String, Supplier)>,
}

/// Amounts as they stand in the cells of a table, in the language of the round.
#[derive(Debug)]
struct Shown {
    language: Language,
    /// Parallel to the columns: cost stands with a minus.
    turned: Vec<bool>,
}

impl Layout {
    pub(super) fn new(
        table: &Table,
        input: &Input,
        round: &Round,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Self {
        let headings = headings(table, input);
        let mut layout = Self {
            amounts: Vec::new(),
            labels: Vec::new(),
            claims: Vec::new(),
            fields: Vec::new(),
            project_fields: Vec::new(),
            extra: Vec::new(),
            posts: Vec::new(),
            row_year: None,
            row_phase: None,
            texts: Vec::new(),
            base_year: base_year(table, input),
            shown: Shown {
                language: round.language,
                turned: table.columns.iter().map(Column::is_cost_negative).collect(),
            },
            headings,
        };
        for (index, column) in table.columns.iter().enumerate() {
            layout.place(index, &column.role);
        }
        layout.place_composed(input);
        layout.place_claims(table);
        layout.report_missing(table, input, round, diagnostics);
        layout
    }

    /// An amount of a column as a message shows it: with the sign its cell has.
    pub(super) fn as_stated(&self, index: usize, amount: Total) -> String {
        let is_turned = self.shown.turned.get(index).copied().unwrap_or_default();
        self.shown.language.number(if is_turned { -amount } else { amount })
    }

    /// A row as a message shows it.
    pub(super) fn excerpt(&self, row: &RawRow) -> String {
        let texts: Vec<String> = (row.values.iter().enumerate())
            .filter_map(|(index, value)| match value {
                Value::Cents(cents) => Some(self.as_stated(index, Total::from(*cents))),
                Value::Date(date) => Some(self.shown.language.date(*date)),
                other => text_of(other).map(|text| text.to_string()),
            })
            .collect();
        shorten(&texts.join(" | "), 120)
    }

    /// A sum over columns of the round, with the sign every report has.
    pub(super) fn sum(&self, sum: Total) -> String {
        self.shown.language.number(sum)
    }

    fn place(&mut self, index: usize, role: &Role) {
        match role {
            Role::Field(field) => self.add_field(*field, Supplier::Column(index)),
            Role::ProjectField(code) => self.project_fields.push((code, index)),
            Role::Extra => self.extra.push(index),
            Role::Posts => self.posts.push(index),
            Role::RowYear => self.row_year = Some(index),
            Role::RowPhase => self.row_phase = Some(index),
            Role::Amount { fiscal_year, phase, label, year_offset } => {
                let label = self.label(label.clone());
                self.amounts.push(AmountColumn {
                    index,
                    fiscal_year: *fiscal_year,
                    year_offset: *year_offset,
                    phase: *phase,
                    label,
                });
            }
            Role::Claim(_) | Role::Helper | Role::Ignored | Role::Unknown => {}
        }
        let is_text =
            !matches!(role, Role::Amount { .. } | Role::Claim(_) | Role::Posts | Role::Ignored);
        if is_text {
            self.texts.push(index);
        }
    }

    /// The first column of a field carries it; the round names at most one for each table.
    fn add_field(&mut self, field: Field, supplier: Supplier) {
        if !self.fields.iter().any(|(known, _)| *known == field) {
            self.fields.push((field, supplier));
        }
    }

    fn label(&mut self, label: Option<Text>) -> usize {
        let known = self.labels.iter().position(|known| *known == label);
        known.unwrap_or_else(|| {
            self.labels.push(label);
            self.labels.len() - 1
        })
    }

    fn place_composed(&mut self, input: &Input) {
        for column in &input.composed {
            let folded = fold(&column.heading);
            let Some(supplier) = self.supplier_folded(&folded).cloned() else { continue };
            for (field, headings) in &input.fields {
                if headings.iter().any(|heading| fold(heading) == folded) {
                    self.add_field(*field, supplier.clone());
                }
            }
        }
    }

    fn place_claims(&mut self, table: &Table) {
        for (index, column) in table.columns.iter().enumerate() {
            let Role::Claim(sums) = &column.role else { continue };
            let parts = sums
                .iter()
                .filter_map(|heading| match self.supplier(heading) {
                    Some(Supplier::Column(part)) => Some(*part),
                    _ => None,
                })
                .collect();
            self.claims.push(ClaimColumn { index, parts });
        }
    }

    /// Headings the round names and the table lacks.
    fn report_missing(
        &self,
        table: &Table,
        input: &Input,
        round: &Round,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let department = match &round.departments {
            Departments::FromColumns { code, .. }
                if input.kind == InputKind::Budget && input.form.is_none() =>
            {
                Some(code)
            }
            _ => None,
        };
        let fields = input.fields.iter().map(|(_, headings)| headings.clone());
        let project_fields = input.project_fields.iter().map(|(_, headings)| headings.clone());
        let single = (input.amounts.iter().map(|column| &column.heading))
            .chain(input.claims.iter().flat_map(|claim| &claim.sums))
            .chain(input.claims.iter().map(|claim| &claim.heading))
            .chain(input.rows.iter().map(|row| &row.column))
            .chain(&input.id_columns)
            .chain(department)
            .chain(&input.year_column)
            .chain(input.phase_column.iter().map(|(heading, _)| heading))
            .chain(input.composed.iter().flat_map(|column| &column.parts).filter_map(|part| {
                match part {
                    ComposedPart::Column(heading, _) => Some(heading),
                    ComposedPart::Literal(_) => None,
                }
            }))
            .map(|heading| vec![heading.clone()]);
        let mut reported: Vec<Text> = Vec::new();
        for alternatives in fields.chain(project_fields).chain(single) {
            let present = alternatives.iter().any(|heading| self.supplier(heading).is_some());
            let Some(first) = alternatives.first().filter(|_| !present) else { continue };
            if reported.contains(first) {
                continue;
            }
            reported.push(first.clone());
            let known: Vec<&str> = table.columns.iter().map(|column| &*column.heading).collect();
            let place = Place::sheet(&table.sheet).at(table.first_cell(table.header_row));
            let near = alternatives.iter().find_map(|wanted| {
                let free = table.columns.iter().filter(|column| column.origin != RoleOrigin::Round);
                nearest_of(wanted, free.map(|column| &*column.heading))
            });
            let missing = Diagnostic::new(Code::ColumnMissing)
                .at(place)
                .with("heading", alternatives.join("“, „"))
                .with("found", shorten(&known.join(" | "), 200));
            diagnostics.push(match near {
                Some(near) => missing.with("reason", "near").with("other", near),
                None => missing,
            });
        }
    }

    /// Where the text of a field comes from.
    pub(super) fn field(&self, field: Field) -> Option<&Supplier> {
        self.fields.iter().find(|(known, _)| *known == field).map(|(_, supplier)| supplier)
    }

    /// Where the value under a heading comes from.
    pub(super) fn supplier(&self, heading: &str) -> Option<&Supplier> {
        self.supplier_folded(&fold(heading))
    }

    fn supplier_folded(&self, folded: &str) -> Option<&Supplier> {
        self.headings.iter().find(|(known, _)| known == folded).map(|(_, supplier)| supplier)
    }
}

impl Supplier {
    /// The value as text; nothing where every part is blank.
    pub(super) fn text(&self, row: &RawRow) -> Option<Text> {
        match self {
            Self::Column(index) => text_of(&row.values[*index]),
            Self::Composed(parts) => {
                let mut composed = String::new();
                let mut any = false;
                for (literal, column) in parts {
                    composed.push_str(literal);
                    let Some((index, width)) = *column else { continue };
                    let text = text_of(&row.values[index]);
                    any |= text.is_some();
                    let text = text.unwrap_or_default();
                    for _ in text.chars().count()..width {
                        composed.push('0');
                    }
                    composed.push_str(&text);
                }
                any.then(|| composed.into())
            }
        }
    }
}

/// The text of a value of any kind; nothing for a blank cell.
pub(super) fn text_of(value: &Value) -> Option<Text> {
    match value {
        Value::Blank | Value::Unreadable => None,
        Value::Text(text) => Some(text.clone()),
        Value::Cents(cents) => Some(cents.to_string().into()),
        Value::Date(date) => Some(date.to_string().into()),
        Value::Hundredths(count) => Some(count.to_string().into()),
    }
}

fn headings(table: &Table, input: &Input) -> Vec<(String, Supplier)> {
    let mut headings: Vec<(String, Supplier)> = table
        .columns
        .iter()
        .enumerate()
        .map(|(index, column)| (fold(&column.heading), Supplier::Column(index)))
        .collect();
    let find = |heading: &str| {
        let folded = fold(heading);
        table.columns.iter().position(|column| fold(&column.heading) == folded)
    };
    let mut composed = Vec::new();
    for column in &input.composed {
        let parts: Option<Vec<_>> = column
            .parts
            .iter()
            .map(|part| match part {
                ComposedPart::Literal(text) => Some((text.clone(), None)),
                ComposedPart::Column(heading, width) => {
                    find(heading).map(|index| (Arc::from(""), Some((index, *width))))
                }
            })
            .collect();
        if let Some(parts) = parts {
            composed.push((fold(&column.heading), Supplier::Composed(parts)));
        }
    }
    // A composed column may stand in for one of the sheet that has the same name.
    composed.append(&mut headings);
    composed
}

fn base_year(table: &Table, input: &Input) -> Option<FiscalYear> {
    let text = constant(input.fiscal_year.as_ref()?, &table.sheet)?;
    let year = text.trim().parse().ok().filter(|year| (1900..=2200).contains(year));
    year.map(FiscalYear)
}

/// The value of a constant for a sheet.
pub(super) fn constant(constant: &Constant, sheet: &Sheet) -> Option<Text> {
    let captured = |pattern: &regex::Regex, name: &str| {
        let found = pattern.captures(name)?;
        Some(Text::from(found.get(1)?.as_str()))
    };
    match constant {
        Constant::Value(text) => Some(text.clone()),
        Constant::FromFile(pattern) => {
            let path = &sheet.path;
            captured(pattern, path.rsplit('/').next().unwrap_or(path))
        }
        Constant::FromSheet(pattern) => captured(pattern, sheet.name.as_deref()?),
    }
}

/// Text cut to a length a message can show.
pub(super) fn shorten(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{} …", &text[..end]),
        None => text.to_owned(),
    }
}
