//! `fuenftel run`: the whole job.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};

use super::{Common, Format, Outcome, output};
use crate::analyse::PeriodFigures;
use crate::analyse::target::Verdict;
use crate::classify::{Class, DecisionOutcome, DecisionState};
use crate::diagnostic::Severity;
use crate::language::Language;
use crate::money::Ratio;
use crate::pipeline;
use crate::report;
use crate::round::Averaging;

/// The verb's arguments.
#[derive(Debug, Args)]
pub(super) struct Run {
    /// Ordner der Haushaltsrunde (mit round.toml).
    #[arg(default_value = ".", value_name = "RUNDE")]
    round: PathBuf,
    /// Ordner für den Bericht (sonst reports/<RUNDE>).
    #[arg(long, value_name = "ORDNER")]
    out: Option<PathBuf>,
    /// Endet mit 1, wenn das Ziel verfehlt oder nicht entscheidbar ist oder ein Fehler vorliegt.
    #[arg(long, value_name = "FALL")]
    fail_on: Vec<FailOn>,
    #[command(flatten)]
    pub(super) common: Common,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FailOn {
    /// Das Ziel ist verfehlt.
    Missed,
    /// Das Ziel ist nicht entscheidbar.
    Undecidable,
    /// Eine Meldung der Stufe Fehler liegt vor.
    Error,
}

impl Run {
    pub(super) fn execute(&self) -> Outcome {
        let bar = output::progress();
        let progress = |message: &str| bar.set_message(message.to_owned());
        let run = pipeline::load(&self.round, &self.common.options(), &progress)?;
        let out =
            self.out.clone().unwrap_or_else(|| PathBuf::from("reports").join(&run.round.name));
        pipeline::write(&run, &out, &progress)?;
        bar.finish_and_clear();
        output::diagnostics(&run.diagnostics, run.round.language);
        match self.common.format {
            Format::Text => output::to_stdout(&summary(&run, &out.display().to_string())),
            Format::Json => output::to_stdout(&report::data::kpi_json(&run)),
        }
        let code = ExitCode::from(u8::from(self.fails(&run)));
        // The process ends here; handing a large round's memory back text by text would take time.
        std::mem::forget(run);
        Ok(code)
    }

