//! Notation, unit and sign of a table's amounts.
//!
//! In: the columns of money. Out: how their numbers are written, what one of them is worth and
//! how cost stands. Unit and sign would change every figure without anybody noticing: they are
//! settled only by a statement of the file or by its cells.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;
use rust_decimal::Decimal;

use crate::propose::content::Column;
use crate::propose::decisions::position;
use crate::propose::likeness::plain;
use crate::propose::roles::Subject;
use crate::propose::{ColumnProposal, Confidence, Judged};
use crate::round::{NumberFormat, Sign};
use crate::schema::Field;

/// A unit as people write it; a number before it makes it part of a sentence.
static UNIT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?xi)(?P<before>\d[\d.,]*\s*)?(?:
            (?P<thousand>\bt€|\bt\s?eur\b|\bteur\b|\btsd\.?(?:\s?(?:€|eur|euro))?|\btausend\s(?:€|eur|euro)|
                \bk\$|\bin\sthousands?\b|\bthousands?\b|\$\s?k\b|\bk€)|
            (?P<million>\bmio\.?(?:\s?(?:€|eur|euro))?|\bmillion(?:s|en)?\b|\$\s?m\b|\bm€))",
    )
    .expect("a constant pattern")
});
/// The currency itself as the unit.
static SINGLE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)(?P<before>\d[\d.,]*\s*)?(?:€|\beuro?\b)").expect("a constant pattern")
});
/// A statement in a line of its own is short.
const LONGEST_STATEMENT: usize = 60;

/// The notation of amounts that stand as text, if any do.
pub(super) fn number_format(
    subject: &Subject<'_>,
    money: &[&Column],
    counted: bool,
) -> Option<Judged<Option<NumberFormat>>> {
    let texts: usize = money.iter().map(|column| column.numbers.text_count).sum();
    let open: usize = money.iter().map(|column| column.numbers.ambiguous_count).sum();
    // Columns nobody has called amounts decide nothing for the others.
    if texts + open == 0 || !counted && open == 0 {
        return None;
    }
    let formats: BTreeSet<NumberFormat> =
        money.iter().filter_map(|column| column.numbers.notation).collect();
    let count = subject.context.count(open);
    let say = |key| subject.context.say(key, &[("count", &count)]);
    Some(match (formats.len(), open) {
        (1, _) => {
            let format = formats.first().copied();
            let sure = if counted { Confidence::Certain } else { Confidence::Unsure };
            Judged::new(format, sure, say("propose-format-decided"))
        }
        (0, 0) => return None,
        (0, _) => Judged::new(None, Confidence::Unsure, say("propose-format-open")),
        _ => Judged::new(None, Confidence::Unsure, say("propose-format-mixed")),
    })
}

/// The unit: stated above the table or in the headings, or shown by cents.
pub(super) fn unit(subject: &Subject<'_>, money: &[&Column]) -> Option<Judged<i64>> {
    let context = subject.context;
    let quote = |key, text: &str| context.say(key, &[("text", text)]);
    let scaled = |column: &&Column| {
        let unit = subject.headings.unit(&column.heading);
        unit.declared().unwrap_or(1) * unit.direction != 1
    };
    if money.iter().all(scaled) {
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
    let (confidence, key) = if shown {
        (Confidence::Likely, "propose-unit-cents")
    } else {
        (Confidence::Unsure, "propose-unit-open")
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
pub(super) fn sign(
    subject: &Subject<'_>,
    money: &[&Column],
    columns: &[ColumnProposal],
) -> Judged<Sign> {
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
