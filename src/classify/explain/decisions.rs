//! What people said of a line: decisions with who, when and why, and comments.

use serde::Serialize;

use crate::classify::{Class, Classification, DecisionOutcome, DecisionState};
use crate::language::Language;
use crate::money::{Ratio, Total};
use crate::schema::{Comment, Recorded, Shares};

/// A row of `decisions.csv` about the line.
#[derive(Debug, Clone, Serialize)]
pub struct ExplainedDecision {
    /// Row in the file as a spreadsheet counts it.
    pub row: u64,
    /// `decide` or `withdraw`.
    pub action: &'static str,
    /// Code of what became of it: `in_force`, `stale`, `replaced`, `withdrawn`, ...
    pub state: &'static str,
    /// It is in the figures.
    pub counts: bool,
    /// The year it holds for; nothing for all.
    pub fiscal_year: Option<i16>,
    /// Classes with their shares as decimal text.
    pub shares: Vec<(Class, String)>,
    /// Cost the reviewer saw.
    pub amount: Option<String>,
    /// The same cost now.
    pub amount_now: Option<String>,
    /// The amount changed beyond the threshold.
    pub amount_changed: bool,
    /// Text the reviewer saw.
    pub text: String,
    /// The text changed beyond the threshold.
    pub text_changed: bool,
    /// Why.
    pub reason: String,
    /// Who.
    pub person: String,
    /// When, in ISO notation.
    pub date: String,
    /// SHA-256 of the manifest of the report the reviewer saw; empty where it is not known.
    pub report: String,
    #[serde(skip)]
    told: Told,
}

/// What the text needs beside the data.
#[derive(Debug, Clone, Default)]
struct Told {
    date: String,
    amount: Option<Total>,
    amount_now: Option<Total>,
    shares: Vec<(Class, Ratio)>,
}

/// A comment on the line.
#[derive(Debug, Clone, Serialize)]
pub struct ExplainedComment {
    /// What is said.
    pub comment: String,
    /// Who.
    pub person: String,
    /// When, in ISO notation.
    pub date: String,
}

/// The rows about a line, in order.
pub(super) fn of(
    line: u32,
    classification: &Classification,
    language: Language,
) -> Vec<ExplainedDecision> {
    let outcomes = classification.decisions.iter();
    let own = outcomes.filter(|outcome| outcome.line == Some(line));
    own.map(|outcome| explained(outcome, language)).collect()
}

/// The comments on a line, in order.
pub(super) fn comments(id: &str, comments: &[Recorded<Comment>]) -> Vec<ExplainedComment> {
    let own = comments.iter().filter(|recorded| &*recorded.entry.line_id == id);
    own.map(|recorded| ExplainedComment {
        comment: recorded.entry.comment.to_string(),
        person: recorded.entry.person.to_string(),
        date: recorded.entry.date.to_string(),
    })
    .collect()
}

fn explained(outcome: &DecisionOutcome, language: Language) -> ExplainedDecision {
    let decision = &outcome.decision;
    let classes = [Class::Operations, Class::Enhancement, Class::Innovation];
    let share = |millionths| Ratio {
        numerator: i128::from(millionths),
        denominator: i128::from(Shares::WHOLE),
    };
    let shares: Vec<(Class, Ratio)> = decision.action.shares().map_or_else(Vec::new, |shares| {
        let shares = classes.into_iter().zip(shares.millionths().map(share));
        shares.filter(|(_, share)| share.numerator > 0).collect()
    });
    ExplainedDecision {
        row: outcome.row_number(),
        action: decision.action.code(),
        state: outcome.state.code(),
        counts: outcome.counts,
        fiscal_year: decision.fiscal_year.map(|year| year.0),
        shares: shares.iter().map(|&(class, share)| (class, share.decimal())).collect(),
        amount: decision.amount.map(Total::decimal),
        amount_now: outcome.amount_now.map(Total::decimal),
        amount_changed: outcome.change.amount,
        text: decision.text.to_string(),
        text_changed: outcome.change.text,
        reason: decision.reason.to_string(),
        person: decision.person.to_string(),
        date: decision.date.to_string(),
        report: decision.report.to_string(),
        told: Told {
            date: language.date(decision.date),
            amount: decision.amount,
            amount_now: outcome.amount_now,
            shares,
        },
    }
}

impl ExplainedDecision {
    /// It speaks for the line, be it that the policy does not let it count.
    #[must_use]
    pub fn is_current(&self) -> bool {
        [DecisionState::InForce, DecisionState::Stale].iter().any(|one| one.code() == self.state)
    }

    /// The decision as lines of text.
    pub(in crate::classify) fn render(&self, language: Language, lines: &mut Vec<String>) {
        let state = language.text(&format!("decision-state-{}", self.state));
        let word = |class: Class| language.text(&format!("class-{}", class.code()));
        let classes: Vec<String> = match self.told.shares.as_slice() {
            [] => Vec::new(),
            [(only, _)] => vec![word(*only)],
            shares => shares
                .iter()
                .map(|&(one, share)| format!("{} {}", language.percent_exact(share), word(one)))
                .collect(),
        };
        let years = match self.fiscal_year {
            None => language.text("explain-class-always"),
            Some(year) => year.to_string(),
        };
        let row = self.row.to_string();
        let values = [
            ("state", &*state),
            ("classes", &*classes.join(", ")),
            ("years", &*years),
            ("person", &*one_line(&self.person)),
            ("date", &*self.told.date),
            ("row", &*row),
            ("reason", &*one_line(&self.reason)),
        ];
        let withdraws = self.told.shares.is_empty();
        let key = if withdraws { "explain-withdrawal" } else { "explain-decision" };
        lines.push(format!("  {}", language.format(key, &values)));
        if withdraws {
            return;
        }
        let money = |amount: Option<Total>| {
            amount.map_or_else(|| language.text("no-amount"), |amount| language.number(amount))
        };
        let (seen, now) = (money(self.told.amount), money(self.told.amount_now));
        let values = [("seen", &*seen), ("now", &*now)];
        lines.push(format!("    {}", language.format("explain-decision-amount", &values)));
        if self.text_changed {
            let values = [("text", &*one_line(&self.text))];
            lines.push(format!("    {}", language.format("explain-decision-text", &values)));
        }
    }
}

impl ExplainedComment {
    /// The comment as a line of text.
    pub(in crate::classify) fn render(&self, language: Language) -> String {
        let date = self.date.parse().map_or_else(|_| self.date.clone(), |date| language.date(date));
        let values = [
            ("person", &*one_line(&self.person)),
            ("date", &*date),
            ("comment", &*one_line(&self.comment)),
        ];
        format!("  {}", language.format("explain-comment", &values))
    }
}

/// Text of a file on one line, so that it cannot pass for lines of ours.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
