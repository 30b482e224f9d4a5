//! What a table holds: budget lines, the project portfolio, posts.
//!
//! In: a table. Out: its kind with how sure that is. Project fields that budgets do not have
//! (dates, yes and no, status) speak for a portfolio; accounts and amounts of years for a budget.

use crate::propose::content::Column;
use crate::propose::fits::{Fit, fit};
use crate::propose::likeness::{self, plain};
use crate::propose::table::Sighted;
use crate::propose::{Confidence, Context, Judged, periods};
use crate::round::InputKind;
use crate::schema::{Field, Role};

/// Fields only a portfolio has.
const PORTFOLIO: [&str; 9] = [
    "begin",
    "end",
    "go_live",
    "first_use",
    "first_digitalisation",
    "replacement",
    "cost_benefit",
    "status",
    "kind",
];
const POSTS: [&str; 6] = ["stellen", "vzae", "vza", "fte", "vk", "planstellen"];

/// Something in the table can be read for a report.
pub(super) fn is_anything(table: &Sighted, context: &Context<'_>) -> bool {
    let evidence = Evidence::of(table, context);
    evidence.budget + evidence.projects + evidence.posts > 0
}

/// The kind of a table.
pub(super) fn judge(table: &Sighted, context: &Context<'_>) -> Judged<InputKind> {
    let evidence = Evidence::of(table, context);
    let mut kinds = [
        (evidence.budget, InputKind::Budget, "propose-kind-budget"),
        (evidence.projects, InputKind::Projects, "propose-kind-projects"),
        (evidence.posts, InputKind::Posts, "propose-kind-posts"),
    ];
    kinds.sort_by_key(|(score, ..)| std::cmp::Reverse(*score));
    let [(score, kind, key), (second, ..), _] = kinds;
    let confidence = match score - second {
        6.. => Confidence::Certain,
        2.. => Confidence::Likely,
        _ => Confidence::Unsure,
    };
    let reason = context.say(key, &[("count", &context.count(evidence.counted(kind)))]);
    Judged::new(kind, confidence, reason)
}

#[derive(Debug, Default)]
struct Evidence {
    budget: usize,
    projects: usize,
    posts: usize,
    amount_columns: usize,
    project_columns: usize,
    posts_columns: usize,
    phase_columns: usize,
}

impl Evidence {
    fn of(table: &Sighted, context: &Context<'_>) -> Self {
        let mut evidence = Self::default();
        let budget = context.headings(InputKind::Budget);
        for column in table.columns.iter().filter(|column| column.facts.filled > 0) {
            let (role, _) = budget.resolve(&column.heading);
            if matches!(role, Role::Amount { .. }) || is_money(column) {
                evidence.amount_columns += 1;
            }
            if matches!(role, Role::Amount { .. }) {
                evidence.budget += 3;
            } else if role == Role::Field(Field::Account) {
                evidence.budget += 4;
            } else if column.facts.mostly(column.facts.accounts, 95) {
                evidence.budget += 3;
            }
            let words = plain(&column.heading);
            // "Budget" stands in portfolios too.
            let phase = periods::hint(&column.heading).relative.is_some()
                || words.split(' ').any(|word| word != "budget" && periods::said(word).is_some());
            evidence.phase_columns += usize::from(phase && column.is_amount_like());
            let numeric = column.facts.mostly(column.facts.numeric, 60);
            if numeric && words.split(' ').any(|word| POSTS.contains(&word)) {
                evidence.posts_columns += 1;
            }
            evidence.portfolio(column);
        }
        evidence.posts = 3 * evidence.posts_columns;
        if evidence.posts == 0 && evidence.amount_columns > 0 {
            evidence.budget += 2 * (1 + evidence.phase_columns);
        }
        evidence
    }

    fn portfolio(&mut self, column: &Column) {
        let likes = likeness::fields(InputKind::Projects, &column.heading);
        let best = likes.first().filter(|like| like.of_hundred >= 90);
        let speaks = best.is_some_and(|like| match like.role {
            Role::ProjectField(code) => {
                PORTFOLIO.contains(&code) && fit(&like.role, column, None) >= Fit::For
            }
            _ => false,
        });
        let names_projects = plain(&column.heading)
            .split(' ')
            .any(|word| ["project", "projekt", "projekttitel", "projektname"].contains(&word))
            && column.facts.is_text();
        let weak =
            best.is_some_and(|like| matches!(like.role, Role::ProjectField("kind" | "status")));
        if speaks || names_projects {
            self.project_columns += 1;
            self.projects += match (names_projects, weak) {
                (true, _) => 3,
                (false, true) => 1,
                (false, false) => 2,
            };
        }
    }

    const fn counted(&self, kind: InputKind) -> usize {
        match kind {
            InputKind::Budget => self.amount_columns,
            InputKind::Projects => self.project_columns,
            InputKind::Posts => self.posts_columns,
            // Tables of comparison look like budgets: only a person knows.
            InputKind::Form | InputKind::Ledger | InputKind::ProviderRevenue => 0,
        }
    }
}

/// Numbers with a heading that names a phase, or that can be nothing but money.
fn is_money(column: &Column) -> bool {
    column.is_money_like()
        || column.is_amount_like() && periods::hint(&column.heading).said.is_some()
}
