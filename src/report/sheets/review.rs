//! *Prüfliste*: the lines a person should look at, by weight, with columns for the decision.

use std::collections::{BTreeMap, BTreeSet};

use crate::analyse::{ReviewCause, ReviewItem};
use crate::classify::decisions::{amount_seen, text_seen};
use crate::classify::{Class, Classified, Judgement};
use crate::period::FiscalYear;
use crate::report::context::Context;
use crate::report::duties;
use crate::report::sheet::{Kind, List, ListColumn, Page, Sink, Value};
use crate::report::sheets::entries;
use crate::review;
use crate::schema::{Comment, DepartmentIndex, Field, Truth};

/// Lines of the sheet: the weightiest; nobody reviews more in one go, and every other one says
/// in *Positionen* what it is.
const MOST: usize = 5_000;
/// The same in the workbook of a department.
const MOST_OF_DEPARTMENT: usize = 1_000;

const fn most(department: Option<DepartmentIndex>) -> usize {
    if department.is_some() { MOST_OF_DEPARTMENT } else { MOST }
}

/// The sheet for all departments, or for one.
pub(in crate::report) fn list<'a>(
    context: &'a Context<'a>,
    department: Option<DepartmentIndex>,
) -> List<'a> {
    List {
        name: context.text("sheet-review"),
        columns: columns(context),
        pages_wide: 3,
        fill: Box::new(move |sink| {
            let words = Words::new(context);
            for item in items(context, department).take(most(department)) {
                push(context, &words, item, sink);
            }
        }),
    }
}

/// Everything to review, of all departments or of one, by weight.
pub(in crate::report) fn items<'a>(
    context: &'a Context<'_>,
    department: Option<DepartmentIndex>,
) -> impl Iterator<Item = &'a ReviewItem> {
    context.run.analysis.review.iter().filter(move |item| {
        department.is_none_or(|wanted| context.line(item.line).department == wanted)
    })
}

/// Says on a page that the sheet shows the weightiest lines only, where it does.
pub(super) fn note_cut(
    context: &Context<'_>,
    page: &mut Page<'_>,
    department: Option<DepartmentIndex>,
) {
    let (most, count) = (most(department), items(context, department).count());
    if count > most {
        let (most, count) = (context.language.count(most as u64), count as u64);
        let values = [("most", most.as_str()), ("count", &context.language.count(count))];
        page.note(&context.format("review-cut", &values));
    }
}

/// Words that come again in every row.
struct Words<'a> {
    causes: [String; 5],
    truths: [String; 3],
    /// What stands in the columns to fill in before anybody does.
    blank: Vec<String>,
    duties: duties::OfReview,
    /// Years that may be decided.
    years: BTreeSet<FiscalYear>,
    /// What people remarked before, by line.
    comments: BTreeMap<&'a str, Vec<String>>,
}

impl<'a> Words<'a> {
    fn new(context: &Context<'a>) -> Self {
        Self {
            causes: ReviewCause::ALL.map(|one| context.text(cause(one))),
            truths: [Truth::Yes, Truth::No, Truth::Unknown].map(|truth| context.truth(truth)),
            blank: entries::blank_line(context),
            duties: duties::OfReview::new(context.run),
            years: entries::open_years(context),
            comments: comments(context),
        }
    }

    /// Why the line is listed; the row of most lines has one cause.
    fn causes(&self, item: &ReviewItem) -> Value<'_> {
        let mut causes = item.causes.iter().map(|cause| self.causes[cause as usize].as_str());
        match (causes.next(), causes.next()) {
            (Some(only), None) => Value::from(only),
            (first, second) => {
                let all: Vec<&str> = first.into_iter().chain(second).chain(causes).collect();
                Value::from(all.join("; "))
            }
        }
    }

    fn truth(&self, truth: Truth) -> &str {
        &self.truths[truth as usize]
    }
}

/// Comments on each line, as who said what when.
fn comments<'a>(context: &Context<'a>) -> BTreeMap<&'a str, Vec<String>> {
    let mut comments: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for recorded in &context.run.records.comments {
        let Comment { line_id, comment, person, date, .. } = &recorded.entry;
        let said = format!("{person}, {}: {comment}", context.language.date(*date));
        comments.entry(line_id).or_default().push(said);
    }
    comments
}

