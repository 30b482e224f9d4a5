//! The search against brute force, and each limit worked out by hand.

use proptest::prelude::*;

use super::cheapest::{Solved, cheapest, closest};
use super::model::{Row, Variable};
use super::*;
use crate::analyse::fixture::{BEFORE, BUDGET, Fixture};
use crate::classify::Class::{Innovation, Operations, Unclear};
use crate::language::Language;

/// A model of a few small variables, so that every assignment can be tried.
fn model(
    parts: &[(bool, i128, i128, bool, i128, bool, i128)],
    (cost, innovation): (i128, i128),
    (above, below): (i128, i128),
    (loss, growth, staff): ([i128; 2], i128, i128),
) -> Model {
    let variables: Vec<Variable> = parts
        .iter()
        .map(|&(whole, size, most, innovation, weight, second, months)| {
            let kind = match (whole, size < 0) {
                (true, _) => Kind::Start,
                (false, true) => Kind::Cut,
                (false, false) => Kind::Raise,
            };
            let unit = if whole { size.abs() * 3 + 1 } else { size.signum() };
            Variable {
                kind,
                source: 0,
                name: "".into(),
                department: DepartmentIndex(u16::from(second)),
                innovation,
                places: Vec::new(),
                most: if whole { 1 } else { most },
                unit: if unit == 0 { 1 } else { unit },
                weight: weight * 1_000,
                needs: if whole { vec![(0, months)] } else { Vec::new() },
            }
        })
        .collect();
    let terms = |coefficient: &dyn Fn(&Variable) -> i128| -> Vec<(usize, i128)> {
        variables.iter().map(coefficient).enumerate().collect()
    };
    let certain = |variable: &Variable| if variable.innovation { variable.unit } else { 0 };
    let target = terms(&|variable| above * variable.unit - below * certain(variable));
    let positive = terms(&|variable| -variable.unit);
    let mut rows = vec![
        Row { limit: None, terms: target, most: below * innovation - above * cost },
        Row { limit: None, terms: positive, most: cost - 1 },
    ];
    for (number, most) in (0..).zip(loss) {
        let own = DepartmentIndex(number);
        let own = |variable: &Variable| if variable.department == own { -variable.unit } else { 0 };
        rows.push(Row { limit: Some(Limit::Growth), terms: terms(&own), most });
    }
    let all = terms(&|variable| variable.unit);
    rows.push(Row { limit: Some(Limit::Growth), terms: all, most: growth });
    let needs = terms(&|variable| variable.needs.first().map_or(0, |need| need.1));
    rows.push(Row { limit: Some(Limit::Staff("s".into())), terms: needs, most: staff });
    let (cost, innovation) = (Total(cost), Total(innovation));
    Model { variables, rows, limits: Vec::new(), cost, innovation }
}

