//! Decisions against rules: order of rows, shares, staleness, keys that stand for several lines.

use jiff::civil::date;

use super::DecisionState::{InForce, Replaced, Stale, Withdrawal, WithoutEffect, WithoutLine};
use super::{DecisionState, amount_seen, text_seen};
use crate::classify::testbed::{line, portfolio, round};
use crate::classify::{Class, Classification, RuleTable, allocations, classify, classify_decided};
use crate::diagnostic::{Code, Diagnostic};
use crate::language::Language;
use crate::money::Total;
use crate::period::FiscalYear;
use crate::round::{Round, StaleDecisions};
use crate::schema::{Action, BudgetLine, Decision, Field, OutOfScope, Portfolio, Recorded, Shares};

const ENHANCEMENT: [u32; 3] = [0, 1_000_000, 0];
const INNOVATION: [u32; 3] = [0, 0, 1_000_000];

/// One line the rules call operations: 10 and 11 euros before, 12 in 2026, 13 and 14 planned.
fn maintained() -> BudgetLine {
    let title = [(Field::Title, "Wartung Netz"), (Field::Account, "523500")];
    line(&title, &[10_00, 11_00, 12_00, 13_00, 14_00])
}

fn decide(year: Option<i16>, shares: [u32; 3], person: &str) -> Decision {
    let line = maintained();
    let round = round(Language::German);
    let fiscal_year = year.map(FiscalYear);
    Decision {
        action: Action::Decide(Shares::new(shares).expect("the whole")),
        line_id: line.id.clone(),
        fiscal_year,
        amount: amount_seen(&line, fiscal_year, &round),
        text: text_seen(&line).into(),
        reason: "Grund".into(),
        person: person.into(),
        date: date(2026, 11, 22),
        report: "".into(),
    }
}

fn withdraw(year: Option<i16>) -> Decision {
    Decision { action: Action::Withdraw, ..decide(year, ENHANCEMENT, "Weiß") }
}

struct Outcome {
    portfolio: Portfolio,
    classification: Classification,
    found: Vec<Diagnostic>,
}

fn run_with(lines: Vec<BudgetLine>, decisions: Vec<Decision>, round: &Round) -> Outcome {
    let portfolio = portfolio(lines, Vec::new());
    let rows: Vec<_> = (1..).zip(decisions).map(|(row, entry)| Recorded { row, entry }).collect();
    let (classification, found) =
        classify_decided(&portfolio, &RuleTable::standard(), &rows, round);
    Outcome { portfolio, classification, found }
}

fn run(decisions: Vec<Decision>) -> Outcome {
    run_with(vec![maintained()], decisions, &round(Language::German))
}

impl Outcome {
    fn states(&self) -> Vec<DecisionState> {
        self.classification.decisions.iter().map(|outcome| outcome.state).collect()
    }

    /// The class of each year from 2024 on, as far as it has one.
    fn classes(&self) -> Vec<Class> {
        let classified = self.classification.lines[0].as_ref().expect("in scope");
        let of = |year| classified.judgement(FiscalYear(year)).parts[0].class;
        (2024..=2028).map(of).collect()
    }

    fn codes(&self) -> Vec<Code> {
        let other = Code::InnovationWithoutCostBenefit;
        self.found.iter().map(|found| found.code).filter(|&code| code != other).collect()
    }
}

const O: Class = Class::Operations;
const E: Class = Class::Enhancement;
const I: Class = Class::Innovation;

#[test]
fn later_rows_replace_earlier_ones_for_their_years() {
    let all = || decide(None, ENHANCEMENT, "Weiß");
    let own = |year| decide(Some(year), INNOVATION, "Weiß");
    for (rows, classes, states) in [
        (vec![all()], [E; 5], vec![InForce]),
        (vec![own(2026)], [O, O, I, O, O], vec![InForce]),
        (vec![all(), own(2026)], [E, E, I, E, E], vec![InForce, InForce]),
        (vec![own(2026), all()], [E; 5], vec![Replaced, InForce]),
        (vec![all(), all()], [E; 5], vec![Replaced, InForce]),
        (vec![own(2026), own(2026)], [O, O, I, O, O], vec![Replaced, InForce]),
        (vec![own(2026), own(2027)], [O, O, I, I, O], vec![InForce, InForce]),
    ] {
        let outcome = run(rows);
        assert_eq!(outcome.states(), states);
        assert_eq!(outcome.classes(), classes);
        // The plan years have no target phase, so that nothing was seen there: no change.
        assert_eq!(outcome.codes(), []);
    }
}

