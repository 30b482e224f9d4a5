//! What holds for a whole input, and what only a person can decide.
//!
//! In: a table whose columns have their roles. Out: what `scale` says of its amounts,
//! department, filters, key, and the list of decisions.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use crate::ingest::survey::Grid;
use crate::propose::content::Column;
use crate::propose::likeness::plain;
use crate::propose::roles::Subject;
use crate::propose::scale;
use crate::propose::spelling::quoted;
use crate::propose::table::Sighted;
use crate::propose::{
    ColumnProposal, Confidence, FilterProposal, InputProposal, Judged, KeyProposal, keys,
};
use crate::round::headings::fold;
use crate::round::{Departments, InputKind, Sign};
use crate::schema::{Field, Role};

/// A department in the name of a file or sheet, or in a line above the table.
static DEPARTMENT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)(?:^|[^\p{L}\d])dez(?:ernat)?[ _.-]*(\d{1,3}|[IVX]{1,4})(?:\b|_)")
        .expect("a constant pattern")
});
const INCOME: [&str; 9] = [
    "e",
    "einnahme",
    "einnahmen",
    "einnahmetitel",
    "ertrag",
    "ertraege",
    "einzahlung",
    "einzahlungen",
    "income",
];
const EXPENSE: [&str; 10] = [
    "a",
    "ausgabe",
    "ausgaben",
    "ausgabetitel",
    "aufwand",
    "aufwendung",
    "aufwendungen",
    "auszahlung",
    "auszahlungen",
    "expense",
];
/// Fills in what holds for the whole input, then lists the decisions.
pub(super) fn complete(
    subject: &Subject<'_>,
    members: &[&(&Grid, Sighted)],
    input: &mut InputProposal,
) {
    let money: Vec<&Column> = subject
        .columns
        .iter()
        .zip(&input.columns)
        .filter(|(_, proposal)| matches!(proposal.role, Role::Amount { .. } | Role::Claim(_)))
        .map(|(column, _)| column)
        .collect();
    let counted: Vec<&Column> = subject
        .columns
        .iter()
        .zip(&input.columns)
        .filter(|(_, proposal)| {
            matches!(proposal.role, Role::Amount { .. }) && proposal.is_active()
        })
        .map(|(column, _)| column)
        .collect();
    input.number_format = if counted.is_empty() {
        scale::number_format(subject, &money, false)
    } else {
        scale::number_format(subject, &counted, true)
    };
    if subject.kind != InputKind::Posts && !money.is_empty() {
        input.unit = scale::unit(subject, &money);
    }
    if subject.kind == InputKind::Budget && !money.is_empty() {
        input.sign = Some(scale::sign(subject, &money, &input.columns));
    }
    input.department = department(subject, &input.columns);
    input.filters = filters(subject, &mut input.columns);
    input.key = key(subject, &input.columns);
    input.decisions = list(subject, members, input);
}

/// Where a field stands, surest first.
pub(super) fn position(columns: &[ColumnProposal], field: Field) -> Option<usize> {
    let role = Role::Field(field);
    let at = |active: bool| {
        columns.iter().position(|column| column.role == role && (!active || column.is_active()))
    };
    at(true).or_else(|| at(false))
}

/// The department, where no column is known to hold it.
fn department(subject: &Subject<'_>, columns: &[ColumnProposal]) -> Option<Judged<String>> {
    let role = match subject.kind {
        InputKind::Projects => return None,
        _ => Role::Field(Field::Department),
    };
    if columns.iter().any(|column| column.role == role && column.is_active()) {
        return None;
    }
    let context = subject.context;
    let texts = || subject.names.iter().chain(&subject.notes);
    let quote = |key, text: &str| context.say(key, &[("text", text)]);
    let Some(round) = context.round else {
        let file = &subject.names[0];
        return DEPARTMENT.find(file).map(|_| {
            let pattern = r"{ file = '(?i)dez(?:ernat)?[ _.-]*(\d+|[IVX]+)' }".to_owned();
            Judged::new(pattern, Confidence::Unsure, quote("propose-department-name", file))
        });
    };
    let Departments::Listed(list) = &round.departments else { return None };
    let mut found: BTreeSet<(&str, &String)> = BTreeSet::new();
    for text in texts() {
        let code = DEPARTMENT.captures(text).map(|found| found[1].to_owned());
        let folded = format!(" {} ", plain(text));
        for department in list {
            let named = folded.contains(&format!(" {} ", plain(&department.name)));
            let coded = code.as_deref().is_some_and(|code| fold(code) == fold(&department.code));
            if named || coded {
                found.insert((&department.code, text));
            }
        }
    }
    let codes: BTreeSet<&str> = found.iter().map(|(code, _)| *code).collect();
    let (code, text) = found.first()?;
    let confidence = if codes.len() == 1 { Confidence::Likely } else { Confidence::Unsure };
    let setting = quoted(code);
    Some(Judged::new(setting, confidence, quote("propose-department-found", text)))
}

