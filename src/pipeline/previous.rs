//! What an earlier report said of the same lines: which of them became innovation since.
//!
//! In: `lines.csv` of the report the round names in `[previous]`, and the lines of this run. Out:
//! one diagnostic for each department, kind of change and class before, with count and sum, and
//! the file among the sources. Lines are the same if their ids are; only those whose text and
//! project are unchanged are compared, since a new text may well be new content. Deliberately
//! absent: any effect on a class.

use std::collections::{BTreeMap, HashMap};

use serde::Deserialize;

use super::previous_totals;
use crate::classify::{self, Class, Classification, Classified};
use crate::diagnostic::{Code, Diagnostic};
use crate::money::Total;
use crate::period::Period;
use crate::provenance::{Place, Source};
use crate::round::Round;
use crate::round::headings::fold;
use crate::schema::{BudgetLine, DepartmentIndex, Field, Portfolio};

/// One row of the earlier report.
#[derive(Debug, Deserialize)]
struct Row {
    id: String,
    from_fiscal_year: Option<i16>,
    title: String,
    description: String,
    project_id: String,
    class: String,
    declared: String,
}

/// What the earlier report says of a line.
#[derive(Debug, Default)]
struct Before {
    text: String,
    project: String,
    declared: Option<Class>,
    /// Classes by the first fiscal year they hold for.
    classes: Vec<(Option<i16>, Class)>,
}

impl Before {
    /// The weightier of the classes a fiscal year had, if none of them was innovation.
    fn other_than_innovation(&self, fiscal_year: i16) -> Option<Class> {
        let holds = |from: Option<i16>| from.is_none_or(|from| from <= fiscal_year);
        let last = self.classes.iter().map(|&(from, _)| from).filter(|&from| holds(from)).max()?;
        let mut classes = self.classes.iter().filter(|&&(from, _)| from == last);
        let first = classes.clone().next().map(|&(_, class)| class)?;
        classes.all(|&(_, class)| class != Class::Innovation).then_some(first)
    }
}

/// How a line became innovation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Change {
    /// By its declaration.
    Declared,
    /// By what was found.
    Found,
}

/// Compares a run with the report the round names, if it names one.
pub(super) fn compare(
    portfolio: &Portfolio,
    classification: &Classification,
    round: &Round,
    sources: &mut Vec<Source>,
) -> Vec<Diagnostic> {
    let Some(name) = &round.previous else { return Vec::new() };
    let unusable = |reason: &str| {
        let diagnostic = Diagnostic::new(Code::PreviousUnusable).at(Place::file(&**name));
        vec![diagnostic.with("reason", reason)]
    };
    let path = round.folder.join(&**name);
    match std::fs::metadata(&path) {
        Ok(found) if found.is_file() && found.len() <= round.limits.file_bytes => {}
        Ok(_) => return unusable("file"),
        Err(_) => return unusable("missing"),
    }
    let Ok(bytes) = std::fs::read(&path) else { return unusable("missing") };
    let Some(before) = read(&bytes) else { return unusable("columns") };
    sources.push(Source::of(&**name, &bytes));
    sources.sort_by(|left, right| left.path.cmp(&right.path));
    let mut found = previous_totals::compare(&bytes, portfolio, round);
    if portfolio.lines.iter().any(|line| before.contains_key(&*line.id)) {
        found.extend(changes(portfolio, classification, &before, round));
    } else {
        found.extend(unusable("ids"));
    }
    found
}

fn read(bytes: &[u8]) -> Option<HashMap<String, Before>> {
    let mut lines: HashMap<String, Before> = HashMap::new();
    for row in csv::Reader::from_reader(bytes).into_deserialize() {
        let row: Row = row.ok()?;
        let line = lines.entry(row.id).or_insert_with(|| Before {
            text: text(&row.title, &row.description),
            project: fold(&row.project_id),
            declared: Class::from_code(&row.declared),
            classes: Vec::new(),
        });
        if let Some(class) = Class::from_code(&row.class) {
            line.classes.push((row.from_fiscal_year, class));
        }
    }
    Some(lines)
}

