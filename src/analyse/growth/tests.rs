//! Growth worked out by hand, also where a year, a department or a sense of direction is missing.

use proptest::prelude::*;

use super::GrowthStep::{Cut, Ended, Indexed, New, Raised, ScopeIn, ScopeOut};
use super::{Growth, GrowthRow, GrowthStep, GrowthSubject, RestFigures, together};
use crate::analyse::ClassTotals;
use crate::analyse::fixture::{BEFORE, BUDGET, Fixture, PLAN, judgement};
use crate::classify::Class::{self, Enhancement, Innovation, Operations, Unclear};
use crate::classify::Part;
use crate::money::{Ratio, Total};
use crate::period::{FiscalYear, Period, Phase};
use crate::round::Stage;
use crate::round::growth::IndexClause;
use crate::schema::{DepartmentIndex, Field, OutOfScope};

fn period(year: i16, phase: Phase) -> Period {
    Period::new(year, phase)
}

fn of(growth: &Growth, subject: &GrowthSubject) -> GrowthRow {
    growth.rows.iter().find(|row| row.subject == *subject).expect("a row").clone()
}

fn department(growth: &Growth, index: u16) -> GrowthRow {
    of(growth, &GrowthSubject::Department(DepartmentIndex(index)))
}

/// Code, lines and cents of each step.
fn steps(growth: &Growth) -> Vec<(GrowthStep, u64, i128)> {
    growth.steps.iter().map(|(step, own)| (*step, own.line_count, own.change.0)).collect()
}

#[test]
fn contributions_are_parts_of_the_growth_of_the_whole() {
    let mut fixture = Fixture::new();
    fixture
        .line("La", 0, Operations, &[(BEFORE, 600), (BUDGET, 690)])
        .line("Lb", 1, Innovation, &[(BEFORE, 400), (BUDGET, 360)])
        .line("Lc", 1, Unclear, &[(BUDGET, 50)]);
    fixture.last().fields.set(Field::Account, Some("543100".into()));
    let growth = fixture.analyse().growth.remove(0);
    // 1,000 to 1,100: a tenth, of which 9 points, and -4 + 5 = 1 point.
    assert_eq!(growth.whole().rate, Ratio::of(Total(10), Total(100)));
    assert_eq!(department(&growth, 0).contribution, Ratio::of(Total(9), Total(100)));
    assert_eq!(department(&growth, 1).contribution, Ratio::of(Total(1), Total(100)));
    let class = |class| of(&growth, &GrowthSubject::Class(class)).contribution;
    assert_eq!(class(Innovation), Ratio::of(Total(-4), Total(100)));
    assert_eq!(class(Unclear), Ratio::of(Total(5), Total(100)));
    let group = |group: &str| of(&growth, &GrowthSubject::AccountGroup(group.into()));
    assert_eq!((group("52").before, group("52").after), (Total(1_000), Total(1_050)));
    assert_eq!(group("54").contribution, Ratio::of(Total(5), Total(100)));
    assert_eq!(steps(&growth), [(New, 1, 50), (Raised, 1, 90), (Cut, 1, -40)]);
}

#[test]
fn lines_are_new_ended_raised_or_cut_and_absent_is_not_zero() {
    let mut fixture = Fixture::new();
    fixture
        .line("La", 0, Operations, &[(BUDGET, 70)])
        .line("Lb", 0, Operations, &[(BEFORE, 30)])
        .line("Lc", 0, Operations, &[(BEFORE, 0), (BUDGET, 5)])
        .line("Ld", 0, Operations, &[(BEFORE, 9), (BUDGET, 0)])
        // A credit that shrinks raises the cost.
        .line("Le", 0, Operations, &[(BEFORE, -20), (BUDGET, -8)])
        .line("Lf", 0, Operations, &[(BEFORE, 4), (BUDGET, 4)])
        .line("Lg", 0, Operations, &[(BUDGET, 0)]);
    let growth = fixture.analyse().growth.remove(0);
    assert_eq!(steps(&growth), [(New, 1, 70), (Ended, 1, -30), (Raised, 2, 17), (Cut, 1, -9)]);
    assert_eq!((growth.whole().before, growth.whole().after), (Total(23), Total(71)));
    assert_eq!(growth.drivers.len(), 5);
}

