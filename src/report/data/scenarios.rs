//! Scenarios as data: figures, departments and changes as tables, and everything as JSON.
//!
//! The round itself stands among the variants under the code `base`, what the search found under
//! `reach`; all others by the name the scenario file gives them.

use std::ops::Range;

use serde::Serialize;

use super::SCHEMA_VERSION;
use super::kpi::{self, Money, Share};
use super::listed::{Item, Listed, period};
use super::table::{Datum, Kind, Table};
use crate::analyse::scenario::reach::{Found, Limit, Reached, Without};
use crate::analyse::scenario::{Change, Played};
use crate::analyse::target::{TargetResult, Verdict};
use crate::analyse::{ClassTotals, PeriodFigures};
use crate::classify::Class;
use crate::money::Ratio;
use crate::report::scenarios::{Studied, Variant};
use crate::schema::DepartmentIndex;

/// The code of a variant in data files.
fn code<'a>(studied: &Studied, variant: &'a Variant<'_>) -> &'a str {
    let found = studied.reached.as_ref().and_then(|reached| reached.played.as_ref());
    match variant.played {
        None => "base",
        Some(played) if found.is_some_and(|found| std::ptr::eq(found, played)) => "reach",
        Some(_) => &variant.name,
    }
}

const fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "met",
        Verdict::Missed => "missed",
        Verdict::Undecidable => "undecidable",
    }
}

fn classes(totals: &ClassTotals) -> impl Iterator<Item = Item> + use<> {
    let totals = *totals;
    Class::ALL.into_iter().map(move |class| Item::from(totals.of(class)))
}

/// One row for each variant and period.
pub(super) fn figures(studied: &Studied) -> Listed {
    let columns = vec![
        ("scenario", Kind::Text),
        ("fiscal_year", Kind::Whole),
        ("phase", Kind::Text),
        ("total", Kind::Money),
        ("operations", Kind::Money),
        ("enhancement", Kind::Money),
        ("innovation", Kind::Money),
        ("unclear", Kind::Money),
        ("share", Kind::Share),
        ("share_lower", Kind::Share),
        ("share_upper", Kind::Share),
        ("target_share", Kind::Share),
        ("verdict", Kind::Text),
        ("gap_shift", Kind::Money),
        ("gap_add", Kind::Money),
        ("gap_cut", Kind::Money),
        ("year_before", Kind::Money),
        ("growth", Kind::Share),
    ];
    let mut rows = Vec::new();
    for variant in &studied.variants() {
        for figures in &variant.analysis.periods {
            let mut row = vec![Item::from(code(studied, variant))];
            row.extend(period(figures.period));
            row.push(figures.totals.total().into());
            row.extend(classes(&figures.totals));
            row.extend(target(figures.target.result.as_ref(), variant.target_share));
            let growth = variant.growth(figures.period);
            row.push(growth.map(|(before, _)| before).into());
            row.push(growth.and_then(|(_, rate)| rate).into());
            rows.push(row);
        }
    }
    Listed::of(&columns, rows)
}

fn target(result: Option<&TargetResult>, share: Ratio) -> [Item; 8] {
    [
        result.map(|result| result.share).into(),
        result.map(|result| result.lower).into(),
        result.map(|result| result.upper).into(),
        share.into(),
        result.map(|result| verdict(result.verdict)).into(),
        result.map(|result| result.gap.shift).into(),
        result.map(|result| result.gap.add).into(),
        result.and_then(|result| result.gap.cut).into(),
    ]
}

/// One row for each variant, period and department.
pub(super) fn departments(studied: &Studied) -> Listed {
    let columns = vec![
        ("scenario", Kind::Text),
        ("fiscal_year", Kind::Whole),
        ("phase", Kind::Text),
        ("department", Kind::Text),
        ("in_target", Kind::Text),
        ("total", Kind::Money),
        ("operations", Kind::Money),
        ("enhancement", Kind::Money),
        ("innovation", Kind::Money),
        ("unclear", Kind::Money),
    ];
    let department = |index: DepartmentIndex| {
        Item::from(&*studied.run.portfolio.departments[usize::from(index.0)].code)
    };
    let mut rows = Vec::new();
    for variant in &studied.variants() {
        for figures in &variant.analysis.periods {
            for own in &figures.departments {
                let mut row = vec![Item::from(code(studied, variant))];
                row.extend(period(figures.period));
                row.push(department(own.department));
                row.push(Item::from(if own.in_target { "yes" } else { "no" }));
                row.push(own.totals.total().into());
                row.extend(classes(&own.totals));
                rows.push(row);
            }
        }
    }
    Listed::of(&columns, rows)
}

