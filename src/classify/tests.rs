//! Tests of the stage as a whole: conflict, no default, go-live, projects, speed.

use jiff::civil::date;

use super::testbed::{line, portfolio, project, round};
use super::{Class, Classification, RuleTable, allocations, classify, explain};
use crate::diagnostic::{Code, Diagnostic};
use crate::language::Language;
use crate::period::FiscalYear;
use crate::schema::{BudgetLine, Field, OutOfScope, Portfolio, Project, Truth};

const YEAR: FiscalYear = FiscalYear(2026);
const EVEN: [i64; 6] = [1000, 1000, 1000, 1000, 1000, 1000];
const NEW: [i64; 6] = [0, 0, 1000, 1000, 1000, 1000];
const ONCE: [i64; 6] = [0, 0, 1000, 0, 0, 0];

fn judged(
    lines: Vec<BudgetLine>,
    projects: Vec<Project>,
    table: &RuleTable,
) -> (Portfolio, Classification, Vec<Diagnostic>) {
    let portfolio = portfolio(lines, projects);
    let (classification, diagnostics) = classify(&portfolio, table, &round(Language::German));
    (portfolio, classification, diagnostics)
}

fn class_of(title: &str, cents: &[i64]) -> Class {
    let lines = vec![line(&[(Field::Title, title)], cents)];
    let (_, classification, _) = judged(lines, Vec::new(), &RuleTable::standard());
    classification.lines[0].as_ref().expect("in scope").judgement(YEAR).parts[0].class
}

fn own_table(rows: &str) -> RuleTable {
    let head = "Trefferregel;Priorität\nNr;Priorität;Text;Konto;Klasse;Begründung";
    let text = format!("{head}\n{rows}");
    RuleTable::parse(&text, "regeln.csv", Language::German).expect("a sound table")
}

#[test]
fn the_shipped_tables_load_and_innovation_rests_on_facts_alone() {
    let table = RuleTable::standard();
    assert!((60..=120).contains(&table.rule_count()), "{}", table.rule_count());
    for rule in &table.classes {
        assert!(!rule.reason.is_empty() && !rule.english_reason.is_empty(), "{}", rule.id);
        assert!(!rule.source.is_empty(), "{}", rule.id);
        if rule.shares().has(Class::Innovation) {
            let innovation = rule.conditions.innovation.expect("the test is asked");
            assert!(innovation.has(0) && !innovation.has(1) && !innovation.has(2), "{}", rule.id);
        }
    }
}

#[test]
fn words_alone_are_never_innovation() {
    for title in [
        "KI-Pilot",
        "Digitalisierung Bauamt",
        "Innovation Lab, erste Ausstattung",
        "Digitale Akte, Einführung",
        "Chatbot erstmals",
        "Erstmals neue Lizenz, bisher Altsystem",
        "Neues Modul im Portal, bisher nur Papier",
        "Ablösung Access, erstmals online, bisher nur Excel",
        "Erweiterung der E-Akte, bisher nur auf Papier",
        "WLAN erstmals im Archivgebäude, bisher nur Kabel",
        "Außenstelle erstmals mit Glasfaser, bisher kein Anschluss",
        "Terminals erstmals in der Nebenstelle, bisher nur im Kreishaus",
        "Nebenstelle: eAkte, dort bisher nur Papier",
        "Tablets für den Außendienst, bisher nur Papier",
    ] {
        for cents in [EVEN, NEW, ONCE] {
            assert_ne!(class_of(title, &cents), Class::Innovation, "{title}");
        }
    }
    assert_eq!(
        class_of("Hundesteuer: Onlineantrag, bisher nur auf Papier", &ONCE),
        Class::Innovation
    );
}

#[test]
fn words_of_the_trade_are_not_words_of_operation() {
    for title in ["Mieterportal", "Pflegeantrag online", "Gebührenkalkulation, Software"] {
        assert_eq!(class_of(title, &ONCE), Class::Unclear, "{title}");
    }
    for title in ["Wtg. Serverraum", "Nutzungsentgelt Rechenzentrum", "Fachverfahren, mtl. Rate"] {
        assert_eq!(class_of(title, &NEW), Class::Operations, "{title}");
    }
    for title in ["Kasse: neues Modul", "E-Akte auch für das Bauamt", "Portal, Anbindung der Post"]
    {
        assert_eq!(class_of(title, &ONCE), Class::Enhancement, "{title}");
    }
}

