//! The Passeport: when it is refused, and how a false one is found out.

use super::*;
use passeport::credential::rule::RuleError;

fn refused(facts: Facts) -> Refusal {
    Claims::new(facts).unwrap_err()
}

fn earned(facts: &mut Facts) -> &mut PassportEarned {
    match &mut facts.subject {
        Subject::Passport(earned) => earned,
        Subject::Module(_) => panic!("not a passport"),
    }
}

#[test]
fn two_modules_are_not_enough() {
    let facts = passport_facts(&three_modules()[..2]);
    assert_eq!(refused(facts), Refusal::TooFewModules { needed: 3, found: 2 });
}

#[test]
fn the_same_module_does_not_count_three_times() {
    let modules: Vec<_> =
        (1..4).map(|id| issue_with(&site(), module_facts(id, "mots-de-passe"))).collect();
    let name = "mots-de-passe".to_owned();
    assert_eq!(refused(passport_facts(&modules)), Refusal::CountedTwice(name));
    let one = module();
    let thrice = [one.clone(), one.clone(), one];
    assert!(matches!(refused(passport_facts(&thrice)), Refusal::CountedTwice(_)));
}

#[test]
fn modules_of_two_organisations_do_not_add_up() {
    let mut modules = three_modules();
    let mut facts = module_facts(4, "site-internet");
    facts.holder.organisation.number = "552100554".parse().unwrap();
    modules[1] = issue_with(&site(), facts);
    let other = "site-internet".parse().unwrap();
    assert_eq!(refused(passport_facts(&modules)), Refusal::OtherOrganisation(other));
}

#[test]
fn two_places_of_one_company_are_the_same_organisation() {
    let mut modules = three_modules();
    let mut facts = module_facts(4, "site-internet");
    facts.holder.organisation.number = "73282932000074".parse().unwrap();
    modules[1] = issue_with(&site(), facts);
    let passport = issue_with(&site(), passport_facts(&modules));
    let report = check(&passport.document, &modules, &[site().public()]);
    assert_eq!(report.rule, Check::Held);
}

#[test]
fn a_module_issued_after_the_passport_does_not_count() {
    let mut facts = passport_facts(&three_modules());
    facts.issued = at("2026-11-21T10:14:59Z");
    assert_eq!(refused(facts), Refusal::DatesOutOfOrder);
}

#[test]
fn a_false_passport_well_signed_is_found_out_by_its_form() {
    // Signed by the site itself, with only two modules left in it.
    let passport = issue_with(&site(), passport_facts(&three_modules()));
    let mut document: Value = serde_json::from_str(&passport.document).unwrap();
    document.as_object_mut().unwrap().remove("proof");
    for member in ["evidence", "relatedResource"] {
        document[member].as_array_mut().unwrap().pop();
    }
    let context: Vec<String> = serde_json::from_value(document["@context"].clone()).unwrap();
    let proof = proof::sign(&site(), &document, &context, later()).unwrap();
    document["proof"] = json!([proof]);
    let report = check(&document.to_string(), &[], &[site().public()]);
    let few = Refusal::TooFewModules { needed: 3, found: 2 };
    let why = passeport::credential::reading::FormError::Refused(few);
    assert_eq!(report.form, Check::Failed(Reason::Form(why)));
    assert_eq!(report.verdict(), Verdict::Altered);
}

fn file_reason(with: &[Signed], pins: &[PublicKey], facts: Facts) -> (usize, RuleError) {
    let passport = issue_with(&site(), facts);
    let report = check(&passport.document, with, pins);
    assert_eq!(report.verdict(), Verdict::Altered);
    match report.rule {
        Check::Failed(Reason::File { number, why }) => (number, why),
        other => panic!("{other:?}"),
    }
}

#[test]
fn files_that_do_not_support_the_passport_are_named() {
    let modules = three_modules();
    let pins = [site().public()];
    let facts = || passport_facts(&modules);
    let with = |second: Signed| vec![modules[0].clone(), second, modules[2].clone()];

    let mut altered = modules[1].clone();
    altered.document = altered.document.replace("Zoé", "Zoe");
    assert_eq!(file_reason(&with(altered), &pins, facts()), (2, RuleError::NotGenuine));

    let strange = issue_with(&stranger(), module_facts(2, "mots-de-passe"));
    assert_eq!(file_reason(&with(strange), &pins, facts()), (2, RuleError::OtherContent));

    let unnamed = issue_with(&site(), module_facts(9, "mots-de-passe"));
    assert_eq!(file_reason(&with(unnamed), &pins, facts()), (2, RuleError::NotNamed));

    let mut better = module_facts(2, "mots-de-passe");
    passed(&mut better).score.right = 10;
    let better = issue_with(&site(), better);
    assert_eq!(file_reason(&with(better), &pins, facts()), (2, RuleError::OtherContent));

    let itself = issue_with(&site(), facts());
    assert_eq!(file_reason(&with(itself), &pins, facts()), (2, RuleError::NotAModule));
}

