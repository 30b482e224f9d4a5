//! What holds for a whole input, and what only a person can decide.
//!
//! In: a table whose columns have their roles. Out: notation, unit, sign, department, filters,
//! key, and the list of decisions. Unit and sign would change every figure without anybody
//! noticing: they are settled only by a statement of the file or by its cells.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;
use rust_decimal::Decimal;

use crate::ingest::survey::Grid;
use crate::propose::content::Column;
use crate::propose::likeness::plain;
use crate::propose::roles::Subject;
use crate::propose::table::Sighted;
use crate::propose::{
    ColumnProposal, Confidence, FilterProposal, InputProposal, Judged, KeyProposal, keys,
};
use crate::round::headings::fold;
use crate::round::{Departments, InputKind, NumberFormat, Sign};
use crate::schema::{Field, Role};

/// A unit as people write it; a number before it makes it part of a sentence.
static UNIT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?xi)(?P<before>\d[\d.,]*\s*)?(?:
            (?P<thousand>\bt€|\bt\s?eur\b|\bteur\b|\btsd\.?(?:\s?(?:€|eur|euro))?|\btausend\s(?:€|eur|euro)|
                \bin\sthousands?\b|\bthousands?\b|\$\s?k\b|\bk€)|
            (?P<million>\bmio\.?(?:\s?(?:€|eur|euro))?|\bmillion(?:s|en)?\b|\$\s?m\b|\bm€))",
    )
    .expect("a constant pattern")
});
/// The currency itself as the unit.
static SINGLE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)(?P<before>\d[\d.,]*\s*)?(?:€|\beuro?\b)").expect("a constant pattern")
});
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
/// A statement in a line of its own is short.
const LONGEST_STATEMENT: usize = 60;

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
    input.number_format = number_format(subject, &money);
    if subject.kind != InputKind::Posts && !money.is_empty() {
        input.unit = unit(subject, &money);
    }
    if subject.kind == InputKind::Budget && !money.is_empty() {
        input.sign = Some(sign(subject, &money, &input.columns));
    }
    input.department = department(subject, &input.columns);
    input.filters = filters(subject, &mut input.columns);
    input.key = key(subject, &input.columns);
    list(subject, members, input);
}

fn number_format(subject: &Subject<'_>, money: &[&Column]) -> Option<Judged<Option<NumberFormat>>> {
    let texts: usize = money.iter().map(|column| column.numbers.text_count).sum();
    let open: usize = money.iter().map(|column| column.numbers.ambiguous_count).sum();
    if texts + open == 0 {
        return None;
    }
    let formats: BTreeSet<NumberFormat> =
        money.iter().filter_map(|column| column.numbers.notation).collect();
    let count = subject.context.count(open);
    let say = |key| subject.context.say(key, &[("count", &count)]);
    Some(match (formats.len(), open) {
        (1, _) => {
            let format = formats.first().copied();
            Judged::new(format, Confidence::Certain, say("propose-format-decided"))
        }
        (0, 0) => return None,
        (0, _) => Judged::new(None, Confidence::Unsure, say("propose-format-open")),
        _ => Judged::new(None, Confidence::Unsure, say("propose-format-mixed")),
    })
}

