//! Who was handed a certificate checks it with `passeport verify`, and nothing else.

use passeport::credential::key::SiteKey;

use super::player::{Home, Player, Start, is_restored};

const MODULE: &str = include_str!("../certificate/module-2.json");

/// The counter as an agent starts it: one issuer, one folder, no data yet.
fn counter(home: &Home, size: (u16, u16)) -> Player {
    let brought = home.path("brought");
    std::fs::create_dir_all(&brought).unwrap();
    std::fs::write(brought.join("attestation.json"), MODULE).unwrap();
    std::fs::write(brought.join("retouche.json"), MODULE.replace("\"9\"", "\"10\"")).unwrap();
    let did = SiteKey::from_entropy(&[7; 32]).public().did();
    let folder = brought.to_str().unwrap();
    let program = env!("CARGO_BIN_EXE_passeport");
    let words = [program, "verify", "--issuer", &did, "--from", folder];
    let mut start = Start::under(home, &words);
    start.size = size;
    start.play()
}

#[test]
fn a_file_is_checked_with_four_keys_at_every_size() {
    for size in [(80, 24), (40, 15), (120, 40)] {
        let home = Home::new();
        let mut player = counter(&home, size);
        player.wait("Qu’avez-vous en main");
        player.press("1\r");
        player.wait("attestation.json");
        player.press("1\r");
        player.wait("VALABLE");
        player.wait("PEN-KRVQ-KEBR");
        player.press("1\r");
        player.wait("Qu’avez-vous en main");
        player.press("1\r");
        player.wait("retouche.json");
        player.press("2\r");
        player.wait("REFUSÉ");
        assert!(!player.shown().contains("Boulangerie"), "nothing of a forgery is repeated");
        player.press("q");
        let (code, bytes) = player.end();
        assert!(code == 0 && is_restored(&bytes), "{size:?}: {code}");
        assert!(!home.data().exists(), "who only checks leaves nothing");
    }
}

#[test]
fn what_one_goes_by_is_said_and_an_unknown_code_is_answered_without_options() {
    let home = Home::new();
    let mut player = counter(&home, (80, 24));
    player.wait("Émetteurs acceptés");
    player.wait("une clé, indiquée au départ");
    player.press("2\r");
    player.wait("Tapez ou collez");
    player.press("pen 04hm asws\r");
    player.wait("Aucune attestation connue ici");
    assert!(!player.shown().contains("--"), "{}", player.shown());
    player.press("\x03");
    assert_eq!(player.end().0, 0);
}
