//! What `rules` prints: what each rule does, rules without effect, conflicts, and what is left.

use super::columns::{Edge, shortened, table};
use crate::classify::coverage::{Coverage, RuleCoverage, Weight};
use crate::classify::shown_parts;
use crate::language::Language;
use crate::money::{Ratio, Total};
use crate::report::Run;

/// Families and unclear lines shown; the data holds all.
const SHOWN: usize = 20;

/// Widest text of a line shown.
const LABEL: usize = 60;

/// The whole text.
pub(super) fn text(run: &Run, found: &Coverage) -> String {
    let printer = Printer { run, found, language: run.round.language };
    let mut text = printer.head();
    text.push_str(&printer.classes());
    text.push_str(&printer.without_effect());
    text.push_str(&printer.conflicts());
    text.push_str(&printer.facts());
    text.push_str(&printer.families());
    text.push_str(&printer.unclear());
    text
}

struct Printer<'a> {
    run: &'a Run,
    found: &'a Coverage,
    language: Language,
}

impl Printer<'_> {
    fn word(&self, key: &str) -> String {
        self.language.text(&format!("coverage-{key}"))
    }

    fn count(&self, count: u64) -> String {
        self.language.count(count)
    }

    fn lines(&self, count: u64) -> String {
        let number = if count == 1 { "one" } else { "other" };
        let values = [("number", number), ("count", &*self.count(count))];
        self.language.format("coverage-line-count", &values)
    }

    fn amount(&self, total: Total) -> String {
        self.language.number(total)
    }

    fn money(&self, total: Total) -> String {
        self.language.money(total, &self.run.round.currency)
    }

    fn currency_heading(&self) -> String {
        self.language.format("coverage-money", &[("currency", &self.run.round.currency)])
    }

    fn title(&self, key: &str) -> String {
        format!("\n{}\n", self.word(key))
    }

    fn head(&self) -> String {
        let language = self.language;
        let source = &self.run.rule_table;
        let classes = self.count(self.found.rules.len() as u64);
        let facts = self.count(self.found.facts.len() as u64);
        let values = [
            ("table", &*source.path),
            ("hash", source.sha256.get(..12).unwrap_or_default()),
            ("round", &self.run.round.name),
            ("classes", &classes),
            ("facts", &facts),
        ];
        let title = language.format("coverage-title", &values);
        let periods: Vec<String> = self
            .found
            .periods
            .iter()
            .map(|period| {
                let phase = language.text(&format!("phase-{}", period.phase.code()));
                let year = period.fiscal_year.to_string();
                language.format("coverage-period", &[("phase", &phase), ("year", &year)])
            })
            .collect();
        let basis = language.format("coverage-basis", &[("periods", &periods.join(", "))]);
        let caveat = super::caveat(self.run);
        format!("{title}\n{basis}\n{caveat}\n{}", self.sums())
    }

    fn sums(&self) -> String {
        let found = self.found;
        let conflicts = found.conflicts.iter().fold(Weight::default(), |sum, one| Weight {
            lines: sum.lines + one.weight.lines,
            money: sum.money + one.weight.money,
        });
        let row = |key: &str, weight: Weight| {
            let share = Ratio::of(weight.money, found.all.money);
            let share = share.map_or_else(String::new, |share| self.language.percent(share));
            vec![self.word(key), self.count(weight.lines), self.amount(weight.money), share]
        };
        let rows = vec![
            row("all", found.all),
            row("unclear", found.unclear),
            row("unmatched", found.unmatched),
            row("in-conflict", conflicts),
        ];
        let headings =
            vec![String::new(), self.word("lines"), self.currency_heading(), self.word("share")];
        table(&[Edge::Left, Edge::Right, Edge::Right, Edge::Right], headings, rows)
    }

    fn classes(&self) -> String {
        let used = self.found.rules.iter().filter(|rule| !rule.is_dead());
        let rows = used.map(|rule| {
            vec![
                rule.id.to_string(),
                rule.priority.to_string(),
                shown_parts(&rule.parts, self.language),
                self.count(rule.won.lines),
                self.amount(rule.won.money),
                self.count(rule.lost.lines + rule.in_conflict.lines),
                self.amount(rule.lost.money + rule.in_conflict.money),
            ]
        });
        let headings = vec![
            self.word("rule"),
            self.word("priority"),
            self.word("says"),
            self.word("won"),
            self.currency_heading(),
            self.word("lost"),
            self.currency_heading(),
        ];
        let edges = [
            Edge::Left,
            Edge::Right,
            Edge::Left,
            Edge::Right,
            Edge::Right,
            Edge::Right,
            Edge::Right,
        ];
        format!("{}{}", self.title("classes-title"), table(&edges, headings, rows.collect()))
    }

    fn without_effect(&self) -> String {
        let dead: Vec<&str> = self
            .found
            .rules
            .iter()
            .filter(|rule| rule.is_dead())
            .map(|rule| &*rule.id)
            .chain(self.found.facts.iter().filter(|rule| rule.matched.lines == 0).map(|r| &*r.id))
            .collect();
        let count = self.count(dead.len() as u64);
        let mut text = String::from("\n");
        text.push_str(&self.language.format("coverage-dead-title", &[("count", &count)]));
        text.push('\n');
        if !dead.is_empty() {
            let options = textwrap::Options::new(100).initial_indent("  ").subsequent_indent("  ");
            text.push_str(&textwrap::fill(&dead.join(", "), options));
            text.push('\n');
        }
        let shadowed: Vec<&RuleCoverage> =
            self.found.rules.iter().filter(|rule| rule.is_shadowed()).collect();
        text.push_str(&self.title("shadowed-title"));
        for rule in &shadowed {
            let options =
                textwrap::Options::new(100).initial_indent("  ").subsequent_indent("      ");
            text.push_str(&textwrap::fill(&self.shadowed(rule), options));
            text.push('\n');
        }
        if shadowed.is_empty() {
            text.push_str(&format!("  {}\n", self.word("none")));
        }
        text
    }

    fn shadowed(&self, rule: &RuleCoverage) -> String {
        let winners: Vec<String> = rule
            .beaten_by
            .iter()
            .map(|(by, lines)| {
                let lines = self.count(*lines);
                self.language.format("coverage-winner", &[("rule", by), ("lines", &lines)])
            })
            .collect();
        let (priority, lines) = (rule.priority.to_string(), self.lines(rule.lost.lines));
        let (money, winners) = (self.money(rule.lost.money), winners.join(", "));
        self.language.format(
            "coverage-shadowed",
            &[
                ("rule", &*rule.id),
                ("priority", &priority),
                ("lines", &lines),
                ("money", &money),
                ("winners", &winners),
            ],
        )
    }

    fn conflicts(&self) -> String {
        let mut text = self.title("conflicts-title");
        for conflict in &self.found.conflicts {
            let rules = conflict.rules.join(", ");
            let (lines, money) =
                (self.lines(conflict.weight.lines), self.money(conflict.weight.money));
            let values = [("rules", &*rules), ("lines", &lines), ("money", &money)];
            text.push_str(&format!("  {}\n", self.language.format("coverage-conflict", &values)));
        }
        if self.found.conflicts.is_empty() {
            text.push_str(&format!("  {}\n", self.word("none")));
        }
        text
    }

    fn facts(&self) -> String {
        let used = self.found.facts.iter().filter(|rule| rule.matched.lines > 0);
        let rows = used.map(|rule| {
            let answer = if rule.holds { "truth-yes" } else { "truth-no" };
            vec![
                rule.id.to_string(),
                rule.priority.to_string(),
                self.language.text(&format!("explain-test-{}", rule.fact)),
                self.language.text(answer),
                self.count(rule.matched.lines),
                self.count(rule.settled.lines),
                self.amount(rule.settled.money),
                self.count(rule.corrected.lines),
            ]
        });
        let headings = vec![
            self.word("rule"),
            self.word("priority"),
            self.word("fact"),
            self.word("answer"),
            self.word("matched"),
            self.word("settled"),
            self.currency_heading(),
            self.word("corrected"),
        ];
        let edges = [
            Edge::Left,
            Edge::Right,
            Edge::Left,
            Edge::Left,
            Edge::Right,
            Edge::Right,
            Edge::Right,
            Edge::Right,
        ];
        format!("{}{}", self.title("facts-title"), table(&edges, headings, rows.collect()))
    }

    fn families(&self) -> String {
        let families = &self.found.families;
        let rows: Vec<Vec<String>> = families
            .iter()
            .take(SHOWN)
            .map(|family| {
                vec![
                    shortened(&family.words.join(", "), LABEL / 2),
                    self.count(family.weight.lines),
                    self.amount(family.weight.money),
                    self.label(family.example),
                ]
            })
            .collect();
        let headings = vec![
            self.word("family"),
            self.word("lines"),
            self.currency_heading(),
            self.word("example"),
        ];
        let edges = [Edge::Left, Edge::Right, Edge::Right, Edge::Left];
        let mut text = self.title("families-title");
        let listed = table(&edges, headings, rows);
        text.push_str(if listed.is_empty() { "" } else { &listed });
        self.rest(&mut text, families.len());
        text
    }

    fn unclear(&self) -> String {
        let mut text = self.title("unclear-title");
        let amounts: Vec<String> =
            self.found.unclear_lines.iter().take(SHOWN).map(|one| self.money(one.1)).collect();
        let width = amounts.iter().map(|amount| amount.chars().count()).max().unwrap_or(0);
        for (&(number, _), amount) in self.found.unclear_lines.iter().zip(&amounts) {
            let line = &self.run.portfolio.lines[number as usize];
            let label = self.label(number);
            text.push_str(&format!("  {amount:>width$}  {}  {label}\n", line.id));
            if let Some(suggestion) = self.run.classification.suggestions.get(&number) {
                let said = suggestion.said(&self.run.portfolio, self.language);
                let said = self.language.format("suggest-said", &[("suggestion", &said)]);
                let indent = " ".repeat(width + 4);
                let options =
                    textwrap::Options::new(110).initial_indent(&indent).subsequent_indent(&indent);
                text.push_str(&textwrap::fill(&said, options));
                text.push('\n');
            }
        }
        self.rest(&mut text, self.found.unclear_lines.len());
        text
    }

    fn rest(&self, text: &mut String, count: usize) {
        if count == 0 {
            text.push_str(&format!("  {}\n", self.word("none")));
        }
        if count > SHOWN {
            let rest = self.count((count - SHOWN) as u64);
            let said = self.language.format("coverage-more", &[("count", &rest)]);
            text.push_str(&format!("  {said}\n"));
        }
    }

    fn label(&self, line: u32) -> String {
        shortened(self.run.portfolio.lines[line as usize].label(), LABEL)
    }
}