/// The unit: stated above the table or in the headings, or shown by cents.
fn unit(subject: &Subject<'_>, money: &[&Column]) -> Option<Judged<i64>> {
    let context = subject.context;
    let quote = |key, text: &str| context.say(key, &[("text", text)]);
    let plainly: Vec<i64> =
        money.iter().map(|column| subject.headings.cents_per_unit(&column.heading) / 100).collect();
    if plainly.iter().all(|&unit| unit != 1) {
        return None;
    }
    let in_headings: BTreeSet<Option<i64>> =
        money.iter().map(|column| written(&column.heading)).collect();
    if let (1, Some(Some(unit))) = (in_headings.len(), in_headings.first()) {
        let reason = quote("propose-unit-heading", &money[0].heading);
        return Some(Judged::new(*unit, Confidence::Likely, reason));
    }
    let some: BTreeSet<i64> = in_headings.iter().flatten().copied().collect();
    if let (1, Some(unit)) = (some.len(), some.first()) {
        let named = money.iter().find(|column| written(&column.heading).is_some());
        let heading = named.map_or("", |column| &*column.heading);
        let reason = quote("propose-unit-some", heading);
        return Some(Judged::new(*unit, Confidence::Unsure, reason));
    }
    let stated: BTreeSet<(i64, &String)> = subject
        .notes
        .iter()
        .filter(|note| note.chars().count() <= LONGEST_STATEMENT)
        .filter_map(|note| Some((written(note)?, note)))
        .collect();
    let units: BTreeSet<i64> = stated.iter().map(|(unit, _)| *unit).collect();
    if let (1, Some((unit, note))) = (units.len(), stated.first()) {
        let reason = quote("propose-unit-stated", note);
        return Some(Judged::new(*unit, Confidence::Likely, reason));
    }
    let outside = subject.names.iter().find_map(|name| Some((written(&plain(name))?, name)));
    if let Some((unit, name)) = outside {
        return Some(Judged::new(unit, Confidence::Unsure, quote("propose-unit-name", name)));
    }
    let (cents, fine, nonzero) = cents(money);
    let shown = cents >= 3 && cents * 50 >= nonzero && fine * 100 <= nonzero && units.is_empty();
    let count = context.count(cents);
    let (confidence, key) = match shown {
        true => (Confidence::Likely, "propose-unit-cents"),
        false => (Confidence::Unsure, "propose-unit-open"),
    };
    Some(Judged::new(1, confidence, context.say(key, &[("count", &count)])))
}

fn written(text: &str) -> Option<i64> {
    let found = UNIT.captures(text).map(|found| {
        let unit = if found.name("million").is_some() { 1_000_000 } else { 1000 };
        (unit, found.name("before").map(|before| before.as_str().to_owned()))
    });
    let (unit, before) = match found {
        Some(found) => found,
        None => {
            let found = SINGLE.captures(text)?;
            (1, found.name("before").map(|before| before.as_str().to_owned()))
        }
    };
    // A year may stand before the unit; any other number makes it an amount in a sentence.
    let is_year = |before: &str| {
        let digits = before.trim();
        digits.len() == 4 && matches!(digits.parse(), Ok(1990..=2100))
    };
    before.is_none_or(|before| is_year(&before)).then_some(unit)
}

/// Amounts with single cents, amounts finer than cents, and amounts that are not zero.
fn cents(money: &[&Column]) -> (usize, usize, usize) {
    let (mut cents, mut fine, mut nonzero) = (0, 0, 0);
    for value in money.iter().flat_map(|column| column.numbers.values.iter().flatten()) {
        let scale = value.normalize().scale();
        nonzero += usize::from(!value.is_zero());
        cents += usize::from(scale == 2);
        fine += usize::from(scale > 2);
    }
    (cents, fine, nonzero)
}

/// The sign of cost: on accounts of expense and payments, else of all amounts.
fn sign(subject: &Subject<'_>, money: &[&Column], columns: &[ColumnProposal]) -> Judged<Sign> {
    let account = position(columns, Field::Account).map(|at| &subject.columns[at]);
    let on_cost = |row: usize| {
        let Some(account) = account else { return true };
        let text = account.text(row);
        let start = text.get(..2).and_then(|start| start.parse::<u8>().ok()).unwrap_or(0);
        matches!(start, 50..=59 | 70..=78)
    };
    let (mut above, mut below) = (0_usize, 0_usize);
    for column in money {
        for (row, value) in column.numbers.values.iter().enumerate() {
            let Some(value) = value.filter(|_| on_cost(row)) else { continue };
            above += usize::from(value > Decimal::ZERO);
            below += usize::from(value < Decimal::ZERO);
        }
    }
    let by_account =
        account.is_some_and(|account| account.facts.mostly(account.facts.accounts, 90));
    let context = subject.context;
    let values = [("above", context.count(above)), ("below", context.count(below))];
    let values: Vec<(&str, &str)> =
        values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let (sign, confidence, key) = match (above, below) {
        (0, 0) => (Sign::CostPositive, Confidence::Unsure, "propose-sign-none"),
        _ if above >= below * 9 => {
            (Sign::CostPositive, Confidence::Likely, "propose-sign-positive")
        }
        _ if below >= above * 9 && by_account => {
            (Sign::CostNegative, Confidence::Likely, "propose-sign-negative")
        }
        _ if below > above => (Sign::CostNegative, Confidence::Unsure, "propose-sign-open"),
        _ => (Sign::CostPositive, Confidence::Unsure, "propose-sign-open"),
    };
    Judged::new(sign, confidence, context.say(key, &values))
}

