//! *Projekte*: the department's projects with the answers the innovation test needs.

use std::collections::HashMap;

use super::{Builder, lines};
use crate::form::{FormColumn, SheetStamp};
use crate::report::context::Context;
use crate::report::sheet::{Check, Entry, EntryColumn, EntryKind, Open, Value, a1};
use crate::round::headings::{PROJECT_FIELDS, fold};
use crate::schema::{DepartmentIndex, Field, Project, ProjectKind, Truth};

/// Empty rows for new projects.
const BLANK_ROWS: u32 = 50;
/// The department is the form's own.
const LEFT_OUT: &str = "department";

/// The department whose form holds each project: the one the project names, else the first that
/// has a line for it; nothing where neither is known. No project stands in two forms.
pub(super) fn homes(context: &Context<'_>) -> Vec<Option<DepartmentIndex>> {
    let mut by_line: HashMap<String, DepartmentIndex> = HashMap::new();
    for line in &context.run.portfolio.lines {
        if let Some(id) = line.fields.get(Field::ProjectId) {
            by_line.entry(fold(id)).or_insert(line.department);
        }
    }
    let home = |project: &Project| {
        let named = named(context, &project.department);
        named.or_else(|| by_line.get(&fold(&project.id)).copied())
    };
    context.run.portfolio.projects.iter().map(home).collect()
}

/// The department a portfolio names by code, by name, or with the word before the code.
fn named(context: &Context<'_>, stated: &str) -> Option<DepartmentIndex> {
    let folded = fold(stated);
    let words = ["dezernat ", "dez. ", "dez.", "dez "];
    let bare = words.into_iter().find_map(|word| folded.strip_prefix(word)).unwrap_or(&folded);
    let departments = &context.run.portfolio.departments;
    let position = departments.iter().position(|department| {
        let code = fold(&department.code);
        code == folded || code == bare || fold(&department.name) == folded
    })?;
    u16::try_from(position).ok().map(DepartmentIndex)
}

/// The sheet and how it is built.
pub(super) fn sheet<'a>(
    builder: &Builder<'a>,
    homes: &[Option<DepartmentIndex>],
) -> (Entry<'a>, SheetStamp) {
    let projects = builder.context.run.portfolio.projects.iter().zip(homes);
    let own = projects.filter(|(_, home)| **home == Some(builder.department));
    let codes: Vec<&'static str> =
        PROJECT_FIELDS.into_iter().filter(|code| *code != LEFT_OUT).collect();
    let mut entry = Entry {
        name: builder.text("sheet-projects"),
        head: builder.head("projects-note"),
        columns: codes.iter().map(|code| column(builder, code)).collect(),
        rows: own.map(|(project, _)| row(builder, project, &codes)).collect(),
        blank_count: BLANK_ROWS,
        pages_wide: 1,
        hidden: false,
    };
    entry.head.push(Vec::new());
    let stamp = SheetStamp {
        name: entry.name.as_str().into(),
        header_row: entry.header_row(),
        columns: codes
            .iter()
            .zip(&entry.columns)
            .map(|(code, column)| (FormColumn::Project(code), column.heading.as_str().into()))
            .collect(),
    };
    (entry, stamp)
}

/// The cells with the ids, as a formula names them.
pub(super) fn id_cells(entry: &Entry<'_>) -> String {
    let first = entry.header_row() + 1;
    let filled = u32::try_from(entry.rows.len()).expect("a sheet holds the rows");
    let last = first + filled + entry.blank_count - 1;
    let absolute = |row: u32| format!("$A${}", a1(row, 0).trim_start_matches('A'));
    format!("='{}'!{}:{}", entry.name, absolute(first), absolute(last))
}

fn column(builder: &Builder<'_>, code: &'static str) -> EntryColumn {
    let (heading, message) = lines::heading(builder, FormColumn::Project(code));
    let words = |words: Vec<String>| Check::Words { words, strict: true };
    let (kind, width, check) = match code {
        "project_id" => (EntryKind::Code, 14, Check::Anything),
        "title" => (EntryKind::Text, 36, Check::Anything),
        "description" => (EntryKind::Text, 50, Check::Anything),
        "kind" => (EntryKind::Text, 28, words(kinds(builder).into())),
        "begin" | "go_live" | "end" => (EntryKind::Date, 14, Check::Date),
        "follow_up_cost" => (EntryKind::Money, 17, Check::Money),
        "first_use" | "first_digitalisation" | "replacement" | "cost_benefit" => {
            let truths = [Truth::Yes, Truth::No, Truth::Unknown];
            let truths = truths.map(|truth| builder.context.truth(truth));
            (EntryKind::Text, 17, words(truths.into()))
        }
        _ => (EntryKind::Text, 20, Check::Anything),
    };
    let refusal = match &check {
        Check::Words { words, .. } => {
            builder.format("refuse-words", &[("words", &words.join(", "))])
        }
        Check::Date => builder.text("refuse-date"),
        _ => String::new(),
    };
    let open = if code == "project_id" { Open::BelowRows } else { Open::Everywhere };
    EntryColumn { heading, kind, width, open, check, message, refusal }
}

fn kinds(builder: &Builder<'_>) -> [String; 3] {
    [ProjectKind::Efficiency, ProjectKind::Strategic, ProjectKind::Replacement]
        .map(|project_kind| kind(builder, project_kind))
}

fn kind(builder: &Builder<'_>, kind: ProjectKind) -> String {
    builder.context.language.text(match kind {
        ProjectKind::Efficiency => "project-kind-efficiency",
        ProjectKind::Strategic => "project-kind-strategic",
        ProjectKind::Replacement => "project-kind-replacement",
    })
}

fn row<'a>(builder: &Builder<'a>, project: &'a Project, codes: &[&'static str]) -> Vec<Value<'a>> {
    let truth = |truth: Truth| Value::from(builder.context.truth(truth));
    let text = |text: &'a str| if text.is_empty() { Value::Blank } else { Value::from(text) };
    let value = |code: &&'static str| match *code {
        "project_id" => Value::from(&*project.id),
        "title" => text(&project.title),
        "business_area" => text(&project.business_area),
        "kind" => match project.kind {
            Some(known) => Value::from(kind(builder, known)),
            None => text(&project.kind_text),
        },
        "status" => text(&project.status),
        "begin" => project.begin.into(),
        "go_live" => project.go_live.into(),
        "end" => project.end.into(),
        "first_use" => truth(project.first_use.value),
        "first_digitalisation" => truth(project.first_digitalisation.value),
        "replacement" => truth(project.replacement.value),
        "cost_benefit" => truth(project.cost_benefit.value),
        "follow_up_cost" => project.follow_up_cost.as_ref().map(|stated| stated.value).into(),
        "description" => text(&project.description),
        other => unreachable!("{other} is no field of a project"),
    };
    codes.iter().map(value).collect()
}
