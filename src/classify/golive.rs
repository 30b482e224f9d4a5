//! What the life of a project does to a class: "first" ends with the go-live.
//!
//! In: the class of a line, its project's dates and status, whether its cost recurs. Out: parts
//! by fiscal year. Recurring cost is operations from the month of the go-live on; that year is
//! split by months. One-off cost keeps its class until the project ends; what comes later is
//! enhancement. Where nothing tells whether cost recurs, the months before the go-live keep the
//! class, since both readings agree on them, and the rest is unclear. Deliberately absent: a
//! reading for cost of which nobody said what it is.

use super::fold::fold_word;
use super::{Class, Part};
use crate::period::FiscalYear;
use crate::schema::{Project, Truth};

/// Words of a portfolio for a project whose result is in use.
const IN_OPERATION: [&str; 14] = [
    "betrieb",
    "regelbetrieb",
    "in betrieb",
    "im betrieb",
    "im einsatz",
    "produktiv",
    "produktivbetrieb",
    "abgeschlossen",
    "beendet",
    "operation",
    "in operation",
    "completed",
    "closed",
    "finished",
];

/// What the parts of a period hang on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    /// Before the go-live, or no date matters.
    Project,
    /// The year of the go-live, split by months.
    GoLiveYear,
    /// The year of the go-live, of which the months after it are unclear.
    GoLiveYearOpen,
    /// After the go-live.
    Operation,
    /// After the go-live, while nothing tells whether the cost recurs.
    OperationOpen,
    /// After the end of the project.
    Ended,
    /// Recurring cost after the end of a project that states no go-live.
    EndedRecurring,
    /// The portfolio calls the project done, but states no date.
    Undated,
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

impl Span {
    fn whole(from: Option<i16>, stage: Stage, class: Class) -> Self {
        let parts = vec![Part { class, weight: 1 }];
        Self { from: from.map(FiscalYear), stage, parts }
    }
}

/// The parts of a class by fiscal year.
pub(super) fn spans(class: Class, recurring: Truth, project: Option<&Project>) -> Vec<Span> {
    let Some(project) = project.filter(|_| class != Class::Operations) else {
        return vec![Span::whole(None, Stage::Project, class)];
    };
    if project.go_live.is_none() && project.end.is_none() && is_in_operation(project) {
        return undated(class, recurring);
    }
    let mut spans = vec![Span::whole(None, Stage::Project, class)];
    match recurring {
        Truth::Yes => recurring_spans(class, project, &mut spans),
        Truth::No => one_off_spans(class, project, &mut spans),
        Truth::Unknown => open_spans(class, project, &mut spans),
    }
    spans
}

/// Whether the portfolio says by its status that the project's result is in use.
fn is_in_operation(project: &Project) -> bool {
    IN_OPERATION.contains(&fold_word(&project.status).as_str())
}

/// What is called done without a date is no project any more, and no innovation.
fn undated(class: Class, recurring: Truth) -> Vec<Span> {
    let class = match recurring {
        Truth::Yes => Class::Operations,
        _ if class == Class::Enhancement => return vec![Span::whole(None, Stage::Project, class)],
        _ => Class::Unclear,
    };
    vec![Span::whole(None, Stage::Undated, class)]
}

fn recurring_spans(class: Class, project: &Project, spans: &mut Vec<Span>) {
    let Some(go_live) = project.go_live else {
        if let Some(end) = project.end {
            let after = Some(end.year() + 1);
            spans.push(Span::whole(after, Stage::EndedRecurring, Class::Operations));
        }
        return;
    };
    let operation = go_live_year(class, Class::Operations, go_live, Stage::GoLiveYear, spans);
    spans.push(Span::whole(Some(operation), Stage::Operation, Class::Operations));
}

fn one_off_spans(class: Class, project: &Project, spans: &mut Vec<Span>) {
    // A project that goes live after its stated end has not ended before.
    if let (Class::Innovation, Some(end)) = (class, project.end.max(project.go_live)) {
        spans.push(Span::whole(Some(end.year() + 1), Stage::Ended, Class::Enhancement));
    }
}

fn open_spans(class: Class, project: &Project, spans: &mut Vec<Span>) {
    if class == Class::Unclear {
        return;
    }
    let Some(go_live) = project.go_live else {
        if let Some(end) = project.end {
            let after = Some(end.year() + 1);
            spans.push(Span::whole(after, Stage::OperationOpen, Class::Unclear));
        }
        return;
    };
    let open = go_live_year(class, Class::Unclear, go_live, Stage::GoLiveYearOpen, spans);
    spans.push(Span::whole(Some(open), Stage::OperationOpen, Class::Unclear));
}

