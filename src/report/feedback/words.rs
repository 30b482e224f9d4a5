//! What was made of columns and rows, in words: the same on the terminal, in the workbooks and
//! in the data.

use super::outline::PassedOver;
use crate::language::Language;
use crate::report::{Checked, role_text};
use crate::schema::{Column, Role, SeenMoney, Table};

/// Words of a checked round.
#[derive(Debug, Clone, Copy)]
pub struct Words<'a> {
    checked: &'a Checked,
    language: Language,
}

impl<'a> Words<'a> {
    /// The words of a round in its language.
    #[must_use]
    pub const fn new(checked: &'a Checked) -> Self {
        Self { checked, language: checked.round.language }
    }

    fn text(self, key: &str) -> String {
        self.language.text(&format!("feedback-{key}"))
    }

    fn format(self, key: &str, values: &[(&str, &str)]) -> String {
        self.language.format(&format!("feedback-{key}"), values)
    }

    /// What a column was taken for: `Betrag: Anmeldung 2026 in T€`.
    #[must_use]
    pub fn taken_as(self, column: &Column) -> String {
        let role = match &column.role {
            Role::Claim(parts) => self.format("role-claim", &[("parts", &parts.join(", "))]),
            Role::ProjectField(code) => self.text(&format!("project-{}", code.replace('_', "-"))),
            Role::Ignored => self.text("role-ignored"),
            Role::Unknown if column.seen.cell_count == 0 => self.text("role-empty"),
            Role::Unknown => self.text("role-unknown"),
            role => role_text(role, self.language),
        };
        match column.seen.money {
            Some(money) => {
                let unit = self.unit(money);
                self.format("in-unit", &[("role", &role), ("unit", &unit)])
            }
            None => role,
        }
    }

    /// The unit of a column: `€`, `T€`, `Mio. €`.
    #[must_use]
    pub fn unit(self, money: SeenMoney) -> String {
        let currency = &*self.checked.round.currency;
        let sign = match currency {
            "EUR" => "€",
            "USD" => "$",
            other => other,
        };
        match money.cents_per_unit.unsigned_abs() / 100 {
            1 => sign.to_owned(),
            1_000 if currency == "EUR" => "T€".to_owned(),
            1_000 => self.format("unit-thousand", &[("currency", sign)]),
            1_000_000 => self.format("unit-million", &[("currency", sign)]),
            other => format!("{} {sign}", self.language.count(other)),
        }
    }

    /// Which sign cost has in a column.
    #[must_use]
    pub fn sign(self, money: SeenMoney) -> String {
        self.text(if money.cents_per_unit < 0 { "sign-negative" } else { "sign-positive" })
    }

    /// How the numbers of a column are spelt.
    #[must_use]
    pub fn spelling(self, money: SeenMoney) -> String {
        self.text(&format!("spelling-{}", money.spelling.code()))
    }

    /// Sum, sign, spelling and unreadable cells of a column of money.
    #[must_use]
    pub fn money(self, money: SeenMoney) -> String {
        let mut parts = Vec::new();
        if let Some(sum) = money.sum {
            let sum = self.language.money(sum, &self.checked.round.currency);
            parts.push(self.format("sum", &[("sum", &sum)]));
        }
        parts.extend([self.sign(money), self.spelling(money)]);
        if money.unreadable_count > 0 {
            let count = self.language.count(money.unreadable_count.into());
            parts.push(self.format("unreadable", &[("count", &count)]));
        }
        parts.join("; ")
    }

    /// Why a sheet or file gave no table.
    #[must_use]
    pub fn reason(self, passed: &PassedOver<'_>) -> String {
        match passed.reason {
            Some(diagnostic) => diagnostic.message(self.language),
            None => self.text("not-asked"),
        }
    }

    /// What became of the rows of a table: `38 Positionen, 3 Summenzeilen, 1 abgewiesen`.
    #[must_use]
    pub fn rows(self, table: &Table) -> String {
        let rows = table.rows;
        let has = |sought: fn(&Role) -> bool| table.columns.iter().any(|one| sought(&one.role));
        let taken = if has(|role| matches!(role, Role::ProjectField(_))) {
            "rows-projects"
        } else if has(|role| *role == Role::Posts) {
            "rows-posts"
        } else {
            "rows-lines"
        };
        let counts = [
            (taken, rows.taken),
            ("rows-roll-up", rows.roll_up),
            ("rows-rejected", rows.rejected),
            ("rows-filtered", rows.filtered),
            ("rows-prose", rows.prose),
            ("rows-headings", rows.headings),
            ("rows-blank", rows.blank),
        ];
        let counts = counts.into_iter().filter(|&(key, count)| count > 0 || key == taken);
        let parts: Vec<String> = counts
            .map(|(key, count)| {
                let number = if count == 1 { "one" } else { "other" };
                let count = self.language.count(count.into());
                self.format(key, &[("count", &count), ("number", number)])
            })
            .collect();
        parts.join(", ")
    }
}
