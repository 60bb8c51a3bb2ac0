//! A font as it is put into a PDF: whole, because it is a subset already, with the text that each of its letters stands for.

use flate2::{Compression, write::ZlibEncoder};
use pdf_writer::{
    Filter, Finish, Name, Pdf, Rect, Ref, Str,
    types::{CidFontType, FontFlags, SystemInfo, UnicodeCmap},
};
use std::{collections::BTreeMap, io::Write};

/// How the letters of a font are numbered: as the font numbers them.
const NUMBERS: SystemInfo<'_> = SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"Identity"), supplement: 0 };

/// A font of TrueType, and which of its letters are written.
pub(super) struct PdfFont {
    data: Vec<u8>,
    units_per_em: f32,
    ascent: f32,
    descent: f32,
    bounds: [f32; 4],
    widths: Vec<f32>,
    /// What each letter that is written stands for.
    written: BTreeMap<u16, String>,
}

impl PdfFont {
    /// Reads the tables of a font that tell how wide its letters are.
    pub(super) fn new(data: &[u8]) -> Option<Self> {
        let (head, hhea, hmtx) = (table(data, b"head")?, table(data, b"hhea")?, table(data, b"hmtx")?);
        let units_per_em = f32::from(number(head, 18)?);
        let signed = |table, at| Some(f32::from(number(table, at)?.cast_signed()) / units_per_em * 1_000.0);
        let widths = (0..usize::from(number(hhea, 34)?))
            .map(|letter| Some(f32::from(number(hmtx, letter * 4)?) / units_per_em * 1_000.0))
            .collect::<Option<_>>()?;
        Some(PdfFont {
            data: data.to_vec(),
            units_per_em,
            ascent: signed(hhea, 4)?,
            descent: signed(hhea, 6)?,
            bounds: [signed(head, 36)?, signed(head, 38)?, signed(head, 40)?, signed(head, 42)?],
            widths,
            written: BTreeMap::new(),
        })
    }

    /// How many units of the font are as long as it is high.
    pub(super) fn units_per_em(&self) -> f32 {
        self.units_per_em
    }

    /// Notes that a letter is written, and for which text; says how wide it is, in thousandths of its size.
    pub(super) fn write_letter(&mut self, letter: u16, text: &str) -> f32 {
        self.written.entry(letter).or_insert_with(|| text.to_owned());
        // The last width is that of all later letters.
        self.widths.get(usize::from(letter)).or(self.widths.last()).copied().unwrap_or_default()
    }

    /// Puts the font into a document, under the first of these numbers.
    pub(super) fn write(&self, pdf: &mut Pdf, name: &str, ids: [Ref; 5]) {
        let [font, letters, description, file, texts] = ids;
        let name = Name(name.as_bytes());
        pdf.type0_font(font)
            .base_font(name)
            .encoding_predefined(Name(b"Identity-H"))
            .descendant_font(letters)
            .to_unicode(texts);
        let mut cid = pdf.cid_font(letters);
        cid.subtype(CidFontType::Type2).base_font(name).system_info(NUMBERS).font_descriptor(description);
        cid.default_width(0.0).cid_to_gid_map_predefined(Name(b"Identity"));
        let mut widths = cid.widths();
        for letter in self.written.keys() {
            let width = self.widths.get(usize::from(*letter)).or(self.widths.last()).copied().unwrap_or_default();
            widths.consecutive(*letter, [width]);
        }
        widths.finish();
        cid.finish();
        let [left, bottom, right, top] = self.bounds;
        pdf.font_descriptor(description)
            .name(name)
            .flags(FontFlags::SYMBOLIC)
            .bbox(Rect::new(left, bottom, right, top))
            .italic_angle(0.0)
            .ascent(self.ascent)
            .descent(self.descent)
            .cap_height(self.ascent)
            .stem_v(80.0)
            .font_file2(file);
        let compressed = compressed(&self.data);
        let mut stream = pdf.stream(file, &compressed);
        stream.filter(Filter::FlateDecode);
        stream.pair(Name(b"Length1"), i32::try_from(self.data.len()).unwrap_or(i32::MAX));
        stream.finish();
        let mut map = UnicodeCmap::new(Name(b"Palermo"), NUMBERS);
        for (letter, text) in &self.written {
            map.pair_with_multiple(*letter, text.chars());
        }
        pdf.cmap(texts, &map.finish());
    }
}

/// Bytes as a document keeps them.
pub(super) fn compressed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).and_then(|()| encoder.finish()).expect("memory takes it")
}

/// A table of a font.
fn table<'d>(data: &'d [u8], tag: &[u8; 4]) -> Option<&'d [u8]> {
    let long = |at: usize| Some((usize::from(number(data, at)?) << 16) | usize::from(number(data, at + 2)?));
    let mut entries = (0..usize::from(number(data, 4)?)).map(|entry| 12 + entry * 16);
    let entry = entries.find(|entry| data.get(*entry..entry + 4) == Some(&tag[..]))?;
    let (start, length) = (long(entry + 8)?, long(entry + 12)?);
    data.get(start..start.checked_add(length)?)
}

fn number(bytes: &[u8], at: usize) -> Option<u16> {
    let bytes = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_be_bytes([bytes[0], bytes[1]]))
}
