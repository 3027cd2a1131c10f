//! A benefit around the passport, in full.

use super::items::Worded;
use super::{Builder, Parts};
use crate::app::benefit::BenefitListing;
use crate::app::items;
use crate::domain::benefit::Needs;
use crate::domain::id::BenefitId;
use crate::domain::prose::Prose;
use crate::scene::Block;

impl Builder<'_> {
    /// What one gets, who may ask, where, until when. What a learner is, nobody
    /// asks: the conditions are told in words.
    pub(super) fn benefit(self, id: &BenefitId) -> Parts {
        let title = self.get("benefits-head");
        let Some(benefit) = self.model.benefit(id) else {
            let body =
                vec![self.say("benefits-over"), self.small("benefits-adviser"), self.items()];
            return Parts::new("benefit/over", title, body);
        };
        let mut lines = vec![
            self.with("benefits-by", &[("name", (&benefit.by.text()).into())]),
            self.with("benefits-where", &[("place", (&self.area(benefit)).into())]),
            self.days(benefit),
        ];
        lines.extend(self.conditions(benefit));
        // In a mark of its own, so that an address is not broken up or decorated.
        let address = format!("<{}>", benefit.address);
        let ask = self.text.with("benefits-ask", &[("address", (&address).into())]);
        let body = vec![
            Block::Heading(benefit.title.clone()),
            Block::Text(benefit.text.clone()),
            Block::Lines { numbered: false, lines },
            Block::Text(Prose::marked(&ask)),
            Block::Small(self.checked(&benefit.source, (benefit.checked_on, benefit.review_by))),
            self.small("benefits-adviser"),
            self.items(),
        ];
        Parts::new(format!("benefit/{id}"), title, body)
    }

    fn conditions(self, benefit: &BenefitListing) -> Vec<Prose> {
        let conditions = &benefit.conditions;
        let mut lines = vec![];
        lines.extend(conditions.max_company_age_months.map(|months| {
            let (id, age) = match (months % 12, months / 12) {
                (0, years) if years > 0 => ("benefits-years", years),
                _ => ("benefits-months", months),
            };
            self.with(id, &[("count", age.into())])
        }));
        lines.extend(
            conditions
                .max_staff
                .map(|staff| self.with("benefits-staff", &[("count", staff.into())])),
        );
        lines.extend(conditions.needs.as_ref().map(|needs| self.needs(needs)));
        if lines.is_empty() {
            lines.push(self.get("benefits-everybody"));
        }
        lines
    }

    /// What has to be earned, and whether it is.
    fn needs(self, needs: &Needs) -> Prose {
        let (what, is_earned) = match needs {
            Needs::Passeport => (
                self.text.get("benefits-needs-passport"),
                self.model.counted().len() >= items::needed(),
            ),
            Needs::Module(module) => {
                let title = self.module_title(module);
                let progress = self.model.progress.module(module);
                let what = self.text.with("benefits-needs-module", &[("module", (&title).into())]);
                (what, progress.is_some_and(|progress| progress.passed.is_some()))
            }
        };
        let id = if is_earned { "benefits-needs-done" } else { "benefits-needs" };
        self.with(id, &[("what", (&what).into())])
    }

    /// The places by name: regions have names, departments are known by their numbers.
    fn area(self, benefit: &BenefitListing) -> String {
        let place = &benefit.place;
        let regions = place.regions.iter().map(|code| {
            let number: u16 = code.parse().unwrap_or(0);
            self.text.with("benefits-region", &[("number", number.into()), ("code", code.into())])
        });
        let department =
            |code: &String| self.text.with("benefits-department", &[("code", code.into())]);
        let names: Vec<String> = regions.chain(place.departments.iter().map(department)).collect();
        match (names.is_empty(), place.country.as_str()) {
            (false, _) => names.join(", "),
            (true, "FR") => self.text.get("benefits-everywhere"),
            (true, code) => self.text.with("benefits-country", &[("code", code.into())]),
        }
    }

    fn days(self, benefit: &BenefitListing) -> Prose {
        let from = self.date(benefit.validity.from);
        match benefit.validity.until {
            Some(until) => {
                let until = self.date(until);
                let args = [("from", (&from).into()), ("until", (&until).into())];
                self.with("benefits-from-until", &args)
            }
            None => self.with("benefits-from", &[("from", (&from).into())]),
        }
    }

    /// A benefit in the list of the passport.
    pub(super) fn benefit_item(self, id: &BenefitId) -> Worded {
        let Some(benefit) = self.model.benefit(id) else { return Worded::new(Prose::default()) };
        Worded { detail: benefit.by.clone(), ..Worded::new(benefit.title.clone()) }
    }
}
