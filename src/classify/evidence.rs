//! The words a judgement is explained with: reason and evidence.
//!
//! In: what rules saw. Out: one line of text, such as `Text: „Wartung“; Konto 525500`. Fixed
//! phrases are looked up once for all lines.

use std::fmt::Write as _;

use super::condition::{Conditions, Course, Fact, Facts, ValueSet};
use super::facts::SettledFacts;
use super::golive::Stage;
use super::pattern::Hits;
use super::prepare::{CAMERAL, Key, Prepared, project_text};
use super::table::{Rule, RuleTable};
use crate::language::Language;
use crate::schema::{Portfolio, Project, Text, Truth};

/// Phrases of a language.
pub(super) struct Speech {
    language: Language,
    /// Why a line without a matching rule is unclear.
    pub no_rule: Text,
    text: String,
    account: String,
    account_name: String,
    label: String,
    declared: String,
    project: String,
    asked: AskedWords,
    recurring: [String; 3],
    truths: [String; 3],
    courses: [String; 7],
    by_rule: String,
    projects: Vec<Stages>,
}

/// Words for what only some tables ask of a line.
struct AskedWords {
    codes: [String; 3],
    amount: String,
    dates: [String; 3],
    no_date: String,
    texts: [String; 3],
}

/// Why the class changes with the life of a project.
struct Stages {
    go_live_year: String,
    go_live_year_open: String,
    operation: Text,
    operation_open: Text,
    ended: Text,
    ended_recurring: Text,
    undated: Text,
}

impl Stages {
    fn new(language: Language, project: &Project) -> Self {
        let date = |date: Option<jiff::civil::Date>| {
            date.map_or_else(String::new, |date| language.date(date))
        };
        let go_live = date(project.go_live);
        let end = date(project.end.max(project.go_live));
        let months = project.go_live.map_or(0, |date| date.month().unsigned_abs() - 1);
        let (before, after) = (months.to_string(), (12 - months).to_string());
        let values = [("date", &*go_live), ("before", &*before), ("after", &*after)];
        let at_end = [("date", &*end)];
        let status = [("status", &*project.status)];
        let since =
            project.go_live.or(project.end).map_or_else(String::new, |one| language.date(one));
        Self {
            go_live_year: language.format("classify-go-live-year", &values),
            go_live_year_open: language.format("classify-go-live-year-open", &values),
            operation: language.format("classify-in-operation", &values[..1]).into(),
            operation_open: language.format("classify-operation-open", &[("date", &since)]).into(),
            ended: language.format("classify-project-ended", &at_end).into(),
            ended_recurring: language.format("classify-ended-recurring", &at_end).into(),
            undated: language.format("classify-undated", &status).into(),
        }
    }
}

impl Speech {
    /// Looks the phrases of a language up.
    pub(super) fn new(language: Language, portfolio: &Portfolio) -> Self {
        let text = |key: &str| language.text(key);
        Self {
            language,
            no_rule: text("classify-no-rule").into(),
            text: text("classify-seen-text"),
            account: text("classify-seen-account"),
            account_name: text("classify-seen-account-name"),
            label: text("classify-seen-label"),
            declared: text("classify-seen-declared"),
            project: text("classify-seen-project"),
            asked: AskedWords {
                codes: ["department", "product", "cost-centre"]
                    .map(|code| text(&format!("classify-seen-{code}"))),
                amount: text("classify-seen-amount"),
                dates: ["begin", "go-live", "end"]
                    .map(|code| text(&format!("classify-seen-{code}"))),
                no_date: text("classify-seen-no-date"),
                texts: ["business-area", "solution-scope", "project-status"]
                    .map(|code| text(&format!("classify-seen-{code}"))),
            },
            recurring: ["yes", "no", "unknown"]
                .map(|code| text(&format!("classify-recurring-{code}"))),
            truths: ["yes", "no", "unknown"].map(|code| text(&format!("truth-{code}"))),
            courses: ["even", "new", "single", "ending", "recurrent", "changing", "unknown"]
                .map(|code| text(&format!("classify-course-{code}"))),
            by_rule: text("classify-seen-rule"),
            projects: portfolio.projects.iter().map(|one| Stages::new(language, one)).collect(),
        }
    }

