//! Bridges worked out by hand, and properties over generated pairs of rounds.

use std::collections::BTreeMap;
use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::analyse::fixture::{BUDGET, Fixture, PLAN, classified};
use crate::classify::{self, Part};
use crate::language::Language;
use crate::round::headings::fold;
use crate::schema::{Department, DepartmentIndex, Field};

/// Rounds with the rules their lines were judged by.
struct Rounds {
    before: Fixture,
    after: Fixture,
    tables: [RuleTable; 2],
    rules: [Source; 2],
}

impl Rounds {
    fn new(before: Fixture, after: Fixture) -> Self {
        let standard = || Source::of("standard.csv", b"rules");
        let tables = [RuleTable::standard(), RuleTable::standard()];
        Self { before, after, tables, rules: [standard(), standard()] }
    }

    fn sides(&self) -> [Side<'_>; 2] {
        [(&self.before, 0), (&self.after, 1)].map(|(fixture, index)| Side {
            portfolio: &fixture.portfolio,
            classification: &fixture.classification,
            round: &fixture.round,
            table: &self.tables[index],
            rules: &self.rules[index],
        })
    }

    fn bridge(&self) -> Bridge {
        self.asked(&Asked::default())
    }

    fn asked(&self, asked: &Asked) -> Bridge {
        let [before, after] = self.sides();
        let years = years(before.round, after.round).expect("as many years");
        bridge(&before, &after, &years, asked)
    }

    fn turned(self) -> Self {
        let Self { before, after, tables: [one, two], rules: [first, second] } = self;
        Self { before: after, after: before, tables: [two, one], rules: [second, first] }
    }
}

fn one(lines: &[(&str, u16, Class, i64)]) -> Fixture {
    let mut fixture = Fixture::new();
    for &(id, department, class, cents) in lines {
        fixture.line(id, department, class, &[(BUDGET, cents)]);
    }
    fixture
}

fn figures(bridge: &Bridge) -> &BridgeFigures {
    bridge.periods[0].figures.as_ref().expect("both rounds have money")
}

/// Steps that are not zero, as cents of the four classes.
fn steps(figures: &BridgeFigures) -> Vec<(Step, [i128; 4])> {
    let steps = Step::ALL.into_iter().zip(figures.steps);
    let moved = steps.filter(|(_, totals)| !totals.is_zero());
    moved.map(|(step, totals)| (step, totals.0.map(Total::cents))).collect()
}

use Class::{Enhancement, Innovation, Operations, Unclear};

/// Operations 800 -> 700, a new line of 300 innovation, one of 100 gone, one of 50 reclassified.
#[test]
fn each_kind_of_change_is_its_own_step() {
    let before =
        one(&[("A", 0, Operations, 80000), ("B", 0, Enhancement, 10000), ("C", 1, Unclear, 5000)]);
    let after = one(&[
        ("A", 0, Operations, 70000),
        ("C", 1, Innovation, 5000),
        ("D", 1, Innovation, 30000),
    ]);
    let bridge = Rounds::new(before, after).bridge();
    let found = figures(&bridge);
    assert_eq!(
        steps(found),
        [
            (Step::Money, [-10000, 0, 0, 0]),
            (Step::Added, [0, 0, 30000, 0]),
            (Step::Dropped, [0, -10000, 0, 0]),
            (Step::Evidence, [0, 0, 5000, -5000]),
        ]
    );
    assert_eq!((found.before.total(), found.after.total()), (Total(95000), Total(105_000)));
    // 0 of 950 becomes 350 of 1050, a third; by hand with the formula of the money module:
    // new line (300 * 2000 - 300 * 350) / (2 * 950 * 1050) = 495,000 / 1,995,000.
    let added = found.share_effect(&found.steps[Step::Added as usize]).expect("positive");
    assert_eq!(added, Ratio { numerator: 495_000, denominator: 1_995_000 });
    let rounded = found.rounded_shares(1_000_000).expect("positive");
    assert_eq!(rounded.iter().sum::<i128>(), 333_333);
}

