//! The help of the command line in the user's language, and what is said when
//! the command line is misused.
//!
//! The doc comments of the options are the English that is left when a message is
//! missing. The messages are `help-passeport-<command>-<option>`, in `locales/*/help.ftl`.

use std::ffi::{OsStr, OsString};

use clap::builder::PossibleValue;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command};

use super::exit;
use crate::text::Text;

/// The first part of each path: the name of the program.
const ROOT: &str = "passeport";

/// The same command with the words of `text`.
pub(super) fn localised(mut command: Command, text: &Text) -> Command {
    // Now, so that what clap adds by itself is there to be reworded.
    command.build();
    reworded(command, ROOT, text)
}

/// The language asked for on a command line that may not even be valid.
pub(super) fn asked_locale(words: &[OsString]) -> Option<String> {
    asked(words, "--locale").or_else(|| std::env::var_os("PASSEPORT_LOCALE"))?.into_string().ok()
}

/// The value of the option of that name, `--name VALUE` or `--name=VALUE`.
pub(super) fn asked(words: &[OsString], name: &str) -> Option<OsString> {
    words.iter().enumerate().find_map(|(at, word)| {
        if word == name {
            return words.get(at + 1).cloned();
        }
        word.to_str()?.strip_prefix(name)?.strip_prefix('=').map(OsString::from)
    })
}

fn reworded(command: Command, path: &str, text: &Text) -> Command {
    let about = said(text, &command_id(path));
    let template = [
        "{about-with-newline}\n",
        &text.get("help-heading-usage"),
        " {usage}\n\n{all-args}{after-help}",
    ];
    let mut command = command
        .help_template(template.concat())
        .subcommand_help_heading(heading(text, "help-heading-commands"))
        .subcommand_value_name(text.get("help-heading-command"))
        .mut_args(|arg| reworded_arg(arg, path, text));
    if let Some(about) = about {
        command = command.about(about).long_about(None::<&str>);
    }
    for inner in command.get_subcommands_mut() {
        let path = format!("{path}-{}", inner.get_name());
        *inner = reworded(std::mem::take(inner), &path, text);
    }
    command
}

fn reworded_arg(arg: Arg, path: &str, text: &Text) -> Arg {
    let of = if arg.is_positional() { "help-heading-arguments" } else { "help-heading-options" };
    let arg = arg.help_heading(heading(text, of));
    let Some(mut words) = said(text, &arg_id(&arg, path)) else { return arg };
    let values: Vec<String> = arg
        .get_possible_values()
        .iter()
        .filter(|value| arg.get_action().takes_values() && !value.is_hide_set())
        .map(|value| value.get_name().to_owned())
        .collect();
    if !values.is_empty() {
        let values = values.join(", ");
        words = format!("{words} {}", text.with("help-values", &[("values", (&values).into())]));
    }
    if let Some(name) = arg.get_env().and_then(OsStr::to_str) {
        words = format!("{words} {}", text.with("help-variable", &[("name", name.into())]));
    }
    arg.help(words).long_help(None::<&str>).hide_possible_values(true).hide_env(true)
}

fn command_id(path: &str) -> String {
    // Each command with commands has one called help, which is the same everywhere.
    if path.ends_with("-help") { format!("help-{ROOT}-help") } else { format!("help-{path}") }
}

fn arg_id(arg: &Arg, path: &str) -> String {
    let name = arg.get_id().as_str().replace('_', "-");
    let is_everywhere = arg.is_global_set() || matches!(name.as_str(), "help" | "version");
    format!("help-{}-{name}", if is_everywhere { ROOT } else { path })
}

/// The message, if there is one.
fn said(text: &Text, id: &str) -> Option<String> {
    let languages = text.bundles().locales().collect::<Vec<_>>().join(", ");
    let words = text.with(id, &[("languages", (&languages).into())]);
    Some(words).filter(|words| words != id)
}

/// A heading without its colon, which clap adds.
fn heading(text: &Text, id: &str) -> String {
    text.get(id).trim_end_matches(':').to_owned()
}

/// Tells what is wrong with the command line, or shows the help or version that
/// was asked for. Returns the exit code.
#[expect(clippy::print_stderr, reason = "the command line is all there is to answer to")]
pub(super) fn refused(error: &clap::Error, text: &Text) -> u8 {
    if error.use_stderr() && error.kind() != ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        eprintln!("{}\n{}", complaint(error, text), text.get("usage-see-help"));
        return exit::USAGE;
    }
    // Nobody reads any more: not our trouble.
    let _ = error.print();
    if error.use_stderr() { exit::USAGE } else { exit::OK }
}