/// Every change of every scenario.
pub(super) struct Changes<'a> {
    studied: &'a Studied,
    rows: Vec<(String, &'a Played, &'a Change)>,
}

impl<'a> Changes<'a> {
    /// The changes of a study, in order of scenario and move.
    pub(super) fn new(studied: &'a Studied) -> Self {
        let found = studied.reached.as_ref().and_then(|reached| reached.played.as_ref());
        let named = studied.played.iter().map(|played| (played.name.to_string(), played));
        let all = named.chain(found.map(|played| ("reach".to_owned(), played)));
        let rows = all
            .flat_map(|(name, played)| {
                played.changes.iter().map(move |change| (name.clone(), played, change))
            })
            .collect();
        Self { studied, rows }
    }
}

impl Table for Changes<'_> {
    type Row = usize;

    fn columns(&self) -> Vec<(String, Kind)> {
        let columns = [
            ("scenario", Kind::Text),
            ("move", Kind::Whole),
            ("kind", Kind::Text),
            ("line", Kind::Text),
            ("department", Kind::Text),
            ("fiscal_year", Kind::Whole),
            ("phase", Kind::Text),
            ("class", Kind::Text),
            ("before", Kind::Money),
            ("change", Kind::Money),
            ("after", Kind::Money),
        ];
        columns.map(|(name, kind)| (name.to_owned(), kind)).to_vec()
    }

    fn line_count(&self) -> usize {
        self.rows.len()
    }

    fn rows(&self, lines: Range<usize>) -> Vec<usize> {
        lines.collect()
    }

    fn value<'b>(&'b self, row: &usize, column: usize) -> Datum<'b> {
        let (name, played, change) = &self.rows[*row];
        let (id, _, department) = self.studied.line(played, change);
        match column {
            0 => Datum::Text(name),
            1 => Datum::Whole(i64::try_from(change.step).expect("moves are few") + 1),
            2 => Datum::Text(played.steps[change.step].code),
            3 => Datum::Text(id),
            4 => {
                Datum::Text(&self.studied.run.portfolio.departments[usize::from(department.0)].code)
            }
            5 => Datum::Whole(i64::from(change.period.fiscal_year.0)),
            6 => Datum::Text(change.period.phase.code()),
            7 => Datum::Text(change.class.code()),
            8 => change.before.map_or(Datum::Absent, |before| Datum::Money(before.0)),
            9 => Datum::Money(change.change.0),
            _ => Datum::Money(change.after().0),
        }
    }
}

/// `szenarien.json`.
#[derive(Serialize)]
pub(super) struct Study<'a> {
    schema_version: &'static str,
    round: &'a str,
    currency: &'a str,
    scenario_file: SourceData<'a>,
    complete: bool,
    scenarios: Vec<VariantData>,
    reach: Option<ReachData<'a>>,
}

#[derive(Serialize)]
struct SourceData<'a> {
    path: &'a str,
    sha256: &'a str,
}

#[derive(Serialize)]
struct VariantData {
    scenario: String,
    description: Option<String>,
    target_share: Share,
    areas: Vec<String>,
    years: Vec<YearData>,
    moves: Vec<MoveData>,
}

#[derive(Serialize)]
struct YearData {
    fiscal_year: i16,
    phase: &'static str,
    total: Money,
    totals: kpi::Totals,
    share: Option<Share>,
    share_lower: Option<Share>,
    share_upper: Option<Share>,
    verdict: Option<&'static str>,
    gap_shift: Option<Money>,
    year_before: Option<Money>,
    growth: Option<Share>,
    change: Money,
}

#[derive(Serialize)]
struct MoveData {
    kind: &'static str,
    file_line: u32,
    taken: Money,
    given: Money,
    outside: Money,
    lines: u64,
}

/// Everything of a study.
pub(super) fn study(studied: &Studied) -> Study<'_> {
    let run = &studied.run;
    let variants = studied.variants();
    Study {
        schema_version: SCHEMA_VERSION,
        round: &run.round.name,
        currency: &run.round.currency,
        scenario_file: SourceData { path: &studied.source.path, sha256: &studied.source.sha256 },
        complete: run.portfolio.reconciliation.complete,
        scenarios: variants.iter().map(|one| variant(studied, one, &variants[0])).collect(),
        reach: studied.reached.as_ref().map(|reached| reach(studied, reached)),
    }
}

fn variant(studied: &Studied, variant: &Variant<'_>, base: &Variant<'_>) -> VariantData {
    let targets = &base.analysis.target_periods;
    let periods = targets.iter().map(|&index| base.analysis.periods[index].period);
    let figures = periods.filter_map(|period| variant.figures(period));
    let description = variant.played.map(|played| played.description.to_string());
    VariantData {
        scenario: code(studied, variant).to_owned(),
        description: description.filter(|text| !text.is_empty()),
        target_share: Share(variant.target_share),
        areas: variant.areas.iter().map(ToString::to_string).collect(),
        years: figures.map(|figures| year_data(variant, base, figures)).collect(),
        moves: variant.played.map(moves).unwrap_or_default(),
    }
}

