//! *Empfindlichkeit*: how wrong classes must be for the verdict to turn, by pair of classes, by
//! kind of doubt, and the fewest lines that turn it.

use crate::analyse::sensitivity::{DoubtGroup, Headline, Nearest, Sensitivity, Turn};
use crate::classify::Class;
use crate::money::{Ratio, Total};
use crate::report::context::Context;
use crate::report::sheet::{Look, Page, Value, a1};
use crate::round::Averaging;

const WIDTHS: [u16; 7] = [50, 26, 21, 21, 14, 26, 40];
const AVAILABLE: u16 = 2;
const LEAST: u16 = 3;
/// Lines of one list that are shown; the rest stand in the data.
const LINES_SHOWN: usize = 100;

/// The sheet; nothing where no target is defined.
pub(in crate::report) fn page<'a>(context: &Context<'a>) -> Option<Page<'a>> {
    let found = &context.run.analysis.sensitivity;
    if found.is_empty() {
        return None;
    }
    let title = context.format("sensitivity-title", &[("years", &context.fiscal_years())]);
    let mut page = Page::new(context.text("sheet-sensitivity"), title, &WIDTHS);
    page.note(&context.text("sensitivity-remark"));
    page.note(&context.text("sensitivity-signs"));
    page.note(&context.text("sensitivity-of-the-run"));
    if context.run.round.policy.averaging == Averaging::Mean {
        page.note(&context.text("sensitivity-mean"));
    }
    for (number, sensitivity) in found.iter().enumerate() {
        if number > 0 {
            page.breaks.push(page.next_row());
        }
        let period = context.period(sensitivity.period);
        let verdict = context.verdict(sensitivity.verdict);
        let values = [("period", &*period), ("verdict", &*verdict)];
        page.section(context.format("sensitivity-section", &values));
        for headline in &sensitivity.headlines {
            headlines(context, &mut page, sensitivity, headline);
        }
        pairs(context, &mut page, sensitivity);
        doubts(context, &mut page, sensitivity);
        for list in &sensitivity.nearest {
            nearest(context, &mut page, list);
        }
    }
    Some(page)
}

/// One sentence for each verdict a headline turns to.
fn headlines(
    context: &Context<'_>,
    page: &mut Page<'_>,
    sensitivity: &Sensitivity,
    headline: &Headline,
) {
    let key = if headline.is_innovation { "sensitivity-gains" } else { "sensitivity-loses" };
    for turn in &headline.turns {
        let currency = &context.run.round.currency;
        let share = turn.share(headline.available).filter(|_| turn.is_possible(headline.available));
        let share = share.map(|share| context.language.percent_digits(share, 2));
        let key = if share.is_some() { key.to_owned() } else { format!("{key}-never") };
        let values = [
            ("verdict", context.verdict(sensitivity.verdict)),
            ("then", context.verdict(turn.verdict)),
            ("least", context.language.money(turn.least, currency)),
            ("available", context.language.money(headline.available, currency)),
            ("share", share.unwrap_or_default()),
        ];
        let values = values.each_ref().map(|(name, value)| (*name, &**value));
        page.note(&context.format(&key, &values));
    }
}

fn headings(context: &Context<'_>, first: [&str; 2], last: [&str; 2]) -> Vec<String> {
    let mut headings = context.texts(&first);
    headings.push(context.money_heading(&context.text("sensitivity-available")));
    headings.push(context.money_heading(&context.text("sensitivity-least")));
    headings.push(context.text("sensitivity-share"));
    headings.extend(context.texts(&last));
    headings
}

fn pairs<'a>(context: &Context<'a>, page: &mut Page<'a>, sensitivity: &Sensitivity) {
    page.gap();
    let last = ["sensitivity-then", "sensitivity-note"];
    page.header(headings(context, ["sensitivity-from", "sensitivity-to"], last));
    for pair in &sensitivity.pairs {
        for turn in each(&pair.turns) {
            let classes = [pair.from, pair.to].map(|class| context.class(class).to_owned());
            let cells = classes.map(Value::from).to_vec();
            turned(context, page, cells, pair.available, turn);
        }
    }
}

