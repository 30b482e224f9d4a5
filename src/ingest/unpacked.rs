//! Compressed workbooks, unpacked part by part while they are read.
//!
//! In: the bytes of a compressed file, looked at by `container`. Out: a file of the same parts
//! without compression, as a reader of workbooks opens it. Nothing is unpacked before it is read,
//! and nothing beyond what was agreed: a part gives as many bytes as the directory states, none
//! of its tags or texts is longer than a spreadsheet's can be, and what is held in memory at once
//! (shared strings, styles) is bounded as a whole.

use std::io::{self, Read, Seek, SeekFrom};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use flate2::Crc;
use flate2::bufread::DeflateDecoder;

use crate::ingest::Unusable;
use crate::ingest::container::Part;
use crate::ingest::hidden::{Hidden, Watch};

/// No tag and no text of a part is longer; a cell's text has 32,767 characters.
const LONGEST_TOKEN_BYTES: usize = 4 << 20;
/// The attribute by which a reader makes room for the shared strings before it sees them.
const PROMISE: &[u8] = b"uniqueCount";
/// Bytes of a shared string's tags, with nothing between them.
const SHORTEST_STRING_BYTES: u64 = 5;

/// A workbook's parts as an uncompressed file. Clones read independently of each other.
pub(super) struct Unpacked<'a> {
    file: Arc<File<'a>>,
    position: u64,
    current: Option<Current<'a>>,
}

struct File<'a> {
    segments: Vec<Segment<'a>>,
    length: u64,
    markup: bool,
    /// Bytes that may still be unpacked until the workbook is open; all, once it is.
    opening_bytes: AtomicU64,
    refused: Mutex<Option<&'static str>>,
    /// What was seen of the sheet that is being read.
    watch: Mutex<Watch>,
}

struct Segment<'a> {
    start: u64,
    length: u64,
    content: Content<'a>,
}

enum Content<'a> {
    /// Headers and the directory.
    Held(Vec<u8>),
    /// What a part is packed as.
    Packed { bytes: &'a [u8], deflated: bool, checksum: u32, is_sheet: bool },
}

/// The part that is being read.
struct Current<'a> {
    segment: usize,
    offset: u64,
    source: Source<'a>,
    sum: Crc,
    token: Token,
}

enum Source<'a> {
    Stored(&'a [u8]),
    Deflated(Box<DeflateDecoder<&'a [u8]>>),
}

impl Clone for Unpacked<'_> {
    fn clone(&self) -> Self {
        Self { file: self.file.clone(), position: 0, current: None }
    }
}

