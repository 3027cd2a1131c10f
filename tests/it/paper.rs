//! Certificates on paper, on screen and as pictures, read back by somebody else's eyes.

mod shown;

/// What a decoder that is not ours reads in a picture: `dark` is asked for each pixel.
pub(crate) fn decoded(
    (width, height): (usize, usize),
    mut dark: impl FnMut(usize, usize) -> bool,
) -> Vec<String> {
    let grey = |x, y| if dark(x, y) { 0 } else { 255 };
    let mut picture = rqrr::PreparedImage::prepare_from_greyscale(width, height, grey);
    let grids = picture.detect_grids();
    grids.into_iter().filter_map(|grid| Some(grid.decode().ok()?.1)).collect()
}