#[test]
fn a_withdrawal_gives_the_years_back_to_the_rules() {
    use DecisionState::Withdrawn;
    let all = || decide(None, ENHANCEMENT, "Weiß");
    let own = |year| decide(Some(year), INNOVATION, "Weiß");
    for (rows, classes, states) in [
        (vec![all(), withdraw(None)], [O; 5], vec![Withdrawn, Withdrawal]),
        (vec![all(), withdraw(Some(2026))], [E, E, O, E, E], vec![InForce, Withdrawal]),
        (
            vec![all(), own(2026), withdraw(Some(2026))],
            [E, E, O, E, E],
            vec![InForce, Withdrawn, Withdrawal],
        ),
        (vec![all(), own(2026), withdraw(None)], [O; 5], vec![Withdrawn, Withdrawn, Withdrawal]),
        (vec![all(), withdraw(None), all()], [E; 5], vec![Withdrawn, Withdrawal, InForce]),
    ] {
        let outcome = run(rows);
        assert_eq!(outcome.states(), states);
        assert_eq!(outcome.classes(), classes);
        assert_eq!(outcome.codes(), []);
    }
    for rows in [vec![withdraw(None)], vec![own(2027), withdraw(Some(2026))]] {
        let outcome = run(rows);
        assert_eq!(outcome.states().last(), Some(&WithoutEffect));
        assert_eq!(outcome.codes(), [Code::DecisionWithoutEffect]);
    }
}

#[test]
fn a_withdrawn_decision_leaves_no_trace_in_the_judgement() {
    let outcome = run(vec![decide(None, ENHANCEMENT, "Weiß"), withdraw(None)]);
    let (rules, _) = classify(&outcome.portfolio, &RuleTable::standard(), &round(Language::German));
    let judged = |one: &Classification| one.lines[0].as_ref().expect("in scope").judgements.clone();
    assert_eq!(judged(&outcome.classification), judged(&rules));
    assert_eq!(outcome.classification.rules, rules.rules);
}

/// 12.00 by 0.333333, 0.333333, 0.333334: 3.999996, 3.999996, 4.000008 are 4.00 each.
/// 0.05 by the same: 1.666665, 1.666665, 1.66667 cents: one each, the two left go to the largest
/// remainder, the third, and of the equal ones to the first.
#[test]
fn shares_are_split_by_the_largest_remainder() {
    let shares = [333_333, 333_333, 333_334];
    let mut cheap = maintained();
    cheap.amounts[2].cents = crate::money::Cents(5);
    for (line, expected) in [(maintained(), [400, 400, 400]), (cheap, [2, 1, 2])] {
        let mut decision = decide(Some(2026), shares, "Weiß");
        decision.amount = Some(line.amounts[2].cents.into());
        let outcome = run_with(vec![line], vec![decision], &round(Language::German));
        let classified = outcome.classification.lines[0].as_ref().expect("in scope");
        let parts: Vec<i64> = allocations(&outcome.portfolio.lines[0], classified)
            .iter()
            .filter(|part| part.period.fiscal_year == FiscalYear(2026))
            .map(|part| part.cents.0)
            .collect();
        assert_eq!(parts, expected);
    }
}

#[test]
fn a_line_that_changed_beyond_the_threshold_makes_its_decision_stale() {
    // A tenth of 12.00 is 1.20: 13.20 is at the threshold, 13.21 beyond it.
    for (cents, state) in [(13_20, InForce), (13_21, Stale), (10_80, InForce), (10_79, Stale)] {
        let mut line = maintained();
        line.amounts[2].cents = crate::money::Cents(cents);
        for effect in [StaleDecisions::Count, StaleDecisions::Ignore] {
            let mut round = round(Language::German);
            round.policy.stale_decisions = effect;
            let decision = decide(None, ENHANCEMENT, "Weiß");
            let outcome = run_with(vec![line.clone()], vec![decision], &round);
            assert_eq!(outcome.states(), [state], "{cents}");
            let counts = state == InForce || effect == StaleDecisions::Count;
            assert_eq!(outcome.classes(), if counts { [E; 5] } else { [O; 5] }, "{cents}");
            let stale = state == Stale;
            let classified = outcome.classification.lines[0].as_ref().expect("in scope");
            let evidence = &classified.judgement(FiscalYear(2026)).evidence;
            assert_eq!(evidence.contains("veraltet: der Betrag"), stale, "{evidence}");
            assert_eq!(evidence.contains("zählt nicht mehr"), !counts, "{evidence}");
            assert_eq!(outcome.codes(), vec![Code::DecisionStale; usize::from(stale)], "{cents}");
        }
    }
}

#[test]
fn a_text_that_changed_makes_its_decision_stale() {
    let mut line = maintained();
    line.fields.set(Field::Title, Some("Wartung Netze".into()));
    let decision = decide(None, ENHANCEMENT, "Weiß");
    let outcome = run_with(vec![line.clone()], vec![decision.clone()], &round(Language::German));
    assert_eq!(outcome.states(), [InForce]);
    line.fields.set(Field::Title, Some("Wartung Server".into()));
    let outcome = run_with(vec![line], vec![decision], &round(Language::German));
    assert_eq!(outcome.states(), [Stale]);
    let change = outcome.classification.decisions[0].change;
    assert!(change.text && !change.amount);
}