/// Every assignment of a model.
fn assignments(model: &Model) -> Vec<Vec<i128>> {
    let mut all = vec![Vec::new()];
    for variable in &model.variables {
        all = all
            .into_iter()
            .flat_map(|values| {
                (0..=variable.most).map(move |value| [values.as_slice(), &[value]].concat())
            })
            .collect();
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// The solver's answer is the best of all assignments, cent for cent; where there is none it
    /// says so, and comes as close as any.
    #[test]
    fn the_answer_is_that_of_brute_force(
        parts in prop::collection::vec(
            (any::<bool>(), -6_i128..7, 0_i128..6, any::<bool>(), 0_i128..5_000, any::<bool>(), 0_i128..9),
            1..6,
        ),
        base in (20_i128..70, 0_i128..12),
        share in prop::sample::select(vec![(1_i128, 5_i128), (1, 4), (3, 10), (187, 1_000)]),
        bounds in ([0_i128..9, 0_i128..9], -15_i128..25, 0_i128..20),
    ) {
        let model = model(&parts, base, share, bounds);
        let all = assignments(&model);
        let kept: Vec<_> = all.iter().filter(|values| model.keeps(values, true)).collect();
        match (kept.iter().map(|values| model.weigh(values)).min(), cheapest(&model)) {
            (Some(best), Solved::Found(answer)) => {
                prop_assert!(model.keeps(&answer.values, true));
                prop_assert_eq!(answer.cost, model.weigh(&answer.values));
                prop_assert_eq!(answer.cost, best);
            }
            (None, Solved::Impossible) => {
                let within = all.iter().filter(|values| model.keeps(values, false));
                let best = within.map(|values| model.share(values)).max();
                let found = match closest(&model) {
                    Solved::Found(answer) => {
                        prop_assert!(model.keeps(&answer.values, false));
                        Some(model.share(&answer.values))
                    }
                    Solved::Impossible => None,
                    Solved::Unsolved => return Err(TestCaseError::fail("no answer")),
                };
                prop_assert_eq!(found, best);
            }
            (best, other) => prop_assert!(false, "{best:?} by hand, {other:?}"),
        }
    }
}

/// Department 1: 700.00 operations (640.00 the year before), 100.00 innovation; department 2:
/// 150.00 operations, 50.00 unclear. IT cost 1,000.00, innovation 100.00, target 20 %.
fn fixture() -> Fixture {
    let mut fixture = Fixture::new();
    fixture
        .line("A", 0, Operations, &[(BEFORE, 64_000), (BUDGET, 70_000)])
        .line("B", 0, Innovation, &[(BUDGET, 10_000)])
        .line("C", 1, Operations, &[(BEFORE, 31_000), (BUDGET, 15_000)])
        .line("E", 1, Unclear, &[(BUDGET, 5_000)]);
    fixture
}

fn parsed(text: &str) -> ScenarioFile {
    let (file, problems) = ScenarioFile::parse("s.toml", text, Language::German);
    assert_eq!(problems, [], "{text}");
    file
}

fn asked(fixture: &Fixture, text: &str) -> Result<Reached, Vec<Fault>> {
    let (portfolio, classes) = (&fixture.portfolio, &fixture.classification);
    let reached = reach(&parsed(text), portfolio, classes, &fixture.analyse(), &fixture.round);
    reached.map(|reached| reached.expect("the file asks for a search"))
}

fn found(text: &str) -> Reached {
    asked(&fixture(), text).expect("the limits are known")
}

/// Name, cents.
fn chosen_of(reached: &Reached) -> Vec<(&str, i128)> {
    reached.chosen.iter().map(|chosen| (&*chosen.name, chosen.amount.0)).collect()
}

fn state<'a>(reached: &'a Reached, limit: &Limit) -> &'a LimitState {
    let mut limits = reached.limits.iter();
    limits.find(|state| state.limit == *limit).expect("the limit is stated")
}

const SHIFT: &str = r#"
    [reach]
    max_growth = "0.0527"
    max_department_loss = "0.2"
    [[reach.cuts]]
    name = "Betrieb"
    lines = { class = "operations" }
    max_share = "0.5"
    [[reach.raises]]
    name = "Neues"
    lines = { line = "B" }
    max_amount = "500"
"#;

#[test]
fn a_shift_is_found_where_growth_leaves_no_room() {
    // The year before had 950.00; 5.27 % more are 1,000.065, so IT cost may not grow by a cent
    // more than 0.06. 100.06 more innovation reach 200.06 of 1,000.06? A fifth is 200.012: with
    // x more innovation and y cut, 5 (100 + x) >= 1,000 + x - y and x - y <= 0.06.
    let reached = found(SHIFT);
    assert!(matches!(reached.found, Found::Reached { .. }), "{reached:?}");
    let [(cut, less), (raise, more)] = chosen_of(&reached)[..] else { panic!("{reached:?}") };
    assert_eq!((cut, raise), ("Betrieb", "Neues"));
    // All growth is used: x - y = 0.06 and 4x + y = 500 give x = 100.012, so 100.02 and 99.96,
    // or 100.01 and 99.96: 400.04 + 99.96 = 500.00.
    assert_eq!((less, more), (9_996, 10_001));
    let Found::Reached { cost, room } = reached.found else { panic!("found") };
    assert_eq!((cost, room.0 <= 1), (Total(19_997), true), "{room:?}");
    let growth = state(&reached, &Limit::Growth);
    assert_eq!((growth.allowed, growth.used), (Some(Total(100_006)), Some(Total(100_005))));
    // Without it 125.00 new money are enough: 225 of 1,125.
    assert_eq!(growth.without, Without::Saves(Total(19_997 - 12_500)));
    let lever = state(&reached, &Limit::Cut("Betrieb".into()));
    assert_eq!((lever.allowed, lever.without), (Some(Total(42_500)), Without::Same));
    assert!(reached.limits.iter().all(|state| !matches!(state.without, Without::Unknown)));
    let played = reached.played.as_ref().expect("played");
    let change: i128 = played.changes.iter().map(|change| change.change.0).sum();
    assert_eq!(change, 5, "0.05 more than before");
}

