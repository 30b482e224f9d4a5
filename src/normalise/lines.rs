//! Rows of a budget table become lines, and every amount is accounted for.

use std::collections::{BTreeMap, HashMap};

use super::departments::Directory;
use super::layout::{Layout, Supplier, constant, shorten, text_of};
use super::parts::Whole;
use super::rows::{Filters, RowKind, kind};
use super::unknown::Unknowns;
use super::{NormalisedTable, ScopeKey, claims, guard, identity};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::ingest::{RawRow, RawTable, Value};
use crate::money::{Cents, Total};
use crate::period::{FiscalYear, Period, Phase};
use crate::provenance::{Cell, Place};
use crate::round::headings::fold;
use crate::round::{Input, Round};
use crate::schema::{
    Amount, BudgetLine, DepartmentIndex, Field, Fields, OutOfScope, Reference, ReferenceKind,
    TableIndex, Text,
};

/// Fields the key of a line is made of where the round names no columns.
const KEY_FIELDS: [Field; 10] = [
    Field::Unit,
    Field::Area,
    Field::ProductGroup,
    Field::Product,
    Field::CostCentre,
    Field::Account,
    Field::Title,
    Field::ProjectId,
    Field::SolutionId,
    Field::ContractId,
];

/// Messages of one kind that a table shows one by one; more are counted.
const SHOWN: usize = 500;

/// Reads all rows of a budget table.
pub(super) fn read(
    raw: &RawTable,
    layout: &Layout,
    input: &Input,
    round: &Round,
    normalised: &mut NormalisedTable,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let filters = Filters::new(input, layout);
    let mut reader = Reader {
        layout,
        input,
        round,
        directory: Directory::new(round, input, layout),
        id_column: input.form.as_ref().and_then(|form| layout.supplier(&form.id_heading).cloned()),
        constant_department: input
            .department
            .as_ref()
            .and_then(|department| constant(department, &normalised.table.sheet)),
        known_departments: HashMap::new(),
        areas: round.areas(),
        reference_kind: input.kind.reference(),
        normalised,
        diagnostics,
        unknowns: Unknowns::default(),
        said: BTreeMap::new(),
    };
    // A row the form was filled with is a line, whatever its text begins with.
    let kind_of = |row: &RawRow| match reader.given_id(row) {
        Some(_) => RowKind::Line,
        None => kind(row, layout),
    };
    let kinds: Vec<RowKind> = raw.rows.iter().map(kind_of).collect();
    let above = std::mem::take(&mut reader.normalised.above);
    let mut sums = claims::Printed::new(raw, &kinds, layout, !filters.is_empty(), &above);
    let mut whole = Whole::default();
    for (position, (row, &kind)) in raw.rows.iter().zip(&kinds).enumerate() {
        if kind == RowKind::Part && whole.holds(row, layout) {
            reader.part_row(row, &mut whole);
            continue;
        }
        if kind != RowKind::Prose {
            whole.begin(row);
        }
        let compared = match kind {
            RowKind::Sum | RowKind::LikeSum | RowKind::MarkedSum | RowKind::Unlabelled => {
                Some(sums.compare(position, row))
            }
            RowKind::Line if sums.heads(position) && reader.given_id(row).is_none() => {
                Some(sums.compare(position, row))
            }
            RowKind::Line | RowKind::Part | RowKind::Prose => None,
        };
        match (kind, compared) {
            (RowKind::Prose, _) => reader.normalised.table.rows.prose += 1,
            (RowKind::Sum, Some(compared)) => reader.sum_row(row, compared, &mut sums),
            (_, Some(compared)) if compared.is_convincing() => {
                reader.sum_row(row, compared, &mut sums);
            }
            (RowKind::MarkedSum, Some(compared)) if compared.holds() => {
                reader.sum_row(row, compared, &mut sums);
            }
            // Revenue that is no sum needs no label beside its customer: it is shown as revenue
            // without a contract.
            (RowKind::Unlabelled, _) if !reader.names_customer(row) => reader.unlabelled_row(row),
            (kind, _) => {
                let reason = filters.reason(row);
                sums.add(row, reason.is_none());
                claims::check_columns(row, layout, reader.normalised, reader.diagnostics);
                match reason {
                    Some(reason) => reader.leave_out(row, reason),
                    None => {
                        let name = || ("name", reader.label(row));
                        match kind {
                            RowKind::LikeSum | RowKind::MarkedSum => {
                                let name = name();
                                reader.say(Code::SumUnclear, row, 0, &[name]);
                            }
                            RowKind::Part => {
                                let values = [name(), ("reason", "alone".to_owned())];
                                reader.say(Code::RowIsPart, row, 0, &values);
                            }
                            _ => {}
                        }
                        reader.line(row);
                    }
                }
            }
        }
    }
    reader.normalised.above = sums.above(&raw.table, above);
    reader.finish();
}

