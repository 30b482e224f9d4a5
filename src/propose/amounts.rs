//! Money among the columns: year and phase, printed sums, long tables.
//!
//! In: the columns of a table with what they are as fields. Out: their roles as money. A column
//! becomes active only if year and phase are plain and no other column states the same period;
//! a printed sum only if it holds in every row and its parts are active.

use std::collections::BTreeSet;

use crate::period::{FiscalYear, Phase};
use crate::propose::content::Column;
use crate::propose::likeness::plain;
use crate::propose::periods::{self, Hint, Said};
use crate::propose::roles::Subject;
use crate::propose::sums;
use crate::propose::{ColumnProposal, Confidence, InputProposal, fits};
use crate::round::InputKind;
use crate::schema::{Role, Text};

const SUM_WORDS: [&str; 6] = ["summe", "gesamt", "gesamtsumme", "total", "zusammen", "insgesamt"];
const YEAR_WORDS: [&str; 6] = ["jahr", "haushaltsjahr", "hj", "year", "fiscal year", "planjahr"];

/// Gives columns of money their roles.
pub(super) fn propose(
    subject: &Subject<'_>,
    columns: &mut [ColumnProposal],
    input: &mut InputProposal,
) {
    if subject.kind == InputKind::Posts {
        posts(subject, columns);
        return;
    }
    let money: Vec<usize> =
        (0..columns.len()).filter(|&at| is_money(&subject.columns[at], &columns[at])).collect();
    if subject.kind == InputKind::Budget {
        let long = long_table(subject, columns, input);
        periods(subject, columns, &money, long);
        same_periods(subject, columns);
    } else {
        for &at in &money {
            if columns[at].by_itself {
                continue;
            }
            columns[at].role = amount(None, None);
            columns[at].confidence = Confidence::Unsure;
            columns[at].reasons = vec![subject.context.say("propose-project-amount", &[])];
            columns[at].alternatives = vec![Role::Extra, Role::Ignored];
        }
    }
    printed_sums(subject, columns, &money);
}

/// It is money by its heading, or numbers that no field claims.
fn is_money(column: &Column, proposal: &ColumnProposal) -> bool {
    let claimed = !matches!(proposal.role, Role::Unknown) && proposal.is_active();
    match proposal.role {
        Role::Amount { .. } => true,
        _ if claimed => false,
        _ => {
            let named = periods::hint(&column.heading);
            column.is_headed()
                && column.is_amount_like()
                && (column.is_money_like() || named.said.is_some() || is_sum(&column.heading))
        }
    }
}

/// A heading of a printed sum.
fn is_sum(heading: &str) -> bool {
    let words = plain(heading);
    words.split(' ').any(|word| SUM_WORDS.contains(&word))
}

const fn amount(fiscal_year: Option<FiscalYear>, phase: Option<Phase>) -> Role {
    Role::Amount { fiscal_year, phase, label: None, year_offset: 0 }
}

/// Headings of posts, as the round's patterns name them.
fn posts(subject: &Subject<'_>, columns: &mut [ColumnProposal]) {
    for (column, proposal) in subject.columns.iter().zip(columns) {
        if !proposal.is_active() && column.facts.mostly(column.facts.numeric, 60) {
            proposal.role = Role::Posts;
            proposal.confidence = Confidence::Unsure;
            let shows = fits::words(&amount(None, None), column, subject.context);
            proposal.reasons = vec![shows];
            proposal.alternatives = vec![Role::Extra, Role::Ignored];
        }
    }
}

/// A column with the year of each row, and one with the phase.
fn long_table(
    subject: &Subject<'_>,
    columns: &mut [ColumnProposal],
    input: &mut InputProposal,
) -> bool {
    let wide = columns.iter().any(|column| {
        matches!(column.role, Role::Amount { fiscal_year: Some(_), .. }) && column.by_itself
    });
    let context = subject.context;
    let mut active = true;
    for (column, proposal) in subject.columns.iter().zip(columns.iter_mut()) {
        let facts = &column.facts;
        if proposal.by_itself || proposal.held_back || facts.filled == 0 {
            continue;
        }
        if facts.years == facts.filled && facts.distinct <= 20 {
            let named = YEAR_WORDS.contains(&plain(&column.heading).trim());
            let sure = named && facts.distinct > 1 && !wide;
            proposal.role = Role::RowYear;
            proposal.confidence = if sure { Confidence::Likely } else { Confidence::Unsure };
            proposal.reasons = vec![fits::words(&Role::RowYear, column, context)];
            proposal.alternatives = vec![Role::Extra, Role::Ignored];
        } else if let Some((words, plain)) = phase_words(column) {
            let sure = plain && !wide;
            proposal.role = Role::RowPhase;
            proposal.confidence = if sure { Confidence::Likely } else { Confidence::Unsure };
            let key = if plain { "propose-phases" } else { "propose-phases-open" };
            proposal.reasons = vec![context.say(key, &[])];
            proposal.alternatives = vec![Role::Extra, Role::Ignored];
            input.phase_words = words;
        }
        active &= match proposal.role {
            Role::RowYear | Role::RowPhase => proposal.is_active(),
            _ => true,
        };
    }
    let has = |role: &Role| columns.iter().any(|column| column.role == *role);
    active && has(&Role::RowYear) && has(&Role::RowPhase)
}

