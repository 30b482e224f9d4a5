//! Lays lines out as a department's file shows them: columns, title rows, totals, oddities.
//!
//! Format-free: a sheet is rows of values, which workbook and delimited write.

use crate::catalogue::{Catalogue, Unit};
use crate::expand::Line;
use crate::layout::{Column, Format, Layout, Sheets, Totals, account_name};

/// A sheet of a file.
pub(crate) struct Sheet {
    pub(crate) name: String,
    pub(crate) rows: Vec<Row>,
}

/// A row; totals and headers are set in bold.
#[derive(Default)]
pub(crate) struct Row {
    pub(crate) values: Vec<Value>,
    pub(crate) bold: bool,
    pub(crate) hidden: bool,
}

/// What a cell shows.
#[derive(Clone)]
pub(crate) enum Value {
    Blank,
    Text(String),
    /// A code stored as a number, as offices that let Excel guess have them.
    Code(u32),
    Cents(i64),
}

/// The truth of a line and where the line stands.
pub(crate) struct Located {
    pub(crate) file: &'static str,
    pub(crate) sheet: String,
    /// Row of the sheet or line of the file, from 1.
    pub(crate) row: usize,
    pub(crate) title: String,
    pub(crate) truth: String,
    pub(crate) reason: String,
}

/// What a grown-by-hand subtotal of one office misses, in cents.
const WRONG_BY: i64 = 4_500_000;

/// The sheets of a department's file; tells where each line went.
pub(crate) fn build(
    catalogue: &Catalogue,
    lines: &[Line],
    layout: &Layout,
    truths: &mut Vec<Located>,
) -> Vec<Sheet> {
    let groups: Vec<Vec<usize>> = match layout.sheets {
        Sheets::One(_) => vec![(0..catalogue.units.len()).collect()],
        Sheets::PerUnit => (0..catalogue.units.len()).map(|unit| vec![unit]).collect(),
    };
    let mut sheets: Vec<Sheet> = groups
        .iter()
        .map(|units| {
            let name = match layout.sheets {
                Sheets::One(name) => name.to_owned(),
                Sheets::PerUnit => format!("Amt {}", catalogue.units[units[0]].code),
            };
            let mut builder = Builder { layout, sheet: Sheet { name, rows: Vec::new() }, truths };
            builder.fill(catalogue, lines, units);
            builder.sheet
        })
        .collect();
    if !layout.notes.is_empty() {
        let rows = layout.notes.iter().map(|text| text_row(text, false)).collect();
        sheets.push(Sheet { name: "Hinweise".into(), rows });
    }
    sheets
}

struct Builder<'a> {
    layout: &'a Layout,
    sheet: Sheet,
    truths: &'a mut Vec<Located>,
}

