//! Reads the hand-written catalogue of one department.
//!
//! `U` opens a unit: code, name, product, product name, first cost centre, sites.
//! `P` describes a project; `+` lines under it are its budget lines. `-` lines stand alone.
//! Amounts are thousand euro of 2026; the pattern letter says how the other years follow.

use crate::truth::{Class, Nature};

/// Everything one department plans.
pub(crate) struct Catalogue {
    pub(crate) department: &'static str,
    pub(crate) units: Vec<Unit>,
    pub(crate) projects: Vec<Project>,
}

/// An office with its product and its sites.
pub(crate) struct Unit {
    pub(crate) code: &'static str,
    pub(crate) name: &'static str,
    pub(crate) product: &'static str,
    pub(crate) product_name: &'static str,
    pub(crate) cost_centre: &'static str,
    pub(crate) sites: Vec<&'static str>,
    pub(crate) entries: Vec<Entry>,
}

/// A template of one or more budget lines.
pub(crate) struct Entry {
    pub(crate) account: &'static str,
    pub(crate) pattern: char,
    pub(crate) thousands: i64,
    pub(crate) title: &'static str,
    pub(crate) description: &'static str,
    pub(crate) subject: Subject,
}

/// What a line belongs to.
pub(crate) enum Subject {
    /// A project of the catalogue, by index, and the line's part in it.
    Project(usize, Nature),
    /// No project: its true class, how often the line occurs, and why it is of that class.
    Own(Class, usize, &'static str),
}

/// A project of the portfolio.
pub(crate) struct Project {
    pub(crate) id: String,
    pub(crate) title: &'static str,
    pub(crate) area: &'static str,
    pub(crate) kind: &'static str,
    pub(crate) status: &'static str,
    /// Begin, go-live, end.
    pub(crate) dates: [Option<Date>; 3],
    /// First use of a technology, first digitalisation, replacement: J, N or blank.
    pub(crate) tests: [char; 3],
    pub(crate) analysis: &'static str,
    pub(crate) class: Class,
    pub(crate) description: &'static str,
}

/// A day of the calendar; compares in time.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Date {
    pub(crate) year: u16,
    pub(crate) month: u8,
    pub(crate) day: u8,
}

impl Catalogue {
    /// Reads the text, or names the first line that breaks the format.
    pub(crate) fn parse(department: &'static str, text: &'static str) -> Result<Self, String> {
        let mut catalogue = Self { department, units: Vec::new(), projects: Vec::new() };
        for (number, line) in text.lines().enumerate() {
            catalogue
                .read(line)
                .ok_or_else(|| format!("catalogue {department}, line {}: {line}", number + 1))?;
        }
        Ok(catalogue)
    }

    fn read(&mut self, line: &'static str) -> Option<()> {
        let (mark, rest) = line.split_once(' ')?;
        let parts: Vec<&'static str> = rest.split('|').collect();
        match mark {
            "#" => {}
            "U" => self.units.push(unit(&parts)?),
            "P" => self.projects.push(project(&parts)?),
            "+" => {
                let nature = Nature::parse(parts[0].split(' ').nth(2)?)?;
                let subject = Subject::Project(self.projects.len().checked_sub(1)?, nature);
                self.units.last_mut()?.entries.push(entry(&parts, subject)?);
            }
            "-" => {
                let words: Vec<&str> = parts[0].split(' ').collect();
                let class = Class::parse(words.get(2)?)?;
                let count = match words.get(4) {
                    Some(word) => word.strip_prefix('x')?.parse().ok()?,
                    None => 1,
                };
                let subject = Subject::Own(class, count, parts.get(2).copied().unwrap_or(""));
                self.units.last_mut()?.entries.push(entry(&parts, subject)?);
            }
            _ => return None,
        }
        Some(())
    }
}

fn unit(parts: &[&'static str]) -> Option<Unit> {
    let &[code, name, product, product_name, cost_centre, sites] = parts else { return None };
    let sites = sites.split(';').collect();
    Some(Unit { code, name, product, product_name, cost_centre, sites, entries: Vec::new() })
}

fn entry(parts: &[&'static str], subject: Subject) -> Option<Entry> {
    let words: Vec<&'static str> = parts[0].split(' ').collect();
    let (title, description) = parts[1].split_once(" // ").unwrap_or((parts[1], ""));
    Some(Entry {
        account: words.first()?,
        pattern: words.get(1)?.chars().next()?,
        thousands: words.get(3)?.parse().ok()?,
        title,
        description,
        subject,
    })
}

fn project(parts: &[&'static str]) -> Option<Project> {
    let &[id, title, area, kind, status, begin, go_live, end, tests, analysis, class, description] =
        parts
    else {
        return None;
    };
    let tests: Vec<char> = tests.chars().map(|mark| if mark == '.' { ' ' } else { mark }).collect();
    Some(Project {
        id: format!("MV{id}"),
        title,
        area,
        kind: match kind {
            "E" => "Effizienzprojekt",
            "S" => "Strategisches Projekt",
            "N" => "Notwendige Erweiterung oder Ablösung",
            _ => return None,
        },
        status: match status {
            "I" => "Idee",
            "P" => "Planung",
            "U" => "Umsetzung",
            "B" => "Betrieb",
            _ => return None,
        },
        dates: [date(begin).ok()?, date(go_live).ok()?, date(end).ok()?],
        tests: tests.try_into().ok()?,
        analysis,
        class: Class::parse(class)?,
        description,
    })
}

/// A date such as 01.03.26; blank is no date.
fn date(text: &str) -> Result<Option<Date>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    let numbers: Vec<u8> = text.split('.').filter_map(|part| part.parse().ok()).collect();
    let &[day, month, year] = numbers.as_slice() else { return Err(text.into()) };
    Ok(Some(Date { year: 2000 + u16::from(year), month, day }))
}