impl<'a> Unpacked<'a> {
    /// The parts of a file; `markup` says that they are XML, `opening_bytes` how much may be
    /// unpacked before [`Unpacked::opened`] is called.
    pub(super) fn new(parts: &[Part<'a>], markup: bool, opening_bytes: u64) -> Self {
        let mut segments = Vec::with_capacity(parts.len() * 2 + 1);
        let (mut position, mut directory) = (0, Vec::new());
        for part in parts {
            let header = local_header(part);
            directory.extend(directory_entry(part, position));
            let length = header.len() as u64;
            segments.push(Segment { start: position, length, content: Content::Held(header) });
            position += length;
            let (bytes, deflated, checksum) = (part.packed, part.deflated, part.checksum);
            let is_sheet = part.name.starts_with(b"xl/worksheets/");
            let content = Content::Packed { bytes, deflated, checksum, is_sheet };
            segments.push(Segment { start: position, length: part.unpacked_bytes, content });
            position += part.unpacked_bytes;
        }
        let tail = [directory.clone(), end(parts.len(), directory.len(), position)].concat();
        let length = tail.len() as u64;
        segments.push(Segment { start: position, length, content: Content::Held(tail) });
        let file = File {
            segments,
            length: position + length,
            markup,
            opening_bytes: AtomicU64::new(opening_bytes),
            refused: Mutex::default(),
            watch: Mutex::new(Watch::new(markup)),
        };
        Self { file: Arc::new(file), position: 0, current: None }
    }

    /// Says that the workbook is open: what is read from now on is not kept as a whole.
    pub(super) fn opened(&self) {
        self.file.opening_bytes.store(u64::MAX, Ordering::Relaxed);
    }

    /// A part by its name, from its beginning.
    pub(super) fn part(&self, parts: &[Part<'_>], name: &[u8]) -> Option<io::Take<Self>> {
        let index = parts.iter().position(|part| part.name == name)?;
        let segment = &self.file.segments[index * 2 + 1];
        let position = segment.start;
        Some(Self { position, ..self.clone() }.take(segment.length))
    }

    /// Whether a document's manifest says that its parts are encrypted.
    pub(super) fn is_encrypted_document(&self, parts: &[Part<'_>]) -> bool {
        let mut manifest = Vec::new();
        let part = self.part(parts, b"META-INF/manifest.xml");
        // What cannot be read, or is longer than any manifest, is left to the reader of cells.
        part.is_some_and(|part| part.take(1 << 20).read_to_end(&mut manifest).is_ok())
            && find(&manifest, b"encryption-data").is_some()
    }

    /// Rows and columns that are hidden on the sheet read since this was last asked.
    pub(super) fn hidden(&self) -> Hidden {
        let mut watch = self.file.watch.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::replace(&mut *watch, Watch::new(self.file.markup)).hidden
    }

    /// Why reading was stopped, where it was since this was last asked.
    pub(super) fn refused(&self) -> Option<Unusable> {
        let mut refused = self.file.refused.lock().unwrap_or_else(PoisonError::into_inner);
        refused.take().map(Unusable::reason)
    }

    fn refuse(&self, reason: &'static str) -> io::Error {
        let mut refused = self.file.refused.lock().unwrap_or_else(PoisonError::into_inner);
        io::Error::other(*refused.get_or_insert(reason))
    }

    /// Reads from a part, unpacking it from its beginning where reading does not go on.
    fn read_part(&mut self, index: usize, into: &mut [u8]) -> io::Result<usize> {
        let segment = &self.file.segments[index];
        let Content::Packed { bytes, deflated, checksum, is_sheet } = segment.content else {
            unreachable!("only parts are unpacked");
        };
        let wanted = self.position - segment.start;
        let left = segment.length - wanted;
        let fresh =
            !matches!(&self.current, Some(at) if at.segment == index && at.offset <= wanted);
        if fresh {
            let source = if deflated {
                Source::Deflated(Box::new(DeflateDecoder::new(bytes)))
            } else {
                Source::Stored(bytes)
            };
            let (sum, token) = (Crc::new(), Token::new());
            self.current = Some(Current { segment: index, offset: 0, source, sum, token });
        }
        let length = into.len().min(usize::try_from(left).unwrap_or(usize::MAX));
        let into = &mut into[..length];
        let (markup, opening) =
            (self.file.markup, self.file.opening_bytes.load(Ordering::Relaxed) != u64::MAX);
        let current = self.current.as_mut().expect("set above");
        while current.offset < wanted {
            let skipped = (wanted - current.offset).min(4096);
            let mut waste = vec![0; usize::try_from(skipped).expect("small")];
            current.source.fill(&mut waste)?;
            current.sum.update(&waste);
            current.offset += skipped;
        }
        let count = current.source.read(into)?;
        if count == 0 && length > 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        current.offset += count as u64;
        current.sum.update(&into[..count]);
        if current.offset == segment.length && current.sum.sum() != checksum {
            return Err(self.refuse("damaged"));
        }
        let fits = !markup || current.token.take(&into[..count], opening, segment.length);
        if !fits {
            return Err(self.refuse("too-large"));
        }
        if is_sheet && !opening {
            let mut watch = self.file.watch.lock().unwrap_or_else(PoisonError::into_inner);
            watch.take(&into[..count]);
        }
        if opening {
            let left = self.file.opening_bytes.load(Ordering::Relaxed);
            let Some(left) = left.checked_sub(count as u64) else {
                return Err(self.refuse("too-large"));
            };
            self.file.opening_bytes.store(left, Ordering::Relaxed);
        }
        Ok(count)
    }
}

impl Source<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Stored(bytes) => bytes.read(into),
            Self::Deflated(decoder) => decoder.read(into),
        }
    }

    fn fill(&mut self, into: &mut [u8]) -> io::Result<()> {
        match self {
            Self::Stored(bytes) => bytes.read_exact(into),
            Self::Deflated(decoder) => decoder.read_exact(into),
        }
    }
}

impl Read for Unpacked<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.position >= self.file.length || into.is_empty() {
            return Ok(0);
        }
        let segments = &self.file.segments;
        let after = segments.partition_point(|segment| segment.start <= self.position);
        // Of segments that begin at one place all but the last are empty.
        let index = after - 1;
        let segment = &segments[index];
        let count = match &segment.content {
            Content::Held(bytes) => {
                let offset = usize::try_from(self.position - segment.start).expect("in memory");
                (&bytes[offset..]).read(into)?
            }
            Content::Packed { .. } => self.read_part(index, into)?,
        };
        self.position += count as u64;
        Ok(count)
    }
}

