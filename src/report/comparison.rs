//! A comparison of two rounds: what it holds, what is to be said beside it, and its files.
//!
//! In: two finished runs and the bridge between them. Out, in a folder: `vergleich.xlsx`,
//! `dashboard/bridge.json`, `dashboard/bridge.csv` and `.parquet`, `zuordnung.csv` where lines are
//! paired in doubt, and `comparison.json`, the manifest. The same rounds give the same bytes.

use std::path::Path;

use super::context::Context;
use super::sheet::Sheet;
use super::writer::{self, Title};
use super::{Run, data, sheets};
use crate::analyse::bridge::{self, Bridge, Confirmed, DoubtOutcome, Idle, PairedBy, PeriodBridge};
use crate::error::Error;
use crate::language::Language;
use crate::money::Total;
use crate::period::Period;
use crate::provenance::Source;
use crate::round::Averaging;

/// Name of the manifest, by which a folder is known as a comparison.
pub const MANIFEST: &str = "comparison.json";

/// Two rounds and what leads from one to the other.
#[derive(Debug)]
pub struct Compared {
    /// The earlier round, or the one compared with.
    pub before: Run,
    /// The later round.
    pub after: Run,
    /// The file of confirmed pairs.
    pub pairs_file: Option<Source>,
    /// Lines that are only alike were left apart.
    pub certain_only: bool,
    /// The steps between them.
    pub bridge: Bridge,
}

/// Writes all files of a comparison into a folder.
///
/// # Errors
///
/// The file that cannot be written.
pub fn write(compared: &Compared, folder: &Path) -> Result<(), Error> {
    let both = Both::new(compared);
    let mut pages: Vec<Sheet<'_>> =
        vec![sheets::bridge::page(&both).into(), sheets::bridge::departments(&both).into()];
    pages.push(sheets::bridge::effects(&both).into());
    pages.extend(sheets::bridge::doubts(&both).map(Sheet::from));
    writer::write(&folder.join("vergleich.xlsx"), &title(&both), pages)?;
    data::bridge::write(compared, folder)
}

/// The figures of a comparison as `bridge.json` holds them.
#[must_use]
pub fn bridge_json(compared: &Compared) -> String {
    data::bridge::bridge_json(compared)
}

/// Both rounds as the sheets see them; texts come from the later one.
pub(super) struct Both<'a> {
    pub(super) compared: &'a Compared,
    pub(super) before: Context<'a>,
    pub(super) after: Context<'a>,
    pub(super) language: Language,
}

impl<'a> Both<'a> {
    fn new(compared: &'a Compared) -> Self {
        Self {
            compared,
            before: Context::new(&compared.before),
            after: Context::new(&compared.after),
            language: compared.after.round.language,
        }
    }

    /// A text of the bridge, by its key without the leading `bridge-`.
    pub(super) fn text(&self, key: &str) -> String {
        self.language.text(&format!("bridge-{key}"))
    }

    /// The same with values filled in.
    pub(super) fn format(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.language.format(&format!("bridge-{key}"), values)
    }
}

/// How a round is called beside the other: its name and stage.
#[must_use]
pub fn round_label(run: &Run, language: Language) -> String {
    let stage = language.text(&format!("stage-{}", run.round.stage.code()));
    language.format("bridge-round", &[("name", &run.round.name), ("stage", &stage)])
}

/// `Anmeldung 2026` with the name of its round.
#[must_use]
pub fn end_label(run: &Run, period: Period, language: Language) -> String {
    let phase = language.text(&format!("phase-{}", period.phase.code()));
    let period = format!("{phase} {}", period.fiscal_year);
    language.format("bridge-end", &[("name", &run.round.name), ("period", &period)])
}

/// What has to be known beside the figures, each in one sentence.
#[must_use]
pub fn remarks(compared: &Compared) -> Vec<String> {
    let mut remarks =
        Remarks { compared, language: compared.after.round.language, said: Vec::new() };
    remarks.settings();
    remarks.years();
    remarks.pairs();
    remarks.said
}

struct Remarks<'a> {
    compared: &'a Compared,
    language: Language,
    said: Vec<String>,
}