    /// Why rules of one priority leave a line unclear.
    pub(super) fn conflict(&self, rules: &[Text]) -> Text {
        self.language.format("classify-conflict", &[("rules", &rules.join(", "))]).into()
    }

    /// Why the class changes with the life of the project of that number; the rule's reason
    /// stands behind it where it still says why the line is divided.
    pub(super) fn stage(&self, stage: Stage, project: u32, reason: &Text, divided: bool) -> Text {
        let stages = &self.projects[project as usize];
        let why = match stage {
            Stage::Project => return reason.clone(),
            Stage::GoLiveYear => return format!("{} {reason}", stages.go_live_year).into(),
            Stage::GoLiveYearOpen => {
                return format!("{} {reason}", stages.go_live_year_open).into();
            }
            // Nothing is left of what the rule said.
            Stage::Operation => return stages.operation.clone(),
            Stage::EndedRecurring => return stages.ended_recurring.clone(),
            Stage::OperationOpen => &stages.operation_open,
            Stage::Ended => &stages.ended,
            Stage::Undated => &stages.undated,
        };
        if divided { format!("{why} {reason}").into() } else { why.clone() }
    }

    /// Word for a course of amounts.
    pub(super) fn course(&self, course: Course) -> &str {
        &self.courses[course as usize]
    }

    /// Word for a truth.
    pub(super) fn truth(&self, truth: Truth) -> &str {
        &self.truths[truth as usize]
    }

    /// What the winning rule saw; without one, the words a person would look at first.
    #[expect(clippy::too_many_arguments, reason = "all that was seen, for one sentence")]
    pub(super) fn evidence(
        &self,
        prepared: &Prepared<'_>,
        table: &RuleTable,
        group: Key,
        facts: &Facts<'_>,
        settled: SettledFacts,
        rule: Option<&Rule>,
        split: bool,
    ) -> String {
        let mut seen = String::new();
        if let Some(rule) = rule {
            self.rule_evidence(prepared, table, group, facts, rule, &mut seen);
        }
        let asks_project = rule.is_none_or(|rule| {
            let conditions = &rule.conditions;
            conditions.innovation.is_some()
                || conditions.asks_facts()
                || conditions.presence.is_some_and(|set| set == ValueSet(1))
        });
        if let Some(project) = prepared.project(group)
            && (asks_project || split)
        {
            self.project_evidence(project, table, settled, &mut seen);
        } else if asks_project && settled.0[..3].iter().any(|fact| fact.rule.is_some()) {
            start(&mut seen);
            self.test(None, table, settled, &mut seen);
        }
        if split {
            start(&mut seen);
            seen.push_str(&self.recurring[settled.truth(Fact::Recurring) as usize]);
        }
        seen
    }

    fn rule_evidence(
        &self,
        prepared: &Prepared<'_>,
        table: &RuleTable,
        group: Key,
        facts: &Facts<'_>,
        rule: &Rule,
        seen: &mut String,
    ) {
        let conditions = &rule.conditions;
        let found = conditions.text.found(facts.text);
        if !found.is_empty() {
            let text = prepared.texts(group);
            let words: Vec<String> =
                found.iter().map(|&pattern| table.words.shown(pattern, &text)).collect();
            quoted(&self.text, &words, seen);
        }
        if let Some(project) = prepared.project(group)
            && let Some(facts) = facts.project
        {
            let found = conditions.project_text.found(&facts.text);
            let text = if found.is_empty() { String::new() } else { project_text(project) };
            let words: Vec<String> =
                found.iter().map(|&pattern| table.words.shown(pattern, &text)).collect();
            quoted(&self.project, &words, seen);
        }
        if conditions.account.wants() {
            plain(&self.account, facts.account.trim_start_matches(CAMERAL), seen);
        }
        if conditions.account_name.wants() {
            let name = conditions.account_name.found(facts.account_name);
            let words: Vec<String> =
                name.iter().map(|&pattern| table.words.shown(pattern, "")).collect();
            quoted(&self.account_name, &words, seen);
        }
        if !conditions.labels.is_empty() {
            plain(&self.label, prepared.label(group), seen);
        }
        if !conditions.declared.is_empty() {
            plain(&self.declared, prepared.declared(group), seen);
        }
        if conditions.course.is_some() {
            start(seen);
            seen.push_str(self.course(facts.course));
        }
        self.asked_evidence(table, facts, conditions, seen);
    }

