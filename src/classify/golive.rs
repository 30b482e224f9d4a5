//! What the life of a project does to a class: "first" ends with the go-live.
//!
//! In: the class of a line, its project's dates, whether its cost recurs. Out: parts by fiscal
//! year. Recurring cost is operations from the month of the go-live on; that year is split by
//! months. One-off cost keeps its class until the project ends; what comes later is enhancement.

use super::{Class, Part};
use crate::period::FiscalYear;
use crate::schema::{Project, Truth};

/// What the parts of a period hang on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    /// Before the go-live, or no date matters.
    Project,
    /// The year of the go-live, split by months.
    GoLiveYear,
    /// After the go-live.
    Operation,
    /// After the end of the project.
    Ended,
}

/// Parts that hold from a fiscal year on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Span {
    /// First year; nothing for "from the beginning".
    pub from: Option<FiscalYear>,
    /// Why.
    pub stage: Stage,
    /// Parts in the order of [`Class::ALL`].
    pub parts: Vec<Part>,
}

/// The parts of a class by fiscal year.
pub(super) fn spans(class: Class, recurring: Truth, project: Option<&Project>) -> Vec<Span> {
    let whole = |from, stage, class| Span { from, stage, parts: vec![Part { class, weight: 1 }] };
    let mut spans = vec![whole(None, Stage::Project, class)];
    let Some(project) = project else { return spans };
    if class == Class::Operations {
        return spans;
    }
    if recurring == Truth::Yes {
        let Some(go_live) = project.go_live else { return spans };
        let months = u32::from(go_live.month().unsigned_abs()) - 1;
        let mut operation = go_live.year();
        if months > 0 {
            spans.push(Span {
                from: Some(FiscalYear(operation)),
                stage: Stage::GoLiveYear,
                parts: by_months(class, months),
            });
            operation += 1;
        }
        spans.push(whole(Some(FiscalYear(operation)), Stage::Operation, Class::Operations));
    } else if class == Class::Innovation
        && let Some(end) = project.end.or(project.go_live)
    {
        spans.push(whole(Some(FiscalYear(end.year() + 1)), Stage::Ended, Class::Enhancement));
    }
    spans
}

fn by_months(class: Class, months: u32) -> Vec<Part> {
    let mut parts = vec![
        Part { class: Class::Operations, weight: 12 - months },
        Part { class, weight: months },
    ];
    parts.sort_by_key(|part| part.class);
    parts
}
