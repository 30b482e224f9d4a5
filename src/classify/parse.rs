//! From the text of a rule table to a [`RuleTable`], collecting every problem with its cell.
//!
//! In: text as a spreadsheet saves it (`;`, UTF-8, byte order mark tolerated). Out: the table,
//! or all problems. Deliberately absent: repair. A table with a problem is not used in part.

use std::collections::HashSet;

use super::cells::{self, Cells, Row};
use super::columns::{self, ColumnKind, Outcome};
use super::condition::{AccountRange, Conditions, Fact, ValueSet};
use super::fold::{fold_joined, fold_word};
use super::pattern::{PatternFault, TextTest, WordsBuilder};
use super::shares::ShareFault;
use super::table::{Rule, RuleTable};
use crate::error::SettingsProblem;
use crate::language::Language;
use crate::money::Ratio;

/// Reads a table; rules for facts come from `evidence` where the table has none.
pub(super) fn parse(
    text: &str,
    evidence: &str,
    shown_path: &str,
    language: Language,
) -> Result<RuleTable, Vec<SettingsProblem>> {
    let mut words = WordsBuilder::default();
    let mut reader = Reader { words: &mut words, problems: Vec::new(), language, path: shown_path };
    let mut rules = reader.read(text);
    if !rules.iter().any(|read| matches!(read.rule.outcome, Outcome::Fact(..))) {
        reader.path = "evidence.csv";
        rules.extend(reader.read(evidence));
    }
    let mut problems = reader.problems;
    let words = words.build();
    for read in &rules {
        let conditions = &read.rule.conditions;
        let test =
            if conditions.text.wants() { &conditions.text } else { &conditions.project_text };
        let example = &*read.rule.example;
        if !example.is_empty() && test.wants() && !test.holds(&words.hits(example)) {
            let values = [("found", example), ("rule", &*read.rule.id)];
            let message = language.format("rules-example", &values);
            problems.push(SettingsProblem { message, ..read.example_place.clone() });
        }
    }
    if !problems.is_empty() {
        problems.sort();
        return Err(problems);
    }
    let mut rules: Vec<Rule> = rules.into_iter().map(|read| read.rule).collect();
    rules.sort_by(|left, right| (left.priority, &left.id).cmp(&(right.priority, &right.id)));
    let (classes, facts) =
        rules.into_iter().partition(|rule| matches!(rule.outcome, Outcome::Shares(_)));
    Ok(RuleTable { classes, facts, words })
}

/// A rule with the example that is tried once all words are known.
struct ReadRule {
    rule: Rule,
    example_place: SettingsProblem,
}

struct Reader<'a> {
    words: &'a mut WordsBuilder,
    problems: Vec<SettingsProblem>,
    language: Language,
    path: &'a str,
}