#[test]
fn totals_that_are_not_positive_have_no_growth_but_a_change() {
    let mut fixture = Fixture::new();
    fixture.line("La", 0, Operations, &[(BEFORE, 100), (BUDGET, 300)]).line(
        "Lb",
        1,
        Operations,
        &[(BEFORE, -100), (BUDGET, 50)],
    );
    let growth = fixture.analyse().growth.remove(0);
    let whole = growth.whole();
    assert_eq!((whole.before, whole.change()), (Total::ZERO, Total(350)));
    assert!(whole.rate.is_none() && whole.contribution.is_none() && !whole.above_threshold);
    let credit = department(&growth, 1);
    assert_eq!((credit.rate, credit.change(), credit.above_threshold), (None, Total(150), false));
    assert_eq!(department(&growth, 0).rate, Ratio::of(Total(200), Total(100)));

    fixture.round.policy.growth_amount = Some(Total(149));
    let growth = fixture.analyse().growth.remove(0);
    assert!(department(&growth, 1).above_threshold, "the amount decides alone");
    fixture.round.policy.growth_amount = Some(Total(150));
    assert!(!department(&fixture.analyse().growth[0], 1).above_threshold);
    assert!(department(&fixture.analyse().growth[0], 0).above_threshold, "200 of 100");
    fixture.round.policy.growth_amount = Some(Total(200));
    assert!(!department(&fixture.analyse().growth[0], 0).above_threshold, "not above 200");
}

#[test]
fn departments_with_one_year_only_are_told_from_those_with_both() {
    let mut fixture = Fixture::new();
    fixture
        .line("La", 0, Operations, &[(BEFORE, 100), (BUDGET, 110)])
        .line("Lb", 1, Operations, &[(BUDGET, 80)])
        // Another area: no part of the whole.
        .line("Lc", 2, Operations, &[(BEFORE, 5_000)]);
    let growth = fixture.analyse().growth.remove(0);
    let found = growth.one_sided.clone().expect("department 2 has no earlier amount");
    assert_eq!(
        (found.begun.as_slice(), found.ended.len()),
        (&[(DepartmentIndex(1), Total(80))][..], 0)
    );
    assert_eq!((found.before, found.after, found.change()), (Total(100), Total(110), Total(80)));
    assert_eq!(found.rate(), Ratio::of(Total(10), Total(100)));
    assert_eq!(growth.whole().change(), found.change() + Total(10));

    // An amount of zero is an amount.
    fixture.line("Ld", 1, Operations, &[(BEFORE, 0)]);
    let growth = fixture.analyse().growth.remove(0);
    assert_eq!((&growth.one_sided, department(&growth, 1).earlier()), (&None, Some(Total::ZERO)));
}

/// The steps of a comparison as a reader of its lines adds them up.
fn added_up(growth: &Growth) -> Vec<(GrowthStep, u64, i128)> {
    let mut sums: std::collections::BTreeMap<GrowthStep, (u64, i128)> =
        std::collections::BTreeMap::new();
    for line in &*growth.lines {
        let indexed = line.index.as_ref().map(|index| (Indexed, index.expected));
        let scope = line.kind.map(|kind| (kind, line.scope));
        for (step, sum) in indexed.into_iter().chain(scope).chain(line.rest()) {
            if sum != Total::ZERO {
                let found = sums.entry(step).or_default();
                found.0 += 1;
                found.1 += sum.0;
            }
        }
    }
    sums.into_iter().map(|(step, (count, sum))| (step, count, sum)).collect()
}