/// In the round of 2027 the year 2026 is past: what was granted for it stands for what was asked.
#[test]
fn decisions_are_carried_over_into_the_next_round() {
    let mut next = round(Language::German);
    next.fiscal_years = vec![FiscalYear(2027)];
    let mut line = maintained();
    line.amounts[2].period.phase = crate::period::Phase::Approved;
    line.amounts[3].period.phase = crate::period::Phase::Request;
    let of = |amount: i128, year| Decision {
        amount: Some(Total(amount)),
        ..decide(year, ENHANCEMENT, "Weiß")
    };
    // For all years: 12.00 then, 13.00 now is within a tenth.
    let outcome = run_with(vec![line.clone()], vec![of(12_00, None)], &next);
    assert_eq!((outcome.states(), outcome.classes()), (vec![InForce], vec![E; 5]));
    // For a past year: that year only.
    let outcome = run_with(vec![line.clone()], vec![of(12_00, Some(2026))], &next);
    assert_eq!((outcome.states(), outcome.classes()), (vec![InForce], vec![O, O, E, O, O]));
    // A past year the source no longer has is history and no finding.
    line.amounts.remove(2);
    let outcome = run_with(vec![line], vec![of(12_00, Some(2026))], &next);
    assert_eq!((outcome.states(), outcome.codes()), (vec![WithoutEffect], vec![]));
}

#[test]
fn decisions_without_a_line_or_on_one_that_cannot_be_decided_are_said() {
    let mut elsewhere = decide(None, ENHANCEMENT, "Weiß");
    elsewhere.line_id = "LANDERS".into();
    let outcome = run(vec![elsewhere]);
    assert_eq!(outcome.states(), [WithoutLine]);
    assert_eq!(outcome.codes(), [Code::DecisionWithoutLine]);

    let mut income = maintained();
    income.out_of_scope = Some(OutOfScope::Income);
    let mut shared = maintained();
    shared.ambiguous = true;
    for (line, code) in [(income, Code::DecisionWithoutEffect), (shared, Code::DecisionAmbiguous)] {
        let decision = decide(None, ENHANCEMENT, "Weiß");
        let outcome = run_with(vec![line], vec![decision], &round(Language::German));
        assert_eq!((outcome.states(), outcome.codes()), (vec![WithoutEffect], vec![code]));
    }
    let outcome = run(vec![decide(Some(2031), ENHANCEMENT, "Weiß")]);
    assert_eq!(outcome.codes(), [Code::DecisionWithoutEffect]);
    assert_eq!(outcome.classes(), [O; 5]);
}

#[test]
fn another_person_who_decides_otherwise_is_noted_and_the_later_row_holds() {
    let rows = |person: &str, shares| {
        vec![decide(None, ENHANCEMENT, "Weiß"), decide(Some(2026), shares, person)]
    };
    let outcome = run(rows("Grün", INNOVATION));
    assert_eq!(outcome.codes(), [Code::DecisionsDiffer]);
    assert_eq!(outcome.classes(), [E, E, I, E, E]);
    for (person, shares) in [("Weiß", INNOVATION), ("Grün", ENHANCEMENT)] {
        assert_eq!(run(rows(person, shares)).codes(), []);
    }
}

#[test]
fn decided_lines_leave_the_others_alone_and_rules_count_only_what_they_decide() {
    let mut other = maintained();
    other.id = "L2".into();
    let lines = || vec![maintained(), other.clone()];
    let without = run_with(lines(), Vec::new(), &round(Language::German));
    let outcome =
        run_with(lines(), vec![decide(None, INNOVATION, "Weiß")], &round(Language::German));
    let judged =
        |one: &Outcome| one.classification.lines[1].as_ref().expect("in scope").judgements.clone();
    assert_eq!(judged(&outcome), judged(&without));
    let hits =
        |one: &Outcome| one.classification.rules.iter().map(|rule| rule.hit_count).sum::<u64>();
    assert_eq!((hits(&without), hits(&outcome)), (2, 1));
    let classified = outcome.classification.lines[0].as_ref().expect("in scope");
    let judgement = classified.judgement(FiscalYear(2026));
    assert_eq!((judgement.decision, judgement.rule.is_none()), (Some(0), true));
    assert_eq!(&*judgement.reason, "Grund");
    assert_eq!(
        &*judgement.evidence,
        "Entscheidung von Weiß am 22.11.2026 (decisions.csv, Zeile 2)"
    );
    let rules = classified.by_rules.as_ref().expect("what the rules say");
    assert_eq!(rules.judgement(FiscalYear(2026)).parts[0].class, O);
}
