//! The measurement as JSON: everything, in a fixed order, money and shares as decimal text.

use serde::Serialize;

use crate::analyse::measure::{Measured, Mistake, Origin};
use crate::analyse::target::{Target, Verdict};
use crate::classify::Class;
use crate::classify::coverage::Weight;
use crate::classify::labels::{Joined, Labels, WHOLE};
use crate::money::{Ratio, Total};
use crate::report::Run;

#[derive(Serialize)]
struct Data<'a> {
    schema_version: &'static str,
    round: &'a str,
    labels: &'a str,
    rule_table: &'a str,
    rule_table_sha256: &'a str,
    currency: &'a str,
    complete: bool,
    fiscal_year: i16,
    phase: &'static str,
    measured: PartData,
    right: PartData,
    wrongly_unclear: PartData,
    wrong: PartData,
    left_unclear: PartData,
    out_of_scope: u64,
    unlabelled: PartData,
    unknown_labels: usize,
    classes: Vec<ClassData>,
    matrix: Vec<CellData>,
    falsely_innovation: Vec<MistakeData<'a>>,
    mistakes: Vec<MistakeData<'a>>,
    mistakes_by_rule: Vec<RuleData<'a>>,
    target: TargetsData,
}

#[derive(Serialize)]
struct PartData {
    lines: u64,
    amount: String,
    share_of_amount: Option<String>,
}

#[derive(Serialize)]
struct ClassData {
    class: &'static str,
    precision_amount: Option<String>,
    recall_amount: Option<String>,
    precision_lines: Option<String>,
    recall_lines: Option<String>,
}

#[derive(Serialize)]
struct CellData {
    truth: &'static str,
    found: &'static str,
    lines: u64,
    amount: String,
}

#[derive(Serialize)]
struct MistakeData<'a> {
    id: &'a str,
    key: &'a str,
    label: &'a str,
    label_line: u32,
    truth: Vec<ShareData>,
    found: Vec<ShareData>,
    rule: Option<&'a str>,
    decided_by_person: bool,
    wrong: String,
    falsely_innovation: String,
}

#[derive(Serialize)]
struct ShareData {
    class: &'static str,
    share: String,
}

#[derive(Serialize)]
struct RuleData<'a> {
    rule: Option<&'a str>,
    decided_by_person: bool,
    lines: u64,
    wrong: String,
}

#[derive(Serialize)]
struct TargetsData {
    truth: TargetData,
    found: TargetData,
}

#[derive(Serialize)]
struct TargetData {
    cost: String,
    innovation: String,
    share: Option<String>,
    share_lower: Option<String>,
    share_upper: Option<String>,
    verdict: Option<Verdict>,
}

/// The measurement of a run.
pub(super) fn json(run: &Run, labels: &Labels, joined: &Joined, measured: &Measured) -> String {
    let part = |weight: Weight| PartData {
        lines: weight.lines,
        amount: weight.money.decimal(),
        share_of_amount: share(weight.money, measured.all.money),
    };
    let data = Data {
        schema_version: "1",
        round: &run.round.name,
        labels: labels.path(),
        rule_table: &run.rule_table.path,
        rule_table_sha256: &run.rule_table.sha256,
        currency: &run.round.currency,
        complete: run.portfolio.reconciliation.complete,
        fiscal_year: measured.period.fiscal_year.0,
        phase: measured.period.phase.code(),
        measured: part(measured.all),
        right: part(measured.right),
        wrongly_unclear: part(measured.wrongly_unclear),
        wrong: part(measured.wrong),
        left_unclear: part(measured.unclear),
        out_of_scope: measured.out_of_scope,
        unlabelled: part(measured.unlabelled),
        unknown_labels: joined.problems.len(),
        classes: Class::ALL.map(|one| class(measured, one)).into(),
        matrix: cells(measured),
        falsely_innovation: mistakes(run, &measured.falsely_innovation),
        mistakes: mistakes(run, &measured.mistakes),
        mistakes_by_rule: measured
            .by_rule
            .iter()
            .map(|(origin, weight)| RuleData {
                rule: rule(origin),
                decided_by_person: *origin == Origin::Decision,
                lines: weight.lines,
                wrong: weight.money.decimal(),
            })
            .collect(),
        target: TargetsData {
            truth: target(&measured.true_target),
            found: target(&measured.found_target),
        },
    };
    let json = serde_json::to_string_pretty(&data).expect("plain text and numbers");
    format!("{json}\n")
}

fn rule(origin: &Origin) -> Option<&str> {
    match origin {
        Origin::Rule(rule) => Some(rule),
        Origin::Decision | Origin::None => None,
    }
}

fn share(part: Total, whole: Total) -> Option<String> {
    Ratio::of(part, whole).map(Ratio::decimal)
}

fn class(measured: &Measured, class: Class) -> ClassData {
    let matrix = measured.matrix;
    let (right, found, truth) = (matrix.of(class, class), matrix.found(class), matrix.truth(class));
    let lines =
        |part: Weight, whole: Weight| share(Total(part.lines.into()), Total(whole.lines.into()));
    ClassData {
        class: class.code(),
        precision_amount: share(right.money, found.money),
        recall_amount: share(right.money, truth.money),
        precision_lines: lines(right, found),
        recall_lines: lines(right, truth),
    }
}

fn cells(measured: &Measured) -> Vec<CellData> {
    let cell = |truth: Class, found: Class| {
        let weight = measured.matrix.of(truth, found);
        CellData {
            truth: truth.code(),
            found: found.code(),
            lines: weight.lines,
            amount: weight.money.decimal(),
        }
    };
    let rows = Class::ALL.into_iter();
    rows.flat_map(|truth| Class::ALL.map(|found| cell(truth, found))).collect()
}

fn mistakes<'a>(run: &'a Run, mistakes: &'a [Mistake]) -> Vec<MistakeData<'a>> {
    mistakes.iter().map(|one| mistake(run, one)).collect()
}

fn mistake<'a>(run: &'a Run, mistake: &'a Mistake) -> MistakeData<'a> {
    let line = &run.portfolio.lines[mistake.line as usize];
    let whole: i128 = mistake.found.iter().map(|part| i128::from(part.weight)).sum();
    let part = |class: Class, weight: u32, whole: i128| ShareData {
        class: class.code(),
        share: Ratio { numerator: weight.into(), denominator: whole }.decimal(),
    };
    MistakeData {
        id: &line.id,
        key: &line.key,
        label: line.label(),
        label_line: mistake.label_line,
        truth: mistake.truth.iter().map(|&(class, one)| part(class, one, WHOLE.into())).collect(),
        found: mistake.found.iter().map(|one| part(one.class, one.weight, whole)).collect(),
        rule: rule(&mistake.origin),
        decided_by_person: mistake.origin == Origin::Decision,
        wrong: mistake.wrong.decimal(),
        falsely_innovation: mistake.falsely_innovation.decimal(),
    }
}

fn target(target: &Target) -> TargetData {
    let result = target.result.as_ref();
    TargetData {
        cost: target.cost.decimal(),
        innovation: target.innovation.decimal(),
        share: result.map(|result| result.share.decimal()),
        share_lower: result.map(|result| result.lower.decimal()),
        share_upper: result.map(|result| result.upper.decimal()),
        verdict: result.map(|result| result.verdict),
    }
}
