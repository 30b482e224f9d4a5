//! The parts of a workbook's package, read as XML.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

use quick_xml::events::Event;

/// An element with its attributes and the text directly inside it.
struct Element {
    path: String,
    attributes: Vec<(String, String)>,
    text: String,
}

impl Element {
    fn attribute(&self, name: &str) -> &str {
        let found = self.attributes.iter().find(|(key, _)| key == name);
        found.map_or("", |(_, value)| value)
    }

    fn number(&self, name: &str) -> usize {
        self.attribute(name).parse().unwrap_or(0)
    }
}

/// A workbook as it lies in its file.
pub(crate) struct Package {
    parts: BTreeMap<String, String>,
    strings: Vec<String>,
}

/// What a cell holds.
pub(crate) struct Cell {
    pub(crate) text: String,
    pub(crate) formula: Option<String>,
    pub(crate) format: usize,
}

/// A sheet as far as the checks look at it.
pub(crate) struct Sheet {
    pub(crate) name: String,
    pub(crate) is_hidden: bool,
    pub(crate) cells: BTreeMap<(u32, u16), Cell>,
    pub(crate) links: Vec<((u32, u16), String)>,
    pub(crate) merged_count: usize,
    pub(crate) error_count: usize,
    pub(crate) is_frozen: bool,
    pub(crate) landscape_a4: bool,
    pub(crate) fits_width: bool,
    pub(crate) has_print_area: bool,
    pub(crate) has_print_titles: bool,
}

/// What the formats of a workbook's cells look like.
pub(crate) struct Formats {
    /// Colours of font and ground.
    pub(crate) pairs: BTreeSet<(u32, u32)>,
    /// Formats of the cells of a table: a hairline below.
    pub(crate) in_table: BTreeSet<usize>,
}

impl Package {
    pub(crate) fn read(bytes: Vec<u8>) -> Self {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a package");
        let mut parts = BTreeMap::new();
        for index in 0..archive.len() {
            let mut entry = archive.by_index(index).expect("an entry");
            let name = entry.name().expect("UTF-8").into_owned();
            let mut text = String::new();
            entry.read_to_string(&mut text).expect("XML");
            parts.insert(name, text);
        }
        let mut package = Self { parts, strings: Vec::new() };
        let mut strings: Vec<String> = Vec::new();
        for element in package.elements("xl/sharedStrings.xml") {
            match element.path.as_str() {
                "sst/si" => strings.push(String::new()),
                "sst/si/t" | "sst/si/r/t" => {
                    strings.last_mut().expect("inside an item").push_str(&element.text);
                }
                _ => {}
            }
        }
        package.strings = strings;
        package
    }

    /// A property every document has, such as `dc:title`.
    pub(crate) fn property(&self, name: &str) -> String {
        let elements = self.elements("docProps/core.xml");
        let found = elements.iter().find(|one| one.path == format!("cp:coreProperties/{name}"));
        found.map(|element| element.text.clone()).unwrap_or_default()
    }

    pub(crate) fn custom_property(&self, name: &str) -> String {
        let elements = self.elements("docProps/custom.xml");
        let place = elements
            .iter()
            .position(|one| one.path == "Properties/property" && one.attribute("name") == name);
        place
            .and_then(|place| elements.get(place + 1))
            .map(|one| one.text.clone())
            .unwrap_or_default()
    }

    /// Drawn objects with what is said for those who do not see them.
    pub(crate) fn charts(&self) -> Vec<(String, String)> {
        let drawings = self.parts.keys().filter(|name| name.starts_with("xl/drawings/drawing"));
        let elements = drawings.flat_map(|name| {
            let drawn = self.elements(name).into_iter();
            drawn.map(|element| (name.clone(), element)).collect::<Vec<_>>()
        });
        elements
            .filter(|(_, element)| element.path.ends_with("xdr:cNvPr"))
            .map(|(name, element)| (name, element.attribute("descr").to_owned()))
            .collect()
    }

