//! Every module, played through the built program on a pipe, by somebody who
//! knows nothing but the module and what the program says.

mod voice;

use std::collections::{BTreeSet, VecDeque};

use passeport::content::Catalogue;
use passeport::domain::attempt::{Outcome, Response};
use passeport::domain::grading::grade;
use passeport::domain::id::{ChoiceId, ModuleId};
use passeport::domain::module::{Block, Module, Page, Step};
use passeport::domain::prose::Prose;
use passeport::domain::question::{Ask, Question};
use passeport::domain::simulator::{Simulator, Situation};
use passeport::text::{Arg, Text};

use super::for_each_module;
use super::given::{mistakes, right};
use voice::Voice;

/// Who the certificates are for.
const ORGANISATION: [&str; 2] = ["Boulangerie Martin", "732829320"];

#[test]
fn every_module_is_played_to_its_certificate_with_right_answers() {
    for_each_module(|module, locale| {
        let mut player = Player::at_the_intro_of(module, locale);
        player.lessons(false);
        player.quiz(|_, question| right(question));
        player.passed();
        player.certificate();
        player.voice.leave();
        vec![]
    });
}

#[test]
fn every_module_is_played_to_its_end_through_every_mistake() {
    for_each_module(|module, locale| {
        let mut player = Player::at_the_intro_of(module, locale);
        player.lessons(true);
        player.quiz(|place, question| {
            let all = mistakes(question);
            all[place % all.len()].clone()
        });
        player.failed();
        player.quiz(|_, question| right(question));
        player.passed();
        player.voice.leave();
        vec![]
    });
}

/// Somebody who plays one module.
struct Player {
    voice: Voice,
    module: Module,
    text: Text,
}

impl Player {
    /// A newcomer who has opened the module.
    fn at_the_intro_of(id: &ModuleId, locale: &str) -> Self {
        let opening = Catalogue::embedded().module(id, locale).unwrap();
        assert!(!opening.is_fallback, "{id} is not there in {locale}");
        let module = opening.module.as_ref().clone();
        let text = Text::embedded(locale);
        let mut player = Self { voice: Voice::start(locale), module, text };
        player.choose("go-start").choose("who-first").choose("go-catalogue");
        let title = player.module.title.text();
        player.voice.choose(&title);
        player.hears(&player.module.summary.text());
        for objective in &player.module.objectives {
            player.hears(&objective.text.text());
        }
        player
    }

    /// Chooses the item that says that message.
    #[track_caller]
    fn choose(&mut self, id: &str) -> &mut Self {
        let words = self.text.get(id);
        self.voice.choose(&words);
        self
    }

    #[track_caller]
    fn hears(&self, words: &str) {
        self.voice.hears(words);
    }

