//! The target as `kpi.json` shows it, and its notation of money and shares.

use serde::{Serialize, Serializer};

use crate::analyse::MeanShare;
use crate::analyse::target::{DecidingLine, Target, TargetResult, Verdict};
use crate::money::{Ratio, Total};
use crate::schema::Text;

/// How many deciding lines are named; their count is always given in full.
const LINES_NAMED: usize = 1_000;

/// Money as a decimal string with two digits.
pub(in crate::report::data) struct Money(pub(in crate::report::data) Total);

/// A share as a decimal string with six digits.
pub(in crate::report::data) struct Share(pub(in crate::report::data) Ratio);

impl Serialize for Money {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0.decimal())
    }
}

impl Serialize for Share {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0.decimal())
    }
}

/// Share, bounds, verdict and gap.
#[derive(Serialize)]
pub(super) struct TargetData {
    share: Share,
    share_lower: Share,
    share_upper: Share,
    verdict: Verdict,
    gap: GapData,
}

#[derive(Serialize)]
struct GapData {
    shift: Money,
    add: Money,
    cut: Option<Money>,
}

impl TargetData {
    /// The target where it is defined.
    pub(super) fn new(target: &Target) -> Option<Self> {
        target.result.as_ref().map(|result| Self {
            share: Share(result.share),
            share_lower: Share(result.lower),
            share_upper: Share(result.upper),
            verdict: result.verdict,
            gap: GapData {
                shift: Money(result.gap.shift),
                add: Money(result.gap.add),
                cut: result.gap.cut.map(Money),
            },
        })
    }
}

/// Why there is no target; nothing where there is one.
pub(super) const fn reason(target: &Target) -> Option<&'static str> {
    match &target.result {
        Some(_) => None,
        None => Some("cost_not_positive"),
    }
}

/// The lines whose decision settles the verdict; both lists are empty where it is settled.
#[derive(Serialize)]
pub(super) struct Deciding {
    reach_count: usize,
    reach: Vec<DecidingData>,
    rule_out_count: usize,
    rule_out: Vec<DecidingData>,
}

#[derive(Serialize)]
struct DecidingData {
    line: Text,
    amount: Money,
}

impl Deciding {
    /// The deciding lines of a target.
    pub(super) fn new(result: &TargetResult) -> Self {
        let named = |lines: &[DecidingLine]| {
            let named = lines.iter().take(LINES_NAMED);
            named
                .map(|line| DecidingData { line: line.id.clone(), amount: Money(line.amount) })
                .collect()
        };
        Self {
            reach_count: result.reach.len(),
            reach: named(&result.reach),
            rule_out_count: result.rule_out.len(),
            rule_out: named(&result.rule_out),
        }
    }
}

/// The mean of the departments' shares.
#[derive(Serialize)]
pub(super) struct Mean {
    share: Share,
    share_lower: Share,
    share_upper: Share,
    department_count: u64,
}

impl Mean {
    /// The mean with its bounds.
    pub(super) const fn new(mean: MeanShare) -> Self {
        Self {
            share: Share(mean.share),
            share_lower: Share(mean.lower),
            share_upper: Share(mean.upper),
            department_count: mean.department_count,
        }
    }
}
