use super::*;
use crate::analyse::fixture::{BUDGET, Fixture};
use crate::analyse::target::Verdict;
use crate::round::{Provider, ProviderCounts};
use crate::schema::Field;

/// Department 1 pays 100 to the provider 8 and 300 elsewhere, 80 of it innovation; the provider
/// costs 90, 30 of it innovation.
fn fixture(counts: Option<ProviderCounts>) -> Fixture {
    let mut fixture = Fixture::new();
    fixture.line("La", 0, Class::Operations, &[(BUDGET, 100)]);
    fixture.last().fields.set(Field::ContractId, Some("LS-7".into()));
    fixture
        .line("Lb", 0, Class::Operations, &[(BUDGET, 220)])
        .line("Lc", 0, Class::Innovation, &[(BUDGET, 80)])
        .line("Ld", 2, Class::Unclear, &[(BUDGET, 60)])
        .line("Le", 2, Class::Innovation, &[(BUDGET, 30)]);
    let pattern = glob::Pattern::new("ls-*").expect("a pattern");
    fixture.round.providers = Some(vec![Provider {
        department: "8".into(),
        bills: vec![(Field::ContractId, vec![pattern])],
        counts,
        reason: "".into(),
    }]);
    fixture
}

/// Cost, innovation, what is kept out, verdict; nothing where it is not determined.
fn shown(fixture: &Fixture) -> Vec<Option<(i128, i128, i128, Verdict)>> {
    let views = fixture.analyse().views;
    assert_eq!(
        views.iter().map(|view| view.over).collect::<Vec<_>>(),
        [ViewOver::Target, ViewOver::Others, ViewOver::Both]
    );
    let figures = |figures: ViewFigures| {
        let verdict = figures.target.result.expect("cost is positive").verdict;
        (figures.totals.total().0, figures.target.innovation.0, figures.kept_out.0, verdict)
    };
    views.into_iter().map(|view| view.figures.map(figures)).collect()
}

#[test]
fn both_areas_together_leave_out_one_side_of_the_provider() {
    use Verdict::{Met, Undecidable};
    let apart = [Some((400, 80, 0, Met)), Some((90, 30, 0, Met))];
    let with = |both| [apart.as_slice(), &[both]].concat();
    // 490 less the plan of 90, with its unclear 60 and its innovation of 30.
    let bills = Some((400, 80, 90, Met));
    assert_eq!(shown(&fixture(Some(ProviderCounts::Bills))), with(bills));
    let plan = Some((390, 110, 100, Met));
    assert_eq!(shown(&fixture(Some(ProviderCounts::Plan))), with(plan));
    let both = Some((490, 110, 0, Met));
    assert_eq!(shown(&fixture(Some(ProviderCounts::Both))), with(both));
    assert_eq!(shown(&fixture(None)), with(None), "nobody said which side counts");
    let mut open = fixture(Some(ProviderCounts::Both));
    open.line("Lf", 0, Class::Operations, &[(BUDGET, 210)]);
    assert_eq!(shown(&open)[2], Some((700, 110, 0, Undecidable)), "110 to 170, 140 needed");
}

#[test]
fn a_round_that_says_nothing_of_providers_adds_no_contracts_up() {
    let mut silent = fixture(None);
    silent.round.providers = None;
    assert_eq!(shown(&silent)[2], None);
    silent.round.providers = Some(Vec::new());
    assert!(shown(&silent)[2].is_some(), "it says there is none");
    let mut alone = Fixture::new();
    alone.line("La", 0, Class::Operations, &[(BUDGET, 1)]);
    assert!(alone.analyse().views.is_empty(), "one area");
}
