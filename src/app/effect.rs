//! Effects: requests to the outside, as data that a test can compare. Answers
//! come back as messages.

use super::attending::AttendEffect;
use super::checking::Ask;
use super::elsewhere::Form;
use super::lead::RoomEffect;
use super::outside::Out;
use super::pin::Pin;
use super::trainer::{Desk, Passphrase};
use crate::domain::action::Line;
use crate::domain::card::Card;
use crate::domain::id::{LearnerId, ModuleId, SheetId};
use crate::domain::key::KeyPrint;
use crate::domain::keyboard::Layout;
use crate::domain::learner::{Organisation, Preferences};
use crate::domain::passport::PassportRule;
use crate::domain::placement::bilan::Bilan;
use crate::domain::progress::{Certificate, Pass, Progress};
use crate::domain::record::{Certified, Fact};
use crate::domain::time::{Date, Timestamp};
use crate::domain::tries::Tries;

/// A request to the outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Keep these facts, all or none. Answered by `News::Saved` or `News::Failed`.
    Append {
        /// Comes back with the answer.
        ticket: u64,
        /// Whose.
        learner: LearnerId,
        /// When.
        at: Timestamp,
        /// What happened, in order.
        facts: Vec<Fact>,
    },
    /// Say who is known here. Answered by `News::Roll`.
    Roll,
    /// Bring a learner's records. Answered by `News::Loaded`.
    Load(LearnerId),
    /// Seal a new card. Answered by `News::Sealed`.
    Seal {
        /// For whom.
        learner: LearnerId,
        /// The card.
        card: Card,
    },
    /// Find whose card this is. Answered by `News::Recognised`.
    Recognise(Card),
    /// Find whose key this is. Answered by `News::KeyHolder`.
    FindKey(KeyPrint),
    /// Remove every trace of a learner. Answered by `News::Erased`.
    Erase(LearnerId),
    /// Remove every trace of those whose last visit is more than `months` ago.
    /// Answered by `News::Purged`.
    Purge {
        /// How long they may stay away.
        months: u16,
        /// Now.
        at: Timestamp,
    },
    /// Try the trainer's passphrase. Answered by `TrainerNews::Tried`.
    TryPassphrase(Passphrase),
    /// Make what is kept of these digits. Answered by `PinNews::Sealed`.
    SealPin(Pin),
    /// Try these digits. Answered by `PinNews::Tried`.
    TryPin {
        /// What was typed.
        pin: Pin,
        /// What is kept.
        seal: String,
    },
    /// Bring what the trainer wants to read. Answered by `TrainerNews::Page`.
    Desk(Desk),
    /// Read what is on screen aloud; while that is being done: be silent.
    Listen,
    /// Check a certificate that somebody brings. Answered by a `CheckNews`.
    Check(Ask),
    /// Leave nothing on the terminal of what was shown until now.
    Wipe,
    /// Speak another language. Answered by `Content::Listed`.
    Speak(String),
    /// Open a module. Answered by `Content::Opened` or `Content::Missing`.
    Open(ModuleId),
    /// Say which objectives these modules have today. Answered by `Content::Objectives`.
    Objectives(Vec<ModuleId>),
    /// Bring a module without opening it. Answered by `Content::Outlined`, if it is there.
    Outline(ModuleId),
    /// Look for this in all modules; for nothing: bring their words. Answered by
    /// `Content::Found`.
    Search(String),
    /// Bring the actions of these modules. Answered by `Content::Actions`.
    Actions(Vec<ModuleId>),
    /// Write the plan of action to files. Answered by `Papers::Exported` or `Papers::Refused`.
    ExportActions {
        /// Its lines.
        lines: Vec<Line>,
        /// When.
        at: Timestamp,
    },
    /// Bring what the placement is made of. Answered by `Content::Placement`.
    Placement,
    /// Write the page for the adviser to a file. Answered by `Papers::Exported` or `Papers::Refused`.
    Bilan(Box<Bilan>),
    /// Show things this way from now on.
    Present(Preferences),
    /// Choose the next set of glyphs the terminal may have.
    NextGlyphs,
    /// Sign certificates. Answered by `Papers::Issued` or `Papers::Refused`.
    Issue(Box<Request>),
    /// Write certificates to files. Answered by `Papers::Exported` or `Papers::Refused`.
    Export(Vec<Certificate>),
    /// Write a page to print of a module to a file. Answered as `Export` is.
    PrintSheet {
        /// The module.
        module: ModuleId,
        /// Which of its pages.
        sheet: SheetId,
    },
    /// Remember the keyboard of this machine.
    KeepLayout(Layout),
    /// Remember the wrong cards typed on this machine.
    KeepTries(Tries),
    /// Write what was learnt to a file. Answered as `Export` is.
    Learnt {
        /// The modules passed, each with its day.
        modules: Vec<(ModuleId, Date)>,
        /// Today.
        on: Date,
    },
    /// Print a card: its five words. Answered by `Papers::Printed` or `Papers::Refused`.
    PrintCard(Vec<String>),
    /// Say where papers may go. Answered by `Papers::Places`.
    Places,
    /// Make the papers that `what` writes, and bring them there. Answered by
    /// `Papers::OnStick`, `Papers::Printed` or `Papers::Refused`.
    Hand {
        /// One of the effects that write papers.
        what: Box<Effect>,
        /// Where to.
        to: Out,
    },
    /// Make the code of a certificate. Answered by `Papers::Code`.
    Code {
        /// Comes back with the answer.
        place: usize,
        /// The certificate.
        certificate: Box<Certificate>,
    },
    /// Make the text of a certificate. Answered by `Papers::Text`.
    Text {
        /// Comes back with the answer.
        place: usize,
        /// The certificate.
        certificate: Box<Certificate>,
        /// In which form.
        form: Form,
    },
    /// Say how the server is. Answered by `Msg::Status`.
    Status,
    /// Fill the clipboard of the terminal.
    Clip(String),
    /// Do something for the group session one leads.
    Room(RoomEffect),
    /// Do something with a register of attendance. Answered by an `AttendNews`.
    Attend(Box<AttendEffect>),
    /// End the session.
    Leave,
}

