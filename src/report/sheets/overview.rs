//! *Übersicht*: one printed page that says whether the target is met, by how much it is missed,
//! what it would take, and which lines must be decided first.

mod blocks;
mod caveats;
mod deciding;
mod levers;
mod standing;

use std::collections::BTreeMap;

use super::charts::Drawn;
use super::model::Model;
use super::target::Places;
use super::weight;
use crate::analyse::PeriodFigures;
use crate::period::Period;
use crate::report::context::Context;
use crate::report::sheet::{Headline, Look, PIXELS_PER_ROW, Page, Picture, Value, a1};

pub(in crate::report::sheets) use blocks::class_sums;

const WIDTHS: [u16; 12] = [38, 18, 18, 18, 19, 18, 18, 2, 20, 34, 8, 16];
/// Column the picture begins in.
const PICTURE: u16 = 3;
/// More departments are one row of the others.
const DEPARTMENTS: usize = 10;

/// The sheet; `drawn` are the figures of the picture.
pub(in crate::report) fn page<'a>(
    context: &'a Context<'a>,
    model: &Model,
    places: &BTreeMap<Period, Places>,
    drawn: &Drawn,
) -> Page<'a> {
    let round = &context.run.round;
    let years = context.fiscal_years();
    let title = context
        .format("overview-title", &[("organisation", &round.organisation), ("years", &years)]);
    let mut page = Page::new(context.text("sheet-overview"), title, &WIDTHS);
    // Two budget years are a page each.
    page.on_one_sheet_of_paper = context.run.analysis.target_periods.len() < 2;
    about(context, &mut page);
    if context.run.analysis.target_periods.is_empty() {
        page.section(context.text("overview-verdict"));
        page.note(&context.text("no-target"));
        if let Some(shares) = &drawn.shares {
            let size = (page.pixels_from(PICTURE), 24 * PIXELS_PER_ROW);
            let picture = Picture::Shares(shares.chart(context, size));
            page.section(picture.title().text.clone());
            page.picture(picture);
        }
    }
    for (number, figures) in context.targets().enumerate() {
        if number > 0 {
            page.breaks.push(page.next_row());
        }
        let picture = Pictured { drawn, is_first: number == 0 };
        period(context, &mut page, model, (figures, places.get(&figures.period)), &picture);
    }
    caveats::caveats(context, &mut page);
    let name = context.text("sheet-contents");
    let text = context.format("overview-to-contents", &[("sheet", &name)]);
    page.push(Look::Link, [Value::Link { sheet: name, text }]);
    page
}

/// What the figures are of, in one row.
fn about(context: &Context<'_>, page: &mut Page<'_>) {
    let round = &context.run.round;
    let areas: Vec<&str> = round.policy.areas.iter().map(|area| &**area).collect();
    let word = |kind: &str, code: &str| context.language.text(&format!("{kind}-{code}"));
    let facts = [
        ("overview-stage", word("stage", round.stage.code())),
        ("overview-basis", word("basis", round.policy.basis.code())),
        (
            "double-count-income",
            context.text(&format!("double-count-{}", round.policy.income.code())),
        ),
        ("overview-areas", areas.join(", ")),
        ("overview-currency", round.currency.to_string()),
    ];
    let facts = facts.map(|(key, value)| format!("{}: {value}", context.text(key)));
    page.note(&facts.join(" · "));
}

/// What the picture of a period is drawn from.
struct Pictured<'d> {
    drawn: &'d Drawn,
    /// Shares over the years are drawn once.
    is_first: bool,
}

impl Pictured<'_> {
    /// Shares with their bounds; where nothing is decided, what there is to decide.
    fn picture(
        &self,
        context: &Context<'_>,
        figures: &PeriodFigures,
        size: (u32, u32),
    ) -> Option<Picture> {
        match &self.drawn.shares {
            Some(shares) if self.is_first => Some(Picture::Shares(shares.chart(context, size))),
            _ => {
                let rows = self.drawn.departments.get(&figures.period)?;
                Some(Picture::Classes(rows.chart(context, size)))
            }
        }
    }
}

/// The words that name a picture, above it; they stand on the sheet of its figures.
fn headline(page: &mut Page<'_>, row: u32, title: &Headline) {
    let text = Value::from(title.text.clone());
    let value = match &title.cell {
        Some((sheet, row, column)) => {
            Value::formula(format!("'{sheet}'!{}", a1(*row, *column)), text)
        }
        None => text,
    };
    let cells = &mut page.rows[row as usize];
    while cells.len() < usize::from(PICTURE) {
        cells.push(super::cell(Look::Plain, Value::Blank));
    }
    cells.push(super::cell(Look::Section, value));
}

fn period<'a>(
    context: &'a Context<'a>,
    page: &mut Page<'a>,
    model: &Model,
    (figures, places): (&'a PeriodFigures, Option<&Places>),
    pictured: &Pictured<'_>,
) {
    standing::verdict(context, page, model, figures, places);
    page.gap();
    let top = page.next_row();
    blocks::classes(context, page, model, figures);
    if let Some(result) = &figures.target.result {
        page.gap();
        levers::levers(context, page, model, (figures, result), places);
    }
    page.gap();
    blocks::growth(context, page, model, figures);
    let size = (page.pixels_from(PICTURE), (page.next_row() - top - 1) * PIXELS_PER_ROW);
    if let Some(picture) = pictured.picture(context, figures, size) {
        headline(page, top, picture.title());
        page.pictures.push(((top + 1, PICTURE), picture));
    }
    page.gap();
    let rows = weight::table(context, page, model, figures, DEPARTMENTS);
    deciding::deciding(context, page, figures, rows.header);
}