/// Columns that tell income from expense.
fn filters(subject: &Subject<'_>, columns: &mut [ColumnProposal]) -> Vec<FilterProposal> {
    let mut found = Vec::new();
    for (column, proposal) in subject.columns.iter().zip(columns) {
        if column.facts.distinct > 6 || column.facts.distinct < 2 || proposal.is_active() {
            continue;
        }
        let words: BTreeSet<String> = (0..column.cells.len()).map(|row| column.text(row)).collect();
        let words = words.into_iter().filter(|word| !word.is_empty());
        let (expense, others): (Vec<String>, Vec<String>) =
            words.partition(|word| EXPENSE.contains(&fold(word).as_str()));
        let income = others.iter().any(|word| INCOME.contains(&fold(word).as_str()));
        if expense.is_empty() || !income {
            continue;
        }
        proposal.role = Role::Unknown;
        proposal.reasons = vec![subject.context.say("propose-filter", &[])];
        proposal.alternatives = vec![Role::Extra];
        found.push(FilterProposal { heading: column.heading.clone(), expense, others });
    }
    found
}

/// Fields in the order in which they serve a key.
const KEY_FIELDS: [Field; 10] = [
    Field::Department,
    Field::Unit,
    Field::Area,
    Field::ProductGroup,
    Field::Product,
    Field::CostCentre,
    Field::Account,
    Field::ProjectId,
    Field::ContractId,
    Field::Title,
];

fn key(subject: &Subject<'_>, columns: &[ColumnProposal]) -> Option<KeyProposal> {
    if subject.kind != InputKind::Budget {
        return None;
    }
    let rank = |at: usize| match columns[at].role {
        Role::Field(field) => {
            KEY_FIELDS.iter().position(|known| *known == field).unwrap_or(KEY_FIELDS.len())
        }
        _ => KEY_FIELDS.len() + 1,
    };
    let serves = |at: &usize| {
        let (column, facts) = (&columns[*at], &subject.columns[*at].facts);
        let named = !matches!(
            column.role,
            Role::Amount { .. }
                | Role::Claim(_)
                | Role::Ignored
                | Role::RowYear
                | Role::RowPhase
                | Role::Field(Field::DeclaredClass | Field::Note)
        );
        let long = facts.mean_length() > 120;
        let money = subject.columns[*at].is_money_like() || facts.mostly(facts.dates, 80);
        named && !long && !money && facts.distinct > 1 && !column.heading.is_empty()
    };
    let mut candidates: Vec<usize> = (0..columns.len()).filter(serves).collect();
    candidates.sort_by_key(|&at| rank(at));
    let found = keys::find(&subject.columns, &candidates)?;
    let usual: Vec<usize> = (0..columns.len())
        .filter(|&at| columns[at].is_active() && rank(at) < KEY_FIELDS.len())
        .collect();
    Some(KeyProposal {
        headings: found.columns.iter().map(|&at| columns[at].heading.clone()).collect(),
        repeat_count: found.repeat_count,
        usual_repeat_count: keys::repeat_count(&subject.columns, &usual),
    })
}

/// The decisions, in the order in which they matter.
fn list(
    subject: &Subject<'_>,
    members: &[&(&Grid, Sighted)],
    input: &InputProposal,
) -> Vec<String> {
    let mut asked = Asked { subject, decisions: Vec::new() };
    asked.table(members, input);
    asked.scale(input);
    asked.columns(input, "propose-ask-amounts", |column| {
        matches!(column.role, Role::Amount { .. } | Role::Claim(_)) && !column.is_active()
    });
    if !input.absent.is_empty() {
        let words: Vec<String> = input.absent.iter().map(|(word, _)| format!("„{word}“")).collect();
        asked.ask("propose-ask-absent", &[("list", &words.join(", "))]);
    }
    asked.department(input);
    for filter in &input.filters {
        asked.ask("propose-ask-filter", &[("heading", &filter.heading)]);
    }
    asked.columns(input, "propose-ask-fields", |column| {
        let sought = matches!(
            column.role,
            Role::Field(_) | Role::ProjectField(_) | Role::RowYear | Role::RowPhase | Role::Posts
        );
        sought && !column.is_active()
    });
    asked.columns(input, "propose-ask-rest", |column| column.role == Role::Unknown);
    if let Some(key) = input.key.as_ref().filter(|key| key.usual_repeat_count > 0) {
        let count = subject.context.count(key.usual_repeat_count);
        asked.ask("propose-ask-key", &[("count", &count)]);
    }
    if subject.context.round.is_none() && subject.kind == InputKind::Budget {
        let basis = basis(subject, &input.columns);
        asked.ask("propose-ask-policy", &[("shows", &basis)]);
    }
    asked.decisions
}

