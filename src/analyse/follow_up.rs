//! *Folgekosten*: what today's innovation adds to later operations, by year.
//!
//! In: allocations, which turn to operations with the go-live of a project, and what projects
//! state of their follow-up cost. Out: for each project with innovation in the budget years (and
//! each such line without a project) what is planned and what is stated, by year. Both stand
//! beside each other and are never added: they speak of the same money. Innovation of which
//! neither is known is found. Deliberately absent: an estimate of follow-up cost nobody stated.

use std::collections::{BTreeMap, BTreeSet};

use crate::classify::{self, Class, Classification};
use crate::money::{self, Cents, Total};
use crate::period::{FiscalYear, Period, Phase};
use crate::round::Round;
use crate::schema::{BudgetLine, Portfolio, Project};

/// Years shown beyond the last budget year where the input plans none.
const PLAN_YEARS: i16 = 3;

/// Whose follow-up cost it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FollowUpSubject {
    /// Number of the project in the portfolio.
    Project(u32),
    /// Number of a line that names no project of the portfolio.
    Line(u32),
}

/// What is known of follow-up cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FollowUpState {
    /// The project states it.
    Stated,
    /// The project states it, but no go-live, so that no year can be told.
    StatedUndated,
    /// Nobody states it, but lines plan operations for it.
    Planned,
    /// Neither.
    Missing,
}

impl FollowUpState {
    /// The code used in data files and as key of its words.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::StatedUndated => "stated_undated",
            Self::Planned => "planned",
            Self::Missing => "missing",
        }
    }
}

/// Follow-up cost of a fiscal year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct FollowUpYear {
    /// Operations the lines plan; absent where they have none in the year.
    pub planned: Option<Total>,
    /// Money of the lines that may be operations: unclear after the go-live.
    pub unclear: Option<Total>,
    /// What the project states for the year, by months in the year of the go-live.
    pub stated: Option<Total>,
}

impl FollowUpYear {
    /// Stated minus planned, where the project states something.
    #[must_use]
    pub fn difference(&self) -> Option<Total> {
        Some(self.stated? - self.planned.unwrap_or_default())
    }

    fn add(&mut self, other: &Self) {
        let pairs = [
            (&mut self.planned, other.planned),
            (&mut self.unclear, other.unclear),
            (&mut self.stated, other.stated),
        ];
        for (sum, own) in pairs {
            if let Some(own) = own {
                *sum.get_or_insert(Total::ZERO) += own;
            }
        }
    }
}

/// Follow-up cost of a project, or of a line without one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowUpRow {
    /// Whose.
    pub subject: FollowUpSubject,
    /// Numbers of the lines behind it, ascending.
    pub lines: Vec<u32>,
    /// Innovation of the budget years.
    pub innovation: Total,
    /// What is known.
    pub state: FollowUpState,
    /// By year, parallel to [`FollowUp::years`].
    pub years: Vec<FollowUpYear>,
}

/// Follow-up cost of the round.
#[derive(Debug, Default)]
pub struct FollowUp {
    /// The budget years and those after them, with the phase their plans are taken from; nothing
    /// where the input has no amounts of the year.
    pub years: Vec<(FiscalYear, Option<Phase>)>,
    /// Projects in order of their number, then lines.
    pub rows: Vec<FollowUpRow>,
    /// Sums of the rows, parallel to `years`.
    pub totals: Vec<FollowUpYear>,
    /// Innovation of the budget years.
    pub innovation: Total,
    /// Innovation without any stated or planned follow-up cost.
    pub missing: Total,
}

/// Phases of a later year, the firmest statement of plans first.
const PHASES: [Phase; 5] =
    [Phase::Plan, Phase::Request, Phase::Approved, Phase::Adjusted, Phase::Forecast];

