//! The cells of a file of records: headings, rows, and the one notation of each kind of value.
//!
//! In: bytes. Out: cells by heading with their place, or a problem for each cell that is not as it
//! should be. A row with a problem gives no entry; the others stand.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Read, RecordFile};
use crate::diagnostic::{Code, Diagnostic, is_visible};
use crate::money::Total;
use crate::period::FiscalYear;
use crate::provenance::{Cell, Place};
use crate::schema::{Recorded, Shares, Text};

pub(super) const BYTE_ORDER_MARK: &str = "\u{feff}";
/// The longest excerpt of a cell or row a message shows.
const SHOWN: usize = 120;
/// How many problems of a column are named one by one.
const SHOWN_PROBLEMS: usize = 100;

/// A row being read, with what is wrong with it.
pub(super) struct Row<'a> {
    file: RecordFile,
    number: u32,
    /// Column of each heading of the file's list.
    columns: &'a [usize],
    record: &'a csv::StringRecord,
    problems: Vec<Diagnostic>,
}

/// Reads every row of a file with `entry`, which takes its cells by heading.
pub(super) fn read<T>(
    file: RecordFile,
    bytes: &[u8],
    entry: impl Fn(&mut Row<'_>) -> Option<T>,
) -> Read<T> {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text),
        Err(error) => {
            let before = &bytes[..error.valid_up_to()];
            let line = before.split(|&byte| byte == b'\n').count() - 1;
            let place = at(file, u32::try_from(line).unwrap_or(u32::MAX), 0);
            return (Vec::new(), vec![unreadable(place, "encoding", "")]);
        }
    };
    let (mut entries, mut problems) = (Vec::new(), Vec::new());
    let mut records = RecordReader::new(text);
    let Some((row, head)) = records.next() else { return (entries, problems) };
    let columns = columns(file, row, &head, &mut problems);
    if !problems.is_empty() {
        return (entries, problems);
    }
    for (number, record) in records {
        let mut row = Row { file, number, columns: &columns, record: &record, problems: vec![] };
        if record.len() != head.len() {
            row.problem(0, "width", &record.len().to_string(), &head.len().to_string());
        } else if let Some(entry) = entry(&mut row).filter(|_| row.problems.is_empty()) {
            entries.push(Recorded { row: number, entry });
        }
        problems.extend(row.problems);
    }
    (entries, bounded(problems))
}

/// The first problems of each column and kind one by one, then one with the count of the others:
/// a spreadsheet program that rewrote every date makes as many as there are rows.
fn bounded(problems: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let kind = |problem: &Diagnostic| {
        let column = problem.place.as_ref().and_then(|place| place.cell).map(|cell| cell.column);
        let reason = problem.arguments.iter().find(|(name, _)| *name == "reason");
        (column, reason.map(|(_, reason)| reason.clone()))
    };
    let mut counts: BTreeMap<_, (usize, Option<Diagnostic>)> = BTreeMap::new();
    let mut kept = Vec::new();
    for problem in problems {
        let (count, first_left) = counts.entry(kind(&problem)).or_default();
        *count += 1;
        if *count <= SHOWN_PROBLEMS {
            kept.push(problem);
        } else if first_left.is_none() {
            *first_left = Some(problem);
        }
    }
    let rests = counts.into_values().filter_map(|(count, first_left)| {
        let place = first_left?.place?;
        let rest = (count - SHOWN_PROBLEMS).to_string();
        Some(Diagnostic::new(Code::RecordUnreadable).at(place).with("rest", rest))
    });
    kept.extend(rests);
    kept
}

/// Where each heading of the file's list stands; every one has to, and no other.
fn columns(
    file: RecordFile,
    row: u32,
    head: &csv::StringRecord,
    problems: &mut Vec<Diagnostic>,
) -> Vec<usize> {
    let expected = file.headings().join(";");
    let mut problem = |column, reason, found: &str| {
        let found = unreadable(at(file, row, column), reason, found);
        problems.push(found.with("expected", expected.clone()));
    };
    for (column, heading) in head.iter().enumerate() {
        let heading = heading.trim();
        if !file.headings().contains(&heading) {
            problem(column, "column-unknown", heading);
        } else if head.iter().take(column).any(|earlier| earlier.trim() == heading) {
            problem(column, "column-doubled", heading);
        }
    }
    let mut columns = Vec::new();
    for wanted in file.headings() {
        match head.iter().position(|heading| heading.trim() == *wanted) {
            Some(column) => columns.push(column),
            None => problem(0, "column-missing", wanted),
        }
    }
    columns
}

fn at(file: RecordFile, row: u32, column: usize) -> Place {
    let column = u16::try_from(column).unwrap_or(u16::MAX);
    Place::file(file.name()).at(Cell { row, column })
}

