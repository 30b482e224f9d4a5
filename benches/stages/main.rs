//! Times of each stage and of the whole run on seeded rounds, beside the library floor.
//!
//! The floor reads the same cells with calamine alone and writes the same line sheets with
//! rust_xlsxwriter alone, with the same settings and threads. `floor-data` writes the data files
//! of the dashboard besides, with csv and polars alone: what the whole run could be if nothing
//! had to be understood. `csv` is ingest of the same lines
//! as delimited text, `csv-floor` the csv crate alone on them; its ratio is to that. `rules-1` and
//! `rules-200` classify with so many rules; their ratio is to ingest, and the difference of both
//! is what rules cost. Every measurement is a process of its own, so that its peak memory is its
//! own. Run with
//! `cargo bench --bench stages -- [LINES ...]`; without numbers 10,000 and 100,000 lines.
//! With `FUENFTEL_PEERS` naming a folder of scripts, what users would pick instead runs beside it.
//! `-- write FOLDER LINES` only writes a seeded round, to look at.

mod floor;
mod measure;
mod peers;
mod seeded;

use std::path::Path;

use measure::{Measurement, RULES, measure, measured};

const REPETITIONS: usize = 5;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [child, what, folder] = arguments.as_slice()
        && child == measure::CHILD
    {
        measured(what, Path::new(folder));
        return;
    }
    if let [child, what, round, data] = arguments.as_slice()
        && (child.as_str(), what.as_str()) == (measure::CHILD, measure::PEER_DATA)
    {
        peers::run_here(Path::new(round), Path::new(data));
        return;
    }
    if let [verb, folder, lines] = arguments.as_slice()
        && verb == "write"
    {
        seeded::write(Path::new(folder), lines.parse().expect("a number of lines"));
        return;
    }
    let mut sizes: Vec<usize> = arguments.iter().filter_map(|text| text.parse().ok()).collect();
    if sizes.is_empty() {
        sizes = vec![10_000, 100_000];
    }
    println!("lines    what            seconds  ratio to its floor  peak MiB");
    for lines in sizes {
        let folder = tempfile::tempdir().expect("a temporary folder");
        seeded::write(folder.path(), lines);
        table(lines, folder.path());
        if let Some(peers) = peers::folder() {
            peers::table(&peers, lines, REPETITIONS.min(3));
        }
    }
}

/// Runs everything in turn, several times, and prints the medians.
fn table(lines: usize, folder: &Path) {
    let stages = ["ingest", "normalise", "classify", RULES[0], RULES[1], "analyse", "report"];
    let whole = ["whole", "floor", "floor-read", "csv-floor", "csv", "floor-data"];
    measure("whole", folder);
    let mut results: Vec<(&str, Vec<Measurement>)> =
        whole.iter().chain(&stages).map(|&what| (what, Vec::new())).collect();
    let repetitions = if lines > 500_000 { 1 } else { REPETITIONS };
    for _ in 0..repetitions {
        for (what, found) in &mut results {
            found.push(measure(what, folder));
        }
    }
    let floors = [1, 2, 3].map(|position| median(&results[position].1));
    let ingest = results.iter().find(|(what, _)| *what == "ingest").expect("it is measured");
    let ingest = median(&ingest.1);
    for (what, found) in &results {
        let middle = median(found);
        let floor = match *what {
            "ingest" | "floor-read" => floors[1],
            "csv" | "csv-floor" => floors[2],
            what if RULES.contains(&what) => ingest,
            _ => floors[0],
        };
        println!(
            "{lines:<8} {what:<15} {:>7.3}  {:>18.2}  {:>8}",
            middle.seconds,
            middle.seconds / floor.seconds,
            middle.peak_mib
        );
    }
}

fn median(found: &[Measurement]) -> Measurement {
    let mut sorted = found.to_vec();
    sorted.sort_by(|left, right| left.seconds.total_cmp(&right.seconds));
    sorted[sorted.len() / 2]
}