/// Finds the follow-up cost of the innovation in the areas the policy names.
pub(super) fn follow_up(
    portfolio: &Portfolio,
    classification: &Classification,
    round: &Round,
) -> FollowUp {
    let years = years(portfolio, round);
    let mut rows = innovations(portfolio, classification, round, years.len());
    if rows.is_empty() {
        return FollowUp::default();
    }
    add_plans(portfolio, classification, round, &years, &mut rows);
    let mut rows: Vec<FollowUpRow> = rows.into_values().collect();
    let budget_years = round.fiscal_years.len();
    let mut totals = vec![FollowUpYear::default(); years.len()];
    for row in &mut rows {
        if let FollowUpSubject::Project(number) = row.subject {
            add_stated(&portfolio.projects[number as usize], &years, row);
        }
        if row.state == FollowUpState::Missing && plans_operations(row, budget_years) {
            row.state = FollowUpState::Planned;
        }
        for (sum, own) in totals.iter_mut().zip(&row.years) {
            sum.add(own);
        }
    }
    let missing = rows.iter().filter(|row| row.state == FollowUpState::Missing);
    FollowUp {
        missing: missing.map(|row| row.innovation).sum(),
        innovation: rows.iter().map(|row| row.innovation).sum(),
        years,
        rows,
        totals,
    }
}

/// The budget years in the target's phase, then every year to the last one planned for.
fn years(portfolio: &Portfolio, round: &Round) -> Vec<(FiscalYear, Option<Phase>)> {
    let Some(first) = round.fiscal_years.iter().min().copied() else { return Vec::new() };
    let periods: BTreeSet<Period> =
        portfolio.lines.iter().flat_map(BudgetLine::cost).map(|amount| amount.period).collect();
    let last_budget = round.fiscal_years.iter().max().map_or(first.0, |year| year.0);
    let last_planned = periods.last().map_or(first.0, |period| period.fiscal_year.0);
    let last = last_planned.max(last_budget.saturating_add(PLAN_YEARS));
    let phase = |fiscal_year| {
        let has = |phase: &Phase| periods.contains(&Period { fiscal_year, phase: *phase });
        if round.fiscal_years.contains(&fiscal_year) {
            return Some(round.target_phase()).filter(has);
        }
        PHASES.into_iter().find(has)
    };
    (first.0..=last).map(FiscalYear).map(|year| (year, phase(year))).collect()
}

/// Projects and lines with innovation in the budget years.
fn innovations(
    portfolio: &Portfolio,
    classification: &Classification,
    round: &Round,
    year_count: usize,
) -> BTreeMap<FollowUpSubject, FollowUpRow> {
    let mut rows: BTreeMap<FollowUpSubject, FollowUpRow> = BTreeMap::new();
    for (number, line, classified) in lines(portfolio, classification, round) {
        if !may_be_innovation(classified) {
            continue;
        }
        let in_budget = |period: Period| {
            period.phase == round.target_phase() && round.fiscal_years.contains(&period.fiscal_year)
        };
        let innovation: Vec<Cents> = classify::allocations(line, classified)
            .into_iter()
            .filter(|one| one.class == Class::Innovation && in_budget(one.period))
            .map(|one| one.cents)
            .filter(|cents| cents.0 != 0)
            .collect();
        if innovation.is_empty() {
            continue;
        }
        let subject =
            classified.project.map_or(FollowUpSubject::Line(number), FollowUpSubject::Project);
        let row = rows.entry(subject).or_insert_with(|| FollowUpRow {
            subject,
            lines: Vec::new(),
            innovation: Total::ZERO,
            state: FollowUpState::Missing,
            years: vec![FollowUpYear::default(); year_count],
        });
        row.innovation += innovation.into_iter().sum::<Total>();
    }
    rows
}

/// Lines in the target's areas with what they were judged to be.
fn lines<'a>(
    portfolio: &'a Portfolio,
    classification: &'a Classification,
    round: &'a Round,
) -> impl Iterator<Item = (u32, &'a BudgetLine, &'a classify::Classified)> {
    let lines = (0..).zip(portfolio.lines.iter().zip(&classification.lines));
    lines.filter_map(|(number, (line, classified))| {
        let in_target = round.policy.areas.contains(&line.area);
        Some((number, line, classified.as_deref().filter(|_| in_target)?))
    })
}

fn may_be_innovation(classified: &classify::Classified) -> bool {
    let mut parts = classified.judgements.iter().flat_map(|judgement| &judgement.parts);
    parts.any(|part| part.class == Class::Innovation)
}

