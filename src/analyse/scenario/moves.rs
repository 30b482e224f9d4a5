//! What each move does to the money: shift, cut, add, decide, exclude.
//!
//! In: a move whose selections have been checked. Out: changes in the [`Book`]. Money is taken
//! from and given to the amounts above zero by what they have, to the cent by largest remainder;
//! credits stay as they are. Nothing is taken that is not there.

use super::book::{Addition, Book};
use super::select::{self, Place, Selected};
use super::{Fault, FaultKind};
use crate::classify::Class;
use crate::money::{self, Ratio, Total};
use crate::period::Period;
use crate::round::scenarios::{Destination, Quantity, Selection};
use crate::schema::DepartmentIndex;

/// Takes money away in each period; gives what was taken by period.
pub(super) fn take(
    book: &mut Book<'_>,
    from: &Selection,
    quantity: Quantity,
    periods: &[Period],
) -> Result<Vec<Total>, FaultKind> {
    let selected = select::selected(from, book);
    let mut taken = Vec::with_capacity(periods.len());
    for &period in periods {
        let places = selected.positive(book, period);
        let sum = asked(quantity, &places, period)?;
        spread(book, &places, period, -sum);
        taken.push(sum);
    }
    Ok(taken)
}

/// How much is asked of some money; never more than there is.
fn asked(
    quantity: Quantity,
    places: &[(Place, Total)],
    period: Period,
) -> Result<Total, FaultKind> {
    let there: Total = places.iter().map(|&(_, cents)| cents).sum();
    if there == Total::ZERO {
        return Err(FaultKind::NoMoney { period });
    }
    let sum = match quantity {
        Quantity::Amount(sum) => sum,
        Quantity::Share(share) => part(there, share),
    };
    if sum > there {
        return Err(FaultKind::TooMuch { asked: sum, there, period });
    }
    Ok(sum)
}

/// A share of a sum, half a cent rounded up.
pub(super) fn part(sum: Total, share: Ratio) -> Total {
    Total(money::round_half_away(sum.0 * share.numerator, share.denominator))
}

/// Adds a sum to some money by what each place has.
pub(super) fn spread(book: &mut Book<'_>, places: &[(Place, Total)], period: Period, sum: Total) {
    let weights: Vec<Total> = places.iter().map(|&(_, cents)| cents).collect();
    for (&((line, class), _), part) in places.iter().zip(money::apportion(sum, &weights)) {
        book.change(line, period, class, part);
    }
}

/// Gives money to a destination, a sum for each period.
pub(super) fn give(
    book: &mut Book<'_>,
    to: &Destination,
    sums: &[(Period, Total)],
) -> Result<(), FaultKind> {
    match to {
        Destination::Lines(lines) => {
            let selected = select::selected(lines, book);
            for &(period, sum) in sums {
                let places = receivers(book, &selected, period)?;
                spread(book, &places, period, sum);
            }
        }
        Destination::New { title, department, class } => {
            let number = book.additions.len() + 1;
            let department = department_of(book, department).expect("departments are checked");
            let id = format!("NEU-{number}").into();
            let line = book.add_line(Addition { id, title: title.clone(), department });
            for &(period, sum) in sums {
                book.change(line, period, *class, sum);
            }
        }
    }
    Ok(())
}

/// Places that can take money in a period: amounts above zero, or the one place there is.
fn receivers(
    book: &Book<'_>,
    selected: &Selected<'_>,
    period: Period,
) -> Result<Vec<(Place, Total)>, FaultKind> {
    let places = selected.positive(book, period);
    if !places.is_empty() {
        return Ok(places);
    }
    let mut all: Vec<Place> =
        selected.entries(book).map(|(line, entry)| (line, entry.class)).collect();
    all.sort_unstable();
    all.dedup();
    match all.as_slice() {
        // A single line and class can take money it had none of; among several nobody says which.
        [only] => Ok(vec![(*only, Total(1))]),
        _ => Err(FaultKind::NoMoney { period }),
    }
}

/// Adds new money.
pub(super) fn add(
    book: &mut Book<'_>,
    to: &Destination,
    quantity: Quantity,
    periods: &[Period],
) -> Result<(), FaultKind> {
    let mut sums = Vec::with_capacity(periods.len());
    for &period in periods {
        let sum = match (quantity, to) {
            (Quantity::Amount(sum), _) => sum,
            (Quantity::Share(share), Destination::Lines(lines)) => {
                let places = select::selected(lines, book).positive(book, period);
                let there: Total = places.iter().map(|&(_, cents)| cents).sum();
                if there == Total::ZERO {
                    return Err(FaultKind::NoMoney { period });
                }
                part(there, share)
            }
            (Quantity::Share(_), Destination::New { .. }) => return Err(FaultKind::ShareOfNothing),
        };
        sums.push((period, sum));
    }
    give(book, to, &sums)
}

/// Decides the unclear money of a selection one way, in every year.
pub(super) fn decide(
    book: &mut Book<'_>,
    lines: &Selection,
    class: Class,
) -> Result<(), FaultKind> {
    let selected = select::selected(lines, book);
    let unclear: Vec<(usize, Period, Total)> = selected
        .entries(book)
        .filter(|(_, entry)| entry.class == Class::Unclear)
        .map(|(line, entry)| (line, entry.period, entry.cents))
        .collect();
    if unclear.is_empty() {
        return Err(FaultKind::NothingUnclear);
    }
    for (line, period, cents) in unclear {
        book.change(line, period, Class::Unclear, -cents);
        book.change(line, period, class, cents);
    }
    Ok(())
}

/// Takes lines out of the IT cost, in every year.
pub(super) fn exclude(book: &mut Book<'_>, lines: &Selection) {
    let selected = select::selected(lines, book);
    let all: Vec<(usize, Period, Class, Total)> = selected
        .entries(book)
        .map(|(line, entry)| (line, entry.period, entry.class, entry.cents))
        .collect();
    for (line, period, class, cents) in all {
        book.change(line, period, class, -cents);
    }
}

/// The department of a code.
pub(super) fn department_of(book: &Book<'_>, code: &str) -> Option<DepartmentIndex> {
    let departments = &book.portfolio.departments;
    let index = departments.iter().position(|department| &*department.code == code)?;
    Some(DepartmentIndex(u16::try_from(index).expect("departments are counted in 16 bits")))
}

/// Notes what a destination names that the round does not have.
pub(super) fn check_destination(
    to: &Destination,
    book: &Book<'_>,
    line: u32,
    faults: &mut Vec<Fault>,
) {
    match to {
        Destination::Lines(lines) => select::check(lines, book, line, faults),
        Destination::New { department, .. } => {
            if department_of(book, department).is_none() {
                let kind = select::unknown(book, "department", department);
                faults.push(Fault { line, kind });
            }
        }
    }
}
