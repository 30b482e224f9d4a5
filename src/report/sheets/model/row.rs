//! A row of live sums: its columns, its formulas, the program's own figures beside.

use std::ops::RangeInclusive;

use super::sources::{By, Sources};
use crate::analyse::target::Target;
use crate::analyse::{ClassTotals, DepartmentFigures, PeriodFigures};
use crate::classify::Class;
use crate::money::{Ratio, Total};
use crate::provenance::column_letters;
use crate::report::context::Context;
use crate::report::sheet::{Look, Page, Value, a1};

pub(super) const WIDTHS: [u16; 25] = [
    34, 16, 18, 18, 18, 18, 18, 18, 18, 11, 11, 12, 12, 12, 14, 2, 18, 18, 18, 18, 18, 18, 18, 11,
    11,
];
pub(super) const GROUP: u16 = 1;
pub(super) const TOTAL: u16 = 2;
const FIRST_CLASS: u16 = 3;
const POSITIVE: u16 = 7;
const NEGATIVE: u16 = 8;
const LINES: u16 = 9;
const UNCLEAR_LINES: u16 = 10;
pub(super) const SHARE: u16 = 11;
const LOWER: u16 = 12;
pub(super) const UPPER: u16 = 13;
pub(super) const AGREES: u16 = 14;
/// The program's own figures, in the order of the live ones from the total on.
pub(super) const OWN: u16 = 16;
/// Sums and counts of a row.
pub(super) const FIGURES: u16 = 9;

/// A row of live sums, as formulas of other sheets name its cells.
#[derive(Debug, Clone)]
pub(in crate::report) struct Sums {
    sheet: String,
    row: u32,
}

impl Sums {
    pub(super) fn new(sheet: String, row: u32) -> Self {
        Self { sheet, row }
    }

    pub(super) const fn row(&self) -> u32 {
        self.row
    }

    /// The sum of all classes.
    pub(in crate::report) fn total(&self) -> String {
        self.cell(TOTAL)
    }

    /// The sum of a class.
    pub(in crate::report) fn class(&self, class: Class) -> String {
        self.cell(FIRST_CLASS + class as u16)
    }

    /// Unclear amounts above zero.
    pub(in crate::report) fn unclear_positive(&self) -> String {
        self.cell(POSITIVE)
    }

    /// Unclear amounts below zero.
    pub(in crate::report) fn unclear_negative(&self) -> String {
        self.cell(NEGATIVE)
    }

    /// Live sums of the classes.
    pub(in crate::report) fn classes<'a>(&self, totals: &ClassTotals) -> [Value<'a>; 4] {
        Class::ALL.map(|class| Value::formula(self.class(class), totals.of(class)))
    }

    /// How many lines have an amount.
    pub(in crate::report) fn lines(&self) -> String {
        self.cell(LINES)
    }

    /// How many lines have an unclear amount.
    pub(in crate::report) fn unclear_lines(&self) -> String {
        self.cell(UNCLEAR_LINES)
    }

    /// Innovation over everything.
    pub(in crate::report) fn share(&self) -> String {
        self.cell(SHARE)
    }

    /// The smallest share that can result.
    pub(in crate::report) fn lower(&self) -> String {
        self.cell(LOWER)
    }

    /// The largest share that can result.
    pub(in crate::report) fn upper(&self) -> String {
        self.cell(UPPER)
    }

    fn cell(&self, column: u16) -> String {
        format!("'{}'!{}", self.sheet, a1(self.row, column))
    }
}

/// Headings of a table; the first column says what a row is about.
pub(super) fn headings(context: &Context<'_>, first: &str) -> Vec<String> {
    let mut headings = context.texts(&[first, "line-group", "total"]);
    // Plain words: the formulas look for them among the lines.
    headings.extend(context.classes.iter().cloned());
    headings.extend(context.texts(&["model-positive", "model-negative"]));
    headings.extend(context.texts(&["line-count", "unclear-count", "share", "lower", "upper"]));
    headings.extend(context.texts(&["model-agrees", ""]));
    let own: Vec<String> = headings[usize::from(TOTAL)..usize::from(SHARE)].to_vec();
    headings.extend(own.iter().map(|heading| context.format("model-own", &[("figure", heading)])));
    headings
}

/// What analyse found for a row.
#[derive(Debug, Clone, Copy)]
pub(super) struct Own {
    pub(super) totals: ClassTotals,
    /// Unclear above and below zero.
    pub(super) positive: Total,
    pub(super) negative: Total,
    /// Lines, and those with unclear money, where they are counted.
    pub(super) counts: Option<[u64; 2]>,
}

impl Own {
    pub(super) fn of(department: &DepartmentFigures) -> Self {
        let counts = Some([department.line_count, department.unclear_count]);
        Self { counts, ..Self::new(&department.totals, &department.target) }
    }

    pub(super) fn of_period(figures: &PeriodFigures) -> Self {
        let counts = Some([figures.line_count, figures.unclear_count]);
        Self { counts, ..Self::new(&figures.totals, &figures.target) }
    }

    /// Without counts.
    pub(super) fn new(totals: &ClassTotals, target: &Target) -> Self {
        let (positive, negative) = (target.unclear_positive, target.unclear_negative);
        Self { totals: *totals, positive, negative, counts: None }
    }