/// 100 operations become 150 innovation: 25 of the 50 more in each class, 125 reclassified.
#[test]
fn money_and_class_of_one_line_are_parted_evenly() {
    let rounds = Rounds::new(one(&[("A", 0, Operations, 100)]), one(&[("A", 0, Innovation, 150)]));
    let there = [(Step::Money, [25, 0, 25, 0]), (Step::Evidence, [-125, 0, 125, 0])];
    assert_eq!(steps(figures(&rounds.bridge())), there);
    let back = there.map(|(step, cents)| (step, cents.map(|cents| -cents)));
    assert_eq!(steps(figures(&rounds.turned().bridge())), back);
}

#[test]
fn totals_of_zero_and_below_have_steps_but_no_share() {
    let before = one(&[("A", 0, Operations, 100), ("B", 0, Innovation, -100)]);
    let after = one(&[("A", 0, Operations, 40), ("B", 0, Innovation, -300)]);
    let bridge = Rounds::new(before, after).bridge();
    let found = figures(&bridge);
    assert_eq!(steps(found), [(Step::Money, [-60, 0, -200, 0])]);
    assert_eq!((found.before.total(), found.after.total()), (Total(0), Total(-260)));
    assert_eq!(found.shares(), None);
    assert_eq!(found.rounded_shares(100), None);
}

/// One side without positive cost leaves the other's share what it is: 10 of 90 is a ninth.
#[test]
fn each_end_has_its_own_share() {
    let before = one(&[("A", 0, Operations, 80), ("B", 0, Innovation, 10)]);
    let bridge = Rounds::new(before, one(&[("A", 0, Operations, -80)])).bridge();
    let found = figures(&bridge);
    assert_eq!(found.end_shares(), [Some(Ratio { numerator: 10, denominator: 90 }), None]);
    assert_eq!((found.shares(), found.rounded_shares(100)), (None, None));
}

/// Lines of one key, which of them is `-2` being a matter of row order: swapped rows change
/// nothing, and every pair stands as in doubt.
#[test]
fn row_order_of_lines_that_share_a_key_says_nothing() {
    let ids = ["P-7K2M-9QXT-4BCD", "P-7K2M-9QXT-4BCD-2", "P-7K2M-9QXT-4BCD-3"];
    let make = |cents: [i64; 3]| {
        let mut fixture = Fixture::new();
        for (id, cents) in ids.into_iter().zip(cents) {
            fixture.line(id, 0, Operations, &[(BUDGET, cents)]);
            let last = fixture.last();
            last.fields.set(Field::Title, Some("Konzept".into()));
            (last.twins, last.ambiguous) = (3, true);
        }
        fixture
    };
    let told = |after: [i64; 3]| {
        let bridge = Rounds::new(make([1, 10_000, 1]), make(after)).bridge();
        assert_eq!(bridge.count(|by| by == PairedBy::SharedId), 3);
        let mut changes: Vec<i128> =
            figures(&bridge).effects.iter().map(|effect| effect.change.total().cents()).collect();
        changes.sort_unstable();
        (steps(figures(&bridge)), changes)
    };
    for after in [[10_000, 20_000, 5], [5, 20_000, 10_000], [20_000, 10_000, 5]] {
        // 100,00 stays; 0,01 becomes 0,05 and 200,00.
        assert_eq!(told(after), (vec![(Step::Money, [20_003, 0, 0, 0])], vec![4, 19_999]));
    }
    // Two rows swapped: nothing changed.
    assert_eq!(told([10_000, 1, 1]), (Vec::new(), Vec::new()));
}

/// A credit of innovation that is dropped raises the share.
#[test]
fn a_credit_that_goes_adds_money() {
    let before = one(&[("A", 0, Operations, 1000), ("G", 0, Innovation, -100)]);
    let after = one(&[("A", 0, Operations, 1000)]);
    let bridge = Rounds::new(before, after).bridge();
    let found = figures(&bridge);
    assert_eq!(steps(found), [(Step::Dropped, [0, 0, 100, 0])]);
    let effect = found.share_effect(&found.steps[Step::Dropped as usize]).expect("positive");
    assert_eq!(effect, Ratio { numerator: 100, denominator: 900 }, "-100 of 900 becomes none");
}

