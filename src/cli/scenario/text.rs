//! The scenarios as a person reads them on the screen.

use crate::analyse::PeriodFigures;
use crate::analyse::scenario::reach::Reached;
use crate::analyse::scenario::{Played, Step};
use crate::analyse::target::{TargetResult, Verdict};
use crate::period::Period;
use crate::report::scenarios::{Studied, Variant, said};
use crate::round::Round;

/// Scenarios shown side by side; more stand below in blocks of their own.
const SIDE_BY_SIDE: usize = 4;

/// Figures side by side, moves, the search, where the files are.
pub(super) fn text(studied: &Studied, out: &str) -> String {
    let run = &studied.run;
    let language = run.round.language;
    let mut text = String::new();
    let variants = studied.variants();
    for &index in &run.analysis.target_periods {
        let period = run.analysis.periods[index].period;
        let shown = period_text(&run.round, period);
        let values = [("organisation", &*run.round.organisation), ("period", &shown)];
        text.push_str(&format!("\n{}\n", language.format("scenario-title", &values)));
        for block in variants[1..].chunks(SIDE_BY_SIDE) {
            let columns: Vec<&Variant<'_>> = variants[..1].iter().chain(block).collect();
            text.push_str(&table(&run.round, period, &columns));
        }
        if variants.len() == 1 {
            text.push_str(&table(&run.round, period, &[&variants[0]]));
        }
    }
    if run.analysis.target_periods.is_empty() {
        text.push_str(&format!("{}\n", language.text("summary-no-target")));
    }
    for variant in &variants {
        text.push_str(
            &variant.played.map(|one| steps(&run.round, variant, one)).unwrap_or_default(),
        );
    }
    text.push_str(&studied.reached.as_ref().map(|one| search(studied, one)).unwrap_or_default());
    if !run.portfolio.reconciliation.complete {
        text.push_str(&format!("\n{}\n", language.text("summary-incomplete")));
    }
    text.push_str(&format!("\n{}\n", language.format("scenario-out", &[("path", out)])));
    text
}

fn period_text(round: &Round, period: Period) -> String {
    let phase = round.language.text(&format!("phase-{}", period.phase.code()));
    format!("{phase} {}", period.fiscal_year)
}

fn table(round: &Round, period: Period, columns: &[&Variant<'_>]) -> String {
    let language = round.language;
    let money = |total| language.money(total, &round.currency);
    let percent = |share| language.percent_digits(share, 2);
    let undefined = || language.text("scenario-row-undefined");
    let figures = |variant: &Variant<'_>, of: &dyn Fn(&PeriodFigures) -> String| {
        variant.figures(period).map_or_else(undefined, of)
    };
    let result = |variant: &Variant<'_>, of: &dyn Fn(&TargetResult) -> String| {
        figures(variant, &|figures| figures.target.result.as_ref().map_or_else(undefined, of))
    };
    let mut rows: Vec<(String, Vec<String>)> = Vec::new();
    let mut row = |label: &str, value: &dyn Fn(&Variant<'_>) -> String| {
        let label = if label.is_empty() { String::new() } else { language.text(label) };
        rows.push((label, columns.iter().map(|variant| value(variant)).collect()));
    };
    row("", &|variant| variant.name.clone());
    row("scenario-row-total", &|one| figures(one, &|figures| money(figures.totals.total())));
    for class in crate::classify::Class::ALL {
        let key = format!("class-{}", class.code());
        row(&key, &|one| figures(one, &|figures| money(figures.totals.of(class))));
    }
    row("scenario-row-share", &|one| {
        let target = one.target_share;
        result(one, &|result| language.percent_apart(result.share, target, 2))
    });
    row("scenario-row-lower", &|one| {
        let target = one.target_share;
        result(one, &|result| language.percent_apart(result.lower, target, 2))
    });
    row("scenario-row-upper", &|one| {
        let target = one.target_share;
        result(one, &|result| language.percent_apart(result.upper, target, 2))
    });
    row("scenario-row-target", &|one| percent(one.target_share));
    row("scenario-row-verdict", &|one| result(one, &|result| verdict(round, result.verdict)));
    row("scenario-row-gap", &|one| result(one, &|result| money(result.gap.shift)));
    row("scenario-row-growth", &|one| {
        one.growth(period).and_then(|(_, rate)| rate).map_or_else(undefined, percent)
    });
    aligned(&rows)
}

