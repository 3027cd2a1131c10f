//! The kind placement: on thousands of synthetic learners, on screen, on paper.

mod looks;
mod screens;
mod simulation;
