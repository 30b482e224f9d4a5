//! Follow-up cost of innovation: one row for each project, or line without one, and year.

use super::super::Run;
use super::listed::{Item, Listed};
use super::table::Kind;
use crate::analyse::follow_up::FollowUpSubject;

const COLUMNS: [(&str, Kind); 11] = [
    ("project", Kind::Text),
    ("lines", Kind::Text),
    ("department", Kind::Text),
    ("state", Kind::Text),
    ("innovation", Kind::Money),
    ("fiscal_year", Kind::Whole),
    ("phase", Kind::Text),
    ("planned", Kind::Money),
    ("unclear", Kind::Money),
    ("stated", Kind::Money),
    ("difference", Kind::Money),
];

/// The table, where there is innovation in the budget years.
pub(super) fn listed(run: &Run) -> Option<Listed> {
    let found = &run.analysis.follow_up;
    if found.rows.is_empty() {
        return None;
    }
    let mut listed = Listed::new(&COLUMNS);
    let portfolio = &run.portfolio;
    for row in &found.rows {
        let project = match row.subject {
            FollowUpSubject::Project(number) => &*portfolio.projects[number as usize].id,
            FollowUpSubject::Line(_) => "",
        };
        let line = |&number: &u32| &portfolio.lines[number as usize];
        let ids: Vec<&str> = row.lines.iter().map(|number| &*line(number).id).collect();
        let department = row.lines.first().map(|number| line(number).department);
        let department = department.map(|own| &*portfolio.departments[usize::from(own.0)].code);
        for (&(year, phase), figures) in found.years.iter().zip(&row.years) {
            listed.push(vec![
                Item::from(project),
                ids.join("|").into(),
                department.into(),
                Item::from(row.state.code()),
                row.innovation.into(),
                Item::Whole(i64::from(year.0)),
                phase.map(crate::period::Phase::code).into(),
                figures.planned.into(),
                figures.unclear.into(),
                figures.stated.into(),
                figures.difference().into(),
            ]);
        }
    }
    Some(listed)
}