#[test]
fn unreachable_is_said_with_what_binds_and_how_close_one_gets() {
    let text = SHIFT.replace("max_amount = \"500\"", "max_amount = \"30\"");
    let reached = found(&text);
    assert!(matches!(reached.found, Found::OutOfReach), "{reached:?}");
    // 30.00 more innovation and all that may be cut: a fifth of 800.00 in department 1, net of
    // what it gets, so 190.00, and 40.00 in department 2: 130 of 800.
    assert_eq!(chosen_of(&reached).iter().map(|one| one.1).sum::<i128>(), 3_000 + 19_000 + 4_000);
    let played = reached.played.as_ref().expect("played");
    let figures = &played.analysis.periods[played.analysis.target_periods[0]];
    assert_eq!(
        (figures.totals.total(), figures.totals.of(Innovation)),
        (Total(80_000), Total(13_000))
    );
    let binding: Vec<&Limit> = reached
        .limits
        .iter()
        .filter(|state| state.without.is_binding())
        .map(|state| &state.limit)
        .collect();
    let department = |number| Limit::Department(DepartmentIndex(number));
    let lever = Limit::Raise("Neues".into());
    assert_eq!(binding, [&lever, &department(0), &department(1)], "{:?}", reached.limits);
    assert_eq!(state(&reached, &lever).without, Without::Reaches);
    // Without the limit of department 2, half of its 150.00 goes: 130 of 765.
    let without = state(&reached, &department(1)).without;
    assert_eq!(without, Without::Share(Ratio { numerator: 13_000, denominator: 76_500 }));
}

const PROJECTS: &str = r#"
    [reach]
    [reach.person_months]
    Entwicklung = "10"
    [[projects]]
    id = "X"
    department = "1"
    class = "innovation"
    cost = { 2026 = "130" }
    person_months = { Entwicklung = "10.5" }
    [[projects]]
    id = "Y"
    department = "1"
    class = "innovation"
    cost = { 2026 = "80" }
    person_months = { Entwicklung = "4" }
    [[projects]]
    id = "Z"
    department = "2"
    class = "innovation"
    cost = { 2026 = "60" }
    person_months = { Entwicklung = "6" }
    [[projects]]
    id = "W"
    department = "2"
    class = "operations"
    cost = { 2026 = "5" }
    weight = "0"
"#;

#[test]
fn projects_start_wholly_and_within_the_staff_there_is() {
    // 125.00 are needed. X alone is enough but needs 10.5 of 10 months; Y and Z together do.
    let reached = found(PROJECTS);
    assert_eq!(chosen_of(&reached), [("Y", 8_000), ("Z", 6_000)]);
    let Found::Reached { cost, room } = reached.found else { panic!("found") };
    assert_eq!((cost, room), (Total(14_000), Total(0)));
    let staff = state(&reached, &Limit::Staff("Entwicklung".into()));
    assert_eq!((staff.allowed, staff.used), (Some(Total(1_000)), Some(Total(1_000))));
    assert_eq!(staff.without, Without::Saves(Total(1_000)), "X costs 10.00 less");
    assert_eq!(staff.one_more, Some(Total(1_000)), "half a month would do");
    let none = PROJECTS.replace("Entwicklung = \"10\"", "Entwicklung = \"9.99\"");
    let reached = found(&none);
    assert!(matches!(reached.found, Found::OutOfReach));
    // The largest of what fits: 180 of 1,080 with Y.
    assert_eq!(chosen_of(&reached), [("Y", 8_000)]);
    assert_eq!(state(&reached, &Limit::Staff("Entwicklung".into())).without, Without::Reaches);
}