impl Reader<'_> {
    fn read(&mut self, text: &str) -> Vec<ReadRule> {
        let cells = Cells::read(text, self.path, self.language, &mut self.problems);
        let mut ids = HashSet::new();
        let mut rules = Vec::new();
        for row in &cells.rows {
            if let Some(read) = self.rule(&cells, row, &mut ids) {
                rules.push(read);
            }
        }
        if rules.is_empty() && self.problems.is_empty() {
            self.problem(&Row::default(), None, "rules-empty", "");
        }
        rules
    }

    fn rule(&mut self, cells: &Cells, row: &Row, ids: &mut HashSet<String>) -> Option<ReadRule> {
        let id = self.required(cells, row, ColumnKind::Id);
        if !id.is_empty() && !ids.insert(id.to_owned()) {
            self.problem(row, cells.index(ColumnKind::Id), "rules-id-doubled", id);
        }
        let priority_text = self.required(cells, row, ColumnKind::Priority);
        let priority = priority_text.parse::<i32>().ok();
        if priority.is_none() && !priority_text.is_empty() {
            let column = cells.index(ColumnKind::Priority);
            self.problem(row, column, "rules-priority", priority_text);
        }
        let class_text = self.required(cells, row, ColumnKind::Class);
        let outcome = self.outcome(cells, row, class_text);
        let reason = self.required(cells, row, ColumnKind::Reason);
        let conditions = self.conditions(cells, row, matches!(outcome, Some(Outcome::Fact(..))));
        let stated = cells.conditions(row);
        let rule = Rule {
            id: id.into(),
            priority: priority?,
            conditions,
            shown: cells::shown(&stated),
            stated,
            section: row.section.clone(),
            example: cells.text(row, ColumnKind::Example).into(),
            outcome: outcome?,
            reason: reason.into(),
            english_reason: cells.text(row, ColumnKind::EnglishReason).into(),
            source: cells.text(row, ColumnKind::Source).into(),
        };
        let example_place = self.place(row, cells.index(ColumnKind::Example));
        Some(ReadRule { rule, example_place })
    }

    fn conditions(&mut self, cells: &Cells, row: &Row, for_fact: bool) -> Conditions {
        let before = self.problems.len();
        let truth = |reader: &mut Self, fact| reader.values(cells, row, ColumnKind::Fact(fact));
        let conditions = Conditions {
            accounts: self.accounts(cells, row),
            account_name: self.words(cells, row, &[(ColumnKind::AccountName, false)]),
            text: self.words(cells, row, &[(ColumnKind::Text, false), (ColumnKind::NotText, true)]),
            project_text: self.words(
                cells,
                row,
                &[(ColumnKind::ProjectText, false), (ColumnKind::NotProjectText, true)],
            ),
            labels: alternatives(cells.text(row, ColumnKind::Label), fold_word),
            declared: alternatives(cells.text(row, ColumnKind::Declared), fold_joined),
            kinds: self.values(cells, row, ColumnKind::ProjectKind),
            innovation: self.values(cells, row, ColumnKind::Innovation),
            truths: Fact::ALL.map(|fact| truth(self, fact)),
            has_project: self.values(cells, row, ColumnKind::HasProject).map(|set| set.has(0)),
            go_live: self.values(cells, row, ColumnKind::GoLive),
            course: self.values(cells, row, ColumnKind::Course),
        };
        if for_fact && (conditions.innovation.is_some() || conditions.asks_facts()) {
            self.problem(row, cells.index(ColumnKind::Class), "rules-fact-of-fact", "");
        } else if conditions.is_empty() && self.problems.len() == before {
            self.problem(row, None, "rules-without-condition", "");
        }
        conditions
    }

    fn outcome(&mut self, cells: &Cells, row: &Row, text: &str) -> Option<Outcome> {
        let (key, found) = match columns::outcome(text) {
            Ok(outcome) => return Some(outcome),
            Err(_) if text.is_empty() => return None,
            Err(ShareFault::Class(found)) => ("rules-class-unknown", found),
            Err(ShareFault::Share(found)) => ("rules-share", found),
            Err(ShareFault::Doubled(found)) => ("rules-share-doubled", found),
            Err(ShareFault::Sum(above, below)) => {
                let sum = Ratio { numerator: above.into(), denominator: below.into() };
                let percent = self.language.percent_digits(sum, 2);
                ("rules-share-sum", format!("{percent} ({above}/{below})"))
            }
        };
        self.problem(row, cells.index(ColumnKind::Class), key, &found);
        None
    }

    fn accounts(&mut self, cells: &Cells, row: &Row) -> Vec<AccountRange> {
        let mut ranges = Vec::new();
        for part in cells.text(row, ColumnKind::Account).split(['|', ',']).map(str::trim) {
            if part.is_empty() {
                continue;
            }
            let (negated, range) =
                part.strip_prefix('!').map_or((false, part), |rest| (true, rest));
            let (first, last) = range.split_once('-').unwrap_or((range, range));
            let (first, last) = (account(first), account(last));
            let valid = !first.is_empty()
                && first.len() == last.len()
                && first <= last
                && first.bytes().chain(last.bytes()).all(|byte| byte.is_ascii_alphanumeric());
            if valid {
                ranges.push(AccountRange { first, last, negated });
            } else {
                self.problem(row, cells.index(ColumnKind::Account), "rules-account-range", part);
            }
        }
        ranges
    }

    fn words(&mut self, cells: &Cells, row: &Row, columns: &[(ColumnKind, bool)]) -> TextTest {
        let mut test = TextTest::default();
        for &(kind, negated) in columns {
            let Err((fault, term)) = self.words.read(cells.text(row, kind), negated, &mut test)
            else {
                continue;
            };
            let key = match fault {
                PatternFault::Empty => "rules-text-empty",
                PatternFault::Short => "rules-text-short",
                PatternFault::Star => "rules-text-star",
                PatternFault::Many => "rules-text-many",
            };
            self.problem(row, cells.index(kind), key, &term);
        }
        test
    }

    fn values(&mut self, cells: &Cells, row: &Row, kind: ColumnKind) -> Option<ValueSet> {
        let cell = cells.text(row, kind);
        let known = columns::words(kind);
        let (mut wanted, mut unwanted) = (0_u16, 0_u16);
        for part in cell.split(['|', ',']).map(str::trim).filter(|part| !part.is_empty()) {
            let (negated, word) = part.strip_prefix('!').map_or((false, part), |rest| (true, rest));
            let folded = fold_joined(word);
            match known.iter().find(|(known, _)| fold_joined(known) == folded) {
                Some(&(_, value)) if negated => unwanted |= 1 << value,
                Some(&(_, value)) => wanted |= 1 << value,
                None => {
                    let words: Vec<&str> = known.iter().map(|&(word, _)| word).collect();
                    let (column, key) = (cells.index(kind), "rules-value-unknown");
                    self.expected(row, column, key, part, &words.join(", "));
                }
            }
        }
        let set = if wanted == 0 { !unwanted } else { wanted & !unwanted };
        (!cell.is_empty()).then_some(ValueSet(set))
    }

    fn required<'r>(&mut self, cells: &Cells, row: &'r Row, kind: ColumnKind) -> &'r str {
        let text = cells.text(row, kind);
        if text.is_empty() && cells.index(kind).is_some() {
            self.problem(row, cells.index(kind), "rules-cell-empty", columns::heading(kind));
        }
        text
    }

    fn problem(&mut self, row: &Row, column: Option<u16>, key: &str, found: &str) {
        self.expected(row, column, key, found, columns::OUTCOMES);
    }

    fn expected(&mut self, row: &Row, column: Option<u16>, key: &str, found: &str, words: &str) {
        let message = self.language.format(key, &[("found", found), ("expected", words)]);
        let place = self.place(row, column);
        self.problems.push(SettingsProblem { message, ..place });
    }

    fn place(&self, row: &Row, column: Option<u16>) -> SettingsProblem {
        cells::place(self.path, row.line, column)
    }
}

