//! Causes of variances: what is recorded already, what two people say differently, and what
//! belongs to no variance of the round.
//!
//! As with decisions nobody is overruled by the order of files or rows. A person may correct
//! herself, and anybody may explain anew a variance that is not what was explained.

use super::{Outcome, Planned, Planner, plain};
use crate::diagnostic::{Code, place_text};
use crate::period::FiscalYear;
use crate::provenance::Place;
use crate::review::entries::Placed;
use crate::round::headings::fold;
use crate::schema::{Text, VarianceEntry};

impl Planner<'_> {
    pub(super) fn variances(
        &mut self,
        entries: Vec<Placed<VarianceEntry>>,
    ) -> Vec<Planned<VarianceEntry>> {
        let mut planned: Vec<Planned<VarianceEntry>> = Vec::with_capacity(entries.len());
        for mut placed in entries {
            let line = self.by_id.get(&*placed.entry.line_id).copied();
            let year = placed.entry.fiscal_year;
            let now = line.and_then(|line| (self.known.variance)(line, year));
            if !placed.seen {
                placed.entry.amount = now;
            }
            if planned.iter().any(|other| same(&other.placed.entry, &placed.entry)) {
                continue;
            }
            let outcome = if now.is_none() {
                let said = self.cause(&placed.entry);
                let reason = if line.is_none() { "unknown" } else { "variance" };
                let gone = placed.about(Code::ReviewLineUnknown);
                self.gone(gone, &placed.entry.line_id, reason, said);
                Outcome::Void
            } else {
                self.variance_outcome(&placed)
            };
            planned.push(Planned::new(placed, line, outcome));
        }
        self.settle_variances(&mut planned);
        for planned in planned.iter().filter(|planned| planned.outcome.applies()) {
            self.changed_variance(planned);
        }
        planned.sort_by_key(|planned| planned.placed.entry.date);
        planned
    }

    /// What an entry is beside what is on record.
    fn variance_outcome(&mut self, placed: &Placed<VarianceEntry>) -> Outcome {
        let entry = &placed.entry;
        let recorded = self.known.records.variances.iter().map(|recorded| &recorded.entry);
        let own: Vec<&VarianceEntry> = recorded.filter(|known| key(known) == key(entry)).collect();
        let Some((&last, earlier)) = own.split_last() else { return Outcome::New };
        if same(last, entry) {
            return Outcome::Unchanged;
        }
        if earlier.iter().any(|known| same(known, entry)) {
            let superseded = placed
                .about(Code::ReviewSuperseded)
                .with("name", &*entry.line_id)
                .with("found", self.cause(entry))
                .with("other", self.cause(last));
            self.problems.push(superseded);
            return Outcome::Superseded;
        }
        let free = last.cause == entry.cause
            || fold(&last.person) == fold(&entry.person)
            || last.amount != entry.amount
            || self.prefers(entry);
        if free {
            Outcome::Replaces
        } else if self.prefers(last) {
            Outcome::NotPreferred
        } else {
            self.contradiction(placed, last, None);
            Outcome::Conflict
        }
    }

    /// Entries of two people that name different causes of one variance. Who contradicts what is
    /// on record contradicts what would take its place as well.
    fn settle_variances(&mut self, planned: &mut [Planned<VarianceEntry>]) {
        let counts = |number: &usize| {
            let outcome = &planned[*number].outcome;
            outcome.applies() || *outcome == Outcome::Conflict
        };
        let mut open: Vec<usize> = (0..planned.len()).filter(counts).collect();
        let entry = |number: usize| &planned[number].placed.entry;
        open.sort_by(|&left, &right| key(entry(left)).cmp(&key(entry(right))));
        let groups: Vec<Vec<usize>> = open
            .chunk_by(|&left, &right| key(entry(left)) == key(entry(right)))
            .map(<[usize]>::to_vec)
            .collect();
        for group in groups {
            for (position, &one) in group.iter().enumerate() {
                for &other in &group[position + 1..] {
                    self.settle_pair(planned, one, other);
                }
            }
        }
    }

    fn settle_pair(&mut self, planned: &mut [Planned<VarianceEntry>], one: usize, other: usize) {
        let [first, second] = [one, other].map(|number| planned[number].placed.entry.clone());
        let agreed = first.cause == second.cause || fold(&first.person) == fold(&second.person);
        let applies = [one, other].map(|number| planned[number].outcome.applies());
        if agreed || applies == [false; 2] {
            return;
        }
        match (self.prefers(&first), self.prefers(&second)) {
            (true, false) => planned[other].outcome = Outcome::NotPreferred,
            (false, true) => planned[one].outcome = Outcome::NotPreferred,
            _ => {
                let place = planned[other].placed.place.clone();
                self.contradiction(&planned[one].placed, &second, Some(&place));
                planned[one].outcome = Outcome::Conflict;
                planned[other].outcome = Outcome::Conflict;
            }
        }
    }

    fn prefers(&self, entry: &VarianceEntry) -> bool {
        self.known.preferred.iter().any(|name| fold(name) == fold(&entry.person))
    }

    fn contradiction(
        &mut self,
        placed: &Placed<VarianceEntry>,
        other: &VarianceEntry,
        other_place: Option<&Place>,
    ) {
        let language = self.known.round.language;
        let recorded = || language.text("review-cause-recorded");
        let other_place = other_place.map_or_else(recorded, |place| place_text(place, language));
        let conflict = placed
            .about(Code::ReviewConflict)
            .with("reason", "cause")
            .with("name", &*placed.entry.line_id)
            .with("found", self.cause(&placed.entry))
            .with("other", self.cause(other))
            .with("place", other_place);
        self.problems.push(conflict);
    }

    /// The variance is no longer what the person saw.
    fn changed_variance(&mut self, planned: &Planned<VarianceEntry>) {
        let entry = &planned.placed.entry;
        let now = planned.line.and_then(|line| (self.known.variance)(line, entry.fiscal_year));
        if entry.amount == now {
            return;
        }
        let round = self.known.round;
        let money = |amount: Option<_>| {
            amount.map_or_else(
                || round.language.text("review-no-amount"),
                |amount| round.language.money(amount, &round.currency),
            )
        };
        let changed = planned
            .placed
            .about(Code::ReviewChanged)
            .with("reason", "variance")
            .with("name", &*entry.line_id)
            .with("found", money(entry.amount))
            .with("now", money(now));
        self.problems.push(changed);
    }

    /// A cause in words: `Verzögerung (2024, Meyer, 22.11.2026)`.
    fn cause(&self, entry: &VarianceEntry) -> String {
        let round = self.known.round;
        let cause = round.variances.cause(&entry.cause);
        let name =
            cause.map_or_else(|| entry.cause.to_string(), |cause| cause.name(round.language));
        let date = round.language.date(entry.date);
        format!("{name} ({}, {}, {date})", entry.fiscal_year, entry.person)
    }
}

fn key(entry: &VarianceEntry) -> (&Text, FiscalYear) {
    (&entry.line_id, entry.fiscal_year)
}

/// Two entries say the same, whichever copy of the report they stand in.
fn same(left: &VarianceEntry, right: &VarianceEntry) -> bool {
    let VarianceEntry { line_id, fiscal_year, amount, cause, comment, person, date, report: _ } =
        left;
    *line_id == right.line_id
        && *fiscal_year == right.fiscal_year
        && *amount == right.amount
        && *cause == right.cause
        && plain(comment) == plain(&right.comment)
        && fold(person) == fold(&right.person)
        && *date == right.date
}