#[test]
fn titles_of_state_budgets_are_not_read_as_municipal_accounts() {
    let mut state = round(Language::German);
    state.accounts = crate::round::accounts::ChartOfAccounts::cameral();
    for (account, municipal, cameral) in [
        ("50101", Class::Operations, Class::Unclear),
        ("501 01", Class::Unclear, Class::Unclear),
        ("55301", Class::Operations, Class::Unclear),
        ("42801", Class::Unclear, Class::Operations),
    ] {
        let fields = [(Field::Title, "Vorhaben"), (Field::Account, account)];
        let portfolio = portfolio(vec![line(&fields, &ONCE)], Vec::new());
        for (round, expected) in [(&round(Language::German), municipal), (&state, cameral)] {
            let (found, _) = classify(&portfolio, &RuleTable::standard(), round);
            let judgement = &found.lines[0].as_ref().expect("in scope").judgements[0];
            assert_eq!(judgement.parts[0].class, expected, "{account}");
            assert!(!judgement.evidence.contains("K5"), "the title as it stands");
        }
    }
}

#[test]
fn there_is_no_default_class() {
    let (_, classification, _) = judged(
        vec![line(&[(Field::Title, "Umstellung")], &ONCE)],
        Vec::new(),
        &RuleTable::standard(),
    );
    let classified = classification.lines[0].as_ref().expect("in scope");
    assert_eq!(classified.judgements[0].parts[0].class, Class::Unclear);
    assert_eq!(classified.judgements[0].rule, None);
    assert_eq!(&*classified.judgements[0].reason, "Keine Regel trifft zu.");
    assert!(!classified.conflict);
}

#[test]
fn rules_of_one_priority_that_disagree_leave_the_line_unclear() {
    let table = own_table(
        "B;10;wartung;;Regelbetrieb;x\nA;10;modul;;Weiterentwicklung;y\n\
                           C;20;wartung|netz;;Innovation;z\n",
    );
    let lines =
        ["Wartung Modul", "Wartung", "Modul"].map(|title| line(&[(Field::Title, title)], &EVEN));
    let (_, classification, diagnostics) = judged(lines.to_vec(), Vec::new(), &table);
    let classes: Vec<Class> = classification
        .lines
        .iter()
        .flatten()
        .map(|classified| classified.judgement(YEAR).parts[0].class)
        .collect();
    assert_eq!(classes, [Class::Unclear, Class::Operations, Class::Enhancement]);
    assert!(classification.lines[0].as_ref().expect("in scope").conflict);
    assert_eq!(diagnostics.len(), 1);
    assert_eq!(diagnostics[0].code, Code::RuleConflict);
    assert_eq!(diagnostics[0].arguments[0], ("rules", "A, B".to_owned()));
    let hits: Vec<(&str, u64)> =
        classification.rules.iter().map(|rule| (&*rule.id, rule.hit_count)).collect();
    assert_eq!(hits, [("A", 1), ("B", 1), ("C", 0)]);
}

fn pilot() -> Project {
    let mut pilot = project("P-1", "Erstes Modell.", [Truth::Yes, Truth::No, Truth::No]);
    pilot.go_live = Some(date(2026, 7, 15));
    pilot.end = Some(date(2026, 12, 31));
    pilot
}

#[test]
fn recurring_cost_is_split_by_the_month_of_go_live() {
    let lines = vec![
        line(
            &[(Field::Title, "Jahreslizenz"), (Field::ProjectId, " p-1 ")],
            &[0, 0, 1001, 1001, 1001, 1001],
        ),
        line(&[(Field::Title, "Einführung"), (Field::ProjectId, "P-1")], &[0, 0, 1001, 500, 0, 0]),
    ];
    let (portfolio, classification, diagnostics) =
        judged(lines, vec![pilot()], &RuleTable::standard());
    let parts = |line: usize| {
        let classified = classification.lines[line].as_ref().expect("in scope");
        allocations(&portfolio.lines[line], classified)
            .iter()
            .filter(|one| one.cents.0 != 0)
            .map(|one| (one.period.fiscal_year.0, one.class, one.cents.0))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        parts(0),
        [
            (2026, Class::Operations, 501),
            (2026, Class::Innovation, 500),
            (2027, Class::Operations, 1001),
            (2028, Class::Operations, 1001),
            (2029, Class::Operations, 1001),
        ]
    );
    assert_eq!(parts(1), [(2026, Class::Innovation, 1001), (2027, Class::Enhancement, 500)]);
    let without = diagnostics.iter().find(|one| one.code == Code::InnovationWithoutCostBenefit);
    let arguments = &without.expect("there is no analysis").arguments;
    assert!(arguments.contains(&("sum", "15,01 €".to_owned())), "{arguments:?}");
}

