//! Scenes of every kind of block, in the words of the programme.

use passeport::scene::margin::Margins;
use passeport::scene::{
    Block, Field, FrameKind, Item, ItemMark, Judgement, Key, KeyHint, Meter, Prose, Scene, Stamp,
    Tone,
};

pub(crate) fn prose(text: &str) -> Prose {
    Prose::marked(text)
}

fn texts(lines: &[&str]) -> Vec<Prose> {
    lines.iter().map(|line| prose(line)).collect()
}

pub(crate) fn item(digit: char, label: &str, detail: &str, aside: &str) -> Item {
    Item {
        digit: Some(digit),
        label: prose(label),
        detail: prose(detail),
        aside: prose(aside),
        is_focused: false,
        mark: ItemMark::Action,
        is_apart: false,
    }
}

/// Items numbered from 1, the one at `focus` selected.
pub(crate) fn items(focus: usize, list: &[(&str, &str, &str)]) -> Block {
    let items = list.iter().enumerate().map(|(index, (label, detail, aside))| {
        let digit = char::from_digit(u32::try_from(index).unwrap() + 1, 10).unwrap();
        Item { is_focused: index == focus, ..item(digit, label, detail, aside) }
    });
    Block::Items(items.collect())
}

fn marked(focus: usize, list: &[(&str, ItemMark, &str)]) -> Block {
    let items = list.iter().enumerate().map(|(index, (label, mark, aside))| {
        let digit = char::from_digit(u32::try_from(index).unwrap() + 1, 10).unwrap();
        Item { is_focused: index == focus, mark: *mark, ..item(digit, label, "", aside) }
    });
    Block::Items(items.collect())
}

fn hint(cap: &str, label: &str, key: Option<Key>, is_essential: bool) -> KeyHint {
    KeyHint { cap: cap.to_owned(), label: prose(label), key, is_essential }
}

pub(crate) fn scene(title: &str, status: &str, body: Vec<Block>) -> Scene {
    Scene {
        place: title.to_owned(),
        title: prose(title),
        status: prose(status),
        meter: None,
        body,
        side: vec![],
        margins: Margins::default(),
        footer: vec![
            hint("↑ ↓", "Choisir", None, true),
            hint("ENTRÉE", "Valider", Some(Key::Enter), true),
            hint("E", "Écouter", Some(Key::Char('e')), false),
            hint("A", "Aide", Some(Key::Char('a')), true),
            hint("Q", "Finir", Some(Key::Char('q')), false),
        ],
        scroll: 0,
    }
}

fn stamps() -> Block {
    let stamp =
        |state, label, is_earned| Stamp { state: prose(state), label: prose(label), is_earned };
    Block::Stamps(vec![
        stamp("FAIT", "Internet", true),
        stamp("en cours", "Vendre", false),
        stamp("", "libre", false),
    ])
}

pub(crate) fn home() -> Scene {
    scene(
        "PASSEPORT NUMÉRIQUE",
        "Fatima",
        vec![
            Block::Text(prose("Votre passeport : 1 module sur 3.")),
            stamps(),
            items(
                0,
                &[
                    (
                        "*CONTINUER* : Vendre sur internet",
                        "Page 4 sur 9. Encore 6 minutes environ.",
                        "",
                    ),
                    ("Réviser 3 questions d’hier.", "", "2 minutes"),
                    ("Choisir un autre module.", "", "18 modules"),
                    ("Par où commencer ?", "", "8 questions, 4 minutes"),
                    ("Mes certificats et ma carte.", "", ""),
                ],
            ),
        ],
    )
}

pub(crate) fn lesson() -> Scene {
    let mut scene = scene(
        "Vendre sur internet",
        "Page 4 sur 9",
        vec![
            Block::Heading(prose("Le paiement en ligne")),
            Block::Lines {
                numbered: false,
                lines: texts(&[
                    "Votre client paie sur une [page sécurisée](page-securisee).",
                    "L’adresse de cette page commence par <https://…>, jamais autrement.",
                    "Votre banque vous prévient quand l’argent *arrive*.",
                ]),
            },
            Block::Frame {
                kind: FrameKind::Example,
                title: prose("Exemple"),
                lines: texts(&[
                    "Sonia vend des bougies.",
                    "1. Le client choisit 2 bougies.",
                    "2. Il paie 24 €. Sonia ne voit jamais le numéro de la carte, ni le code.",
                    "3. Sonia reçoit un message. Elle prépare le colis.",
                ]),
            },
            Block::Small(prose("Mot difficile : `M` page sécurisée")),
        ],
    );
    scene.meter = Some(Meter { done: 4, of: 9 });
    scene.footer = vec![
        hint("ENTRÉE", "Page suivante", Some(Key::Enter), true),
        hint("←", "Page d’avant", Some(Key::Left), false),
        hint("E", "Écouter", Some(Key::Char('e')), false),
        hint("A", "Aide", Some(Key::Char('a')), true),
        hint("Q", "Finir", Some(Key::Char('q')), false),
    ];
    scene
}

/// The question, with the choice at `focus` selected.
pub(crate) fn question(focus: usize) -> Scene {
    scene(
        "Vendre sur internet",
        "Question 2 sur 3",
        vec![
            Block::Heading(prose(
                "Un client veut payer par carte sur votre site. Que voyez-vous de sa carte ?",
            )),
            items(
                focus,
                &[
                    ("Le numéro complet, pour le garder dans un cahier.", "", ""),
                    ("Rien. La banque s’occupe du paiement.", "", ""),
                    ("Le code secret, pour vérifier.", "", ""),
                ],
            ),
            Block::Small(prose("Vous hésitez ? `I` Indice (il en reste 2)")),
        ],
    )
}

