//! What to bear in mind when reading the figures.

use crate::analyse::ReviewCause;
use crate::classify::DecisionState;
use crate::diagnostic::Severity;
use crate::money::Total;
use crate::report::context::Context;
use crate::report::sheet::Page;
use crate::report::sheets::review;

pub(super) fn caveats<'a>(context: &Context<'a>, page: &mut Page<'a>) {
    let run = context.run;
    page.section(context.text("overview-caveats"));
    // Beside a verdict the caveat stands there.
    if run.analysis.target_periods.is_empty() && !run.portfolio.reconciliation.complete {
        page.note(&context.text("overview-incomplete"));
    }
    for (touched, _) in run.gaps_beside() {
        page.note(&context.gaps_beside(touched).unwrap_or_default());
    }
    if run.analysis.current_payments_missing {
        page.note(&context.text("overview-payments"));
    }
    let money = |sum: Total| context.language.money(sum, &run.round.currency);
    let unproven = run.analysis.innovation_without_cost_benefit;
    if unproven != Total::ZERO {
        page.note(&context.format("overview-cost-benefit", &[("sum", &money(unproven))]));
    }
    let missing = run.analysis.follow_up.missing;
    if missing != Total::ZERO {
        page.note(&context.format("follow-up-caveat", &[("sum", &money(missing))]));
    }
    decisions(context, page);
    let count = |severity| {
        let found = run.diagnostics.iter().filter(|found| found.severity == severity);
        context.language.count(found.count() as u64)
    };
    let values = [count(Severity::Error), count(Severity::Warning), count(Severity::Note)];
    page.note(&context.format(
        "overview-diagnostics",
        &[("errors", &values[0]), ("warnings", &values[1]), ("notes", &values[2])],
    ));
    let items = &run.analysis.review;
    let causes = ReviewCause::ALL.map(|cause| {
        let found = items.iter().filter(|item| item.causes.contains(cause)).count();
        format!("{}: {}", context.text(review::cause(cause)), context.language.count(found as u64))
    });
    let count = context.language.count(items.len() as u64);
    let values = [("count", &*count), ("list", &*causes.join("; "))];
    page.note(&context.format("overview-review", &values));
    review::note_cut(context, page, None);
}

/// How much people decided; nothing where nobody did.
fn decisions(context: &Context<'_>, page: &mut Page<'_>) {
    let outcomes = &context.run.classification.decisions;
    if outcomes.is_empty() {
        return;
    }
    let count = |state| {
        let count = outcomes.iter().filter(|outcome| outcome.state == state).count();
        context.language.count(count as u64)
    };
    let sum = context.run.department_reviews.iter().map(|review| review.by_decisions).sum();
    let values = [
        ("count", &*count(DecisionState::InForce)),
        ("stale", &*count(DecisionState::Stale)),
        ("sum", &*context.language.money(sum, &context.run.round.currency)),
    ];
    page.note(&context.format("overview-decisions", &values));
}