/// What is to be certified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Who earned it.
    pub learner: LearnerId,
    /// For which organisation.
    pub organisation: Organisation,
    /// The learner's own name, only when asked for.
    pub name: Option<String>,
    /// When.
    pub at: Timestamp,
    /// The latest moment in the learner's records: a clock behind it is wrong.
    pub last: Timestamp,
    /// The modules that have no attestation for this organisation yet.
    pub modules: Vec<(ModuleId, Pass)>,
    /// The attestations there already are for this organisation, with the passes behind them.
    pub attestations: Vec<(ModuleId, Pass, Certificate)>,
    /// Whether the Passeport is asked for too.
    pub with_passport: bool,
}

impl Request {
    /// What `learner` has earned and does not have yet for the present
    /// organisation; with a `name`, everything anew. None without an organisation.
    /// Only the modules that count toward the passport are certified.
    pub fn due(
        (learner, progress): (LearnerId, &Progress),
        counts: impl Fn(&ModuleId) -> bool,
        name: Option<String>,
        at: Timestamp,
    ) -> Option<Self> {
        let organisation = progress.organisation.clone()?;
        let kept =
            |subject: &Certified| progress.certificate(subject).filter(|_| name.is_none()).cloned();
        let mut passed = progress.passed();
        passed.retain(|(module, _)| counts(module));
        let is_enough = passed.len() >= usize::from(PassportRule::PROGRAMME.modules);
        let with_passport = is_enough && kept(&Certified::Passport).is_none();
        let (mut modules, mut attestations) = (vec![], vec![]);
        for (module, pass) in passed {
            match kept(&Certified::Module(module.clone())) {
                Some(kept) => attestations.push((module.clone(), pass.clone(), kept)),
                None => modules.push((module.clone(), pass.clone())),
            }
        }
        let last = progress.latest;
        Some(Self { learner, organisation, name, at, last, modules, attestations, with_passport })
    }

    /// What the answer will hold.
    pub fn subjects(&self) -> Vec<Certified> {
        let modules = self.modules.iter().map(|(module, _)| Certified::Module(module.clone()));
        modules.chain(self.with_passport.then_some(Certified::Passport)).collect()
    }
}
