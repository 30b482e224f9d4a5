//! Workbooks of any bytes: `.xlsx`, `.xlsb`, `.ods` and `.xls`, from the container to the cells.
//!
//! An input that begins like none of them is taken for parts of a compressed workbook, parted by
//! `\n=== name\n`, so that the contents of parts are reached past checksums and compression.

#![no_main]

use std::io::{Cursor, Write};
use std::sync::LazyLock;

use fuenftel::round::Round;
use libfuzzer_sys::fuzz_target;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

static ROUND: LazyLock<Round> =
    LazyLock::new(|| fuenftel_fuzz::round("kind = \"budget\"\ndepartment = \"4\""));

const MARK: &[u8] = b"\n=== ";

fuzz_target!(|bytes: &[u8]| {
    let is_file = bytes.starts_with(b"PK") || bytes.starts_with(&[0xD0, 0xCF]);
    if is_file {
        fuenftel_fuzz::check(bytes, &ROUND);
    } else if let Some(file) = packed(bytes) {
        fuenftel_fuzz::check(&file, &ROUND);
    }
});

/// The parts as a compressed file; nothing if their names are none.
fn packed(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options =
        SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let mut rest = bytes.strip_prefix(&MARK[1..])?;
    loop {
        let end = rest.windows(MARK.len()).position(|window| window == MARK);
        let part = &rest[..end.unwrap_or(rest.len())];
        let line = part.iter().position(|&byte| byte == b'\n')?;
        let name = std::str::from_utf8(&part[..line]).ok()?;
        writer.start_file(name, options).ok()?;
        writer.write_all(&part[line + 1..]).ok()?;
        match end {
            Some(end) => rest = &rest[end + MARK.len()..],
            None => break,
        }
    }
    Some(writer.finish().ok()?.into_inner())
}
