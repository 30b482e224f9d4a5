//! Verdict, share and bounds in words that follow the figures.

use crate::analyse::PeriodFigures;
use crate::analyse::target::{TargetResult, Verdict};
use crate::language::Language;
use crate::money::Ratio;
use crate::report::context::Context;
use crate::report::sheet::{Look, Page, Value};
use crate::report::sheets::target::Places;

/// The verdict, large, and what it rests on.
pub(super) fn verdict<'a>(
    context: &Context<'a>,
    page: &mut Page<'a>,
    figures: &'a PeriodFigures,
    places: Option<&Places>,
) {
    let period = context.period(figures.period);
    page.section(context.format("overview-target", &[("period", &period)]));
    let Some(result) = &figures.target.result else {
        page.note(&context.text("target-undefined"));
        return;
    };
    let target = context.language.percent(context.run.round.policy.target_share);
    let label = Value::from(context.format("overview-verdict-label", &[("target", &target)]));
    let word = Value::from(context.verdict(result.verdict));
    let word = places.map_or(word.clone(), |places| Value::formula(places.verdict.clone(), word));
    page.push(
        Look::Title,
        [label, word, Value::Blank, Value::Blank, between(context, result, places)],
    );
    let shares = [("share", result.share), ("lower", result.lower), ("upper", result.upper)]
        .map(|(name, share)| (name, percent(context, share)));
    match places {
        Some(places) => sentences(context, page, places, result.verdict, &shares),
        None => {
            let shares: Vec<(&str, &str)> =
                shares.iter().map(|(name, share)| (*name, share.as_str())).collect();
            page.note(&context.format("overview-standing", &shares));
            page.note(&meaning(context, result.verdict));
        }
    }
    if !context.run.portfolio.reconciliation.complete {
        page.note(&context.text("overview-incomplete"));
    }
}

/// Two digits, or as many more as tell a share from the target.
fn percent(context: &Context<'_>, share: Ratio) -> String {
    context.language.percent_apart(share, context.run.round.policy.target_share, 2)
}

/// The bounds in words; live where they stand in cells.
fn between<'a>(context: &Context<'_>, result: &TargetResult, places: Option<&Places>) -> Value<'a> {
    let (lower, upper) = (percent(context, result.lower), percent(context, result.upper));
    let stored = context.format("overview-between", &[("lower", &lower), ("upper", &upper)]);
    let Some(places) = places else { return Value::from(stored) };
    let marks = [("lower", "\u{1}lower\u{1}"), ("upper", "\u{1}upper\u{1}")];
    let text = context.format("overview-between", &marks);
    let parts = text.split('\u{1}').filter(|part| !part.is_empty()).map(|part| match part {
        "lower" => percent_formula(context, &places.lower),
        "upper" => percent_formula(context, &places.upper),
        text => quoted(text),
    });
    Value::formula(parts.collect::<Vec<_>>().join("&"), Value::from(stored))
}

/// Share, bounds and verdict in words that follow the figures; cells beside would hide them.
fn sentences(
    context: &Context<'_>,
    page: &mut Page<'_>,
    places: &Places,
    verdict: Verdict,
    shares: &[(&str, String); 3],
) {
    let figures: Vec<(&str, &str)> =
        shares.iter().map(|(name, share)| (*name, share.as_str())).collect();
    let stored = context.format("overview-standing", &figures);
    let marked: Vec<(&str, String)> =
        figures.iter().map(|(name, _)| (*name, format!("\u{1}{name}\u{1}"))).collect();
    let marked: Vec<(&str, &str)> =
        marked.iter().map(|(name, mark)| (*name, mark.as_str())).collect();
    let text = context.format("overview-standing", &marked);
    let parts = text.split('\u{1}').map(|part| match part {
        "share" => percent_formula(context, &places.share),
        "lower" => percent_formula(context, &places.lower),
        "upper" => percent_formula(context, &places.upper),
        text => quoted(text),
    });
    let formula = parts.collect::<Vec<_>>().join("&");
    page.push(Look::Note, [Value::formula(formula, Value::from(stored))]);
    let [met, missed, open] = [Verdict::Met, Verdict::Missed, Verdict::Undecidable]
        .map(|verdict| (quoted(&context.verdict(verdict)), quoted(&meaning(context, verdict))));
    let cell = &places.verdict;
    let formula =
        format!("IF({cell}={},{},IF({cell}={},{},{}))", met.0, met.1, missed.0, missed.1, open.1);
    page.push(Look::Note, [Value::formula(formula, Value::from(meaning(context, verdict)))]);
}

/// What a verdict says.
fn meaning(context: &Context<'_>, verdict: Verdict) -> String {
    let target = context.language.percent(context.run.round.policy.target_share);
    let values = [("target", target.as_str()), ("rule", &averaging(context))];
    context.format(&format!("overview-{}", code(verdict)), &values)
}

/// A text within a formula.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// A share as percent in the language of the report, whatever the spreadsheet's is.
pub(in crate::report::sheets) fn percent_formula(context: &Context<'_>, cell: &str) -> String {
    let (other, own, sign) = match context.language {
        Language::German => (".", ",", " %"),
        Language::English => (",", ".", "%"),
    };
    let digits = digits_formula(context.run.round.policy.target_share, cell);
    format!("SUBSTITUTE(FIXED({cell}*100,{digits},TRUE),\"{other}\",\"{own}\")&\"{sign}\"")
}

/// Two digits, or as many more, six at most, as tell a share from the target.
fn digits_formula(target: Ratio, cell: &str) -> String {
    let target = format!("({}/{})", target.numerator, target.denominator);
    let mut formula = "6".to_owned();
    for digits in (2..6).rev() {
        let places = digits + 2;
        let differs = format!("ROUND({cell},{places})<>ROUND({target},{places})");
        formula = format!("IF({differs},{digits},{formula})");
    }
    format!("IF({cell}={target},2,{formula})")
}

const fn code(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "met",
        Verdict::Missed => "missed",
        Verdict::Undecidable => "undecidable",
    }
}

fn averaging(context: &Context<'_>) -> String {
    let code = context.run.round.policy.averaging.code();
    context.language.text(&format!("averaging-{code}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_shows_the_digits_that_tell_a_share_from_the_target() {
        let fifth = Ratio { numerator: 1, denominator: 5 };
        let formula = digits_formula(fifth, "C7");
        assert!(
            formula.starts_with("IF(C7=(1/5),2,IF(ROUND(C7,4)<>ROUND((1/5),4),2,"),
            "{formula}"
        );
        assert!(formula.ends_with("IF(ROUND(C7,7)<>ROUND((1/5),7),5,6)))))"), "{formula}");
        let shown = |millionths| {
            crate::language::Language::German.percent_apart(
                Ratio::from_millionths(millionths),
                fifth,
                2,
            )
        };
        assert_eq!(
            [shown(199_996), shown(200_000), shown(199_900)],
            ["19,9996 %", "20,00 %", "19,99 %"]
        );
    }
}