/// Splits the year of the go-live by months; gives the first year that follows wholly.
fn go_live_year(
    class: Class,
    later: Class,
    go_live: jiff::civil::Date,
    stage: Stage,
    spans: &mut Vec<Span>,
) -> i16 {
    let months = u32::from(go_live.month().unsigned_abs()) - 1;
    if months == 0 {
        return go_live.year();
    }
    let mut parts =
        vec![Part { class: later, weight: 12 - months }, Part { class, weight: months }];
    parts.sort_by_key(|part| part.class);
    spans.push(Span { from: Some(FiscalYear(go_live.year())), stage, parts });
    go_live.year() + 1
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};

    use super::super::testbed;
    use super::*;

    fn with(go_live: Option<Date>, end: Option<Date>) -> Project {
        let mut project = testbed::project("P", "", [Truth::Yes, Truth::No, Truth::No]);
        (project.go_live, project.end) = (go_live, end);
        project
    }

    /// Parts of a year as `class weight`, innovation before.
    fn year(recurring: Truth, project: &Project, year: i16) -> Vec<(Class, u32)> {
        let spans = spans(Class::Innovation, recurring, Some(project));
        let holds = |span: &&Span| span.from.is_none_or(|from| from.0 <= year);
        let span = spans.iter().rev().find(holds).expect("one holds from the beginning");
        span.parts.iter().map(|part| (part.class, part.weight)).collect()
    }

    #[test]
    fn recurring_cost_of_the_go_live_year_is_split_by_months() {
        use Class::{Innovation, Operations};
        let december = with(Some(date(2026, 12, 31)), None);
        assert_eq!(year(Truth::Yes, &december, 2026), [(Operations, 1), (Innovation, 11)]);
        assert_eq!(year(Truth::Yes, &december, 2027), [(Operations, 1)]);
        let january = with(Some(date(2026, 1, 31)), None);
        assert_eq!(year(Truth::Yes, &january, 2025), [(Innovation, 1)]);
        assert_eq!(year(Truth::Yes, &january, 2026), [(Operations, 1)]);
    }

    #[test]
    fn the_second_year_of_a_double_budget_is_judged_by_itself() {
        let project = with(Some(date(2027, 4, 1)), Some(date(2027, 12, 31)));
        assert_eq!(year(Truth::Yes, &project, 2026), [(Class::Innovation, 1)]);
        let split = [(Class::Operations, 9), (Class::Innovation, 3)];
        assert_eq!(year(Truth::Yes, &project, 2027), split);
    }

    #[test]
    fn what_may_recur_is_unclear_after_the_go_live() {
        use Class::{Innovation, Unclear};
        let project = with(Some(date(2026, 4, 1)), Some(date(2027, 3, 31)));
        assert_eq!(year(Truth::Unknown, &project, 2025), [(Innovation, 1)]);
        assert_eq!(year(Truth::Unknown, &project, 2026), [(Innovation, 3), (Unclear, 9)]);
        assert_eq!(year(Truth::Unknown, &project, 2027), [(Unclear, 1)]);
    }

    #[test]
    fn one_off_cost_follows_the_project_to_the_later_of_end_and_go_live() {
        use Class::{Enhancement, Innovation};
        let early_end = with(Some(date(2026, 7, 1)), Some(date(2025, 12, 31)));
        assert_eq!(year(Truth::No, &early_end, 2026), [(Innovation, 1)]);
        assert_eq!(year(Truth::No, &early_end, 2027), [(Enhancement, 1)]);
        let no_end = with(Some(date(2026, 7, 1)), None);
        assert_eq!(year(Truth::No, &no_end, 2026), [(Innovation, 1)]);
        assert_eq!(year(Truth::No, &no_end, 2027), [(Enhancement, 1)]);
    }

    #[test]
    fn a_project_without_go_live_is_no_innovation_for_ever() {
        let ended = with(None, Some(date(2024, 12, 31)));
        assert_eq!(year(Truth::Yes, &ended, 2024), [(Class::Innovation, 1)]);
        assert_eq!(year(Truth::Yes, &ended, 2026), [(Class::Operations, 1)]);
        assert_eq!(year(Truth::No, &ended, 2026), [(Class::Enhancement, 1)]);
        assert_eq!(year(Truth::Unknown, &ended, 2026), [(Class::Unclear, 1)]);
        assert_eq!(year(Truth::Yes, &with(None, None), 2040), [(Class::Innovation, 1)]);
        let mut done = with(None, None);
        done.status = "In Betrieb".into();
        assert_eq!(year(Truth::Yes, &done, 2026), [(Class::Operations, 1)]);
        assert_eq!(year(Truth::No, &done, 2026), [(Class::Unclear, 1)]);
        done.status = "Vorbereitung Inbetriebnahme".into();
        assert_eq!(year(Truth::Yes, &done, 2026), [(Class::Innovation, 1)]);
    }
}
