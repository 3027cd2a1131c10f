//! Whole ways through the programme: a module, three modules, the Passeport.

use passeport::app::act::{Act, PapersAct, Place, Study};
use passeport::app::model::{Overlay, Question, Visitor};
use passeport::app::screen::{Review, Screen};
use passeport::credential::keyfile;
use passeport::credential::trust::Pin;
use passeport::credential::verify::{Check, Inquiry, Verdict, verify};
use passeport::domain::attempt::Outcome;
use passeport::domain::record::{Certified, Fact};
use passeport::domain::time::Timestamp;

use crate::harness::{ATELIER, House, Visit, atelier};

#[test]
fn the_first_visit_goes_from_hello_to_the_first_question_in_seven_keys() {
    let house = House::new();
    let mut visit = house.visit();
    visit.sees(&[
        "Bonjour.",
        "Vous ne pouvez rien casser.",
        "1. Commencer",
        "2. Deutsch",
        "3. English",
    ]);
    visit.check("<Enter>", &["Qui êtes-vous ?", "1. C’est ma première fois."]);
    visit.check("<Enter>", &["Votre passeport : 0 module sur 3", "COMMENCER : "]);
    visit.check("<Enter>", &["À la fin, vous saurez :", "1. Commencer les leçons"]);
    visit.check("<Enter>", &["Page 1 sur "]);
    while visit.model().asking().is_none() {
        visit.keys("<Enter>");
    }
    assert!(visit.asking().is_choosing());
}

#[test]
fn a_module_known_already_is_passed_by_its_test() {
    let house = House::new();
    let mut visit = house.newcomer();
    visit.open(ATELIER).sees(&["Je connais déjà : passer le test d’abord"]);
    visit.take_quiz(10).sees(&[
        "Bravo. Module réussi : 10 bonnes réponses sur 10.",
        "Votre passeport : 1 module sur 3",
        "Noter une vente.",
        "À faire dans l’entreprise : Achetez un carnet.",
    ]);
    let pass = visit.model().progress.module(&atelier()).unwrap().passed.clone().unwrap();
    assert!(pass.by_test);
    visit.go(Place::Home).sees(&["FAIT, Tenir un carnet"]);
}

#[test]
fn a_module_read_first_is_not_passed_by_test() {
    let house = House::new();
    let mut visit = house.newcomer();
    visit.open(ATELIER).read_lessons().sees(&["À retenir", "Notez chaque vente.", "10 questions"]);
    visit.take_quiz(9).sees(&["Bravo. Module réussi : 9 bonnes réponses sur 10."]);
    let pass = visit.model().progress.module(&atelier()).unwrap().passed.clone().unwrap();
    assert!(!pass.by_test);
    assert_eq!((pass.score.right, pass.score.of), (9, 10));
}

/// The draws of the quizzes so far.
fn draws(house: &House) -> Vec<Vec<String>> {
    let drawn = house.facts().into_iter().filter_map(|fact| match fact {
        Fact::QuizStarted { questions, .. } => {
            Some(questions.iter().map(ToString::to_string).collect())
        }
        _ => None,
    });
    drawn.collect()
}

#[test]
fn seven_of_ten_is_not_yet_the_corrections_are_read_and_eight_of_ten_passes() {
    let house = House::new();
    let mut visit = house.newcomer();
    visit.open(ATELIER).take_quiz(7).sees(&[
        "Pas encore : 7 bonnes réponses sur 10. Il en faut 8.",
        "1. Voir les corrections",
        "2. Passer le test avec d’autres questions",
    ]);
    assert!(visit.model().progress.passed().is_empty());
    visit.take(&Act::Study(Study::Corrections)).sees(&["À revoir"]);
    let Screen::Review(Review { rows, .. }) = &visit.model().screen else { panic!("review") };
    assert_eq!(rows.len(), 3, "the mistakes, and only they");
    for place in 1..=3 {
        visit.keys("<Enter>").sees(&["Pas encore.", "La bonne réponse :"]);
        visit.sees(&[&format!("{place} sur 3")]);
    }
    visit.keys("r").sees(&["À revoir"]);
    visit.go(Place::Home).open(ATELIER).take_quiz(8);
    visit.sees(&["Bravo. Module réussi : 8 bonnes réponses sur 10."]);
    let [first, second] = &draws(&house)[..] else { panic!("two draws") };
    assert_ne!(first, second, "other questions, or another order");
    assert_eq!(visit.model().progress.passed().len(), 1);
}

#[test]
fn the_answer_of_another_draw_never_counts() {
    let house = House::new();
    let mut visit = house.newcomer();
    visit.open(ATELIER).take_quiz(7);
    visit.take(&Act::Study(Study::Quiz));
    let here = visit.model().here().unwrap();
    assert_eq!(here.open_quiz().unwrap().answers.len(), 0);
    visit.sees(&["Test : question 1 sur 10"]);
}