/// Each turn, or once nothing.
fn each(turns: &[Turn]) -> Vec<Option<Turn>> {
    if turns.is_empty() { vec![None] } else { turns.iter().copied().map(Some).collect() }
}

/// A row: what is of another class, how much there is, how much is needed, the verdict then.
fn turned<'a>(
    context: &Context<'a>,
    page: &mut Page<'a>,
    mut values: Vec<Value<'a>>,
    available: Total,
    turn: Option<Turn>,
) {
    let row = page.next_row();
    values.push(available.into());
    let Some(turn) = turn else {
        let note = Value::from(context.text("sensitivity-never"));
        values.extend([Value::Blank, Value::Blank, Value::Blank, note]);
        page.push(Look::Table, values);
        return;
    };
    let (all, least) = (a1(row, AVAILABLE), a1(row, LEAST));
    let share: Option<Ratio> = turn.share(available);
    values.push(turn.least.into());
    values.push(Value::formula(format!("IF({all}>0,{least}/{all},\"\")"), share));
    values.push(Value::from(context.verdict(turn.verdict)));
    let key = if turn.is_possible(available) { "enough" } else { "short" };
    values.push(Value::from(context.text(&format!("sensitivity-{key}"))));
    page.push(Look::Table, values);
}

fn doubts<'a>(context: &Context<'a>, page: &mut Page<'a>, sensitivity: &Sensitivity) {
    page.gap();
    page.note(&context.text("sensitivity-doubts"));
    if sensitivity.doubts.is_empty() {
        page.note(&context.text("sensitivity-no-doubts"));
        return;
    }
    let last = ["sensitivity-then", "sensitivity-note"];
    page.header(headings(context, ["sensitivity-doubt", "sensitivity-if"], last));
    for group in &sensitivity.doubts {
        if group.class != Class::Innovation {
            for turn in each(&group.if_innovation) {
                doubted(context, page, group, "sensitivity-innovation", turn);
            }
        }
        if matches!(group.class, Class::Innovation | Class::Unclear) {
            for turn in each(&group.if_not_innovation) {
                doubted(context, page, group, "sensitivity-other", turn);
            }
        }
    }
}

fn doubted<'a>(
    context: &Context<'a>,
    page: &mut Page<'a>,
    group: &DoubtGroup,
    truth: &str,
    turn: Option<Turn>,
) {
    let doubt = context.text(&format!("doubt-{}", group.doubt.code().replace('_', "-")));
    let count = context.language.count(group.line_count);
    let values = [("doubt", &*doubt), ("class", context.class(group.class)), ("count", &*count)];
    let label = context.format("sensitivity-group", &values);
    let cells = vec![Value::from(label), Value::from(context.text(truth))];
    turned(context, page, cells, group.available, turn);
}

fn nearest<'a>(context: &Context<'a>, page: &mut Page<'a>, list: &'a Nearest) {
    page.gap();
    let needed = context.language.money(list.needed, &context.run.round.currency);
    let count = context.language.count(list.lines.len() as u64);
    let verdict = context.verdict(list.verdict);
    let values = [("verdict", &*verdict), ("needed", &*needed), ("count", &*count)];
    let key = if list.lines.is_empty() { "nearest-none" } else { "nearest" };
    page.note(&context.format(&format!("sensitivity-{key}"), &values));
    if list.lines.is_empty() {
        return;
    }
    page.header([
        context.text("line-title"),
        context.text("line-id"),
        context.money_heading(&context.text("sensitivity-moves")),
        context.text("department-label"),
    ]);
    for own in list.lines.iter().take(LINES_SHOWN) {
        let line = context.line(own.line);
        page.push(
            Look::Plain,
            [
                Value::from(line.label()),
                Value::from(&*line.id),
                own.moves.into(),
                Value::from(&*context.department(line.department).code),
            ],
        );
    }
    if list.lines.len() > LINES_SHOWN {
        let shown = context.language.count(LINES_SHOWN as u64);
        page.note(&context.format("sensitivity-more", &[("shown", &shown), ("count", &count)]));
    }
}
