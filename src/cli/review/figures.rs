//! Figures before and after, side by side; both come from whole runs.

use crate::analyse::target::Verdict;
use crate::analyse::{Analysis, PeriodFigures};
use crate::classify::{Class, Classification};
use crate::language::Language;
use crate::period::FiscalYear;
use crate::pipeline::Reviewed;
use crate::schema::Decision;

/// Figures of a budget year as they are and as they would be.
pub(super) struct Effect<'a> {
    pub(super) before: &'a PeriodFigures,
    pub(super) after: &'a PeriodFigures,
}

/// The budget years, where something would change.
pub(super) fn effects(reviewed: &Reviewed) -> Vec<Effect<'_>> {
    let Some((_, after)) = &reviewed.after else { return Vec::new() };
    let targets = |analysis: &'_ Analysis| -> Vec<usize> { analysis.target_periods.clone() };
    let before = &reviewed.run.analysis;
    let pairs = targets(before).into_iter().zip(targets(after));
    pairs
        .map(|(first, second)| Effect {
            before: &before.periods[first],
            after: &after.periods[second],
        })
        .collect()
}

/// The other years and phases, where something would change.
pub(super) fn other_effects(reviewed: &Reviewed) -> Vec<Effect<'_>> {
    let Some((_, after)) = &reviewed.after else { return Vec::new() };
    let before = &reviewed.run.analysis;
    let pairs = before.periods.iter().zip(&after.periods).enumerate();
    pairs
        .filter(|(number, _)| !before.target_periods.contains(number))
        .map(|(_, (before, after))| Effect { before, after })
        .collect()
}

/// Share, bounds and verdict.
pub(super) fn verdict(figures: &PeriodFigures) -> Option<(Verdict, [crate::money::Ratio; 3])> {
    let result = figures.target.result.as_ref()?;
    Some((result.verdict, [result.share, result.lower, result.upper]))
}

/// The end of the key of a verdict's word.
pub(super) const fn verdict_code(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "met",
        Verdict::Missed => "missed",
        Verdict::Undecidable => "undecidable",
    }
}

/// The class of a line and what it rests on, before or after.
pub(super) fn class(
    classification: &Classification,
    line: u32,
    fiscal_year: FiscalYear,
    language: Language,
) -> String {
    let Some(classified) = &classification.lines[line as usize] else { return String::new() };
    let judgement = classified.judgement(fiscal_year);
    let word = |class: Class| language.text(&format!("class-{}", class.code()));
    let classes: Vec<String> = judgement.parts.iter().map(|part| word(part.class)).collect();
    let classes = classes.join(" / ");
    match &judgement.rule {
        Some(rule) => language.format("class-by-rule", &[("class", &classes), ("rule", rule)]),
        None => classes,
    }
}

/// The year a decision is looked at in: its own, else the first budget year.
pub(super) fn year(reviewed: &Reviewed, decision: &Decision) -> FiscalYear {
    let first = reviewed.run.round.fiscal_years.first().copied();
    decision.fiscal_year.or(first).unwrap_or(FiscalYear(0))
}