fn certified(fact: Fact) -> Option<(Certified, String)> {
    match fact {
        Fact::Certified { subject, document, .. } => Some((subject, document)),
        _ => None,
    }
}

/// Passes three modules, one a visit.
fn three_modules(house: &House) -> Visit {
    let mut visit = house.newcomer();
    visit.open(ATELIER).read_lessons().take_quiz(10).go(Place::Goodbye);
    visit.sees(&["Voici votre carte"]).check("<Enter>", &["À bientôt."]);
    for module in ["connexion", "cybersecurite"] {
        drop(visit);
        visit = house.visit();
        visit.check("", &["1. Continuer", "2. Quelqu’un d’autre"]).keys("<Enter>");
        assert_eq!(visit.model().screen, Screen::Home, "{}", visit.screen());
        visit.open(module).read_lessons().take_quiz(8).sees(&["Bravo."]);
    }
    visit
}

#[test]
fn three_modules_over_several_visits_make_the_passeport_and_its_files_are_genuine() {
    let house = House::new();
    let mut visit = three_modules(&house);
    visit.sees(&["Votre Passeport est gagné."]);
    visit.go(Place::Passport).sees(&["Votre Passeport est gagné.", "10 sur 10", "8 sur 10"]);
    visit.go(Place::Papers).sees(&["Passeport : à faire", "On vous demandera le nom"]);
    visit.take(&Act::Papers(PapersAct::Make)).sees(&["Votre entreprise ou association"]);
    visit.text_typed("Boulangerie Martin").keys("<Down>").text_typed("732 829 320");
    visit.keys("<Enter> <Enter>").check("<Enter>", &["4 fichiers enregistrés dans "]);
    visit.sees(&["Passeport, le", "Pour : Boulangerie Martin, 732829320"]);

    let files = house.exported();
    assert_eq!(files.len(), 4, "{files:?}");
    let written: Vec<String> =
        files.iter().map(|file| std::fs::read_to_string(file).unwrap()).collect();
    let kept: Vec<(Certified, String)> = house.facts().into_iter().filter_map(certified).collect();
    assert_eq!(kept.len(), 4);
    assert!(kept.iter().all(|(_, document)| written.contains(document)), "what is kept is written");
    let key = keyfile::load(&house.data()).unwrap().public();
    let modules = kept.iter().filter(|(subject, _)| *subject != Certified::Passport);
    let with: Vec<Vec<u8>> = modules.map(|(_, document)| document.clone().into()).collect();
    let at = Some(Timestamp(visit.model().progress.certificates[0].at.0 + 86_400_000));
    let check = |document: &str| {
        verify(&Inquiry {
            document: document.as_bytes(),
            with: &with,
            pins: &[Pin::always(key)],
            at,
        })
    };
    for (subject, document) in &kept {
        let report = check(document);
        assert_eq!(report.verdict(), Verdict::Valid, "{:?}", report.checks());
        // The Passeport rests on its three attestations.
        assert_eq!(report.rule == Check::Held, *subject == Certified::Passport);
        assert!(document.contains("Boulangerie Martin"));
        let altered = document.replacen("Boulangerie Martin", "Boulangerie Marton", 1);
        assert_eq!(check(&altered).verdict(), Verdict::Altered);
    }

    // Written again on another day: the same files.
    drop(visit);
    let mut visit = house.visit();
    visit.keys("<Enter>").go(Place::Passport).go(Place::Papers);
    visit.take(&Act::Papers(PapersAct::Export)).sees(&["4 fichiers enregistrés"]);
    assert_eq!(house.exported(), files);
}

#[test]
fn an_organisation_is_checked_and_what_is_wrong_is_said_at_its_field() {
    let house = House::new();
    let mut visit = house.newcomer();
    visit.open(ATELIER).take_quiz(10).go(Place::Passport).go(Place::Papers);
    visit.take(&Act::Papers(PapersAct::Make));
    let submit = |visit: &mut Visit| {
        visit.take(&Act::Papers(PapersAct::Submit));
    };
    submit(&mut visit);
    visit.sees(&["Écrivez d’abord le nom."]).text_typed("Marché de Zoé");
    submit(&mut visit);
    visit.sees(&["Un SIREN a 9 chiffres, un SIRET 14."]);
    // The key of the number does not agree.
    visit.text_typed("732829321");
    submit(&mut visit);
    visit.sees(&["Ce numéro ne tombe pas juste."]);
    // The field is still there: the last digit is corrected.
    visit.keys("<Backspace>").text_typed("0");
    submit(&mut visit);
    visit.sees(&["1 fichier enregistré dans "]);

    // La Poste, whose places have a rule of their own, and an association.
    for (number, shown) in [("356 000 000 00048", "35600000000048"), ("W751123456", "W751123456")] {
        visit.go(Place::Organisation);
        visit.keys("<Down>");
        for _ in 0..20 {
            visit.keys("<Backspace>");
        }
        visit.text_typed(number);
        visit.keys("<Down> <Down>");
        visit.keys("<Enter>");
        visit.sees(&["fichier", &format!("Pour : Marché de Zoé, {shown}")]);
    }
    assert!(visit.items().contains(&Act::Papers(PapersAct::Export)), "{}", visit.screen());
}

