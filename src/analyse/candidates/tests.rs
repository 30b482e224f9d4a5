use jiff::civil::date;

use super::*;
use crate::analyse::fixture::{BEFORE, BUDGET, Fixture};
use crate::schema::{Project, Stated};

fn candidates(fixture: &Fixture) -> Candidates {
    fixture.analyse().candidates.remove(0)
}

fn ids(fixture: &Fixture, lines: impl Iterator<Item = u32>) -> Vec<&str> {
    lines.map(|line| &*fixture.portfolio.lines[line as usize].id).collect()
}

#[test]
fn only_regular_operation_that_grew_is_a_candidate() {
    let mut fixture = Fixture::new();
    fixture
        .line("La", 0, Class::Operations, &[(BEFORE, 100), (BUDGET, 130)])
        .line("Lb", 0, Class::Operations, &[(BEFORE, 100), (BUDGET, 190)])
        .line("Lc", 0, Class::Operations, &[(BUDGET, 900)])
        .line("Ld", 1, Class::Enhancement, &[(BEFORE, 1), (BUDGET, 500)])
        .line("Le", 1, Class::Operations, &[(BEFORE, 50), (BUDGET, 50)])
        .line("Lf", 1, Class::Operations, &[(BEFORE, -5), (BUDGET, 70)])
        .parts(
            "Lg",
            1,
            &[(Class::Operations, 1), (Class::Innovation, 1)],
            &[(BEFORE, 40), (BUDGET, 60)],
        )
        .line("Lh", 2, Class::Operations, &[(BEFORE, 1), (BUDGET, 1_000)]);
    let found = candidates(&fixture);
    assert_eq!((found.period, found.before), (BUDGET, Some(BEFORE)));
    let grown: Vec<_> = found.growing.iter().map(|line| (line.after - line.before).0).collect();
    let lines = ids(&fixture, found.growing.iter().map(|line| line.line));
    // Lc is new, Lf had a credit, Lh is in another area: none of them grew from a base here.
    assert_eq!((lines, grown), (vec!["Lb", "La", "Lg"], vec![90, 30, 10]));
}

#[test]
fn what_ends_by_the_end_of_the_year_is_told_by_dates_only() {
    let mut fixture = Fixture::new();
    fixture.round.contract_end = Some("Vertragsende".into());
    for (id, class, end, cents) in [
        ("La", Class::Operations, "31.12.2026", 100),
        ("Lb", Class::Operations, "2027-01-01", 100),
        ("Lc", Class::Operations, "Mitte 2026", 100),
        ("Ld", Class::Enhancement, "30.06.2024", 300),
        ("Le", Class::Innovation, "30.06.2026", 300),
    ] {
        fixture.line(id, 0, class, &[(BUDGET, cents)]);
        fixture.last().extra = vec![("VERTRAGSENDE ".into(), end.into())];
    }
    fixture.line("Lf", 0, Class::Operations, &[(BUDGET, 20)]);
    fixture.last_class().project = Some(0);
    fixture.portfolio.projects.push(project());
    let found = candidates(&fixture).ending;
    let shown: Vec<_> =
        found.iter().map(|line| (line.end, line.of_project, line.amount.0)).collect();
    let lines = ids(&fixture, found.iter().map(|line| line.line));
    assert_eq!(lines, ["Ld", "La", "Lf"]);
    assert_eq!(
        shown,
        [
            (date(2024, 6, 30), false, 300),
            (date(2026, 12, 31), false, 100),
            (date(2026, 3, 31), true, 20)
        ]
    );
}

fn project() -> Project {
    Project {
        id: "P1".into(),
        title: "Projekt".into(),
        department: "".into(),
        business_area: "".into(),
        kind: None,
        kind_text: "".into(),
        status: "".into(),
        begin: None,
        go_live: None,
        end: Some(date(2026, 3, 31)),
        first_use: Stated::default(),
        first_digitalisation: Stated::default(),
        replacement: Stated::default(),
        cost_benefit: Stated::default(),
        follow_up_cost: None,
        description: "".into(),
        amounts: Vec::new(),
        extra: Vec::new(),
        table: crate::schema::TableIndex(0),
        row: 1,
    }
}

#[test]
fn what_several_departments_pay_for_is_told_by_folded_keys() {
    let mut fixture = Fixture::new();
    for (id, department, class, solution, cents) in [
        ("La", 0, Class::Operations, "Büro-Suite", 100),
        ("Lb", 1, Class::Enhancement, "büro-suite ", 40),
        ("Lc", 1, Class::Innovation, "Büro-Suite", 500),
        ("Ld", 0, Class::Operations, "Fachverfahren A", 70),
        ("Le", 0, Class::Operations, "Fachverfahren A", 70),
        ("Lf", 0, Class::Operations, "Portal", 10),
        ("Lg", 1, Class::Innovation, "Portal", 10),
        ("Lh", 2, Class::Operations, "Fachverfahren A", 10),
    ] {
        fixture.line(id, department, class, &[(BUDGET, cents)]);
        fixture.last().fields.set(Field::SolutionId, Some(solution.into()));
    }
    let found = candidates(&fixture).shared;
    assert_eq!(found.len(), 1, "one department alone, innovation, other areas are no doubling");
    let departments: Vec<u16> = found[0].departments.iter().map(|index| index.0).collect();
    assert_eq!((found[0].key, &*found[0].name), (SharedKey::Solution, "Büro-Suite"));
    assert_eq!((departments, found[0].sum.0), (vec![0, 1], 140));
    assert_eq!(ids(&fixture, found[0].lines.iter().map(|own| own.line)), ["La", "Lb"]);
}
