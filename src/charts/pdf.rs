//! A picture on sheets of paper: lines and letters of the same shapes that a PNG is drawn of.

use crate::{
    budget::{Budget, Stopped},
    charts::{
        drawing::{Drawing, Shape},
        palette,
        parameters::{Sheet, Theme},
        pdf_font::compressed,
        pdf_painter::{Painter, matrix},
        text::{Weight, width},
    },
};
use entity::vocabulary::Vocabulary;
use pdf_writer::{Content, Filter, Finish, Name, Pdf, Rect, Ref, TextStr, types::StructRole, writers};
use resvg::usvg::{Size, Transform};

/// Between the picture and the edges of a sheet, in points.
const EDGE: f32 = 28.0;

/// How many points a pixel of the picture is at most, however much room there is.
const LARGEST: f32 = 0.8;

/// By how much a picture may be too high for its sheet and is made smaller all the same; one that is higher goes on to the next.
const SQUEEZED: f32 = 1.25;

impl Sheet {
    /// How wide and how high it lies, in points.
    fn lying(self) -> (f32, f32) {
        match self {
            Sheet::A4 => (841.89, 595.28),
            Sheet::A3 => (1190.55, 841.89),
        }
    }
}

/// From where to where a picture is shown, in its own pixels.
#[derive(Clone, Copy)]
struct Strip {
    top: f32,
    bottom: f32,
}

/// How a picture is laid on sheets.
struct Layout {
    sheet: (f32, f32),
    scale: f32,
    width: f32,
    /// What each sheet shows.
    strips: Vec<Strip>,
    /// The headings of columns, which each sheet after the first shows again.
    heading: Option<Strip>,
    /// Whose the picture is, at the foot of each sheet, if there are several.
    foot: Option<Strip>,
}

impl Drawing {
    /// A PDF, in which the picture is as large as its width allows; what is too high for one sheet goes on to the next.
    pub fn pdf(&self, theme: Theme, sheet: Sheet, budget: &Budget) -> Result<Vec<u8>, Stopped> {
        let tree = self.tree(theme);
        let layout = self.lay_out(sheet, tree.size());
        let mut painter = Painter::new(&tree, budget);
        let mut picture = Content::new();
        painter.nodes(tree.root().children(), 1.0, &mut picture)?;
        let mut pdf = Pdf::new();
        let mut ids = 1..;
        let mut next = || Ref::new(ids.next().expect("there are more numbers than things on sheets"));
        let form = next();
        let picture = compressed(&picture.finish());
        let mut drawn = pdf.form_xobject(form, &picture);
        drawn.bbox(Rect::new(0.0, 0.0, tree.size().width(), tree.size().height()));
        drawn.filter(Filter::FlateDecode);
        let written = painter.declare(&mut drawn.resources(), &mut next);
        drawn.finish();
        painter.write(&mut pdf, &written);
        self.write_document(&mut pdf, &layout, (form, theme), &mut next);
        Ok(pdf.finish())
    }

    fn lay_out(&self, sheet: Sheet, size: Size) -> Layout {
        let (wide, high) = sheet.lying();
        let room = (wide - 2.0 * EDGE, high - 2.0 * EDGE);
        let scale = (room.0 / size.width()).min(LARGEST);
        if size.height() * scale <= room.1 * SQUEEZED {
            let strips = vec![Strip { top: 0.0, bottom: size.height() }];
            let scale = scale.min(room.1 / size.height());
            return Layout { sheet: (wide, high), scale, width: size.width(), strips, heading: None, foot: None };
        }
        let spans = self.spans(room.1 / scale / 3.0);
        let heading = self.headings(&spans);
        let foot = self.foot.map(|top| Strip { top: top as f32, bottom: size.height() });
        let end = foot.map_or(size.height(), |foot| foot.top);
        let room = room.1 / scale - (size.height() - end);
        let (mut strips, mut top) = (Vec::new(), 0.0);
        while top < end {
            let again = heading.filter(|_| !strips.is_empty()).map_or(0.0, |heading| heading.bottom - heading.top);
            let most = top + room - again;
            let bottom = if most >= end { end } else { between(&spans, top, most) };
            strips.push(Strip { top, bottom });
            top = bottom;
        }
        Layout { sheet: (wide, high), scale, width: size.width(), strips, heading, foot }
    }

    /// From where to where the shapes are that are not to be cut, as far as they are no higher than this.
    fn spans(&self, highest: f32) -> Vec<Strip> {
        let shapes = self.marks.iter().flat_map(|mark| &mark.shapes);
        let spans = shapes.filter_map(|shape| {
            let (top, bottom) = match shape {
                Shape::Rectangle { y, height, .. } | Shape::Pattern { y, height, .. } => (*y, y + height),
                Shape::Circle { y, radius, .. } => (y - radius, y + radius),
                Shape::Text { y, .. } => (y - 12, y + 4),
                Shape::Path { .. } | Shape::Area { .. } | Shape::Tie { .. } | Shape::TurnedText { .. } => return None,
            };
            Some(Strip { top: top as f32, bottom: bottom as f32 })
        });
        spans.filter(|span| span.bottom - span.top <= highest).collect()
    }