    /// The ranges charts are drawn from.
    pub(crate) fn chart_ranges(&self) -> Vec<String> {
        let charts = self.parts.keys().filter(|name| name.starts_with("xl/charts/chart"));
        let elements = charts.flat_map(|name| self.elements(name));
        elements.filter(|one| one.path.ends_with("c:f")).map(|one| one.text).collect()
    }

    pub(crate) fn sheets(&self) -> Vec<Sheet> {
        let workbook = self.elements("xl/workbook.xml");
        let named = |name: &str, sheet: usize| {
            workbook.iter().any(|one| {
                one.path.ends_with("definedName")
                    && one.attribute("name") == name
                    && one.attribute("localSheetId") == sheet.to_string()
            })
        };
        let sheets = workbook.iter().filter(|one| one.path == "workbook/sheets/sheet");
        sheets
            .enumerate()
            .map(|(number, element)| {
                let part = format!("xl/worksheets/sheet{}.xml", number + 1);
                let mut sheet = self.sheet(&part, element.attribute("name"));
                sheet.is_hidden = !element.attribute("state").is_empty();
                sheet.has_print_area = named("_xlnm.Print_Area", number);
                sheet.has_print_titles = named("_xlnm.Print_Titles", number);
                sheet
            })
            .collect()
    }

    fn sheet(&self, part: &str, name: &str) -> Sheet {
        let mut sheet = Sheet {
            name: name.to_owned(),
            is_hidden: false,
            cells: BTreeMap::new(),
            links: Vec::new(),
            merged_count: 0,
            error_count: 0,
            is_frozen: false,
            landscape_a4: false,
            fits_width: false,
            has_print_area: false,
            has_print_titles: false,
        };
        let (mut place, mut kind) = ((0, 0), String::new());
        for element in self.elements(part) {
            let Some(rest) = element.path.strip_prefix("worksheet/") else { continue };
            match rest {
                "sheetData/row/c" => {
                    place = position(element.attribute("r"));
                    element.attribute("t").clone_into(&mut kind);
                    sheet.error_count += usize::from(kind == "e");
                    let cell =
                        Cell { text: String::new(), formula: None, format: element.number("s") };
                    sheet.cells.insert(place, cell);
                }
                "sheetData/row/c/v" | "sheetData/row/c/is/t" => {
                    let shared =
                        (kind == "s").then(|| element.text.parse::<usize>().expect("an index"));
                    let text = shared.map_or(element.text, |index| self.strings[index].clone());
                    sheet.cells.get_mut(&place).expect("inside a cell").text = text;
                }
                "sheetData/row/c/f" => {
                    sheet.cells.get_mut(&place).expect("inside a cell").formula =
                        Some(element.text);
                }
                "mergeCells/mergeCell" => sheet.merged_count += 1,
                "sheetViews/sheetView/pane" => {
                    sheet.is_frozen = element.attribute("state").starts_with("frozen");
                }
                "sheetPr/pageSetUpPr" => sheet.fits_width = element.attribute("fitToPage") == "1",
                "pageSetup" => {
                    sheet.landscape_a4 = element.attribute("paperSize") == "9"
                        && element.attribute("orientation") == "landscape";
                }
                "hyperlinks/hyperlink" => {
                    let target = element.attribute("location").to_owned();
                    sheet.links.push((position(element.attribute("ref")), target));
                }
                _ => {}
            }
        }
        sheet
    }

