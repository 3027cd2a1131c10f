//! Plain lines: read from one side, appended to the other. For screen readers,
//! pipes and terminals that can do nothing else.

use std::io::{self, BufRead, Write};
use std::sync::mpsc::Receiver;

use crate::app;
use crate::app::key::Key;
use crate::app::msg::Msg;
use crate::linear;
use crate::run::Session;
use crate::scene::Scene;
use crate::store::Reply;
use crate::text::Arg;

/// The longest line that is read, in bytes; the rest of it is ignored.
const LONGEST_LINE: u64 = 4096;

/// Plays a whole session over lines. Ends when the person leaves or the input ends.
///
/// # Errors
/// When lines can no longer be read or written.
pub fn play(
    session: &mut Session,
    replies: &Receiver<Reply>,
    input: &mut dyn BufRead,
    output: &mut dyn Write,
) -> io::Result<()> {
    let mut shown: Option<Scene> = None;
    settle(session, replies);
    show(session, &mut shown, output)?;
    loop {
        write!(output, "> ")?;
        output.flush()?;
        let Some(line) = read_line(input)? else { break };
        for msg in messages(session, &line, output)? {
            session.handle(msg);
            settle(session, replies);
        }
        if session.is_over() {
            break;
        }
        show(session, &mut shown, output)?;
    }
    writeln!(output)?;
    writeln!(output, "{}", session.text().get("linear-end"))?;
    output.flush()
}

/// Waits for what the store still has to say: what is shown next is kept.
fn settle(session: &mut Session, replies: &Receiver<Reply>) {
    while session.is_waiting() {
        let Ok(reply) = replies.recv() else { return };
        session.reply(reply);
    }
}

fn show(session: &Session, shown: &mut Option<Scene>, output: &mut dyn Write) -> io::Result<()> {
    let scene = session.scene();
    let text = session.text();
    let say = |id: &str, args: &[(&str, &str)]| {
        let args: Vec<(&str, Arg<'_>)> =
            args.iter().map(|(name, value)| (*name, Arg::from(*value))).collect();
        text.with(id, &args)
    };
    for line in linear::announce(shown.as_ref(), &scene, &say) {
        writeln!(output, "{line}")?;
    }
    *shown = Some(scene);
    Ok(())
}

/// One line without its end; none at the end of the input.
fn read_line(input: &mut dyn BufRead) -> io::Result<Option<String>> {
    let mut bytes = vec![];
    let read = io::Read::take(&mut *input, LONGEST_LINE).read_until(b'\n', &mut bytes)?;
    if read == 0 {
        return Ok(None);
    }
    if bytes.last() != Some(&b'\n') {
        let mut rest = vec![];
        while io::Read::take(&mut *input, LONGEST_LINE).read_until(b'\n', &mut rest)? > 0 {
            if rest.last() == Some(&b'\n') {
                break;
            }
            rest.clear();
        }
    }
    Ok(Some(String::from_utf8_lossy(&bytes).trim().to_owned()))
}

/// What a line means on the screen it answers.
fn messages(session: &Session, line: &str, output: &mut dyn Write) -> io::Result<Vec<Msg>> {
    let is_typing = app::screen::is_typing(session.model());
    if is_typing {
        return Ok(match line.strip_prefix('/').and_then(|number| number.parse().ok()) {
            Some(number) => vec![choose(number)],
            None if line.is_empty() => vec![Msg::Key(Key::Enter)],
            None => vec![Msg::Paste(line.to_owned()), Msg::Key(Key::Enter)],
        });
    }
    if line.is_empty() {
        return Ok(vec![Msg::Key(Key::Enter)]);
    }
    let numbers: Result<Vec<usize>, _> =
        line.split([' ', ',']).filter(|part| !part.is_empty()).map(str::parse).collect();
    if let Ok(numbers) = numbers {
        return Ok(numbers.into_iter().map(choose).collect());
    }
    let mut letters = line.chars();
    if let (Some(letter), None) = (letters.next(), letters.next()) {
        return Ok(vec![Msg::Key(Key::Char(letter))]);
    }
    let line = crate::domain::prose::clean(line);
    writeln!(output, "{}", session.text().with("linear-unknown", &[("line", (&line).into())]))?;
    Ok(vec![])
}

fn choose(number: usize) -> Msg {
    Msg::Choose(number.saturating_sub(1))
}