#[test]
fn everything_unclear_stays_unclear() {
    let before = one(&[("A", 0, Unclear, 500)]);
    let after = one(&[("A", 0, Unclear, 700)]);
    let bridge = Rounds::new(before, after).bridge();
    let found = figures(&bridge);
    assert_eq!(steps(found), [(Step::Money, [0, 0, 0, 200])]);
    assert_eq!(found.rounded_shares(1_000_000), Some(vec![0; 10]));
}

#[test]
fn a_missing_year_is_no_zero() {
    let mut before = Fixture::new();
    before.line("A", 0, Operations, &[(PLAN, 500)]);
    let bridge = Rounds::new(before, one(&[("A", 0, Operations, 500)])).bridge();
    assert!(bridge.periods[0].figures.is_none(), "the earlier round has no such year");
}

#[test]
fn a_line_without_amount_before_is_added() {
    let mut before = one(&[("B", 0, Operations, 100)]);
    before.line("A", 0, Operations, &[(PLAN, 500)]);
    let after = one(&[("A", 0, Operations, 500), ("B", 0, Operations, 100)]);
    let bridge = Rounds::new(before, after).bridge();
    assert_eq!(steps(figures(&bridge)), [(Step::Added, [500, 0, 0, 0])]);
    assert_eq!(bridge.count(|by| by == PairedBy::Id), 2, "it is the same line all the same");
}

#[test]
fn two_budget_years_are_two_bridges() {
    let next = Period { fiscal_year: FiscalYear(2027), phase: BUDGET.phase };
    let double = |first: i64, second: i64| {
        let mut fixture = Fixture::new();
        fixture.round.fiscal_years.push(FiscalYear(2027));
        fixture.line("A", 0, Operations, &[(BUDGET, first), (next, second)]);
        fixture
    };
    let bridge = Rounds::new(double(100, 200), double(110, 190)).bridge();
    let moved: Vec<_> = bridge
        .periods
        .iter()
        .map(|period| steps(period.figures.as_ref().expect("money"))[0])
        .collect();
    assert_eq!(moved, [(Step::Money, [10, 0, 0, 0]), (Step::Money, [-10, 0, 0, 0])]);
}

#[test]
fn years_are_paired_in_order_or_not_at_all() {
    let round = |first: i16, count: i16| {
        let mut fixture = Fixture::new();
        fixture.round.fiscal_years = (first..first + count).map(FiscalYear).collect();
        fixture.round
    };
    let year = |from, to| (FiscalYear(from), FiscalYear(to));
    assert_eq!(years(&round(2025, 1), &round(2026, 1)), Some(vec![year(2025, 2026)]));
    let both = vec![year(2025, 2027), year(2026, 2028)];
    assert_eq!(years(&round(2025, 2), &round(2027, 2)), Some(both));
    assert_eq!(years(&round(2026, 1), &round(2026, 2)), Some(vec![year(2026, 2026)]));
    assert_eq!(years(&round(2025, 2), &round(2027, 1)), None, "nobody can know which");
}

#[test]
fn scope_takes_the_whole_amount() {
    let mut before = one(&[("A", 0, Operations, 500), ("Z", 0, Operations, 1)]);
    before.portfolio.lines[0].out_of_scope = Some(OutOfScope::Income);
    let after = one(&[("A", 0, Operations, 700), ("Z", 0, Operations, 1)]);
    let rounds = Rounds::new(before, after);
    assert_eq!(steps(figures(&rounds.bridge())), [(Step::ScopeIn, [700, 0, 0, 0])]);
    assert_eq!(steps(figures(&rounds.turned().bridge())), [(Step::ScopeOut, [-700, 0, 0, 0])]);
}