    /// What only some tables ask of a line. Lines of many amounts are judged together, so that
    /// the comparison stands for the amount.
    fn asked_evidence(
        &self,
        table: &RuleTable,
        facts: &Facts<'_>,
        conditions: &Conditions,
        seen: &mut String,
    ) {
        let words = &self.asked;
        let asked = facts.asked;
        let codes = [
            (&conditions.department, &asked.department),
            (&conditions.product, &asked.product),
            (&conditions.cost_centre, &asked.cost_centre),
        ];
        for ((test, code), name) in codes.into_iter().zip(&words.codes) {
            if test.wants() {
                plain(name, code, seen);
            }
        }
        if let Some(amount) = &conditions.amount {
            plain(&words.amount, &amount.stated, seen);
        }
        let no_hits = Hits::default();
        let status = facts.project.map_or(&no_hits, |project| &project.status);
        let texts = [
            (&conditions.business_area, facts.business_area),
            (&conditions.solution_scope, &asked.solution_scope),
            (&conditions.project_status, status),
        ];
        for ((test, hits), name) in texts.into_iter().zip(&words.texts) {
            let found = test.found(hits);
            let shown: Vec<String> =
                found.iter().map(|&pattern| table.words.shown(pattern, "")).collect();
            quoted(name, &shown, seen);
        }
        let Some(project) = facts.project else { return };
        for ((test, date), name) in conditions.dates.iter().zip(project.dates).zip(&words.dates) {
            if test.is_some() {
                let shown = date.map(|date| self.language.date(date));
                plain(name, shown.as_deref().unwrap_or(&words.no_date), seen);
            }
        }
    }

    fn project_evidence(
        &self,
        project: &Project,
        table: &RuleTable,
        settled: SettledFacts,
        seen: &mut String,
    ) {
        plain(&self.project, &project.id, seen);
        seen.push_str(" (");
        self.test(Some(project), table, settled, seen);
        seen.push(')');
    }

    /// `T1 ja (J7), T2 nein (K7), T3 nein (Regel T12)`.
    pub(super) fn test(
        &self,
        project: Option<&Project>,
        table: &RuleTable,
        settled: SettledFacts,
        seen: &mut String,
    ) {
        let cells = project.map(|project| {
            [project.first_use.cell, project.first_digitalisation.cell, project.replacement.cell]
        });
        for (index, fact) in settled.0[..3].iter().enumerate() {
            let comma = if index > 0 { ", " } else { "" };
            let _ = write!(seen, "{comma}T{} {}", index + 1, self.truth(fact.truth));
            let cell = cells.and_then(|cells| cells[index]);
            if let Some(rule) = fact.rule {
                let _ = write!(seen, " ({} {})", self.by_rule, table.facts[rule].id);
            } else if let Some(cell) = cell.filter(|_| fact.truth != Truth::Unknown) {
                let _ = write!(seen, " ({})", cell.a1());
            }
        }
    }
}

fn start(seen: &mut String) {
    if !seen.is_empty() {
        seen.push_str("; ");
    }
}

fn plain(name: &str, value: &str, seen: &mut String) {
    start(seen);
    seen.push_str(name);
    seen.push(' ');
    seen.push_str(value);
}

fn quoted(name: &str, words: &[String], seen: &mut String) {
    if words.is_empty() {
        return;
    }
    start(seen);
    seen.push_str(name);
    for (index, word) in words.iter().enumerate() {
        seen.push_str(if index == 0 { " »" } else { ", »" });
        seen.push_str(word);
        seen.push('«');
    }
}
