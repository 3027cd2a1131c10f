use super::*;

fn form(rows: usize) -> Form {
    let columns = [("N°", 1), ("Nom, prénom", 6), ("Matin", 4), ("Après-midi", 4)];
    let mut table = Table::new(columns.map(|(title, parts)| (title.to_owned(), parts)));
    for row in 1..=rows {
        let name = format!("Lefèvre Zoé {row}");
        table.push(vec![row.to_string(), name, String::new(), String::new()], true);
    }
    let facts = [("Titre", "Vendre sur internet"), ("Lieu", "")];
    Form {
        language: "fr".to_owned(),
        above: "Chambre de métiers".to_owned(),
        title: "Feuille d’émargement".to_owned(),
        blocks: vec![
            Block::Facts(facts.map(|(a, b)| (a.to_owned(), b.to_owned())).to_vec()),
            Block::Heading("Participants".to_owned()),
            Block::Table(table),
            Block::Text("Une correction reste visible.".to_owned()),
            Block::Scale(4),
            Block::Lines(2),
        ],
        foot: "Document non délivré par l’État".to_owned(),
        id: "urn:uuid:0".to_owned(),
        made: [2026, 11, 26, 17, 0, 0],
    }
}

fn pages(bytes: &[u8]) -> usize {
    let text = String::from_utf8_lossy(bytes);
    text.matches("/Type/Page/").count() + text.matches("/Type /Page\n").count()
}

#[test]
fn the_same_form_gives_the_same_bytes() {
    assert_eq!(write(&form(3)).unwrap(), write(&form(3)).unwrap());
    assert_ne!(write(&form(3)).unwrap(), write(&form(4)).unwrap());
}

#[test]
fn as_many_pages_as_it_takes_and_each_row_whole_on_one() {
    for (rows, least) in [(0, 1), (15, 1), (40, 2), (200, 8)] {
        let form = form(rows);
        let planned = plan::plan(&form).unwrap();
        assert!(planned.len() >= least, "{rows} rows: {} pages", planned.len());
        let mut told = 0;
        for page in &planned {
            for piece in &page.pieces {
                let plan::Piece::Cells(cells) = piece else { continue };
                told += 1;
                let lines = cells.iter().flat_map(|cell| &cell.lines);
                assert!(lines.into_iter().all(|line| line.at.1 > 40.0 && line.at.1 < 785.0));
            }
            assert_eq!(page.foot.len(), 2);
        }
        assert_eq!(told, rows);
        let bytes = write(&form).unwrap();
        assert!(bytes.starts_with(b"%PDF-"));
        let found = pages(&bytes);
        assert_eq!(found, planned.len());
    }
}

/// All words that stand on these pages; none of them off the page.
fn told(planned: &[plan::Page]) -> String {
    let mut told = vec![];
    for piece in planned.iter().flat_map(|page| &page.pieces) {
        let words = match piece {
            plan::Piece::Paragraph(words) => vec![words],
            plan::Piece::Cells(cells) => cells.iter().collect(),
            _ => vec![],
        };
        for line in words.into_iter().flat_map(|words| &words.lines) {
            assert!(line.at.1 > 40.0 && line.at.1 < 785.0, "{line:?}");
            told.extend(line.text.split_whitespace().map(str::to_owned));
        }
    }
    told.join(" ")
}

#[test]
fn what_is_longer_than_a_page_goes_on_on_the_next_one() {
    let names: Vec<String> = (1..=400).map(|one| format!("PETIT Paul {one} (matin)")).collect();
    let names = names.join(", ");
    let mut long = form(2);
    long.blocks.insert(2, Block::Text(names.clone()));
    let planned = plan::plan(&long).unwrap();
    assert!(planned.len() > 2 && told(&planned).contains(&names));

    let mut table = Table::new([("N°".to_owned(), 1), ("Absences".to_owned(), 5)]);
    table.push(vec!["1".to_owned(), names.clone()], false);
    table.push(vec!["2".to_owned(), "personne".to_owned()], false);
    let high = Form { blocks: vec![Block::Table(table)], ..form(0) };
    let planned = plan::plan(&high).unwrap();
    assert!(planned.len() > 2 && told(&planned).contains(&names));
    let titles = planned.iter().flat_map(|page| &page.pieces);
    let titles = titles.filter(|piece| matches!(piece, plan::Piece::Again(_))).count();
    assert_eq!(titles, planned.len() - 1, "each page tells what its columns are");
    assert!(write(&high).unwrap().starts_with(b"%PDF-"));
}

#[test]
fn as_text_no_line_is_longer_than_a_page_is_wide_and_no_word_is_lost() {
    let mut form = form(2);
    let long = "mot ".repeat(60) + &"x".repeat(100);
    form.blocks.push(Block::Text(long.clone()));
    if let Block::Table(table) = &mut form.blocks[2] {
        table.push(vec!["9".to_owned(), "Nom-très-long".repeat(5)], false);
    }
    let text = form.text();
    assert!(text.lines().all(|line| line.chars().count() <= plain::COLUMNS), "{text}");
    let squeezed = |text: &str| text.split_whitespace().collect::<String>();
    assert!(squeezed(&text).contains(&squeezed(&long)));
    assert!(text.contains("FEUILLE D’ÉMARGEMENT") && text.contains("Lefèvre Zoé 2"), "{text}");
    assert!(!text.contains('\u{a0}'));
}

#[test]
fn a_letter_in_none_of_our_fonts_is_told_rather_than_left_out() {
    let mut form = form(1);
    form.title = "Ελένη".to_owned();
    assert!(write(&form).is_err());
    assert!(form.text().contains("ΕΛΈΝΗ"));
}