impl Seek for Unpacked<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let position = match to {
            SeekFrom::Start(position) => Some(position),
            SeekFrom::End(offset) => self.file.length.checked_add_signed(offset),
            SeekFrom::Current(offset) => self.position.checked_add_signed(offset),
        };
        self.position = position.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.position)
    }
}

/// The tag or text that is being read.
struct Token {
    /// Bytes since the last tag began.
    length: usize,
    /// What was last seen while the workbook is opened, without the zeros of UTF-16.
    window: Vec<u8>,
}

impl Token {
    const fn new() -> Self {
        Self { length: 0, window: Vec::new() }
    }

    /// Takes in what was unpacked; false once a token is too long, or a list of shared strings
    /// says it has more of them than its part has room for.
    fn take(&mut self, bytes: &[u8], opening: bool, part_bytes: u64) -> bool {
        // What lies between two tags of one reading is shorter than a reading.
        let is_tag = |&byte: &u8| byte == b'<';
        let before = bytes.iter().position(is_tag).unwrap_or(bytes.len());
        let fits = self.length + before <= LONGEST_TOKEN_BYTES;
        self.length = match bytes.iter().rposition(is_tag) {
            Some(last) => bytes.len() - last,
            None => self.length + bytes.len(),
        };
        fits && (!opening || self.keeps_promise(bytes, part_bytes))
    }

    fn keeps_promise(&mut self, bytes: &[u8], part_bytes: u64) -> bool {
        self.window.extend(bytes.iter().filter(|&&byte| byte != 0));
        let mut searched = 0;
        while let Some(found) = find(&self.window[searched..], PROMISE) {
            let after = searched + found + PROMISE.len();
            let value: Vec<u8> = self.window[after..]
                .iter()
                .copied()
                .filter(|byte| !byte.is_ascii_whitespace())
                .take(32)
                .collect();
            match promised(&value) {
                Promise::Open if self.window.len() - after < 256 => {
                    // It may go on in what is unpacked next.
                    self.window.drain(..searched + found);
                    return true;
                }
                Promise::Open => return false,
                Promise::Count(count) if count > part_bytes / SHORTEST_STRING_BYTES => {
                    return false;
                }
                Promise::Count(_) | Promise::None => {}
            }
            searched = after;
        }
        let kept = self.window.len().saturating_sub(PROMISE.len());
        self.window.drain(..kept.max(searched));
        true
    }
}

/// What stands behind the name of the attribute.
enum Promise {
    /// A number.
    Count(u64),
    /// No value of an attribute.
    None,
    /// The beginning of one.
    Open,
}

/// Reads `="5"`, without blanks. Whatever is quoted and no number in reach counts as too many.
fn promised(value: &[u8]) -> Promise {
    let [b'=', quote @ (b'"' | b'\''), number @ ..] = value else {
        let open = value.is_empty() || value == b"=";
        return if open { Promise::Open } else { Promise::None };
    };
    let Some(end) = number.iter().position(|byte| byte == quote) else { return Promise::Open };
    let digits = String::from_utf8_lossy(&number[..end]);
    Promise::Count(digits.parse().unwrap_or(u64::MAX))
}

fn find(bytes: &[u8], text: &[u8]) -> Option<usize> {
    let mut start = 0;
    while let Some(next) = bytes[start..].iter().position(|&byte| byte == text[0]) {
        start += next;
        if bytes[start..].starts_with(text) {
            return Some(start);
        }
        start += 1;
    }
    None
}

/// Names that are no UTF-8 keep the meaning their directory gives them.
const UTF8_NAME: u16 = 0x0800;

fn common(part: &Part<'_>) -> Vec<u8> {
    let size = u32::try_from(part.unpacked_bytes).expect("bounded by the limits");
    let name = u16::try_from(part.name.len()).expect("as read");
    let mut bytes = Vec::new();
    for word in [20, part.flags & UTF8_NAME, 0, 0, 0x21] {
        bytes.extend(word.to_le_bytes());
    }
    for word in [part.checksum, size, size] {
        bytes.extend(word.to_le_bytes());
    }
    bytes.extend(name.to_le_bytes());
    bytes
}

