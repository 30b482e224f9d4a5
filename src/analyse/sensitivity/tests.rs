use Class::{Enhancement, Innovation, Operations, Unclear};
use Verdict::{Met, Missed, Undecidable};

use std::collections::BTreeMap;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::analyse::fixture::{BUDGET, Fixture};
use crate::classify::RestsOn;
use crate::classify::RuleSummary;

/// Lines of department 1 with class and cents; ids `L1`, `L2`, ...
fn fixture(lines: &[(Class, i64)]) -> Fixture {
    let mut fixture = Fixture::new();
    for (&(class, cents), number) in lines.iter().zip(1..) {
        fixture.line(&format!("L{number}"), 0, class, &[(BUDGET, cents)]);
    }
    fixture
}

fn sensitivity(lines: &[(Class, i64)]) -> Sensitivity {
    fixture(lines).analyse().sensitivity.remove(0)
}

/// The turns of a pair: verdict, least money, whether there is that much.
fn turns(found: &Sensitivity, from: Class, to: Class) -> Vec<(Verdict, i128, bool)> {
    let pair = found.pairs.iter().find(|pair| (pair.from, pair.to) == (from, to));
    let pair = pair.expect("every pair is there");
    let turn = |turn: &Turn| (turn.verdict, turn.least.0, turn.is_possible(pair.available));
    pair.turns.iter().map(turn).collect()
}

/// What the lists of lines bring about, with ids.
fn nearest(lines: &[(Class, i64)]) -> Vec<(Verdict, i128, Vec<String>)> {
    let fixture = fixture(lines);
    let found = fixture.analyse().sensitivity.remove(0).nearest;
    let id = |line: &NearestLine| fixture.portfolio.lines[line.line as usize].id.to_string();
    found
        .into_iter()
        .map(|list| (list.verdict, list.needed.0, list.lines.iter().map(id).collect()))
        .collect()
}

/// T = 1,000, I = 150, unclear 40, 30, 20, 5: between 150 and 245, with 200 needed.
const OPEN: [(Class, i64); 7] = [
    (Operations, 600),
    (Enhancement, 155),
    (Innovation, 150),
    (Unclear, 40),
    (Unclear, 30),
    (Unclear, 20),
    (Unclear, 5),
];

#[test]
fn an_undecided_verdict_turns_either_way() {
    let found = sensitivity(&OPEN);
    assert_eq!((found.verdict, found.pairs.len()), (Undecidable, 12));
    assert_eq!(turns(&found, Operations, Innovation), [(Met, 50, true)]);
    // 245 - 45 = 200 still reaches it.
    assert_eq!(turns(&found, Innovation, Enhancement), [(Missed, 46, true)]);
    assert_eq!(turns(&found, Unclear, Innovation), [(Met, 50, true)]);
    assert_eq!(turns(&found, Unclear, Operations), [(Missed, 46, true)]);
    for (from, to) in [
        (Operations, Enhancement),
        (Enhancement, Operations),
        (Operations, Unclear),
        (Innovation, Unclear),
    ] {
        assert_eq!(turns(&found, from, to), [], "{from:?} {to:?}");
    }
    let share = found.pairs.iter().find(|pair| (pair.from, pair.to) == (Unclear, Innovation));
    let share = share.and_then(|pair| pair.turns[0].share(pair.available)).expect("unclear money");
    assert_eq!(share, Ratio { numerator: 50, denominator: 95 });
    assert_eq!(
        nearest(&OPEN),
        [(Met, 50, vec!["L1".to_owned()]), (Missed, 46, vec!["L3".to_owned()])]
    );
}

#[test]
fn a_missed_verdict_opens_first_and_turns_later() {
    // Between 100 and 150, with 200 needed.
    let lines = [
        (Operations, 500),
        (Operations, 200),
        (Enhancement, 150),
        (Innovation, 100),
        (Unclear, 50),
    ];
    let found = sensitivity(&lines);
    assert_eq!(found.verdict, Missed);
    let both = [(Undecidable, 50, true), (Met, 100, true)];
    assert_eq!(turns(&found, Operations, Innovation), both);
    assert_eq!(turns(&found, Enhancement, Innovation), both);
    assert_eq!(turns(&found, Operations, Unclear), [(Undecidable, 50, true)]);
    assert_eq!(turns(&found, Unclear, Innovation), [(Met, 100, false)], "there are but 50");
    assert_eq!(turns(&found, Innovation, Operations), []);
    assert_eq!(
        nearest(&lines),
        [(Undecidable, 50, vec!["L1".to_owned()]), (Met, 100, vec!["L1".to_owned()])]
    );
}

