//! *Modell Jahre*: the sums growth compares, by department and by group of accounts, for every year.
//!
//! In: the comparisons of growth. Out: a page with one row for each department and group and one
//! column for each year and phase, live over *Positionen*; the program's own sums stand in hidden
//! columns, and a cell of each row says whether both agree. Deliberately absent: the whole and its
//! classes, which *Modell* has, and differences, which stand with growth.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::row::agrees;
use super::sources::{By, Sources};
use super::{Model, account_key, differ, key};
use crate::analyse::{Growth, GrowthRow, GrowthSubject};
use crate::money::Total;
use crate::period::Period;
use crate::report::context::Context;
use crate::report::sheet::{Look, Page, Value, a1};
use crate::schema::{DepartmentIndex, Text};

const KEY: u16 = 1;
const FIRST: u16 = 2;

/// What a row of the page is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Subject {
    /// A department with its money in the target or outside it.
    Department(bool, DepartmentIndex),
    /// A group of accounts, in the target.
    AccountGroup(Text),
}

/// The places of the sums.
pub(in crate::report) struct Years {
    sheet: String,
    columns: BTreeMap<Period, u16>,
    rows: BTreeMap<Subject, u32>,
    agrees: String,
}

impl Years {
    /// The cell of a sum that growth compares.
    fn cell(&self, subject: &Subject, period: Period) -> Option<String> {
        let (row, column) = (self.rows.get(subject)?, self.columns.get(&period)?);
        Some(format!("'{}'!{}", self.sheet, a1(*row, *column)))
    }

    /// The cells that say whether model and program agree.
    pub(in crate::report) fn agreement(&self) -> &str {
        &self.agrees
    }
}

impl Model {
    /// The sum of a subject of growth in one of its two periods.
    pub(in crate::report) fn compared(
        &self,
        context: &Context<'_>,
        growth: &Growth,
        subject: &GrowthSubject,
        period: Period,
    ) -> Option<String> {
        match subject {
            GrowthSubject::Whole => self.whole(period).map(|sums| sums.total()),
            GrowthSubject::Class(class) => self.whole(period).map(|sums| sums.class(*class)),
            GrowthSubject::Department(_) | GrowthSubject::AccountGroup(_) => {
                let subject = Subject::of(context, growth, subject)?;
                self.years.as_ref()?.cell(&subject, period)
            }
        }
    }
}

impl Subject {
    fn of(context: &Context<'_>, growth: &Growth, subject: &GrowthSubject) -> Option<Self> {
        match subject {
            GrowthSubject::Department(department) => {
                let in_target = is_in_target(context, growth, *department);
                Some(Self::Department(in_target, *department))
            }
            GrowthSubject::AccountGroup(group) => Some(Self::AccountGroup(group.clone())),
            GrowthSubject::Whole | GrowthSubject::Class(_) => None,
        }
    }

    fn label(&self, context: &Context<'_>) -> String {
        match self {
            Self::Department(true, department) => context.department_label(*department),
            Self::Department(false, department) => {
                let label = context.department_label(*department);
                context.format("growth-outside", &[("department", &label)])
            }
            Self::AccountGroup(group) if group.is_empty() => context.text("growth-without-account"),
            Self::AccountGroup(group) => context.format("growth-group", &[("group", group)]),
        }
    }

    fn key(&self) -> (By, String) {
        match self {
            Self::Department(in_target, department) => (By::Group, key(*in_target, *department)),
            Self::AccountGroup(group) => (By::AccountGroup, account_key(true, group)),
        }
    }
}

/// A department that is in the target in either period is compared with its money there in both.
fn is_in_target(context: &Context<'_>, growth: &Growth, department: DepartmentIndex) -> bool {
    let periods = context.run.analysis.periods.iter();
    let mut compared = periods.filter(|figures| [growth.from, growth.to].contains(&figures.period));
    compared.any(|figures| {
        figures.departments.iter().any(|found| found.department == department && found.in_target)
    })
}