/// The words of a column that are all phases, and whether each has one meaning.
fn phase_words(column: &Column) -> Option<(Vec<(Text, Phase)>, bool)> {
    if column.facts.distinct > 8 || column.facts.distinct == 0 {
        return None;
    }
    let words: BTreeSet<String> = (0..column.cells.len())
        .map(|row| column.text(row))
        .filter(|text| !text.is_empty())
        .collect();
    let mut plainly = true;
    let mut found = Vec::new();
    for word in words {
        let folded = plain(&word);
        let phase = match folded.split(' ').find_map(periods::said)? {
            Said::Phase(phase) => phase,
            Said::Planned => {
                plainly = false;
                Phase::Approved
            }
            Said::Either(first, _) => {
                plainly = false;
                first
            }
        };
        found.push((Text::from(word.as_str()), phase));
    }
    Some((found, plainly))
}

/// What is known of years before single columns are looked at.
struct Years {
    /// The budget year, where round or headings tell it.
    budget: Option<i16>,
    /// All years headings name.
    named: BTreeSet<i16>,
    /// The year relative headings count from.
    base: Option<i16>,
    /// The only year the names of file and sheet have.
    outside: Option<i16>,
}

fn years(subject: &Subject<'_>, columns: &[ColumnProposal], hints: &[Hint]) -> Years {
    let mut named = BTreeSet::new();
    let mut request = None;
    for (column, hint) in columns.iter().zip(hints) {
        if let Role::Amount { fiscal_year: Some(year), phase, .. } = column.role {
            named.insert(year.0);
            if subject.context.round.is_none() && phase == Some(Phase::Request) {
                request = Some(year.0);
            }
        }
        named.extend(hint.year);
        if hint.said == Some(Said::Phase(Phase::Request)) && hint.relative.is_none() {
            request = request.or(hint.year);
        }
    }
    let base = hints.iter().find_map(|hint| Some(hint.year? - hint.relative?));
    let outside: BTreeSet<i16> =
        subject.names.iter().filter_map(|name| periods::hint(name).year).collect();
    let round = subject.context.round.and_then(|round| round.fiscal_years.first());
    Years {
        budget: round.map(|year| year.0).or(request),
        named,
        base,
        outside: if outside.len() == 1 { outside.first().copied() } else { None },
    }
}

impl Years {
    /// The year is one of three in a row.
    fn in_a_row(&self, year: i16) -> bool {
        (year - 2..=year).any(|first| (first..first + 3).all(|year| self.named.contains(&year)))
    }
}

/// Gives amounts that are not understood by themselves year and phase.
fn periods(subject: &Subject<'_>, columns: &mut [ColumnProposal], money: &[usize], long: bool) {
    let hints: Vec<Hint> =
        subject.columns.iter().map(|column| periods::hint(&column.heading)).collect();
    let money_hints: Vec<Hint> = (0..columns.len())
        .map(|at| if money.contains(&at) { hints[at] } else { Hint::default() })
        .collect();
    let years = years(subject, columns, &money_hints);
    let open: Vec<usize> = money
        .iter()
        .copied()
        .filter(|&at| !matches!(columns[at].role, Role::Amount { .. }) && !columns[at].by_itself)
        .collect();
    for &at in &open {
        let (column, hint) = (&subject.columns[at], hints[at]);
        let shows = fits::words(&amount(None, None), column, subject.context);
        let proposal = &mut columns[at];
        proposal.alternatives = vec![Role::Extra, Role::Ignored];
        if long && open.len() == 1 {
            proposal.role = amount(None, None);
            proposal.confidence = Confidence::Likely;
            proposal.reasons = vec![subject.context.say("propose-long-amount", &[]), shows];
            continue;
        }
        let year = hint.year.or_else(|| Some(years.base? + hint.relative?));
        let (phase, plain) = phase(subject, &hint, year, &years);
        let dated = year.is_some() && (!hint.short_year || year.is_some_and(|y| years.in_a_row(y)));
        let sure = dated && plain && phase.is_some() && hint.relative.is_none();
        let key = match (year, phase, plain) {
            (None, ..) => "propose-year-missing",
            (_, None, _) => "propose-phase-missing",
            (_, Some(_), false) => "propose-phase-open",
            _ if hint.short_year => "propose-year-short",
            _ => "propose-period-likely",
        };
        // A year that only file or sheet name is a suggestion.
        let year = year.or(years.outside);
        proposal.role = amount(year.map(FiscalYear), phase);
        proposal.confidence = if sure { Confidence::Likely } else { Confidence::Unsure };
        proposal.reasons = vec![subject.context.say(key, &[]), shows];
    }
}