fn columns(context: &Context<'_>) -> Vec<ListColumn> {
    let text = |key: &str, width| ListColumn::new(context.text(key), Kind::Text, width);
    let amount = context.money_heading(&context.text("review-weight"));
    let mut columns = vec![
        text("line-id", 18),
        text("line-department", 12),
        text("line-title", 40).wrapped(),
        ListColumn::new(amount, Kind::Money, 18),
        text("review-period", 16).wrapped(),
        text("review-cause", 28).wrapped(),
        text("review-class", 17).wrapped(),
        text("line-reason", 40).wrapped(),
    ];
    columns.extend(entries::of_lines(context));
    columns.extend([
        text("review-deciding", 16),
        text("line-account", 12),
        text("line-rule", 16),
        text("line-evidence", 36).wrapped(),
        text("review-suggestion", 44).wrapped(),
        text("line-declared", 20),
        text("review-project", 28).wrapped(),
        text("review-first-use", 12),
        text("review-first-digitalisation", 14),
        text("review-replacement", 12),
        text("review-text", 48).wrapped(),
    ]);
    for year in entries::open_years(context) {
        let heading = review::Column::Cost(year).heading(&context.run.round, context.language);
        columns.push(ListColumn::new(heading, Kind::Money, 18));
    }
    columns.push(text("review-comments", 40).wrapped());
    columns.extend([
        text("file", 42),
        text("sheet", 24),
        ListColumn::new(context.text("row"), Kind::Count, 9),
        text("cell", 9),
    ]);
    if context.run.agenda.responsibility.is_some() {
        let column = |heading: String| ListColumn::new(heading, Kind::Text, 30).wrapped();
        columns.extend(duties::headings(context.language).map(column));
    }
    entries::guarded(context, columns)
}

fn push(context: &Context<'_>, words: &Words<'_>, item: &ReviewItem, sink: &mut Sink<'_>) {
    let line = context.line(item.line);
    let classified = context.run.classification.lines[item.line as usize].as_deref();
    let judgement = classified.map(|classified| classified.judgement(item.period.fiscal_year));
    let mut row = vec![
        Value::from(&*line.id),
        Value::from(&*context.department(line.department).code),
        Value::from(line.label()),
        Value::from(item.weight),
        Value::from(context.period(item.period)),
        words.causes(item),
        judgement.map_or(Value::Blank, |found| {
            let classes: Vec<_> =
                found.parts.iter().map(|part| context.class(part.class)).collect();
            Value::from(classes.join(", "))
        }),
        judgement.map_or(Value::Blank, |found| Value::from(&*found.reason)),
    ];
    row.extend(words.blank.iter().map(|text| match text.as_str() {
        "" => Value::Input,
        text => Value::from(text),
    }));
    row.extend(evidence(context, words, item, judgement, classified));
    row.push(Value::from(text_seen(line)));
    for &year in &words.years {
        row.push(amount_seen(line, Some(year), &context.run.round).into());
    }
    row.push(words.comments.get(&*line.id).map(|said| said.join("\n")).into());
    row.extend(context.place(line));
    let names = words.duties.get(line, item.causes).into_iter().flatten();
    row.extend(names.map(Value::from));
    sink(&row);
}

/// What speaks for the class and against it.
fn evidence<'a>(
    context: &'a Context<'_>,
    words: &'a Words<'_>,
    item: &ReviewItem,
    judgement: Option<&'a Judgement>,
    classified: Option<&Classified>,
) -> Vec<Value<'a>> {
    let line = context.line(item.line);
    let project = classified
        .and_then(|classified| classified.project)
        .map(|number| &context.run.portfolio.projects[number as usize]);
    let test = classified.map(|classified| classified.test).unwrap_or_default();
    let truths = [test.first_use, test.first_digitalisation, test.replacement];
    let mut row = vec![
        Value::from(words.truth(if item.deciding { Truth::Yes } else { Truth::No })),
        line.fields.get(Field::Account).map(|account| &**account).into(),
        judgement.map_or(Value::Blank, |found| context.decider(found)),
        judgement.map(|found| &*found.evidence).into(),
        suggestion(context, item).into(),
        declared(context, classified, line.fields.text(Field::DeclaredClass)),
        project.map(|found| format!("{} {}", found.id, found.title)).into(),
    ];
    row.extend(truths.map(|truth| Value::from(words.truth(truth))));
    row
}

/// What lines like an unclear one are; never counted.
fn suggestion(context: &Context<'_>, item: &ReviewItem) -> Option<String> {
    let unclear = [ReviewCause::Unclear, ReviewCause::Conflict];
    let unclear = unclear.iter().any(|&cause| item.causes.contains(cause));
    let suggestion = context.run.classification.suggestions.get(&item.line).filter(|_| unclear)?;
    Some(suggestion.said(&context.run.portfolio, context.language))
}

/// The declared class in our word, else in the department's.
fn declared<'a>(
    context: &'a Context<'_>,
    classified: Option<&Classified>,
    text: &'a str,
) -> Value<'a> {
    let known: Option<Class> = classified.and_then(|classified| classified.declared);
    known.map_or(Value::from(text), |class| Value::from(context.class(class)))
}

/// Key of the words for a cause.
pub(super) const fn cause(cause: ReviewCause) -> &'static str {
    match cause {
        ReviewCause::Unclear => "cause-unclear",
        ReviewCause::Conflict => "cause-conflict",
        ReviewCause::Contradiction => "cause-contradiction",
        ReviewCause::NoCostBenefit => "cause-no-cost-benefit",
        ReviewCause::StaleDecision => "cause-stale-decision",
    }
}