#[test]
fn the_lines_of_every_comparison_add_up_to_its_steps() {
    let mut fixture = Fixture::new();
    fixture.round.index_clauses = vec![IndexClause {
        contract_id: "LS-1".into(),
        rate: Ratio::from_millionths(30_000),
        fiscal_year: Some(FiscalYear(2026)),
    }];
    let spent = |year| period(year, Phase::Actual);
    for (id, before, after) in [("La", 1_000, 1_030), ("Lb", 1_000, 1_010), ("Lc", 1_000, 1_200)] {
        let amounts =
            [(spent(2023), before), (spent(2024), before + 7), (BEFORE, before), (BUDGET, after)];
        fixture.line(id, 0, Operations, &amounts);
        fixture.last().fields.set(Field::ContractId, Some("LS-1".into()));
    }
    fixture.line("Ld", 0, Operations, &[(spent(2024), 9), (BUDGET, 40), (PLAN, 50)]);
    let analysis = fixture.analyse();
    assert!(analysis.growth_course.len() > analysis.growth.len() + 1);
    for growth in &analysis.growth_course {
        assert_eq!(added_up(growth), steps(growth), "{:?} {:?}", growth.from, growth.to);
        assert!(!growth.lines.is_empty());
    }
    let budget = &analysis.growth[0];
    assert_eq!(steps(budget), [(New, 1, 40), (Indexed, 3, 90), (Raised, 1, 170), (Cut, 1, -20)]);
}

#[test]
fn departments_come_and_go() {
    let mut fixture = Fixture::new();
    fixture.line("La", 0, Operations, &[(BEFORE, 100)]).line("Lb", 1, Operations, &[(BUDGET, 80)]);
    let growth = fixture.analyse().growth.remove(0);
    let (gone, new) = (department(&growth, 0), department(&growth, 1));
    assert_eq!((gone.earlier(), gone.later()), (Some(Total(100)), None));
    assert_eq!((new.earlier(), new.later()), (None, Some(Total(80))));
    assert_eq!((gone.before, gone.after), (Total(100), Total::ZERO));
    assert_eq!(gone.rate, Ratio::of(Total(-100), Total(100)));
    assert_eq!((new.before, new.after, new.rate), (Total::ZERO, Total(80), None));
    assert_eq!(new.contribution, Ratio::of(Total(80), Total(100)));
}

#[test]
fn a_missing_year_is_named_and_never_bridged() {
    let mut fixture = Fixture::new();
    let old = period(2023, Phase::Actual);
    fixture.line("La", 0, Operations, &[(old, 100), (BEFORE, 110), (BUDGET, 120)]);
    let analysis = fixture.analyse();
    let compared: Vec<_> =
        analysis.growth_course.iter().map(|growth| (growth.from, growth.to)).collect();
    assert_eq!(compared, [(BEFORE, BUDGET)]);
    assert_eq!(analysis.growth_gaps, [FiscalYear(2024)]);
}

#[test]
fn every_year_is_compared_in_the_course_and_in_like_phases() {
    let mut fixture = Fixture::new();
    let actual = |year| period(year, Phase::Actual);
    let approved = period(2024, Phase::Approved);
    let later = period(2028, Phase::Plan);
    fixture.line(
        "La",
        0,
        Operations,
        &[
            (actual(2023), 90),
            (approved, 100),
            (actual(2024), 95),
            (BEFORE, 110),
            (period(2025, Phase::ToDate), 3),
            (period(2025, Phase::Transfer), 7),
            (BUDGET, 120),
            (PLAN, 130),
            (later, 140),
        ],
    );
    let analysis = fixture.analyse();
    let compared: Vec<_> = analysis
        .growth_course
        .iter()
        .map(|growth| (growth.from, growth.to, growth.is_course))
        .collect();
    let expected = [
        (actual(2023), approved, true),
        (actual(2023), actual(2024), false),
        (approved, BEFORE, true),
        (BEFORE, BUDGET, true),
        (BUDGET, PLAN, true),
        (PLAN, later, true),
    ];
    assert_eq!(compared, expected);
    assert_eq!(analysis.growth.len(), 1);
    let transfer = period(2025, Phase::Transfer);
    assert!(analysis.periods.iter().all(|figures| figures.period != transfer));
}

#[test]
fn a_double_budget_has_growth_into_both_years() {
    let mut fixture = Fixture::new();
    fixture.round.fiscal_years = vec![FiscalYear(2026), FiscalYear(2027)];
    fixture.round.stage = Stage::Freigabe;
    let [first, second] = [2026, 2027].map(|year| period(year, Phase::Approved));
    fixture.line("La", 0, Operations, &[(BEFORE, 100), (first, 110), (second, 99)]);
    let growth = fixture.analyse().growth;
    let found: Vec<_> = growth.iter().map(|one| (one.from, one.to, one.whole().change())).collect();
    assert_eq!(found, [(BEFORE, first, Total(10)), (first, second, Total(-11))]);
    assert!(growth.iter().all(|one| one.lines.len() == 1));
}

