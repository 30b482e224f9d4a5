use proptest::prelude::*;

use super::*;

const FIFTH: Ratio = Ratio::from_millionths(200_000);

fn over(cost: i128, innovation: i128, unclear: &[i128]) -> Target {
    over_ids(cost, innovation, &named(unclear))
}

fn named(unclear: &[i128]) -> Vec<(Text, i128)> {
    unclear.iter().enumerate().map(|(n, &amount)| (format!("L{n:02}").into(), amount)).collect()
}

fn over_ids(cost: i128, innovation: i128, unclear: &[(Text, i128)]) -> Target {
    let lines: Vec<_> = (0..)
        .zip(unclear)
        .map(|(line, (id, amount))| UnclearLine { line, id, amount: Total(*amount) })
        .collect();
    target(Total(cost), Total(innovation), &lines, FIFTH)
}

fn amounts(lines: &[DecidingLine]) -> Vec<i128> {
    lines.iter().map(|line| line.amount.0).collect()
}

#[test]
fn the_gap_closes_three_ways() {
    // Ten million, of it one and a half: 500,000 / 625,000 / 2,500,000 (in euro).
    let result = over(1_000_000_000, 150_000_000, &[]).result.expect("cost is positive");
    assert_eq!(result.verdict, Verdict::Missed);
    assert_eq!(result.gap.shift, Total(50_000_000));
    assert_eq!(result.gap.add, Total(62_500_000));
    assert_eq!(result.gap.cut, Some(Total(250_000_000)));
}

#[test]
fn the_published_american_round_is_missed() {
    // 1,283,286,168.00 dollars, 144,216,126.00 unclear, no innovation.
    let result = over(128_328_616_800, 0, &[14_421_612_600]).result.expect("cost is positive");
    assert_eq!(result.share.decimal(), "0.000000");
    assert_eq!(result.lower.decimal(), "0.000000");
    assert_eq!(result.upper.decimal(), "0.112380");
    assert_eq!(result.verdict, Verdict::Missed);
    assert_eq!(result.gap.shift.decimal(), "256657233.60");
    assert_eq!(result.gap.add.decimal(), "320821542.00");
    assert_eq!(result.gap.cut, None);
    // With all 144,216,126.00 as innovation, 256,657,233.60 less these are missing.
    assert_eq!(result.gap_at_upper.shift.decimal(), "112441107.60");
    assert_eq!(result.gap_at_upper.add.decimal(), "140551384.50");
    assert_eq!(result.gap_at_upper.cut.map(Total::decimal).as_deref(), Some("562205538.00"));
}

#[test]
fn credits_widen_the_bounds_downwards() {
    let result = over(1_000, 180, &[40, -10]).result.expect("cost is positive");
    assert_eq!(result.lower, Ratio { numerator: 170, denominator: 1_000 });
    assert_eq!(result.upper, Ratio { numerator: 220, denominator: 1_000 });
    assert_eq!(result.verdict, Verdict::Undecidable);
    assert_eq!((amounts(&result.reach), amounts(&result.rule_out)), (vec![40], vec![40]));
    // 20 are missing without the unclear, none with the 40.
    assert_eq!((result.gap.shift, result.gap_at_upper.shift), (Total(20), Total::ZERO));
}

#[test]
fn a_credit_alone_can_decide() {
    // 205 reaches 200 unless the credit belongs to innovation, which leaves 195.
    let result = over(1_000, 205, &[-10]).result.expect("cost is positive");
    assert_eq!(result.verdict, Verdict::Undecidable);
    assert_eq!((amounts(&result.reach), amounts(&result.rule_out)), (vec![-10], vec![-10]));
    assert_eq!(result.gap.shift, Total::ZERO);
}

#[test]
fn two_of_four_lines_decide() {
    let result = over(1_000, 150, &[5, 40, 20, 30]).result.expect("cost is positive");
    assert_eq!(result.verdict, Verdict::Undecidable);
    assert_eq!(amounts(&result.reach), [40, 30]);
    assert_eq!(amounts(&result.rule_out), [40, 30]);
}

#[test]
fn reach_and_rule_out_differ_in_length() {
    // 190 needs 10: one line of 10 reaches it; 190 + 30 stays above 200 until all three fall.
    let result = over(1_000, 190, &[10, 10, 10]).result.expect("cost is positive");
    assert_eq!(result.reach.len(), 1);
    assert_eq!(result.rule_out.len(), 3);
}

#[test]
fn ties_are_broken_by_id() {
    let unclear = [("Lb".into(), 30), ("La".into(), 30), ("Lc".into(), -30)];
    let result = over_ids(1_000, 190, &unclear).result.expect("cost is positive");
    let ids: Vec<_> = result.reach.iter().map(|line| &*line.id).collect();
    // The lower bound is 160: the lines of 30 with the first two ids reach 220.
    assert_eq!(ids, ["La", "Lb"]);
}

