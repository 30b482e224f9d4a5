//! What reaching the target alone would take each department: arithmetic, no demand.

use crate::analyse::{DepartmentFigures, PeriodFigures};
use crate::classify::Class;
use crate::money::{Ratio, Total};
use crate::report::context::Context;
use crate::report::sheet::{Look, Page, Value, a1};

const COST: u16 = 3;
const INNOVATION: u16 = 4;

/// The table of one period; nothing where no department is in the target.
pub(super) fn alone<'a>(context: &Context<'a>, page: &mut Page<'a>, figures: &'a PeriodFigures) {
    let inside: Vec<&DepartmentFigures> =
        figures.departments.iter().filter(|department| department.in_target).collect();
    if inside.is_empty() {
        return;
    }
    page.gap();
    page.note(&context.text("alone-remark"));
    let share = context.run.round.policy.target_share;
    let target_row = page.push(
        Look::Table,
        [Value::Blank, Value::from(context.text("target-target")), Value::Blank, share.into()],
    );
    let mut headings = context.texts(&["line-department", "line-department-name", "line-area"]);
    headings.push(context.money_heading(&context.text("total")));
    headings.push(context.money_heading(context.class(Class::Innovation)));
    headings.extend(context.texts(&["share", "departments-contribution"]));
    for key in ["target-shift", "target-add", "target-cut"] {
        headings.push(context.money_heading(&context.text(key)));
    }
    page.header(headings);
    let first = page.next_row();
    let count = u32::try_from(inside.len()).expect("departments are counted in 16 bits");
    let table = Table { first, sum_row: first + count, target: a1(target_row, COST) };
    for department in &inside {
        table.push(context, page, figures, department);
    }
    table.sum(context, page, &inside);
}

/// Where the cells stand the formulas speak of.
struct Table {
    first: u32,
    sum_row: u32,
    target: String,
}

impl Table {
    fn push<'a>(
        &self,
        context: &Context<'a>,
        page: &mut Page<'a>,
        figures: &PeriodFigures,
        department: &DepartmentFigures,
    ) {
        let row = page.next_row();
        let (cost, innovation) = (a1(row, COST), a1(row, INNOVATION));
        let whole = a1(self.sum_row, COST);
        let own = &department.target;
        let quotient = |whole: &str| format!("IF({whole}>0,{innovation}/{whole},\"\")");
        let known = context.department(department.department);
        let mut values =
            vec![Value::from(&*known.code), Value::from(&*known.name), Value::from(&*known.area)];
        values.extend([own.cost.into(), own.innovation.into()]);
        values.push(Value::formula(quotient(&cost), Ratio::of(own.innovation, own.cost)));
        let contribution = Ratio::of(own.innovation, figures.target.cost);
        values.push(Value::formula(quotient(&whole), contribution));
        let gap = own.result.as_ref().map(|result| result.gap);
        let z = &self.target;
        let missing = format!("MAX(0,{z}*{cost}-{innovation})");
        let levers = [
            (missing.clone(), "", gap.map(|gap| gap.shift)),
            (format!("{missing}/(1-{z})"), "", gap.map(|gap| gap.add)),
            (format!("{missing}/{z}"), ",INNOVATION>0", gap.and_then(|gap| gap.cut)),
        ];
        values.extend(levers.map(|(amount, condition, value): (_, &str, Option<Total>)| {
            let condition = condition.replace("INNOVATION", &innovation);
            let defined = format!("AND({cost}>0{condition})");
            // Rounding to five digits first keeps a float's last bits from lifting the cent.
            let none = &context.text("overview-no-cut");
            let formula = format!("IF({defined},ROUNDUP(ROUND({amount},5),2),\"{none}\")");
            let value = value.map_or_else(|| Value::from(none.clone()), Value::from);
            Value::formula(formula, value)
        }));
        page.push(Look::Table, values);
    }

    /// Levers are not added: what each department would need alone is no need of the whole.
    fn sum<'a>(&self, context: &Context<'a>, page: &mut Page<'a>, inside: &[&DepartmentFigures]) {
        let over =
            |column| format!("SUM({}:{})", a1(self.first, column), a1(self.sum_row - 1, column));
        let cost: Total = inside.iter().map(|department| department.target.cost).sum();
        let innovation: Total = inside.iter().map(|department| department.target.innovation).sum();
        let (total, part) = (a1(self.sum_row, COST), a1(self.sum_row, INNOVATION));
        let share = format!("IF({total}>0,{part}/{total},\"\")");
        let values = [
            Value::Blank,
            Value::from(context.text("departments-sum")),
            Value::Blank,
            Value::formula(over(COST), cost),
            Value::formula(over(INNOVATION), innovation),
            Value::formula(share, Ratio::of(innovation, cost)),
            Value::formula(over(6), Ratio::of(innovation, cost)),
        ];
        page.push(Look::Strong, values);
    }
}
