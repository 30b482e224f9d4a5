//! What a search found, in words the screen and the sheet share.
//!
//! In: figures of `analyse`. Out: sentences in the language of the round. Deliberately absent:
//! figures of its own.

use crate::analyse::scenario::reach::{Found, Limit, LimitState, Reached, Without};
use crate::analyse::target::TargetResult;
use crate::money::Total;
use crate::report::Run;
use crate::round::Round;

/// What was found, sentence by sentence.
#[must_use]
pub fn sentences(round: &Round, reached: &Reached) -> Vec<String> {
    let language = round.language;
    let money = |total: Total| language.money(total, &round.currency);
    match &reached.found {
        Found::Met => vec![language.text("reach-met")],
        Found::LimitsClash => vec![language.text("reach-clash")],
        Found::Unsolved => vec![language.text("reach-unsolved")],
        Found::Reached { cost, room } => {
            let proof = match *room {
                Total::ZERO => language.text("reach-proof"),
                room => language.format("reach-room", &[("room", &money(room))]),
            };
            vec![language.format("reach-found", &[("cost", &money(*cost))]), proof]
        }
        Found::OutOfReach => {
            let result = result(reached);
            let target = round.policy.target_share;
            let share = result.map(|result| language.percent_apart(result.lower, target, 2));
            let share = share.unwrap_or_else(|| language.text("scenario-row-undefined"));
            let gap = result.map(|result| money(result.gap.shift)).unwrap_or_default();
            vec![language.format("reach-out-of-reach", &[("share", &share), ("gap", &gap)])]
        }
    }
}

/// The target of the scenario that was found.
fn result(reached: &Reached) -> Option<&TargetResult> {
    let periods = &reached.played.as_ref()?.analysis.periods;
    periods.iter().find(|figures| figures.period == reached.period)?.target.result.as_ref()
}

/// A limit by its name.
#[must_use]
pub fn limit(run: &Run, limit: &Limit) -> String {
    let language = run.round.language;
    let named = |key: &str, name: &str| language.format(key, &[("name", name)]);
    match limit {
        Limit::Department(department) => {
            let department = &run.portfolio.departments[usize::from(department.0)];
            named("reach-limit-department", &department.code)
        }
        Limit::Growth => language.text("reach-limit-growth"),
        Limit::Staff(name) => named("reach-limit-staff", name),
        Limit::Cut(name) => named("reach-limit-cut", name),
        Limit::Raise(name) => named("reach-limit-raise", name),
        Limit::Fixed => language.text("reach-limit-fixed"),
    }
}

/// Whether a limit binds, and what would be without it.
#[must_use]
pub fn without(round: &Round, without: Without) -> String {
    let language = round.language;
    match without {
        Without::Same => language.text("reach-without-same"),
        Without::Saves(saved) => {
            let amount = language.money(saved, &round.currency);
            language.format("reach-without-saves", &[("amount", &amount)])
        }
        Without::Reaches => language.text("reach-without-reaches"),
        Without::Share(share) => {
            let share = language.percent_digits(share, 2);
            language.format("reach-without-share", &[("share", &share)])
        }
        Without::Unknown => language.text("reach-without-unknown"),
    }
}

/// What a little more of a limit would bring; nothing where nobody can say.
#[must_use]
pub fn one_more(round: &Round, state: &LimitState) -> Option<String> {
    let language = round.language;
    let amount = language.money(state.one_more?, &round.currency);
    let step = match state.limit {
        Limit::Staff(_) => language.text("reach-one-month"),
        _ => language.money(Total(100_000), &round.currency),
    };
    Some(language.format("reach-one-more", &[("step", &step), ("amount", &amount)]))
}
