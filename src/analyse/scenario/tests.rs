//! Each kind of move worked out by hand, and what no move may do.

use std::sync::Arc;

use jiff::civil::date;

use super::*;
use crate::analyse::fixture::{BEFORE, BUDGET, Fixture, PLAN, classified, judgement};
use crate::analyse::target::Verdict;
use crate::analyse::{ClassTotals, PeriodFigures};
use crate::classify::Part;
use crate::language::Language;
use crate::schema::{BudgetLine, Field, Project, ProjectKind, Stated, TableIndex, Truth};
use Class::{Innovation, Operations, Unclear};

/// The year after the first planned one.
const LATER: Period = Period::new(2028, crate::period::Phase::Plan);

/// Department 1: 700.00 operations (600.00 before), 100.00 innovation; department 2: 150.00
/// operations with a credit of 20.00, 50.00 unclear. IT cost 980.00, innovation 100.00.
fn fixture() -> Fixture {
    let mut fixture = Fixture::new();
    fixture
        .line("A", 0, Operations, &[(BEFORE, 60_000), (BUDGET, 70_000), (PLAN, 70_001)])
        .line("B", 0, Innovation, &[(BUDGET, 10_000), (PLAN, 5_000)])
        .line("C", 1, Operations, &[(BUDGET, 15_000)])
        .line("D", 1, Operations, &[(BUDGET, -2_000)])
        .line("E", 1, Unclear, &[(BEFORE, 5_000), (BUDGET, 5_000)])
        .line("K", 2, Operations, &[(BUDGET, 30_000)]);
    fixture
}

fn parse(text: &str) -> ScenarioFile {
    let (file, problems) = ScenarioFile::parse("szenarien.toml", text, Language::German);
    assert_eq!(problems, [], "{text}");
    file
}

fn no_rejudging(_: &Portfolio) -> Vec<Option<Arc<Classified>>> {
    unreachable!("only a delay judges anew")
}

fn outcome(fixture: &Fixture, moves: &str) -> Result<Played, Vec<Fault>> {
    let file = parse(&format!("[[scenarios]]\nname = \"S\"\n{moves}"));
    let (portfolio, classes) = (&fixture.portfolio, &fixture.classification);
    let played = play(&file, portfolio, classes, &fixture.round, &no_rejudging);
    played.map(|mut played| played.pop().expect("one scenario"))
}

fn one(fixture: &Fixture, moves: &str) -> Played {
    outcome(fixture, moves).expect("the moves can be made")
}

fn faults(fixture: &Fixture, moves: &str) -> Vec<FaultKind> {
    let faults = outcome(fixture, moves).expect_err("a move cannot be made");
    faults.into_iter().map(|fault| fault.kind).collect()
}

fn figures(played: &Played, period: Period) -> &PeriodFigures {
    let periods = played.analysis.periods.iter();
    periods.into_iter().find(|figures| figures.period == period).expect("the period has money")
}

/// Operations, enhancement, innovation, unclear.
fn totals(played: &Played, period: Period) -> [i128; 4] {
    let ClassTotals(totals) = figures(played, period).totals;
    totals.map(|total| total.0)
}

/// Line, cents before, change.
fn changes(played: &Played) -> Vec<(u32, Option<i128>, i128)> {
    let change =
        |change: &Change| (change.line, change.before.map(|before| before.0), change.change.0);
    played.changes.iter().map(change).collect()
}

#[test]
fn a_shift_keeps_every_cent() {
    let played = one(
        &fixture(),
        r#"
        [[scenarios.moves]]
        kind = "shift"
        amount = "100.01"
        from = { class = "operations" }
        to = { line = "B" }
        "#,
    );
    // 700.00 and 150.00 in the area of the target and 300.00 outside it carry 100.01: 60.8756,
    // 13.0448, 26.0896; the credit carries nothing. The largest remainder gets the last cent.
    let expected =
        [(0, Some(70_000), -6_088), (2, Some(15_000), -1_304), (5, Some(30_000), -2_609)];
    assert_eq!(changes(&played)[..3], expected);
    assert_eq!(changes(&played)[3], (1, Some(10_000), 10_001));
    assert_eq!(totals(&played, BUDGET), [75_608, 0, 20_001, 5_000]);
    let step = played.steps[0];
    assert_eq!((step.taken, step.given), (Total(-10_001), Total(10_001)));
    assert_eq!(step.line_count, 4);
}

