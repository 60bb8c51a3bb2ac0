//! Shapes and letters as a PDF has them.

use crate::{
    budget::{Budget, Stopped},
    charts::pdf_font::PdfFont,
};
use pdf_writer::{
    Content, Finish, Name, Pdf, Rect, Ref, Str,
    types::{ColorSpaceOperand, LineCapStyle, LineJoinStyle, PaintType, TilingType},
    writers,
};
use resvg::{
    tiny_skia::PathSegment,
    usvg::{self, Node, Paint, Transform, fontdb, layout::Span},
};
use std::sync::Arc;

/// What it is drawn with.
#[derive(Default)]
struct Resources {
    /// In the order in which they are first used.
    fonts: Vec<(fontdb::ID, PdfFont)>,
    /// How much can be seen through, in thousandths.
    opacities: Vec<u16>,
    patterns: Vec<Tile>,
}

/// What fills an area, again and again.
struct Tile {
    pattern: Arc<usvg::Pattern>,
    place: Transform,
    content: Vec<u8>,
}

/// The numbers under which it is written.
pub(super) struct Written {
    fonts: Vec<[Ref; 5]>,
    patterns: Vec<Ref>,
}

impl Resources {
    /// Names them.
    fn declare(&self, to: &mut writers::Resources<'_>, next: &mut impl FnMut() -> Ref) -> Written {
        let written = Written {
            fonts: self.fonts.iter().map(|_| std::array::from_fn(|_| next())).collect(),
            patterns: self.patterns.iter().map(|_| next()).collect(),
        };
        let mut fonts = to.fonts();
        for (at, ids) in written.fonts.iter().enumerate() {
            fonts.pair(Name(named('F', at).as_bytes()), ids[0]);
        }
        fonts.finish();
        let mut patterns = to.patterns();
        for (at, id) in written.patterns.iter().enumerate() {
            patterns.pair(Name(named('P', at).as_bytes()), *id);
        }
        patterns.finish();
        self.declare_opacities(to);
        written
    }

    fn write(&self, pdf: &mut Pdf, written: &Written) {
        for (at, ((_, font), ids)) in self.fonts.iter().zip(&written.fonts).enumerate() {
            font.write(pdf, &format!("PALERM+DejaVuSans{at}"), *ids);
        }
        for (tile, id) in self.patterns.iter().zip(&written.patterns) {
            let rect = tile.pattern.rect();
            let mut pattern = pdf.tiling_pattern(*id, &tile.content);
            pattern.paint_type(PaintType::Colored).tiling_type(TilingType::ConstantSpacing);
            pattern.bbox(Rect::new(0.0, 0.0, rect.width(), rect.height()));
            pattern.x_step(rect.width()).y_step(rect.height()).matrix(matrix(tile.place));
            self.declare_opacities(&mut pattern.resources());
        }
    }

    fn declare_opacities(&self, to: &mut writers::Resources<'_>) {
        let mut states = to.ext_g_states();
        for (at, opacity) in self.opacities.iter().enumerate() {
            let share = f32::from(*opacity) / 1_000.0;
            let mut state = states.insert(Name(named('G', at).as_bytes())).start::<writers::ExtGraphicsState<'_>>();
            state.stroking_alpha(share).non_stroking_alpha(share);
        }
    }
}

fn named(letter: char, at: usize) -> String {
    format!("{letter}{at}")
}

/// Writes what is drawn.
pub(super) struct Painter<'t> {
    tree: &'t usvg::Tree,
    resources: Resources,
    budget: &'t Budget,
}

impl<'t> Painter<'t> {
    /// Of a picture.
    pub(super) fn new(tree: &'t usvg::Tree, budget: &'t Budget) -> Self {
        Painter { tree, resources: Resources::default(), budget }
    }

    /// Names to the picture what it is drawn with, under numbers of their own.
    pub(super) fn declare(&self, to: &mut writers::Resources<'_>, next: &mut impl FnMut() -> Ref) -> Written {
        self.resources.declare(to, next)
    }

    /// Writes what it is drawn with.
    pub(super) fn write(&self, pdf: &mut Pdf, written: &Written) {
        self.resources.write(pdf, written);
    }

