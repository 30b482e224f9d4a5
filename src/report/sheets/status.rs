//! *Prüfstatus*: how far the review of each department is, with its money by what decided it.

use crate::analyse::{DepartmentReview, StatusEvent};
use crate::report::context::Context;
use crate::report::sheet::{Kind, List, ListColumn, Sink, Value};
use crate::report::sheets::entries;
use crate::schema::DepartmentIndex;

/// The sheet for all departments, or for one.
pub(in crate::report) fn list<'a>(
    context: &'a Context<'a>,
    department: Option<DepartmentIndex>,
) -> List<'a> {
    List {
        name: context.text("sheet-status"),
        columns: columns(context),
        pages_wide: 2,
        fill: Box::new(move |sink| {
            let reviews = context.run.department_reviews.iter();
            for review in
                reviews.filter(|one| department.is_none_or(|wanted| one.department == wanted))
            {
                push(context, review, sink);
            }
        }),
    }
}

fn columns(context: &Context<'_>) -> Vec<ListColumn> {
    let text = |key: &str, width| ListColumn::new(context.text(key), Kind::Text, width);
    let date = |key: &str| ListColumn::new(context.text(key), Kind::Date, 14);
    let money =
        |key: &str| ListColumn::new(context.money_heading(&context.text(key)), Kind::Money, 18);
    let mut columns = vec![
        text("line-department", 12),
        text("line-department-name", 30).wrapped(),
        text("status-status", 14),
        text("status-person", 20),
        date("status-date"),
        text("status-released-person", 20),
        date("status-released-date"),
        text("status-approved-person", 20),
        date("status-approved-date"),
        money("status-cost"),
        money("status-by-decisions"),
        money("status-by-rules"),
        money("status-unclear"),
        ListColumn::new(context.text("status-open"), Kind::Count, 14),
        text("status-remark", 44).wrapped(),
        text("status-comment", 40).wrapped(),
    ];
    columns.extend(entries::of_statuses(context));
    entries::guarded(context, columns)
}

fn push(context: &Context<'_>, review: &DepartmentReview, sink: &mut Sink<'_>) {
    let department = context.department(review.department);
    let status = context.language.text(&format!("review-status-{}", review.status().code()));
    let mut row =
        vec![Value::from(&*department.code), Value::from(&*department.name), Value::from(status)];
    for event in [&review.working, &review.released, &review.approved] {
        row.push(event.as_ref().map(|event| &*event.entry.person).into());
        row.push(event.as_ref().map(|event| event.entry.date).into());
    }
    row.extend([
        review.cost.into(),
        review.by_decisions.into(),
        review.by_rules.into(),
        review.unclear.into(),
        review.open_count.into(),
        Value::from(outdated(context, review)),
        Value::from(comments(review)),
    ]);
    row.extend([const { Value::Input }; 4]);
    sink(&row);
}

/// Which of the three was set when the sum was another.
fn outdated(context: &Context<'_>, review: &DepartmentReview) -> String {
    let outdated = review.events().filter(|event| event.outdated).map(|event| {
        let entry = &event.entry;
        let status = context.language.text(&format!("review-status-{}", entry.status.code()));
        let seen = entry.amount.map_or_else(
            || context.language.text("no-amount"),
            |amount| context.language.money(amount, &context.run.round.currency),
        );
        context.format("status-outdated", &[("status", &status), ("sum", &seen)])
    });
    outdated.collect::<Vec<_>>().join("; ")
}

fn comments(review: &DepartmentReview) -> String {
    let comment = |event: &StatusEvent| event.entry.comment.to_string();
    let comments = review.events().map(comment).filter(|comment| !comment.is_empty());
    comments.collect::<Vec<_>>().join("; ")
}
