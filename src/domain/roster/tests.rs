use super::*;

fn read_text(text: &str) -> Result<Roster, Vec<BadLine>> {
    read(text.as_bytes(), "2026-11-22".parse().unwrap(), USUAL_DAYS)
}

fn bad(text: &str) -> Vec<(usize, Why)> {
    read_text(text).unwrap_err().into_iter().map(|bad| (bad.line, bad.why)).collect()
}

#[test]
fn the_same_people_come_out_of_each_way_a_spreadsheet_writes() {
    let semicolons = "Nom;Prénom;Téléphone;Structure\nLefèvre;Zoé;06 01;\"Café; Bar\"\n";
    let roster = read_text(semicolons).unwrap();
    let expected = Expected {
        surname: "Lefèvre".to_owned(),
        first_name: "Zoé".to_owned(),
        company: Some("Café; Bar".to_owned()),
    };
    assert_eq!(roster.people, [expected]);
    assert_eq!(roster.ignored, ["Téléphone"]);
    assert_eq!(roster.purge_on.to_string(), "2026-12-22");
    let commas = "\u{feff}NOM,PRENOM,telephone,Entreprise\r\n\r\nLefèvre,Zoé,06 01,\"Café; Bar\"";
    assert_eq!(read_text(commas).unwrap().people, roster.people);
    let windows: Vec<u8> =
        semicolons.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let today = "2026-11-22".parse().unwrap();
    assert_eq!(read(&windows, today, USUAL_DAYS).unwrap(), roster);
    let tabs = semicolons.replace("\"Café; Bar\"", "Café, Bar").replace(';', "\t");
    assert_eq!(read_text(&tabs).unwrap().people[0].company.as_deref(), Some("Café, Bar"));
}

#[test]
fn the_signs_of_windows_that_are_not_latin_1_are_read() {
    let bytes = b"Nom;Pr\xe9nom\nL\x92H\xf4te;\x8cdipe\n";
    let roster = read(bytes, "2026-11-22".parse().unwrap(), 7).unwrap();
    assert_eq!(roster.people[0].surname, "L’Hôte");
    assert_eq!(roster.people[0].first_name, "Œdipe");
    assert_eq!(roster.purge_on.to_string(), "2026-11-29");
}

#[test]
fn every_bad_line_is_told_with_its_number_and_nothing_is_taken() {
    let text = "Nom;Prénom\nRoux;Ana\n;Paul\nPetit;\nroux;ANA\nA;B;C\nX\u{1b}[2J;Y\n";
    assert_eq!(
        bad(text),
        [
            (3, Why::Missing(SURNAME)),
            (4, Why::Missing(FIRST_NAME)),
            (5, Why::Twice(2)),
            (6, Why::Cells { found: 3, expected: 2 }),
            (7, Why::Sign(SURNAME)),
        ]
    );
    let long = format!("Nom;Prénom\n{};B\n", "é".repeat(81));
    assert_eq!(bad(&long), [(2, Why::Long(SURNAME))]);
}

#[test]
fn a_file_that_is_no_roster_is_told_in_one_line() {
    assert_eq!(bad(""), [(1, Why::Empty)]);
    assert_eq!(bad("\n \n"), [(1, Why::Empty)]);
    assert_eq!(bad("Nom;Prénom\n"), [(2, Why::Empty)]);
    assert_eq!(bad("Nom;Ville\nA;B"), [(1, Why::NoColumn(FIRST_NAME))]);
    assert_eq!(bad("Nom;Nom de famille;Prénom\nA;B;C"), [(1, Why::TwoColumns(SURNAME))]);
    assert_eq!(bad("Nom;Prénom\nA;\"B\nC;D"), [(2, Why::Quote)]);
    let many: Vec<String> = (0..=MOST).map(|n| format!("N{n};P\n")).collect();
    let many = many.concat();
    assert_eq!(bad(&format!("Nom;Prénom\n{many}")), [(0, Why::Many)]);
}

#[test]
fn two_of_one_name_from_two_organisations_are_two_people() {
    let text = "Nom,Prénom,Structure\nMartin,Paul,A\nMartin,Paul,B\n";
    assert_eq!(read_text(text).unwrap().people.len(), 2);
}

proptest::proptest! {
    #[test]
    fn no_bytes_at_all_make_the_reader_stumble(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..300)) {
        let _ = read(&bytes, "2026-11-22".parse().unwrap(), USUAL_DAYS);
    }
}