fn verdict(round: &Round, verdict: Verdict) -> String {
    round.language.text(match verdict {
        Verdict::Met => "verdict-met",
        Verdict::Missed => "verdict-missed",
        Verdict::Undecidable => "verdict-undecidable",
    })
}

/// Labels to the left, values to the right.
fn aligned(rows: &[(String, Vec<String>)]) -> String {
    let widest = |texts: &mut dyn Iterator<Item = &String>| {
        texts.map(|text| text.chars().count()).max().unwrap_or(0)
    };
    let label_width = widest(&mut rows.iter().map(|(label, _)| label));
    let columns = rows.iter().map(|(_, values)| values.len()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns)
        .map(|column| widest(&mut rows.iter().filter_map(|(_, values)| values.get(column))))
        .collect();
    let mut text = String::from("\n");
    for (label, values) in rows {
        text.push_str(&format!("  {label:<label_width$}"));
        for (value, &width) in values.iter().zip(&widths) {
            text.push_str(&format!("  {value:>width$}"));
        }
        text.push('\n');
    }
    text
}

fn steps(round: &Round, variant: &Variant<'_>, played: &Played) -> String {
    let heading = round.language.text("scenario-steps");
    let mut text = format!("\n{heading}: {}\n", variant.name);
    for (number, step) in (1_u64..).zip(&played.steps) {
        text.push_str(&format!("  {}\n", said_of(round, number, step)));
    }
    text
}

fn said_of(round: &Round, number: u64, step: &Step) -> String {
    let language = round.language;
    let money = |total| language.money(total, &round.currency);
    let (number, lines) = (number.to_string(), language.count(step.line_count));
    let kind = language.text(&format!("scenario-kind-{}", step.code));
    if step.line_count == 0 {
        let values = [("number", number.as_str()), ("kind", &kind)];
        return language.format("scenario-step-policy", &values);
    }
    let (taken, given) = (money(step.taken), money(step.given));
    let values = [
        ("number", number.as_str()),
        ("kind", &kind),
        ("taken", &taken),
        ("given", &given),
        ("lines", &lines),
    ];
    let mut text = language.format("scenario-step", &values);
    if step.outside.cents() != 0 {
        let outside = money(step.outside);
        text.push_str("; ");
        text.push_str(&language.format("scenario-step-outside", &[("outside", &outside)]));
    }
    text
}

fn search(studied: &Studied, reached: &Reached) -> String {
    let (run, round) = (&studied.run, &studied.run.round);
    let language = round.language;
    let period = period_text(round, reached.period);
    let mut text = format!("\n{}\n", language.format("reach-title", &[("period", &period)]));
    for sentence in said::sentences(round, reached) {
        text.push_str(&format!("  {sentence}\n"));
    }
    if reached.limits.is_empty() && reached.played.is_none() {
        return text;
    }
    if !reached.chosen.is_empty() {
        text.push_str(&format!("  {}\n", language.text("reach-chosen")));
    }
    for chosen in &reached.chosen {
        let kind = language.text(&format!("scenario-kind-{}", chosen.code));
        let department = &run.portfolio.departments[usize::from(chosen.department.0)];
        let amount = language.money(chosen.amount, &round.currency);
        let values = [
            ("kind", kind.as_str()),
            ("name", &chosen.name),
            ("department", &department.code),
            ("amount", &amount),
        ];
        text.push_str(&format!("    {}\n", language.format("reach-chosen-row", &values)));
    }
    text.push_str(&format!("  {}\n", language.text("reach-binding")));
    let binding: Vec<_> =
        reached.limits.iter().filter(|state| state.without.is_binding()).collect();
    for state in &binding {
        let name = said::limit(run, &state.limit);
        let mut says = said::without(round, state.without);
        if let Some(more) = said::one_more(round, state) {
            says = format!("{says}; {more}");
        }
        text.push_str(&format!("    {name}: {says}\n"));
    }
    if binding.is_empty() {
        text.push_str(&format!("    {}\n", language.text("reach-binding-none")));
    }
    text
}
