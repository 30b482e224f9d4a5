//! The conditions of a rule, read cell by cell.
//!
//! In: the row of a rule. Out: its [`Conditions`], and a problem for each cell that cannot be
//! read or that nothing can satisfy. Deliberately absent: what rules say of each other, that is
//! `soundness`.

use super::cells::{Cells, Row};
use super::codes::{CodeForm, CodeTest};
use super::columns::{self, ColumnKind};
use super::condition::{AmountTest, Conditions, Fact, ValueSet};
use super::fold::{fold_joined, fold_word};
use super::interval::{self, DateTest, IntervalFault, Intervals};
use super::pattern::{PatternFault, TextTest, WordsBuilder};
use crate::error::SettingsProblem;
use crate::language::Language;

/// Comparisons a table may make on amounts: each has a bit of what rules see of a line.
const AMOUNT_LIMIT: usize = 128;

/// What is collected while the rows of a table are read.
pub(super) struct Reader<'a> {
    pub words: WordsBuilder,
    /// The distinct comparisons on amounts.
    pub amounts: Vec<Intervals>,
    pub problems: Vec<SettingsProblem>,
    pub language: Language,
    /// The table as problems name it.
    pub path: &'a str,
}

/// Columns of texts, each with the column of the words it must not have.
pub(super) const TEXTS: [(ColumnKind, Option<ColumnKind>); 6] = [
    (ColumnKind::AccountName, None),
    (ColumnKind::Text, Some(ColumnKind::NotText)),
    (ColumnKind::ProjectText, Some(ColumnKind::NotProjectText)),
    (ColumnKind::BusinessArea, None),
    (ColumnKind::SolutionScope, None),
    (ColumnKind::ProjectStatus, None),
];