/// The phase of a heading, and whether it is plain.
fn phase(
    subject: &Subject<'_>,
    hint: &Hint,
    year: Option<i16>,
    years: &Years,
) -> (Option<Phase>, bool) {
    match (hint.said, year, years.budget) {
        (None, ..) => (None, false),
        (Some(Said::Phase(phase)), ..) => (Some(phase), true),
        (Some(Said::Either(first, _)), ..) => (Some(first), false),
        (Some(Said::Planned), Some(year), Some(budget)) if year < budget => {
            (Some(Phase::Approved), true)
        }
        (Some(Said::Planned), Some(year), Some(budget)) if year == budget => {
            match subject.context.round {
                Some(round) => (Some(round.stage.target_phase()), true),
                None => (Some(Phase::Approved), false),
            }
        }
        (Some(Said::Planned), Some(_), Some(_)) => (Some(Phase::Plan), false),
        (Some(Said::Planned), ..) => (Some(Phase::Approved), false),
    }
}

/// Columns that state one period twice: nobody but a person can tell which of them counts.
fn same_periods(subject: &Subject<'_>, columns: &mut [ColumnProposal]) {
    let is_period = |column: &ColumnProposal| match column.role {
        Role::Amount { fiscal_year: Some(year), phase: Some(phase), .. } => Some((year, phase)),
        _ => None,
    };
    for at in 0..columns.len() {
        let Some(period) = is_period(&columns[at]) else { continue };
        let others: Vec<usize> = (0..columns.len())
            .filter(|&other| other != at && is_period(&columns[other]) == Some(period))
            .collect();
        if others.is_empty() || columns[at].by_itself && others.iter().all(|&other| other > at) {
            continue;
        }
        let headings: Vec<&str> = others.iter().map(|&other| &*columns[other].heading).collect();
        let list = format!("„{}“", headings.join("“, „"));
        let label = label(&columns[at].heading, &headings);
        let reason = subject.context.say("propose-same-period", &[("others", &list)]);
        let column = &mut columns[at];
        column.confidence = Confidence::Unsure;
        column.by_itself = false;
        column.reasons.push(reason);
        if let Role::Amount { label: slot, .. } = &mut column.role {
            *slot = label;
        }
    }
}

/// The words of a heading the others do not have.
fn label(heading: &str, others: &[&str]) -> Option<Text> {
    let words: Vec<&str> = heading.split_whitespace().collect();
    let common =
        |word: &str| others.iter().all(|other| other.split_whitespace().any(|w| w == word));
    let own: Vec<&str> = words.into_iter().filter(|word| !common(word)).collect();
    (!own.is_empty()).then(|| own.join(" ").into())
}

/// Columns that are proven to be the sum of others.
fn printed_sums(subject: &Subject<'_>, columns: &mut [ColumnProposal], money: &[usize]) {
    for sum in sums::find(&subject.columns, money) {
        let parts: Vec<Text> = sum.parts.iter().map(|&at| columns[at].heading.clone()).collect();
        let count = subject.context.count(sum.row_count);
        let list = format!("„{}“", parts.join("“ + „"));
        let values = [("count", count.as_str()), ("parts", &list)];
        let reason = subject.context.say("propose-sum", &values);
        let ready = sum
            .parts
            .iter()
            .all(|&at| matches!(columns[at].role, Role::Amount { .. }) && columns[at].is_active());
        let total = &mut columns[sum.total];
        if total.by_itself {
            total.reasons.push(reason);
            continue;
        }
        total.alternatives = vec![total.role.clone(), Role::Ignored];
        total.role = Role::Claim(parts);
        total.reasons = vec![reason];
        total.confidence = Confidence::Certain;
        if sum.ambiguous || !ready || subject.kind != InputKind::Budget {
            total.confidence = Confidence::Unsure;
            let key = if sum.ambiguous { "propose-sum-ambiguous" } else { "propose-sum-parts" };
            total.reasons.push(subject.context.say(key, &[]));
        }
    }
}
