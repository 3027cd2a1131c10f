//! The trainer's menu.

use super::items::Worded;
use super::{Builder, Parts};
use crate::app::trainer::{Desk, Trainer, TrainerAct};
use crate::domain::prose::Prose;
use crate::scene::{Block, Field, FrameKind};

impl Builder<'_> {
    pub(super) fn trainer(self, screen: &Trainer) -> Parts {
        let mut body = vec![Block::Heading(self.get("trainer-title"))];
        let place = match screen {
            Trainer::Locked(line) => {
                body.push(self.say("trainer-who"));
                body.push(Block::Field(Field {
                    label: self.get("trainer-passphrase"),
                    value: "*".repeat(line.value().chars().count()),
                    cursor: line.cursor(),
                    after: Prose::default(),
                    is_focused: true,
                }));
                "trainer/locked"
            }
            Trainer::Menu => {
                if self.model.purged > 0 {
                    body.push(Block::Small(
                        self.with("trainer-purged", &[("count", self.model.purged.into())]),
                    ));
                }
                "trainer"
            }
            Trainer::Page(desk, lines) => {
                body = vec![
                    Block::Heading(self.get(desk_id(*desk))),
                    Block::Frame {
                        kind: FrameKind::Imitation,
                        title: Prose::default(),
                        lines: lines.clone(),
                    },
                ];
                "trainer/page"
            }
        };
        body.push(self.items());
        Parts::new(place, self.get("product"), body)
    }

    pub(super) fn trainer_item(self, act: TrainerAct) -> Worded {
        match act {
            TrainerAct::Open => Worded::new(self.get("validate")),
            TrainerAct::Read(desk) => Worded::new(self.get(desk_id(desk))),
            TrainerAct::Back => Worded::new(self.get("go-back")),
            TrainerAct::AllowCards => {
                self.detailed("trainer-allow-cards", "trainer-allow-cards-detail")
            }
            TrainerAct::Quit => self.detailed("trainer-quit", "trainer-quit-detail"),
        }
    }
}

fn desk_id(desk: Desk) -> &'static str {
    match desk {
        Desk::Check => "trainer-check",
        Desk::Modules => "trainer-modules",
        Desk::Passports => "trainer-passports",
    }
}
