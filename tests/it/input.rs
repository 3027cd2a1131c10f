//! Bytes become keys, however they are cut and whatever they hold.

use passeport::app::key::{Input, Key};
use passeport::input::bytes::{MOST_PASTED, Parser};
use proptest::prelude::*;

fn read(bytes: &[u8]) -> Vec<Input> {
    Parser::new().feed(bytes)
}

fn key(bytes: &[u8]) -> Key {
    match read(bytes).as_slice() {
        [Input::Key(key)] => *key,
        other => panic!("{:?} gives {other:?}", String::from_utf8_lossy(bytes)),
    }
}

fn keys(bytes: &[u8]) -> Vec<Key> {
    let key = |input| match input {
        Input::Key(key) => key,
        other => panic!("{other:?}"),
    };
    read(bytes).into_iter().map(key).collect()
}

#[test]
fn keys_of_all_terminals_are_the_same_keys() {
    let table: &[(Key, &[&str])] = &[
        (
            Key::Up,
            &["\x1b[A", "\x1bOA", "\x1b[1;5A", "\x1b[1;2A", "\x1b[a", "\x1bOa", "\x1b\x1b[A"],
        ),
        (Key::Down, &["\x1b[B", "\x1bOB", "\x1bO5B"]),
        (Key::Right, &["\x1b[C", "\x1bOC"]),
        (Key::Left, &["\x1b[D", "\x1bOD"]),
        (Key::Home, &["\x1b[H", "\x1bOH", "\x1b[1~", "\x1b[7~", "\x1b[1;3H"]),
        (Key::End, &["\x1b[F", "\x1bOF", "\x1b[4~", "\x1b[8~", "\x1b[8$"]),
        (Key::Delete, &["\x1b[3~", "\x1b[3;5~", "\x1b[3^", "\x1b[3$", "\x1b[3@"]),
        (Key::PageUp, &["\x1b[5~"]),
        (Key::PageDown, &["\x1b[6~"]),
        (Key::BackTab, &["\x1b[Z", "\x1b[1;2Z", "\x1b[9;2u", "\x1b[27;2;9~"]),
        (Key::Tab, &["\t", "\x1bOI", "\x1b[9u"]),
        (Key::Enter, &["\r", "\n", "\x1bOM", "\x1b[13u", "\x1b\r", "\x1b[57414u", "\r\n"]),
        (Key::Backspace, &["\x7f", "\x08", "\x1b\x7f", "\x1b[127;5u"]),
        (Key::Escape, &["\x1b[27u"]),
        (Key::Function(1), &["\x1bOP", "\x1b[11~", "\x1b[[A", "\x1b[1;2P"]),
        (Key::Function(3), &["\x1bOR", "\x1b[13~", "\x1b[[C", "\x1b[R"]),
        (Key::Function(5), &["\x1b[15~", "\x1b[[E"]),
        (Key::Function(6), &["\x1b[17~"]),
        (Key::Function(12), &["\x1b[24~"]),
        (Key::Function(20), &["\x1b[34~"]),
        (Key::Control('c'), &["\x03", "\x1b[99;5u", "\x1b[27;5;99~"]),
        (Key::Char('7'), &["7", "\x1bOw", "\x1b[57406u", "\x1b7"]),
        (Key::Char('+'), &["+", "\x1bOk"]),
        (Key::Char('é'), &["é", "\x1bé", "\x1b[233u"]),
        (Key::Char('€'), &["€"]),
        (Key::Char('𝄞'), &["𝄞"]),
    ];
    for (expected, forms) in table {
        for form in *forms {
            assert_eq!(key(form.as_bytes()), *expected, "{form:?}");
        }
    }
}

