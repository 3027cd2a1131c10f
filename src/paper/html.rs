//! A page for a browser: to read, to print, to send. It runs nothing and fetches nothing,
//! which its own policy says too; it writes with the letters of whoever reads it.

use std::fmt::Write as _;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use super::badge;
use super::diploma::{Diploma, Square};
use super::letters::Missing;
use super::shape::Outline;
use super::svg::{escaped, modules};

/// What the page looks like, on screen and on one sheet of A4.
const STYLE: &str = "\
:root{color-scheme:only light}\
body{margin:0;background:#eef2f2;color:#121212;font:16px/1.45 system-ui,sans-serif}\
main{box-sizing:border-box;max-width:46em;margin:2em auto;padding:3em;background:#fff;\
border-top:6px solid #0e4a5a}\
header{display:flex;gap:2em;justify-content:space-between;align-items:flex-start}\
header svg{flex:none;width:9em;height:9em}\
h1{margin:0 0 .7em;font:600 2em/1.15 Georgia,serif;color:#0e4a5a}\
h2{margin:0 0 .4em;font-size:1.1em;color:#0e4a5a}\
.above{margin:0;font-weight:600;font-size:.8em;letter-spacing:.06em;text-transform:uppercase;\
color:#0e4a5a}\
.kind{margin:1.2em 0 0;font:600 1.1em/1.2 Georgia,serif;color:#485255}\
.soft{margin:0;color:#485255}\
.holder{margin:0;font:600 1.4em/1.25 Georgia,serif}\
table{width:100%;margin:1.5em 0;border-collapse:collapse}\
th,td{padding:.35em 0;border-top:1px solid #8a9a9e;text-align:left;vertical-align:top}\
th{width:30%;padding-right:1em;font-weight:400;color:#485255}\
td{overflow-wrap:anywhere;font-variant-ligatures:none}\
.check{display:flex;gap:2em;flex-wrap:wrap}\
.check svg{flex:none;width:15em;height:15em;margin:-1em 0 0 -1em}\
.check div{flex:1 1 18em}\
.short{margin:0;font-size:1.6em;font-weight:600;letter-spacing:.05em}\
.line{font:.75em/1.4 ui-monospace,monospace;white-space:pre-wrap;overflow-wrap:anywhere}\
.warning{margin:1.5em 0 0;padding-top:.6em;border-top:1px solid #8a9a9e;font-weight:600}\
@page{size:A4;margin:15mm}\
@media print{body{background:#fff;font-size:13px}main{margin:0;padding:0;border:0;max-width:none}}";

/// The page of a diploma. The same diploma always gives the same bytes.
///
/// # Errors
/// [`Missing`] when a letter of the badge, never of a name, cannot be drawn.
pub fn write(diploma: &Diploma) -> Result<String, Missing> {
    let title = escaped(&diploma.name);
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
         style-src 'sha256-{}'; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n\
         <title>{title} – {}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n",
        escaped(&diploma.language),
        STANDARD.encode(Sha256::digest(STYLE)),
        escaped(&diploma.organisation),
    );
    put_head(&mut page, diploma)?;
    for sentence in &diploma.sentences {
        put(&mut page, "p", "", sentence);
    }
    page.push_str("<table>\n");
    for (name, content) in &diploma.rows {
        // Writing to a string does not fail.
        let _ = writeln!(
            page,
            "<tr><th scope=\"row\">{}</th><td>{}</td></tr>",
            escaped(name),
            escaped(content)
        );
    }
    page.push_str("</table>\n");
    put_checking(&mut page, diploma);
    put(&mut page, "p", "warning", &diploma.warning);
    page.push_str("</main>\n</body>\n</html>\n");
    Ok(page)
}

fn put_head(page: &mut String, diploma: &Diploma) -> Result<(), Missing> {
    page.push_str("<header>\n<div>\n");
    put(page, "p", "above", &diploma.programme);
    if let Some(kind) = &diploma.kind {
        put(page, "p", "kind", kind);
    }
    put(page, "h1", "", &diploma.title);
    put(page, "p", "soft", &diploma.awarded);
    put(page, "p", "holder", &diploma.organisation);
    if let Some(person) = &diploma.person {
        put(page, "p", "", person);
    }
    page.push_str("</div>\n");
    let side = badge::SIDE;
    let _ = writeln!(page, "<svg viewBox=\"0 0 {side} {side}\" aria-hidden=\"true\">");
    for (ink, outline) in badge::picture(&diploma.badge)? {
        put_path(page, &ink.hex(), &outline);
    }
    page.push_str("</svg>\n</header>\n");
    Ok(())
}

fn put_checking(page: &mut String, diploma: &Diploma) {
    let checking = &diploma.checking;
    page.push_str("<section class=\"check\">\n");
    if let Some(Square { matrix, words, .. }) = &checking.square {
        let side = matrix.side() + 8;
        let _ = writeln!(
            page,
            "<svg viewBox=\"-4 -4 {side} {side}\" role=\"img\" aria-label=\"{}\" \
             shape-rendering=\"crispEdges\">",
            escaped(words)
        );
        // A ground of its own: browsers that turn pages dark leave a square that is read.
        let (side, least) = (f32::from(side), -4.0);
        put_path(page, "#fff", &Outline::rectangle((least, least), side, side));
        put_path(page, "#000", &modules(matrix));
        page.push_str("</svg>\n");
    }
    page.push_str("<div>\n");
    put(page, "h2", "", &checking.title);
    for way in &checking.ways {
        put(page, "p", "", way);
    }
    put(page, "p", "soft", &checking.label);
    put(page, "p", "short", &checking.short);
    page.push_str("</div>\n</section>\n");
    if let Some(Square { line, .. }) = &checking.square {
        // On a line of its own: this page can be checked like the text of a code.
        let _ = writeln!(page, "<p class=\"line\">\n{}\n</p>", escaped(line));
    }
}

fn put(page: &mut String, tag: &str, class: &str, text: &str) {
    let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
    let _ = writeln!(page, "<{tag}{class}>{}</{tag}>", escaped(text));
}

fn put_path(page: &mut String, fill: &str, outline: &Outline) {
    let _ = writeln!(page, "<path fill=\"{fill}\" d=\"{}\"/>", outline.path_data());
}

#[cfg(test)]
mod tests {
    use super::super::shape::DEEP;
    use super::*;

    #[test]
    fn the_page_has_the_colour_of_the_programme() {
        assert!(STYLE.contains(&DEEP.hex()));
    }
}