    /// Shapes that can be seen through by so much.
    pub(super) fn nodes(&mut self, nodes: &[Node], opacity: f32, content: &mut Content) -> Result<(), Stopped> {
        for node in nodes {
            self.budget.steps(16)?;
            match node {
                Node::Group(group) => {
                    content.save_state();
                    content.transform(matrix(group.transform()));
                    // Of a group as of each of its shapes: none of ours lies over another of its group.
                    self.nodes(group.children(), opacity * group.opacity().get(), content)?;
                    content.restore_state();
                }
                Node::Path(path) if path.is_visible() => self.path(path, opacity, content)?,
                Node::Text(text) => {
                    for span in text.layouted() {
                        self.letters(span, opacity, content)?;
                    }
                }
                // Hidden, or a picture in the picture, of which there is none.
                Node::Path(_) | Node::Image(_) => {}
            }
        }
        Ok(())
    }

    fn path(&mut self, path: &usvg::Path, opacity: f32, content: &mut Content) -> Result<(), Stopped> {
        content.save_state();
        if let Some(fill) = path.fill() {
            self.seen_through(opacity * fill.opacity().get(), content);
            self.fill(fill.paint(), content)?;
            trace(path.data(), content);
            match fill.rule() {
                usvg::FillRule::NonZero => content.fill_nonzero(),
                usvg::FillRule::EvenOdd => content.fill_even_odd(),
            };
        }
        if let Some(stroke) = path.stroke() {
            self.seen_through(opacity * stroke.opacity().get(), content);
            if let Paint::Color(colour) = stroke.paint() {
                let [red, green, blue] = shares(*colour);
                content.set_stroke_rgb(red, green, blue);
            }
            content.set_line_width(stroke.width().get()).set_miter_limit(stroke.miterlimit().get());
            content.set_line_cap(match stroke.linecap() {
                usvg::LineCap::Butt => LineCapStyle::ButtCap,
                usvg::LineCap::Round => LineCapStyle::RoundCap,
                usvg::LineCap::Square => LineCapStyle::ProjectingSquareCap,
            });
            content.set_line_join(match stroke.linejoin() {
                usvg::LineJoin::Miter | usvg::LineJoin::MiterClip => LineJoinStyle::MiterJoin,
                usvg::LineJoin::Round => LineJoinStyle::RoundJoin,
                usvg::LineJoin::Bevel => LineJoinStyle::BevelJoin,
            });
            if let Some(dashes) = stroke.dasharray() {
                content.set_dash_pattern(dashes.iter().copied(), stroke.dashoffset());
            }
            trace(path.data(), content);
            content.stroke();
        }
        content.restore_state();
        Ok(())
    }

    fn fill(&mut self, paint: &Paint, content: &mut Content) -> Result<(), Stopped> {
        match paint {
            Paint::Color(colour) => {
                let [red, green, blue] = shares(*colour);
                content.set_fill_rgb(red, green, blue);
            }
            Paint::Pattern(pattern) => {
                let at = self.tile(pattern)?;
                content.set_fill_color_space(ColorSpaceOperand::Pattern);
                content.set_fill_pattern([], Name(named('P', at).as_bytes()));
            }
            // There is none in our pictures.
            Paint::LinearGradient(_) | Paint::RadialGradient(_) => {}
        }
        Ok(())
    }

    /// Which of the tiles a pattern is.
    fn tile(&mut self, pattern: &Arc<usvg::Pattern>) -> Result<usize, Stopped> {
        let known = self.resources.patterns.iter().position(|tile| Arc::ptr_eq(&tile.pattern, pattern));
        if let Some(at) = known {
            return Ok(at);
        }
        let mut content = Content::new();
        self.nodes(pattern.root().children(), 1.0, &mut content)?;
        let rect = pattern.rect();
        let place = pattern.transform().pre_translate(rect.x(), rect.y());
        let tile = Tile { pattern: Arc::clone(pattern), place, content: content.finish().into_vec() };
        self.resources.patterns.push(tile);
        Ok(self.resources.patterns.len() - 1)
    }