/// Adds what all lines of the projects, and the lines themselves, plan as operations.
fn add_plans(
    portfolio: &Portfolio,
    classification: &Classification,
    round: &Round,
    years: &[(FiscalYear, Option<Phase>)],
    rows: &mut BTreeMap<FollowUpSubject, FollowUpRow>,
) {
    for (number, line, classified) in lines(portfolio, classification, round) {
        let subject =
            classified.project.map_or(FollowUpSubject::Line(number), FollowUpSubject::Project);
        let Some(row) = rows.get_mut(&subject) else { continue };
        row.lines.push(number);
        for one in classify::allocations(line, classified) {
            let is_year = |&(year, phase): &(FiscalYear, Option<Phase>)| {
                year == one.period.fiscal_year && phase == Some(one.period.phase)
            };
            let Some(index) = years.iter().position(is_year) else { continue };
            let year = &mut row.years[index];
            let sum = match one.class {
                Class::Operations => &mut year.planned,
                Class::Unclear => &mut year.unclear,
                Class::Enhancement | Class::Innovation => continue,
            };
            *sum.get_or_insert(Total::ZERO) += one.cents;
        }
    }
}

/// Adds what a project states: the months from the go-live on in its year, then whole years.
fn add_stated(project: &Project, years: &[(FiscalYear, Option<Phase>)], row: &mut FollowUpRow) {
    let Some(stated) = &project.follow_up_cost else { return };
    let Some(go_live) = project.go_live else {
        row.state = FollowUpState::StatedUndated;
        return;
    };
    row.state = FollowUpState::Stated;
    let before = u32::from(go_live.month().unsigned_abs()) - 1;
    for ((year, _), own) in years.iter().zip(&mut row.years) {
        let cents = match year.0.cmp(&go_live.year()) {
            std::cmp::Ordering::Less => continue,
            std::cmp::Ordering::Equal => money::split(stated.value, &[12 - before, before])[0],
            std::cmp::Ordering::Greater => stated.value,
        };
        own.stated = Some(cents.into());
    }
}