#[test]
fn a_shift_between_departments_keeps_the_total() {
    let played = one(
        &fixture(),
        r#"
        [[scenarios.moves]]
        kind = "shift"
        share = "0.1"
        from = { department = "1", class = "operations" }
        to = { new = "Neues", department = "2", class = "innovation" }
        years = [2026, 2027]
        "#,
    );
    // 10 % of 700.00 and of 700.01, half a cent rounded up: 70.00 and 70.00.
    assert_eq!(totals(&played, BUDGET), [76_000, 0, 17_000, 5_000]);
    assert_eq!(totals(&played, PLAN), [63_001, 0, 12_000, 0]);
    let own = |index: usize| figures(&played, BUDGET).departments[index].totals.total().0;
    assert_eq!((own(0), own(1)), (73_000, 25_000), "70.00 went from 1 to 2");
    assert_eq!(&*played.additions[0].id, "NEU-1");
    assert_eq!(figures(&played, BUDGET).totals.total(), Total(98_000), "as before");
}

#[test]
fn cuts_and_new_money_change_the_total_and_the_growth() {
    let played = one(
        &fixture(),
        r#"
        [[scenarios.moves]]
        kind = "cut"
        share = "0.05"
        from = { department = "1", class = "operations" }
        [[scenarios.moves]]
        kind = "add"
        amount = "40"
        to = { line = "b" }
        "#,
    );
    assert_eq!(totals(&played, BUDGET), [79_500, 0, 14_000, 5_000], "-35.00 and +40.00");
    let growth = &played.analysis.growth[0].rows[0];
    assert_eq!((growth.before, growth.after), (Total(65_000), Total(98_500)));
    let department = &played.analysis.growth[0].rows[1];
    assert_eq!((department.before, department.after), (Total(60_000), Total(80_500)));
    assert_eq!(totals(&played, PLAN), [70_001, 0, 5_000, 0], "only the budget year");
}

#[test]
fn deciding_unclear_money_moves_the_bounds_and_no_cent() {
    let mut fixture = fixture();
    fixture.parts("F", 0, &[(Innovation, 1), (Unclear, 2)], &[(BUDGET, 10_000)]);
    let all = one(&fixture, "[[scenarios.moves]]\nkind = \"decide\"\nclass = \"innovation\"\n");
    // 100.00 in three parts is 33.33 innovation and 66.67 unclear.
    assert_eq!(totals(&all, BUDGET), [83_000, 0, 25_000, 0]);
    let before = figures(&all, BEFORE);
    assert_eq!(before.totals.of(Innovation), Total(5_000), "in every year");
    let result = figures(&all, BUDGET).target.result.as_ref().expect("there is cost");
    assert_eq!((result.verdict, result.lower == result.upper), (Verdict::Met, true));
    let department = one(
        &fixture,
        r#"
        [[scenarios.moves]]
        kind = "decide"
        class = "operations"
        lines = { department = "1" }
        "#,
    );
    assert_eq!(totals(&department, BUDGET), [89_667, 0, 13_333, 5_000]);
    let nothing = "[[scenarios.moves]]\nkind = \"decide\"\nclass = \"innovation\"\nlines = { line = \"A\" }\n";
    assert_eq!(faults(&fixture, nothing), [FaultKind::NothingUnclear]);
}

#[test]
fn target_and_scope_change_what_is_asked_and_not_the_money() {
    let played = one(
        &fixture(),
        r#"
        [[scenarios.moves]]
        kind = "target"
        share = "0.1"
        [[scenarios.moves]]
        kind = "areas"
        areas = ["NKF", "Kliniken"]
        [[scenarios.moves]]
        kind = "exclude"
        lines = { line = "A" }
        "#,
    );
    // 980.00 + 300.00 of the clinics - 700.00.
    assert_eq!(figures(&played, BUDGET).totals.total(), Total(58_000));
    let result = figures(&played, BUDGET).target.result.as_ref().expect("there is cost");
    assert_eq!(result.verdict, Verdict::Met, "100.00 of 580.00 is more than a tenth");
    assert_eq!(played.analysis.growth[0].rows[0].before, Total(5_000), "out in every year");
    assert_eq!(played.target_share, Ratio::from_millionths(100_000));
}

fn project(id: &str, go_live: Option<jiff::civil::Date>) -> Project {
    let unknown = || Stated { value: Truth::Unknown, cell: None };
    Project {
        id: id.into(),
        title: id.into(),
        department: "1".into(),
        business_area: "".into(),
        kind: Some(ProjectKind::Strategic),
        kind_text: "".into(),
        status: "".into(),
        begin: Some(date(2025, 3, 1)),
        go_live,
        end: None,
        first_use: unknown(),
        first_digitalisation: unknown(),
        replacement: unknown(),
        cost_benefit: unknown(),
        follow_up_cost: None,
        description: "".into(),
        amounts: Vec::new(),
        extra: Vec::new(),
        table: TableIndex(0),
        row: 1,
    }
}

