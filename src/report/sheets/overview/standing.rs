//! Verdict, share and bounds in words that follow the figures.

use crate::analyse::PeriodFigures;
use crate::analyse::target::{TargetResult, Verdict};
use crate::money::Ratio;
use crate::report::context::Context;
use crate::report::sheet::{Look, Page, Value};
use crate::report::sheets::model::Model;
use crate::report::sheets::spoken::Words;
use crate::report::sheets::target::Places;

/// The verdict, large, and what it rests on.
pub(super) fn verdict<'a>(
    context: &Context<'a>,
    page: &mut Page<'a>,
    model: &Model,
    figures: &'a PeriodFigures,
    places: Option<&Places>,
) {
    let period = context.period(figures.period);
    page.section(context.format("overview-target", &[("period", &period)]));
    let Some(result) = &figures.target.result else {
        page.note(&context.text("target-undefined"));
        return;
    };
    let aim = model.target_share();
    let aim = Words::percent(context, context.run.round.policy.target_share, Some(&aim), 1);
    let label = Words::filled(context, "overview-verdict-label", &[("target", &aim)]);
    let word = Value::from(context.verdict(result.verdict));
    let word = places.map_or(word.clone(), |places| Value::formula(places.verdict.clone(), word));
    let bounds = Bounds::of(context, result, places, &model.target_share());
    let between = bounds.either(context, ["overview-exactly", "overview-between"]);
    page.push(Look::Title, [label.value(), word, Value::Blank, Value::Blank, between.value()]);
    let standing = bounds.either(context, ["overview-certain", "overview-standing"]);
    page.push(Look::Note, [standing.value()]);
    page.push(Look::Note, [meaning(context, result.verdict, &aim, places).value()]);
    if !context.run.portfolio.reconciliation.complete {
        page.note(&context.text("overview-incomplete"));
    }
}

/// Share and bounds in words, and the condition under which all are one.
struct Bounds {
    share: Words,
    lower: Words,
    upper: Words,
    are_one: bool,
    condition: Option<String>,
}

impl Bounds {
    fn of(
        context: &Context<'_>,
        result: &TargetResult,
        places: Option<&Places>,
        aim: &str,
    ) -> Self {
        let words = |share: Ratio, cell: Option<&String>| {
            Words::percent_apart(context, share, cell.map(|cell| (cell.as_str(), aim)), 2)
        };
        Self {
            share: words(result.share, places.map(|places| &places.share)),
            lower: words(result.lower, places.map(|places| &places.lower)),
            upper: words(result.upper, places.map(|places| &places.upper)),
            are_one: result.lower == result.upper,
            condition: places.map(|places| format!("{}={}", places.lower, places.upper)),
        }
    }

    /// The first text where the bounds are one, else the second.
    fn either(&self, context: &Context<'_>, keys: [&str; 2]) -> Words {
        let words = [("share", &self.share), ("lower", &self.lower), ("upper", &self.upper)];
        let [one, apart] = keys.map(|key| Words::filled(context, key, &words));
        match &self.condition {
            Some(condition) => Words::either(condition, self.are_one, one, apart),
            None if self.are_one => one,
            None => apart,
        }
    }
}

/// What a verdict says, live where the verdict stands in a cell.
fn meaning(context: &Context<'_>, verdict: Verdict, aim: &Words, places: Option<&Places>) -> Words {
    let rule = Words::fixed(averaging(context));
    let said = |key| Words::filled(context, key, &[("target", aim), ("rule", &rule)]);
    let [met, missed, open] = ["overview-met", "overview-missed", "overview-undecidable"].map(said);
    let Some(cell) = places.map(|places| &places.verdict) else {
        return match verdict {
            Verdict::Met => met,
            Verdict::Missed => missed,
            Verdict::Undecidable => open,
        };
    };
    let is = |one| format!("{cell}=\"{}\"", context.verdict(one));
    let rest = Words::either(&is(Verdict::Missed), verdict == Verdict::Missed, missed, open);
    Words::either(&is(Verdict::Met), verdict == Verdict::Met, met, rest)
}

fn averaging(context: &Context<'_>) -> String {
    let code = context.run.round.policy.averaging.code();
    context.language.text(&format!("averaging-{code}"))
}