#[test]
fn a_go_live_on_the_first_of_january_leaves_nothing_to_split() {
    let mut live = pilot();
    live.go_live = Some(date(2026, 1, 1));
    let lines = vec![line(&[(Field::Title, "Hosting"), (Field::ProjectId, "P-1")], &NEW)];
    let (_, classification, _) = judged(lines, vec![live], &RuleTable::standard());
    let judgements = &classification.lines[0].as_ref().expect("in scope").judgements;
    assert_eq!(judgements.len(), 2);
    assert_eq!(judgements[0].parts[0].class, Class::Innovation);
    assert_eq!((judgements[1].from, judgements[1].parts[0].class), (Some(YEAR), Class::Operations));
}

#[test]
fn the_description_settles_blanks_and_corrects_fields() {
    use Truth::{No, Unknown, Yes};
    for (description, stated, expected) in [
        ("Ein Modell rechnet erstmals mit.", [Unknown, No, No], Yes),
        ("In der Zentrale seit 2012 im Einsatz. Nun folgen die Zweigstellen.", [Yes, No, No], No),
        ("Das Altverfahren wird abgelöst.", [Yes, No, No], No),
        ("Erstmals automatisch; eine Software wird nicht ersetzt.", [Yes, No, Yes], Yes),
        // A statement counts where nothing describes it, else the description must bear it out.
        ("", [Yes, No, No], Yes),
        ("Umsetzung in zwei Schritten.", [Yes, No, No], Unknown),
        ("Umsetzung in zwei Schritten.", [No, Yes, No], Unknown),
        ("Umsetzung in zwei Schritten.", [No, No, No], No),
        ("Es gibt bisher keine Schnittstelle.", [Unknown, No, No], Unknown),
        ("Ob das System ersetzt oder ergänzt wird, ist offen.", [Yes, No, Unknown], Unknown),
        ("Module und Daten bleiben gleich.", [Yes, No, Yes], No),
        ("Die Akten werden bisher nur auf Papier geführt.", [No, Unknown, Unknown], Yes),
        ("Auf Papierbögen, eine Software gibt es dafür nicht.", [No, Yes, Yes], Yes),
        ("Roboter sind im Geschäftsfeld noch nie eingesetzt worden.", [No, No, No], Yes),
        // Words that speak against what is stated leave the test open, never "yes".
        ("Seit 2019 im Foyer. In Altheim gab es bisher keine.", [Yes, No, No], Unknown),
        ("Das Amt arbeitet mit MIGEWA. An seine Stelle tritt ein Dienst.", [Yes, No, No], Unknown),
        ("Das vorhandene System bekommt eine 3D-Ansicht.", [Yes, No, No], Unknown),
        ("Anträge werden derzeit mit Interamt bearbeitet.", [No, Yes, No], Unknown),
        ("Ob das Altsystem abgelöst wird, ist offen.", [Yes, No, No], Unknown),
        ("Buchung gibt es bisher nur im Bürgerbüro.", [Yes, No, No], Unknown),
        ("Bilder gehen erstmals live, abgelöst wird nichts.", [Yes, No, No], Yes),
        ("Der Lesesaal ist vorhanden, ihm fehlt eine Kasse.", [No, Yes, No], Unknown),
        ("Session rechnet künftig auch ab, bisher auf Papier.", [No, Yes, No], Unknown),
        ("Die Kassen bekommen Leser, die es bisher nicht gab.", [Yes, No, No], Unknown),
        ("Der Kalender wird neu aufgebaut, das alte CMS endet.", [Yes, No, No], Unknown),
        ("Visiten finden bisher nur persönlich statt.", [No, Yes, No], Yes),
        ("Wertmarken aus Pappe, Vergleichbares besteht nicht.", [No, Yes, No], Yes),
        ("Noch auf Papier; die bisherige Datei wird abgeschaltet.", [No, Yes, Unknown], Unknown),
    ] {
        let lines = vec![line(&[(Field::Title, "Konzept"), (Field::ProjectId, "P")], &ONCE)];
        let projects = vec![project("P", description, stated)];
        let (_, classification, _) = judged(lines, projects, &RuleTable::standard());
        let test = classification.lines[0].as_ref().expect("in scope").test;
        assert_eq!(test.result(), expected, "{description} {test:?}");
    }
}

#[test]
fn unknown_projects_and_words_are_said_once_and_lines_out_of_scope_get_nothing() {
    let unknown = || {
        let fields =
            [(Field::Title, "Konzept"), (Field::ProjectId, "P-9"), (Field::DeclaredClass, "grün")];
        line(&fields, &ONCE)
    };
    let mut filtered = unknown();
    filtered.out_of_scope = Some(OutOfScope::Filtered);
    let (_, classification, diagnostics) =
        judged(vec![unknown(), unknown(), filtered], vec![pilot()], &RuleTable::standard());
    assert!(classification.lines[2].is_none());
    let said: Vec<(Code, &str)> =
        diagnostics.iter().map(|one| (one.code, &*one.arguments[1].1)).collect();
    assert_eq!(said, [(Code::ProjectUnknown, "2"), (Code::DeclaredClassUnknown, "2")]);
}

