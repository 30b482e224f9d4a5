//! What rules see of each line, computed once for lines that look the same.
//!
//! In: the portfolio. Out: groups of lines with equal [`Facts`]. Texts repeat from year to year
//! and from office to office: each distinct text is folded and searched once, in parallel.

use std::collections::HashMap;

use rayon::prelude::*;

use super::Class;
use super::asked::AskedCollector;
use super::codes::code;
use super::condition::{AskedFacts, Course, Facts, GoLive, ProjectFacts};
use super::course::course;
use super::declared;
use super::fold::{fold_joined, fold_word};
use super::judge::budget;
use super::pattern::Hits;
use super::table::RuleTable;
use crate::period::{FiscalYear, Period};
use crate::round::Round;
use crate::schema::{BudgetLine, Field, Portfolio, Project, Truth};

/// What stands before titles of the *Gruppierungsplan* in rules.
pub(super) const CAMERAL: char = 'K';

/// The texts of a line that rules search: title, description, note.
pub(super) type LineTexts<'a> = [&'a str; 3];

/// Everything rules see of a line, as numbers and borrowed text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Key {
    text: u32,
    account_name: u32,
    account: u32,
    label: u32,
    declared: u32,
    names_project: bool,
    /// Number of the project in the portfolio.
    pub project: Option<u32>,
    course: Course,
    asked: u32,
}

/// A code or word that rules compare, as it stands and as it is compared.
#[derive(Debug)]
struct Word<'a> {
    stated: &'a str,
    compared: String,
}

/// The lines of a portfolio as rules see them.
#[derive(Debug)]
pub(super) struct Prepared<'a> {
    /// The portfolio.
    pub portfolio: &'a Portfolio,
    /// Distinct groups in order of their first line.
    pub groups: Vec<Key>,
    /// Group of each line; nothing for lines out of scope.
    pub group_of: Vec<Option<u32>>,
    /// Project ids no project has, with the first line that names each and their number.
    pub unknown_projects: Vec<(String, usize, u64)>,
    texts: Vec<(LineTexts<'a>, Hits)>,
    account_names: Vec<Hits>,
    accounts: Vec<Word<'a>>,
    labels: Vec<Word<'a>>,
    declared: Vec<(Word<'a>, Option<Class>)>,
    projects: Vec<ProjectFacts>,
    asked: Vec<AskedFacts>,
    budget_year: FiscalYear,
    no_hits: Hits,
}

/// The texts of a line that are searched; the account's name where it has no other.
pub(super) fn line_texts(line: &BudgetLine) -> LineTexts<'_> {
    let texts =
        [Field::Title, Field::Description, Field::Note].map(|field| line.fields.text(field));
    if texts[0].is_empty() && texts[1].is_empty() {
        return [line.fields.text(Field::AccountName), "", texts[2]];
    }
    texts
}

/// The text of a project that is searched. The word before the description lets a rule ask
/// whether there is one.
pub(super) fn project_text(project: &Project) -> String {
    if project.description.trim().is_empty() {
        return project.title.to_string();
    }
    format!("{}; Beschreibung: {}", project.title, project.description)
}

impl<'a> Prepared<'a> {
    /// Looks at every line in scope; with `only`, at that line alone.
    pub(super) fn new(
        portfolio: &'a Portfolio,
        table: &'a RuleTable,
        round: &Round,
        only: Option<usize>,
    ) -> Self {
        let budget = budget(round);
        let budget_year = budget.fiscal_year;
        let compared =
            if round.accounts.is_cameral() { cameral_account } else { municipal_account };
        let mut collector = Collector::new(portfolio, table, budget);
        let group_of = portfolio
            .lines
            .iter()
            .enumerate()
            .map(|(index, line)| {
                let wanted = only.map_or(line.out_of_scope.is_none(), |only| only == index);
                wanted.then(|| collector.group(index, line))
            })
            .collect();
        let texts = collector
            .texts
            .list
            .par_iter()
            .map(|&texts| (texts, table.words.hits(&texts.join("; "))));
        let names = collector.account_names.list.par_iter().map(|name| table.words.hits(name));
        let projects =
            portfolio.projects.par_iter().map(|project| facts(project, table, budget_year));
        Self {
            portfolio,
            group_of,
            unknown_projects: collector.unknown_projects,
            texts: texts.collect(),
            account_names: names.collect(),
            projects: projects.collect(),
            asked: collector.asked.facts(portfolio, &table.words),
            budget_year,
            no_hits: table.words.hits(""),
            groups: collector.groups.list,
            accounts: collector.accounts.words(compared),
            labels: collector.labels.words(fold_word),
            declared: collector
                .declared
                .words(fold_joined)
                .into_iter()
                .map(|word| {
                    let class = declared::class(&word.compared);
                    (word, class)
                })
                .collect(),
        }
    }