/// The page, which the model learns the places of; nothing where no years are compared.
pub(in crate::report) fn page<'a>(context: &Context<'a>, model: &mut Model) -> Option<Page<'a>> {
    let (periods, sums) = compared(context, &model.sources);
    if sums.is_empty() {
        return None;
    }
    let count = u16::try_from(periods.len()).expect("a handful of years");
    let own = FIRST + count + 2..FIRST + 2 * count + 2;
    let mut widths = vec![44, 16];
    widths.extend(periods.iter().map(|_| 18));
    widths.extend([14, 2]);
    widths.extend(periods.iter().map(|_| 18));
    let title = context.text("model-years-title");
    let mut page = Page::new(context.text("sheet-model-years"), title, &widths);
    page.hidden_columns = own.clone();
    page.note(&context.text("model-years-remark"));
    page.note(&context.text("model-agreement"));
    page.gap();
    page.header(headings(context, &periods));
    let first = page.next_row();
    let columns: BTreeMap<Period, u16> = periods.iter().copied().zip(FIRST..).collect();
    let mut rows = BTreeMap::new();
    for (subject, totals) in sums {
        rows.insert(subject.clone(), page.next_row());
        push(context, &mut page, &model.sources, (&subject, &totals), (&periods, own.clone()));
    }
    let (sheet, column) = (page.name.clone(), FIRST + count);
    let agrees = format!("'{sheet}'!{}:{}", a1(first, column), a1(page.next_row() - 1, column));
    model.years = Some(Years { sheet, columns, rows, agrees });
    Some(page)
}

fn headings(context: &Context<'_>, periods: &[Period]) -> Vec<String> {
    let years: Vec<String> = periods.iter().map(|&period| context.period(period)).collect();
    let mut headings = context.texts(&["growth-subject", "line-group"]);
    headings.extend(years.iter().map(|year| context.money_heading(year)));
    headings.extend(context.texts(&["model-agrees", ""]));
    headings.extend(years.iter().map(|year| context.format("model-own", &[("figure", year)])));
    headings
}

type Sums = BTreeMap<Subject, BTreeMap<Period, Total>>;

/// The periods that are compared and what analyse found for them.
fn compared(context: &Context<'_>, sources: &Sources) -> (Vec<Period>, Sums) {
    let mut periods = BTreeSet::new();
    let mut sums = Sums::new();
    for growth in &context.run.analysis.growth_course {
        if sources.column(growth.from).is_none() || sources.column(growth.to).is_none() {
            continue;
        }
        periods.extend([growth.from, growth.to]);
        for GrowthRow { subject, before, after, .. } in &growth.rows {
            let Some(subject) = Subject::of(context, growth, subject) else { continue };
            sums.entry(subject).or_default().extend([(growth.from, *before), (growth.to, *after)]);
        }
    }
    let is_group = |subject: &&Subject| matches!(subject, Subject::AccountGroup(_));
    let keys: Vec<String> = sums.keys().filter(is_group).map(|subject| subject.key().1).collect();
    let wildcard = |key: &String| key.contains(['*', '?', '~']);
    // Sums that formulas cannot tell apart stay figures of the run.
    if keys.iter().any(wildcard) || !differ(keys.iter().map(String::as_str)) {
        sums.retain(|subject, _| matches!(subject, Subject::Department(..)));
    }
    (periods.into_iter().collect(), sums)
}

fn push<'a>(
    context: &Context<'a>,
    page: &mut Page<'a>,
    sources: &Sources,
    (subject, totals): (&Subject, &BTreeMap<Period, Total>),
    (periods, own): (&[Period], Range<u16>),
) {
    let row = page.next_row();
    let (by, key) = subject.key();
    let cell = format!("${}", a1(row, KEY));
    let mut values = vec![Value::from(subject.label(context)), Value::from(key)];
    values.extend(periods.iter().map(|period| {
        let total = totals.get(period).copied();
        let column = sources.column(*period);
        let formula = column.map(|column| sources.whole(column, (by, &cell)));
        total.zip(formula).map_or(Value::Blank, |(total, formula)| Value::formula(formula, total))
    }));
    let count = own.end - own.start;
    let live = format!("{}:{}", a1(row, FIRST), a1(row, FIRST + count - 1));
    let stored = format!("{}:{}", a1(row, own.start), a1(row, own.end - 1));
    values.push(agrees(context, &live, &stored, 2));
    values.push(Value::Blank);
    values.extend(periods.iter().map(|period| Value::from(totals.get(period).copied())));
    page.push(Look::Table, values);
}