#[test]
fn genuine_files_of_an_issuer_one_does_not_know_are_doubtful_not_false() {
    let modules = three_modules();
    let passport = issue_with(&site(), passport_facts(&modules));
    // Nobody said whom to believe.
    let report = check(&passport.document, &modules, &[]);
    assert_eq!(report.verdict(), Verdict::Unknown);
    assert_eq!(report.verdict().exit_code(), 2);

    // The Passeport is believed, one of its modules comes from elsewhere.
    let mut mixed = modules.clone();
    mixed[1] = issue_with(&stranger(), module_facts(2, "mots-de-passe"));
    let keys = [site().public(), stranger().public()];
    let mut facts = passport_facts(&modules);
    earned(&mut facts).modules[1] =
        issue::module_earned(mixed[1].document.as_bytes(), &keys).unwrap();
    let passport = issue_with(&site(), facts);
    let report = check(&passport.document, &mixed, &[site().public()]);
    assert_eq!(report.verdict(), Verdict::Untrusted);
    let why = RuleError::Untrusted;
    assert_eq!(report.rule, Check::Failed(Reason::File { number: 2, why }));

    // A false file beside it is still false.
    mixed[2].document = mixed[2].document.replace("Zoé", "Zoe");
    let report = check(&passport.document, &mixed, &[site().public()]);
    assert_eq!(report.verdict(), Verdict::Altered);
}

#[test]
fn a_passport_with_a_rule_below_the_programme_s_is_refused() {
    let modules = three_modules();
    for modules_asked in [0, 1, 2] {
        let mut facts = passport_facts(&modules);
        earned(&mut facts).rule = PassportRule { modules: modules_asked };
        let found = usize::from(modules_asked);
        let needed = PassportRule::PROGRAMME.modules;
        assert_eq!(refused(facts), Refusal::TooFewModules { needed, found });
    }
}

#[test]
fn a_module_of_another_organisation_slipped_in_is_found_out() {
    let mut modules = three_modules();
    let mut foreign = module_facts(2, "mots-de-passe");
    foreign.holder.organisation.number = "552100554".parse().unwrap();
    modules[1] = issue_with(&site(), foreign);
    let mut facts = passport_facts(&modules);
    // The issuer lies about it in the claims; the module itself does not.
    let own = facts.holder.organisation.number.clone();
    earned(&mut facts).modules[1].organisation = own;
    let found = file_reason(&modules, &[site().public()], facts);
    assert_eq!(found, (2, RuleError::OtherOrganisation));
}

#[test]
fn the_same_file_handed_over_three_times_supports_one_module() {
    let modules = three_modules();
    let passport = issue_with(&site(), passport_facts(&modules));
    let one = modules[0].clone();
    let report = check(&passport.document, &[one.clone(), one.clone(), one], &[site().public()]);
    let missing = Check::NotChecked(Reason::FilesMissing { missing: 2, of: 3 });
    assert_eq!(report.rule, missing);
}

#[test]
fn proofs_may_be_added_to_a_module_without_breaking_the_passport() {
    let mut modules = three_modules();
    let passport = issue_with(&site(), passport_facts(&modules));
    let mut document: Value = serde_json::from_str(&modules[0].document).unwrap();
    let again = document["proof"][0].clone();
    document["proof"].as_array_mut().unwrap().push(again);
    modules[0].document = document.to_string();
    let report = check(&passport.document, &modules, &[site().public()]);
    assert_eq!(report.rule, Check::Held);
}

#[test]
fn only_genuine_modules_of_known_keys_count_toward_a_passport() {
    let own = module().document;
    assert!(issue::module_earned(own.as_bytes(), &[stranger().public()]).is_err());
    let altered = own.replace("Zoé", "Zoe");
    assert!(issue::module_earned(altered.as_bytes(), &[site().public()]).is_err());
    let passport = issue_with(&site(), passport_facts(&three_modules())).document;
    assert!(issue::module_earned(passport.as_bytes(), &[site().public()]).is_err());
}