    /// Where the headings of columns stand, if there are any: those that are written from the bottom to the top.
    fn headings(&self, spans: &[Strip]) -> Option<Strip> {
        let shapes = self.marks.iter().flat_map(|mark| &mark.shapes);
        let turned: Vec<(i32, i32)> = shapes
            .filter_map(|shape| match shape {
                Shape::TurnedText { y, text, .. } => Some((*y, y - width(text, 11, Weight::Regular))),
                _ => None,
            })
            .collect();
        let bottom = turned.iter().map(|(bottom, _)| *bottom).max()? as f32 + 4.0;
        let top = turned.iter().map(|(_, top)| *top).min()? as f32;
        Some(Strip { top: between(spans, 0.0, top.max(0.0)), bottom })
    }

    /// The sheets, and what is said of the whole.
    fn write_document(
        &self,
        pdf: &mut Pdf,
        layout: &Layout,
        (form, theme): (Ref, Theme),
        next: &mut impl FnMut() -> Ref,
    ) {
        let [catalog, pages, about, root, figure] = std::array::from_fn(|_| next());
        let sheets: Vec<[Ref; 3]> = layout.strips.iter().map(|_| std::array::from_fn(|_| next())).collect();
        let mut catalogue = pdf.catalog(catalog);
        catalogue.pages(pages).lang(TextStr(self.language.word())).pair(Name(b"StructTreeRoot"), root);
        catalogue.viewer_preferences().display_doc_title(true);
        catalogue.mark_info().marked(true);
        catalogue.finish();
        // Who hears the document hears what it shows.
        let mut structure = pdf.indirect(root).start::<writers::StructTreeRoot<'_>>();
        structure.child(figure);
        let mut parents = structure.parent_tree();
        let mut numbered = parents.nums();
        for (at, [_, _, parent]) in sheets.iter().enumerate() {
            numbered.insert(at as i32, *parent);
        }
        numbered.finish();
        parents.finish();
        structure.finish();
        let mut element = pdf.struct_element(figure);
        element.kind(StructRole::Figure).parent(root).alt(TextStr(&format!("{}. {}", self.title, self.description)));
        let mut children = element.children();
        for [page, _, _] in &sheets {
            children.marked_content_ref().page(*page).marked_content_id(0);
        }
        children.finish();
        element.finish();
        pdf.document_info(about)
            .title(TextStr(&self.title))
            .subject(TextStr(&self.description))
            .author(TextStr("Palermo"));
        pdf.pages(pages).kids(sheets.iter().map(|[page, _, _]| *page)).count(sheets.len() as i32);
        for (at, [page, content, parent]) in sheets.iter().enumerate() {
            pdf.indirect(*parent).array().item(figure);
            let mut sheet = pdf.page(*page);
            sheet.parent(pages).media_box(Rect::new(0.0, 0.0, layout.sheet.0, layout.sheet.1));
            sheet.contents(*content).struct_parents(at as i32);
            sheet.resources().x_objects().pair(PICTURE, form);
            sheet.finish();
            pdf.stream(*content, &layout.content(at, theme));
        }
    }
}

/// Where a strip may end: as far down as possible, and through no shape.
fn between(spans: &[Strip], top: f32, most: f32) -> f32 {
    let mut at = most;
    while let Some(span) = spans.iter().find(|span| span.top < at && at < span.bottom) {
        at = span.top;
    }
    // Shapes that lie over each other all the way up are cut after all.
    if at > top { at } else { most }
}

const PICTURE: Name<'static> = Name(b"Picture");

impl Layout {
    /// What stands on a sheet.
    fn content(&self, at: usize, theme: Theme) -> Vec<u8> {
        let mut content = Content::new();
        // The whole sheet is the ground of the picture.
        let [red, green, blue] = palette::ground(theme);
        content.set_fill_rgb(red, green, blue).rect(0.0, 0.0, self.sheet.0, self.sheet.1).fill_nonzero();
        content.begin_marked_content_with_properties(Name(b"Figure")).properties().identify(0);
        let heading = self.heading.filter(|_| at > 0);
        let mut from = self.sheet.1 - EDGE;
        for strip in heading.into_iter().chain([self.strips[at]]).chain(self.foot) {
            let height = (strip.bottom - strip.top) * self.scale;
            content.save_state();
            content.rect(0.0, from - height, self.sheet.0, height).clip_nonzero().end_path();
            // Paper counts from the bottom.
            let left = (self.sheet.0 - self.width * self.scale) / 2.0;
            let place = Transform::from_row(self.scale, 0.0, 0.0, -self.scale, left, from + strip.top * self.scale);
            content.transform(matrix(place)).x_object(PICTURE);
            content.restore_state();
            from -= height;
        }
        content.end_marked_content();
        content.finish().into_vec()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_sheet_shows_has_room_within_its_edges() {
        for (width, height) in [(700.0, 100.0), (700.0, 740.0), (1_200.0, 900.0), (1_200.0, 20_000.0)] {
            for sheet in [Sheet::A4, Sheet::A3] {
                let size = Size::from_wh(width, height).expect("the figures are above nothing");
                let Layout { sheet: (wide, high), scale, strips, .. } = Drawing::default().lay_out(sheet, size);
                assert!(width * scale <= wide - 2.0 * EDGE + 0.01, "{width} × {height}");
                for strip in &strips {
                    assert!((strip.bottom - strip.top) * scale <= high - 2.0 * EDGE + 0.01, "{width} × {height}");
                }
                let shown: f32 = strips.iter().map(|strip| strip.bottom - strip.top).sum();
                assert!((shown - height).abs() < 0.1, "nothing is left out or shown twice");
            }
        }
    }
}
