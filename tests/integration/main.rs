//! All integration tests in one binary. Each case that is a folder is a test of its own; a test
//! whose means are missing (LibreOffice, real data) is listed as ignored, never as passed.

mod accessible;
mod agenda;
mod cases;
mod cli;
mod compare;
mod decisions;
mod feedback;
mod form;
mod growth_lines;
mod invariants;
mod libreoffice;
mod map;
mod real;
mod review;
mod review_cycle;
mod robust;
mod rule_tables;
mod rules;
mod scenario;
mod shipped;
mod support;
mod touches;
mod twins;
mod variances;

use libtest_mimic::{Arguments, Trial};

fn main() {
    let arguments = Arguments::from_args();
    let mut trials: Vec<Trial> = Vec::new();
    trials.extend(accessible::trials());
    trials.extend(agenda::trials());
    trials.extend(cases::trials());
    trials.extend(cli::trials());
    trials.extend(compare::trials());
    trials.extend(decisions::trials());
    trials.extend(feedback::trials());
    trials.extend(form::trials());
    trials.extend(growth_lines::trials());
    trials.extend(invariants::trials());
    trials.extend(shipped::trials());
    trials.extend(libreoffice::trials());
    trials.extend(map::trials());
    trials.extend(real::trials());
    trials.extend(review::trials());
    trials.extend(review_cycle::trials());
    trials.extend(robust::trials());
    trials.extend(rule_tables::trials());
    trials.extend(rules::trials());
    trials.extend(scenario::trials());
    trials.extend(touches::trials());
    trials.extend(twins::trials());
    trials.extend(variances::trials());
    libtest_mimic::run(&arguments, trials).exit();
}