#[test]
fn declared_index_clauses_are_told_from_what_is_beyond() {
    let mut fixture = Fixture::new();
    let clause = |contract: &str, millionths, year: Option<i16>| IndexClause {
        contract_id: contract.into(),
        rate: Ratio::from_millionths(millionths),
        fiscal_year: year.map(FiscalYear),
    };
    fixture.round.index_clauses = vec![
        clause("LS-1", 20_000, None),
        clause("LS-1", 30_000, Some(2026)),
        clause("LS-2", 50_000, None),
        clause("LS-3", 50_000, Some(2025)),
    ];
    // Three of a hundred of 1,010 cents are 30.3, to the cent 30; 70 beyond.
    fixture.line("La", 0, Operations, &[(BEFORE, 1_010), (BUDGET, 1_110)]);
    fixture.last().fields.set(Field::ContractId, Some("ls-1".into()));
    // Grew less than its clause.
    fixture.line("Lb", 0, Operations, &[(BEFORE, 1_000), (BUDGET, 1_020)]);
    fixture.last().fields.set(Field::ContractId, Some("LS-2".into()));
    // A clause of another year, and a new line of a contract.
    fixture.line("Lc", 0, Operations, &[(BEFORE, 10), (BUDGET, 11)]);
    fixture.last().fields.set(Field::ContractId, Some("LS-3".into()));
    fixture.line("Ld", 0, Operations, &[(BUDGET, 5)]);
    fixture.last().fields.set(Field::ContractId, Some("LS-2".into()));
    let growth = fixture.analyse().growth.remove(0);
    assert_eq!(steps(&growth), [(New, 1, 5), (Indexed, 2, 80), (Raised, 2, 71), (Cut, 1, -30)]);
    let indexed: Vec<_> = growth
        .indexed
        .iter()
        .map(|line| (line.line, line.index.as_ref().expect("indexed").expected.0, line.change().0))
        .collect();
    assert_eq!(indexed, [(0, 30, 100), (1, 50, 20)]);
}

#[test]
fn scope_is_kept_apart_from_money() {
    let mut fixture = Fixture::new();
    fixture.line("La", 0, Operations, &[(BEFORE, 1_000), (BUDGET, 1_000)]);
    // Booked as an investment before, as expense now, 20 dearer.
    let title = |name: &str| Some(name.into());
    fixture.line("Lb", 1, Enhancement, &[(BUDGET, 120)]);
    fixture.last().fields.set(Field::Title, title("Server"));
    fixture.line("Lc", 1, Enhancement, &[(BEFORE, 100)]);
    let outside = fixture.last();
    outside.fields.set(Field::Title, title("Server"));
    outside.fields.set(Field::Account, Some("783100".into()));
    outside.out_of_scope = Some(OutOfScope::OtherBasis);
    *fixture.classification.lines.last_mut().expect("a line") = None;
    // Out of the target by another area, whatever it costs there.
    fixture.line("Ld", 0, Innovation, &[(BEFORE, 70)]);
    fixture.last().fields.set(Field::Title, title("Portal"));
    fixture.line("Le", 0, Innovation, &[(BUDGET, 900)]);
    let outside = fixture.last();
    outside.fields.set(Field::Title, title("Portal"));
    outside.area = "Kliniken".into();
    // Two lines outside could be meant: nothing is paired.
    fixture.line("Lf", 0, Operations, &[(BUDGET, 8)]);
    fixture.last().fields.set(Field::Title, title("Zwei"));
    for id in ["Lg", "Lh"] {
        fixture.line(id, 0, Operations, &[(BEFORE, 8)]);
        fixture.last().fields.set(Field::Title, title("Zwei"));
        fixture.last().area = "Kliniken".into();
    }
    let growth = fixture.analyse().growth.remove(0);
    assert_eq!(
        steps(&growth),
        [(New, 1, 8), (Raised, 1, 20), (ScopeIn, 1, 100), (ScopeOut, 1, -70)]
    );
    let whole = growth.whole();
    assert_eq!((whole.change(), whole.scope, whole.money()), (Total(58), Total(30), Total(28)));
    let second = department(&growth, 1);
    assert_eq!(
        (second.change(), second.scope, second.money()),
        (Total(120), Total(100), Total(20))
    );
    let innovation = of(&growth, &GrowthSubject::Class(Innovation));
    assert_eq!((innovation.scope, innovation.money()), (Total(-70), Total::ZERO));
    let counterparts: Vec<_> =
        growth.lines.iter().filter_map(|line| Some((line.line, line.counterpart?))).collect();
    assert_eq!(counterparts, [(1, 2), (3, 4)]);
}

