//! What `rules --against` prints: how much is right, where it is confused, the worst mistakes,
//! and what they do to the target.

use super::columns::{Edge, shortened, table};
use crate::analyse::measure::{Measured, Mistake, Origin};
use crate::analyse::target::{Target, Verdict};
use crate::classify::coverage::Weight;
use crate::classify::labels::{Joined, Labels};
use crate::classify::{Class, Part};
use crate::language::Language;
use crate::money::{Ratio, Total};
use crate::report::Run;

/// Mistakes shown; the data holds all. Lines that are falsely innovation are always all shown.
const SHOWN: usize = 15;

/// The whole text.
pub(super) fn text(run: &Run, labels: &Labels, joined: &Joined, measured: &Measured) -> String {
    let printer = Printer { run, measured, language: run.round.language };
    let mut text = printer.head(labels);
    text.push_str(&printer.result());
    text.push_str(&printer.not_measured(labels, joined));
    text.push_str(&printer.matrix("matrix-money", |weight| printer.amount(weight.money)));
    text.push_str(&printer.matrix("matrix-lines", |weight| printer.count(weight.lines)));
    text.push_str(&printer.quality());
    text.push_str(&printer.falsely_innovation());
    text.push_str(&printer.mistakes());
    text.push_str(&printer.target());
    text
}

struct Printer<'a> {
    run: &'a Run,
    measured: &'a Measured,
    language: Language,
}