#[test]
fn an_area_that_joins_the_target_is_a_change_of_scope() {
    let lines = [("A", 0, Operations, 500), ("K", 2, Operations, 90)];
    let mut after = one(&lines);
    after.round.policy.areas.push("Kliniken".into());
    let bridge = Rounds::new(one(&lines), after).bridge();
    assert_eq!(steps(figures(&bridge)), [(Step::ScopeIn, [90, 0, 0, 0])]);
}

/// Department 2 is called 02 now; a line moves to it, grows and is all the time the same.
#[test]
fn renamed_departments_and_moved_lines_are_followed() {
    let before = one(&[("A", 0, Operations, 100), ("B", 1, Operations, 50)]);
    let mut after = one(&[("A", 1, Operations, 130), ("B", 1, Operations, 50)]);
    after.portfolio.departments[1].code = "02".into();
    let words: BTreeMap<Text, Text> = [("2".into(), "02".into())].into();
    after.round.pairing.renamed = vec![(Field::Department, words)];
    let bridge = Rounds::new(before, after).bridge();
    let found = figures(&bridge);
    let cents = |totals: &ClassTotals| totals.total().cents();
    let told: Vec<_> = found
        .departments
        .iter()
        .map(|one| {
            let ends = [&one.before, &one.after].map(|end| end.as_ref().map(cents));
            (&*one.code, ends, cents(&one.moved), cents(&one.steps[Step::Money as usize]))
        })
        .collect();
    assert_eq!(
        told,
        [("1", [Some(100), None], -100, 0), ("02", [Some(50), Some(180)], 100, 30)],
        "a department without lines any more has no sum, rather than zero"
    );
    assert_eq!(found.departments[1].renamed_from.as_ref().map(|(code, _)| &**code), Some("2"));
}

/// A code the later round lacks leaves the lines without a home there: it is told.
#[test]
fn a_department_renamed_to_nowhere_is_told() {
    let mut after = one(&[("A", 0, Operations, 100), ("B", 1, Operations, 50)]);
    let words: BTreeMap<Text, Text> = [("2".into(), "7".into())].into();
    after.round.pairing.renamed = vec![(Field::Department, words)];
    let before = one(&[("A", 0, Operations, 100), ("B", 1, Operations, 50)]);
    let bridge = Rounds::new(before, after).bridge();
    assert_eq!(bridge.idle, [Idle::RenamedTo("2".into(), "7".into())]);
}

#[test]
fn new_and_vanished_departments_stand_beside_each_other() {
    let before = one(&[("A", 0, Operations, 100), ("B", 1, Operations, 50)]);
    let mut after = one(&[("A", 0, Operations, 100)]);
    after.portfolio.departments[1] =
        Department { code: "9".into(), name: "Neu".into(), area: "NKF".into() };
    after.line("N", 1, Innovation, &[(BUDGET, 70)]);
    let bridge = Rounds::new(before, after).bridge();
    let told: Vec<_> = figures(&bridge)
        .departments
        .iter()
        .map(|one| (&*one.code, one.before.is_some(), one.after.is_some()))
        .collect();
    assert_eq!(told, [("1", true, true), ("9", false, true), ("2", true, false)]);
}

#[test]
fn lines_are_paired_by_key_once_words_are_renamed() {
    let make = |id: &str, centre: &str, title: &str, cents| {
        let mut fixture = one(&[(id, 0, Operations, cents)]);
        fixture.last().fields.set(Field::CostCentre, Some(centre.into()));
        fixture.last().fields.set(Field::Title, Some(title.into()));
        fixture
    };
    let before = make("P-1", "4711", "Wartung", 100);
    let mut after = make("P-2", "4801", "Wartung", 120);
    after.round.pairing.likeness = Ratio::from_millionths(1_000_000);
    let apart = Rounds::new(before, after);
    assert_eq!(apart.bridge().count(|by| by == PairedBy::Nothing), 2);
    let mut apart = apart;
    let words: BTreeMap<Text, Text> =
        [("4711".into(), "4801".into()), ("1".into(), "2".into())].into();
    apart.after.round.pairing.renamed = vec![(Field::CostCentre, words)];
    let bridge = apart.bridge();
    assert_eq!(bridge.pairs[0].by, PairedBy::Key);
    assert_eq!(bridge.idle, [Idle::Renamed(Field::CostCentre, "1".into())]);
    assert_eq!(steps(figures(&bridge)), [(Step::Money, [20, 0, 0, 0])]);
}