#[test]
fn a_start_can_be_forgotten_and_a_passed_module_stays_passed() {
    let house = House::new();
    let mut visit = house.newcomer();
    visit.open(ATELIER).take(&Act::Study(Study::Lessons)).keys("<Right>");
    visit.go_home().sees(&["CONTINUER : Tenir un carnet", "en cours, Tenir un carnet"]);
    visit.open(ATELIER).take(&Act::Show(Overlay::Confirm(Question::Forget)));
    visit.sees(&["Vos réponses à ce module ne compteront plus.", "1. Non, retour"]);
    // No by default.
    visit.check("<Enter>", &["À la fin, vous saurez"]);
    visit.take(&Act::Show(Overlay::Confirm(Question::Forget)));
    visit.take(&Act::Confirm(Question::Forget)).sees(&["Ce début est oublié.", "!en cours"]);
    visit.open(ATELIER).sees(&["Commencer les leçons", "!Oublier ce début"]);
    visit.take_quiz(8).go(Place::Home).open(ATELIER);
    visit.take(&Act::Study(Study::Lessons)).keys("<Right>").go_home();
    visit.open(ATELIER).take(&Act::Show(Overlay::Confirm(Question::Forget)));
    visit.take(&Act::Confirm(Question::Forget));
    assert_eq!(visit.model().progress.passed().len(), 1);
    // The same after coming back.
    let visit = house.crash(visit);
    assert_eq!(visit.model().progress.passed().len(), 1);
}

#[test]
fn a_guest_plays_everything_and_nothing_is_kept() {
    let house = House::new();
    let mut visit = house.visit();
    visit.keys("<Enter>").take(&Act::JustLook).sees(&["Vous regardez : rien n’est gardé."]);
    visit.open(ATELIER).read_lessons().take_quiz(10).sees(&["Bravo."]);
    visit.go(Place::Passport).go(Place::Papers).sees(&["rien n’est gardé"]);
    assert!(!visit.items().contains(&Act::Papers(PapersAct::Make)));
    assert_eq!(visit.model().visitor, Visitor::Guest);
    assert_eq!(house.facts(), []);
    visit.go(Place::Home).go(Place::Goodbye).sees(&["Vous avez seulement regardé"]);
    visit.take(&Act::Go(Place::Welcome));
    visit.keys("<Enter>").take(&Act::JustLook).sees(&["0 module sur 3"]);
}

#[test]
fn leaving_ends_the_session() {
    let house = House::new();
    let mut visit = house.visit();
    visit.check("^C", &["Bonjour."]).keys("<^C>").sees(&["À bientôt."]).keys("<^C>");
    assert!(visit.is_over());
}

#[test]
fn my_answers_are_found_again_right_and_wrong() {
    let house = House::new();
    let mut visit = house.newcomer();
    visit.open(ATELIER).take(&Act::Study(Study::Lessons));
    for outcome in [Outcome::Right, Outcome::Right, Outcome::Wrong, Outcome::Wrong] {
        visit.step(outcome);
    }
    visit.go_home().go(Place::Answers).sees(&["Dans quel module ?", "Tenir un carnet"]);
    visit.keys("<Enter>").sees(&["Vos réponses", "juste"]);
    visit.keys("<Enter>").sees(&["Votre réponse :"]);
}

#[test]
fn every_embedded_module_is_played_to_its_end_right_or_wrong_with_a_crash_at_each_step() {
    let house = House::new();
    let modules: Vec<String> = passeport::content::Catalogue::embedded()
        .entries()
        .iter()
        .map(|entry| entry.id.to_string())
        .collect();
    let mut visit = house.newcomer();
    for (number, module) in modules.iter().enumerate() {
        visit.open(module).take(&Act::Study(Study::Lessons));
        let mut steps = 0;
        loop {
            let wanted = if (steps + number) % 3 == 0 { Outcome::Wrong } else { Outcome::Right };
            if !visit.step(wanted) {
                break;
            }
            steps += 1;
            // A simulator begins again.
            if !visit.is_in_simulator() {
                let before = visit.scene();
                visit = house.crash(visit);
                // What is due comes first; from there one goes on.
                if visit.items().contains(&Act::Study(Study::Recall)) {
                    visit.take(&Act::Study(Study::Resume(module.parse().unwrap())));
                }
                assert_eq!(visit.scene(), before, "{module}, step {steps}");
            }
        }
        assert!(steps > 10, "{module} has {steps} steps");
        visit.sees(&["À retenir"]).take_quiz(10).sees(&["Bravo."]).go(Place::Home);
    }
    assert_eq!(visit.model().progress.passed().len(), modules.len());
}
