//! Certificates on paper and as pictures: exported, checked again, attacked.

use super::command::{Answer, args, pinned, written};
use super::exported::{Site, ask};
use super::*;
use passeport::cli::certificate::{Format, Obstacle, Trouble};
use passeport::credential::{jwt, keyfile, reading};
use passeport::paper::carried::{Broken, carried};
use passeport::paper::diploma::{Carried, Diploma};
use passeport::paper::{pdf, qr};
use passeport::run::diploma::{Extras, diploma};
use passeport::run::drawn::{self, Paper};
use passeport::text::Text;
use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use proptest::prelude::*;

const PAPERS: [Format; 4] = [Format::Pdf, Format::Png, Format::Svg, Format::Html];

fn drawn(paper: Paper, signed: &Signed) -> Vec<u8> {
    drawn::draw(paper, &signed.document, Some(&site()), &Text::embedded("fr")).unwrap()
}

fn words(signed: &Signed) -> Diploma {
    let read = reading::read(signed.document.as_bytes()).unwrap();
    let extras = Extras { document: &signed.document, token: None, line: None, is_carried: true };
    diploma(&read, extras, &Text::embedded("fr"))
}

/// What `passeport verify` says of a file with this content.
fn checked(content: &[u8]) -> Answer {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("file");
    fs::write(&path, content).unwrap();
    command::ask("en", false, &args(path.to_str().unwrap(), &pinned(), &[]), "")
}

fn holds(bytes: &[u8], what: &str) -> bool {
    bytes.windows(what.len()).any(|window| window == what.as_bytes())
}

#[test]
fn every_paper_is_exported_again_the_same_and_found_valid() {
    let site = Site::new();
    for format in PAPERS {
        for signed in [&site.modules[0], &site.passport] {
            let [file] = &site.export(format, &[signed]).unwrap()[..] else { panic!() };
            let first = fs::read(file).unwrap();
            let answer = ask(file, &[]);
            assert_eq!(answer.code, 0, "{}: {}", file.display(), answer.output);
            for shown in [&signed.code.to_string(), "732829320"] {
                assert!(answer.output.contains(shown), "{}", answer.output);
            }
            let is_compared = answer.output.contains("Only the signed document inside this file");
            assert_eq!(is_compared, format != Format::Html, "{format:?}");
            site.export(format, &[signed]).unwrap();
            assert!(first == fs::read(file).unwrap(), "{format:?} differs from time to time");
        }
    }
}

#[test]
fn the_signed_document_is_inside_byte_for_byte() {
    let signed = module();
    for paper in [Paper::Pdf, Paper::Png, Paper::Svg] {
        let file = drawn(paper, &signed);
        assert_eq!(carried(&file), Some(Ok(signed.document.clone().into_bytes())), "{paper:?}");
    }
    assert_eq!(carried(signed.document.as_bytes()), None);
    assert_eq!(carried(&drawn(Paper::Html, &signed)), None);
}

#[test]
fn a_page_says_which_standards_it_keeps_and_fetches_nothing() {
    let page = drawn(Paper::Pdf, &module());
    for claim in ["<pdfaid:part>3<", "<pdfaid:conformance>A<", "<pdfuaid:part>1<"] {
        assert!(holds(&page, claim), "{claim}");
    }
    for active in ["/JavaScript", "/Launch", "/URI", "/OpenAction", "/Encrypt"] {
        assert!(!holds(&page, active), "{active}");
    }
    assert!(page.len() < 80_000, "{} bytes", page.len());
}

#[test]
fn a_key_set_aside_still_lets_its_certificates_be_drawn() {
    let site = Site::new();
    keyfile::retire(&site.data()).unwrap();
    for format in PAPERS {
        let [file] = &site.export(format, &[&site.modules[0]]).unwrap()[..] else { panic!() };
        let content = fs::read(file).unwrap();
        if format == Format::Html {
            assert!(!holds(&content, "PEN1:"), "no square code without the key");
        } else {
            assert_eq!(ask(file, &[]).code, 0, "{format:?}");
        }
    }
}

#[test]
fn what_is_not_genuine_is_not_drawn() {
    let forged = module().document.replace("Zoé", "Zoa");
    for paper in [Paper::Pdf, Paper::Png, Paper::Svg, Paper::Html] {
        let refused = drawn::draw(paper, &forged, Some(&site()), &Text::embedded("fr"));
        assert_eq!(refused, Err(drawn::Undrawn::NotGenuine));
    }
}