#[test]
fn a_met_verdict_turns_with_credits_on_the_other_side() {
    // T = 1,000, I = 260, an unclear credit of 20: between 240 and 260.
    let lines =
        [(Operations, 760), (Innovation, 30), (Innovation, 30), (Innovation, 200), (Unclear, -20)];
    let lines = [lines.as_slice(), &[(Enhancement, 0)]].concat();
    let found = sensitivity(&lines);
    assert_eq!(found.verdict, Met);
    assert_eq!(
        turns(&found, Innovation, Operations),
        [(Undecidable, 41, true), (Missed, 61, true)]
    );
    assert_eq!(turns(&found, Innovation, Unclear), [(Undecidable, 41, true)]);
    assert_eq!(turns(&found, Operations, Innovation), []);
    assert_eq!(
        nearest(&lines),
        [(Undecidable, 41, vec!["L4".to_owned()]), (Missed, 61, vec!["L4".to_owned()])]
    );
}

#[test]
fn money_is_counted_up_to_the_cent_and_ties_go_by_id() {
    // 20 % of 1,001 are 200.2: 50 more would be 200, 51 reach it.
    let lines = [(Operations, 26), (Operations, 26), (Operations, 799), (Innovation, 150)];
    let found = sensitivity(&lines);
    assert_eq!(turns(&found, Operations, Innovation), [(Met, 51, true)]);
    let ties =
        [(Operations, 10), (Operations, 10), (Operations, 10), (Innovation, 4), (Innovation, 3)];
    // T = 37: 7.4 needed, 7 there; one cent more is enough, the first id of the equals serves.
    let first = || vec!["L1".to_owned()];
    assert_eq!(nearest(&ties), [(Undecidable, 1, first()), (Met, 1, first())]);
}

#[test]
fn nothing_is_said_without_cost_and_nothing_is_far_enough_without_money() {
    assert_eq!(fixture(&[(Operations, 100), (Innovation, -100)]).analyse().sensitivity, []);
    assert_eq!(fixture(&[(Operations, -5)]).analyse().sensitivity, []);
    // All is unclear: either verdict is as near as a fifth of it.
    let found = sensitivity(&[(Unclear, 100)]);
    assert_eq!(turns(&found, Unclear, Innovation), [(Met, 20, true)]);
    assert_eq!(turns(&found, Unclear, Operations), [(Missed, 81, true)]);
    // The only other money is a credit, which is no help.
    let found = sensitivity(&[(Operations, -10), (Innovation, 110), (Enhancement, 0)]);
    assert_eq!(turns(&found, Innovation, Unclear), [(Undecidable, 91, true)]);
}

#[test]
fn a_credit_moves_the_bounds_the_other_way() {
    // T = 90, 18 needed, between 20 and 50: as innovation the credit leaves 10, and -20 below.
    let lines = [(Operations, 80), (Operations, -40), (Innovation, 20), (Unclear, 30)];
    assert_eq!(
        nearest(&lines),
        [(Undecidable, 3, vec!["L2".to_owned()]), (Missed, 33, vec!["L2".to_owned()])]
    );
    // T = 90, met without unclear money: one line left open already makes it undecidable.
    let lines = [(Operations, 50), (Innovation, 40)];
    assert_eq!(
        nearest(&lines),
        [(Undecidable, 23, vec!["L2".to_owned()]), (Missed, 23, vec!["L2".to_owned()])]
    );
}

