//! Which line of the earlier round is which line of the later one.
//!
//! In: both rounds, what was renamed, the key, pairs somebody confirmed or refused. Out: every line
//! once. First what was confirmed, then equal ids (what shares one by what is most equal), then the declared key where it names one line
//! on both sides, then likeness; each only among lines that are still alone. What is paired does
//! not depend on the order of lines, and is the same whichever round comes first.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::{Asked, Confirmed, Doubt, DoubtOutcome, Idle, Pair, PairedBy, Side, likeness, shared};
use crate::classify::Classification;
use crate::round;
use crate::round::headings::fold;
use crate::schema::{BudgetLine, Field, Portfolio, Text};

/// What pairing two rounds came to.
pub(super) struct Pairing {
    pub(super) pairs: Vec<Pair>,
    pub(super) doubts: Vec<Doubt>,
    pub(super) idle: Vec<Idle>,
}

/// Pairs the lines of two rounds.
pub(super) fn pair(before: &Side<'_>, after: &Side<'_>, asked: &Asked) -> Pairing {
    let settings = &after.round.pairing;
    let renamer = Renamer::new(settings);
    let mut matcher = Matcher::new(before, after, renamer);
    let mut idle = matcher.idle_words(settings);
    idle.extend(matcher.by_confirmation(&asked.confirmed));
    matcher.by_id();
    matcher.by_key(&settings.key);
    let threshold = u16::try_from(settings.likeness.millionths() / 1_000)
        .expect("a share is at most a thousand thousandths");
    let doubts = matcher.by_likeness(threshold, asked.certain_only);
    Pairing { pairs: matcher.finish(), doubts, idle }
}

/// What words of the earlier round are called in the later one.
#[derive(Debug)]
pub(super) struct Renamer {
    /// By field and folded word: folded new word.
    words: HashMap<(Field, String), String>,
    departments: BTreeMap<Text, Text>,
}

impl Renamer {
    pub(super) fn new(settings: &round::Pairing) -> Self {
        let words = settings.renamed.iter().flat_map(|(field, words)| {
            words.iter().map(|(before, after)| ((*field, fold(before)), fold(after)))
        });
        let departments = settings.renamed(Field::Department).cloned().unwrap_or_default();
        Self { words: words.collect(), departments }
    }

    /// The code of a department of the earlier round as the later one has it.
    pub(super) fn department(&self, code: &Text) -> Text {
        self.departments.get(code).unwrap_or(code).clone()
    }

    fn word(&self, field: Field, folded: String) -> String {
        self.words.get(&(field, folded.clone())).cloned().unwrap_or(folded)
    }
}

/// The folded word of a field; the code for the department.
fn word(portfolio: &Portfolio, line: &BudgetLine, field: Field) -> String {
    match field {
        Field::Department => fold(&portfolio.departments[usize::from(line.department.0)].code),
        _ => fold(line.fields.text(field)),
    }
}

/// Pairs under construction.
struct Matcher<'a> {
    before: &'a Portfolio,
    after: &'a Portfolio,
    /// How the lines of both are classified.
    classes: [&'a Classification; 2],
    renamer: Renamer,
    /// The later line of each earlier one.
    later: Vec<Option<u32>>,
    /// The earlier line of each later one, and what made the pair.
    earlier: Vec<Option<(u32, PairedBy)>>,
    refused: HashSet<(u32, u32)>,
}

impl<'a> Matcher<'a> {
    fn new(before: &Side<'a>, after: &Side<'a>, renamer: Renamer) -> Self {
        let classes = [before.classification, after.classification];
        let (before, after) = (before.portfolio, after.portfolio);
        Self {
            before,
            after,
            classes,
            renamer,
            later: vec![None; before.lines.len()],
            earlier: vec![None; after.lines.len()],
            refused: HashSet::new(),
        }
    }