    fn seen_through(&mut self, opacity: f32, content: &mut Content) {
        let thousandths = (opacity.clamp(0.0, 1.0) * 1_000.0).round() as u16;
        let known = self.resources.opacities.iter().position(|known| *known == thousandths);
        let at = known.unwrap_or_else(|| {
            self.resources.opacities.push(thousandths);
            self.resources.opacities.len() - 1
        });
        content.set_parameters(Name(named('G', at).as_bytes()));
    }

    /// Letters as letters, so that they can be searched and copied.
    fn letters(&mut self, span: &Span, opacity: f32, content: &mut Content) -> Result<(), Stopped> {
        let Some(fill) = span.fill.as_ref().filter(|_| span.visible) else { return Ok(()) };
        let size = span.font_size.get();
        content.save_state();
        self.seen_through(opacity * fill.opacity().get(), content);
        self.fill(fill.paint(), content)?;
        content.begin_text();
        for glyphs in span.positioned_glyphs.chunk_by(|one, next| one.font == next.font) {
            self.budget.steps(glyphs.len())?;
            let at = self.font(glyphs[0].font);
            content.set_font(Name(named('F', at).as_bytes()), size);
            let font = &mut self.resources.fonts[at].1;
            let em = font.units_per_em() / size;
            content.set_text_matrix(matrix(glyphs[0].outline_transform().pre_scale(em, em)));
            let mut line = content.show_positioned();
            let mut items = line.items();
            let mut expected = 0.0;
            for glyph in glyphs {
                let moved = along(glyphs[0].transform(), glyph.transform()) / size * 1_000.0;
                if (moved - expected).abs() > 0.5 {
                    items.adjust(expected - moved);
                }
                // A font of TrueType has no more letters than that.
                let letter = u16::try_from(glyph.id.0).unwrap_or_default();
                items.show(Str(&letter.to_be_bytes()));
                expected = moved + font.write_letter(letter, &glyph.text);
            }
        }
        content.end_text();
        content.restore_state();
        Ok(())
    }
}

impl Painter<'_> {
    /// Which of the fonts it is.
    fn font(&mut self, id: fontdb::ID) -> usize {
        let fonts = &mut self.resources.fonts;
        fonts.iter().position(|(known, _)| *known == id).unwrap_or_else(|| {
            let font = self.tree.fontdb().with_face_data(id, |data, _| PdfFont::new(data)).flatten();
            fonts.push((id, font.expect("the fonts are ours")));
            fonts.len() - 1
        })
    }
}

/// How far one letter stands from another, along their line.
fn along(from: Transform, to: Transform) -> f32 {
    let (x, y) = (to.tx - from.tx, to.ty - from.ty);
    let length = from.sx.hypot(from.ky);
    if length == 0.0 { 0.0 } else { (x * from.sx + y * from.ky) / length }
}

fn trace(path: &resvg::tiny_skia::Path, content: &mut Content) {
    let mut last = (0.0, 0.0);
    for segment in path.segments() {
        match segment {
            PathSegment::MoveTo(to) => {
                content.move_to(to.x, to.y);
                last = (to.x, to.y);
            }
            PathSegment::LineTo(to) => {
                content.line_to(to.x, to.y);
                last = (to.x, to.y);
            }
            PathSegment::QuadTo(by, to) => {
                // The same curve, as paper knows it.
                let towards = |from: f32, by: f32| from + (by - from) * 2.0 / 3.0;
                content.cubic_to(
                    towards(last.0, by.x),
                    towards(last.1, by.y),
                    towards(to.x, by.x),
                    towards(to.y, by.y),
                    to.x,
                    to.y,
                );
                last = (to.x, to.y);
            }
            PathSegment::CubicTo(one, other, to) => {
                content.cubic_to(one.x, one.y, other.x, other.y, to.x, to.y);
                last = (to.x, to.y);
            }
            PathSegment::Close => {
                content.close_path();
            }
        }
    }
}

fn shares(colour: usvg::Color) -> [f32; 3] {
    [colour.red, colour.green, colour.blue].map(|part| f32::from(part) / 255.0)
}

/// As paper has it.
pub(super) fn matrix(transform: Transform) -> [f32; 6] {
    [transform.sx, transform.ky, transform.kx, transform.sy, transform.tx, transform.ty]
}