/// A project whose cost is innovation until it goes live on 1 July 2026 and is split by months
/// then: 1,200.00 in 2026, 1,200.00 in 2027, 60.00 in 2028.
fn with_project() -> Fixture {
    let mut fixture = fixture();
    fixture.line(
        "P",
        0,
        Operations,
        &[(BEFORE, 700), (BUDGET, 120_000), (PLAN, 120_000), (LATER, 6_000)],
    );
    fixture.last().fields.set(Field::ProjectId, Some("P-1".into()));
    fixture.last_class().judgements = lived(2026, 6);
    // The figures of a scenario look projects up by number, as those of the round do.
    fixture.last_class().project = Some(0);
    fixture.portfolio.projects.push(project("P-1", Some(date(2026, 7, 1))));
    fixture
}

/// Innovation before a year, so many months of it, then operations.
fn lived(year: i16, months: u32) -> Vec<crate::classify::Judgement> {
    let part = |class, weight| Part { class, weight };
    vec![
        judgement(None, vec![part(Innovation, 1)]),
        judgement(Some(year), vec![part(Operations, 12 - months), part(Innovation, months)]),
        judgement(Some(year + 1), vec![part(Operations, 1)]),
    ]
}

#[test]
fn a_delay_moves_money_and_class_and_tells_what_leaves_the_plan() {
    let fixture = with_project();
    let file = parse(
        "[[scenarios]]\nname = \"S\"\n[[scenarios.moves]]\nkind = \"delay\"\nproject = \"P-1\"\nmonths = 3\n",
    );
    let judge = |later: &Portfolio| {
        assert_eq!(later.lines.len(), 1, "only the project's lines");
        assert_eq!(later.projects[0].go_live, Some(date(2026, 10, 1)));
        assert_eq!(later.projects[0].begin, Some(date(2025, 3, 1)), "the past stays");
        let mut classes = classified(&[(Innovation, 1)]);
        classes.judgements = lived(2026, 9);
        vec![Some(Arc::new(classes))]
    };
    let (portfolio, classes) = (&fixture.portfolio, &fixture.classification);
    let played = play(&file, portfolio, classes, &fixture.round, &judge).expect("played");
    let played = &played[0];
    // 2026: 900.00, nine months of it innovation; 2027: 300.00 + 900.00; 2028: 300.00 + 45.00;
    // 15.00 leave the planned years.
    let own = |period: Period| -> Vec<(Class, i128)> {
        let changes = played.changes.iter().filter(|change| change.period == period);
        changes.map(|change| (change.class, change.after().0)).collect()
    };
    assert_eq!(own(BUDGET), [(Operations, 22_500), (Innovation, 67_500)]);
    assert_eq!(own(PLAN), [], "300.00 came, 300.00 went, both operations");
    assert_eq!(own(LATER), [(Operations, 34_500)]);
    assert_eq!(own(BEFORE), [], "what was is not moved");
    assert_eq!(played.steps[0].outside, Total(1_500));
    assert_eq!(played.steps[0].taken + played.steps[0].given, Total(-1_500));
}

#[test]
fn projects_are_stopped_resized_and_started() {
    let fixture = with_project();
    let stopped = "[[scenarios.moves]]\nkind = \"stop\"\nproject = \"P-1\"\nyears = [2027]\n";
    let stopped = one(&fixture, stopped);
    assert_eq!(totals(&stopped, BUDGET), [143_000, 0, 70_000, 5_000], "600.00 and 600.00 stay");
    assert_eq!(totals(&stopped, PLAN), [70_001, 0, 5_000, 0]);
    assert_eq!(stopped.steps[0].taken, Total(-126_000), "1,200.00 and 60.00");
    let resized = "[[scenarios.moves]]\nkind = \"resize\"\nproject = \"P-1\"\nfactor = \"1.5\"\n";
    let resized = one(&fixture, resized);
    assert_eq!(totals(&resized, BUDGET), [173_000, 0, 100_000, 5_000]);
    assert_eq!(totals(&resized, LATER), [9_000, 0, 0, 0]);
    let text = r#"
        [[scenarios]]
        name = "S"
        [[scenarios.moves]]
        kind = "start"
        project = "X-1"
        [[projects]]
        id = "X-1"
        title = "Neues Verfahren"
        department = "2"
        class = "innovation"
        cost = { 2026 = "250.00", 2027 = "99.99" }
    "#;
    let (portfolio, classes) = (&fixture.portfolio, &fixture.classification);
    let started = play(&parse(text), portfolio, classes, &fixture.round, &no_rejudging);
    let started = started.expect("played").pop().expect("one");
    assert_eq!(totals(&started, BUDGET)[2], 10_000 + 60_000 + 25_000);
    assert_eq!(totals(&started, PLAN)[2], 5_000 + 9_999);
    let department = &figures(&started, BUDGET).departments[1];
    assert_eq!(department.totals.of(Innovation), Total(25_000));
}

