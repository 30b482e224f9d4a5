//! *Diagramme*: share and bounds over the years, classes over the years, departments, and the way
//! from last year's total; each picture below the table it is drawn from, each on a printed page.
//! A picture's title is a cell above its table, whose words follow the figures.

mod shares;
mod totals;

use std::collections::BTreeMap;

use super::growth::StepPlaces;
use super::model::Model;
use super::target::Places;
use crate::period::Period;
use crate::report::context::Context;
use crate::report::sheet::{Headline, Look, PIXELS_PER_ROW, Page};
use crate::report::sheets::spoken::Words;

pub(in crate::report) use shares::ShareRows;
pub(super) use shares::open;
pub(in crate::report) use totals::DepartmentRows;

const WIDTHS: [u16; 7] = [44, 19, 19, 19, 19, 19, 36];
/// Rows of a printed page of these widths.
const PAGE_ROWS: u32 = 50;

/// What other sheets draw once more.
pub(in crate::report) struct Drawn {
    pub(in crate::report) shares: Option<ShareRows>,
    /// By target period.
    pub(in crate::report) departments: BTreeMap<Period, DepartmentRows>,
}

/// The sheet, and the rows of its pictures.
pub(in crate::report) fn page<'a>(
    context: &Context<'a>,
    model: &Model,
    places: &BTreeMap<Period, Places>,
    steps: &[StepPlaces],
) -> (Page<'a>, Drawn) {
    let title = context.format("charts-title", &[("years", &context.fiscal_years())]);
    let mut page = Page::new(context.text("sheet-charts"), title, &WIDTHS);
    let shares = shares::draw(context, &mut page, model, places);
    if shares.is_some() {
        page.breaks.push(page.next_row());
    }
    totals::years(context, &mut page, model);
    let mut departments = BTreeMap::new();
    for figures in context.targets() {
        page.breaks.push(page.next_row());
        let rows = totals::departments(context, &mut page, model, figures);
        departments.insert(figures.period, rows);
    }
    for places in steps {
        page.breaks.push(page.next_row());
        totals::steps(context, &mut page, model, places);
    }
    (page, Drawn { shares, departments })
}

/// Words above a table that name the picture below it.
fn headline(page: &mut Page<'_>, words: &Words) -> Headline {
    page.gap();
    let row = page.push(Look::Section, [words.value()]);
    Headline { text: words.stored().to_owned(), cell: Some((page.name.clone(), row, 0)) }
}

/// Height of a picture that fills the rest of a printed page whose first row is known.
fn height(page: &Page<'_>, first: u32) -> u32 {
    let used = page.next_row() - first;
    (PAGE_ROWS.saturating_sub(used + 2) * PIXELS_PER_ROW).clamp(320, 640)
}