#[test]
fn the_left_button_and_the_wheel_are_read_the_rest_of_the_mouse_is_not() {
    assert_eq!(read(b"\x1b[<0;1;1M"), [Input::Press { column: 0, row: 0 }]);
    assert_eq!(read(b"\x1b[<16;80;24M"), [Input::Press { column: 79, row: 23 }]);
    assert_eq!(read(b"\x1b[<0;99999;0M"), [Input::Press { column: u16::MAX, row: 0 }]);
    assert_eq!(read(b"\x1b[<64;3;3M\x1b[<65;3;3M"), [Input::Wheel(-1), Input::Wheel(1)]);
    for ignored in [
        "\x1b[<0;1;1m",
        "\x1b[<2;1;1M",
        "\x1b[<32;1;1M",
        "\x1b[<35;5;5M",
        "\x1b[<;;M",
        "\x1b[<0;1M",
    ] {
        assert_eq!(read(ignored.as_bytes()), [], "{ignored:?}");
    }
    // The oldest form: three bytes that would otherwise be keys.
    assert_eq!(keys(b"\x1b[M !!a"), [Key::Char('a')]);
    assert_eq!(read(b"\x1b[32;10;10M"), []);
}

#[test]
fn answers_of_a_terminal_are_swallowed_whole() {
    for answer in [
        "\x1b[?62;22c",
        "\x1b[24;80R",
        "\x1b[?1;2c",
        "\x1b[>0;276;0c",
        "\x1b[?2026;1$y",
        "\x1b]11;rgb:0000/0000/0000\x1b\\",
        "\x1b]11;rgb:0000/0000/0000\x07",
        "\x1bP>|xterm(370)\x1b\\",
        "\x1b[I",
        "\x1b[O",
        "\x1b[201~",
        "\x1b[97;1:3u",
        "\x1b[2~",
        "\x1b[<12;3!?~",
    ] {
        let bytes = format!("{answer}x");
        assert_eq!(keys(bytes.as_bytes()), [Key::Char('x')], "{answer:?}");
    }
}

#[test]
fn a_sequence_cut_short_gives_way_to_what_follows() {
    assert_eq!(keys(b"\x1b[1;\rx"), [Key::Enter, Key::Char('x')]);
    assert_eq!(keys(b"\x1b[1\x1b[A"), [Key::Up]);
    assert_eq!(keys("\x1b[é".as_bytes()), [Key::Char('é')]);
    assert_eq!(keys(b"\xc3A\xff\xfe\x80B\xe2\x82\r"), [Key::Char('A'), Key::Char('B'), Key::Enter]);
    assert_eq!(keys(b"\x1b]never ended\x1b[B"), [Key::Down]);
}

#[test]
fn only_time_makes_an_escape_a_key() {
    let mut parser = Parser::new();
    assert_eq!(parser.feed(b"\x1b"), []);
    assert!(parser.has_pending_escape());
    assert_eq!(parser.flush(), [Input::Key(Key::Escape)]);
    assert!(!parser.has_pending_escape());
    assert_eq!(parser.flush(), []);

    for (bytes, expected) in [("\x1b[", '['), ("\x1bO", 'O'), ("\x1bP", 'P'), ("\x1b]", ']')] {
        assert_eq!(parser.feed(bytes.as_bytes()), []);
        assert_eq!(parser.flush(), [Input::Key(Key::Char(expected))], "{bytes:?}");
    }
    assert_eq!(parser.feed(b"\x1b[1;"), []);
    assert!(parser.has_pending_escape());
    assert_eq!(parser.flush(), []);
    assert_eq!(parser.feed(b"a"), [Input::Key(Key::Char('a'))]);
}

#[test]
fn a_paste_is_text_without_controls_and_without_keys() {
    let paste = |text: &str| read(format!("\x1b[200~{text}\x1b[201~").as_bytes());
    assert_eq!(
        paste("deux\r\nlignes\tet \x1b[31mrouge\x07"),
        [Input::Paste("deux lignes et [31mrouge".to_owned())]
    );
    assert_eq!(paste("presque \x1b[201 fin"), [Input::Paste("presque [201 fin".to_owned())]);
    assert_eq!(paste("\x1b\x1b"), [Input::Paste(String::new())]);
    let mut parser = Parser::new();
    assert_eq!(parser.feed(b"\x1b[200~abc"), []);
    assert!(!parser.has_pending_escape(), "a slow paste is not an escape");
    assert_eq!(parser.feed(b"\x1b[201~"), [Input::Paste("abc".to_owned())]);
}

