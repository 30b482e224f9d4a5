//! The fields a column may be.
//!
//! In: a column and what headings and cells are known to stand for. Out: candidates with what
//! speaks for each, the strongest first. Deliberately absent: which of them the column becomes.

use crate::propose::content::Column;
use crate::propose::fits::{self, Fit, fit};
use crate::propose::likeness::{self, Likeness};
use crate::propose::roles::Subject;
use crate::propose::{Confidence, Context};
use crate::round::InputKind;
use crate::schema::{Field, Role};

/// Likeness from which a heading counts as evidence of its own.
const ALIKE: u32 = 85;

/// A role with what speaks for it.
pub(super) struct Candidate {
    pub(super) role: Role,
    pub(super) confidence: Confidence,
    pub(super) strength: u32,
    pub(super) fit: Fit,
    pub(super) reasons: Vec<String>,
}

/// The fields a column may be, the strongest first.
pub(super) fn candidates(
    subject: &Subject<'_>,
    column: &Column,
    account: Option<&Column>,
) -> Vec<Candidate> {
    let likes = likeness::fields(subject.kind, &column.heading);
    // "Sachkonto Text" is neither an account nor a title.
    let torn = likes.iter().filter(|like| like.part && like.of_hundred >= ALIKE).count() > 1;
    let mut found: Vec<Candidate> =
        likes.into_iter().filter_map(|like| alike(subject, column, account, torn, like)).collect();
    for role in shown(subject.kind, column, account) {
        if found.iter().all(|candidate| candidate.role != role) {
            found.push(by_content(subject.context, column, account, role));
        }
    }
    found.sort_by_key(|candidate| std::cmp::Reverse((candidate.fit, candidate.strength)));
    if let [first, second, ..] = &mut found[..] {
        let near = first.fit == second.fit && first.strength < second.strength + 5;
        if near && second.confidence < Confidence::Unsure {
            first.confidence = Confidence::Unsure;
        }
    }
    found
}

fn alike(
    subject: &Subject<'_>,
    column: &Column,
    account: Option<&Column>,
    torn: bool,
    like: Likeness,
) -> Option<Candidate> {
    let Likeness { role, of_hundred, word, weak, part } = like;
    let fit = fit(&role, column, account);
    if fit == Fit::Against {
        return None;
    }
    // A balance of an account is no account.
    let facts = &column.facts;
    let other = role == Role::Field(Field::Account)
        && !(facts.mostly(facts.accounts, 95) && facts.repeats());
    let doubtful = part && (torn || other || is_name(&role));
    let plainly = of_hundred >= ALIKE && !weak && !doubtful;
    let agree = fit == Fit::Proof || fit == Fit::For && plainly;
    let context = subject.context;
    let share = context.share(of_hundred);
    let reason = context.say("propose-like", &[("word", &word), ("share", &share)]);
    let reasons = vec![reason, fits::words(&role, column, context)];
    let confidence = if agree { Confidence::Likely } else { Confidence::Unsure };
    Some(Candidate { role, confidence, strength: of_hundred, fit, reasons })
}

/// Fields whose cells may be any words, so that a part of a heading says too little.
fn is_name(role: &Role) -> bool {
    matches!(
        role,
        Role::Field(
            Field::Department
                | Field::Unit
                | Field::Area
                | Field::BusinessArea
                | Field::SolutionScope
                | Field::Funding
        ) | Role::ProjectField("department" | "business_area" | "kind" | "status")
    )
}

/// Fields the cells alone speak for.
fn shown(kind: InputKind, column: &Column, account: Option<&Column>) -> Vec<Role> {
    let facts = &column.facts;
    let text = facts.is_text();
    let mut roles = Vec::new();
    if kind == InputKind::Projects {
        let dates = facts.mostly(facts.dates, 80);
        let truths = facts.mostly(facts.truths, 90) && facts.distinct <= 4;
        for (speaks, codes) in [
            (dates, &["begin", "end", "go_live"][..]),
            (truths, &["first_use", "first_digitalisation", "replacement", "cost_benefit"][..]),
            (text && facts.mean_length() > 60, &["description"][..]),
            (text && !facts.repeats(), &["title"][..]),
            (facts.mostly(facts.codes, 90) && facts.distinct == facts.filled, &["project_id"][..]),
        ] {
            roles.extend(codes.iter().filter(|_| speaks).map(|code| Role::ProjectField(code)));
        }
        return roles;
    }
    let name = account.is_some_and(|account| {
        account.index != column.index
            && text
            && facts.repeats()
            && fits::determines(account, column)
    });
    for (speaks, fields) in [
        (facts.mostly(facts.accounts, 95) && !column.is_money_like(), &[Field::Account][..]),
        (facts.mostly(facts.classes, 90), &[Field::DeclaredClass][..]),
        (name, &[Field::AccountName][..]),
        (text && facts.mean_length() > 60, &[Field::Description, Field::Note][..]),
        (text && !facts.repeats(), &[Field::Title, Field::Description][..]),
        (
            facts.mostly(facts.codes, 80) && facts.repeats() && facts.fractions == 0,
            &[Field::Product, Field::CostCentre, Field::Unit][..],
        ),
        (text && facts.repeats(), &[Field::Unit, Field::BusinessArea, Field::Product][..]),
    ] {
        roles.extend(fields.iter().filter(|_| speaks).map(|field| Role::Field(*field)));
    }
    roles.retain(|role| fit(role, column, account) != Fit::Against);
    roles
}

fn by_content(
    context: &Context<'_>,
    column: &Column,
    account: Option<&Column>,
    role: Role,
) -> Candidate {
    let fit = fit(&role, column, account);
    let proven = fit == Fit::Proof;
    let confidence = if proven { Confidence::Likely } else { Confidence::Unsure };
    let mut reasons = vec![fits::words(&role, column, context)];
    if !proven {
        reasons.insert(0, context.say("propose-only-content", &[]));
    }
    // What only the cells say stands behind what the heading says too.
    let fit = if proven { fit } else { Fit::Neutral };
    Candidate { role, confidence, strength: 0, fit, reasons }
}