fn unreadable(place: Place, reason: &str, found: &str) -> Diagnostic {
    let diagnostic = Diagnostic::new(Code::RecordUnreadable).at(place);
    diagnostic.with("reason", reason).with("found", shown(found))
}

fn shown(text: &str) -> String {
    let mut short: String = text.chars().take(SHOWN).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

impl Row<'_> {
    fn raw(&self, heading: &str) -> (usize, &str) {
        let number = self.file.headings().iter().position(|known| *known == heading);
        let column = self.columns[number.expect("a heading of the file's list")];
        (column, self.record.get(column).unwrap_or_default().trim())
    }

    fn problem(&mut self, column: usize, reason: &str, found: &str, expected: &str) {
        let place = at(self.file, self.number, column);
        let place = match self.file.headings().get(self.heading_of(column)) {
            Some(heading) => place.under(*heading),
            None => place,
        };
        let row = self.record.iter().collect::<Vec<_>>().join(" | ");
        let found = unreadable(place, reason, found).with("expected", expected);
        self.problems.push(found.row(shown(&row)));
    }

    fn heading_of(&self, column: usize) -> usize {
        self.columns.iter().position(|&known| known == column).unwrap_or(usize::MAX)
    }

    /// Text of a cell without what no screen should be given; may be empty.
    pub(super) fn text(&self, heading: &str) -> Text {
        let (_, raw) = self.raw(heading);
        let visible: String =
            disarmed(raw).chars().filter(|&c| c == '\n' || is_visible(c)).collect();
        visible.trim().into()
    }

    /// Text that must be there.
    pub(super) fn required(&mut self, heading: &str) -> Option<Text> {
        let text = self.text(heading);
        if text.is_empty() {
            let (column, _) = self.raw(heading);
            self.problem(column, "blank", "", heading);
            return None;
        }
        Some(text)
    }

    /// A word of a fixed list.
    pub(super) fn word<V: Copy>(&mut self, heading: &str, words: &[(&str, V)]) -> Option<V> {
        let (column, raw) = self.raw(heading);
        let known = words.iter().find(|(word, _)| *word == raw).map(|&(_, value)| value);
        if known.is_none() {
            let expected: Vec<&str> = words.iter().map(|&(word, _)| word).collect();
            let found = raw.to_owned();
            self.problem(column, "word", &found, &expected.join(", "));
        }
        known
    }

    /// A year, or nothing for `all`; an error once the problem is noted.
    pub(super) fn fiscal_year(&mut self, heading: &str) -> Result<Option<FiscalYear>, ()> {
        let (column, raw) = self.raw(heading);
        if raw == ALL_YEARS {
            return Ok(None);
        }
        let digits = raw.len() == 4 && raw.bytes().all(|byte| byte.is_ascii_digit());
        let year = raw.parse().ok().filter(|year| digits && (1900..=2200).contains(year));
        if year.is_none() {
            let found = raw.to_owned();
            self.problem(column, "year", &found, "");
        }
        year.map(|year| Some(FiscalYear(year))).ok_or(())
    }

    /// A single year.
    pub(super) fn one_year(&mut self, heading: &str) -> Option<FiscalYear> {
        let year = self.fiscal_year(heading).ok()?;
        if year.is_none() {
            let (column, raw) = self.raw(heading);
            let found = raw.to_owned();
            self.problem(column, "year", &found, "");
        }
        year
    }

    /// Three shares that sum to the whole.
    pub(super) fn shares(&mut self, headings: [&str; 3]) -> Option<Shares> {
        let mut millionths = [Some(0); 3];
        for (share, heading) in millionths.iter_mut().zip(headings) {
            let (column, raw) = self.raw(heading);
            *share = parse_share(raw);
            if share.is_none() {
                let found = raw.to_owned();
                self.problem(column, "share", &found, "");
            }
        }
        let [Some(first), Some(second), Some(third)] = millionths else { return None };
        let shares = Shares::new([first, second, third]);
        if shares.is_none() {
            let (column, _) = self.raw(headings[0]);
            let found = headings.map(|heading| self.raw(heading).1).join(" + ");
            self.problem(column, "sum", &found, "");
        }
        shares
    }

    /// The cells are blank, as those of a withdrawal are.
    pub(super) fn blank(&mut self, headings: [&str; 3]) {
        for heading in headings {
            let (column, raw) = self.raw(heading);
            if !raw.is_empty() {
                let found = raw.to_owned();
                self.problem(column, "withdraw", &found, "");
            }
        }
    }

    /// Money as decimal text with two digits; may be blank.
    pub(super) fn amount(&mut self, heading: &str) -> Option<Total> {
        let (column, raw) = self.raw(heading);
        if raw.is_empty() {
            return None;
        }
        let amount = parse_amount(raw);
        if amount.is_none() {
            let found = raw.to_owned();
            self.problem(column, "amount", &found, "");
        }
        amount
    }

    /// A date in ISO notation.
    pub(super) fn date(&mut self, heading: &str) -> Option<Date> {
        let (column, raw) = self.raw(heading);
        let date = raw.parse::<Date>().ok().filter(|date| date.to_string() == raw);
        if date.is_none() {
            let found = raw.to_owned();
            self.problem(column, "date", &found, "");
        }
        date
    }

    /// A SHA-256 in hexadecimal; may be blank.
    pub(super) fn hash(&mut self, heading: &str) -> Option<Text> {
        let (column, raw) = self.raw(heading);
        let hexadecimal =
            raw.len() == 64 && raw.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        if raw.is_empty() || hexadecimal {
            return Some(raw.into());
        }
        let found = raw.to_owned();
        self.problem(column, "hash", &found, "");
        None
    }
}