#[test]
fn a_long_paste_is_cut_at_a_character() {
    let text = format!("\x1b[200~x{}\x1b[201~fin", "é".repeat(100_000));
    let inputs = read(text.as_bytes());
    let [Input::Paste(pasted), rest @ ..] = inputs.as_slice() else { panic!("{inputs:?}") };
    assert_eq!(pasted.len(), MOST_PASTED - 1);
    assert!(pasted.ends_with('é'));
    assert_eq!(rest.len(), 3);
}

#[test]
fn as_much_of_a_paste_is_kept_as_was_said_and_what_was_begun_is_forgotten() {
    let mut parser = Parser::keeping(4);
    let pasted = Input::Paste("abcd".to_owned());
    assert_eq!(parser.feed(b"\x1b[200~abcdefgh\x1b[201~"), std::slice::from_ref(&pasted));
    assert_eq!(parser.feed(b"\x1b[200~lost"), []);
    parser.forget();
    assert_eq!(parser.feed(b"\x1b[200~abcdefgh\x1b[201~"), [pasted], "the bound holds on");
}

#[test]
fn nothing_makes_the_parser_grow() {
    let mut parser = Parser::new();
    for start in ["\x1b[", "\x1bO", "\x1b]", "\x1bP", "\x1b[200~"] {
        parser.feed(start.as_bytes());
        let inputs = parser.feed(&b"1".repeat(1_000_000));
        // A lost answer ends after a while; then these are digits.
        let most = 1_000_000 - 4096;
        assert!(inputs.len() <= most, "{start:?} gives {}", inputs.len());
        // The state is small whatever came: its text form is a few bytes a byte kept.
        assert!(format!("{parser:?}").len() < 8 * MOST_PASTED, "{start:?}");
        parser = Parser::new();
    }
}

fn pieces() -> impl Strategy<Value = Vec<u8>> {
    let known = prop::sample::select(vec![
        "\x1b",
        "\x1b[",
        "\x1bO",
        "[",
        "1;5",
        "A",
        "~",
        "\x1b[200~",
        "\x1b[201~",
        "\x1b[<0;3;4M",
        "\x1b[M",
        "\x1b]",
        "\x1b\\",
        "\x07",
        "é",
        "€",
        "\r",
        "\n",
        "x",
        "$",
        "200",
        "u",
        "<",
    ]);
    let piece = prop_oneof![
        3 => known.prop_map(|text| text.as_bytes().to_vec()),
        1 => prop::collection::vec(any::<u8>(), 0..6),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn the_same_bytes_are_the_same_inputs_however_they_are_cut(
        bytes in pieces(),
        cuts in prop::collection::vec(1_usize..9, 1..60),
    ) {
        let mut parser = Parser::new();
        let mut cut = Vec::new();
        let mut rest = bytes.as_slice();
        for size in cuts.iter().cycle() {
            if rest.is_empty() {
                break;
            }
            let (piece, after) = rest.split_at((*size).min(rest.len()));
            cut.extend(parser.feed(piece));
            rest = after;
        }
        prop_assert_eq!(cut, read(&bytes));
    }

    #[test]
    fn after_any_bytes_and_a_pause_keys_work_again(bytes in pieces()) {
        let mut parser = Parser::new();
        parser.feed(&bytes);
        parser.flush();
        parser.feed(b"\x1b[201~");
        parser.flush();
        prop_assert_eq!(parser.feed(b"\x1b[B"), [Input::Key(Key::Down)]);
    }

    #[test]
    fn no_control_character_comes_out(bytes in pieces()) {
        for input in read(&bytes) {
            match input {
                Input::Key(Key::Char(c)) => prop_assert!(!c.is_control()),
                Input::Paste(text) => prop_assert!(!text.chars().any(char::is_control)),
                _ => {}
            }
        }
    }
}