/// Lines plan operations other than zero after the budget years.
fn plans_operations(row: &FollowUpRow, budget_years: usize) -> bool {
    let later = row.years.iter().skip(budget_years);
    later.filter_map(|year| year.planned).any(|planned| planned != Total::ZERO)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyse::fixture::{BUDGET, Fixture, PLAN, judgement};
    use crate::classify::Part;
    use crate::schema::{Stated, TableIndex, Text, Truth};
    use jiff::civil::{Date, date};

    fn project(go_live: Option<Date>, follow_up_cost: Option<i64>) -> Project {
        let text = || Text::from("");
        let truth = || Stated { value: Truth::Yes, cell: None };
        Project {
            id: "P".into(),
            title: "Probe".into(),
            department: text(),
            business_area: text(),
            kind: None,
            kind_text: text(),
            status: text(),
            begin: None,
            go_live,
            end: None,
            first_use: truth(),
            first_digitalisation: truth(),
            replacement: truth(),
            cost_benefit: truth(),
            follow_up_cost: follow_up_cost.map(|cents| Stated { value: Cents(cents), cell: None }),
            description: text(),
            amounts: Vec::new(),
            extra: Vec::new(),
            table: TableIndex(0),
            row: 1,
        }
    }

    fn turns_to_operations(fixture: &mut Fixture, project: Option<u32>) {
        let whole = |class| vec![Part { class, weight: 1 }];
        let classified = fixture.last_class();
        classified.project = project;
        classified.judgements = vec![
            judgement(None, whole(Class::Innovation)),
            judgement(Some(2027), whole(Class::Operations)),
        ];
    }

    fn found(fixture: &Fixture) -> FollowUp {
        follow_up(&fixture.portfolio, &fixture.classification, &fixture.round)
    }

    #[test]
    fn planned_and_stated_cost_stand_beside_each_other_by_year() {
        let mut fixture = Fixture::new();
        fixture.portfolio.projects.push(project(Some(date(2027, 4, 15)), Some(1_200)));
        fixture.line("A", 0, Class::Innovation, &[(BUDGET, 500), (PLAN, 700)]);
        turns_to_operations(&mut fixture, Some(0));
        fixture.line("B", 0, Class::Operations, &[(PLAN, 50)]);
        fixture.last_class().project = Some(0);
        let found = found(&fixture);
        let years: Vec<i16> = found.years.iter().map(|(year, _)| year.0).collect();
        assert_eq!(years, [2026, 2027, 2028, 2029]);
        assert_eq!(found.years[1].1, Some(Phase::Plan));
        assert_eq!(found.years[2].1, None, "the input plans no 2028");
        let [row] = &found.rows[..] else { panic!("one project") };
        assert_eq!((row.state, row.innovation), (FollowUpState::Stated, Total(500)));
        assert_eq!(row.lines, [0, 1]);
        let stated: Vec<_> = row.years.iter().map(|year| year.stated).collect();
        assert_eq!(stated, [None, Some(Total(900)), Some(Total(1_200)), Some(Total(1_200))]);
        assert_eq!(row.years[1].planned, Some(Total(750)));
        assert_eq!(row.years[1].difference(), Some(Total(150)));
        assert_eq!((row.years[0].planned, row.years[0].difference()), (None, None));
        assert_eq!(found.missing, Total::ZERO);
        assert_eq!(found.totals[1].planned, Some(Total(750)));
    }

    #[test]
    fn innovation_of_which_nothing_is_known_is_found_with_its_sum() {
        use FollowUpSubject::{Line, Project};
        let mut fixture = Fixture::new();
        fixture.portfolio.projects.push(project(Some(date(2027, 1, 1)), None));
        fixture.portfolio.projects.push(project(None, Some(1_200)));
        fixture.portfolio.projects.push(project(None, Some(0)));
        let innovation = |fixture: &mut Fixture, id: &str, project, plan: i64| {
            fixture.line(id, 0, Class::Innovation, &[(BUDGET, 100), (PLAN, plan)]);
            turns_to_operations(fixture, project);
        };
        innovation(&mut fixture, "A", Some(0), 0);
        innovation(&mut fixture, "B", Some(1), 5);
        innovation(&mut fixture, "C", Some(2), 0);
        innovation(&mut fixture, "D", None, 30);
        fixture.line("E", 1, Class::Innovation, &[(BUDGET, 7)]);
        fixture.line("F", 2, Class::Innovation, &[(BUDGET, 999)]);
        fixture.line("G", 1, Class::Unclear, &[(BUDGET, 999)]);
        let found = found(&fixture);
        let states: Vec<_> = found.rows.iter().map(|row| (row.subject, row.state)).collect();
        assert_eq!(
            states,
            [
                (Project(0), FollowUpState::Missing),
                (Project(1), FollowUpState::StatedUndated),
                (Project(2), FollowUpState::StatedUndated),
                (Line(3), FollowUpState::Planned),
                (Line(4), FollowUpState::Missing),
            ],
            "a plan of 0.00 plans nothing, a stated 0 is a statement, clinics stand apart"
        );
        assert_eq!((found.innovation, found.missing), (Total(407), Total(107)));
    }

    #[test]
    fn what_may_be_operations_is_kept_apart() {
        let mut fixture = Fixture::new();
        fixture.line("A", 0, Class::Innovation, &[(BUDGET, 100), (PLAN, 60)]);
        let whole = |class| vec![Part { class, weight: 1 }];
        fixture.last_class().judgements = vec![
            judgement(None, whole(Class::Innovation)),
            judgement(Some(2027), whole(Class::Unclear)),
        ];
        let found = found(&fixture);
        assert_eq!(found.rows[0].years[1].unclear, Some(Total(60)));
        assert_eq!(found.rows[0].years[1].planned, None);
        assert_eq!(found.rows[0].state, FollowUpState::Missing);
        let empty = follow_up(&Portfolio::default(), &Classification::default(), &fixture.round);
        assert!(empty.rows.is_empty() && empty.years.is_empty());
    }
}