    pub(super) fn figures<'a>(&self) -> Vec<Value<'a>> {
        let mut figures = vec![Value::from(self.totals.total())];
        figures.extend(self.totals.0.map(Value::from));
        figures.extend([self.positive, self.negative].map(Value::from));
        let counts = self.counts.map_or([None, None], |counts| counts.map(Some));
        figures.extend(counts.map(Value::from));
        figures
    }

    fn shares(&self) -> [Option<Ratio>; 3] {
        let innovation = self.totals.of(Class::Innovation);
        [Total::ZERO, self.negative, self.positive]
            .map(|unclear| Ratio::of(innovation + unclear, self.totals.total()))
    }
}

/// Writes rows that select lines.
pub(super) struct Row<'s> {
    pub(super) sources: &'s Sources,
    pub(super) amounts: u16,
    pub(super) header: u32,
}

impl Row<'_> {
    /// A row of the lines of a group.
    pub(super) fn push<'a>(
        &self,
        context: &Context<'a>,
        page: &mut Page<'a>,
        label: String,
        group: &str,
        own: Own,
    ) {
        let cell = format!("${}", a1(page.next_row(), GROUP));
        let mut live = self.sums(page.next_row(), (By::Group, &cell));
        live.push(self.sources.line_count(self.amounts, &cell));
        live.push(self.sources.class_count(self.amounts, &cell, &self.word(Class::Unclear)));
        let first = [Value::from(label), Value::from(group.to_owned())];
        write(context, page, Look::Table, first, own, Some(live));
    }

    /// A row of the lines of the area its first cell names; lines are not counted.
    pub(super) fn area<'a>(
        &self,
        context: &Context<'a>,
        page: &mut Page<'a>,
        area: &'a str,
        own: Own,
    ) {
        let cell = format!("${}", a1(page.next_row(), 0));
        let live = self.sums(page.next_row(), (By::Area, &cell));
        write(context, page, Look::Table, [Value::from(area), Value::Blank], own, Some(live));
    }

    fn sums(&self, row: u32, by: (By, &str)) -> Vec<String> {
        let mut live = vec![format!("SUM({}:{})", a1(row, FIRST_CLASS), a1(row, POSITIVE - 1))];
        for class in Class::ALL {
            live.push(self.sources.sum(self.amounts, by, &self.word(class), ""));
        }
        for sign in [">0", "<0"] {
            live.push(self.sources.sum(self.amounts, by, &self.word(Class::Unclear), sign));
        }
        live
    }

    /// The cell with the word of a class.
    fn word(&self, class: Class) -> String {
        format!("{}${}", column_letters(FIRST_CLASS + class as u16), self.header + 1)
    }
}

/// The sum of the rows above.
pub(super) fn sum<'a>(
    context: &Context<'a>,
    page: &mut Page<'a>,
    label: String,
    rows: RangeInclusive<u32>,
    own: Own,
) {
    let over = |column| format!("SUM({}:{})", a1(*rows.start(), column), a1(*rows.end(), column));
    let live = (TOTAL..SHARE).map(over).collect();
    write(context, page, Look::Strong, [Value::from(label), Value::Blank], own, Some(live));
}

/// The cells that are summed and counted.
pub(super) fn columns() -> std::ops::Range<u16> {
    TOTAL..LINES
}

/// Live figures, their shares, whether they agree, and the program's own. What is not
/// counted stays blank; without formulas the figures are those of the run.
pub(super) fn write<'a>(
    context: &Context<'a>,
    page: &mut Page<'a>,
    look: Look,
    first: [Value<'a>; 2],
    own: Own,
    live: Option<Vec<String>>,
) {
    let row = page.next_row();
    let figures: Vec<Value<'a>> = own.figures();
    let mut values = Vec::from(first);
    let mut live = live.into_iter().flatten();
    values.extend(figures.iter().map(|figure| match (live.next(), figure) {
        (None, figure) | (_, figure @ Value::Blank) => figure.clone(),
        (Some(formula), figure) => Value::formula(formula, figure.clone()),
    }));
    let (total, innovation) = (a1(row, TOTAL), a1(row, FIRST_CLASS + Class::Innovation as u16));
    let above = [
        innovation.clone(),
        format!("({innovation}+{})", a1(row, NEGATIVE)),
        format!("({innovation}+{})", a1(row, POSITIVE)),
    ];
    values.extend(above.into_iter().zip(own.shares()).map(|(above, share)| {
        Value::formula(format!("IF({total}>0,{above}/{total},\"\")"), share)
    }));
    let cells = format!("{total}:{}", a1(row, UNCLEAR_LINES));
    let stored = format!("{}:{}", a1(row, OWN), a1(row, OWN + FIGURES - 1));
    values.push(agrees(context, &cells, &stored, 2));
    values.push(Value::Blank);
    values.extend(figures);
    page.push(look, values);
}

/// Whether live figures and the program's own are the same, to some digits.
pub(super) fn agrees<'a>(context: &Context<'_>, live: &str, own: &str, digits: u8) -> Value<'a> {
    let [yes, no] = [true, false].map(|truth| context.yes_no(truth));
    let formula = format!("IF(SUMPRODUCT(ABS(ROUND({live}-{own},{digits})))=0,\"{yes}\",\"{no}\")");
    Value::formula(formula, Value::from(yes))
}
