//! The code of a certificate, made when somebody wants to see it.

use super::papers::number;
use super::shell::Setup;
use crate::app::elsewhere::{Form, TextShown};
use crate::app::screen::CodeShown;
use crate::credential::code::ShortCode;
use crate::credential::issue::file_name;
use crate::credential::qr::{self, Extent};
use crate::credential::{jwt, keyfile, reading};
use crate::domain::matrix::Matrix;
use crate::domain::progress::Certificate;
use crate::domain::prose;
use crate::paper::qr::{Correction, matrix};

/// What is shown of `certificate`.
pub(super) fn shown(setup: &Setup, place: usize, certificate: &Certificate) -> CodeShown {
    let file = setup.export.join(file_name(&certificate.subject, certificate.id));
    CodeShown {
        place,
        subject: certificate.subject.clone(),
        short: ShortCode::of(certificate.id).to_string(),
        matrix: square(setup, certificate),
        folder: file.is_file().then(|| setup.export.display().to_string()),
    }
}

/// The square code; none without the key that signed the certificate, and for modules
/// that only this site knows.
fn square(setup: &Setup, certificate: &Certificate) -> Option<Matrix> {
    let read = reading::read(certificate.document.as_bytes()).ok()?;
    let key = keyfile::load(&setup.data).ok()?;
    let line = qr::payload(&key, &read, &number, Extent::Screen).ok()?;
    matrix(&line, Correction::Low)
}

/// `certificate` as one line of text.
pub(super) fn text(
    setup: &Setup,
    (place, form): (usize, Form),
    certificate: &Certificate,
) -> TextShown {
    let text = match form {
        Form::Document => one_line(&certificate.document),
        Form::Token => token(setup, certificate),
    };
    TextShown {
        place,
        subject: certificate.subject.clone(),
        short: ShortCode::of(certificate.id).to_string(),
        form,
        text,
    }
}

/// The document itself without what only makes its lines: no text in it holds a line
/// break (RFC 8259, 7), and what is signed does not change (RFC 8785).
fn one_line(document: &str) -> Option<String> {
    let line: String = document.lines().map(str::trim).collect();
    (!line.contains(prose::is_forbidden)).then_some(line)
}

/// The token; none without the key that signed the certificate.
fn token(setup: &Setup, certificate: &Certificate) -> Option<String> {
    let read = reading::read(certificate.document.as_bytes()).ok()?;
    let key = keyfile::load(&setup.data).ok()?;
    jwt::encode(&key, &read).ok()
}
