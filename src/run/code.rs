//! The code of a certificate, made when somebody wants to see it.

use super::papers::number;
use super::shell::Setup;
use crate::app::screen::CodeShown;
use crate::credential::code::ShortCode;
use crate::credential::issue::file_name;
use crate::credential::qr::{self, Extent};
use crate::credential::{keyfile, reading};
use crate::domain::matrix::Matrix;
use crate::domain::progress::Certificate;
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