#[test]
fn everything_wrong_is_told_at_once() {
    let moves = r#"
        [[scenarios.moves]]
        kind = "cut"
        amount = "1"
        from = { line = ["Z1", "Z2"], department = "77" }
        [[scenarios.moves]]
        kind = "stop"
        project = "P-9"
        years = [2031]
        [[scenarios.moves]]
        kind = "start"
        project = "X"
        [[scenarios.moves]]
        kind = "areas"
        areas = ["Mars"]
        [[scenarios.moves]]
        kind = "add"
        amount = "5"
        to = { department = "2", class = "operations", line = "A" }
        [[scenarios.moves]]
        kind = "decide"
        class = "operations"
        years = [2026]
    "#;
    let unknown = |key, found: &str| {
        let known: &[&str] = match key {
            "department" => &["1", "2", "8"],
            "area" => &["Kliniken", "NKF"],
            _ => &[],
        };
        let known = known.iter().map(|&known| known.into()).collect();
        FaultKind::Unknown { key, found: found.into(), known }
    };
    let expected = [
        unknown("line", "Z1"),
        unknown("line", "Z2"),
        unknown("department", "77"),
        FaultKind::UnknownYear {
            year: FiscalYear(2031),
            known: vec![FiscalYear(2026), FiscalYear(2027)],
        },
        unknown("project", "P-9"),
        FaultKind::UnknownCandidate { found: "X".into() },
        unknown("area", "Mars"),
        FaultKind::NoLine,
        FaultKind::YearsWithoutEffect,
    ];
    assert_eq!(faults(&fixture(), moves), expected);
}

/// A project of a department nobody knows is told with its line, and starts in no scenario.
#[test]
fn a_candidate_of_an_unknown_department_is_told() {
    let text = "[[scenarios]]\nname = \"S\"\n[[scenarios.moves]]\nkind = \"start\"\n\
        project = \"I\"\n[[projects]]\nid = \"I\"\ntitle = \"T\"\ndepartment = \"77\"\n\
        class = \"innovation\"\ncost = { 2026 = \"100.00\" }\n";
    let fixture = fixture();
    let (portfolio, classes) = (&fixture.portfolio, &fixture.classification);
    let played = play(&parse(text), portfolio, classes, &fixture.round, &no_rejudging);
    let faults = played.expect_err("nobody knows department 77");
    let known = ["1", "2", "8"].map(Text::from).to_vec();
    let kind = FaultKind::Unknown { key: "department", found: "77".into(), known };
    assert_eq!(faults, [Fault { line: 6, kind }]);
}

#[test]
fn nothing_is_taken_that_is_not_there() {
    let cut = |amount: &str, from: &str| {
        format!("[[scenarios.moves]]\nkind = \"cut\"\namount = \"{amount}\"\nfrom = {{ {from} }}\n")
    };
    let too_much = cut("150.01", "department = \"2\", class = \"operations\"");
    let (asked, there, period) = (Total(15_001), Total(15_000), BUDGET);
    assert_eq!(faults(&fixture(), &too_much), [FaultKind::TooMuch { asked, there, period }]);
    let all = cut("150.00", "department = \"2\", class = \"operations\"");
    assert_eq!(totals(&one(&fixture(), &all), BUDGET), [68_000, 0, 10_000, 5_000]);
    // The second cut finds what the first has left.
    assert_eq!(faults(&fixture(), &(all.clone() + &all)), [FaultKind::NoMoney { period: BUDGET }]);
    let credit = cut("1", "line = \"D\"");
    assert_eq!(faults(&fixture(), &credit), [FaultKind::NoMoney { period: BUDGET }]);
    let add = "[[scenarios.moves]]\nkind = \"add\"\namount = \"3\"\nto = { line = \"D\" }\n";
    let added = one(&fixture(), add);
    assert_eq!(changes(&added), [(3, Some(-2_000), 300)], "a credit takes money by its id");
}