fn year_data(variant: &Variant<'_>, base: &Variant<'_>, figures: &PeriodFigures) -> YearData {
    let result = figures.target.result.as_ref();
    let growth = variant.growth(figures.period);
    let total = figures.totals.total();
    let before = base.figures(figures.period).map(|figures| figures.totals.total());
    YearData {
        fiscal_year: figures.period.fiscal_year.0,
        phase: figures.period.phase.code(),
        total: Money(total),
        totals: kpi::totals(&figures.totals),
        share: result.map(|result| Share(result.share)),
        share_lower: result.map(|result| Share(result.lower)),
        share_upper: result.map(|result| Share(result.upper)),
        verdict: result.map(|result| verdict(result.verdict)),
        gap_shift: result.map(|result| Money(result.gap.shift)),
        year_before: growth.map(|(before, _)| Money(before)),
        growth: growth.and_then(|(_, rate)| rate).map(Share),
        change: Money(total - before.unwrap_or_default()),
    }
}

fn moves(played: &Played) -> Vec<MoveData> {
    let steps = played.steps.iter();
    steps
        .map(|step| MoveData {
            kind: step.code,
            file_line: step.line,
            taken: Money(step.taken),
            given: Money(step.given),
            outside: Money(step.outside),
            lines: step.line_count,
        })
        .collect()
}

#[derive(Serialize)]
struct ReachData<'a> {
    fiscal_year: i16,
    phase: &'static str,
    found: &'static str,
    cost: Option<Money>,
    room: Option<Money>,
    moves: Vec<ChosenData<'a>>,
    limits: Vec<LimitData<'a>>,
}

#[derive(Serialize)]
struct ChosenData<'a> {
    name: &'a str,
    kind: &'static str,
    department: &'a str,
    amount: Money,
    innovation: Money,
    weighted: Money,
}

#[derive(Serialize)]
struct LimitData<'a> {
    kind: &'static str,
    name: Option<&'a str>,
    allowed: Option<Money>,
    used: Option<Money>,
    binding: Option<bool>,
    saves_without: Option<Money>,
    reaches_without: Option<bool>,
    share_without: Option<Share>,
    saves_with_more: Option<Money>,
}

fn reach<'a>(studied: &'a Studied, reached: &'a Reached) -> ReachData<'a> {
    let departments = &studied.run.portfolio.departments;
    let department = |index: DepartmentIndex| &*departments[usize::from(index.0)].code;
    let (found, cost, room) = match reached.found {
        Found::Met => ("met", None, None),
        Found::Reached { cost, room } => ("reached", Some(Money(cost)), Some(Money(room))),
        Found::OutOfReach => ("out_of_reach", None, None),
        Found::LimitsClash => ("limits_clash", None, None),
        Found::Unsolved => ("unsolved", None, None),
    };
    let chosen = reached.chosen.iter().map(|chosen| ChosenData {
        name: &chosen.name,
        kind: chosen.code,
        department: department(chosen.department),
        amount: Money(chosen.amount),
        innovation: Money(chosen.innovation),
        weighted: Money(chosen.weighted),
    });
    let limits = reached.limits.iter().map(|state| {
        let (kind, name) = match &state.limit {
            Limit::Department(index) => ("department", Some(department(*index))),
            Limit::Growth => ("growth", None),
            Limit::Staff(name) => ("staff", Some(&**name)),
            Limit::Cut(name) => ("cut", Some(&**name)),
            Limit::Raise(name) => ("raise", Some(&**name)),
            Limit::Fixed => ("fixed", None),
        };
        let is_known = state.without != Without::Unknown;
        LimitData {
            kind,
            name,
            allowed: state.allowed.map(Money),
            used: state.used.map(Money),
            binding: is_known.then(|| state.without.is_binding()),
            saves_without: match state.without {
                Without::Saves(saved) => Some(Money(saved)),
                _ => None,
            },
            reaches_without: (state.without == Without::Reaches).then_some(true),
            share_without: match state.without {
                Without::Share(share) => Some(Share(share)),
                _ => None,
            },
            saves_with_more: state.one_more.map(Money),
        }
    });
    ReachData {
        fiscal_year: reached.period.fiscal_year.0,
        phase: reached.period.phase.code(),
        found,
        cost,
        room,
        moves: chosen.collect(),
        limits: limits.collect(),
    }
}
