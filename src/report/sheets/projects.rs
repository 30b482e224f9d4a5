//! *Projekte*: the portfolio with the innovation test and what its lines ask for.

use crate::classify::allocations;
use crate::money::Total;
use crate::report::context::Context;
use crate::report::sheet::{Kind, List, ListColumn, Value};
use crate::schema::{Project, ProjectKind};

/// The sheet; nothing where the round has no portfolio.
pub(in crate::report) fn list<'a>(context: &'a Context<'a>) -> Option<List<'a>> {
    let projects = &context.run.portfolio.projects;
    (!projects.is_empty()).then(|| List {
        name: context.text("sheet-projects"),
        columns: columns(context),
        pages_wide: 2,
        fill: Box::new(move |sink| {
            let sums = sums(context);
            for (number, project) in projects.iter().enumerate() {
                sink(&row(context, project, sums[number]));
            }
        }),
    })
}

fn columns(context: &Context<'_>) -> Vec<ListColumn> {
    let text = |key: &str, width| ListColumn::new(context.text(key), Kind::Text, width);
    let date = |key: &str| ListColumn::new(context.text(key), Kind::Date, 12);
    let target = context.targets().next();
    let sum = target.map_or(String::new(), |figures| context.period(figures.period));
    let sum = context.money_heading(&context.format("project-sum", &[("period", &sum)]));
    vec![
        text("project-id", 14),
        text("project-title", 40).wrapped(),
        text("line-department", 10),
        text("project-business-area", 24).wrapped(),
        text("project-kind", 30).wrapped(),
        text("project-status", 16),
        date("project-begin"),
        ListColumn::new(context.text("project-go-live"), Kind::Date, 17),
        date("project-end"),
        text("review-first-use", 12),
        text("review-first-digitalisation", 14),
        text("review-replacement", 12),
        text("project-result", 17),
        text("project-cost-benefit", 21),
        ListColumn::new(sum, Kind::Money, 18),
        text("file", 42),
        text("sheet", 24),
        ListColumn::new(context.text("row"), Kind::Count, 9),
    ]
}

fn row<'a>(context: &Context<'_>, project: &'a Project, sum: Option<Total>) -> Vec<Value<'a>> {
    let kind = project.kind.map(|kind| {
        context.language.text(match kind {
            ProjectKind::Efficiency => "project-kind-efficiency",
            ProjectKind::Strategic => "project-kind-strategic",
            ProjectKind::Replacement => "project-kind-replacement",
        })
    });
    let table = &context.run.portfolio.tables[project.table.0 as usize];
    let truths = [
        project.first_use.value,
        project.first_digitalisation.value,
        project.replacement.value,
        project.innovation(),
        project.cost_benefit.value,
    ];
    let mut row = vec![
        Value::from(&*project.id),
        Value::from(&*project.title),
        Value::from(&*project.department),
        Value::from(&*project.business_area),
        kind.map_or(Value::from(&*project.kind_text), Value::from),
        Value::from(&*project.status),
        project.begin.into(),
        project.go_live.into(),
        project.end.into(),
    ];
    row.extend(truths.map(|truth| Value::from(context.truth(truth))));
    row.push(sum.into());
    row.push(Value::Text(table.sheet.path.to_string().into()));
    row.push(Value::from(table.sheet.name.as_deref().map(str::to_owned)));
    row.push(Value::Count(u64::from(project.row) + 1));
    row
}

/// Money in scope of each project's lines in the first target period; absent is not zero.
fn sums(context: &Context<'_>) -> Vec<Option<Total>> {
    let run = context.run;
    let mut sums = vec![None; run.portfolio.projects.len()];
    let Some(target) = context.targets().next() else { return sums };
    for (line, classified) in run.portfolio.lines.iter().zip(&run.classification.lines) {
        let Some(classified) = classified else { continue };
        let Some(project) = classified.project else { continue };
        for share in allocations(line, classified) {
            if share.period == target.period {
                *sums[project as usize].get_or_insert(Total::ZERO) += share.cents;
            }
        }
    }
    sums
}