    #[track_caller]
    fn hears_message(&self, id: &str, args: &[(&str, Arg<'_>)]) {
        self.voice.hears(&self.text.with(id, args));
    }

    /// The lessons to their end, with every mistake, hint and word on the way, or
    /// with none.
    fn lessons(&mut self, with_mistakes: bool) {
        self.choose("intro-begin");
        let module = self.module.clone();
        for step in module.steps() {
            match step {
                Step::Page(page) => self.page(page, with_mistakes),
                Step::Question(question) => {
                    if with_mistakes {
                        self.hints(question);
                        self.mistakes(question);
                    }
                    self.answers(question, &right(question));
                    self.voice.say("");
                }
                Step::Simulator(id) => {
                    let simulator = module.simulator(id).unwrap();
                    self.hears(&simulator.goal.text());
                    if with_mistakes {
                        self.every_move(simulator);
                    } else {
                        self.moves(simulator, &simulator.begin(), None).expect("a way to the goal");
                    }
                    self.hears(&simulator.success.text());
                    self.choose("go-on");
                }
            }
        }
        for line in &module.ending.remember {
            self.hears(&line.text());
        }
    }

    fn page(&mut self, page: &Page, with_words: bool) {
        self.hears(&page.title.text());
        for block in &page.blocks {
            for words in words_of(block) {
                self.hears(&words);
            }
        }
        let mut terms = page.terms().filter_map(|id| self.module.term(id)).cloned().peekable();
        if with_words && terms.peek().is_some() {
            let terms: Vec<_> = terms.collect();
            self.voice.say("m");
            for term in terms {
                self.hears(&term.word.text());
                self.hears(&term.meaning.text());
            }
            self.choose("dismiss");
        }
        self.voice.say("");
    }

    /// Reads all hints.
    fn hints(&mut self, question: &Question) {
        let asked = self.voice.heard.clone();
        let is_typed = matches!(question.ask, Ask::Word { .. } | Ask::Number { .. });
        let number = is_typed.then(|| self.voice.number(&self.text.get("hint-key")));
        let line = number.map_or("i".to_owned(), |number| format!("/{number}"));
        for hint in &question.hints {
            self.voice.say(&line);
            self.hears(&hint.text());
        }
        self.voice.heard = asked;
    }

    /// Makes every mistake there is, and tries again after each.
    fn mistakes(&mut self, question: &Question) {
        for mistake in mistakes(question) {
            self.answers(question, &mistake);
            self.choose("retry");
        }
    }

    /// Answers, and hears what the answer is worth and why.
    #[track_caller]
    fn answers(&mut self, question: &Question, response: &Response) {
        self.hears(&question.prompt.text());
        match response {
            Response::Choice(id) => {
                self.row(question, id);
                self.voice.say("");
            }
            Response::Choices(ids) => self.rows(question, ids.iter()),
            Response::Order(ids) => self.rows(question, ids.iter()),
            Response::Match(pairs) => {
                // Asked for in the order of the file; what is taken is offered no more.
                let Ask::Match { pairs: asked, .. } = &question.ask else { panic!("pairs") };
                for pair in asked {
                    self.hears(&pair.left.text());
                    self.row(question, &pairs[&pair.id]);
                }
                self.voice.say("");
            }
            Response::Text(text) if matches!(question.ask, Ask::Number { .. }) => {
                self.voice.say(&text.replace('.', &self.text.get("decimal-sign")));
            }
            Response::Text(text) => self.voice.say(text),
        }
        let grade = grade(question, response);
        self.hears(&self.text.get(match grade.outcome {
            Outcome::Right => "verdict-right",
            Outcome::Partly => "verdict-partly",
            Outcome::Wrong => "verdict-not-yet",
        }));
        if let [note] = grade.notes.as_slice() {
            self.hears(&note.diagnosis.why.text());
            self.hears(&note.diagnosis.then.text());
        }
        let remember = question.remember.text();
        self.hears_message("answer-remember", &[("remember", (&remember).into())]);
    }

    /// Takes several rows of one list, which is not told again in between.
    fn rows<'i>(&mut self, question: &Question, ids: impl Iterator<Item = &'i ChoiceId>) {
        let asked = self.voice.heard.clone();
        for id in ids {
            self.voice.heard.clone_from(&asked);
            self.row(question, id);
        }
        self.voice.say("");
    }

    #[track_caller]
    fn row(&mut self, question: &Question, id: &ChoiceId) {
        let label = self.label(question, id);
        self.voice.choose(&label);
    }

    /// How a row of the question reads.
    fn label(&self, question: &Question, id: &ChoiceId) -> String {
        let found = match &question.ask {
            Ask::One { choices } | Ask::Several { choices } => {
                choices.iter().find(|choice| choice.id == *id).map(|choice| choice.text.text())
            }
            Ask::TrueFalse { reasons } => reasons.iter().find(|r| r.id == *id).map(|reason| {
                let id = if reason.verdict { "verdict-true" } else { "verdict-false" };
                self.text.with(id, &[("reason", (&reason.text.text()).into())])
            }),
            Ask::Order { items, .. } => items.iter().find(|i| i.id == *id).map(|i| i.text.text()),
            Ask::Match { pairs, .. } => pairs.iter().find(|p| p.id == *id).map(|p| p.right.text()),
            Ask::Find { lines, .. } => lines.iter().find(|l| l.id == *id).map(|l| l.text.text()),
            Ask::Word { .. } | Ask::Number { .. } => None,
        };
        found.unwrap_or_else(|| panic!("no {id} in {}", question.id))
    }

    /// Makes every move in every situation, beginning again as often as needed,
    /// and ends at the goal.
    fn every_move(&mut self, simulator: &Simulator) {
        let mut tried = BTreeSet::new();
        let mut situation = simulator.begin();
        while let Some(next) = self.moves(simulator, &situation, Some(&mut tried)) {
            situation = next;
            if simulator.is_reached(&situation) {
                self.choose("simulator-again");
                situation = simulator.begin();
            }
        }
        self.moves(simulator, &situation, None).expect("a way to the goal");
    }

    /// Goes to the nearest move not tried yet and makes it, or without such moves
    /// to the goal. Gives the situation after it; none if there is no such move.
    fn moves(
        &mut self,
        simulator: &Simulator,
        from: &Situation,
        tried: Option<&mut BTreeSet<(Situation, usize)>>,
    ) -> Option<Situation> {
        let is_new = |situation: &Situation, place: usize| {
            if let Some(tried) = &tried {
                return !tried.contains(&(situation.clone(), place));
            }
            let chosen = simulator.moves(situation).nth(place).unwrap();
            simulator.is_reached(&simulator.play(situation, chosen))
        };
        let way = way(simulator, from, &is_new)?;
        let mut situation = from.clone();
        let mut made = vec![];
        for place in way {
            made.push((situation.clone(), place));
            let chosen = simulator.moves(&situation).nth(place).unwrap();
            let next = simulator.play(&situation, chosen);
            self.voice.say(&(place + 1).to_string());
            self.hears(&chosen.say.text());
            situation = next;
        }
        if let Some(tried) = tried {
            tried.extend(made);
        }
        Some(situation)
    }

    /// The quiz, each question with what `given` gives to it.
    #[track_caller]
    fn quiz(&mut self, given: impl Fn(usize, &Question) -> Response) {
        let again = self.text.get("quiz-again");
        let id = if self.voice.offers(&again) { "quiz-again" } else { "quiz-begin" };
        self.choose(id);
        let of = usize::from(self.module.quiz.mastery.drawn);
        let module = self.module.clone();
        for place in 1..=of {
            self.hears_message("quiz-status", &[("place", place.into()), ("of", of.into())]);
            let asked = |question: &&Question| self.voice.says_line(&question.prompt.text());
            let question = module.quiz.bank.iter().find(asked).expect("a question of the bank");
            self.answers(question, &given(place, question));
            self.voice.say("");
        }
        self.hears_message("results-status", &[]);
    }

    fn results(&self, id: &str, right: u16) {
        let rule = self.module.quiz.mastery;
        let args =
            [("right", right.into()), ("of", rule.drawn.into()), ("needed", rule.right.into())];
        self.hears_message(id, &args);
    }

    /// The module is passed: what one can do now, what to do this week.
    fn passed(&mut self) {
        self.results("results-passed", self.module.quiz.mastery.drawn);
        for objective in &self.module.objectives {
            self.hears(&objective.text.text());
        }
        let action = self.module.ending.action.text();
        self.hears_message("results-action", &[("action", (&action).into())]);
    }

    /// Not yet: every correction is read, then the outcome is back.
    fn failed(&mut self) {
        self.results("results-not-yet", 0);
        let module = self.module.clone();
        self.choose("corrections");
        self.voice.say("1");
        for row in 1..=module.quiz.mastery.drawn {
            let of = module.quiz.mastery.drawn;
            self.hears_message("review-status", &[("place", row.into()), ("of", of.into())]);
            self.choose(if row < of { "review-next" } else { "review-back" });
        }
        // Home, and the module again.
        self.voice.say("r");
        self.choose("go-catalogue");
        self.voice.choose(&module.title.text());
    }

    /// The certificate: made, signed and written, for modules that have one.
    fn certificate(&mut self) {
        self.choose("go-passport");
        let papers = self.text.get("go-papers");
        if self.module.id.as_str() == "faire-le-point" {
            assert!(!self.voice.offers(&papers), "it only shows the way");
            return;
        }
        self.choose("go-papers").choose("papers-make");
        for line in ORGANISATION {
            self.voice.say(line);
        }
        self.voice.say("");
        self.voice.say("");
        let files = self.voice.exported();
        let [document] = files.as_slice() else { panic!("{files:?}\n{}", self.voice.heard) };
        assert!(document.contains(ORGANISATION[0]), "{document}");
        assert!(document.contains(&self.module.version), "{document}");
        let id = self.module.id.as_str();
        assert!(document.contains(id), "no {id} in {document}");
    }
}

/// The moves of a shortest way whose last one is new.
fn way(
    simulator: &Simulator,
    from: &Situation,
    is_new: &dyn Fn(&Situation, usize) -> bool,
) -> Option<Vec<usize>> {
    let mut seen = BTreeSet::from([from.clone()]);
    let mut ahead = VecDeque::from([(from.clone(), vec![])]);
    while let Some((situation, way)) = ahead.pop_front() {
        if simulator.is_reached(&situation) {
            continue;
        }
        for (place, chosen) in simulator.moves(&situation).enumerate() {
            let next = simulator.play(&situation, chosen);
            let longer: Vec<usize> = way.iter().copied().chain([place]).collect();
            if is_new(&situation, place) {
                return Some(longer);
            }
            if seen.insert(next.clone()) {
                ahead.push_back((next, longer));
            }
        }
    }
    None
}

/// What a part of a page says.
fn words_of(block: &Block) -> Vec<String> {
    match block {
        Block::Text(text) | Block::Fact { text, .. } => vec![text.text()],
        Block::List(lines) | Block::Steps(lines) => lines.iter().map(Prose::text).collect(),
        Block::Example { title, lines } | Block::Imitation { title, lines } => {
            [title].into_iter().chain(lines).map(Prose::text).collect()
        }
    }
}