#[test]
fn the_edge_is_reached_exactly() {
    assert_eq!(over(1_000, 200, &[]).result.map(|r| r.verdict), Some(Verdict::Met));
    assert_eq!(over(1_000, 199, &[]).result.map(|r| r.verdict), Some(Verdict::Missed));
    assert_eq!(over(1_000, 199, &[1]).result.map(|r| r.verdict), Some(Verdict::Undecidable));
    let met = over(1_000, 200, &[]).result.expect("cost is positive");
    assert_eq!(met.gap.cut, Some(Total::ZERO));
}

#[test]
fn without_cost_there_is_no_target() {
    assert!(over(0, 0, &[]).result.is_none());
    assert!(over(-1, 0, &[5, -6]).result.is_none());
}

#[test]
fn negative_innovation_leaves_nothing_to_cut() {
    let result = over(1_000, -100, &[]).result.expect("cost is positive");
    assert_eq!(result.share.decimal(), "-0.100000");
    // 200 + 100 to shift; (200 + 100) / 0.8 to add.
    assert_eq!(result.gap, Gap { shift: Total(300), add: Total(375), cut: None });
}

#[test]
fn sums_beyond_sixty_four_bits_hold() {
    let huge = i128::from(i64::MAX) * 1_000_000;
    let result = over(huge, huge / 5 - 1, &[]).result.expect("cost is positive");
    assert_eq!(result.verdict, Verdict::Missed);
    assert_eq!(result.gap.shift, Total(1));
}

/// The least number of lines that settles the verdict one way, by trying every set of lines
/// and every outcome of the others.
fn fewest(cost: i128, innovation: i128, unclear: &[i128], reach: bool) -> Option<u32> {
    let all = 0_u32..1 << unclear.len();
    let reached = |chosen: u32| {
        let sum: i128 =
            (0..).zip(unclear).filter(|(n, _)| chosen & (1 << n) != 0).map(|(_, a)| a).sum();
        (innovation + sum) * 5 >= cost
    };
    all.clone()
        .filter(|&decided| {
            // Decided lines may fall either way, but one way must hold for all other outcomes.
            all.clone().filter(|way| way & !decided == 0).any(|way| {
                all.clone()
                    .filter(|others| others & decided == 0)
                    .all(|others| reached(way | others) == reach)
            })
        })
        .map(u32::count_ones)
        .min()
}

proptest! {
    #[test]
    fn lists_and_verdict_agree_with_trying_everything(
        rest in 0_i128..600,
        innovation in -50_i128..200,
        unclear in prop::collection::vec(-60_i128..60, 0..6),
    ) {
        let cost = rest + innovation + unclear.iter().sum::<i128>();
        prop_assume!(cost > 0);
        let result = over(cost, innovation, &unclear).result.expect("cost is positive");
        let reach = fewest(cost, innovation, &unclear, true);
        let rule_out = fewest(cost, innovation, &unclear, false);
        match result.verdict {
            Verdict::Met => prop_assert_eq!(reach, Some(0)),
            Verdict::Missed => prop_assert_eq!(rule_out, Some(0)),
            Verdict::Undecidable => {
                prop_assert_eq!(reach.map(|n| n as usize), Some(result.reach.len()));
                prop_assert_eq!(rule_out.map(|n| n as usize), Some(result.rule_out.len()));
            }
        }
        prop_assert_eq!(result.reach.is_empty(), result.verdict != Verdict::Undecidable);
    }

    #[test]
    fn bounds_bracket_every_outcome(
        innovation in 0_i128..1_000,
        unclear in prop::collection::vec((-500_i128..500, any::<bool>()), 0..20),
    ) {
        let cost = 20_000;
        let only: Vec<i128> = unclear.iter().map(|&(amount, _)| amount).collect();
        let result = over(cost, innovation, &only).result.expect("cost is positive");
        let chosen: i128 = unclear.iter().filter(|(_, yes)| *yes).map(|(amount, _)| amount).sum();
        let share = Ratio { numerator: innovation + chosen, denominator: cost };
        prop_assert!(result.lower <= share && share <= result.upper);
        prop_assert!(result.lower <= result.share && result.share <= result.upper);
        let reached = share >= FIFTH;
        prop_assert!(result.verdict != Verdict::Met || reached);
        prop_assert!(result.verdict != Verdict::Missed || !reached);
    }

    #[test]
    fn each_way_closes_the_gap_and_a_cent_less_does_not(
        cost in 1_i128..10_000_000_000,
        innovation in -1_000_i128..2_000_000_000,
    ) {
        prop_assume!(innovation * 5 < cost);
        let gap = over(cost, innovation, &[]).result.expect("cost is positive").gap;
        let reached = |innovation: i128, cost: i128| innovation * 5 >= cost;
        let (shift, add) = (gap.shift.0, gap.add.0);
        prop_assert!(reached(innovation + shift, cost));
        prop_assert!(!reached(innovation + shift - 1, cost));
        prop_assert!(reached(innovation + add, cost + add));
        prop_assert!(!reached(innovation + add - 1, cost + add - 1));
        prop_assert_eq!(gap.cut.is_some(), innovation > 0);
        if let Some(Total(cut)) = gap.cut {
            prop_assert!(reached(innovation, cost - cut));
            prop_assert!(!reached(innovation, cost - cut + 1));
        }
    }
}