#[test]
fn a_name_that_our_fonts_cannot_write_is_not_half_written() {
    let mut facts = module_facts(8, "vente-en-ligne");
    facts.holder.name = Some("Ελένη".to_owned());
    let signed = issue_with(&site(), facts);
    let text = Text::embedded("fr");
    let on = |paper| drawn::draw(paper, &signed.document, None, &text);
    assert!(matches!(on(Paper::Pdf), Err(drawn::Undrawn::Missing(_))));
    assert!(holds(&on(Paper::Html).unwrap(), "Ελένη"));
    assert!(on(Paper::Png).is_ok(), "a badge bears no name");
    let obstacle = Obstacle::from(on(Paper::Pdf).unwrap_err());
    assert_eq!(obstacle, Obstacle::Letter);
    let trouble = Trouble::NoSuchForm(signed.code, obstacle);
    assert!(trouble.to_string().contains("PEN-"));
}

#[test]
fn more_than_a_page_holds_is_refused_rather_than_cut() {
    let mut diploma = words(&module());
    diploma.rows = (0..200).map(|row| (format!("Ligne {row}"), "…".to_owned())).collect();
    assert_eq!(pdf::write(&diploma), Err(pdf::PdfError::TooLong));
    let many: Vec<_> =
        (1..21).map(|seed| issue_with(&site(), module_facts(seed, &format!("m-{seed}")))).collect();
    let all = issue_with(&site(), passport_facts(&many));
    assert_eq!(checked(&drawn(Paper::Pdf, &all)).code, 0, "twenty modules fit");
}

#[test]
fn what_is_written_on_a_page_proves_nothing() {
    let mut diploma = words(&module());
    diploma.organisation = "Chez Mallory".to_owned();
    diploma.rows[0].1 = "Chez Mallory (552100554)".to_owned();
    let answer = checked(&pdf::write(&diploma).unwrap());
    assert_eq!(answer.code, 0);
    assert!(answer.output.contains("Chez Zoé") && !answer.output.contains("Mallory"));
    assert!(answer.output.contains("Compare what follows"), "{}", answer.output);
}