    fn fails(&self, run: &report::Run) -> bool {
        let verdicts: Vec<Verdict> = run
            .analysis
            .target_periods
            .iter()
            .filter_map(|&index| run.analysis.periods[index].target.result.as_ref())
            .map(|result| result.verdict)
            .collect();
        self.fail_on.iter().any(|case| match case {
            FailOn::Missed => verdicts.contains(&Verdict::Missed),
            // A budget year without a verdict is not decided either.
            FailOn::Undecidable => {
                verdicts.contains(&Verdict::Undecidable)
                    || verdicts.len() < run.round.fiscal_years.len()
            }
            FailOn::Error => run.diagnostics.iter().any(|found| found.severity == Severity::Error),
        })
    }
}

/// The short summary: total, split, verdict, gap, departments, unclear lines, where to look.
fn summary(run: &report::Run, out: &str) -> String {
    let language = run.round.language;
    let mut text = format!("\n{}\n", run.round.organisation);
    if run.analysis.target_periods.is_empty() {
        text.push_str(&language.text("summary-no-target"));
        text.push('\n');
    }
    for &index in &run.analysis.target_periods {
        period_summary(&mut text, run, &run.analysis.periods[index]);
    }
    text.push_str(&decisions_summary(run));
    if !run.portfolio.reconciliation.complete {
        text.push_str(&language.text("summary-incomplete"));
        text.push('\n');
    }
    for (touched, _) in run.gaps_beside() {
        let key = format!("summary-beside-{}", touched.code().replace('_', "-"));
        text.push_str(&language.text(&key));
        text.push('\n');
    }
    text.push_str(&language.format("summary-report", &[("path", out)]));
    text.push('\n');
    text
}

/// How many decisions hold and how much money they decide; nothing where there are none.
fn decisions_summary(run: &report::Run) -> String {
    let language = run.round.language;
    let outcomes = &run.classification.decisions;
    if outcomes.is_empty() {
        return String::new();
    }
    let count = |wanted: &dyn Fn(&DecisionOutcome) -> bool| {
        language.count(outcomes.iter().filter(|outcome| wanted(outcome)).count() as u64)
    };
    let sum = run.department_reviews.iter().map(|review| review.by_decisions).sum();
    let values = [
        ("count", &*count(&|outcome| outcome.is_current())),
        ("stale", &*count(&|outcome| outcome.state == DecisionState::Stale)),
        ("sum", &*language.money(sum, &run.round.currency)),
    ];
    let mut text = String::new();
    let label = language.text("summary-decisions");
    row(&mut text, &label, &language.format("summary-decisions-value", &values));
    text
}

fn period_summary(text: &mut String, run: &report::Run, figures: &PeriodFigures) {
    let language = run.round.language;
    let currency = &*run.round.currency;
    let year = figures.period.fiscal_year.to_string();
    let phase = language.text(&format!("phase-{}", figures.period.phase.code()));
    let basis = language.text(&format!("basis-{}", run.round.policy.basis.code()));
    let areas = run.round.policy.areas.join(", ");
    let values = [("year", &*year), ("phase", &phase), ("basis", &basis), ("areas", &areas)];
    text.push_str(&language.format("summary-period", &values));
    text.push('\n');
    let total = figures.totals.total();
    row(text, &language.text("summary-total"), &format!("{:>24}", language.money(total, currency)));
    for class in Class::ALL {
        let sum = figures.totals.of(class);
        let share = Ratio::of(sum, total)
            .map(|share| language.percent_apart(share, run.round.policy.target_share, 1))
            .unwrap_or_default();
        let name = language.text(&format!("class-{}", class.code()));
        row(
            text,
            &format!("  {name}"),
            &format!("{:>24}  {share:>8}", language.money(sum, currency)),
        );
    }
    target_summary(text, run, figures);
    departments_summary(text, run, figures);
    let count = language.count(figures.unclear_count);
    let unclear = language.money(figures.totals.of(Class::Unclear), currency);
    let values = [("count", count.as_str()), ("sum", &unclear)];
    let label = language.text("summary-unclear");
    row(text, &label, &language.format("summary-unclear-value", &values));
}

fn target_summary(text: &mut String, run: &report::Run, figures: &PeriodFigures) {
    let language = run.round.language;
    let currency = &*run.round.currency;
    let Some(result) = &figures.target.result else {
        row(text, &language.text("summary-target"), &language.text("summary-target-undefined"));
        return;
    };
    let verdict = language.text(match result.verdict {
        Verdict::Met => "verdict-met",
        Verdict::Missed => "verdict-missed",
        Verdict::Undecidable => "verdict-undecidable",
    });
    let goal = run.round.policy.target_share;
    // A share just below the target must not look as if it had reached it.
    let [lower, upper, share] = [result.lower, result.upper, result.share]
        .map(|share| language.percent_apart(share, goal, 2));
    let target = language.percent(run.round.policy.target_share);
    let averaging = match run.round.policy.averaging {
        Averaging::Pooled => "averaging-pooled",
        Averaging::Mean => "averaging-mean",
    };
    let values = [
        ("verdict", verdict.as_str()),
        ("target", &target),
        ("share", &share),
        ("lower", &lower),
        ("upper", &upper),
        ("averaging", &language.text(averaging)),
    ];
    let label = language.text("summary-target");
    row(text, &label, &language.format("summary-target-value", &values));
    let money = |total| language.money(total, currency);
    let cut = result.gap.cut.map_or_else(|| language.text("summary-gap-no-cut"), money);
    let (shift, add) = (money(result.gap.shift), money(result.gap.add));
    let values = [("shift", shift.as_str()), ("add", &add), ("cut", &cut)];
    row(text, &language.text("summary-gap"), &language.format("summary-gap-value", &values));
}

fn departments_summary(text: &mut String, run: &report::Run, figures: &PeriodFigures) {
    let language: Language = run.round.language;
    let mut departments: Vec<_> =
        figures.departments.iter().filter(|figures| figures.in_target).collect();
    departments
        .sort_by_key(|figures| (std::cmp::Reverse(figures.totals.total()), figures.department));
    for (place, figures) in departments.iter().take(3).enumerate() {
        let department = &run.portfolio.departments[usize::from(figures.department.0)];
        let label = if place == 0 { language.text("summary-departments") } else { String::new() };
        let money = language.money(figures.totals.total(), &run.round.currency);
        let name = match &*department.name {
            // Departments taken from one column have no other name.
            name if name == &*department.code => name.to_owned(),
            name => format!("{} {name}", department.code),
        };
        row(text, &label, &format!("{money:>24}  {name}"));
    }
}

fn row(text: &mut String, label: &str, value: &str) {
    writeln!(text, "  {label:<22} {value}").expect("text takes everything");
}
