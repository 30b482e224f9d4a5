//! From the rows of a rule table to a [`RuleTable`], collecting every problem with its cell.
//!
//! In: rows as a spreadsheet or its text has them. Out: the table, or all problems.
//! Deliberately absent: repair. A table with a problem is not used in part.

use std::collections::HashSet;

use super::Class;
use super::asked::Asks;
use super::cells::{Cells, Row, RuleRow, rows};
use super::columns::{self, ColumnKind, Outcome};
use super::pattern::WordsBuilder;
use super::reading::{Reader, TEXTS};
use super::shares::{ShareFault, Shares};
use super::soundness;
use super::table::{Heading, Rule, RuleTable};
use super::triggers::Triggers;
use crate::error::SettingsProblem;
use crate::language::Language;
use crate::money::Ratio;

/// Name of the shipped rules for facts in problems.
const EVIDENCE_NAME: &str = "evidence.csv";

/// Reads a table; rules for facts come from `evidence` where the table has none.
pub(super) fn parse(
    own: Vec<RuleRow>,
    evidence: &str,
    shown_path: &str,
    language: Language,
) -> Result<RuleTable, Vec<SettingsProblem>> {
    let words = WordsBuilder::default();
    let mut reader =
        Reader { words, amounts: Vec::new(), problems: Vec::new(), language, path: shown_path };
    let (cells, mut rules) = read(&mut reader, own);
    if !rules.iter().any(|read| matches!(read.rule.outcome, Outcome::Fact(..))) {
        reader.path = EVIDENCE_NAME;
        let rows = rows(evidence).expect("the shipped rules for facts are tested");
        let (_, mut shipped) = read(&mut reader, rows);
        for read in &mut shipped {
            read.rule.shipped = true;
        }
        rules.extend(shipped);
    }
    let Reader { words, amounts, mut problems, .. } = reader;
    let words = words.build();
    problems.extend(soundness::problems(&rules, &words, language));
    if !problems.is_empty() {
        problems.sort();
        return Err(problems);
    }
    let mut rules: Vec<Rule> = rules.into_iter().map(|read| read.rule).collect();
    rules.sort_by(|left, right| (left.priority, &left.id).cmp(&(right.priority, &right.id)));
    let asks = Asks::new(&rules, amounts);
    let (classes, facts): (Vec<Rule>, Vec<Rule>) =
        rules.into_iter().partition(|rule| matches!(rule.outcome, Outcome::Shares(_)));
    Ok(RuleTable {
        class_triggers: Triggers::new(&classes, words.len()),
        fact_triggers: Triggers::new(&facts, words.len()),
        classes,
        facts,
        words,
        asks,
        headings: headings(&cells),
        sheet: None,
    })
}

fn headings(cells: &Cells) -> Vec<Heading> {
    let heading =
        |&(kind, column): &(ColumnKind, u16)| Heading { kind, row: cells.head_row, column };
    cells.columns.iter().map(heading).collect()
}

/// A rule with what is tried once all rules are known.
pub(super) struct ReadRule {
    pub rule: Rule,
    /// Every cell could be read: what a broken one was to say nobody knows.
    pub sound: bool,
    /// Every condition could be read, so that its examples can be tried.
    pub conditions_sound: bool,
    pub example_place: SettingsProblem,
    pub counterexample_place: SettingsProblem,
    pub id_place: SettingsProblem,
    pub class_place: SettingsProblem,
    /// Cells of the wanted words, in the order of [`TEXTS`].
    pub text_places: [SettingsProblem; 6],
}

fn read(reader: &mut Reader<'_>, rows: Vec<RuleRow>) -> (Cells, Vec<ReadRule>) {
    let cells = Cells::read(rows, reader.path, reader.language, &mut reader.problems);
    let mut ids = HashSet::new();
    let mut rules = Vec::new();
    for row in &cells.rows {
        rules.push(rule(reader, &cells, row, &mut ids));
    }
    if rules.is_empty() && reader.problems.is_empty() {
        reader.problem(&Row::default(), None, "rules-empty", "");
    }
    (cells, rules)
}

