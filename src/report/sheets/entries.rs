//! The columns reviewers fill in, on every sheet that has some: choices, messages, checks.
//!
//! The headings are those of [`crate::review::Column`], by which they are found again.

use std::collections::BTreeSet;

use crate::period::FiscalYear;
use crate::report::context::Context;
use crate::report::sheet::{Hint, Kind, ListColumn};
use crate::review::entries::status_word;
use crate::review::{CLASSES, Column};
use crate::schema::{ReviewStatus, Truth};

/// Columns for the decision on a line.
pub(super) fn of_lines(context: &Context<'_>) -> Vec<ListColumn> {
    let mut words: Vec<String> =
        CLASSES.iter().map(|&class| context.class(class).to_owned()).collect();
    words.push(context.text("review-split"));
    let mut columns = vec![words_column(context, Column::Decision, 20, words)];
    for class in CLASSES {
        let heading = Column::Share(class).heading(&context.run.round, context.language);
        let hint = Hint::new(bare(&heading), context.text("review-share-hint"));
        let hint = hint.wrong(context.text("review-share-wrong"));
        columns.push(ListColumn::new(heading, Kind::Share, 19).hint(hint).open());
    }
    let mut years = vec![context.text("review-all-years")];
    years.extend(open_years(context).iter().map(ToString::to_string));
    columns.push(words_column(context, Column::Years, 15, years));
    columns.extend(signature(context));
    columns
}

/// The budget years, and later ones with amounts: what may still be decided.
pub(super) fn open_years(context: &Context<'_>) -> BTreeSet<FiscalYear> {
    let budget = context.run.round.fiscal_years.iter().copied();
    let first = budget.clone().min();
    let known = context.run.analysis.periods.iter().map(|figures| figures.period.fiscal_year);
    budget.chain(known.filter(|&year| Some(year) > first)).collect()
}

/// Columns to withdraw a recorded decision.
pub(super) fn of_decisions(context: &Context<'_>) -> Vec<ListColumn> {
    let words = vec![context.truth(Truth::Yes)];
    let mut columns = vec![words_column(context, Column::Withdraw, 16, words)];
    let [reason, person, date, _] = signature(context);
    columns.extend([reason, person, date]);
    columns
}

/// Columns for the status of a department.
pub(super) fn of_statuses(context: &Context<'_>) -> Vec<ListColumn> {
    let words = ReviewStatus::ALL.map(|status| status_word(status, context.language));
    let mut columns = vec![words_column(context, Column::Status, 24, words.into())];
    let [_, person, date, comment] = signature(context);
    columns.extend([person, date, comment]);
    columns
}

/// Columns for the cause of a variance.
pub(super) fn of_variances(context: &Context<'_>) -> Vec<ListColumn> {
    let causes = context.run.round.variances.causes();
    let words = causes.iter().map(|cause| cause.name(context.language)).collect();
    let mut columns = vec![words_column(context, Column::Cause, 34, words)];
    let [_, person, date, mut comment] = signature(context);
    let heading = Column::Comment.heading(&context.run.round, context.language);
    comment.hint = Some(Hint::new(bare(&heading), context.text("variance-comment-hint")));
    columns.extend([comment, person, date]);
    columns
}

/// The same columns, where those that come from the report say so to whoever types into them.
pub(super) fn guarded(context: &Context<'_>, columns: Vec<ListColumn>) -> Vec<ListColumn> {
    let guard = || Hint::guard(context.text("review-guard"), context.text("review-guarded"));
    let guarded =
        columns.into_iter().map(|column| if column.open { column } else { column.hint(guard()) });
    guarded.collect()
}

/// What stands in these columns before anybody fills them in.
pub(super) fn blank_line(context: &Context<'_>) -> Vec<String> {
    let mut blank = vec![String::new(); of_lines(context).len()];
    blank[1 + CLASSES.len()] = context.text("review-all-years");
    blank
}

/// Reason, name, date and remark.
fn signature(context: &Context<'_>) -> [ListColumn; 4] {
    let text = |column, width| plain_column(context, column, Kind::Text, width);
    [
        text(Column::Reason, 40).wrapped(),
        text(Column::Person, 20),
        date_column(context),
        text(Column::Comment, 36).wrapped(),
    ]
}

fn date_column(context: &Context<'_>) -> ListColumn {
    let mut column = plain_column(context, Column::Date, Kind::Date, 14);
    let wrong = context.text("review-date-wrong");
    column.hint = column.hint.map(|hint| hint.wrong(wrong));
    column
}

fn words_column(
    context: &Context<'_>,
    column: Column,
    width: u16,
    words: Vec<String>,
) -> ListColumn {
    let wrong = context.format("review-choice-wrong", &[("words", &words.join(", "))]);
    let mut made = plain_column(context, column, Kind::Text, width).choices(words);
    made.hint = made.hint.map(|hint| hint.wrong(wrong));
    made
}

fn plain_column(context: &Context<'_>, column: Column, kind: Kind, width: u16) -> ListColumn {
    let heading = column.heading(&context.run.round, context.language);
    let message = context.language.text(&format!("{}-hint", column.key().unwrap_or_default()));
    let hint = Hint::new(bare(&heading), message);
    ListColumn::new(heading, kind, width).hint(hint).open()
}

/// A heading without what stands in brackets, as the title of a message.
fn bare(heading: &str) -> String {
    heading.split(" (").next().unwrap_or_default().to_owned()
}
