//! The icon of the pages for programs that ask for `favicon.ico` without looking.

use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg,
};

/// How many points it is across.
const POINTS: u8 = 48;

/// Where the picture begins in the file: behind the header and the entry of the only picture.
const BEGINNING: u32 = 22;

/// An icon with a PNG of the picture in it, which every browser takes; nothing where the picture can't be read.
pub fn ico(svg: &str) -> Option<Vec<u8>> {
    let tree = usvg::Tree::from_str(svg, &usvg::Options::default()).ok()?;
    let mut picture = Pixmap::new(POINTS.into(), POINTS.into())?;
    let scale = f32::from(POINTS) / tree.size().width().max(tree.size().height());
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut picture.as_mut());
    let png = picture.encode_png().ok()?;
    // An icon, one picture; its size, no palette, one plane, 32 bits a point; its length and where it begins.
    let mut ico = vec![0, 0, 1, 0, 1, 0, POINTS, POINTS, 0, 0, 1, 0, 32, 0];
    ico.extend(u32::try_from(png.len()).ok()?.to_le_bytes());
    ico.extend(BEGINNING.to_le_bytes());
    ico.extend(png);
    Some(ico)
}