#[test]
fn fixed_lines_and_shares_of_lines_are_respected() {
    let text = r#"
        [reach]
        fixed = { line = "A" }
        [[reach.cuts]]
        name = "Betrieb"
        lines = { class = "operations" }
        max_share = "1"
        [[reach.raises]]
        name = "Neues"
        lines = { line = "B" }
        max_share = "1"
        weight = "5"
    "#;
    // A cut of 500.00 would do alone; only the 150.00 of C may go. Then 5 (100 + x) = 850 + x
    // gives x = 87.50; each euro cut weighs 1 and saves 0.25 x 5.
    let reached = found(text);
    assert_eq!(chosen_of(&reached), [("Betrieb", 15_000), ("Neues", 8_750)]);
    let fixed = state(&reached, &Limit::Fixed);
    let Found::Reached { cost, .. } = reached.found else { panic!("found") };
    assert_eq!(cost, Total(15_000 + 5 * 8_750));
    assert_eq!(fixed.without, Without::Saves(Total(15_000 + 5 * 8_750 - 50_000)));
    assert!(reached.played.expect("played").changes.iter().all(|change| change.line != 0));
}

#[test]
fn what_cannot_be_asked_is_told() {
    let kinds = |fixture: &Fixture, text: &str| -> Vec<FaultKind> {
        let faults = asked(fixture, text).expect_err("a fault");
        faults.into_iter().map(|fault| fault.kind).collect()
    };
    let mut mean = fixture();
    mean.round.policy.averaging = Averaging::Mean;
    assert_eq!(kinds(&mean, "[reach]\n"), [FaultKind::MeanRule]);
    let (year, known) = (FiscalYear(2031), vec![FiscalYear(2026)]);
    let expected = FaultKind::NoTargetYear { year, known };
    assert_eq!(kinds(&fixture(), "[reach]\nfiscal_year = 2031\n"), [expected]);
    let mut alone = Fixture::new();
    alone.line("A", 0, Operations, &[(BUDGET, 100)]);
    let growth = "[reach]\nmax_growth = \"0.1\"\n";
    assert_eq!(kinds(&alone, growth), [FaultKind::NoYearBefore]);
    let overlap = format!(
        "{SHIFT}\n[[reach.cuts]]\nname = \"Noch einer\"\nlines = {{ line = \"C\" }}\nmax_share = \"1\"\n"
    );
    let (first, second) = ("Betrieb".into(), "Noch einer".into());
    let expected = FaultKind::LeversOverlap { first, second, line: "C".into() };
    assert_eq!(kinds(&fixture(), &overlap), [expected]);
    let staff = PROJECTS.replace("Entwicklung = \"10\"", "Betrieb = \"10\"");
    assert_eq!(kinds(&fixture(), &staff).len(), 3);
    // The year before had 950.00, and nothing may be cut: the limit cannot be kept at all.
    let clash = found("[reach]\nmax_growth = \"0\"\n");
    assert!(matches!(clash.found, Found::LimitsClash), "{clash:?}");
    let without = Without::Share(Ratio { numerator: 10_000, denominator: 100_000 });
    assert_eq!(state(&clash, &Limit::Growth).without, without);
    // Nothing that may change: the share stays what it is.
    let reached = found("[reach]\n");
    assert!(matches!(reached.found, Found::OutOfReach));
    assert!(reached.chosen.is_empty());
    let mut met = Fixture::new();
    met.line("A", 0, Innovation, &[(BUDGET, 100)]);
    assert!(matches!(asked(&met, "[reach]\n").expect("asked").found, Found::Met));
}

/// 800 operations and 400 innovation after 1000: the target is met, but growth of 20 % is more
/// than the 10 % allowed. 100 of operations have to go.
#[test]
fn a_target_that_is_met_beyond_a_limit_is_no_answer() {
    let mut fixture = Fixture::new();
    fixture.line("A", 0, Operations, &[(BEFORE, 60_000), (BUDGET, 80_000)]);
    fixture.line("B", 0, Innovation, &[(BEFORE, 40_000), (BUDGET, 40_000)]);
    let limit = "[reach]\nmax_growth = \"0.1\"\n";
    let clash = asked(&fixture, limit).expect("asked");
    assert!(matches!(clash.found, Found::LimitsClash), "nothing may be cut: {clash:?}");
    assert!(clash.limits.iter().any(|state| state.limit == Limit::Growth));
    let lever = "[[reach.cuts]]\nname = \"B\"\nlines = { line = \"A\" }\nmax_share = \"1\"\n";
    let reached = asked(&fixture, &format!("{limit}{lever}")).expect("asked");
    assert!(matches!(reached.found, Found::Reached { .. }), "{reached:?}");
    assert_eq!(reached.chosen.len(), 1);
    assert_eq!(reached.chosen[0].amount, Total(10_000));
}
