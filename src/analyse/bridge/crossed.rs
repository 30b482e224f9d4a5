//! Lines whose class differs, judged by the other round's rules and with its declarations.
//!
//! In: both rounds, their pairs and periods. Out: for every pair of lines of different class what
//! the rules say for each combination of rule table, line (with its project and round) and
//! declared class. Only these lines are judged again, so that equal rounds cost nothing.

use std::collections::HashMap;
use std::sync::Arc;

use super::period::{Standing, same_parts};
use super::{Pair, Side};
use crate::classify::table::RuleTable;
use crate::classify::{self, Classified};
use crate::period::Period;
use crate::schema::{BudgetLine, Field, Portfolio, Text};

/// Number of a combination: 1 the later rules, 2 the later line, 4 the later declaration.
const COMBINATIONS: usize = 8;

/// What the rules say of a pair by combination.
pub(super) type Judged = [Arc<Classified>; COMBINATIONS];

/// Pairs of different class with what the rules say of them in every combination.
#[derive(Debug, Default)]
pub(super) struct Crossed {
    judged: HashMap<u32, Judged>,
}

/// Lines of one round as combinations take them.
struct Lines {
    own: Vec<Arc<Classified>>,
    plain: Vec<BudgetLine>,
    declared: Vec<BudgetLine>,
}

impl Crossed {
    /// Judges every pair whose class differs in one of the periods.
    pub(super) fn new(
        before: &Side<'_>,
        after: &Side<'_>,
        pairs: &[Pair],
        periods: &[(Period, Period)],
    ) -> Self {
        let affected: Vec<(u32, u32, u32)> = (0..)
            .zip(pairs)
            .filter_map(|(number, pair)| Some((number, pair.before?, pair.after?)))
            .filter(|&(_, left, right)| {
                periods.iter().any(|&(from, to)| differs(before, left, from, after, right, to))
            })
            .collect();
        if affected.is_empty() {
            return Self::default();
        }
        let declared = |side: &Side<'_>, line: u32| {
            side.portfolio.lines[line as usize].fields.get(Field::DeclaredClass).cloned()
        };
        let lefts = affected.iter().map(|&(_, left, right)| (left, declared(after, right)));
        let rights = affected.iter().map(|&(_, left, right)| (right, declared(before, left)));
        let lefts = Lines::new(before, &lefts.collect::<Vec<_>>());
        let rights = Lines::new(after, &rights.collect::<Vec<_>>());
        let left = combinations(before, &lefts, after);
        let right = combinations(after, &rights, before);
        let judged = affected.iter().enumerate().map(|(index, &(number, ..))| {
            let judged: Judged = std::array::from_fn(|combination| {
                let (rules, line, declared) =
                    (combination & 1 == 1, combination & 2 == 2, combination & 4 == 4);
                let (own, ends) = if line { (true, &right) } else { (false, &left) };
                let found = &ends[usize::from(rules != own)][usize::from(declared != own)];
                found[index].clone()
            });
            (number, judged)
        });
        Self { judged: judged.collect() }
    }

    /// What the rules say of a pair; nothing where its class is the same.
    pub(super) fn of(&self, pair: u32) -> Option<&Judged> {
        self.judged.get(&pair)
    }
}

/// Both lines count in their period, as something else.
fn differs(
    before: &Side<'_>,
    left: u32,
    from: Period,
    after: &Side<'_>,
    right: u32,
    to: Period,
) -> bool {
    match (before.standing(Some(left), from), after.standing(Some(right), to)) {
        (Standing::Counted(_, left), Standing::Counted(_, right)) => {
            !same_parts(&left.parts, &right.parts)
        }
        _ => false,
    }
}

impl Lines {
    fn new(side: &Side<'_>, lines: &[(u32, Option<Text>)]) -> Self {
        let own = lines.iter().map(|&(line, _)| {
            let own = side.classification.lines[line as usize].as_ref();
            let own = own.expect("a line that counts is classified");
            own.by_rules.as_ref().unwrap_or(own).clone()
        });
        let plain: Vec<BudgetLine> =
            lines.iter().map(|&(line, _)| side.portfolio.lines[line as usize].clone()).collect();
        let declared = plain.iter().zip(lines).map(|(line, (_, declared))| {
            let mut line = line.clone();
            line.fields.set(Field::DeclaredClass, declared.clone());
            line
        });
        Self { own: own.collect(), declared: declared.collect(), plain }
    }

    fn declare_alike(&self) -> bool {
        let declared = |line: &BudgetLine| line.fields.get(Field::DeclaredClass).cloned();
        self.plain.iter().zip(&self.declared).all(|(own, other)| declared(own) == declared(other))
    }
}

/// What rules say of lines: by own or other rules, with own or other declarations.
fn combinations(
    side: &Side<'_>,
    lines: &Lines,
    other: &Side<'_>,
) -> [[Vec<Arc<Classified>>; 2]; 2] {
    let same_rules = side.rules.sha256 == other.rules.sha256;
    let same_words = lines.declare_alike();
    let by_other = |lines: &[BudgetLine]| judge(side, lines, other.table);
    let declared =
        if same_words { lines.own.clone() } else { judge(side, &lines.declared, side.table) };
    let crossed = match (same_rules, same_words) {
        (true, _) => [lines.own.clone(), declared.clone()],
        (false, true) => {
            let plain = by_other(&lines.plain);
            [plain.clone(), plain]
        }
        (false, false) => [by_other(&lines.plain), by_other(&lines.declared)],
    };
    [[lines.own.clone(), declared], crossed]
}

/// Lines judged with the projects and settings of their own round.
fn judge(side: &Side<'_>, lines: &[BudgetLine], table: &RuleTable) -> Vec<Arc<Classified>> {
    let portfolio = Portfolio {
        departments: side.portfolio.departments.clone(),
        tables: side.portfolio.tables.clone(),
        lines: lines.to_vec(),
        projects: side.portfolio.projects.clone(),
        ..Portfolio::default()
    };
    let (classification, _) = classify::classify(&portfolio, table, side.round);
    let lines = classification.lines.into_iter();
    lines.map(|line| line.expect("lines in scope are classified")).collect()
}
