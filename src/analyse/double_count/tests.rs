use super::*;
use crate::analyse::fixture::{BUDGET, Fixture};
use crate::classify::Class;

/// A line with an account that normalise left out for a reason.
fn left_out(fixture: &mut Fixture, department: u16, account: &str, reason: OutOfScope, cents: i64) {
    let id = format!("L{}", fixture.portfolio.lines.len());
    fixture.line(&id, department, Class::Operations, &[(BUDGET, cents)]);
    fixture.last().out_of_scope = Some(reason);
    fixture.last().fields.set(Field::Account, Some(account.into()));
    *fixture.classification.lines.last_mut().expect("a line") = None;
}

#[test]
fn each_cent_left_out_stands_under_its_reason() {
    let mut fixture = Fixture::new();
    left_out(&mut fixture, 0, "783100", OutOfScope::OtherBasis, 200);
    left_out(&mut fixture, 1, "783200", OutOfScope::OtherBasis, 50);
    left_out(&mut fixture, 2, "783200", OutOfScope::OtherBasis, 9);
    left_out(&mut fixture, 0, "571100", OutOfScope::OtherBasis, 40);
    left_out(&mut fixture, 0, "721100", OutOfScope::OtherBasis, 4);
    left_out(&mut fixture, 0, "581100", OutOfScope::InternalCharge, 30);
    left_out(&mut fixture, 0, "414100", OutOfScope::Income, -20);
    left_out(&mut fixture, 0, "791100", OutOfScope::Loan, 77);
    fixture.line("La", 0, Class::Operations, &[(BUDGET, 1_000)]);
    fixture.line("Lb", 0, Class::Operations, &[(BUDGET, -15)]);
    fixture.last().fields.set(Field::Account, Some("414800".into()));
    let found = fixture.analyse().double_count.sums;
    let shown: Vec<_> = found
        .iter()
        .map(|sum| (sum.cause, sum.in_target, &*sum.account_group, sum.count, sum.sum.0))
        .collect();
    assert_eq!(
        shown,
        [
            (GuardCause::Investment, true, "78", 2, 250),
            (GuardCause::Investment, false, "78", 1, 9),
            (GuardCause::Depreciation, true, "57", 1, 40),
            (GuardCause::OtherPlan, true, "72", 1, 4),
            (GuardCause::InternalCharge, true, "58", 1, 30),
            (GuardCause::Income, true, "41", 1, -20),
            (GuardCause::SetOff, true, "41", 1, -15),
        ]
    );
}

#[test]
fn both_sides_of_a_provider_are_shown_whichever_counts() {
    let mut fixture = Fixture::new();
    fixture.round.providers = Some(vec![Provider {
        department: "8".into(),
        bills: vec![(Field::ContractId, vec![glob::Pattern::new("ls-*").expect("a pattern")])],
        counts: Some(ProviderCounts::Bills),
        reason: "".into(),
    }]);
    fixture.line("La", 0, Class::Operations, &[(BUDGET, 100)]);
    fixture.last().fields.set(Field::ContractId, Some("LS-7".into()));
    fixture.line("Lb", 0, Class::Operations, &[(BUDGET, 11)]);
    fixture.last().fields.set(Field::ContractId, Some("V-7".into()));
    left_out(&mut fixture, 2, "521100", OutOfScope::ProviderPlan, 90);
    left_out(&mut fixture, 2, "441100", OutOfScope::Income, -100);
    let found = fixture.analyse().double_count.providers;
    let [found] = found.as_slice() else { panic!("one provider, one period: {found:?}") };
    assert_eq!((found.bills.0, found.plan.0, found.plan_in_target), (100, 90, false));
}