/// Where a field stands, surest first.
fn position(columns: &[ColumnProposal], field: Field) -> Option<usize> {
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
    let setting = super::snippet::quoted(code);
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
fn list(subject: &Subject<'_>, members: &[&(&Grid, Sighted)], input: &mut InputProposal) {
    let context = subject.context;
    let mut decisions = Vec::new();
    let mut ask = |key: &str, values: &[(&str, &str)]| decisions.push(context.say(key, values));
    let headings = |wanted: &dyn Fn(&ColumnProposal) -> bool| {
        let found: Vec<String> = input
            .columns
            .iter()
            .filter(|column| column.filled > 0 && wanted(column))
            .map(|column| format!("„{}“", heading(column)))
            .collect();
        (context.count(found.len()), found.join(", "))
    };
    if !input.kind.is_active() {
        ask("propose-ask-kind", &[("reason", &input.kind.reason)]);
    }
    if input.header_row.as_ref().is_some_and(|row| !row.is_active()) {
        ask("propose-ask-header", &[]);
    }
    if members.iter().any(|(grid, _)| grid.hidden) {
        ask("propose-ask-hidden", &[]);
    }
    if members.iter().any(|(grid, table)| grid.cut || table.left_out > 0) {
        ask("propose-ask-cut", &[]);
    }
    if let Some(unit) = input.unit.as_ref().filter(|unit| !unit.is_active()) {
        ask("propose-ask-unit", &[("reason", &unit.reason)]);
    }
    match &input.sign {
        Some(sign) if !sign.is_active() || sign.value == Sign::CostNegative => {
            ask("propose-ask-sign", &[("reason", &sign.reason)]);
        }
        _ => {}
    }
    if let Some(format) = input.number_format.as_ref().filter(|format| !format.is_active()) {
        ask("propose-ask-format", &[("reason", &format.reason)]);
    }
    let (count, list) = headings(&|column| {
        matches!(column.role, Role::Amount { .. } | Role::Claim(_)) && !column.is_active()
    });
    if !list.is_empty() {
        ask("propose-ask-amounts", &[("count", &count), ("list", &list)]);
    }
    let in_column = input.columns.iter().any(|column| {
        matches!(column.role, Role::Field(Field::Department) | Role::ProjectField("department"))
            && column.is_active()
    });
    let settled = input.department.as_ref().is_some_and(Judged::is_active);
    if !in_column && !settled && subject.kind != InputKind::Projects {
        ask("propose-ask-department", &[]);
    }
    for filter in &input.filters {
        ask("propose-ask-filter", &[("heading", &filter.heading)]);
    }
    let (count, list) = headings(&|column| {
        matches!(
            column.role,
            Role::Field(_) | Role::ProjectField(_) | Role::RowYear | Role::RowPhase | Role::Posts
        ) && !column.is_active()
    });
    if !list.is_empty() {
        ask("propose-ask-fields", &[("count", &count), ("list", &list)]);
    }
    let (count, list) = headings(&|column| column.role == Role::Unknown);
    if !list.is_empty() {
        ask("propose-ask-rest", &[("count", &count), ("list", &list)]);
    }
    if let Some(key) = input.key.as_ref().filter(|key| key.usual_repeat_count > 0) {
        let count = context.count(key.usual_repeat_count);
        ask("propose-ask-key", &[("count", &count)]);
    }
    if context.round.is_none() && subject.kind == InputKind::Budget {
        let basis = basis(subject, &input.columns);
        ask("propose-ask-policy", &[("shows", &basis)]);
    }
    input.decisions = decisions;
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
