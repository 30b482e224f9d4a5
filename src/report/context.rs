//! What every sheet asks for: the run, its words, its periods.

use std::collections::BTreeSet;

use crate::analyse::PeriodFigures;
use crate::analyse::target::Verdict;
use crate::classify::{Class, Classified, Judgement};
use crate::diagnostic::Touches;
use crate::language::Language;
use crate::money::Total;
use crate::period::{FiscalYear, Period};
use crate::report::Run;
use crate::schema::{Amount, BudgetLine, Department, DepartmentIndex, Truth};

use super::sheet::{LIST_ROWS, Value};

/// The run as the sheets see it.
pub(super) struct Context<'a> {
    pub(super) run: &'a Run,
    pub(super) language: Language,
    /// Every period a line has an amount for, in order.
    pub(super) periods: Vec<Period>,
    /// Lines of each department, in order.
    pub(super) department_lines: Vec<Vec<u32>>,
    /// Words of the classes, in the order of [`Class::ALL`].
    pub(super) classes: [String; 4],
    /// Word that stands in the place of a rule where a person decided.
    decision: String,
    /// The *Berichtskennung*.
    pub(super) report_id: String,
    /// Rows of lines a sheet holds.
    pub(super) list_rows: u32,
}

impl<'a> Context<'a> {
    pub(super) fn new(run: &'a Run) -> Self {
        let language = run.round.language;
        let mut periods = BTreeSet::new();
        let mut department_lines = vec![Vec::new(); run.portfolio.departments.len()];
        for (line, number) in run.portfolio.lines.iter().zip(0_u32..) {
            periods.extend(line.amounts.iter().map(|amount| amount.period));
            department_lines[usize::from(line.department.0)].push(number);
        }
        Self {
            run,
            language,
            periods: periods.into_iter().collect(),
            department_lines,
            classes: Class::ALL.map(|class| language.text(&format!("class-{}", class.code()))),
            decision: language.text("decision"),
            report_id: super::data::report_id(run),
            list_rows: LIST_ROWS,
        }
    }

    /// The same with fewer rows of lines on a sheet.
    pub(super) fn with_list_rows(self, list_rows: u32) -> Self {
        Self { list_rows, ..self }
    }

    /// A text of the report, by its key without the leading `report-`.
    pub(super) fn text(&self, key: &str) -> String {
        self.language.text(&format!("report-{key}"))
    }

    /// The same with values filled in.
    pub(super) fn format(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.language.format(&format!("report-{key}"), values)
    }

    /// Texts of the report, in order; an empty key is an empty text.
    pub(super) fn texts(&self, keys: &[&str]) -> Vec<String> {
        let text = |key: &&str| if key.is_empty() { String::new() } else { self.text(key) };
        keys.iter().map(text).collect()
    }

    /// A heading with the currency: `Betrag (EUR)`.
    pub(super) fn money_heading(&self, heading: &str) -> String {
        format!("{heading} ({})", self.run.round.currency)
    }

    /// Headings of the four classes with the currency.
    pub(super) fn class_headings(&self) -> Vec<String> {
        self.classes.iter().map(|class| self.money_heading(class)).collect()
    }

    pub(super) fn class(&self, class: Class) -> &str {
        &self.classes[class as usize]
    }

    /// `Ansatz 2026`.
    pub(super) fn period(&self, period: Period) -> String {
        let phase = self.language.text(&format!("phase-{}", period.phase.code()));
        format!("{phase} {}", period.fiscal_year)
    }

    /// Says that what stands beside the lines has gaps; nothing where it has none.
    pub(super) fn gaps_beside(&self, touched: Touches) -> Option<String> {
        let count = self.run.gaps(touched);
        let key = format!("beside-{}", touched.code().replace('_', "-"));
        (count > 0).then(|| self.format(&key, &[("count", &self.language.count(count))]))
    }

    pub(super) fn truth(&self, truth: Truth) -> String {
        self.language.text(&format!("truth-{}", truth.code()))
    }

    pub(super) fn yes_no(&self, truth: bool) -> String {
        self.truth(if truth { Truth::Yes } else { Truth::No })
    }

    /// The verdict in words with a symbol; never by colour.
    pub(super) fn verdict(&self, verdict: Verdict) -> String {
        let symbol = match verdict {
            Verdict::Met => "✓",
            Verdict::Missed => "✗",
            Verdict::Undecidable => "?",
        };
        format!("{symbol} {}", self.verdict_word(verdict))
    }