    /// Renamed words no line of the earlier round has.
    fn idle_words(&self, settings: &round::Pairing) -> Vec<Idle> {
        let mut idle = Vec::new();
        for (field, words) in &settings.renamed {
            let known: HashSet<String> =
                self.before.lines.iter().map(|line| word(self.before, line, *field)).collect();
            let missing = words.keys().filter(|before| !known.contains(&fold(before)));
            idle.extend(missing.map(|before| Idle::Renamed(*field, before.clone())));
            if *field == Field::Department {
                let later = &self.after.departments;
                let nowhere = words
                    .iter()
                    .filter(|(_, code)| !later.iter().any(|known| known.code == **code))
                    .filter(|(before, _)| known.contains(&fold(before)));
                let idle_codes =
                    nowhere.map(|(before, code)| Idle::RenamedTo(before.clone(), code.clone()));
                idle.extend(idle_codes);
            }
        }
        idle
    }

    /// Pairs or parts what somebody confirmed; gives what fits no lines.
    fn by_confirmation(&mut self, confirmed: &[Confirmed]) -> Vec<Idle> {
        if confirmed.is_empty() {
            return Vec::new();
        }
        let (before, after) = (by_id(self.before), by_id(self.after));
        let mut idle = Vec::new();
        for one in confirmed {
            let (left, right) = (before.get(&*one.before), after.get(&*one.after));
            let (Some([left]), Some([right])) = (left.map(Vec::as_slice), right.map(Vec::as_slice))
            else {
                idle.push(Idle::Confirmed(one.clone()));
                continue;
            };
            if one.same {
                self.put(*left, *right, PairedBy::Confirmed);
            } else {
                self.refused.insert((*left, *right));
            }
        }
        idle
    }

    fn put(&mut self, before: u32, after: u32, by: PairedBy) {
        let open = self.later[before as usize].is_none() && self.earlier[after as usize].is_none();
        if open && !self.refused.contains(&(before, after)) {
            self.later[before as usize] = Some(after);
            self.earlier[after as usize] = Some((before, by));
        }
    }

    /// Equal ids; where several lines share one, what is most equal (`shared`).
    fn by_id(&mut self) {
        let (mut before, after) = (by_base(self.before), by_base(self.after));
        for (id, rights) in after {
            let Some(lefts) = before.remove(id) else { continue };
            if let ([left], [right]) = (lefts.as_slice(), rights.as_slice()) {
                self.put(*left, *right, PairedBy::Id);
                continue;
            }
            let open_left = |left: &u32| self.later[*left as usize].is_none();
            let open_right = |right: &u32| self.earlier[*right as usize].is_none();
            let sharers = |lines: Vec<u32>, side: usize| -> Vec<shared::Sharer> {
                let portfolio = [self.before, self.after][side];
                lines.into_iter().map(|line| sharer(portfolio, self.classes[side], line)).collect()
            };
            let lefts = sharers(lefts.into_iter().filter(open_left).collect(), 0);
            let rights = sharers(rights.into_iter().filter(open_right).collect(), 1);
            for (left, right) in shared::pairs(lefts, rights) {
                self.put(left, right, PairedBy::SharedId);
            }
        }
    }

    /// Lines whose key one open line of each round has.
    fn by_key(&mut self, fields: &[Field]) {
        let mut lines: HashMap<String, (Vec<u32>, Vec<u32>)> = HashMap::new();
        for left in self.open_before() {
            if let Some(key) = self.key(self.before, left, fields, true) {
                lines.entry(key).or_default().0.push(left);
            }
        }
        for right in self.open_after() {
            if let Some(key) = self.key(self.after, right, fields, false) {
                lines.entry(key).or_default().1.push(right);
            }
        }
        for (lefts, rights) in lines.into_values() {
            if let ([left], [right]) = (lefts.as_slice(), rights.as_slice()) {
                self.put(*left, *right, PairedBy::Key);
            }
        }
    }

    /// The key of a line; nothing where only its department is known.
    fn key(
        &self,
        portfolio: &Portfolio,
        number: u32,
        fields: &[Field],
        earlier: bool,
    ) -> Option<String> {
        let line = &portfolio.lines[number as usize];
        let mut key = line.component.as_deref().map(fold).unwrap_or_default();
        let mut is_told = false;
        for &field in fields {
            let mut text = word(portfolio, line, field);
            is_told |= field != Field::Department && !text.is_empty();
            if earlier {
                text = self.renamer.word(field, text);
            }
            key.push('\u{1f}');
            key.push_str(&text);
        }
        is_told.then_some(key)
    }