#[test]
fn likeness_is_shown_confirmed_and_refused() {
    let make = |id: &str, title: &str| {
        let mut fixture = one(&[(id, 0, Operations, 100)]);
        fixture.last().fields.set(Field::Title, Some(title.into()));
        fixture
    };
    let rounds = || {
        let before = make("P-1", "Pflege Fachverfahren Jugendamt");
        Rounds::new(before, make("P-2", "Pflege Fachverfahren Jugendamt neu"))
    };
    let bridge = rounds().bridge();
    assert_eq!(bridge.pairs[0].by, PairedBy::Likeness(917), "30 of 34 letters, three codes");
    assert_eq!(bridge.doubts[0].outcome, DoubtOutcome::Paired);
    let certain = Asked { certain_only: true, ..Asked::default() };
    let bridge = rounds().asked(&certain);
    assert_eq!(bridge.count(|by| by == PairedBy::Nothing), 2);
    assert_eq!(bridge.doubts[0].outcome, DoubtOutcome::NotAsked);
    let say = |before: &str, after: &str, same| Asked {
        confirmed: vec![Confirmed { before: before.into(), after: after.into(), same }],
        ..Asked::default()
    };
    let bridge = rounds().asked(&say("P-1", "P-2", true));
    assert_eq!((bridge.pairs[0].by, bridge.doubts.len()), (PairedBy::Confirmed, 0));
    let bridge = rounds().asked(&say("P-1", "P-2", false));
    assert_eq!(bridge.count(|by| by == PairedBy::Nothing), 2);
    assert_eq!(rounds().asked(&say("P-1", "P-9", true)).idle.len(), 1);
}

/// A rule, a decision, a declaration and the calendar, each alone.
#[test]
fn each_cause_of_a_new_class_is_told() {
    let before = || one(&[("A", 0, Operations, 100), ("Z", 0, Operations, 900)]);
    let decided = || {
        let mut after = before();
        let rules = after.classification.lines[0].clone();
        let mut by_person = classified(&[(Innovation, 1)]);
        by_person.judgements[0].decision = Some(0);
        by_person.by_rules = rules;
        after.classification.lines[0] = Some(Arc::new(by_person));
        after
    };
    let moved = |step| vec![(step, [-100, 0, 100, 0])];
    let bridge = Rounds::new(before(), decided()).bridge();
    assert_eq!(steps(figures(&bridge)), moved(Step::Decision));

    let mut later = before();
    later.round.fiscal_years = vec![FiscalYear(2027)];
    let next = Period { fiscal_year: FiscalYear(2027), phase: BUDGET.phase };
    let both = |fixture: &mut Fixture| {
        let judgements = vec![
            crate::analyse::fixture::judgement(None, vec![Part { class: Operations, weight: 1 }]),
            crate::analyse::fixture::judgement(
                Some(2027),
                vec![Part { class: Innovation, weight: 1 }],
            ),
        ];
        let mut classified = classified(&[(Operations, 1)]);
        classified.judgements = judgements;
        fixture.classification.lines[0] = Some(Arc::new(classified));
    };
    for line in &mut later.portfolio.lines {
        line.amounts[0].period = next;
    }
    let mut earlier = before();
    both(&mut earlier);
    both(&mut later);
    let bridge = Rounds::new(earlier, later).bridge();
    assert_eq!(steps(figures(&bridge)), moved(Step::Time));
}

