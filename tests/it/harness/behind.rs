//! What a store that fails or waits when asked to leaves to the one in memory behind it
//! (its `inner`).

/// Methods that pass on what is asked, by the trait they belong to; or all of `Meta` for
/// a type.
macro_rules! behind {
    (Records) => {
        fn of_learner(
            &mut self,
            learner: passeport::domain::id::LearnerId,
        ) -> Result<Vec<passeport::domain::record::LearningRecord>, passeport::store::StoreError> {
            self.inner.of_learner(learner)
        }

        fn learners(&self) -> Vec<passeport::domain::id::LearnerId> {
            self.inner.learners()
        }
    };
    (Learners) => {
        fn roll(&self) -> Vec<passeport::store::Summary> {
            self.inner.roll()
        }

        fn candidates(
            &self,
            first: u16,
        ) -> Vec<(passeport::domain::id::LearnerId, passeport::domain::record::CardSeal)> {
            self.inner.candidates(first)
        }

        fn holder(
            &self,
            key: passeport::domain::key::KeyPrint,
        ) -> Option<passeport::domain::id::LearnerId> {
            self.inner.holder(key)
        }
    };
    (Meta for $store:ty) => {
        impl passeport::store::Meta for $store {
            fn healed(&self) -> &passeport::store::Healed {
                self.inner.healed()
            }
        }
    };
}

pub(crate) use behind;