    fn by_likeness(&mut self, threshold: u16, certain_only: bool) -> Vec<Doubt> {
        let likened = |portfolio: &Portfolio, number: u32, earlier: bool| {
            let line = &portfolio.lines[number as usize];
            let of = |field| {
                let text = word(portfolio, line, field);
                if earlier { self.renamer.word(field, text) } else { text }
            };
            let words =
                [Field::Title, Field::Description].map(|field| fold(line.fields.text(field)));
            likeness::Likened::new(
                number,
                &words.join(" "),
                [of(Field::Department), of(Field::Account), of(Field::CostCentre)],
            )
        };
        let lefts: Vec<_> =
            self.open_before().map(|number| likened(self.before, number, true)).collect();
        let rights: Vec<_> =
            self.open_after().map(|number| likened(self.after, number, false)).collect();
        let mut doubts = likeness::doubts(&lefts, &rights, &self.refused, threshold);
        for doubt in doubts.iter_mut().filter(|one| one.outcome == DoubtOutcome::Paired) {
            if certain_only {
                doubt.outcome = DoubtOutcome::NotAsked;
            } else {
                self.put(doubt.before, doubt.after, PairedBy::Likeness(doubt.likeness));
            }
        }
        let id = |portfolio: &Portfolio, line: u32| portfolio.lines[line as usize].id.clone();
        doubts.sort_by_cached_key(|doubt| {
            let (left, right) = (id(self.before, doubt.before), id(self.after, doubt.after));
            (std::cmp::Reverse(doubt.likeness), left, right)
        });
        doubts
    }

    fn open_before(&self) -> impl Iterator<Item = u32> + '_ {
        (0..).zip(&self.later).filter(|(_, later)| later.is_none()).map(|(number, _)| number)
    }

    fn open_after(&self) -> impl Iterator<Item = u32> + '_ {
        (0..).zip(&self.earlier).filter(|(_, earlier)| earlier.is_none()).map(|(number, _)| number)
    }

    fn finish(self) -> Vec<Pair> {
        let mut pairs: Vec<Pair> = (0..)
            .zip(&self.earlier)
            .map(|(after, earlier)| match earlier {
                Some((before, by)) => Pair { before: Some(*before), after: Some(after), by: *by },
                None => Pair { before: None, after: Some(after), by: PairedBy::Nothing },
            })
            .collect();
        let dropped = self.open_before();
        pairs.extend(dropped.map(|before| Pair {
            before: Some(before),
            after: None,
            by: PairedBy::Nothing,
        }));
        pairs
    }
}

fn by_id(portfolio: &Portfolio) -> BTreeMap<&str, Vec<u32>> {
    let mut lines: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    for (number, line) in (0..).zip(&portfolio.lines) {
        lines.entry(&line.id).or_default().push(number);
    }
    lines
}

/// Lines by their id without the ordinal that tells lines of one key apart: which of them is the
/// first depends on the order of rows and says nothing about which is which.
fn by_base(portfolio: &Portfolio) -> BTreeMap<&str, Vec<u32>> {
    let mut lines: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    for (number, line) in (0..).zip(&portfolio.lines) {
        lines.entry(line.base_id()).or_default().push(number);
    }
    lines
}

/// A line with what tells it from others of its key.
fn sharer(portfolio: &Portfolio, classification: &Classification, number: u32) -> shared::Sharer {
    let line = &portfolio.lines[number as usize];
    let code = &portfolio.departments[usize::from(line.department.0)].code;
    let texts = Field::ALL.map(|field| line.fields.text(field));
    let texts = format!("{code}\u{1f}{texts:?}\u{1f}{:?}", line.extra);
    let amounts = line.amounts.iter().map(|one| (one.period, one.cents)).collect();
    let scope = line.out_of_scope.map_or("", crate::schema::OutOfScope::code);
    let judged: Vec<_> = classification.lines[number as usize]
        .iter()
        .flat_map(|found| &found.judgements)
        .map(|judged| (judged.from, &judged.parts, &judged.rule, judged.decision.is_some()))
        .collect();
    let found = format!("{scope}{judged:?}");
    shared::Sharer { number, texts, amounts, found }
}