impl Builder<'_> {
    fn fill(&mut self, catalogue: &Catalogue, lines: &[Line], units: &[usize]) {
        for title in self.layout.titles {
            self.sheet.rows.push(text_row(title, true));
        }
        let header = self.layout.columns.iter().map(|&(_, heading)| Value::Text(heading.into()));
        self.sheet.rows.push(Row { values: header.collect(), bold: true, hidden: false });
        let mut grand = [0; 6];
        for &index in units {
            let unit = &catalogue.units[index];
            if self.layout.office_rows {
                self.sheet.rows.push(text_row(&format!("{} {}", unit.code, unit.name), true));
            }
            let sums = self.lines(unit, lines.iter().filter(|line| line.unit == index));
            if self.layout.totals == Totals::PerUnit {
                self.subtotal(unit, sums, index == 0);
            }
            for (sum, part) in grand.iter_mut().zip(sums) {
                *sum += part;
            }
            if self.layout.blank_block {
                self.sheet.rows.extend((0..4).map(|_| Row::default()));
            }
        }
        if self.layout.totals != Totals::None {
            self.total("Gesamtsumme", grand);
        }
    }

    fn lines<'l>(&mut self, unit: &Unit, lines: impl Iterator<Item = &'l Line>) -> [i64; 6] {
        let mut sums = [0; 6];
        for (number, line) in lines.enumerate() {
            let values = self.values(unit, line, self.sheet.rows.len());
            let hidden = self.layout.hidden_row && line.unit == 0 && number == 11;
            self.sheet.rows.push(Row { values, bold: false, hidden });
            self.truths.push(Located {
                file: self.layout.file,
                sheet: if self.layout.format == Format::Delimited {
                    String::new()
                } else {
                    self.sheet.name.clone()
                },
                row: self.sheet.rows.len(),
                title: line.title.clone(),
                truth: line.truth.text(),
                reason: line.truth.reason.clone(),
            });
            for (sum, cents) in sums.iter_mut().zip(line.cents) {
                *sum += self.shown(cents.unwrap_or(0));
            }
        }
        sums
    }

    fn values(&self, unit: &Unit, line: &Line, row: usize) -> Vec<Value> {
        let columns = self.layout.columns;
        let described = columns.iter().any(|&(column, _)| column == Column::Description);
        let text = |text: &str| {
            if text.is_empty() { Value::Blank } else { Value::Text(text.into()) }
        };
        let value = |column| match column {
            Column::Number => Value::Code(u32::try_from(row).expect("a sheet has few rows")),
            Column::Unit => text(unit.code),
            Column::UnitName => Value::Text(format!("{} {}", unit.code, unit.name)),
            Column::Product => Value::Text(format!("{} {}", unit.product, unit.product_name)),
            Column::ProductCode => text(unit.product),
            Column::CostCentre => text(&line.cost_centre),
            Column::Account if self.layout.codes_as_numbers => {
                Value::Code(line.account.parse().expect("accounts are digits"))
            }
            Column::Account => text(line.account),
            Column::AccountName => text(account_name(line.account)),
            Column::Title if described || line.description.is_empty() => text(&line.title),
            Column::Title => Value::Text(format!("{} - {}", line.title, line.description)),
            Column::Description => text(&line.description),
            Column::Project => text(&line.project),
            Column::Contract => text(&line.contract),
            Column::BusinessArea => text(line.area),
            Column::Declared => text(line.declared),
            Column::Amount(year) => self.amount(line.cents[year], year, row),
            Column::LaterYears => {
                let later = line.cents[3..].iter();
                self.cents(later.map(|cents| self.shown(cents.unwrap_or(0))).sum())
            }
        };
        columns.iter().map(|&(column, _)| value(column)).collect()
    }

    /// Where nothing is planned yet some offices say so in words, sparingly.
    fn amount(&self, cents: Option<i64>, year: usize, row: usize) -> Value {
        match cents {
            Some(cents) => self.cents(self.shown(cents)),
            None if self.layout.absent_words && year >= 4 && row.is_multiple_of(9) => {
                Value::Text(if row.is_multiple_of(2) { "n. n." } else { "-" }.into())
            }
            None => Value::Blank,
        }
    }

    /// A file in thousand euro shows two decimals of them, and its totals are sums of these.
    const fn shown(&self, cents: i64) -> i64 {
        if self.layout.thousands { cents / 1000 * 1000 } else { cents }
    }

    fn cents(&self, cents: i64) -> Value {
        let cents = if self.layout.cost_negative { -cents } else { cents };
        if self.layout.numbers_as_text { Value::Text(german(cents)) } else { Value::Cents(cents) }
    }

    fn subtotal(&mut self, unit: &Unit, mut sums: [i64; 6], first: bool) {
        if self.layout.wrong_total && first {
            sums[2] += WRONG_BY;
        }
        self.total(&format!("Summe {}", unit.name), sums);
    }

    fn total(&mut self, label: &str, sums: [i64; 6]) {
        let label_at = self.layout.columns.iter().position(|(column, _)| *column == Column::Title);
        let columns = self.layout.columns.iter().enumerate();
        let values = columns
            .map(|(index, &(column, _))| match column {
                Column::Amount(year) => self.cents(sums[year]),
                Column::LaterYears => self.cents(sums[3..].iter().sum()),
                _ if Some(index) == label_at => Value::Text(label.into()),
                _ => Value::Blank,
            })
            .collect();
        self.sheet.rows.push(Row { values, bold: true, hidden: false });
    }
}

fn text_row(text: &str, bold: bool) -> Row {
    Row { values: vec![Value::Text(text.into())], bold, hidden: false }
}

/// An amount as German offices write it: 1.234.567,89.
pub(crate) fn german(cents: i64) -> String {
    let digits = (cents.abs() / 100).to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push('.');
        }
        grouped.push(digit);
    }
    let sign = if cents < 0 { "-" } else { "" };
    format!("{sign}{grouped},{:02}", cents.abs() % 100)
}