    /// The facts of a group, without those rules are to settle.
    pub(super) fn facts(&self, group: Key) -> Facts<'_> {
        let project = group.project.map(|project| &self.projects[project as usize]);
        let asked = &self.asked[group.asked as usize];
        let of_project = || project.map_or(&self.no_hits, |project| &project.business_area);
        Facts {
            asked,
            business_area: asked.business_area.as_ref().unwrap_or_else(of_project),
            budget_year: self.budget_year,
            account: &self.accounts[group.account as usize].compared,
            account_name: &self.account_names[group.account_name as usize],
            text: &self.texts[group.text as usize].1,
            label: &self.labels[group.label as usize].compared,
            declared: &self.declared[group.declared as usize].0.compared,
            course: group.course,
            names_project: group.names_project,
            project,
            truths: [Truth::Unknown; 4],
            innovation: Truth::Unknown,
        }
    }

    /// The texts of a group.
    pub(super) fn texts(&self, group: Key) -> String {
        let texts = self.texts[group.text as usize].0;
        texts.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("; ")
    }

    /// The label of a group's amount columns as it stands.
    pub(super) fn label(&self, group: Key) -> &'a str {
        self.labels[group.label as usize].stated
    }

    /// The word of a group's declared class as it stands.
    pub(super) fn declared(&self, group: Key) -> &'a str {
        self.declared[group.declared as usize].0.stated
    }

    /// The class a group declares, where its word is known.
    pub(super) fn declared_class(&self, group: Key) -> Option<Class> {
        self.declared[group.declared as usize].1
    }

    /// The project of a group.
    pub(super) fn project(&self, group: Key) -> Option<&'a Project> {
        group.project.map(|project| &self.portfolio.projects[project as usize])
    }
}

/// Distinct values, numbered in the order they are first seen.
#[derive(Debug)]
pub(super) struct Distinct<T> {
    /// The values.
    pub list: Vec<T>,
    known: HashMap<T, u32>,
    /// Neighbouring lines often share a value.
    last: Option<(T, u32)>,
}

impl<T: Copy + Eq + std::hash::Hash> Distinct<T> {
    pub(super) fn with_capacity(count: usize) -> Self {
        Self { list: Vec::new(), known: HashMap::with_capacity(count), last: None }
    }

    /// The number of a value.
    pub(super) fn number(&mut self, value: T) -> u32 {
        if let Some((last, number)) = self.last
            && last == value
        {
            return number;
        }
        let number = *self.known.entry(value).or_insert_with(|| {
            self.list.push(value);
            u32::try_from(self.list.len() - 1).expect("as many as lines, which are below 2^32")
        });
        self.last = Some((value, number));
        number
    }
}

impl<'a> Distinct<&'a str> {
    fn words(self, compared: fn(&str) -> String) -> Vec<Word<'a>> {
        let word = |stated| Word { stated, compared: compared(stated) };
        self.list.into_iter().map(word).collect()
    }
}

struct Collector<'a> {
    budget_year: FiscalYear,
    asked: AskedCollector<'a>,
    texts: Distinct<LineTexts<'a>>,
    account_names: Distinct<&'a str>,
    accounts: Distinct<&'a str>,
    labels: Distinct<&'a str>,
    declared: Distinct<&'a str>,
    groups: Distinct<Key>,
    project_numbers: HashMap<String, u32>,
    /// Ids as lines state them, of projects that are known.
    stated_projects: HashMap<&'a str, u32>,
    unknown_projects: Vec<(String, usize, u64)>,
    unknown_numbers: HashMap<String, usize>,
}