fn rule(reader: &mut Reader<'_>, cells: &Cells, row: &Row, ids: &mut HashSet<String>) -> ReadRule {
    let before = reader.problems.len();
    let id = reader.required(cells, row, ColumnKind::Id);
    if !id.is_empty() && !ids.insert(id.to_owned()) {
        reader.problem(row, cells.index(ColumnKind::Id), "rules-id-doubled", id);
    }
    let priority_text = reader.required(cells, row, ColumnKind::Priority);
    let priority = priority_text.parse::<i32>().ok();
    if priority.is_none() && !priority_text.is_empty() {
        let column = cells.index(ColumnKind::Priority);
        reader.problem(row, column, "rules-priority", priority_text);
    }
    let outcome = outcome(reader, cells, row);
    let reason = reader.required(cells, row, ColumnKind::Reason);
    let above = reader.problems.len();
    let conditions = reader.conditions(cells, row, matches!(outcome, Some(Outcome::Fact(..))));
    let conditions_sound = reader.problems.len() == above;
    let stated = cells.conditions(row);
    let rule = Rule {
        id: id.into(),
        priority: priority.unwrap_or_default(),
        conditions,
        stated,
        section: row.section.clone(),
        example: cells.text(row, ColumnKind::Example).into(),
        counterexample: cells.text(row, ColumnKind::CounterExample).into(),
        outcome: outcome.unwrap_or(Outcome::Shares(Shares::whole(Class::Unclear))),
        reason: reason.into(),
        english_reason: cells.text(row, ColumnKind::EnglishReason).into(),
        source: cells.text(row, ColumnKind::Source).into(),
        row: row.number,
        shipped: false,
    };
    let place = |kind| row.place(reader.path, cells.index(kind));
    ReadRule {
        rule,
        sound: reader.problems.len() == before,
        conditions_sound,
        example_place: place(ColumnKind::Example),
        counterexample_place: place(ColumnKind::CounterExample),
        id_place: place(ColumnKind::Id),
        class_place: place(ColumnKind::Class),
        text_places: TEXTS.map(|(wanted, _)| place(wanted)),
    }
}

fn outcome(reader: &mut Reader<'_>, cells: &Cells, row: &Row) -> Option<Outcome> {
    let text = reader.required(cells, row, ColumnKind::Class);
    let (key, found) = match columns::outcome(text) {
        Ok(outcome) => return Some(outcome),
        Err(_) if text.is_empty() => return None,
        Err(ShareFault::Class(found)) => ("rules-class-unknown", found),
        Err(ShareFault::Share(found)) => ("rules-share", found),
        Err(ShareFault::Doubled(found)) => ("rules-share-doubled", found),
        Err(ShareFault::Sum(above, below)) => {
            let sum = Ratio { numerator: above.into(), denominator: below.into() };
            let percent = reader.language.percent_digits(sum, 2);
            ("rules-share-sum", format!("{percent} ({above}/{below})"))
        }
    };
    reader.problem(row, cells.index(ColumnKind::Class), key, &found);
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str =
        "Trefferregel;Priorität\nNr;Priorität;Konto;Text;Laufend;Klasse;Begründung;Beispiel\n";

    fn problems(body: &str) -> Vec<(String, u32)> {
        let fact = "F1;1;;abc;;Laufend: ja;Grund;\n";
        let text = format!("\u{feff}{HEAD}{body}\n{fact}");
        match parse(rows(&text).expect("sound text"), "", "regeln.csv", Language::German) {
            Ok(_) => Vec::new(),
            Err(problems) => problems.into_iter().map(|one| (one.cell, one.line)).collect(),
        }
    }

    #[test]
    fn a_sound_table_is_read() {
        assert_eq!(problems("R1;10;52,!5239;wartung*;;Regelbetrieb;Grund;Wartungsvertrag"), []);
    }

    #[test]
    fn every_problem_names_its_cell() {
        for (row, cell) in [
            ("R1;x;;wartung*;;Regelbetrieb;Grund;", "B3"),
            ("R1;10;529-52;wartung*;;Regelbetrieb;Grund;", "C3"),
            ("R1;10;;*w*;;Regelbetrieb;Grund;", "D3"),
            ("R1;10;;wartung;vielleicht;Regelbetrieb;Grund;", "E3"),
            ("R1;10;;wartung;;Sonstiges;Grund;", "F3"),
            ("R1;10;;wartung;;Regelbetrieb;;", "G3"),
            ("R1;10;;wartung;;Regelbetrieb;Grund;Pflege", "H3"),
            ("R1;10;;;;Regelbetrieb;Grund;", "A3"),
            ("F1;10;;wartung;;Regelbetrieb;Grund;", "A4"),
        ] {
            let found = problems(row);
            assert_eq!(found.len(), 1, "{row}: {found:?}");
            assert_eq!(found[0].0, cell, "{row}");
        }
    }

    #[test]
    fn an_example_is_tried_beside_a_broken_cell_elsewhere() {
        let row = "R1;hoch;;wartung;;Sonstiges;Grund;Pflege";
        let cells = ["B3", "F3", "H3"].map(|cell| (cell.to_owned(), 3));
        assert_eq!(problems(row), cells);
        assert_eq!(problems("R1;10;;*w*;;Regelbetrieb;Grund;Pflege").len(), 1, "of no meaning");
    }

    #[test]
    fn all_problems_are_collected_and_the_policy_is_checked() {
        let two = "R1;x;;wartung;;Sonstiges;Grund;";
        assert_eq!(problems(two), [("B3".to_owned(), 3), ("F3".to_owned(), 3)]);
        let unknown = HEAD.replace(";Priorität\nNr", ";Reihenfolge\nNr");
        for text in [unknown.as_str(), "Nr;Klasse\n", ""] {
            let rows = rows(text).expect("sound text");
            let problems = parse(rows, "", "regeln.csv", Language::German).expect_err("no policy");
            assert_eq!(problems[0].line, 1, "{text}");
        }
    }
}
