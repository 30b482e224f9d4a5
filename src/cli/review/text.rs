//! What a clerk reads: each entry with its line, then the figures before and after.

use std::fmt::Write as _;

use super::Applied;
use super::figures::{self, Effect};
use crate::classify::Class;
use crate::language::Language;
use crate::money::Total;
use crate::pipeline::Reviewed;
use crate::review::entries::status_word;
use crate::review::plan::{Outcome, Plan, Planned, said, set, what, years};
use crate::schema::{Action, Comment, Decision, StatusEntry, VarianceEntry};

/// Entries of a kind that are shown one by one.
const SHOWN: usize = 200;
/// Characters of a title that fit the line.
const TITLE: usize = 48;

/// The whole output.
pub(super) fn text(reviewed: &Reviewed, applied: &Applied) -> String {
    let mut writer =
        Writer { reviewed, language: reviewed.run.round.language, text: String::new() };
    writer.head();
    writer.decisions();
    writer.comments();
    writer.statuses();
    writer.variances();
    for effect in figures::effects(reviewed) {
        writer.effect(&effect);
    }
    writer.other_years();
    writer.end(applied);
    writer.text
}

struct Writer<'a> {
    reviewed: &'a Reviewed,
    language: Language,
    text: String,
}

impl Writer<'_> {
    fn say(&mut self, key: &str, values: &[(&str, &str)]) {
        self.text.push_str(&self.language.format(key, values));
        self.text.push('\n');
    }

    fn head(&mut self) {
        let round = &self.reviewed.run.round;
        let (organisation, name) = (round.organisation.to_string(), round.name.clone());
        self.say("review-head", &[("organisation", &organisation), ("round", &name)]);
        let current = &self.reviewed.report_id;
        let files: Vec<(String, String)> = self
            .reviewed
            .files
            .iter()
            .map(|(source, report)| {
                let of = match report {
                    Some(report) if report == current => self.language.text("review-this-report"),
                    Some(report) => {
                        let short = report.chars().take(12).collect::<String>();
                        self.language.format("review-other-report", &[("report", &short)])
                    }
                    None => self.language.text("review-no-report"),
                };
                (source.path.to_string(), of)
            })
            .collect();
        for (path, of) in files {
            self.say("review-file", &[("path", &path), ("report", &of)]);
        }
    }

    fn decisions(&mut self) {
        let all = &self.reviewed.plan.decisions;
        let decides = |planned: &Planned<Decision>| planned.placed.entry.action != Action::Withdraw;
        for (key, wanted, kind) in [
            ("review-section-new", &[Outcome::New, Outcome::Replaces][..], Some(true)),
            ("review-section-withdrawn", &[Outcome::New, Outcome::Replaces], Some(false)),
            ("review-section-concurs", &[Outcome::Concurs], None),
            ("review-section-conflict", &[Outcome::Conflict, Outcome::NotPreferred], None),
            ("review-section-void", &[Outcome::Void, Outcome::Superseded], None),
        ] {
            let fits = |planned: &&Planned<Decision>| {
                wanted.contains(&planned.outcome)
                    && kind.is_none_or(|kind| kind == decides(planned))
            };
            let found: Vec<&Planned<Decision>> = all.iter().filter(fits).collect();
            self.section(key, found.len());
            for planned in found.iter().take(SHOWN) {
                self.decision(planned);
            }
            self.rest(found.len());
        }
        let unchanged = |outcome: &Outcome| *outcome == Outcome::Unchanged;
        let plan = &self.reviewed.plan;
        let known = plan.decisions.iter().filter(|planned| unchanged(&planned.outcome)).count()
            + plan.comments.iter().filter(|planned| unchanged(&planned.outcome)).count()
            + plan.statuses.iter().filter(|planned| unchanged(&planned.outcome)).count()
            + plan.variances.iter().filter(|planned| unchanged(&planned.outcome)).count();
        if known > 0 {
            let count = self.language.count(known as u64);
            self.text.push('\n');
            self.say("review-known", &[("count", &count)]);
        }
    }

    fn section(&mut self, key: &str, count: usize) {
        if count > 0 {
            self.text.push('\n');
            let count = self.language.count(count as u64);
            self.say(key, &[("count", &count)]);
        }
    }

    fn rest(&mut self, count: usize) {
        if count > SHOWN {
            let count = self.language.count((count - SHOWN) as u64);
            self.say("review-rest", &[("count", &count)]);
        }
    }

    fn decision(&mut self, planned: &Planned<Decision>) {
        let (reviewed, language) = (self.reviewed, self.language);
        let entry = &planned.placed.entry;
        self.line(&entry.line_id, planned.line, entry);
        let year = figures::year(reviewed, entry);
        let before = planned.line.map_or_else(String::new, |line| {
            figures::class(&reviewed.run.classification, line, year, language)
        });
        let after = what(entry.action, language);
        let years = years(entry.fiscal_year, language);
        let values = [("before", &*before), ("after", &*after), ("years", &*years)];
        self.say("review-change", &values);
        let date = language.date(entry.date);
        let values = [("person", &*entry.person), ("date", &*date), ("reason", &*entry.reason)];
        self.say("review-signed", &values);
        for ended in &planned.ends {
            self.say("review-ends", &[("decision", &said(ended, language))]);
        }
        if !matches!(planned.outcome, Outcome::New | Outcome::Replaces | Outcome::Concurs) {
            let key = format!("review-outcome-{}", planned.outcome.code());
            let outcome = language.text(&key);
            writeln!(self.text, "      ({outcome})").expect("text takes everything");
        }
    }

    fn line(&mut self, line_id: &str, line: Option<u32>, entry: &Decision) {
        let run = &self.reviewed.run;
        let known = line.map(|line| &run.portfolio.lines[line as usize]);
        let title = known.map_or(&*entry.text, |line| line.label());
        let title: String = title.chars().take(TITLE).collect();
        let department = known
            .map_or("", |line| &*run.portfolio.departments[usize::from(line.department.0)].code);
        let amount = entry
            .amount
            .map_or_else(String::new, |amount| self.language.money(amount, &run.round.currency));
        writeln!(self.text, "  {line_id:<18} {department:<4} {title:<TITLE$} {amount:>18}")
            .expect("text takes everything");
    }

    fn comments(&mut self) {
        let found: Vec<&Planned<Comment>> = self
            .reviewed
            .plan
            .comments
            .iter()
            .filter(|planned| planned.outcome.applies())
            .collect();
        self.section("review-section-comments", found.len());
        for planned in found.iter().take(SHOWN) {
            let Comment { line_id, comment, person, date, .. } = &planned.placed.entry;
            let date = self.language.date(*date);
            let values =
                [("line", &**line_id), ("comment", comment), ("person", person), ("date", &date)];
            self.say("review-commented", &values);
        }
        self.rest(found.len());
    }

    fn statuses(&mut self) {
        let found: Vec<&Planned<StatusEntry>> = self
            .reviewed
            .plan
            .statuses
            .iter()
            .filter(|planned| planned.outcome.applies())
            .collect();
        self.section("review-section-statuses", found.len());
        for planned in found {
            let StatusEntry { department, status, amount, person, date, .. } =
                &planned.placed.entry;
            let date = self.language.date(*date);
            let status = status_word(*status, self.language);
            let amount = amount.map_or_else(String::new, |amount| {
                self.language.money(amount, &self.reviewed.run.round.currency)
            });
            let values = [
                ("department", &**department),
                ("status", &*status),
                ("amount", &*amount),
                ("person", &**person),
                ("date", &*date),
            ];
            self.say("review-set", &values);
            for ended in &planned.ends {
                self.say("review-set-ends", &[("status", &set(ended, self.language))]);
            }
        }
    }

    fn variances(&mut self) {
        let language = self.language;
        let round = &self.reviewed.run.round;
        let found: Vec<&Planned<VarianceEntry>> = self
            .reviewed
            .plan
            .variances
            .iter()
            .filter(|planned| planned.outcome.applies())
            .collect();
        self.section("review-section-variances", found.len());
        for planned in found.iter().take(SHOWN) {
            let entry = &planned.placed.entry;
            let cause = round.variances.cause(&entry.cause);
            let cause = cause.map_or_else(String::new, |cause| cause.name(language));
            let amount = entry
                .amount
                .map_or_else(String::new, |amount| language.money(amount, &round.currency));
            let values = [
                ("line", &*entry.line_id),
                ("year", &*entry.fiscal_year.to_string()),
                ("amount", &*amount),
                ("cause", &*cause),
                ("comment", &*entry.comment),
                ("person", &*entry.person),
                ("date", &*language.date(entry.date)),
            ];
            self.say("review-explained", &values);
        }
        self.rest(found.len());
    }

    fn effect(&mut self, effect: &Effect<'_>) {
        let (language, run) = (self.language, &self.reviewed.run);
        let Effect { before, after } = effect;
        let year = before.period.fiscal_year.to_string();
        let phase = language.text(&format!("phase-{}", before.period.phase.code()));
        self.text.push('\n');
        self.say("review-effect", &[("year", &year), ("phase", &phase)]);
        let columns = ["before", "after", "difference"]
            .map(|column| language.text(&format!("review-column-{column}")));
        self.row("", &columns);
        let money = |total| language.money(total, &run.round.currency);
        for class in Class::ALL {
            let (first, second) = (before.totals.of(class), after.totals.of(class));
            let name = language.text(&format!("class-{}", class.code()));
            self.row(&name, &[money(first), money(second), money(second - first)]);
        }
        let (first, second) = (before.totals.total(), after.totals.total());
        let name = language.text("summary-total");
        self.row(&name, &[money(first), money(second), money(second - first)]);
        let found = [figures::verdict(before), figures::verdict(after)];
        for (number, key) in ["share", "lower", "upper"].into_iter().enumerate() {
            let shown = found.map(|found| {
                found.map_or_else(
                    || "–".to_owned(),
                    |(_, shares)| language.percent_digits(shares[number], 2),
                )
            });
            let [first, second] = shown;
            self.row(&language.text(&format!("review-{key}")), &[first, second, String::new()]);
        }
        let verdicts = found.map(|found| {
            found.map_or_else(
                || "–".to_owned(),
                |(verdict, _)| {
                    language.text(&format!("verdict-{}", figures::verdict_code(verdict)))
                },
            )
        });
        let [first, second] = verdicts;
        self.row(&language.text("review-verdict"), &[first, second, String::new()]);
    }

    /// What moves in the years that are no budget years, a line each.
    fn other_years(&mut self) {
        let (language, run) = (self.language, &self.reviewed.run);
        for Effect { before, after } in figures::other_effects(self.reviewed) {
            let moved =
                Class::ALL.map(|class| (class, after.totals.of(class) - before.totals.of(class)));
            let moved: Vec<String> = moved
                .into_iter()
                .filter(|&(_, difference)| difference != Total::ZERO)
                .map(|(class, difference)| {
                    let sign = if difference > Total::ZERO { "+" } else { "" };
                    let name = language.text(&format!("class-{}", class.code()));
                    format!("{name} {sign}{}", language.money(difference, &run.round.currency))
                })
                .collect();
            if moved.is_empty() {
                continue;
            }
            let year = before.period.fiscal_year.to_string();
            let phase = language.text(&format!("phase-{}", before.period.phase.code()));
            let values = [("year", &*year), ("phase", &*phase), ("changes", &*moved.join(", "))];
            self.say("review-effect-other", &values);
        }
    }

    fn row(&mut self, label: &str, values: &[String; 3]) {
        let [first, second, third] = values;
        let row = format!("  {label:<22} {first:>22} {second:>22} {third:>22}");
        self.text.push_str(row.trim_end());
        self.text.push('\n');
    }

    fn end(&mut self, applied: &Applied) {
        self.text.push('\n');
        let plan = &self.reviewed.plan;
        let count = Plan::applied(&plan.decisions).len()
            + Plan::applied(&plan.comments).len()
            + Plan::applied(&plan.statuses).len()
            + Plan::applied(&plan.variances).len();
        let shown = self.language.count(count as u64);
        match applied {
            Applied::Refused => self.say("review-refused", &[]),
            Applied::No if self.reviewed.is_refused() => self.say("review-would-refuse", &[]),
            Applied::No if count == 0 => self.say("review-nothing", &[]),
            Applied::No => self.say("review-dry", &[("count", &shown)]),
            Applied::Yes(files) if files.is_empty() => self.say("review-nothing", &[]),
            Applied::Yes(files) => {
                for (file, count) in files {
                    let count = self.language.count(*count as u64);
                    self.say("review-applied", &[("count", &count), ("file", file.name())]);
                }
            }
        }
    }
}