fn page_with(files: &[(&'static str, Vec<u8>)]) -> Vec<u8> {
    let carried = files.iter().enumerate().map(|(place, (media, bytes))| Carried {
        name: format!("{place}.json"),
        media,
        words: "?".to_owned(),
        bytes: bytes.clone(),
    });
    pdf::write(&Diploma { carried: carried.collect(), ..words(&module()) }).unwrap()
}

#[test]
fn a_page_carries_one_document_of_a_bounded_size() {
    let genuine = module().document.into_bytes();
    let other = issue_with(&site(), module_facts(3, "mots-de-passe")).document.into_bytes();
    let of = |files: &[_]| carried(&page_with(files)).unwrap();
    let json = "application/vc";
    assert_eq!(of(&[]), Err(Broken::Empty));
    assert_eq!(of(&[("text/plain", b"eyJhbGciOiJFZERTQSJ9".to_vec())]), Err(Broken::Empty));
    assert_eq!(of(&[(json, genuine.clone()), (json, other)]), Err(Broken::Several));
    assert_eq!(of(&[(json, genuine.clone()), (json, genuine)]), Err(Broken::Several));
    let bomb = [b"{".to_vec(), vec![b' '; 30_000_000]].concat();
    let page = page_with(&[(json, bomb)]);
    assert!(page.len() < 256 * 1024, "small to look at: {}", page.len());
    assert_eq!(carried(&page), Some(Err(Broken::TooLarge)));
    assert_eq!(checked(&page).code, 1);
}

#[test]
fn a_page_with_files_without_end_is_not_searched_without_end() {
    let genuine = module().document;
    let stream = |kind: &str, content: &str| {
        format!("4 0 obj\n<</Type/{kind}>>\nstream\n{content}\nendstream\nendobj\n")
    };
    let page = |streams: &[String]| format!("%PDF-1.7\n{}", streams.concat()).into_bytes();
    let (one, other) = (stream("EmbeddedFile", &genuine), stream("EmbeddedFile", "eyJ"));
    let few = page(&[vec![other.clone(); 15], vec![one.clone()]].concat());
    assert_eq!(carried(&few).unwrap().unwrap().trim_ascii(), genuine.trim_ascii().as_bytes());
    let many = page(&[vec![one.clone()], vec![other; 16]].concat());
    assert_eq!(carried(&many), Some(Err(Broken::Several)));
    // A second one under a name written otherwise is a second one.
    let masked = page(&[one, stream("E#6dbedded#46ile", &genuine)]);
    assert_eq!(carried(&masked), Some(Err(Broken::Several)));
}

#[test]
fn a_paper_speaks_the_language_of_what_is_signed() {
    let english = Text::embedded("en");
    let facts = module_facts(8, "vente-en-ligne");
    let Subject::Module(passed) = &facts.subject else { panic!() };
    let words = wording::for_module(&english, passed, ("Selling on line", "Open a shop."), None);
    let claims = Claims::new(facts.clone()).unwrap();
    let signed = issue::issue(&site(), &issuer(), &claims, &words).unwrap();
    for asked in ["fr", "en"] {
        let page = |signed: &Signed| {
            let text = Text::embedded(asked);
            let page = drawn::draw(Paper::Html, &signed.document, Some(&site()), &text);
            String::from_utf8(page.unwrap()).unwrap()
        };
        let (english, french) = (page(&signed), page(&module()));
        assert!(english.contains("<html lang=\"en\">") && french.contains("<html lang=\"fr\">"));
        for word in ["Module réussi", "Émetteur", "Vérifier", "État", "Délivré"] {
            assert!(!english.contains(word), "{asked}: {word}");
        }
        assert!(french.contains("Vérifier ce document"));
    }
    let page = drawn::draw(Paper::Pdf, &signed.document, None, &Text::embedded("fr")).unwrap();
    assert!(holds(&page, "/Lang(en)"), "said to whoever reads it aloud");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn any_bit_of_what_is_signed_counts_in_every_paper(place in 0_usize..1 << 20, bit in 0..8_u8) {
        let signed = issue_with(&site(), module_facts(8, "vente-en-ligne"));
        for paper in [Paper::Pdf, Paper::Png, Paper::Svg, Paper::Html] {
            let (mut file, from, length) = signed_part(paper, &signed);
            file[from + place % length] ^= 1_u8 << bit;
            let told = content_of(&file);
            prop_assert!(check_bytes(&told) != Verdict::Valid, "{paper:?} {} {bit}", place % length);
        }
    }
}

/// A paper, and where what is signed begins in it and how long that is. In a page to
/// print it is not compressed, so that a bit of it can be flipped and nothing else.
fn signed_part(paper: Paper, signed: &Signed) -> (Vec<u8>, usize, usize) {
    static PAPERS: OnceLock<Vec<(Paper, Vec<u8>)>> = OnceLock::new();
    let papers = PAPERS.get_or_init(|| {
        let all = [Paper::Png, Paper::Svg, Paper::Html];
        let page = format!(
            "%PDF-1.7\n1 0 obj\n<</Type/EmbeddedFile>>\nstream\n{}\nendstream\nendobj\n",
            signed.document
        );
        let drawn = all.map(|paper| (paper, drawn(paper, signed)));
        drawn.into_iter().chain([(Paper::Pdf, page.into_bytes())]).collect()
    });
    let file = papers.iter().find(|(other, _)| *other == paper).unwrap().1.clone();
    let (start, end): (&[u8], &[u8]) = match paper {
        Paper::Pdf => (b"stream\n", b"\nendstream"),
        Paper::Png => (b"openbadgecredential\0\0\0\0\0", b"IDAT"),
        Paper::Svg => (b"<openbadges:credential>", b"</openbadges:credential>"),
        Paper::Html => (b"<p class=\"line\">\n", b"\n</p>"),
    };
    let find = |what: &[u8], from: usize| {
        file[from..].windows(what.len()).position(|window| window == what).unwrap() + from
    };
    let from = find(start, 0) + start.len();
    let mut to = find(end, from);
    // Before the name of the next part stand a checksum and a length.
    if paper == Paper::Png {
        to -= 8;
    }
    (file, from, to - from)
}

/// What `passeport verify` would look at in a file; of a picture in pixels, what a
/// program that minds no checksum would.
fn content_of(file: &[u8]) -> Vec<u8> {
    if file.starts_with(b"\x89PNG") {
        let all = chunks(file);
        return match carried(&png(&all)) {
            Some(Ok(document)) => document,
            _ => vec![],
        };
    }
    match carried(file) {
        Some(Ok(document)) => document,
        Some(Err(_)) => vec![],
        None => {
            let lines = file.split(|byte| *byte == b'\n');
            let mut codes = lines.filter(|line| line.starts_with(b"PEN1:"));
            codes.next().unwrap_or_default().to_vec()
        }
    }
}

#[test]
fn a_page_that_another_program_wrote_again_is_still_read() {
    let genuine = module().document;
    let stream = |entries: &str, content: &str| {
        let page = format!(
            "%PDF-1.7\n4 0 obj\n<< /Length 9 0 R {entries} /Type /EmbeddedFile >>\nstream\r\n\
             {content}\nendstream\nendobj\n"
        );
        carried(page.as_bytes()).unwrap()
    };
    let found = stream("/Subtype /application#2Fvc", &genuine).unwrap();
    assert_eq!(found.trim_ascii(), genuine.trim_ascii().as_bytes());
    assert_eq!(stream("/Filter /LZWDecode", &genuine), Err(Broken::Hidden));
    assert_eq!(stream("/Filter [/FlateDecode /FlateDecode]", "x"), Err(Broken::Hidden));
    assert_eq!(stream("/Filter /FlateDecode", "x"), Err(Broken::Damaged));
    assert_eq!(carried(b"%PDF-1.7\n"), Some(Err(Broken::Empty)));
}

/// The chunks of a PNG: kind and content.
fn chunks(file: &[u8]) -> Vec<([u8; 4], Vec<u8>)> {
    let mut rest = &file[8..];
    let mut found = vec![];
    while !rest.is_empty() {
        let length = usize::try_from(u32::from_be_bytes(rest[..4].try_into().unwrap())).unwrap();
        found.push((rest[4..8].try_into().unwrap(), rest[8..8 + length].to_vec()));
        rest = &rest[12 + length..];
    }
    found
}

fn png(chunks: &[([u8; 4], Vec<u8>)]) -> Vec<u8> {
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    for (kind, content) in chunks {
        let whole = [&kind[..], content].concat();
        file.extend(u32::try_from(content.len()).unwrap().to_be_bytes());
        file.extend(&whole);
        file.extend(crc32fast::hash(&whole).to_be_bytes());
    }
    file
}

#[test]
fn a_badge_in_pixels_carries_one_document_in_plain_sight() {
    let badge = drawn(Paper::Png, &module());
    let genuine = chunks(&badge);
    assert_eq!(png(&genuine), badge);
    let place = genuine.iter().position(|(_, content)| content.starts_with(b"openbadge")).unwrap();
    let text = |content: Vec<u8>| (*b"iTXt", content);
    let of = |edit: &dyn Fn(&mut Vec<([u8; 4], Vec<u8>)>)| {
        let mut chunks = genuine.clone();
        edit(&mut chunks);
        let file = png(&chunks);
        assert_eq!(checked(&file).code, 1);
        carried(&file).unwrap()
    };
    let copied = genuine[place].clone();
    assert_eq!(of(&|chunks| chunks.insert(2, copied.clone())), Err(Broken::Several));
    assert_eq!(of(&|chunks| chunks.insert(place + 2, copied.clone())), Err(Broken::Several));
    assert_eq!(of(&|chunks| drop(chunks.remove(place))), Err(Broken::Empty));
    assert_eq!(of(&|chunks| chunks[place].1[20] = 1), Err(Broken::Hidden), "compressed");
    assert_eq!(of(&|chunks| chunks[place].0 = *b"tEXt"), Err(Broken::Hidden));
    assert_eq!(of(&|chunks| chunks[place].0 = *b"zTXt"), Err(Broken::Hidden));
    assert_eq!(of(&|chunks| drop(chunks.pop())), Err(Broken::Damaged));
    assert_eq!(of(&|chunks| chunks.push(copied.clone())), Err(Broken::Damaged), "after the end");
    let long = [b"openbadgecredential\0\0\0\0\0".to_vec(), vec![b'{'; 300_000]].concat();
    assert_eq!(of(&|chunks| chunks[place] = text(long.clone())), Err(Broken::TooLarge));
    let mut flipped = badge.clone();
    flipped[2_000] ^= 1;
    assert_eq!(carried(&flipped), Some(Err(Broken::Damaged)), "its checksum tells");
    assert_eq!(carried(&badge[..300]), Some(Err(Broken::Damaged)));
}

#[test]
fn a_drawn_badge_carries_one_document_in_plain_sight() {
    let signed = module();
    let badge = String::from_utf8(drawn(Paper::Svg, &signed)).unwrap();
    let of = |from: &str, to: &str| {
        let file = badge.replacen(from, to, 1);
        assert_ne!(file, badge, "{from}");
        let found = carried(file.as_bytes()).unwrap();
        assert!(found.is_ok() || checked(file.as_bytes()).code == 1);
        found
    };
    let (open, close) = ("<openbadges:credential>", "</openbadges:credential>");
    let start = badge.find(open).unwrap();
    let end = badge.find(close).unwrap() + close.len();
    let element = &badge[start..end];
    let twice = format!("{element}{element}");
    assert_eq!(of(element, &twice), Err(Broken::Several));
    assert_eq!(of("</svg>", &format!("{element}</svg>")), Err(Broken::Several));
    assert_eq!(of(element, ""), Err(Broken::Empty));
    assert_eq!(of(element, &format!("<title>…</title>{element}")), Err(Broken::Empty));
    assert_eq!(of(element, &format!("<!-- {element} -->")), Err(Broken::Empty));
    assert_eq!(of("<svg ", "<!DOCTYPE svg><svg "), Err(Broken::Hidden));
    let entity = "<!DOCTYPE svg [<!ENTITY e \"x\">]><svg ";
    assert_eq!(of("<svg ", entity), Err(Broken::Hidden));
    assert_eq!(of("&quot;", "&e;"), Err(Broken::Hidden));
    assert_eq!(of("https://purl.imsglobal.org/ob/v3p0", "https://example"), Err(Broken::Hidden));
    assert_eq!(of(open, "<openbadges:credential verify=\"eyJ\">"), Err(Broken::Several));
    assert_eq!(of(open, "<openbadges:credential x=1>"), Err(Broken::Damaged));
    assert_eq!(of(open, &format!("{open}<g>")), Err(Broken::Hidden));
    // As others write it: a declaration, marked text, escapes by number, a token.
    let document = Ok(signed.document.clone().into_bytes());
    assert_eq!(of("<svg ", "<?xml version='1.0'?>\n<!-- made by hand -->\n<svg "), document);
    assert_eq!(of("&quot;", "&#x22;"), document);
    let marked = format!("{open}<![CDATA[{}]]>{close}", signed.document);
    assert_eq!(of(element, &marked), document);
    let token = jwt::encode(&site(), &reading::read(signed.document.as_bytes()).unwrap()).unwrap();
    for signed in [
        format!("<openbadges:credential verify=\"{token}\"/>"),
        format!("<openbadges:credential verify='{token}'>\n{close}"),
    ] {
        assert_eq!(of(element, &signed), Ok(token.clone().into_bytes()));
        assert_eq!(checked(badge.replacen(element, &signed, 1).as_bytes()).code, 0);
    }
}

#[test]
fn no_change_anywhere_makes_a_paper_say_something_else() {
    let signed = module();
    for paper in [Paper::Pdf, Paper::Png, Paper::Svg] {
        let genuine = drawn(paper, &signed);
        for place in (0..genuine.len()).step_by(genuine.len() / 150) {
            let mut altered = genuine.clone();
            altered[place] ^= 4;
            if let Some(Ok(document)) = carried(&altered) {
                let is_same = document == signed.document.as_bytes();
                let is_valid = check_bytes(&document) == Verdict::Valid;
                assert!(is_same || !is_valid, "{paper:?}: {place}");
            }
        }
    }
}

fn check_bytes(document: &[u8]) -> Verdict {
    verdict(&String::from_utf8_lossy(document))
}

#[test]
fn a_file_of_ten_megabytes_is_not_read_through() {
    for start in [&b"\x89PNG\r\n\x1a\n"[..], b"%PDF-1.7\n", b"<svg xmlns:openbadges=\"", b"{"] {
        let file = [start.to_vec(), vec![b' '; 10_000_000]].concat();
        assert_eq!(checked(&file).code, 1);
    }
}

#[test]
fn a_folder_of_papers_is_checked_whole() {
    let site = Site::new();
    for format in PAPERS {
        site.export(format, &[]).unwrap();
    }
    let out = site.out();
    fs::write(out.join("logo.svg"), "<svg xmlns=\"http://www.w3.org/2000/svg\"/>").unwrap();
    written(&out, "lettre.html", "<!DOCTYPE html><p>Bonjour</p>");
    written(&out, "facture.pdf", "%PDF-1.4\n%%EOF\n");
    let told = command::ask("en", false, &args(out.to_str().unwrap(), &pinned(), &[]), "");
    assert_eq!(told.code, 0, "{}", told.output);
    assert_eq!(told.output.matches("\n== ").count() + 1, 16);
    assert_eq!(told.output.matches("Rule of the Passeport: good").count(), 3);
    let alone = ask(&out.join("facture.pdf"), &[]);
    assert_eq!(alone.code, 1);
    assert!(alone.output.contains("ask for the original file"), "{}", alone.output);
}

#[test]
fn a_page_for_a_browser_says_all_and_runs_nothing() {
    let mut facts = module_facts(8, "vente-en-ligne");
    facts.holder.name = Some("O’Neill <b>&amp;</b>".to_owned());
    let signed = issue_with(&site(), facts);
    let page = String::from_utf8(drawn(Paper::Html, &signed)).unwrap();
    assert!(page.contains("O’Neill &lt;b&gt;&amp;amp;&lt;/b&gt;"), "names are escaped");
    for said in ["732829320", &signed.code.to_string(), "Document non délivré par l’État", "PEN1:"]
    {
        assert!(page.contains(said), "{said}");
    }
    for (name, value) in words(&signed).rows {
        assert!(page.contains(&name) && (value.contains('<') || page.contains(&value)), "{name}");
    }
    assert!(page.contains("default-src 'none'; style-src 'sha256-"));
    let plain = page.replace("default-src", "");
    for active in
        ["<script", "<img", "<link", "<iframe", "<form", " style=", "href", " src=", "@import"]
    {
        assert!(!plain.contains(active), "{active}");
    }
}

#[test]
fn a_square_code_says_what_it_is_made_of() {
    let text = format!("PEN1:{}", "6BF+70AY4FX2KTV".repeat(18));
    for correction in [qr::Correction::Low, qr::Correction::Medium] {
        let matrix = qr::matrix(&text, correction).unwrap();
        let side = usize::from(matrix.side() + 8);
        let read = crate::paper::decoded((side * 3, side * 3), |x, y| {
            let at = |place: usize| i32::try_from(place / 3).unwrap() - 4;
            matrix.is_dark(at(x), at(y))
        });
        assert_eq!(read, std::slice::from_ref(&text));
    }
}

/// Papers for other people's readers, when `PASSEPORT_EXAMPLES` names a folder.
#[test]
fn papers_are_made_for_other_peoples_readers() {
    let mut named = module_facts(5, "vente-en-ligne");
    named.holder.name = Some("Zoé Lagrange-Œuvrard".to_owned());
    named.until = Some(at("2036-11-21T10:15:00Z"));
    let modules: Vec<_> = (1..)
        .zip(exported::MODULES)
        .map(|(seed, module)| issue_with(&site(), module_facts(seed, module)))
        .collect();
    let mut earned = passport_facts(&modules);
    earned.issued = at("2026-11-21T18:00:00Z");
    let passport = issue_with(&site(), earned);
    let papers = [("named", issue_with(&site(), named)), ("passport", passport)];
    let folder = std::env::var_os("PASSEPORT_EXAMPLES");
    for (name, signed) in papers {
        let forms =
            [(Paper::Pdf, "pdf"), (Paper::Png, "png"), (Paper::Svg, "svg"), (Paper::Html, "html")];
        for (paper, end) in forms {
            let content = drawn(paper, &signed);
            assert!(!content.is_empty());
            if let Some(folder) = &folder {
                let folder = Path::new(folder).join("papers");
                fs::create_dir_all(&folder).unwrap();
                fs::write(folder.join(format!("{name}.{end}")), content).unwrap();
                fs::write(folder.join(format!("{name}.json")), &signed.document).unwrap();
            }
        }
    }
}