impl Printer<'_> {
    fn word(&self, key: &str) -> String {
        self.language.text(&format!("measured-{key}"))
    }

    fn title(&self, key: &str) -> String {
        let values = [("currency", &*self.run.round.currency)];
        format!("\n{}\n", self.language.format(&format!("measured-{key}"), &values))
    }

    fn count(&self, count: u64) -> String {
        self.language.count(count)
    }

    fn amount(&self, total: Total) -> String {
        self.language.number(total)
    }

    fn money(&self, total: Total) -> String {
        self.language.money(total, &self.run.round.currency)
    }

    fn class(&self, class: Class) -> String {
        self.language.text(&format!("class-{}", class.code()))
    }

    fn head(&self, labels: &Labels) -> String {
        let period = self.measured.period;
        let phase = self.language.text(&format!("phase-{}", period.phase.code()));
        let year = period.fiscal_year.to_string();
        let values = [("phase", &*phase), ("year", &year)];
        let period = self.language.format("coverage-period", &values);
        let values = [("labels", labels.path()), ("period", &period)];
        let title = self.language.format("measured-title", &values);
        let note = textwrap::fill(&self.word("note"), 100);
        format!("{title}\n{note}\n{}\n", super::caveat(self.run))
    }

    fn result(&self) -> String {
        let found = self.measured;
        let safe = Weight {
            lines: found.all.lines - found.wrong.lines,
            money: found.all.money - found.wrong.money,
        };
        let row = |key: &str, weight: Weight| {
            vec![
                self.word(key),
                self.count(weight.lines),
                self.share(lines(weight), lines(found.all)),
                self.amount(weight.money),
                self.share(weight.money, found.all.money),
            ]
        };
        let rows = vec![
            row("all", found.all),
            row("right", found.right),
            row("wrongly-unclear", found.wrongly_unclear),
            row("wrong", found.wrong),
            row("safe", safe),
            row("unclear", found.unclear),
        ];
        let share = self.language.text("coverage-share");
        let currency = [("currency", &*self.run.round.currency)];
        let headings = vec![
            String::new(),
            self.language.text("coverage-lines"),
            share.clone(),
            self.language.format("coverage-money", &currency),
            share,
        ];
        let edges = [Edge::Left, Edge::Right, Edge::Right, Edge::Right, Edge::Right];
        table(&edges, headings, rows)
    }

    fn share(&self, part: Total, whole: Total) -> String {
        Ratio::of(part, whole).map_or_else(
            || self.word("not-defined"),
            |share| self.language.percent_digits(share, 2),
        )
    }

    fn not_measured(&self, labels: &Labels, joined: &Joined) -> String {
        let found = self.measured;
        let mut said = Vec::new();
        if found.out_of_scope > 0 {
            let count = self.count(found.out_of_scope);
            said.push(self.language.format("measured-out-of-scope", &[("count", &count)]));
        }
        if found.unlabelled.lines > 0 {
            let (count, money) =
                (self.count(found.unlabelled.lines), self.money(found.unlabelled.money));
            let values = [("count", &*count), ("money", &money)];
            said.push(self.language.format("measured-unlabelled", &values));
        }
        if !joined.problems.is_empty() {
            let count = self.count(joined.problems.len() as u64);
            said.push(self.language.format("measured-unknown", &[("count", &count)]));
        }
        if !labels.passed_over.is_empty() {
            let columns = labels.passed_over.join(", ");
            said.push(self.language.format("measured-passed-over", &[("columns", &columns)]));
        }
        said.iter().map(|line| format!("  {line}\n")).collect()
    }

    fn matrix(&self, title: &str, cell: impl Fn(Weight) -> String) -> String {
        let matrix = self.measured.matrix;
        let mut headings = vec![self.word("truth")];
        headings.extend(Class::ALL.map(|class| self.class(class)));
        headings.push(self.word("sum"));
        let mut rows: Vec<Vec<String>> = Class::ALL
            .into_iter()
            .map(|truth| {
                let mut row = vec![self.class(truth)];
                row.extend(Class::ALL.map(|found| cell(matrix.of(truth, found))));
                row.push(cell(matrix.truth(truth)));
                row
            })
            .collect();
        let mut sums = vec![self.word("sum")];
        sums.extend(Class::ALL.map(|found| cell(matrix.found(found))));
        sums.push(cell(self.measured.all));
        rows.push(sums);
        let mut edges = vec![Edge::Left];
        edges.extend([Edge::Right; Class::ALL.len() + 1]);
        format!("{}{}", self.title(title), table(&edges, headings, rows))
    }

    fn quality(&self) -> String {
        let matrix = self.measured.matrix;
        let rows = Class::ALL.map(|class| {
            let (right, found, truth) =
                (matrix.of(class, class), matrix.found(class), matrix.truth(class));
            vec![
                self.class(class),
                self.share(right.money, found.money),
                self.share(right.money, truth.money),
                self.share(lines(right), lines(found)),
                self.share(lines(right), lines(truth)),
            ]
        });
        let currency = [("currency", &*self.run.round.currency)];
        let heading = |key: &str| self.language.format(&format!("measured-{key}"), &currency);
        let headings = vec![
            heading("class"),
            heading("precision-money"),
            heading("recall-money"),
            heading("precision-lines"),
            heading("recall-lines"),
        ];
        let edges = [Edge::Left, Edge::Right, Edge::Right, Edge::Right, Edge::Right];
        format!("{}{}", self.title("quality"), table(&edges, headings, rows.to_vec()))
    }

    fn falsely_innovation(&self) -> String {
        let falsely = &self.measured.falsely_innovation;
        if falsely.is_empty() {
            return self.title("false-none");
        }
        let count = self.count(falsely.len() as u64);
        let title = self.language.format("measured-false-title", &[("count", &count)]);
        let mut text = format!("\n{title}\n");
        for mistake in falsely {
            text.push_str(&self.mistake(mistake, mistake.falsely_innovation));
        }
        text
    }

    fn mistakes(&self) -> String {
        let mistakes = &self.measured.mistakes;
        let mut text = self.title("worst-title");
        for mistake in mistakes.iter().take(SHOWN) {
            text.push_str(&self.mistake(mistake, mistake.wrong));
        }
        if mistakes.is_empty() {
            text.push_str(&format!("  {}\n", self.language.text("coverage-none")));
            return text;
        }
        if mistakes.len() > SHOWN {
            let rest = self.count((mistakes.len() - SHOWN) as u64);
            let said = self.language.format("coverage-more", &[("count", &rest)]);
            text.push_str(&format!("  {said}\n"));
        }
        text.push_str(&self.title("by-rule-title"));
        let rows = self.measured.by_rule.iter().map(|(rule, weight)| {
            vec![self.origin(rule), self.count(weight.lines), self.amount(weight.money)]
        });
        let currency = [("currency", &*self.run.round.currency)];
        let headings = vec![
            self.word("origin"),
            self.language.text("coverage-lines"),
            self.language.format("coverage-money", &currency),
        ];
        text.push_str(&table(&[Edge::Left, Edge::Right, Edge::Right], headings, rows.collect()));
        text
    }

    fn origin(&self, origin: &Origin) -> String {
        match origin {
            Origin::Rule(rule) => self.language.format("measured-origin-rule", &[("rule", rule)]),
            Origin::Decision => self.word("origin-decision"),
            Origin::None => self.language.text("coverage-no-rule"),
        }
    }

    fn mistake(&self, mistake: &Mistake, money: Total) -> String {
        let line = &self.run.portfolio.lines[mistake.line as usize];
        let truth: Vec<(Class, u64)> =
            mistake.truth.iter().map(|&(class, share)| (class, u64::from(share))).collect();
        let found: Vec<(Class, u64)> =
            mistake.found.iter().map(|&Part { class, weight }| (class, weight.into())).collect();
        let row = mistake.label_line.to_string();
        let (truth, found) = (self.parts(&truth), self.parts(&found));
        let (rule, money) = (self.origin(&mistake.origin), self.money(money));
        let said = self.language.format(
            "measured-mistake",
            &[
                ("row", &*row),
                ("truth", &truth),
                ("found", &found),
                ("origin", &rule),
                ("money", &money),
            ],
        );
        let options =
            textwrap::Options::new(100).initial_indent("      ").subsequent_indent("      ");
        let said = textwrap::fill(&said, options);
        format!("  {}  {}\n{said}\n", line.id, shortened(line.label(), 70))
    }

    /// `Innovation 83,33 %, Regelbetrieb 16,67 %`; a whole class alone.
    fn parts(&self, parts: &[(Class, u64)]) -> String {
        if let [(only, _)] = parts {
            return self.class(*only);
        }
        let whole: u64 = parts.iter().map(|&(_, weight)| weight).sum();
        let part = |&(class, weight): &(Class, u64)| {
            let share = Ratio { numerator: weight.into(), denominator: whole.max(1).into() };
            format!("{} {}", self.class(class), self.language.percent_digits(share, 2))
        };
        parts.iter().map(part).collect::<Vec<_>>().join(", ")
    }

    fn target(&self) -> String {
        let areas = self.run.round.policy.areas.join(", ");
        let title = self.language.format("measured-target-title", &[("areas", &areas)]);
        let (truth, found) = (&self.measured.true_target, &self.measured.found_target);
        let rows = [("target-true", truth), ("target-found", found)]
            .map(|(key, target)| vec![self.word(key), self.verdict(target)]);
        let rows = rows.map(|row| format!("  {}: {}\n", row[0], row[1]));
        let mut text = format!("\n{title}\n{}", rows.concat());
        if let Some(points) = Ratio::of(found.innovation - truth.innovation, found.cost) {
            let points = match self.language {
                Language::German => points.percent(2, ','),
                Language::English => points.percent(2, '.'),
            };
            let difference = self.money(found.innovation - truth.innovation);
            let values = [("difference", &*difference), ("points", &points)];
            let said = self.language.format("measured-target-difference", &values);
            text.push_str(&format!("  {said}\n"));
        }
        text
    }

    fn verdict(&self, target: &Target) -> String {
        let Some(result) = &target.result else { return self.word("target-undefined") };
        let verdict = match result.verdict {
            Verdict::Met => "met",
            Verdict::Missed => "missed",
            Verdict::Undecidable => "undecidable",
        };
        let verdict = self.language.text(&format!("verdict-{verdict}"));
        let percent = |share: Ratio| self.language.percent_digits(share, 2);
        let shares = [result.share, result.lower, result.upper].map(percent);
        let aim = self.language.percent(self.run.round.policy.target_share);
        self.language.format(
            "measured-target",
            &[
                ("verdict", &*verdict),
                ("share", &shares[0]),
                ("lower", &shares[1]),
                ("upper", &shares[2]),
                ("target", &aim),
            ],
        )
    }
}

/// A number of lines as something shares are taken of.
fn lines(weight: Weight) -> Total {
    Total(weight.lines.into())
}
