//! The command line program: parse, run, exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    fuenftel::cli::execute()
}
