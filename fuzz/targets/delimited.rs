//! Delimited text of any bytes: encoding, delimiter, quotation marks, headings, rows.

#![no_main]

use std::sync::LazyLock;

use fuenftel::round::Round;
use libfuzzer_sys::fuzz_target;

static ROUNDS: LazyLock<[Round; 3]> = LazyLock::new(|| {
    [
        fuenftel_fuzz::round("kind = \"budget\""),
        fuenftel_fuzz::round(
            "kind = \"budget\"\nencoding = \"windows-1252\"\ndelimiter = \";\"\ndepartment = \"4\"",
        ),
        fuenftel_fuzz::round("kind = \"projects\""),
    ]
});

fuzz_target!(|bytes: &[u8]| {
    for round in ROUNDS.iter() {
        fuenftel_fuzz::check(bytes, round);
    }
});