fn text(title: &str, description: &str) -> String {
    format!("{}|{}", fold(title), fold(description))
}

fn changes(
    portfolio: &Portfolio,
    classification: &Classification,
    before: &HashMap<String, Before>,
    round: &Round,
) -> Vec<Diagnostic> {
    let mut found: BTreeMap<_, (&BudgetLine, u64, Total)> = BTreeMap::new();
    for (line, classified) in portfolio.lines.iter().zip(&classification.lines) {
        let Some(classified) = classified else { continue };
        let Some(before) = before.get(&*line.id).filter(|before| is_same(before, line)) else {
            continue;
        };
        if let Some((change, class, sum)) = change(before, line, classified, round) {
            let key = (line.department, change, class);
            let entry = found.entry(key).or_insert((line, 0, Total::ZERO));
            entry.1 += 1;
            entry.2 += sum;
        }
    }
    found
        .into_iter()
        .map(|(key, (line, count, sum))| {
            diagnostic(portfolio, key, line, round)
                .with("count", count.to_string())
                .with("sum", round.language.money(sum, &round.currency))
        })
        .collect()
}

fn is_same(before: &Before, line: &BudgetLine) -> bool {
    before.text == text(line.fields.text(Field::Title), line.fields.text(Field::Description))
        && before.project == fold(line.fields.text(Field::ProjectId))
}

/// How a line became innovation, from which class, and the money of the budget years.
fn change(
    before: &Before,
    line: &BudgetLine,
    classified: &Classified,
    round: &Round,
) -> Option<(Change, Class, Total)> {
    let in_budget = |period: Period| {
        period.phase == round.target_phase() && round.fiscal_years.contains(&period.fiscal_year)
    };
    let declared = before.declared.filter(|&class| class != Class::Innovation);
    if let (Some(class), Some(Class::Innovation)) = (declared, classified.declared) {
        let amounts = line.cost().filter(|amount| in_budget(amount.period));
        return Some((Change::Declared, class, amounts.map(|amount| amount.cents).sum()));
    }
    let mut other = None;
    let mut sum = Total::ZERO;
    for one in classify::allocations(line, classified) {
        if one.class != Class::Innovation || !in_budget(one.period) {
            continue;
        }
        if let Some(class) = before.other_than_innovation(one.period.fiscal_year.0) {
            other.get_or_insert(class);
            sum += one.cents;
        }
    }
    other.filter(|_| sum != Total::ZERO).map(|class| (Change::Found, class, sum))
}

fn diagnostic(
    portfolio: &Portfolio,
    (department, change, before): (DepartmentIndex, Change, Class),
    line: &BudgetLine,
    round: &Round,
) -> Diagnostic {
    let department = &portfolio.departments[usize::from(department.0)].name;
    let kind = if change == Change::Declared { "declared" } else { "found" };
    classify::said(portfolio, line, Code::InnovationRelabelled, Field::DeclaredClass)
        .with("kind", kind)
        .with("department", &**department)
        .with("before", round.language.text(&format!("class-{}", before.code())))
        .with("line", line.label())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_is_read_line_by_line_and_year_by_year() {
        let report = "id,part,from_fiscal_year,title,description,project_id,class,declared\n\
                      A,1,,Chatbot,,P-1,enhancement,operations\n\
                      A,1,2026,Chatbot,,P-1,operations,operations\n\
                      A,2,2026,Chatbot,,P-1,innovation,operations\n\
                      A,1,2027,Chatbot,,P-1,operations,operations\n";
        let lines = read(report.as_bytes()).expect("all columns are there");
        let line = &lines["A"];
        assert_eq!(line.declared, Some(Class::Operations));
        assert_eq!(line.other_than_innovation(2025), Some(Class::Enhancement));
        assert_eq!(line.other_than_innovation(2026), None);
        assert_eq!(line.other_than_innovation(2028), Some(Class::Operations));
        assert!(read(b"id,title\nA,x\n").is_none());
    }
}
