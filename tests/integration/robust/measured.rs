//! One file through the built program, with limits of time and memory.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Nothing may take longer, on a machine that does nothing else.
const LONGEST: Duration = Duration::from_secs(10);
/// A busy machine gets longer before a file counts as one that hangs.
const PATIENCE: Duration = Duration::from_secs(120);
const LARGEST_PEAK_MEBIBYTES: u64 = 512;

/// What became of a file.
pub(crate) struct Measured {
    /// What it said.
    pub(crate) said: String,
    /// Codes of its messages, in order.
    pub(crate) codes: Vec<String>,
    /// Processor time it took.
    pub(crate) seconds: f64,
    /// Its largest memory.
    pub(crate) peak_mebibytes: u64,
}

impl Measured {
    /// Why the file, or a sheet of it, was not read.
    pub(crate) fn refused(&self) -> Option<String> {
        let line = self.said.lines().find_map(|line| line.split_once("[datei-unlesbar]: "))?;
        Some(line.1.to_owned())
    }

    /// Asserts that the file was refused for a reason.
    pub(crate) fn is_refused_because(&self, reason: &str) {
        let found = self.refused().unwrap_or_else(|| panic!("it was read\n{}", self.said));
        assert!(found.contains(reason), "expected \"{reason}\"\n{}", self.said);
    }
}

const SETTINGS: &str = r#"organisation = "Kreis Probe"
fiscal_years = [2026]
currency = "EUR"
stage = "anmeldung"
[policy]
target_share = "0.20"
basis = "expense"
areas = ["NKF"]
[[departments.list]]
code = "1"
name = "Eins"
area = "NKF"
"#;

/// The settings of a round that reads files as one input, with more lines of that input.
pub(crate) fn settings(path: &str, input: &str) -> String {
    format!(
        "{SETTINGS}[[inputs]]\nname = \"datei\"\nkind = \"budget\"\ndepartment = \"1\"\n\
         path = \"{path}\"\n{input}"
    )
}

/// Runs `check` on a round and asserts what holds for every file: it ends by itself, in time,
/// within its memory, and says what is wrong.
pub(crate) fn check(round: &Path, inputs: &Path) -> Measured {
    let (said, errors) = (round.join("said"), round.join("errors"));
    let start = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_fuenftel"))
        .arg("check")
        .arg(round)
        .arg("--inputs-from")
        .arg(inputs)
        .args(["--lang", "en"])
        .stdin(Stdio::null())
        .stdout(std::fs::File::create(said).expect("a file"))
        .stderr(std::fs::File::create(&errors).expect("a file"))
        .spawn()
        .expect("the program starts");
    let (mut peak_mebibytes, mut seconds) = (0, 0.0);
    let status = loop {
        if let Some((peak, spent)) = usage(&child) {
            (peak_mebibytes, seconds) = (peak, spent);
        }
        if let Some(status) = child.try_wait().expect("a child") {
            break status;
        }
        let hangs = seconds > LONGEST.as_secs_f64() || start.elapsed() > PATIENCE;
        if hangs || peak_mebibytes > 4 * LARGEST_PEAK_MEBIBYTES {
            child.kill().expect("a child");
            child.wait().expect("a child");
            panic!("stopped after {seconds:.1} s at {peak_mebibytes} MiB");
        }
        std::thread::sleep(Duration::from_millis(2));
    };
    let said = String::from_utf8_lossy(&std::fs::read(errors).expect("said")).into_owned();
    let code = status.code().unwrap_or_else(|| panic!("ended by a signal: {status}\n{said}"));
    assert!(matches!(code, 0..=2), "exit code {code}\n{said}");
    assert!(!said.contains("panicked"), "{said}");
    assert!(peak_mebibytes <= LARGEST_PEAK_MEBIBYTES, "{peak_mebibytes} MiB");
    let code_of = |line: &str| {
        let (severity, rest) = line.split_once('[')?;
        let is_message = matches!(severity, "Error" | "Warning" | "Note");
        is_message.then(|| rest.split_once("]:").map(|(code, _)| code.to_owned()))?
    };
    let mut codes: Vec<String> = said.lines().filter_map(code_of).collect();
    codes.dedup();
    assert!(code == 0 || !codes.is_empty(), "refused without a word\n{said}");
    Measured { said, codes, seconds, peak_mebibytes }
}

/// Largest memory in MiB and processor time in seconds of a running process.
fn usage(child: &Child) -> Option<(u64, f64)> {
    let folder = Path::new("/proc").join(child.id().to_string());
    let status = std::fs::read_to_string(folder.join("status")).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    let kibibytes: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
    let stat = std::fs::read_to_string(folder.join("stat")).ok()?;
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks: f64 = fields[11].parse::<f64>().ok()? + fields[12].parse::<f64>().ok()?;
    Some((kibibytes.div_ceil(1024), ticks / 100.0))
}