struct Asked<'a> {
    subject: &'a Subject<'a>,
    decisions: Vec<String>,
}

impl Asked<'_> {
    fn ask(&mut self, key: &str, values: &[(&str, &str)]) {
        self.decisions.push(self.subject.context.say(key, values));
    }

    fn table(&mut self, members: &[&(&Grid, Sighted)], input: &InputProposal) {
        if !input.kind.is_active() {
            self.ask("propose-ask-kind", &[("reason", &input.kind.reason)]);
        }
        if input.header_row.as_ref().is_some_and(|row| !row.is_active()) {
            self.ask("propose-ask-header", &[]);
        }
        if members.iter().any(|(grid, _)| grid.hidden) {
            self.ask("propose-ask-hidden", &[]);
        }
        if members.iter().any(|(grid, table)| grid.cut || table.left_out > 0) {
            self.ask("propose-ask-cut", &[]);
        }
    }

    fn scale(&mut self, input: &InputProposal) {
        if let Some(unit) = input.unit.as_ref().filter(|unit| !unit.is_active()) {
            self.ask("propose-ask-unit", &[("reason", &unit.reason)]);
        }
        // Cost with a minus is worth a look even where the cells show it.
        let doubtful = |sign: &&Judged<Sign>| !sign.is_active() || sign.value == Sign::CostNegative;
        if let Some(sign) = input.sign.as_ref().filter(doubtful) {
            self.ask("propose-ask-sign", &[("reason", &sign.reason)]);
        }
        if let Some(format) = input.number_format.as_ref().filter(|format| !format.is_active()) {
            self.ask("propose-ask-format", &[("reason", &format.reason)]);
        }
    }

    fn department(&mut self, input: &InputProposal) {
        let in_column = input.columns.iter().any(|column| {
            let named = matches!(
                column.role,
                Role::Field(Field::Department) | Role::ProjectField("department")
            );
            named && column.is_active()
        });
        let settled = input.department.as_ref().is_some_and(Judged::is_active);
        if !in_column && !settled && self.subject.kind != InputKind::Projects {
            self.ask("propose-ask-department", &[]);
        }
    }

    /// Asks for columns, if there are such.
    fn columns(
        &mut self,
        input: &InputProposal,
        key: &str,
        wanted: impl Fn(&ColumnProposal) -> bool,
    ) {
        let found: Vec<String> = input
            .columns
            .iter()
            .filter(|column| column.filled > 0 && wanted(column))
            .map(|column| format!("„{}“", heading(column)))
            .collect();
        if !found.is_empty() {
            let count = self.subject.context.count(found.len());
            self.ask(key, &[("count", &count), ("list", &found.join(", "))]);
        }
    }
}

fn heading(column: &ColumnProposal) -> String {
    if column.heading.is_empty() {
        crate::provenance::column_letters(column.index)
    } else {
        column.heading.to_string()
    }
}

/// What accounts say of expense and payments.
fn basis(subject: &Subject<'_>, columns: &[ColumnProposal]) -> String {
    let Some(at) = position(columns, Field::Account) else {
        return subject.context.say("propose-basis-unknown", &[]);
    };
    let column = &subject.columns[at];
    if !column.facts.mostly(column.facts.accounts, 50) {
        return subject.context.say("propose-basis-unknown", &[]);
    }
    let count = |digits: &[char]| {
        let rows = (0..column.cells.len()).filter(|&row| column.text(row).starts_with(digits));
        subject.context.count(rows.count())
    };
    let values =
        [("income", count(&['4', '6'])), ("expense", count(&['5'])), ("payment", count(&['7']))];
    let values: Vec<(&str, &str)> =
        values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    subject.context.say("propose-basis", &values)
}