    pub(crate) fn formats(&self) -> Formats {
        let (mut fonts, mut fills, mut hair) = (Vec::new(), Vec::new(), Vec::new());
        let mut formats = Formats { pairs: BTreeSet::new(), in_table: BTreeSet::new() };
        let mut count = 0;
        let mut conditional = (0x00_00_00, 0xFF_FF_FF);
        for element in self.elements("xl/styles.xml") {
            let colour =
                || u32::from_str_radix(element.attribute("rgb").get(2..).unwrap_or(""), 16);
            match element.path.as_str() {
                // What says nothing is black, or the theme's black.
                "styleSheet/fonts/font" => fonts.push(0x00_00_00),
                "styleSheet/fonts/font/color" => {
                    if let (Some(last), Ok(colour)) = (fonts.last_mut(), colour()) {
                        *last = colour;
                    }
                }
                "styleSheet/fills/fill" => fills.push(0xFF_FF_FF),
                "styleSheet/fills/fill/patternFill/fgColor" => {
                    if let (Some(last), Ok(colour)) = (fills.last_mut(), colour()) {
                        *last = colour;
                    }
                }
                "styleSheet/borders/border" => hair.push(false),
                "styleSheet/borders/border/bottom" => {
                    let is_hair = element.attribute("style") == "hair";
                    hair.last_mut().map(|last| *last = is_hair).expect("inside a border");
                }
                "styleSheet/cellXfs/xf" => {
                    formats
                        .pairs
                        .insert((fonts[element.number("fontId")], fills[element.number("fillId")]));
                    if hair[element.number("borderId")] {
                        formats.in_table.insert(count);
                    }
                    count += 1;
                }
                "styleSheet/dxfs/dxf" => {
                    formats.pairs.insert(conditional);
                    conditional = (0x00_00_00, 0xFF_FF_FF);
                }
                "styleSheet/dxfs/dxf/font/color" => {
                    conditional.0 = colour().unwrap_or(conditional.0);
                }
                "styleSheet/dxfs/dxf/fill/patternFill/bgColor" => {
                    conditional.1 = colour().unwrap_or(conditional.1);
                }
                _ => {}
            }
        }
        formats.pairs.insert(conditional);
        formats
    }

    /// Elements of a part in the order they begin; none where there is no such part.
    fn elements(&self, part: &str) -> Vec<Element> {
        let Some(text) = self.parts.get(part) else { return Vec::new() };
        let mut reader = quick_xml::Reader::from_str(text);
        let (mut found, mut open): (Vec<Element>, Vec<usize>) = (Vec::new(), Vec::new());
        loop {
            match reader.read_event().expect("well-formed XML") {
                Event::Start(start) => {
                    let element = element(&start, &found, &open);
                    open.push(found.len());
                    found.push(element);
                }
                Event::Empty(start) => {
                    let element = element(&start, &found, &open);
                    found.push(element);
                }
                Event::Text(text) => {
                    if let Some(&index) = open.last() {
                        found[index].text.push_str(&text);
                    }
                }
                Event::GeneralRef(name) => {
                    if let Some(&index) = open.last() {
                        let name = format!("&{};", &*name);
                        let text = quick_xml::escape::unescape(&name).expect("a known entity");
                        found[index].text.push_str(&text);
                    }
                }
                Event::End(_) => {
                    open.pop();
                }
                Event::Eof => return found,
                _ => {}
            }
        }
    }
}

fn element(
    start: &quick_xml::events::BytesStart<'_>,
    found: &[Element],
    open: &[usize],
) -> Element {
    let name = start.name().as_ref().to_owned();
    let path = match open.last() {
        Some(&parent) => format!("{}/{name}", found[parent].path),
        None => name,
    };
    let attributes = start.attributes().map(|attribute| {
        let attribute = attribute.expect("an attribute");
        let key = attribute.key.as_ref().to_owned();
        let value = attribute.value.into_owned();
        (key, quick_xml::escape::unescape(&value).expect("known entities").into_owned())
    });
    Element { path, attributes: attributes.collect(), text: String::new() }
}

/// Row and column of a reference such as `B4`, or of the first cell of a range.
fn position(reference: &str) -> (u32, u16) {
    let first = reference.split(':').next().unwrap_or_default();
    let letters = first.bytes().take_while(u8::is_ascii_alphabetic);
    let column = letters.fold(0, |column, letter| column * 26 + u16::from(letter - b'A') + 1);
    let row: u32 = first.trim_start_matches(|c: char| c.is_ascii_alphabetic()).parse().unwrap_or(1);
    (row - 1, column - 1)
}

/// Contrast of two colours as WCAG 2.1 defines it.
pub(crate) fn contrast(one: u32, other: u32) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance(colour: u32) -> f64 {
    let channel = |shift: u32| {
        let value = f64::from((colour >> shift) & 0xFF) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(16) + 0.7152 * channel(8) + 0.0722 * channel(0)
}
