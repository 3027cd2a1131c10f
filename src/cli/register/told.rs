//! Registers told to who is given no file; and removed.

use std::io::Write;

use serde_json::{Value, json};

use super::{Desk, Refused, RegisterCommand, SHORT, listing, paper, say, shown};
use crate::cli::{Globals, exit, opened};
use crate::run::registers;

/// Tells what only reads a register, to who is given no file; none for the rest.
pub(in crate::cli) fn tell(
    command: &RegisterCommand,
    globals: &Globals,
    out: &mut dyn Write,
    trouble: &mut dyn Write,
) -> Option<u8> {
    let desk = Desk::new(globals);
    let told = |(words, value): (String, Value)| {
        let shown = if globals.json { format!("{value:#}") } else { words };
        format!("{shown}\n").into_bytes()
    };
    let done = match command {
        RegisterCommand::List => listing(&desk).map(told),
        RegisterCommand::Show { of } => {
            let found = desk.find(of.register.as_deref(), |_| true);
            found.map(|(id, register)| told(shown(&desk, (id, &register))))
        }
        RegisterCommand::Export(args) => paper::one(&desk, args),
        _ => return None,
    };
    Some(match done {
        Ok(bytes) => opened::written(out.write_all(&bytes)),
        Err(Refused(code, words)) => {
            // Nobody may be there to read it: the exit code says it too.
            let _ = writeln!(trouble, "{words}");
            code
        }
    })
}

pub(super) fn erase(desk: &Desk<'_>, wanted: &str, is_sure: bool) -> Result<u8, Refused> {
    // Nothing is removed by a slip of the finger.
    if wanted.trim().chars().count() < SHORT {
        return Err(Refused::usage(&desk.text, "register-too-short", &[("register", wanted)]));
    }
    let wanted = wanted.trim().to_lowercase();
    let found = desk.all()?.into_iter().find(|kept| kept.id.to_string().starts_with(&wanted));
    // One that cannot be read can be removed, too.
    let Some(kept) = found else {
        let args = [("register", (&wanted).into())];
        return Err(Refused(exit::NO_INPUT, desk.text.with("register-none-like", &args)));
    };
    if !is_sure {
        return Err(Refused::usage(&desk.text, "register-erase-sure", &[("register", &wanted)]));
    }
    registers::erase(&desk.data, kept.id).map_err(|why| desk.trouble(&why))?;
    let args = [("register", (&wanted).into())];
    let words = desk.text.with("register-erased", &args);
    Ok(say(desk, &words, &json!({ "erased": kept.id })))
}