impl<'a> Collector<'a> {
    fn new(portfolio: &'a Portfolio, table: &'a RuleTable, budget: Period) -> Self {
        let mut project_numbers = HashMap::new();
        for (number, project) in (0..).zip(&portfolio.projects) {
            project_numbers.entry(project_key(&project.id)).or_insert(number);
        }
        Self {
            budget_year: budget.fiscal_year,
            asked: AskedCollector::new(&table.asks, budget),
            texts: Distinct::with_capacity(portfolio.lines.len()),
            account_names: Distinct::with_capacity(0),
            accounts: Distinct::with_capacity(0),
            labels: Distinct::with_capacity(0),
            declared: Distinct::with_capacity(0),
            groups: Distinct::with_capacity(portfolio.lines.len()),
            project_numbers,
            stated_projects: HashMap::new(),
            unknown_projects: Vec::new(),
            unknown_numbers: HashMap::new(),
        }
    }

    fn group(&mut self, index: usize, line: &'a BudgetLine) -> u32 {
        let project_id = line.fields.text(Field::ProjectId);
        let key = Key {
            text: self.texts.number(line_texts(line)),
            account_name: self.account_names.number(line.fields.text(Field::AccountName)),
            account: self.accounts.number(line.fields.text(Field::Account)),
            label: self.labels.number(line.component.as_deref().unwrap_or_default()),
            declared: self.declared.number(line.fields.text(Field::DeclaredClass)),
            names_project: !project_id.trim().is_empty(),
            project: self.project(index, project_id),
            course: course(&line.amounts, self.budget_year),
            asked: self.asked.number(line),
        };
        self.groups.number(key)
    }

    fn project(&mut self, index: usize, id: &'a str) -> Option<u32> {
        if let Some(&number) = self.stated_projects.get(id) {
            return Some(number);
        }
        let key = project_key(id);
        if key.is_empty() {
            return None;
        }
        let number = self.project_numbers.get(&key).copied();
        match number {
            Some(number) => {
                self.stated_projects.insert(id, number);
            }
            None => self.note_unknown(index, id, key),
        }
        number
    }

    /// Few ids are unknown, but a portfolio that is missing makes all of them so.
    fn note_unknown(&mut self, index: usize, id: &str, key: String) {
        match self.unknown_numbers.get(&key) {
            Some(&number) => self.unknown_projects[number].2 += 1,
            None => {
                self.unknown_numbers.insert(key, self.unknown_projects.len());
                self.unknown_projects.push((id.trim().to_owned(), index, 1));
            }
        }
    }
}

/// An account as rules name it; one written as a title (`511 01`) is one.
pub(super) fn municipal_account(text: &str) -> String {
    if is_title(text) { cameral_account(text) } else { code(text) }
}

/// Three digits, a blank, two digits: no municipal account is written so.
fn is_title(text: &str) -> bool {
    let mut parts = text.split_whitespace();
    let mut digits = |count: usize| {
        parts.next().is_some_and(|part| {
            part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit())
        })
    };
    digits(3) && digits(2)
}

/// A title of the *Gruppierungsplan* as rules name it: `K51101`. The same digits mean something
/// else in the municipal chart.
fn cameral_account(text: &str) -> String {
    let digits = code(text);
    if digits.is_empty() { digits } else { format!("{CAMERAL}{digits}") }
}

fn project_key(id: &str) -> String {
    crate::round::headings::fold(id)
}

fn facts(project: &Project, table: &RuleTable, budget_year: FiscalYear) -> ProjectFacts {
    let go_live = match project.go_live {
        None => GoLive::Open,
        Some(date) if date.year() > budget_year.0 => GoLive::After,
        Some(date) if date.year() < budget_year.0 || date.month() == 1 => GoLive::Before,
        Some(_) => GoLive::Within,
    };
    ProjectFacts {
        text: table.words.hits(&project_text(project)),
        kind: project.kind,
        go_live,
        stated: project.stated(),
        status: table.words.hits(&project.status),
        business_area: table.words.hits(&project.business_area),
        dates: [project.begin, project.go_live, project.end],
    }
}