impl Remarks<'_> {
    fn say(&mut self, key: &str, values: &[(&str, &str)]) {
        self.said.push(self.language.format(&format!("bridge-remark-{key}"), values));
    }

    fn settings(&mut self) {
        let (before, after) = (&self.compared.before, &self.compared.after);
        for run in [before, after] {
            if !run.portfolio.reconciliation.complete {
                self.say("incomplete", &[("name", &run.round.name)]);
            }
        }
        let (left, right) = (&before.round.policy, &after.round.policy);
        if left.basis != right.basis {
            let word = |code| self.language.text(&format!("basis-{code}"));
            let (one, two) = (word(left.basis.code()), word(right.basis.code()));
            self.say("basis", &[("before", &one), ("after", &two)]);
        }
        if left.areas != right.areas {
            let (one, two) = (left.areas.join(", "), right.areas.join(", "));
            self.say("areas", &[("before", &one), ("after", &two)]);
        }
        if [left, right].iter().any(|policy| policy.averaging == Averaging::Mean) {
            self.say("mean", &[]);
        }
        if before.rule_table.sha256 != after.rule_table.sha256 {
            let (one, two) = (&before.rule_table.path, &after.rule_table.path);
            self.say("rules", &[("before", one), ("after", two)]);
        }
    }

    fn years(&mut self) {
        for period in &self.compared.bridge.periods {
            let PeriodBridge { from, to, figures } = period;
            if figures.is_none() {
                let sides = [
                    ("before", &self.compared.before, *from),
                    ("after", &self.compared.after, *to),
                ];
                for (side, run, period) in sides.into_iter().filter(|end| !has_money(end.1, end.2))
                {
                    let phase = self.language.text(&format!("phase-{}", period.phase.code()));
                    let period = format!("{phase} {}", period.fiscal_year);
                    let name = &*run.round.name;
                    self.say("missing", &[("side", side), ("name", name), ("period", &period)]);
                }
            }
        }
        let periods = &self.compared.bridge.periods;
        let mut left_out = Vec::new();
        for year in &self.compared.before.round.fiscal_years {
            if !periods.iter().any(|period| period.from.fiscal_year == *year) {
                left_out.push((self.compared.before.round.name.clone(), year.to_string()));
            }
        }
        for year in &self.compared.after.round.fiscal_years {
            if !periods.iter().any(|period| period.to.fiscal_year == *year) {
                left_out.push((self.compared.after.round.name.clone(), year.to_string()));
            }
        }
        for (name, year) in left_out {
            self.say("year", &[("name", &name), ("year", &year)]);
        }
    }

    fn pairs(&mut self) {
        let bridge = &self.compared.bridge;
        let count = |wanted: DoubtOutcome| {
            bridge.doubts.iter().filter(|doubt| doubt.outcome == wanted).count() as u64
        };
        let shared = bridge.count(|by| by == PairedBy::SharedId);
        for (key, count) in [
            ("likeness", count(DoubtOutcome::Paired)),
            ("ambiguous", count(DoubtOutcome::Ambiguous)),
            ("below", count(DoubtOutcome::Below)),
            ("not-asked", count(DoubtOutcome::NotAsked)),
            ("shared", shared),
        ] {
            if count > 0 {
                let sum = if key == "likeness" { self.likened() } else { String::new() };
                self.say(key, &[("count", &self.language.count(count)), ("sum", &sum)]);
            }
        }
        for idle in &bridge.idle {
            match idle {
                Idle::Renamed(field, word) => {
                    let field = self.language.text(&format!("field-{}", field.code()));
                    self.say("idle-word", &[("field", &field), ("word", word)]);
                }
                Idle::RenamedTo(before, code) => {
                    let known: Vec<&str> = self
                        .compared
                        .after
                        .portfolio
                        .departments
                        .iter()
                        .map(|department| &*department.code)
                        .collect();
                    let known = known.join(", ");
                    let values = [("word", &**before), ("code", &**code), ("known", &*known)];
                    self.say("idle-code", &values);
                }
                Idle::Confirmed(pair) => self.idle_pair(pair),
            }
        }
    }

    /// A pair of which an id is missing: which one, and what may have been meant.
    fn idle_pair(&mut self, pair: &Confirmed) {
        let sides = [
            ("before", &self.compared.before, &pair.before),
            ("after", &self.compared.after, &pair.after),
        ];
        let unknown: Vec<_> = sides
            .into_iter()
            .filter(|(_, run, id)| !run.portfolio.lines.iter().any(|line| line.id == **id))
            .collect();
        for (side, run, id) in &unknown {
            let near = bridge::near_ids(&run.portfolio, id).join(", ");
            let values =
                [("side", *side), ("name", &*run.round.name), ("id", &***id), ("near", &*near)];
            let key = if near.is_empty() { "idle-id" } else { "idle-id-near" };
            self.say(key, &values);
        }
        if unknown.is_empty() {
            self.say("idle-pair", &[("before", &pair.before), ("after", &pair.after)]);
        }
    }

    /// Amounts of the later round that hang on likeness alone, by size.
    fn likened(&self) -> String {
        let after = &self.compared.after;
        let likened = self.compared.bridge.pairs.iter();
        let lines = likened.filter(|pair| matches!(pair.by, PairedBy::Likeness(_)));
        let mut sum = Total::ZERO;
        for line in lines.filter_map(|pair| pair.after) {
            for period in &self.compared.bridge.periods {
                let amount = after.portfolio.lines[line as usize].amount(period.to);
                sum += Total(amount.map_or(0, |amount| i128::from(amount.cents.0).abs()));
            }
        }
        self.language.money(sum, &after.round.currency)
    }
}

/// A round has an amount that counts towards the target in a period.
fn has_money(run: &Run, period: Period) -> bool {
    run.analysis.periods.iter().any(|figures| figures.period == period && figures.line_count > 0)
}

fn title(both: &Both<'_>) -> Title {
    let run = &both.compared.after;
    let names = [("before", &*both.compared.before.round.name), ("after", &*run.round.name)];
    let name = both.format("workbook-title", &names);
    let footer = format!("{}: {name}", run.round.organisation).chars().take(90).collect();
    Title {
        language: both.language,
        currency: run.round.currency.to_string(),
        target: None,
        name,
        author: run.round.organisation.to_string(),
        footer,
        page_count: both.after.format("footer-page", &[("page", "&P"), ("pages", "&N")]),
        properties: vec![
            ("Berichtskennung vorher", both.before.report_id.clone()),
            ("Berichtskennung nachher", both.after.report_id.clone()),
            ("Programmversion", env!("CARGO_PKG_VERSION").to_owned()),
        ],
    }
}