#[test]
fn a_declared_class_never_decides() {
    let with = |word| {
        let fields = [(Field::Title, "Wartungsvertrag"), (Field::DeclaredClass, word)];
        let (_, classification, _) =
            judged(vec![line(&fields, &EVEN)], Vec::new(), &RuleTable::standard());
        classification.lines[0].clone().expect("in scope")
    };
    let (agreed, contradicted) = (with("Regelbetrieb"), with("Innovation"));
    assert_eq!(agreed.judgements, contradicted.judgements);
    assert!(!agreed.contradicts && contradicted.contradicts);
    assert_eq!(contradicted.declared, Some(Class::Innovation));
}

#[test]
fn labels_are_mapped_by_named_rules() {
    for (label, expected) in [("O&M", Class::Operations), ("DME", Class::Unclear)] {
        let mut labelled = line(&[(Field::Title, "Data Center")], &EVEN);
        labelled.component = Some(label.into());
        let (_, classification, _) = judged(vec![labelled], Vec::new(), &RuleTable::standard());
        let judgement = &classification.lines[0].as_ref().expect("in scope").judgements[0];
        assert_eq!(judgement.parts[0].class, expected);
        assert_eq!(&*judgement.evidence, format!("Kennzeichen {label}"));
    }
}

#[test]
fn an_explanation_names_winner_losers_and_what_would_settle() {
    let lines = vec![
        line(&[(Field::Title, "Wartungsvertrag Kassen"), (Field::Account, "525500")], &EVEN),
        line(&[(Field::Title, "Konzept"), (Field::ProjectId, "P-2")], &ONCE),
    ];
    let projects = vec![project("P-2", "", [Truth::Yes, Truth::No, Truth::Unknown])];
    let table = RuleTable::standard();
    let (portfolio, classification, _) = judged(lines, projects, &table);
    let round = round(Language::German);
    let first = explain(&portfolio, &classification, &table, &round, 0);
    assert_eq!(first.winner.as_ref().map(|winner| &*winner.0), Some("R13"));
    let losers: Vec<&str> = first.losers.iter().map(|one| &*one.rule).collect();
    assert_eq!(losers, ["R18", "R20", "C01", "V01"]);
    assert_eq!((&*first.amounts[2].amount, &*first.amounts[2].cell), ("10.00", "C2"));
    let second = explain(&portfolio, &classification, &table, &round, 1);
    assert_eq!(second.innovation, Truth::Unknown);
    assert_eq!(second.settle, ["T3 Ablösung im Projekt P-2 mit ja oder nein angeben."]);
    let doubted =
        project("P-3", "Umsetzung in zwei Schritten.", [Truth::Yes, Truth::No, Truth::No]);
    let lines = vec![line(&[(Field::Title, "Konzept"), (Field::ProjectId, "P-3")], &ONCE)];
    let (portfolio, classification, _) = judged(lines, vec![doubted], &table);
    let third = explain(&portfolio, &classification, &table, &round, 0);
    assert!(third.facts[0].source.contains("T109"), "{}", third.facts[0].source);
    assert!(third.settle[0].contains("belegen"), "{:?}", third.settle);
    for language in [Language::German, Language::English] {
        let text = second.render(language);
        assert!(text.contains("P04") && !text.contains("explain-"), "{text}");
    }
}

#[test]
fn order_of_lines_and_projects_changes_nothing() {
    let titles = ["Wartung", "Ablösung Altanlage", "Umstellung", "Lizenzen", "Modul"];
    let lines: Vec<BudgetLine> =
        titles.iter().map(|title| line(&[(Field::Title, title)], &EVEN)).collect();
    let reversed: Vec<BudgetLine> = lines.iter().rev().cloned().collect();
    let table = RuleTable::standard();
    let (_, forward, _) = judged(lines, vec![pilot()], &table);
    let (_, backward, _) = judged(reversed, vec![pilot()], &table);
    let judgements = |one: &Classification| {
        one.lines.iter().flatten().map(|line| line.judgements.clone()).collect::<Vec<_>>()
    };
    let mut turned = judgements(&backward);
    turned.reverse();
    assert_eq!(judgements(&forward), turned);
    assert_eq!(forward.rules, backward.rules);
}