#[test]
fn a_change_of_class_is_kept_apart_from_money() {
    let mut fixture = Fixture::new();
    let go_live = |class| vec![Part { class, weight: 1 }];
    fixture.line("La", 0, Innovation, &[(BEFORE, 1_000), (BUDGET, 1_100)]);
    fixture.last_class().judgements =
        vec![judgement(None, go_live(Innovation)), judgement(Some(2026), go_live(Operations))];
    // Unchanged in money; a third stays innovation.
    fixture.line("Lb", 1, Innovation, &[(BEFORE, 100), (BUDGET, 100)]);
    let thirds = vec![Part { class: Innovation, weight: 1 }, Part { class: Operations, weight: 2 }];
    fixture.last_class().judgements =
        vec![judgement(None, go_live(Innovation)), judgement(Some(2026), thirds)];
    let growth = fixture.analyse().growth.remove(0);
    let class = |class| {
        let row = of(&growth, &GrowthSubject::Class(class));
        (row.change().0, row.classification.0, row.money().0)
    };
    assert_eq!(class(Innovation), (-1_067, -1_067, 0));
    assert_eq!(class(Operations), (1_167, 1_067, 100));
    assert_eq!(steps(&growth), [(Raised, 1, 100)]);
    assert_eq!(growth.whole().classification, Total::ZERO);
    assert_eq!(growth.lines.len(), 2, "a line that only changed its class is one of them");
}

#[test]
fn everything_unclear_grows_as_everything_does() {
    let mut fixture = Fixture::new();
    fixture.line("La", 0, Unclear, &[(BEFORE, 50), (BUDGET, 60)]);
    let growth = fixture.analyse().growth.remove(0);
    assert_eq!(of(&growth, &GrowthSubject::Class(Unclear)).rate, growth.whole().rate);
    assert!(of(&growth, &GrowthSubject::Class(Innovation)).rate.is_none());
}

/// What the lines change in each class, as a reader of their list adds it up.
fn by_class_of_lines(growth: &Growth, fixture: &Fixture) -> ClassTotals {
    let mut all = ClassTotals::default();
    for line in &*growth.lines {
        let own = line.by_class(growth, &fixture.classification);
        all.0.iter_mut().zip(own.0).for_each(|(sum, own)| *sum += own);
    }
    all
}

#[test]
fn a_line_changes_its_classes_as_the_figures_do() {
    let mut fixture = Fixture::new();
    let thirds = vec![Part { class: Innovation, weight: 1 }, Part { class: Operations, weight: 2 }];
    // 100 innovation before; of 200 later a third, 66.67, is innovation and 133.33 operations.
    fixture.line("La", 0, Innovation, &[(BEFORE, 100), (BUDGET, 200)]);
    let innovation = vec![Part { class: Innovation, weight: 1 }];
    fixture.last_class().judgements =
        vec![judgement(None, innovation), judgement(Some(2026), thirds)];
    fixture.line("Lb", 1, Operations, &[(BEFORE, 10)]);
    let growth = fixture.analyse().growth.remove(0);
    let change = by_class_of_lines(&growth, &fixture);
    assert_eq!((change.of(Innovation).0, change.of(Operations).0), (67 - 100, 133 - 10));
}

type Drawn = (u16, usize, Option<i64>, Option<i64>, bool);

fn drawn() -> impl Strategy<Value = Vec<Drawn>> {
    let amount = || prop::option::of(-1_000_000_i64..1_000_000);
    prop::collection::vec((0_u16..3, 0_usize..4, amount(), amount(), any::<bool>()), 1..40)
}