    /// The verdict without its symbol, for running text.
    pub(super) fn verdict_word(&self, verdict: Verdict) -> String {
        self.language.text(match verdict {
            Verdict::Met => "verdict-met",
            Verdict::Missed => "verdict-missed",
            Verdict::Undecidable => "verdict-undecidable",
        })
    }

    pub(super) fn department(&self, department: DepartmentIndex) -> &'a Department {
        &self.run.portfolio.departments[usize::from(department.0)]
    }

    /// Code and name, or the code alone where the name says no more.
    pub(super) fn department_label(&self, department: DepartmentIndex) -> String {
        let Department { code, name, .. } = self.department(department);
        if code == name { code.to_string() } else { format!("{code} {name}") }
    }

    pub(super) fn line(&self, number: u32) -> &'a BudgetLine {
        &self.run.portfolio.lines[number as usize]
    }

    /// The rule that decided, or that a person did.
    pub(super) fn decider<'b>(&'b self, judgement: &'b Judgement) -> Value<'b> {
        match judgement.decision {
            Some(_) => Value::from(&*self.decision),
            None => judgement.rule.as_deref().map_or(Value::Blank, Value::from),
        }
    }

    /// What the rules alone say of a line somebody decided, for the year a judgement begins with:
    /// `Regelbetrieb (R-01)`; nothing where the rules decide.
    pub(super) fn by_rules(
        &self,
        classified: &Classified,
        judgement: &Judgement,
    ) -> Option<String> {
        let rules = classified.by_rules.as_ref().filter(|_| judgement.decision.is_some())?;
        let first = self.run.round.fiscal_years.first().copied();
        let year = judgement.from.or(first).unwrap_or(FiscalYear(0));
        Some(self.judged(rules.judgement(year)))
    }

    /// Classes of a judgement with its rule: `Regelbetrieb (R-01)`.
    pub(super) fn judged(&self, judged: &Judgement) -> String {
        let classes: Vec<_> = judged.parts.iter().map(|part| self.class(part.class)).collect();
        let rule = judged.rule.as_ref().map_or_else(String::new, |rule| format!(" ({rule})"));
        classes.join(", ") + &rule
    }

    /// Figures of the periods the target is taken for.
    pub(super) fn targets(&self) -> impl Iterator<Item = &'a PeriodFigures> + use<'a> {
        let analysis = &self.run.analysis;
        analysis.target_periods.iter().map(|&number| &analysis.periods[number])
    }

    /// The budget years, such as `2026` or `2026/2027`.
    pub(super) fn fiscal_years(&self) -> String {
        let years: Vec<_> = self.run.round.fiscal_years.iter().map(ToString::to_string).collect();
        years.join("/")
    }

    /// File, sheet, row and cell of the line's first target amount, else of its first amount,
    /// else of its row.
    pub(super) fn place(&self, line: &BudgetLine) -> [Value<'a>; 4] {
        let target = self.targets().next().and_then(|figures| line.amount(figures.period));
        self.place_of(line, target.or_else(|| line.amounts.first().copied()))
    }

    /// File, sheet, row and cell of an amount of the line, else of its row.
    pub(super) fn place_of(&self, line: &BudgetLine, amount: Option<Amount>) -> [Value<'a>; 4] {
        let (table, row) =
            amount.map_or((line.table, line.row), |amount| (amount.table, amount.cell.row));
        let sheet = &self.run.portfolio.tables[table.0 as usize].sheet;
        [
            Value::from(&*sheet.path),
            sheet.name.as_deref().map_or(Value::Blank, Value::from),
            Value::Count(u64::from(row) + 1),
            amount.map_or(Value::Blank, |amount| Value::from(amount.cell.a1())),
        ]
    }

    /// Title and number format of an axis, in the unit that suits the largest figure.
    pub(super) fn axis(&self, largest: Total) -> (String, &'static str) {
        let currency = &*self.run.round.currency;
        let (unit, format) = match largest.cents().unsigned_abs() {
            0..=99_999_999 => ("axis-units", "#,##0"),
            100_000_000..=9_999_999_999 => ("axis-thousands", "#,##0,"),
            _ => ("axis-millions", "#,##0.0,,"),
        };
        (self.format(unit, &[("currency", currency)]), format)
    }
}
