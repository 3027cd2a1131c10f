//! The pictures that are kept are screens of the program itself, drawn by it.

use std::sync::Arc;
use std::{env, fs, path::Path};

use passeport::app::key::Key;
use passeport::app::model::Profile;
use passeport::app::msg::Msg;
use passeport::content::Catalogue;
use passeport::domain::learner::Preferences;
use passeport::domain::time::Timestamp;
use passeport::paint::{self, Colours, Glyphs, Look, Words};
use passeport::run::world::Replay;
use passeport::run::{Session, Setup};
use passeport::text::Text;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// A visitor who only looks, on the first question of the first module.
fn first_question() -> Session {
    let setup = Setup {
        catalogue: Arc::new(Catalogue::embedded()),
        text: Text::embedded("fr"),
        world: Box::new(Replay::new(Timestamp(1_795_300_000_000), 7)),
        data: "nowhere".into(),
        export: "nowhere".into(),
    };
    let mut session = Session::new(setup, Profile::PERSONAL, Preferences::default());
    let mut press = |key| session.handle(Msg::Key(key));
    press(Key::Enter);
    press(Key::Char('3'));
    for _ in 0..5 {
        press(Key::Enter);
    }
    press(Key::Char('2'));
    session
}

/// A picture is kept as it is drawn now; with `UPDATE_PICTURES` it becomes so.
pub(crate) fn is_fresh(name: &str, drawn: &Buffer) {
    let drawn = paint::picture::to_svg(drawn);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pictures").join(name);
    if env::var_os("UPDATE_PICTURES").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, &drawn).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == drawn, "{name} is old: run with UPDATE_PICTURES=1 and look at it");
}

#[test]
fn the_picture_of_the_readme_is_fresh() {
    let session = first_question();
    let area = Rect::new(0, 0, 80, 24);
    let mut buffer = Buffer::empty(area);
    let look = Look { glyphs: Glyphs::Unicode, colours: Colours::Sixteen, ..Look::default() };
    paint::paint(&session.scene(), &look, &Words::default(), area, &mut buffer);
    let drawn = paint::picture::to_svg(&buffer);
    assert!(drawn.contains("Chlo"), "the screen is not the first question:\n{drawn}");
    is_fresh("question.svg", &buffer);
}