/// The verdict over lines of a class each, told without the code under test.
fn verdict_of(lines: &[(Class, i64)]) -> Verdict {
    let sum = |wanted: fn(&(Class, i64)) -> bool| -> i64 {
        lines.iter().filter(|line| wanted(line)).map(|line| line.1).sum()
    };
    let cost = sum(|_| true);
    let innovation = sum(|line| line.0 == Innovation);
    let lower = innovation + sum(|line| line.0 == Unclear && line.1 < 0);
    let upper = innovation + sum(|line| line.0 == Unclear && line.1 > 0);
    match (lower * 5 >= cost, upper * 5 >= cost) {
        (true, _) => Met,
        (false, true) => Undecidable,
        (false, false) => Missed,
    }
}

/// The fewest lines of another class for each other verdict, by trying all classes of all lines.
fn fewest(lines: &[(Class, i64)]) -> BTreeMap<String, usize> {
    let now = verdict_of(lines);
    let mut fewest = BTreeMap::new();
    for number in 0..3_usize.pow(u32::try_from(lines.len()).expect("a few lines")) {
        let (mut rest, mut tried, mut changed) = (number, lines.to_vec(), 0);
        for line in &mut tried {
            let class = [Operations, Innovation, Unclear][rest % 3];
            rest /= 3;
            changed += usize::from(class != line.0);
            line.0 = class;
        }
        let verdict = verdict_of(&tried);
        if verdict != now {
            let least = fewest.entry(format!("{verdict:?}")).or_insert(changed);
            *least = changed.min(*least);
        }
    }
    fewest
}

proptest! {
    #[test]
    fn no_list_is_shorter_than_those_of_the_nearest_lines(
        lines in vec((select(&[Operations, Innovation, Unclear]), -60_i64..120), 1..=6)
    ) {
        prop_assume!(lines.iter().map(|line| line.1).sum::<i64>() > 0);
        let found = sensitivity(&lines);
        prop_assert_eq!(found.verdict, verdict_of(&lines));
        let lists = found.nearest.iter().filter(|list| !list.lines.is_empty());
        let counts: BTreeMap<String, usize> =
            lists.map(|list| (format!("{:?}", list.verdict), list.lines.len())).collect();
        prop_assert_eq!(counts, fewest(&lines));
    }
}

#[test]
fn doubts_are_told_by_what_a_class_rests_on() {
    let mut fixture = Fixture::new();
    let rule = |id: &str, rests_on| RuleSummary {
        id: id.into(),
        priority: 1,
        parts: Vec::new(),
        conditions: Vec::new(),
        reason: "".into(),
        source: "".into(),
        rests_on,
        hit_count: 0,
    };
    fixture.classification.rules = vec![
        rule("D1", RestsOn::Declared),
        rule("K1", RestsOn::Label),
        rule("R1", RestsOn::Content),
    ];
    for (id, class, cents, rule) in [
        ("La", Operations, 500, Some("D1")),
        ("Lb", Innovation, 100, Some("D1")),
        ("Lc", Operations, 200, Some("K1")),
        ("Ld", Operations, 140, Some("R1")),
        ("Le", Unclear, 60, None),
        ("Lf", Unclear, 0, Some("R1")),
    ] {
        fixture.line(id, 0, class, &[(BUDGET, cents)]);
        let own = fixture.last_class();
        own.judgements[0].rule = rule.map(Into::into);
        own.contradicts = id == "Ld";
    }
    let found = fixture.analyse().sensitivity.remove(0);
    let shown: Vec<_> = found
        .doubts
        .iter()
        .map(|group| {
            let least = |turns: &[Turn]| turns.first().map(|turn| turn.least.0);
            let both = (least(&group.if_innovation), least(&group.if_not_innovation));
            (group.doubt, group.class, group.available.0, both)
        })
        .collect();
    // T = 1,000: between 100 and 160, missed; 40 more innovation open it, 100 meet it.
    assert_eq!(
        shown,
        [
            (Doubt::NoRule, Unclear, 60, (Some(100), None)),
            (Doubt::LeftOpen, Unclear, 0, (Some(100), None)),
            (Doubt::DeclaredOnly, Operations, 500, (Some(40), None)),
            (Doubt::DeclaredOnly, Innovation, 100, (None, None)),
            (Doubt::LabelOnly, Operations, 200, (Some(40), None)),
            (Doubt::Contradicted, Operations, 140, (Some(40), None)),
        ]
    );
}