/// Rounds judged by tables of their own: first other rules, then other words, then both at once.
#[test]
fn rules_evidence_and_declarations_are_told_apart() {
    let table = |rows: &str| {
        let text = format!(
            "Trefferregel;Priorität\nNr;Priorität;Text;Angemeldet;Klasse;Begründung\n{rows}"
        );
        (RuleTable::parse(&text, "r.csv", Language::German).expect("sound"), text)
    };
    let made = |title: &str, declared: &str, rows: &str| {
        let mut fixture = one(&[("A", 0, Operations, 100), ("Z", 0, Operations, 900)]);
        let fields = &mut fixture.portfolio.lines[0].fields;
        fields.set(Field::Title, Some(title.into()));
        fields.set(Field::DeclaredClass, Some(declared.into()));
        let (table, text) = table(rows);
        let (classification, _) = classify::classify(&fixture.portfolio, &table, &fixture.round);
        fixture.classification = classification;
        (fixture, table, Source::of("r.csv", text.as_bytes()))
    };
    let found = |left: (&str, &str, &str), right: (&str, &str, &str)| {
        let (before, first, one) = made(left.0, left.1, left.2);
        let (after, second, two) = made(right.0, right.1, right.2);
        let rounds = Rounds { before, after, tables: [first, second], rules: [one, two] };
        steps(figures(&rounds.bridge()))
    };
    let old = "R1;10;netz;;Regelbetrieb;x.\nR2;10;ausbau;;Weiterentwicklung;x.\n\
               R3;20;;I;Weiterentwicklung;x.\nR4;20;;R;Regelbetrieb;x.";
    let new = "R1;10;netz;;Weiterentwicklung;x.\nR2;10;ausbau;;Weiterentwicklung;x.\n\
               R3;20;;I;Weiterentwicklung;x.\nR4;20;;R;Regelbetrieb;x.";
    let moved = |step, cents: i128| (step, [-cents, cents, 0, 0]);
    assert_eq!(found(("netz", "", old), ("netz", "", new)), [moved(Step::Rule, 100)]);
    assert_eq!(found(("netz", "", old), ("ausbau", "", old)), [moved(Step::Evidence, 100)]);
    assert_eq!(found(("x", "R", old), ("x", "I", old)), [moved(Step::Declared, 100)]);
    // Either alone would have done: each is half the cause.
    let half = [moved(Step::Rule, 50), moved(Step::Evidence, 50)];
    assert_eq!(found(("netz", "", old), ("ausbau", "", new)), half);
}

/// Lines of one id that no order tells apart: with itself a round gives zeros.
#[test]
fn a_round_with_itself_is_all_zeros() {
    let make = || {
        let mut fixture = one(&[
            ("A", 0, Operations, 100),
            ("A", 0, Innovation, 70),
            ("A", 1, Unclear, -30),
            ("B", 2, Enhancement, 5),
        ]);
        fixture.portfolio.lines[1].ambiguous = true;
        fixture
    };
    let bridge = Rounds::new(make(), make()).bridge();
    let found = figures(&bridge);
    assert!(steps(found).is_empty() && found.effects.is_empty(), "{:?}", found.effects);
    assert_eq!(bridge.count(PairedBy::is_doubtful), 3);
}

/// A line of a generated round.
type Drawn = (u8, u16, [u32; 4], i64, bool, u8);

fn drawn() -> impl Strategy<Value = Vec<Drawn>> {
    let cents = prop_oneof![-50_000..50_000_i64, Just(0), 1_000_000..900_000_000_000_i64];
    let weights = prop_oneof![
        (0..4_usize).prop_map(|class| std::array::from_fn(|index| u32::from(index == class))),
        [0..7_u32, 0..7, 0..7, 1..7],
    ];
    prop::collection::vec((0..14_u8, 0..3_u16, weights, cents, any::<bool>(), 0..8_u8), 1..25)
}

