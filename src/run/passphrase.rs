//! Asking for a passphrase: on a terminal without showing it, else one line of
//! standard input.

use std::io::{self, BufRead, IsTerminal, Write};

use crossterm::event::{self, Event, KeyCode, KeyEventKind, KeyModifiers};
use crossterm::terminal;
use zeroize::Zeroizing;

/// Largest passphrase read, in bytes.
const LONGEST: usize = 1024;

/// Asks with `prompt`, on standard error. None when the person gives up, or
/// nothing comes.
///
/// # Errors
/// What the terminal says.
pub fn ask(prompt: &str) -> io::Result<Option<Zeroizing<String>>> {
    let input = io::stdin();
    if !input.is_terminal() {
        return line(&mut input.lock());
    }
    let mut said = io::stderr();
    write!(said, "{prompt} ")?;
    said.flush()?;
    terminal::enable_raw_mode()?;
    let typed = typed();
    // Whatever happened, the terminal is given back first.
    terminal::disable_raw_mode()?;
    writeln!(said)?;
    typed
}

/// One line; none at the end.
fn line(input: &mut dyn BufRead) -> io::Result<Option<Zeroizing<String>>> {
    let mut bytes = Zeroizing::new(Vec::with_capacity(LONGEST));
    let mut one = [0];
    while input.read(&mut one)? == 1 && one != *b"\n" && bytes.len() < LONGEST {
        bytes.extend_from_slice(&one);
    }
    let text = std::str::from_utf8(&bytes).map_err(io::Error::other)?;
    let text = Zeroizing::new(text.trim_end_matches('\r').to_owned());
    Ok((!text.is_empty()).then_some(text))
}

fn typed() -> io::Result<Option<Zeroizing<String>>> {
    let mut text = Zeroizing::new(String::with_capacity(LONGEST));
    loop {
        let Event::Key(key) = event::read()? else { continue };
        if key.kind == KeyEventKind::Release {
            continue;
        }
        let is_control = key.modifiers.contains(KeyModifiers::CONTROL);
        match key.code {
            KeyCode::Enter => return Ok((!text.is_empty()).then_some(text)),
            KeyCode::Esc => return Ok(None),
            KeyCode::Char('c' | 'd') if is_control => return Ok(None),
            KeyCode::Backspace => drop(text.pop()),
            KeyCode::Char(c) if !is_control && text.len() + c.len_utf8() < LONGEST => text.push(c),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_line_is_one_passphrase() {
        let mut input = "quatre chevaux\r\nau galop\n\n".as_bytes();
        let mut next = || line(&mut input).unwrap().map(|text| text.to_string());
        assert_eq!(next().as_deref(), Some("quatre chevaux"));
        assert_eq!(next().as_deref(), Some("au galop"));
        assert_eq!(next(), None);
        assert_eq!(next(), None);
    }
}