struct Reader<'a> {
    layout: &'a Layout,
    input: &'a Input,
    round: &'a Round,
    directory: Directory<'a>,
    /// Where rows of a form carry the ids of their lines.
    id_column: Option<Supplier>,
    constant_department: Option<Text>,
    areas: Vec<Text>,
    /// The rows are for comparison and become no lines.
    reference_kind: Option<ReferenceKind>,
    known_departments: HashMap<Text, DepartmentIndex>,
    normalised: &'a mut NormalisedTable,
    diagnostics: &'a mut Vec<Diagnostic>,
    unknowns: Unknowns,
    /// How often each code was said.
    said: BTreeMap<Code, usize>,
}

/// An amount of a row with the number of its column among the amount columns.
type RowAmount = (usize, Cents, Option<Period>);

impl Reader<'_> {
    fn sum_row(&mut self, row: &RawRow, compared: claims::Compared, sums: &mut claims::Printed) {
        let label = self.label(row).into();
        claims::record(compared, row, &label, self.layout, self.normalised, self.diagnostics);
        sums.close_run();
        self.roll_up(row);
    }

    /// A row that is part of the one above is never added; what exceeds the whole is an error.
    fn part_row(&mut self, row: &RawRow, whole: &mut Whole<'_>) {
        let exceeds = whole.take(row, self.layout);
        let reason = if exceeds { "exceeds" } else { "part" };
        let values =
            [("name", self.label(row)), ("sum", self.sums(row)), ("reason", reason.to_owned())];
        let before = self.diagnostics.len();
        self.say(Code::RowIsPart, row, 0, &values);
        for said in &mut self.diagnostics[before..] {
            said.severity = if exceeds { Severity::Error } else { Severity::Warning };
        }
        self.roll_up(row);
    }

    /// The texts of a row, as a claim is named.
    fn label(&self, row: &RawRow) -> String {
        let texts = self.layout.texts.iter().filter_map(|&index| row.values[index].text());
        let texts: Vec<&str> = texts.map(|text| &**text).collect();
        shorten(&texts.join(" "), 80)
    }

    /// Amounts without any text that are no printed sum are a gap.
    fn unlabelled_row(&mut self, row: &RawRow) {
        self.say(Code::RowWithoutLabel, row, 0, &[("sum", self.sums(row))]);
        self.reject(row);
    }

    /// The amounts of a row as a message shows them.
    fn sums(&self, row: &RawRow) -> String {
        let indices = self.layout.amounts.iter().map(|amount| amount.index);
        let amounts = indices.map(|index| (index, &row.values[index]));
        let sums: Vec<String> = amounts
            .filter_map(|(index, value)| match value {
                Value::Cents(cents) => Some(self.layout.as_stated(index, Total::from(*cents))),
                _ => None,
            })
            .collect();
        sums.join("; ")
    }

    fn roll_up(&mut self, row: &RawRow) {
        self.normalised.table.rows.roll_up += 1;
        for (slot, amount) in self.layout.amounts.iter().enumerate() {
            if let Value::Cents(cents) = row.values[amount.index] {
                self.normalised.columns[slot].roll_up += cents;
            }
        }
    }

    fn reject(&mut self, row: &RawRow) {
        self.normalised.table.rows.rejected += 1;
        for (slot, amount) in self.layout.amounts.iter().enumerate() {
            if let Value::Cents(cents) = row.values[amount.index] {
                self.normalised.columns[slot].rejected += cents;
            }
        }
    }

    /// A filter of the round leaves the row out.
    fn leave_out(&mut self, row: &RawRow, reason: &Text) {
        self.normalised.table.rows.filtered += 1;
        let account = self.field(row, Field::Account).unwrap_or_default();
        for (slot, cents, period) in self.amounts(row) {
            match period {
                Some(period) => {
                    self.count_out(slot, OutOfScope::Filtered, reason, &account, period, cents);
                }
                None => self.account_for(slot, cents, None, None, &account, row),
            }
        }
    }

    fn count_out(
        &mut self,
        slot: usize,
        reason: OutOfScope,
        filter: &Text,
        account: &str,
        period: Period,
        cents: Cents,
    ) {
        let sums = &mut self.normalised.columns[slot].out_of_scope;
        if let Some((_, sum)) = sums.iter_mut().find(|(known, _)| *known == reason) {
            *sum += cents;
        } else {
            sums.push((reason, cents.into()));
            sums.sort_unstable();
        }
        let account_group = self.round.accounts.group(account).into();
        let key = ScopeKey { reason, filter: filter.clone(), account_group, period };
        let (count, sum) = self.normalised.scope_sums.entry(key).or_default();
        *count += 1;
        *sum += cents;
    }

    fn names_customer(&self, row: &RawRow) -> bool {
        let Some(&Supplier::Column(column)) = self.layout.field(Field::Department) else {
            return false;
        };
        self.reference_kind == Some(ReferenceKind::ProviderRevenue)
            && row.values[column].text().is_some()
    }

    /// A row of a table of comparison: its money is accounted for as such and becomes no line.
    fn reference(&mut self, row: &RawRow, kind: ReferenceKind) {
        let fields = self.fields(row);
        let department = match kind {
            ReferenceKind::Ledger => None,
            ReferenceKind::ProviderRevenue => {
                let department = self.department(row, &fields);
                if department.is_none() {
                    self.reject(row);
                    return;
                }
                department
            }
        };
        let amounts = self.amounts(row);
        let account = fields.text(Field::Account).to_owned();
        for &(slot, cents, period) in &amounts {
            self.account_for(slot, cents, period, Some(kind.out_of_scope()), &account, row);
        }
        let mut own: Vec<Amount> = Vec::new();
        for label in 0..self.layout.labels.len() {
            own.extend(self.line_amounts(row, &amounts, label));
        }
        own.sort_by_key(|amount| (amount.period, amount.cell));
        self.normalised.references.push(Reference {
            kind,
            department,
            fields,
            amounts: own,
            table: TableIndex(0),
            row: row.row,
        });
        self.normalised.table.rows.taken += 1;
    }

    fn line(&mut self, row: &RawRow) {
        if let Some(kind) = self.reference_kind {
            self.reference(row, kind);
            return;
        }
        let fields = self.fields(row);
        let Some(department) = self.department(row, &fields) else {
            self.reject(row);
            return;
        };
        let amounts = self.amounts(row);
        let area = self.area(row, &fields).or_else(|| self.input.area.clone());
        let reason = self.scope(row, &fields, department, area.as_ref());
        let extra = self.extra(row);
        let (full_key, key) = self.key(row, &fields, department);
        let carried = self.carried(row);
        let account = fields.text(Field::Account).to_owned();
        for &(slot, cents, period) in &amounts {
            self.account_for(slot, cents, period, reason, &account, row);
        }
        for (label, component) in self.layout.labels.iter().enumerate() {
            let amounts = self.line_amounts(row, &amounts, label);
            let (id, key, component) = carried.clone().unwrap_or_else(|| {
                let id = identity::id(&full_key, component.as_deref());
                (self.unlike_carried(id, row), key.clone(), component.clone())
            });
            self.normalised.lines.push(BudgetLine {
                id,
                key,
                component,
                department,
                area: area.clone().unwrap_or_default(),
                fields: fields.clone(),
                extra: extra.clone(),
                amounts,
                out_of_scope: reason,
                table: TableIndex(0),
                row: row.row,
                twins: 1,
                ambiguous: false,
            });
        }
        self.normalised.table.rows.taken += 1;
    }

    /// The id a row of a form carries.
    fn given_id(&self, row: &RawRow) -> Option<Text> {
        self.id_column.as_ref()?.text(row)
    }

    /// Id, key and component of a line the form was filled with: what they were.
    fn carried(&self, row: &RawRow) -> Option<(Text, Text, Option<Text>)> {
        let id = self.given_id(row)?;
        let (key, component) = self.input.form.as_ref()?.known.get(&id)?;
        Some((id, key.clone(), component.clone()))
    }

    /// The id of a new line of a form; one that says the same as a line the form was filled with
    /// is not that line, and a person has to say what is meant.
    fn unlike_carried(&mut self, id: String, row: &RawRow) -> Text {
        let known =
            |id: &str| self.input.form.as_ref().is_some_and(|form| form.known.contains_key(id));
        if !known(&id) {
            return id.into();
        }
        let free =
            (2..usize::MAX).map(|ordinal| identity::twin(&id, ordinal)).find(|id| !known(id));
        self.say(Code::FormIdChanged, row, 0, &[("reason", "again".to_owned()), ("found", id)]);
        free.expect("a form has fewer lines than numbers")
    }

    fn line_amounts(&self, row: &RawRow, amounts: &[RowAmount], label: usize) -> Vec<Amount> {
        let mut own: Vec<Amount> = amounts
            .iter()
            .filter(|(slot, ..)| self.layout.amounts[*slot].label == label)
            .filter_map(|&(slot, cents, period)| {
                let index = self.layout.amounts[slot].index;
                let column = self.normalised.table.columns[index].index;
                let cell = Cell { row: row.row, column };
                Some(Amount { period: period?, cents, table: TableIndex(0), cell })
            })
            .collect();
        own.sort_by_key(|amount| (amount.period, amount.cell));
        own
    }

    /// Books an amount to what became of it.
    fn account_for(
        &mut self,
        slot: usize,
        cents: Cents,
        period: Option<Period>,
        reason: Option<OutOfScope>,
        account: &str,
        row: &RawRow,
    ) {
        let Some(period) = period else {
            self.normalised.columns[slot].rejected += cents;
            let index = self.layout.amounts[slot].index;
            let column = self.normalised.table.columns[index].index;
            let found = self.stated_period(row);
            self.say(Code::PeriodUnknown, row, column, &[("found", found)]);
            return;
        };
        let commitment = (period.phase == Phase::Commitment).then_some(OutOfScope::Commitment);
        match reason.or(commitment) {
            Some(reason) => {
                self.count_out(slot, reason, &Text::from(""), account, period, cents);
            }
            None => self.normalised.columns[slot].classified += cents,
        }
    }

    fn amounts(&self, row: &RawRow) -> Vec<RowAmount> {
        let base = self.base_year(row);
        let phase = self.row_phase(row);
        let amounts = self.layout.amounts.iter().enumerate();
        amounts
            .filter_map(|(slot, column)| match row.values[column.index] {
                Value::Cents(cents) => {
                    let year = column.fiscal_year.or_else(|| {
                        base.map(|base| FiscalYear(base.0.saturating_add(column.year_offset)))
                    });
                    let phase = column.phase.or(phase);
                    let period =
                        year.zip(phase).map(|(fiscal_year, phase)| Period { fiscal_year, phase });
                    Some((slot, cents, period))
                }
                _ => None,
            })
            .collect()
    }

    fn base_year(&self, row: &RawRow) -> Option<FiscalYear> {
        match self.layout.row_year {
            Some(index) => text_of(&row.values[index])?
                .trim()
                .parse()
                .ok()
                .filter(|year| (1900..=2200).contains(year))
                .map(FiscalYear),
            None => self.layout.base_year,
        }
    }

    fn row_phase(&self, row: &RawRow) -> Option<Phase> {
        let text = fold(&text_of(&row.values[self.layout.row_phase?])?);
        let (_, words) = self.input.phase_column.as_ref()?;
        words.iter().find(|(word, _)| fold(word) == text).map(|&(_, phase)| phase)
    }

    fn field(&self, row: &RawRow, field: Field) -> Option<Text> {
        self.layout.field(field).and_then(|supplier| supplier.text(row))
    }

    fn fields(&self, row: &RawRow) -> Fields {
        let mut fields = Fields::default();
        for (field, supplier) in &self.layout.fields {
            fields.set(*field, supplier.text(row));
        }
        fields
    }

    fn extra(&self, row: &RawRow) -> Vec<(Text, Text)> {
        let columns = &self.normalised.table.columns;
        (self.layout.extra.iter())
            .filter_map(|&index| {
                text_of(&row.values[index]).map(|text| (columns[index].heading.clone(), text))
            })
            .collect()
    }

    /// Why the whole row is out of scope: by what its account stands for, or since its money
    /// counts elsewhere.
    fn scope(
        &mut self,
        row: &RawRow,
        fields: &Fields,
        department: DepartmentIndex,
        area: Option<&Text>,
    ) -> Option<OutOfScope> {
        let account = fields.get(Field::Account).cloned().unwrap_or_default();
        let Some(kind) = self.round.accounts.kind(&account) else {
            self.unknown(Field::Account, account, row);
            return Some(OutOfScope::UnknownAccount);
        };
        let code = &self.normalised.departments[usize::from(department.0)].0;
        let area = area.or_else(|| self.round.area_of(code));
        guard::scope(kind, code, area, fields, self.round)
    }

    fn unknown(&mut self, field: Field, found: Text, row: &RawRow) {
        self.unknowns.add(field, found, row, self.layout, &self.normalised.table);
    }

    /// The area a row names, in the spelling of the round.
    fn area(&mut self, row: &RawRow, fields: &Fields) -> Option<Text> {
        let stated = fields.get(Field::Area)?;
        let folded = fold(stated);
        let known = self.areas.iter().find(|known| fold(known) == folded);
        if let Some(known) = known {
            return Some(known.clone());
        }
        self.unknown(Field::Area, stated.clone(), row);
        Some(stated.clone())
    }

    /// The key of a line: its parts in a fixed order, blanks included, and what people read.
    fn key(&self, row: &RawRow, fields: &Fields, department: DepartmentIndex) -> (String, Text) {
        let mut parts: Vec<Text> = Vec::new();
        if self.input.id_columns.is_empty() {
            parts.push(self.normalised.departments[usize::from(department.0)].0.clone());
            let named = KEY_FIELDS.into_iter().map(|field| fields.get(field).cloned());
            parts.extend(named.map(Option::unwrap_or_default));
        } else {
            for heading in &self.input.id_columns {
                let text = self.layout.supplier(heading).and_then(|column| column.text(row));
                parts.push(text.unwrap_or_default());
            }
        }
        let full = parts.join("\u{1f}");
        parts.retain(|part| !part.is_empty());
        (full, parts.join(" | ").into())
    }

    fn department(&mut self, row: &RawRow, fields: &Fields) -> Option<DepartmentIndex> {
        let stated = self.directory.stated(row, fields.get(Field::Department).cloned());
        let Some(stated) = stated.or_else(|| self.constant_department.clone()) else {
            self.say(Code::DepartmentMissing, row, 0, &[]);
            return None;
        };
        if let Some(&department) = self.known_departments.get(&stated) {
            return Some(department);
        }
        let Some((code, name)) = self.directory.find(&stated, row) else {
            self.unknown(Field::Department, stated, row);
            return None;
        };
        let known = self.normalised.departments.iter().position(|(known, _)| *known == code);
        let index = known.unwrap_or_else(|| {
            self.normalised.departments.push((code, name));
            self.normalised.departments.len() - 1
        });
        let department =
            DepartmentIndex(u16::try_from(index).expect("fewer departments than 65,536"));
        self.known_departments.insert(stated, department);
        Some(department)
    }

    /// The words of a row that should name year and phase.
    fn stated_period(&self, row: &RawRow) -> String {
        let columns = [self.layout.row_year, self.layout.row_phase];
        let texts: Vec<Text> =
            columns.iter().flatten().filter_map(|&index| text_of(&row.values[index])).collect();
        texts.join(" ")
    }

    /// Says something of a row; a message that comes again and again is counted.
    fn say(&mut self, code: Code, row: &RawRow, column: u16, values: &[(&'static str, String)]) {
        let count = self.said.entry(code).or_default();
        *count += 1;
        if *count > SHOWN {
            return;
        }
        let place = self.normalised.table.place(Cell { row: row.row, column });
        let mut diagnostic = Diagnostic::new(code).at(place).row(self.layout.excerpt(row));
        for (name, value) in values {
            diagnostic = diagnostic.with(name, value.clone());
        }
        self.diagnostics.push(diagnostic);
    }

    /// Says what was counted: unknown codes with their sums, messages beyond the shown ones.
    fn finish(self) {
        self.unknowns.report(&self.areas, self.layout, self.diagnostics);
        for (code, count) in self.said.into_iter().filter(|&(_, count)| count > SHOWN) {
            let place = Place::sheet(&self.normalised.table.sheet);
            let more = format!("+ {}", count - SHOWN);
            self.diagnostics.push(
                Diagnostic::new(code).at(place).with("found", more.clone()).with("sum", more),
            );
        }
    }
}
