//! `bridge.json`: both ends, every step, every department, pairs in doubt, and what has to be
//! known beside the figures. It may grow, what it holds stays. Shares are decimals with six
//! digits; those of the steps are rounded so that they add up, and each stands exactly beside as
//! a fraction.

use serde_json::{Map, Value, json};

use crate::analyse::ClassTotals;
use crate::analyse::bridge::{BridgeFigures, DepartmentBridge, PairedBy, PeriodBridge, Step};
use crate::classify::Class;
use crate::money::Ratio;
use crate::period::Period;
use crate::report::Run;
use crate::report::comparison::{Compared, remarks};
use crate::report::data::{SCHEMA_VERSION, json, report_id};

/// `bridge.json` as text.
pub(in crate::report) fn bridge_json(compared: &Compared) -> String {
    let bridge = &compared.bridge;
    let counts = [
        PairedBy::Confirmed,
        PairedBy::Id,
        PairedBy::SharedId,
        PairedBy::Key,
        PairedBy::Likeness(0),
    ];
    let count = |one: PairedBy| {
        (one.code().to_owned(), Value::from(bridge.count(|by| by.code() == one.code())))
    };
    let mut pairs: Map<String, Value> = counts.into_iter().map(count).collect();
    let alone = |only: fn(&crate::analyse::bridge::Pair) -> bool| {
        bridge.pairs.iter().filter(|pair| only(pair)).count()
    };
    pairs.insert("only_before".to_owned(), alone(|pair| pair.after.is_none()).into());
    pairs.insert("only_after".to_owned(), alone(|pair| pair.before.is_none()).into());
    let doubts = bridge.doubts.iter().map(|doubt| {
        json!({
            "line_id_before": &*compared.before.portfolio.lines[doubt.before as usize].id,
            "line_id_after": &*compared.after.portfolio.lines[doubt.after as usize].id,
            "likeness": thousandths(doubt.likeness),
            "outcome": doubt.outcome.code(),
        })
    });
    json(&json!({
        "schema_version": SCHEMA_VERSION,
        "before": round(&compared.before),
        "after": round(&compared.after),
        "currency": &*compared.after.round.currency,
        "certain_only": compared.certain_only,
        "remarks": remarks(compared),
        "pairs": pairs,
        "doubts": doubts.collect::<Vec<_>>(),
        "periods": bridge.periods.iter().map(period).collect::<Vec<_>>(),
    }))
}

fn thousandths(likeness: u16) -> String {
    Ratio { numerator: i128::from(likeness), denominator: 1_000 }.decimal()
}

fn round(run: &Run) -> Value {
    json!({
        "round": run.round.name,
        "stage": run.round.stage.code(),
        "basis": run.round.policy.basis.code(),
        "rules": &*run.rule_table.path,
        "rules_sha256": run.rule_table.sha256,
        "complete": run.portfolio.reconciliation.complete,
        "report_id": report_id(run),
    })
}

fn period(period: &PeriodBridge) -> Value {
    let of = |period: Period| json!({ "fiscal_year": period.fiscal_year.0, "phase": period.phase.code() });
    json!({
        "from": of(period.from),
        "to": of(period.to),
        "figures": period.figures.as_ref().map(figures),
    })
}

fn figures(figures: &BridgeFigures) -> Value {
    let [share_before, share_after] = figures.end_shares();
    let rounded = figures.rounded_shares(1_000_000);
    let steps = Step::ALL.into_iter().map(|step| {
        let change = &figures.steps[step as usize];
        let rounded = rounded.as_ref().map(|rounded| rounded[step as usize]);
        let exact = figures.share_effect(change).map(|effect| {
            json!({
                "numerator": effect.numerator.to_string(),
                "denominator": effect.denominator.to_string(),
            })
        });
        let count = figures.effects.iter().filter(|effect| effect.step == step).count();
        json!({
            "step": step.code(),
            "total": change.total().decimal(),
            "totals": totals(change),
            "share_effect": rounded.map(|millionths| Ratio::from_millionths(millionths).decimal()),
            "share_effect_exact": exact,
            "pair_count": count,
        })
    });
    let end = |sums: &ClassTotals, share: Option<Ratio>| {
        json!({
            "total": sums.total().decimal(),
            "totals": totals(sums),
            "share": share.map(Ratio::decimal),
        })
    };
    json!({
        "before": end(&figures.before, share_before),
        "after": end(&figures.after, share_after),
        "steps": steps.collect::<Vec<_>>(),
        "departments": figures.departments.iter().map(department).collect::<Vec<_>>(),
    })
}

fn department(department: &DepartmentBridge) -> Value {
    let end = |sums: &Option<ClassTotals>| {
        let sums = sums.as_ref();
        sums.map(|sums| json!({ "total": sums.total().decimal(), "totals": totals(sums) }))
    };
    let steps = Step::ALL
        .into_iter()
        .map(|step| (step.code().to_owned(), totals(&department.steps[step as usize])));
    let renamed = department.renamed_from.as_ref();
    json!({
        "code": &*department.code,
        "name": &*department.name,
        "renamed_from": renamed.map(|(code, name)| json!({ "code": &**code, "name": &**name })),
        "before": end(&department.before),
        "after": end(&department.after),
        "moved": totals(&department.moved),
        "steps": Value::Object(steps.collect()),
    })
}

fn totals(totals: &ClassTotals) -> Value {
    let of = |class: Class| (class.code().to_owned(), Value::from(totals.of(class).decimal()));
    Value::Object(Class::ALL.map(of).into_iter().collect())
}