/// Letters and digits of an account: `511 01` is `51101`.
pub(super) fn account(text: &str) -> String {
    text.chars().filter(|character| character.is_alphanumeric()).collect()
}

fn alternatives(cell: &str, folded: fn(&str) -> String) -> Vec<String> {
    cell.split(['|', ',']).map(folded).filter(|word| !word.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str =
        "Trefferregel;Priorität\nNr;Priorität;Konto;Text;Laufend;Klasse;Begründung;Beispiel\n";

    fn problems(body: &str) -> Vec<(String, u32)> {
        let fact = "F1;1;;abc;;Laufend: ja;Grund;\n";
        let text = format!("\u{feff}{HEAD}{body}\n{fact}");
        match parse(&text, "", "regeln.csv", Language::German) {
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
            ("R1;10;;;;Regelbetrieb;Grund;", ""),
            ("F1;10;;wartung;;Regelbetrieb;Grund;", "A4"),
        ] {
            let found = problems(row);
            assert_eq!(found.len(), 1, "{row}: {found:?}");
            assert_eq!(found[0].0, cell, "{row}");
        }
    }

    #[test]
    fn all_problems_are_collected_and_the_policy_is_checked() {
        let two = "R1;x;;wartung;;Sonstiges;Grund;";
        assert_eq!(problems(two), [("B3".to_owned(), 3), ("F3".to_owned(), 3)]);
        let unknown = HEAD.replace(";Priorität\nNr", ";Reihenfolge\nNr");
        for text in [unknown.as_str(), "Nr;Klasse\n", ""] {
            let problems = parse(text, "", "regeln.csv", Language::German).expect_err("no policy");
            assert_eq!(problems[0].line, 1, "{text}");
        }
    }
}
