use super::*;

fn named(actors: &[(&str, &str)]) -> Named {
    let actor = |&(column, code): &(&str, &str)| Actor {
        column: column.into(),
        department: code.into(),
        line: 7,
    };
    let actors = actors.iter().map(actor).collect();
    Named { matrix: SHIPPED.into(), tasks: None, actors }
}

fn shipped() -> Responsibility {
    let (matrix, tasks) = Responsibility::shipped();
    let named = named(&[("Dez. 6", "6"), ("Dezernate", CONCERNED)]);
    Responsibility::parse(&named, ("m.csv", matrix), ("t.csv", tasks), Language::German)
        .expect("the shipped matrix holds")
}

fn problems(matrix: &str, tasks: &str) -> Vec<String> {
    let (matrix, tasks) = (format!("Kennung;Aufgabe;Reichweite;Schlüssel;A;B\n{matrix}"), tasks);
    let found =
        Responsibility::parse(&named(&[]), ("m.csv", &matrix), ("t.csv", tasks), Language::English);
    let problems = found.err().unwrap_or_default();
    problems.into_iter().map(|problem| format!("{}:{}", problem.path, problem.line)).collect()
}

/// Counted by hand in the source: 103 rows of tasks; in the tables of 2.1 (first page) and of 4.1 to
/// 4.4 rows have more cells than there are columns, 22 rows; one of them holds nothing but the
/// cells that stand in their place.
#[test]
fn the_shipped_matrix_has_all_rows_and_its_cells_in_doubt() {
    let matrix = shipped().matrix;
    assert_eq!(matrix.actors.len(), 5);
    assert_eq!(matrix.rows.len(), 103);
    let doubtful: Vec<&Row> = matrix.rows.iter().filter(|row| row.is_doubtful()).collect();
    assert_eq!(doubtful.len(), 21);
    let cells = |row: &&Row| {
        let mut actors: Vec<usize> =
            row.parts.iter().filter(|part| part.doubtful).map(|part| part.actor).collect();
        actors.dedup();
        actors.len()
    };
    assert_eq!(doubtful.iter().map(cells).sum::<usize>(), 48);
    assert!(doubtful.iter().all(|row| row.remark.contains("der Quelle")));
    let chapters = |chapter: &str| {
        matrix.rows.iter().filter(|row| row.id.starts_with(&format!("{chapter}-"))).count()
    };
    let counted = ["1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "2.1", "2.2"].map(chapters);
    assert_eq!(counted, [6, 5, 6, 5, 4, 6, 10, 7]);
    let counted = ["3.1", "3.2", "3.3", "3.4"].map(chapters);
    assert_eq!(counted, [6, 13, 3, 7]);
    let counted = ["4.1", "4.2", "4.3", "4.4", "4.5", "4.6", "4.7", "4.8"].map(chapters);
    assert_eq!(counted, [8, 2, 4, 2, 2, 3, 2, 2]);
}

#[test]
fn a_unit_in_brackets_is_the_one_of_the_column_that_does_it() {
    let shipped = shipped();
    let row = |id: &str| shipped.matrix.rows.iter().find(|row| &*row.id == id).expect("a row");
    let said = |id: &str| -> Vec<(usize, char, Option<&str>)> {
        let parts = row(id).parts.iter();
        parts.map(|part| (part.actor, part.duty.letter(), part.unit.as_deref())).collect()
    };
    assert_eq!(
        said("1.6-3"),
        [(0, 'B', None), (2, 'Z', None), (3, 'I', None), (4, 'F', Some("FB 21"))]
    );
    assert_eq!(
        said("3.3-1"),
        [(0, 'B', None), (3, 'I', None), (4, 'Z', Some("10.02")), (4, 'F', Some("10.02"))]
    );
    assert!(row("2.1-1").parts.iter().any(|part| part.duty == Duty::Responsible && part.doubtful));
}

#[test]
fn a_finding_falls_under_the_row_of_its_reach_else_under_the_general_one() {
    let shipped = shipped();
    let id = |falls: Falls| match falls {
        Falls::Nowhere => "nowhere".to_owned(),
        Falls::Under(row) => shipped.matrix.rows[row].id.to_string(),
        Falls::Open(rows) => {
            rows.iter().map(|&row| &*shipped.matrix.rows[row].id).collect::<Vec<_>>().join(" ")
        }
    };
    let no_benefit = "pruefung:ohne-kosten-nutzen";
    assert_eq!(id(shipped.falls(no_benefit, Some(Reach::Shared))), "1.5-2");
    assert_eq!(id(shipped.falls(no_benefit, Some(Reach::BusinessArea))), "1.5-3");
    assert_eq!(id(shipped.falls(no_benefit, Some(Reach::Department))), "1.5-4");
    assert_eq!(id(shipped.falls(no_benefit, None)), "1.5-2 1.5-4 1.5-3");
    assert_eq!(id(shipped.falls("klasse-widerspruch", Some(Reach::Department))), "1.6-1");
    assert_eq!(id(shipped.falls("klasse-widerspruch", None)), "1.6-2 1.6-1");
    assert_eq!(id(shipped.falls("klasse-widerspruch", Some(Reach::BusinessArea))), "1.6-2");
    assert_eq!(id(shipped.falls("betrag-unlesbar", None)), "1.6-3");
    assert_eq!(id(shipped.falls("eingabe-ungenutzt", Some(Reach::Shared))), "nowhere");
    assert_eq!(id(shipped.falls("gibt-es-nicht", None)), "nowhere");
}

#[test]
fn every_review_finding_and_message_of_the_table_has_a_reason() {
    let shipped = shipped();
    for finding in tasks::REVIEW_FINDINGS {
        assert!(shipped.tasks.contains_key(finding), "{finding}");
    }
    assert!(shipped.tasks.values().all(|task| !task.reason.is_empty()));
}

#[test]
fn a_matrix_needs_one_who_does_and_one_who_approves() {
    let none: Vec<String> = Vec::new();
    assert_eq!(problems("1;x;;;Z,F;B\n2;y;;;Z;F?", "Meldung;Schlüssel"), none);
    assert_eq!(problems("1;x;;;Z;B", ""), ["m.csv:2", "t.csv:1", "t.csv:1"]);
    assert_eq!(problems("1;x;;;F;B", "Meldung;Schlüssel"), ["m.csv:2"]);
    assert_eq!(problems("1;x;;;Z,F;Z", "Meldung;Schlüssel"), ["m.csv:2"]);
    assert_eq!(problems("1;x;;;Z,F;X", "Meldung;Schlüssel"), ["m.csv:2"]);
    assert_eq!(problems("1;x;;;Z,F;\n1;y;;;Z,F;", "Meldung;Schlüssel"), ["m.csv:3"; 2]);
    assert_eq!(problems("1;x;;k;Z,F;\n2;y;;k;Z,F;", "Meldung;Schlüssel"), ["m.csv:3"]);
    assert_eq!(problems("1;x;überall;;Z,F;", "Meldung;Schlüssel"), ["m.csv:2"]);
    assert_eq!(problems("1;x;;k;Z,F;", "Meldung;Schlüssel\nbetrag-unlesbar;l"), ["t.csv:2"]);
    assert_eq!(problems("1;x;;k;Z,F;", "Meldung;Schlüssel\nunsinn;k"), ["t.csv:2"]);
}

#[test]
fn reach_is_read_from_what_people_write() {
    assert_eq!(Reach::read("Übergreifend"), Some(Reach::Shared));
    assert_eq!(Reach::read(" fachspezifische Lösung"), Some(Reach::Department));
    assert_eq!(Reach::read("Geschaeftsbereichsspezifisch"), Some(Reach::BusinessArea));
    assert_eq!(Reach::read("lokal"), None);
}

/// A new message must not fall out of the matrix by being forgotten.
#[test]
fn the_shipped_tasks_name_every_message() {
    let (_, tasks) = Responsibility::shipped();
    let named: Vec<&str> = tasks.lines().filter_map(|line| line.split(';').next()).collect();
    let codes = crate::diagnostic::Code::ALL.iter().map(|code| code.name());
    let missing: Vec<&str> = codes.filter(|name| !named.contains(name)).collect();
    assert_eq!(missing, Vec::<&str>::new());
}

/// Each duty may be in doubt by itself; a cell that cannot be read says nothing of what is missing.
#[test]
fn doubt_stands_with_its_duty_and_unreadable_cells_have_no_consequence() {
    let read = |cell: &str| {
        let matrix = format!("Kennung;Aufgabe;Reichweite;Schlüssel;A;B\n1;x;;k;\"{cell}\";B\n");
        let mut problems = Vec::new();
        let matrix = parse::matrix(&matrix, "m.csv", Language::German, &mut problems);
        let parts = matrix.rows[0].parts.iter();
        let doubts: Vec<bool> =
            parts.filter(|part| part.actor == 0).map(|part| part.doubtful).collect();
        (doubts, problems.len())
    };
    assert_eq!(read("Z?,F (FB 21)"), (vec![true, false], 0));
    assert_eq!(read("Z?,F?"), (vec![true, true], 0));
    assert_eq!(read("Z,F?"), (vec![true, true], 0), "at the end it is the whole cell");
    assert_eq!(read("Z,F (FB 21)"), (vec![false, false], 0));
    assert_eq!(read("Z,Q"), (Vec::new(), 1), "the cell alone, not a missing F as well");
}
