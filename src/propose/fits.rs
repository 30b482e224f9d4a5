//! Whether the cells of a column fit a field.
//!
//! In: a role and a column. Out: whether the cells speak against it, say nothing, speak for it
//! or prove it, and the count that shows it in words.

use crate::propose::Context;
use crate::propose::content::{Column, Facts};
use crate::schema::{Field, Role};

/// What the cells say of a role; later ones are stronger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// They cannot be that.
    Against,
    /// They say nothing.
    Neutral,
    /// They are such as the role has.
    For,
    /// They are hardly anything else.
    Proof,
}

/// How the cells fit a role; `account` is the column of accounts, if one is known.
pub(super) fn fit(role: &Role, column: &Column, account: Option<&Column>) -> Fit {
    if column.facts.filled == 0 {
        return Fit::Neutral;
    }
    match role {
        Role::Field(Field::AccountName) => account_name(column, account),
        Role::Field(field) => field_fit(*field, column),
        Role::ProjectField(code) => project_fit(code, column),
        _ => Fit::Neutral,
    }
}

const fn of(holds: bool) -> Fit {
    either(holds, Fit::Neutral)
}

const fn either(holds: bool, otherwise: Fit) -> Fit {
    if holds { Fit::For } else { otherwise }
}

fn field_fit(field: Field, column: &Column) -> Fit {
    let facts = &column.facts;
    match field {
        Field::Account => account(column),
        Field::Title => title(facts),
        Field::Description | Field::Note => {
            either(facts.is_text() && facts.mean_length() > 12, against_numbers(facts))
        }
        Field::DeclaredClass if facts.mostly(facts.classes, 90) && facts.filled >= 3 => Fit::Proof,
        Field::DeclaredClass => {
            if facts.mostly(facts.classes, 30) {
                Fit::Neutral
            } else {
                Fit::Against
            }
        }
        Field::ProjectId | Field::SolutionId | Field::ContractId => {
            // Digits alone may as well be money.
            let coded = facts.mostly(facts.codes, 80)
                && !facts.mostly(facts.digits, 80)
                && facts.fractions == 0;
            either(coded && !column.is_money_like(), prose(facts))
        }
        Field::ProductGroup | Field::Product | Field::CostCentre
            if !facts.mostly(facts.with_digit, 60) =>
        {
            money(column)
        }
        Field::Department
        | Field::Unit
        | Field::Area
        | Field::ProductGroup
        | Field::Product
        | Field::CostCentre
        | Field::BusinessArea
        | Field::SolutionScope
        | Field::Funding => group(column),
        Field::AccountName => Fit::Neutral,
    }
}

fn project_fit(code: &str, column: &Column) -> Fit {
    let facts = &column.facts;
    match code {
        "begin" | "end" | "go_live" => {
            if facts.mostly(facts.dates, 20) {
                of(facts.mostly(facts.dates, 80))
            } else {
                Fit::Against
            }
        }
        "first_use" | "first_digitalisation" | "replacement" | "cost_benefit" => {
            if facts.mostly(facts.truths, 40) {
                of(facts.mostly(facts.truths, 70))
            } else {
                Fit::Against
            }
        }
        "project_id" => {
            let single = facts.distinct * 10 >= facts.filled * 9;
            either(single && facts.mean_length() <= 40 && facts.fractions == 0, prose(facts))
        }
        "title" => title(facts),
        "description" => {
            either(facts.is_text() && facts.mean_length() > 40, against_numbers(facts))
        }
        _ => group(column),
    }
}

/// Values that repeat from line to line; of numbers only codes of like length.
fn group(column: &Column) -> Fit {
    let facts = &column.facts;
    let few = if facts.mostly(facts.numeric, 80) {
        facts.repeats() && facts.is_even_code(1..=10)
    } else {
        facts.repeats() || facts.filled < 10
    };
    either(few && !column.is_money_like() && facts.mean_length() < 80, money(column))
}

/// Codes of digits; such as the municipal chart has them prove it if they repeat.
fn account(column: &Column) -> Fit {
    let facts = &column.facts;
    if facts.mostly(facts.accounts, 95) && facts.fractions == 0 && facts.filled >= 3 {
        return if facts.repeats() && facts.filled >= 20 { Fit::Proof } else { Fit::For };
    }
    let alike = facts.repeats() || facts.digit_lengths.len() == 1;
    if alike && facts.filled >= 3 && facts.is_even_code(4..=10) {
        return Fit::For;
    }
    if facts.mostly(facts.digits, 50) { Fit::Neutral } else { Fit::Against }
}

/// Text that differs from line to line. In a long table one that hardly differs is a group.
fn title(facts: &Facts) -> Fit {
    if facts.filled >= 100 && facts.distinct * 50 < facts.filled {
        return Fit::Against;
    }
    let several = facts.distinct * 5 >= facts.filled || facts.distinct >= 100;
    either(facts.is_text() && several && facts.mean_length() >= 6, against_numbers(facts))
}

fn account_name(column: &Column, account: Option<&Column>) -> Fit {
    let Some(account) = account else {
        return against_numbers(&column.facts);
    };
    either(column.facts.is_text() && determines(account, column), against_numbers(&column.facts))
}

/// Each code of one column stands beside one text of the other in nearly all rows.
pub(super) fn determines(code: &Column, name: &Column) -> bool {
    let mut known = std::collections::HashMap::new();
    let (mut same, mut other) = (0_usize, 0_usize);
    for row in 0..code.cells.len() {
        if code.cells[row].is_none() || name.cells[row].is_none() {
            continue;
        }
        let text = name.text(row);
        match known.get(&code.text(row)) {
            Some(first) if *first == text => same += 1,
            Some(_) => other += 1,
            None => {
                known.insert(code.text(row), text);
            }
        }
    }
    known.len() > 1 && same > 0 && other * 20 <= same
}

fn against_numbers(facts: &Facts) -> Fit {
    let other = facts.mostly(facts.numeric, 60) || facts.mostly(facts.dates, 60);
    if other { Fit::Against } else { Fit::Neutral }
}

fn prose(facts: &Facts) -> Fit {
    if facts.is_text() && facts.mean_length() > 20 { Fit::Against } else { Fit::Neutral }
}

fn money(column: &Column) -> Fit {
    if column.is_money_like() { Fit::Against } else { Fit::Neutral }
}

/// What the cells show of a role, in words.
pub(super) fn words(role: &Role, column: &Column, context: &Context<'_>) -> String {
    let facts = &column.facts;
    let (key, count) = match role {
        Role::Field(Field::Account) if facts.accounts > 0 => {
            ("propose-shows-accounts", facts.accounts)
        }
        Role::Field(Field::Account) => ("propose-shows-digits", facts.digits),
        Role::Field(Field::DeclaredClass) => ("propose-shows-classes", facts.classes),
        Role::Field(Field::ProjectId | Field::SolutionId | Field::ContractId) => {
            ("propose-shows-codes", facts.codes)
        }
        Role::ProjectField("begin" | "end" | "go_live") => ("propose-shows-dates", facts.dates),
        Role::ProjectField(
            "first_use" | "first_digitalisation" | "replacement" | "cost_benefit",
        ) => ("propose-shows-truths", facts.truths),
        Role::Amount { .. } | Role::Claim(_) => ("propose-shows-numbers", facts.numeric),
        Role::RowYear => ("propose-shows-years", facts.years),
        _ => ("propose-shows-distinct", facts.distinct),
    };
    let values = [("count", context.count(count)), ("of", context.count(facts.filled))];
    let values: Vec<(&str, &str)> =
        values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    context.say(key, &values)
}