pub(crate) fn feedback() -> Scene {
    scene(
        "Vendre sur internet",
        "Question 2 sur 3",
        vec![
            Block::Verdict { tone: Tone::NotYet, text: prose("PAS ENCORE.") },
            marked(
                usize::MAX,
                &[
                    (
                        "Le numéro complet, pour le garder.",
                        ItemMark::Judged(Judgement::Wrong),
                        "votre réponse",
                    ),
                    (
                        "Rien. La banque s’occupe du paiement.",
                        ItemMark::Judged(Judgement::Missed),
                        "la bonne réponse",
                    ),
                    ("Le code secret, pour vérifier.", ItemMark::Judged(Judgement::Neutral), ""),
                ],
            ),
            Block::Text(prose(
                "Garder un numéro de carte est interdit et dangereux. Si on vole le cahier, on vole vos clients.",
            )),
            Block::Frame {
                kind: FrameKind::Aside,
                title: prose("À retenir"),
                lines: texts(&["Le commerçant ne voit jamais la carte."]),
            },
            items(0, &[("J’ai compris, continuer", "", ""), ("Revoir la page 4", "", "")]),
        ],
    )
}

pub(crate) fn ticks() -> Scene {
    scene(
        "Réseaux sociaux",
        "Question 5 sur 8",
        vec![
            Block::Heading(prose("Que peut-on publier sans demander ?")),
            Block::Small(prose("Plusieurs réponses. ESPACE coche, ENTRÉE valide.")),
            marked(
                1,
                &[
                    ("La photo de votre vitrine.", ItemMark::Tick(true), ""),
                    (
                        "La photo d’une cliente qui sourit, prise dans la boutique un jour de fête.",
                        ItemMark::Tick(false),
                        "",
                    ),
                    ("Vos horaires.", ItemMark::Tick(true), ""),
                ],
            ),
            Block::Notice { tone: Tone::Info, text: prose("Réponse gardée.") },
        ],
    )
}

pub(crate) fn ranks() -> Scene {
    scene(
        "Créer son site",
        "Question 1 sur 8",
        vec![
            Block::Heading(prose("Dans quel ordre ?")),
            marked(
                0,
                &[
                    ("Choisir un nom de domaine.", ItemMark::Rank(Some(1)), ""),
                    ("Écrire les textes.", ItemMark::Rank(Some(2)), ""),
                    ("Ouvrir le site au public.", ItemMark::Rank(None), ""),
                ],
            ),
            marked(
                usize::MAX,
                &[
                    ("Affichage complet", ItemMark::Radio(true), ""),
                    ("Texte simple", ItemMark::Radio(false), ""),
                ],
            ),
        ],
    )
}

pub(crate) fn form(value: &str, is_focused: bool) -> Scene {
    scene(
        "PASSEPORT NUMÉRIQUE",
        "Votre carte",
        vec![
            Block::Text(prose("Comment voulez-vous que l’on vous appelle ?")),
            Block::Field(Field {
                label: prose("Votre prénom"),
                value: value.to_owned(),
                cursor: value.chars().count(),
                after: prose("facultatif"),
                is_focused,
            }),
            Block::Field(Field {
                label: prose("Prix de vente"),
                value: "24,90".to_owned(),
                cursor: 2,
                after: prose("€"),
                is_focused: !is_focused,
            }),
            Block::Notice { tone: Tone::Danger, text: prose("Ce prix est plus bas que le coût.") },
        ],
    )
}

pub(crate) fn card() -> Scene {
    scene(
        "PASSEPORT NUMÉRIQUE",
        "Votre carte, Fatima",
        vec![
            Block::Text(prose(
                "Voici votre carte. Elle sert à revenir, ici ou dans un autre lieu.",
            )),
            Block::Frame {
                kind: FrameKind::Card,
                title: prose("carte n° 0147"),
                lines: texts(&["", "RIVE - PONT - 47", "", "Fatima   EPN de Villeneuve"]),
            },
            Block::Frame {
                kind: FrameKind::Imitation,
                title: prose("Ce que voit le client"),
                lines: texts(&[
                    "De :     banque@exemple.example",
                    "Objet :  votre compte",
                    "",
                    "   Cliquez vite !",
                ]),
            },
            Block::Verdict {
                tone: Tone::Good,
                text: prose("BRAVO, FATIMA. Module réussi : 9 bonnes réponses sur 10."),
            },
            items(0, &[("Imprimer la carte.", "", ""), ("Je l’ai notée. Continuer.", "", "")]),
        ],
    )
}

/// Too long for any screen of 24 rows, with or without something to choose.
pub(crate) fn long(focus: Option<usize>, scroll: u16) -> Scene {
    let modules: Vec<_> = (1..=40).map(|number| format!("Module {number}")).collect();
    let list = modules.iter().enumerate().map(|(index, name)| Item {
        digit: None,
        is_focused: Some(index) == focus,
        ..item('1', name, "", "10 minutes")
    });
    let body = match focus {
        Some(_) => Block::Items(list.collect()),
        None => {
            Block::Lines { numbered: true, lines: modules.iter().map(|name| prose(name)).collect() }
        }
    };
    Scene {
        scroll,
        ..scene("Modules", "40 modules", vec![Block::Heading(prose("Tous les modules")), body])
    }
}

/// One of each, by name.
pub(crate) fn all() -> Vec<(&'static str, Scene)> {
    vec![
        ("home", home()),
        ("lesson", lesson()),
        ("question", question(1)),
        ("feedback", feedback()),
        ("ticks", ticks()),
        ("ranks", ranks()),
        ("form", form("Fatima", true)),
        ("card", card()),
        ("long", long(None, 5)),
        ("list", long(Some(30), 0)),
    ]
}
