//! *Schritte je Position*: every pair of lines that moves a step, with the cells of both rounds.

use std::borrow::Cow;

use crate::analyse::bridge::{
    BridgeFigures, Effect, Outside, Pair, PairedBy, PeriodBridge, Standing, standing,
};
use crate::money::Ratio;
use crate::period::Period;
use crate::report::Run;
use crate::report::comparison::Both;
use crate::report::context::Context;
use crate::report::sheet::{Kind, List, ListColumn, Sink, Value};
use crate::schema::Field;

/// Columns by key, with kind and width; amounts carry the currency.
const COLUMNS: [(&str, Kind, u16); 29] = [
    ("step", Kind::Text, 30),
    ("years", Kind::Text, 26),
    ("id-before", Kind::Text, 18),
    ("id-after", Kind::Text, 18),
    ("paired-by", Kind::Text, 24),
    ("likeness", Kind::Share, 12),
    ("department-before", Kind::Text, 30),
    ("department-after", Kind::Text, 30),
    ("title-before", Kind::Text, 46),
    ("title-after", Kind::Text, 46),
    ("account", Kind::Text, 12),
    ("amount-before", Kind::Money, 18),
    ("amount-after", Kind::Money, 18),
    ("class-before", Kind::Text, 26),
    ("class-after", Kind::Text, 26),
    ("rule-before", Kind::Text, 14),
    ("rule-after", Kind::Text, 14),
    ("change-operations", Kind::Money, 18),
    ("change-enhancement", Kind::Money, 18),
    ("change-innovation", Kind::Money, 18),
    ("change-unclear", Kind::Money, 18),
    ("change-total", Kind::Money, 18),
    ("share-effect", Kind::Share, 14),
    ("file-before", Kind::Text, 34),
    ("sheet-before", Kind::Text, 18),
    ("cell-before", Kind::Text, 10),
    ("file-after", Kind::Text, 34),
    ("sheet-after", Kind::Text, 18),
    ("cell-after", Kind::Text, 10),
];

/// The sheet.
pub(in crate::report) fn list<'a>(both: &'a Both<'a>) -> List<'a> {
    let heading = |key: &str, kind| match kind {
        Kind::Money => both.after.money_heading(&both.text(key)),
        _ => both.text(key),
    };
    List {
        name: both.text("sheet-effects"),
        columns: COLUMNS
            .iter()
            .map(|&(key, kind, width)| ListColumn::new(heading(key, kind), kind, width))
            .collect(),
        pages_wide: 4,
        fill: Box::new(move |sink| {
            for period in &both.compared.bridge.periods {
                if let Some(figures) = &period.figures {
                    fill(both, period, figures, sink);
                }
            }
        }),
    }
}

fn fill(both: &Both<'_>, period: &PeriodBridge, figures: &BridgeFigures, sink: &mut Sink<'_>) {
    let years = format!("{} → {}", both.before.period(period.from), both.after.period(period.to));
    for effect in &figures.effects {
        let pair = both.compared.bridge.pairs[effect.pair as usize];
        let [left, right] =
            [(&both.before, pair.before, period.from), (&both.after, pair.after, period.to)]
                .map(|(context, line, period)| End { both, context, line, period });
        let mut row = vec![
            Value::from(both.text(&format!("step-{}", effect.step.code()))),
            Value::from(years.as_str()),
        ];
        row.extend(pairing(both, pair, &left, &right));
        row.extend([left.department(), right.department(), left.title(), right.title()]);
        row.push(if right.line.is_some() { right.account() } else { left.account() });
        row.extend([left.amount(), right.amount(), left.class(), right.class()]);
        row.extend([left.rule(), right.rule()]);
        row.extend(changes(figures, effect));
        row.extend(left.place());
        row.extend(right.place());
        sink(&row);
    }
}

fn pairing<'a>(both: &Both<'_>, pair: Pair, left: &End<'a>, right: &End<'a>) -> [Value<'a>; 4] {
    let likeness = match pair.by {
        PairedBy::Likeness(thousandths) => {
            Value::Share(Ratio { numerator: i128::from(thousandths), denominator: 1_000 })
        }
        _ => Value::Blank,
    };
    let by = both.text(&format!("by-{}", pair.by.code()));
    [left.id(), right.id(), Value::from(by), likeness]
}

fn changes<'a>(figures: &BridgeFigures, effect: &Effect) -> Vec<Value<'a>> {
    let mut values: Vec<Value<'a>> = effect.change.0.map(Value::from).into();
    values.push(effect.change.total().into());
    values.push(figures.share_effect(&effect.change).into());
    values
}

/// One end of a pair.
struct End<'a> {
    both: &'a Both<'a>,
    context: &'a Context<'a>,
    line: Option<u32>,
    period: Period,
}

impl<'a> End<'a> {
    fn standing(&self) -> Standing<'a> {
        let Run { portfolio, classification, round, .. } = self.context.run;
        standing(portfolio, classification, round, self.line, self.period)
    }

    fn id(&self) -> Value<'a> {
        self.line.map_or(Value::Blank, |line| Value::from(&*self.context.line(line).id))
    }

    fn department(&self) -> Value<'a> {
        self.line.map_or(Value::Blank, |line| {
            Value::from(self.context.department_label(self.context.line(line).department))
        })
    }

    fn title(&self) -> Value<'a> {
        self.line.map_or(Value::Blank, |line| Value::from(self.context.line(line).label()))
    }

    fn account(&self) -> Value<'a> {
        let text = |line| Value::from(self.context.line(line).fields.text(Field::Account));
        self.line.map_or(Value::Blank, text)
    }

    fn amount(&self) -> Value<'a> {
        match self.standing() {
            Standing::Absent => Value::Blank,
            Standing::Outside(cents, _) | Standing::Counted(cents, _) => cents.into(),
        }
    }

    /// Classes with their shares, or why the amount does not count.
    fn class(&self) -> Value<'a> {
        let text: Cow<'a, str> = match self.standing() {
            Standing::Absent => return Value::Blank,
            Standing::Outside(_, Outside::Scope(reason)) => {
                self.both.language.text(&format!("scope-{}", reason.code())).into()
            }
            Standing::Outside(_, Outside::Area(area)) => {
                self.both.format("outside-area", &[("area", &area)]).into()
            }
            Standing::Counted(_, judgement) => {
                crate::classify::shown_parts(&judgement.parts, self.both.language).into()
            }
        };
        Value::Text(text)
    }

    fn rule(&self) -> Value<'a> {
        match self.standing() {
            Standing::Counted(_, judgement) => self.context.decider(judgement),
            _ => Value::Blank,
        }
    }

    fn place(&self) -> [Value<'a>; 3] {
        let amount = self.line.and_then(|line| self.context.line(line).amount(self.period));
        let Some(amount) = amount else { return [Value::Blank, Value::Blank, Value::Blank] };
        let sheet = &self.context.run.portfolio.tables[amount.table.0 as usize].sheet;
        [
            Value::from(&*sheet.path),
            sheet.name.as_deref().map_or(Value::Blank, Value::from),
            Value::from(amount.cell.a1()),
        ]
    }
}
