//! The sheets of *Positionen*, where a round has more rows than a sheet holds.
//!
//! In: the lines of a workbook. Out: which of them stand on which sheet, and the names of the
//! sheets, which both the lists and the formulas over them follow. A department stands on one
//! sheet where it fits one; departments are in the order of the round, their lines in the order
//! they came in. Deliberately absent: any split of a round that fits.

use crate::classify::Classified;
use crate::report::context::Context;
use crate::schema::BudgetLine;

/// Lines of each sheet, by department; one sheet, possibly empty, at least.
pub(in crate::report) fn parts(context: &Context<'_>, lines: Vec<u32>) -> Vec<Vec<u32>> {
    let most = u64::from(context.list_rows);
    let size = |&line: &u32| {
        let classified = context.run.classification.lines[line as usize].as_deref();
        rows(context.line(line), classified)
    };
    let mut lines = lines;
    lines.sort_by_key(|&line| context.line(line).department.0);
    if lines.iter().map(size).sum::<u64>() <= most {
        return vec![lines];
    }
    let (mut parts, mut used) = (vec![Vec::new()], 0);
    for own in
        lines.chunk_by(|&one, &next| context.line(one).department == context.line(next).department)
    {
        let whole: u64 = own.iter().map(size).sum();
        if used > 0 && used + whole > most {
            parts.push(Vec::new());
            used = 0;
        }
        for line in own {
            // Only a department that is too large for any sheet is cut.
            let rows = size(line);
            if used > 0 && used + rows > most {
                parts.push(Vec::new());
                used = 0;
            }
            parts.last_mut().expect("there is always a part").push(*line);
            used += rows;
        }
    }
    parts
}

/// Name of a sheet, counted from zero.
pub(in crate::report) fn name(context: &Context<'_>, number: usize) -> String {
    let name = context.text("sheet-lines");
    if number == 0 { name } else { format!("{name} {}", number + 1) }
}

/// Names of the sheets the lines stand on.
pub(in crate::report) fn names(context: &Context<'_>, lines: Vec<u32>) -> Vec<String> {
    (0..parts(context, lines).len()).map(|number| name(context, number)).collect()
}

/// Rows a line takes.
fn rows(line: &BudgetLine, classified: Option<&Classified>) -> u64 {
    match (classified, line.out_of_scope) {
        (Some(classified), None) => {
            classified.shown(line).map(|(_, judgement)| judgement.parts.len() as u64).sum()
        }
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;
    use crate::report::fixture;

    /// Every line stands on exactly one sheet, no sheet is too long, and a department is cut only
    /// where it is longer than a sheet.
    #[test]
    fn departments_stay_together() {
        let run = fixture::run(120, Language::German);
        for most in [1_u32, 3, 20, 40, 70, 1_000] {
            let context = Context::new(&run).with_list_rows(most.max(3));
            let parts = parts(&context, (0..120).collect());
            let mut all = parts.concat();
            all.sort_unstable();
            assert_eq!(all, (0..120).collect::<Vec<_>>());
            let size = |lines: &[u32]| -> u64 {
                let lines = lines.iter().map(|&line| {
                    let own = run.classification.lines[line as usize].as_deref();
                    rows(context.line(line), own)
                });
                lines.sum()
            };
            for part in &parts {
                assert!(size(part) <= u64::from(context.list_rows), "{most}: {}", size(part));
            }
            for own in &context.department_lines {
                let on = parts.iter().filter(|part| own.iter().any(|line| part.contains(line)));
                let fits = size(own) <= u64::from(context.list_rows);
                assert!(!fits || on.count() == 1, "a department of {} rows", size(own));
            }
        }
    }
}