proptest! {
    /// The steps and every set of rows sum to the change; nothing is lost between them.
    #[test]
    fn steps_and_parts_sum_to_the_change(lines in drawn()) {
        let mut fixture = Fixture::new();
        fixture.round.index_clauses = vec![IndexClause {
            contract_id: "LS".into(),
            rate: Ratio::from_millionths(33_333),
            fiscal_year: None,
        }];
        for (number, &(department, class, before, after, turns)) in lines.iter().enumerate() {
            let amounts: Vec<_> = [(BEFORE, before), (BUDGET, after)]
                .into_iter()
                .filter_map(|(period, cents)| Some((period, cents?)))
                .collect();
            fixture.line(&format!("L{number:02}"), department, Class::ALL[class], &amounts);
            if turns {
                let parts = |other: usize| {
                    vec![
                        Part { class: Class::ALL[class], weight: 1 },
                        Part { class: Class::ALL[(class + other) % 4], weight: 2 },
                    ]
                };
                fixture.last_class().judgements =
                    vec![judgement(None, parts(1)), judgement(Some(2026), parts(2))];
                fixture.last().fields.set(Field::ContractId, Some("LS".into()));
                fixture.last().fields.set(Field::Title, Some("gleich".into()));
            }
        }
        let analysis = fixture.analyse();
        for growth in &analysis.growth_course {
            let all = by_class_of_lines(growth, &fixture);
            let put_together = together(
                &growth.lines, growth, &fixture.portfolio, &fixture.classification, &fixture.round,
            );
            let sum = |of: fn(&RestFigures) -> Total| put_together.iter().map(of).sum::<Total>();
            prop_assert_eq!(sum(RestFigures::change), growth.whole().change());
            prop_assert_eq!(sum(|own| own.scope), growth.whole().scope);
            let count: u64 = put_together.iter().map(|own| own.line_count).sum();
            prop_assert_eq!(count, growth.lines.len() as u64);
            for class in Class::ALL {
                let row = of(growth, &GrowthSubject::Class(class));
                prop_assert_eq!(all.of(class), row.change());
                let classes = put_together.iter().map(|own| own.by_class.of(class));
                prop_assert_eq!(classes.sum::<Total>(), row.change());
                let moved = put_together.iter().map(|own| own.reclassified.of(class));
                prop_assert_eq!(moved.sum::<Total>(), row.classification);
            }
            for (step, _, change) in steps(growth) {
                let rest = put_together.iter().filter(|own| own.rest_step == Some(step));
                let indexed = put_together.iter().filter(|_| step == Indexed);
                let scope = put_together.iter().filter(|own| {
                    matches!(step, ScopeIn | ScopeOut) && own.kind == Some(step)
                });
                let found: Total = rest.map(|own| own.rest)
                    .chain(indexed.map(|own| own.indexed))
                    .chain(scope.map(|own| own.scope))
                    .sum();
                prop_assert_eq!(found.0, change);
            }
        }
        for growth in analysis.growth {
            let whole = growth.whole();
            let steps: Total = growth.steps.iter().map(|(_, figures)| figures.change).sum();
            prop_assert_eq!(steps, whole.change());
            let sum = |kind: fn(&GrowthSubject) -> bool, of: fn(&GrowthRow) -> Total| -> Total {
                let rows = growth.rows.iter().filter(|row| {
                    let outside = row.subject
                        == GrowthSubject::Department(DepartmentIndex(2));
                    kind(&row.subject) && !outside
                });
                rows.map(of).sum()
            };
            let kinds: [fn(&GrowthSubject) -> bool; 3] = [
                |subject| matches!(subject, GrowthSubject::Department(_)),
                |subject| matches!(subject, GrowthSubject::Class(_)),
                |subject| matches!(subject, GrowthSubject::AccountGroup(_)),
            ];
            for kind in kinds {
                prop_assert_eq!(sum(kind, GrowthRow::change), whole.change());
                prop_assert_eq!(sum(kind, |row| row.scope), whole.scope);
                prop_assert_eq!(sum(kind, |row| row.classification), Total::ZERO);
                prop_assert_eq!(sum(kind, GrowthRow::money), whole.money());
            }
        }
    }
}