fn local_header(part: &Part<'_>) -> Vec<u8> {
    [b"PK\x03\x04", common(part).as_slice(), &[0, 0], part.name].concat()
}

fn directory_entry(part: &Part<'_>, position: u64) -> Vec<u8> {
    let position = u32::try_from(position).expect("bounded by the limits");
    let made_by = 20_u16.to_le_bytes();
    let header = [b"PK\x01\x02", made_by.as_slice(), &common(part), &[0; 12]].concat();
    [header.as_slice(), &position.to_le_bytes(), part.name].concat()
}

fn end(count: usize, length: usize, position: u64) -> Vec<u8> {
    let count = u16::try_from(count).expect("bounded by the limits").to_le_bytes();
    let length = u32::try_from(length).expect("as read").to_le_bytes();
    let position = u32::try_from(position).expect("bounded by the limits").to_le_bytes();
    [b"PK\x05\x06\0\0\0\0", count.as_slice(), &count, &length, &position, &[0, 0]].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{BufReader, Cursor, Write};
    use zip::write::SimpleFileOptions;
    use zip::{CompressionMethod, ZipArchive, ZipWriter};

    fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        let methods = [CompressionMethod::Deflated, CompressionMethod::Stored];
        for ((name, content), method) in parts.iter().zip(methods.into_iter().cycle()) {
            let options = SimpleFileOptions::default().compression_method(method);
            writer.start_file(*name, options).expect("a part");
            writer.write_all(content).expect("written");
        }
        writer.finish().expect("finished").into_inner()
    }

    fn parts(bytes: &[u8]) -> Vec<Part<'_>> {
        crate::ingest::container::parts(bytes).expect("a directory")
    }

    #[test]
    fn parts_are_what_they_were() {
        let long: Vec<u8> = (0..200_000_u32).flat_map(u32::to_le_bytes).collect();
        let contents: [(&str, &[u8]); 4] =
            [("a.xml", b"<a/>"), ("leer", b""), ("xl/ü.xml", &long), ("b", b"<b>b</b>")];
        let bytes = packed(&contents);
        let parts = parts(&bytes);
        let file = Unpacked::new(&parts, false, u64::MAX - 1);
        let mut archive = ZipArchive::new(file.clone()).expect("a compressed file");
        assert_eq!(archive.len(), 4);
        for (name, content) in contents.iter().rev() {
            let mut found = Vec::new();
            archive.by_name(name).expect("the part").read_to_end(&mut found).expect("read");
            assert!(found == *content, "{name}");
            let part = file.part(&parts, name.as_bytes()).expect("the part");
            assert!(
                BufReader::new(part)
                    .bytes()
                    .map(|byte| byte.expect("read"))
                    .eq(content.iter().copied())
            );
        }
    }

    #[test]
    fn what_was_not_agreed_is_refused() {
        let long = format!("<a>{}</a>", "x".repeat(LONGEST_TOKEN_BYTES));
        let promise = format!("<sst {} uniqueCount\n=\n'{}'>", " ".repeat(8190), 9_000_000_000_u64);
        let kept = format!("<sst uniqueCount='2'>{}</sst>", "<si/>".repeat(2));
        for (content, opening_bytes, markup, reason) in [
            (&*long, 1 << 30, true, Some("too-large")),
            (&*long, 1 << 30, false, None),
            (&*long, 1 << 10, false, Some("too-large")),
            (&*promise, 1 << 30, true, Some("too-large")),
            (&*kept, 1 << 30, true, None),
        ] {
            let bytes = packed(&[("a", content.as_bytes())]);
            let parts = parts(&bytes);
            let file = Unpacked::new(&parts, markup, opening_bytes);
            let part = file.part(&parts, b"a").expect("the part");
            let end = std::io::copy(&mut io::BufReader::new(part), &mut io::sink());
            assert_eq!(end.is_err(), reason.is_some());
            assert_eq!(file.refused(), reason.map(Unusable::reason));
        }
    }

    #[test]
    fn damage_is_found_by_the_checksum() {
        let bytes = packed(&[("a", b"<a>1</a>")]);
        let mut parts = parts(&bytes);
        parts[0].checksum ^= 1;
        let file = Unpacked::new(&parts, true, 1 << 20);
        let mut part = file.part(&parts, b"a").expect("the part");
        assert!(part.read_to_end(&mut Vec::new()).is_err());
        assert_eq!(file.refused(), Some(Unusable::reason("damaged")));
    }
}