impl Reader<'_> {
    /// The conditions of a row; rules for facts must not ask for facts.
    pub(super) fn conditions(&mut self, cells: &Cells, row: &Row, for_fact: bool) -> Conditions {
        let before = self.problems.len();
        let [account_name, text, project_text, business_area, solution_scope, project_status] =
            TEXTS.map(|(wanted, unwanted)| self.words(cells, row, wanted, unwanted));
        let conditions = Conditions {
            account: self.codes(cells, row, ColumnKind::Account, CodeForm::Leading),
            department: self.codes(cells, row, ColumnKind::Department, CodeForm::Whole),
            product: self.codes(cells, row, ColumnKind::Product, CodeForm::Leading),
            cost_centre: self.codes(cells, row, ColumnKind::CostCentre, CodeForm::Leading),
            account_name,
            text,
            project_text,
            business_area,
            solution_scope,
            project_status,
            labels: alternatives(cells.text(row, ColumnKind::Label), fold_word),
            declared: alternatives(cells.text(row, ColumnKind::Declared), fold_joined),
            kinds: self.values(cells, row, ColumnKind::ProjectKind),
            innovation: self.values(cells, row, ColumnKind::Innovation),
            truths: Fact::ALL.map(|fact| self.values(cells, row, ColumnKind::Fact(fact))),
            presence: self.values(cells, row, ColumnKind::HasProject),
            go_live: self.values(cells, row, ColumnKind::GoLive),
            course: self.values(cells, row, ColumnKind::Course),
            amount: self.amount(cells, row),
            dates: [ColumnKind::Begin, ColumnKind::GoLiveDate, ColumnKind::End]
                .map(|kind| self.date(cells, row, kind)),
        };
        if for_fact && (conditions.innovation.is_some() || conditions.asks_facts()) {
            self.problem(row, cells.index(ColumnKind::Class), "rules-fact-of-fact", "");
        } else if self.problems.len() == before {
            self.check(cells, row, &conditions);
        }
        conditions
    }

    /// What only the cells together say.
    fn check(&mut self, cells: &Cells, row: &Row, conditions: &Conditions) {
        if conditions.is_empty() {
            let column = cells.index(ColumnKind::Id);
            self.problem(row, column, "rules-without-condition", "");
        }
        if conditions.is_without_project() {
            let column = cells.index(ColumnKind::HasProject);
            self.problem(row, column, "rules-impossible-project", "");
        }
        if conditions.contradicts_test() {
            let column = cells.index(ColumnKind::Innovation);
            self.problem(row, column, "rules-impossible-test", "");
        }
    }

    fn codes(&mut self, cells: &Cells, row: &Row, kind: ColumnKind, form: CodeForm) -> CodeTest {
        let (cell, column) = (cells.text(row, kind), cells.index(kind));
        match CodeTest::read(cell, form) {
            Ok(test) => {
                if test.is_impossible() {
                    self.problem(row, column, "rules-impossible", cell);
                }
                test
            }
            Err(faults) => {
                let key =
                    if form == CodeForm::Leading { "rules-account-range" } else { "rules-codes" };
                for fault in faults {
                    self.problem(row, column, key, &fault);
                }
                CodeTest::default()
            }
        }
    }

    fn words(
        &mut self,
        cells: &Cells,
        row: &Row,
        wanted: ColumnKind,
        unwanted: Option<ColumnKind>,
    ) -> TextTest {
        let mut test = TextTest::default();
        let columns = [(Some(wanted), false), (unwanted, true)];
        for (kind, negated) in columns {
            let Some(kind) = kind else { continue };
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

    /// The values a cell admits; nothing where it admits all of them.
    fn values(&mut self, cells: &Cells, row: &Row, kind: ColumnKind) -> Option<ValueSet> {
        let (cell, column) = (cells.text(row, kind), cells.index(kind));
        let known = columns::words(kind);
        let before = self.problems.len();
        let all = known.iter().fold(0_u16, |all, &(_, value)| all | 1 << value);
        let (mut wanted, mut unwanted) = (0_u16, 0_u16);
        for part in cell.split(['|', ',']).map(str::trim).filter(|part| !part.is_empty()) {
            let (negated, word) = part.strip_prefix('!').map_or((false, part), |rest| (true, rest));
            let folded = fold_joined(word);
            match known.iter().find(|(known, _)| fold_joined(known) == folded) {
                Some(&(_, value)) if negated => unwanted |= 1 << value,
                Some(&(_, value)) => wanted |= 1 << value,
                None => {
                    let words: Vec<&str> = known.iter().map(|&(word, _)| word).collect();
                    self.expected(row, column, "rules-value-unknown", part, &words.join(", "));
                }
            }
        }
        if cell.is_empty() || self.problems.len() > before {
            return None;
        }
        let set = if wanted == 0 { all & !unwanted } else { wanted & !unwanted };
        if set == 0 {
            self.problem(row, column, "rules-impossible", cell);
        }
        // Every project has a go-live or none, but not every line has a project.
        let always = !matches!(kind, ColumnKind::ProjectKind | ColumnKind::GoLive);
        (set != all || !always).then_some(ValueSet(set))
    }

    fn amount(&mut self, cells: &Cells, row: &Row) -> Option<AmountTest> {
        let cell = cells.text(row, ColumnKind::Amount);
        if cell.is_empty() {
            return None;
        }
        let column = cells.index(ColumnKind::Amount);
        let cents = match interval::amounts(cell) {
            Ok(cents) => cents,
            Err(fault) => {
                self.interval_problem(row, column, "rules-amount", cell, fault);
                return None;
            }
        };
        if cents.is_everything() {
            return None;
        }
        let known = self.amounts.iter().position(|known| *known == cents);
        let number = known.unwrap_or_else(|| {
            self.amounts.push(cents.clone());
            self.amounts.len() - 1
        });
        if number >= AMOUNT_LIMIT {
            self.problem(row, column, "rules-amounts-many", cell);
            return None;
        }
        let number = u8::try_from(number).expect("below the limit");
        Some(AmountTest { number, cents, stated: cell.to_owned() })
    }

    fn date(&mut self, cells: &Cells, row: &Row, kind: ColumnKind) -> Option<DateTest> {
        let cell = cells.text(row, kind);
        if cell.is_empty() {
            return None;
        }
        match DateTest::read(cell) {
            Ok(test) => Some(test),
            Err(fault) => {
                self.interval_problem(row, cells.index(kind), "rules-date", cell, fault);
                None
            }
        }
    }

    fn interval_problem(
        &mut self,
        row: &Row,
        column: Option<u16>,
        unreadable: &str,
        cell: &str,
        fault: IntervalFault,
    ) {
        match fault {
            IntervalFault::Unreadable(term) => self.problem(row, column, unreadable, &term),
            IntervalFault::Backwards(term) => self.problem(row, column, "rules-backwards", &term),
            IntervalFault::Impossible => self.problem(row, column, "rules-impossible", cell),
            IntervalFault::Mixed => self.problem(row, column, "rules-dates-mixed", cell),
        }
    }

    /// The text of a cell that must not be empty.
    pub(super) fn required<'r>(
        &mut self,
        cells: &Cells,
        row: &'r Row,
        kind: ColumnKind,
    ) -> &'r str {
        let text = cells.text(row, kind);
        if text.is_empty() && cells.index(kind).is_some() {
            self.problem(row, cells.index(kind), "rules-cell-empty", columns::heading(kind));
        }
        text
    }

    /// Notes a problem at a cell.
    pub(super) fn problem(&mut self, row: &Row, column: Option<u16>, key: &str, found: &str) {
        self.expected(row, column, key, found, columns::OUTCOMES);
    }

    fn expected(&mut self, row: &Row, column: Option<u16>, key: &str, found: &str, words: &str) {
        let message = self.language.format(key, &[("found", found), ("expected", words)]);
        self.problems.push(SettingsProblem { message, ..row.place(self.path, column) });
    }
}

fn alternatives(cell: &str, folded: fn(&str) -> String) -> Vec<String> {
    cell.split(['|', ',']).map(folded).filter(|word| !word.is_empty()).collect()
}