#[test]
fn a_delay_comes_before_other_changes_of_its_lines() {
    let fixture = with_project();
    let moves = r#"
        [[scenarios.moves]]
        kind = "resize"
        project = "P-1"
        factor = "0.5"
        [[scenarios.moves]]
        kind = "delay"
        project = "P-1"
        months = 12
    "#;
    let line = fixture.portfolio.lines.last().map(|line: &BudgetLine| line.id.clone());
    let line = line.expect("there are lines");
    assert_eq!(faults(&fixture, moves), [FaultKind::ChangedBefore { line }]);
}

#[test]
fn scenarios_start_from_the_round_each_and_never_touch_it() {
    let fixture = fixture();
    let cut = "[[scenarios.moves]]\nkind = \"cut\"\nshare = \"1\"\nfrom = { line = \"A\" }\n";
    let text = format!("[[scenarios]]\nname = \"1\"\n{cut}[[scenarios]]\nname = \"2\"\n{cut}");
    let (portfolio, classes) = (&fixture.portfolio, &fixture.classification);
    let played = play(&parse(&text), portfolio, classes, &fixture.round, &no_rejudging);
    let played = played.expect("played");
    assert_eq!(totals(&played[0], BUDGET), totals(&played[1], BUDGET));
    assert_eq!(fixture.portfolio.lines[0].amount(BUDGET).map(|one| one.cents.0), Some(70_000));
    // A cut to nothing leaves nothing to divide by in that year's growth, and is no fault.
    assert_eq!(played[0].changes[0].after(), Total::ZERO);
}

#[test]
fn the_file_tells_all_its_problems_with_their_lines() {
    let text = "[[scenarios]]\nname = \"S\"\n[[scenarios.moves]]\nkind = \"schift\"\n\
        [[scenarios.moves]]\nkind = \"cut\"\namount = \"12,50\"\nfrom = { clas = \"operations\" }\n\
        [[scenarios.moves]]\nkind = \"add\"\namount = \"1\"\nshare = \"0.1\"\nto = { class = \"x\" }\n\
        [[scenarios]]\nname = \"S\"\n";
    let (_, problems) = ScenarioFile::parse("s.toml", text, Language::German);
    let lines: Vec<u32> = problems.iter().map(|problem| problem.line).collect();
    assert!(lines.contains(&4) && lines.contains(&7), "{problems:?}");
    assert!(problems.len() >= 7, "{problems:#?}");
    for problem in &problems {
        assert!(!problem.message.starts_with("scenario-"), "{}", problem.message);
    }
}

/// One fault, one message: nothing is told that only follows from it.
#[test]
fn a_wrong_value_has_no_untrue_consequence() {
    let problems = |text: &str| {
        let (_, problems) = ScenarioFile::parse("s.toml", text, Language::German);
        problems.into_iter().map(|problem| (problem.line, problem.message)).collect::<Vec<_>>()
    };
    let lever = "[reach]\n[[reach.cuts]]\nname = \"c\"\n";
    let share = format!("{lever}lines = {{ line = \"A\" }}\nmax_share = \"1.5\"\n");
    assert_eq!(problems(&share).len(), 1, "{:?}", problems(&share));
    let class = format!("{lever}lines = {{ class = \"nix\" }}\nmax_share = \"1\"\n");
    assert_eq!(problems(&class).len(), 1, "{:?}", problems(&class));
    let empty = format!("{lever}lines = {{ line = [] }}\nmax_share = \"1\"\n");
    assert_eq!(problems(&empty).len(), 1, "a selection of nothing is one: {:?}", problems(&empty));
    let twice =
        "[[scenarios]]\nname = \"S\"\nmoves = []\n[[scenarios]]\nname = \"S\"\nmoves = []\n";
    assert_eq!(problems(twice).iter().map(|(line, _)| *line).collect::<Vec<_>>(), [4]);
    let factor = "[[scenarios]]\nname = \"S\"\n[[scenarios.moves]]\nkind = \"resize\"\n\
        project = \"P\"\nfactor = \"20\"\n";
    assert!(problems(factor)[0].1.contains("etwa \"0.5\""), "{:?}", problems(factor));
}

#[test]
fn a_file_in_windows_1252_is_told_with_its_line() {
    let bytes = b"[[scenarios]]\nname = \"K\xfcrzung\"\n".to_vec();
    let problem = crate::round::scenarios::text(bytes, "s.toml", Language::German);
    let problem = problem.expect_err("no UTF-8");
    assert_eq!((problem.line, &*problem.path), (2, "s.toml"));
    assert!(problem.message.contains("als UTF-8 speichern"), "{}", problem.message);
}