/// What stands for every year.
pub(super) const ALL_YEARS: &str = "all";

/// `0.400000` in millionths, at most one.
fn parse_share(raw: &str) -> Option<u32> {
    let (whole, digits) = raw.split_once('.').unwrap_or((raw, ""));
    let known = matches!(whole, "0" | "1") && digits.len() <= 6 && !raw.ends_with('.');
    let parsed = format!("{whole}{digits:0<6}").parse::<u32>().ok();
    let plain = digits.bytes().all(|byte| byte.is_ascii_digit());
    parsed.filter(|&share| known && plain && share <= Shares::WHOLE)
}

/// `-1234.56` in cents.
fn parse_amount(raw: &str) -> Option<Total> {
    let (sign, magnitude) = raw.strip_prefix('-').map_or((1, raw), |rest| (-1, rest));
    let (whole, digits) = magnitude.split_once('.')?;
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if !is_number(whole) || digits.len() != 2 || !is_number(digits) || whole.len() > 30 {
        return None;
    }
    Some(Total(format!("{whole}{digits}").parse::<i128>().ok()? * sign))
}

/// Records with their rows as a spreadsheet shows them: blank lines count.
struct RecordReader<'a> {
    text: &'a str,
    reader: csv::Reader<&'a [u8]>,
    row: u32,
}

impl<'a> RecordReader<'a> {
    fn new(text: &'a str) -> Self {
        let reader = csv::ReaderBuilder::new()
            .delimiter(b';')
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        Self { text, reader, row: 0 }
    }

    fn offset(&self) -> usize {
        usize::try_from(self.reader.position().byte()).expect("the file is in memory")
    }
}

impl Iterator for RecordReader<'_> {
    type Item = (u32, csv::StringRecord);

    fn next(&mut self) -> Option<Self::Item> {
        let mut record = csv::StringRecord::new();
        loop {
            let begin = self.offset();
            if !self.reader.read_record(&mut record).expect("text in memory is UTF-8 throughout") {
                return None;
            }
            let raw = &self.text[begin..self.offset()];
            // The reader may leave the second half of a line break to the next record.
            let broken = begin > 0 && self.text.as_bytes()[begin - 1] == b'\r';
            let raw = if broken { raw.strip_prefix('\n').unwrap_or(raw) } else { raw };
            let blank = &raw[..raw.len() - raw.trim_start_matches(['\r', '\n']).len()];
            self.row += u32::try_from(blank.lines().count()).unwrap_or(u32::MAX);
            let row = self.row;
            self.row += 1;
            if record.iter().any(|field| !field.trim().is_empty()) {
                return Some((row, record));
            }
        }
    }
}

/// A row of a file, with its line break.
pub(super) fn row<'a>(fields: impl IntoIterator<Item = &'a str>) -> String {
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
    writer.write_record(fields).expect("memory takes everything");
    let bytes = writer.into_inner().expect("memory takes everything");
    String::from_utf8(bytes).expect("made of text")
}

/// A share as it is written: `0.400000`.
pub(super) fn share_text(millionths: u32) -> String {
    format!("{}.{:06}", millionths / Shares::WHOLE, millionths % Shares::WHOLE)
}

/// Text that a spreadsheet would run as a formula gets an apostrophe in front, and so does text
/// that has apostrophes there already, so that taking one away is exact.
pub(super) fn armed(text: &str) -> String {
    if is_dangerous(text) { format!("'{text}") } else { text.to_owned() }
}

fn disarmed(text: &str) -> &str {
    text.strip_prefix('\'').filter(|rest| is_dangerous(rest)).unwrap_or(text)
}

fn is_dangerous(text: &str) -> bool {
    let bare = text.trim_start_matches('\'');
    bare.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
        || bare.starts_with(|first: char| first.is_control())
}