pub(super) fn complaint(error: &clap::Error, text: &Text) -> String {
    let found = |kind| error.get(kind).map(shown).unwrap_or_default();
    let what = found(ContextKind::InvalidArg);
    let with = |id: &str, what: &str, other: &str| {
        text.with(id, &[("what", what.into()), ("other", other.into())])
    };
    let mut words = match error.kind() {
        ErrorKind::UnknownArgument => with("usage-unknown-option", &what, ""),
        ErrorKind::InvalidSubcommand => {
            with("usage-unknown-command", &found(ContextKind::InvalidSubcommand), "")
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let value = found(ContextKind::InvalidValue);
            let id = if value.is_empty() { "usage-no-value" } else { "usage-bad-value" };
            with(id, &what, &value)
        }
        ErrorKind::MissingRequiredArgument => with("usage-missing", &what, ""),
        ErrorKind::MissingSubcommand => text.get("usage-missing-command"),
        ErrorKind::ArgumentConflict => with("usage-conflict", &what, &found(ContextKind::PriorArg)),
        _ => text.get("usage-wrong"),
    };
    for (kind, id) in [
        (ContextKind::ValidValue, "usage-values"),
        (ContextKind::SuggestedArg, "usage-suggested"),
        (ContextKind::SuggestedSubcommand, "usage-suggested"),
        (ContextKind::SuggestedValue, "usage-suggested"),
    ] {
        let what = found(kind);
        if !what.is_empty() {
            words = format!("{words}\n{}", with(id, &what, ""));
        }
    }
    words
}

fn shown(value: &ContextValue) -> String {
    match value {
        ContextValue::Strings(all) => all.join(", "),
        ContextValue::None => String::new(),
        other => other.to_string(),
    }
}

/// The names of the values of an option, as the command line writes them.
pub(super) fn names(values: impl Iterator<Item = Option<PossibleValue>>) -> String {
    let names: Vec<String> = values.flatten().map(|value| value.get_name().to_owned()).collect();
    names.join(", ")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use clap::CommandFactory;

    use super::*;
    use crate::text::Bundles;

    fn known(locale: &str) -> BTreeSet<String> {
        let sources = Bundles::sources(locale);
        let lines = sources.iter().flat_map(|(_, source)| source.lines());
        lines.filter_map(|line| Some(line.split_once(" =")?.0.to_owned())).collect()
    }

    fn missing(command: &Command, path: &str, known: &BTreeSet<String>, out: &mut Vec<String>) {
        let mut need = |id: String| {
            if !known.contains(&id) {
                out.push(id);
            }
        };
        need(command_id(path));
        for arg in command.get_arguments().filter(|arg| !arg.is_hide_set()) {
            need(arg_id(arg, path));
        }
        for inner in command.get_subcommands().filter(|inner| !inner.is_hide_set()) {
            // The help of the help repeats all commands.
            if inner.get_name() != "help" {
                missing(inner, &format!("{path}-{}", inner.get_name()), known, out);
            }
        }
    }

    #[test]
    fn every_command_and_option_is_explained_in_every_language() {
        for locale in Bundles::embedded().locales() {
            let mut command = super::super::Cli::command();
            command.build();
            let mut out = vec![];
            missing(&command, ROOT, &known(locale), &mut out);
            assert!(out.is_empty(), "{locale}:\n{}", out.join("\n"));
        }
    }

    #[test]
    fn the_help_is_all_french_in_french() {
        let text = Text::embedded("fr");
        let mut command = localised(super::super::Cli::command(), &text);
        let help = command.render_long_help().to_string();
        for word in ["Usage:", "Commands:", "Print", "env:", "possible values"] {
            assert!(!help.contains(word), "{word} in:\n{help}");
        }
        assert!(help.contains("Commandes") && help.contains("--data"), "{help}");
        let check = command.find_subcommand_mut("store").unwrap();
        let help = check.render_long_help().to_string();
        assert!(help.contains("sauvegarder") && !help.contains("Copy the records"), "{help}");
    }

    #[test]
    fn the_language_is_found_on_any_command_line() {
        let words = |line: &str| line.split(' ').map(OsString::from).collect::<Vec<_>>();
        assert_eq!(asked(&words("passeport --locale en x"), "--locale").unwrap(), "en");
        assert_eq!(asked(&words("passeport x --wrong --locale=en"), "--locale").unwrap(), "en");
        assert_eq!(asked(&words("passeport --locale"), "--locale"), None);
        assert_eq!(asked(&words("passeport --locales=en"), "--locale"), None);
    }

    #[test]
    fn misuse_is_told_in_the_language_with_what_to_do() {
        for (line, french, english) in [
            ("passeport --wrong", "Option inconnue", "Unknown option"),
            ("passeport wrong", "Commande inconnue", "Unknown command"),
            ("passeport --glyphs nice", "ne va pas pour", "does not fit"),
            ("passeport store backup", "Il manque", "missing"),
            ("passeport certificate export --all PEN-1", "ne va pas avec", "cannot be used with"),
            ("passeport --locale", "attend une valeur", "expects a value"),
        ] {
            for (locale, words) in [("fr", french), ("en", english)] {
                let text = Text::embedded(locale);
                let command = localised(super::super::Cli::command(), &text);
                let error = command.try_get_matches_from(line.split(' ')).unwrap_err();
                let told = complaint(&error, &text);
                assert!(told.contains(words), "{line}: {told}");
                assert!(error.use_stderr());
            }
        }
    }
}