fn generated(lines: &[Drawn]) -> Fixture {
    let mut fixture = Fixture::new();
    // A line that is always there, so that there are figures.
    fixture.line("Z", 0, Operations, &[(BUDGET, 12_345)]);
    for &(id, department, weights, cents, decided, chance) in lines {
        let parts: Vec<(Class, u32)> =
            Class::ALL.into_iter().zip(weights).filter(|&(_, weight)| weight > 0).collect();
        let period = if chance == 1 { PLAN } else { BUDGET };
        // Ids as the reading makes them: the second line of a key ends in -2, in order of rows.
        let id_base = format!("P-0000-0000-00{id:02}");
        let known = fixture.portfolio.lines.iter().filter(|line| line.base_id() == id_base);
        let id_own = match known.count() {
            0 => id_base,
            count => format!("{id_base}-{}", count + 1),
        };
        fixture.parts(&id_own, department, &parts, &[(period, cents)]);
        if decided {
            let class = fixture.last_class();
            class.by_rules = Some(Arc::new(classified(&[(Operations, 2), (Unclear, 1)])));
            class.judgements[0].decision = Some(0);
        }
        let title = format!("Pflege Fachverfahren Nummer {}", id / 2);
        fixture.last().fields.set(Field::Title, Some(title.as_str().into()));
        fixture.last().key = fold(&title).into();
        // The rows of a key differ by their amounts at most.
        if chance == 2 {
            fixture.last().out_of_scope = Some(OutOfScope::Income);
            *fixture.classification.lines.last_mut().expect("added") = None;
        }
    }
    fixture
}

fn assert_sums(found: &BridgeFigures) {
    let mut reached = found.before;
    for step in &found.steps {
        reached.add_all(step);
    }
    assert_eq!(reached, found.after);
    let mut of_effects = StepTotals::default();
    for effect in &found.effects {
        of_effects[effect.step as usize].add_all(&effect.change);
    }
    assert_eq!(of_effects, found.steps);
    for step in Step::ALL.into_iter().filter(|step| step.is_of_class()) {
        assert_eq!(found.steps[step as usize].total(), Total::ZERO, "{step:?}");
    }
    if let Some([before, after]) = found.shares() {
        let effects: Vec<Ratio> =
            found.steps.iter().map(|step| found.share_effect(step).expect("defined")).collect();
        let sum: i128 = effects.iter().map(|effect| effect.numerator).sum();
        let exact =
            2 * (after.numerator * before.denominator - before.numerator * after.denominator);
        assert_eq!(sum, exact, "over twice the product of both totals");
        let rounded = found.rounded_shares(1_000_000).expect("defined");
        assert_eq!(rounded.iter().sum::<i128>(), after.millionths() - before.millionths());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn steps_add_up_turn_and_do_not_depend_on_order(
        left in drawn(),
        right in drawn(),
        turn in 1..20_usize,
    ) {
        let rounds = Rounds::new(generated(&left), generated(&right));
        let there = rounds.bridge();
        let found = figures(&there);
        assert_sums(found);
        for department in &found.departments {
            let mut reached = department.before.unwrap_or_default();
            for step in &department.steps {
                reached.add_all(step);
            }
            reached.add_all(&department.moved);
            prop_assert_eq!(reached, department.after.unwrap_or_default());
        }
        let steps = found.steps;

        let back = rounds.turned().bridge();
        let opposite = |step: Step| match step {
            Step::Added => Step::Dropped,
            Step::Dropped => Step::Added,
            Step::ScopeIn => Step::ScopeOut,
            Step::ScopeOut => Step::ScopeIn,
            other => other,
        };
        for step in Step::ALL {
            let turned = figures(&back).steps[opposite(step) as usize].negated();
            prop_assert_eq!(steps[step as usize], turned, "{:?}", step);
        }

        let mut shuffled = right.clone();
        let count = shuffled.len();
        shuffled.rotate_left(turn % count);
        let mut after = generated(&shuffled);
        // Departments in another order.
        after.portfolio.departments.swap(0, 2);
        for line in &mut after.portfolio.lines {
            line.department = DepartmentIndex(2 - line.department.0);
        }
        let again = Rounds::new(generated(&left), after).bridge();
        prop_assert_eq!(figures(&again).steps, steps);
    }

    #[test]
    fn a_generated_round_with_itself_is_all_zeros(lines in drawn()) {
        let bridge = Rounds::new(generated(&lines), generated(&lines)).bridge();
        prop_assert!(figures(&bridge).effects.is_empty());
    }
}
