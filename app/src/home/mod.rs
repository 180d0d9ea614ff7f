//! Home: what a person comes for. The trainings with what is next in each, and a training's
//! first page with its agenda and lessons.
//!
//! It shows what the rooms before it keep, and keeps nothing; so all the trainings of a person stand
//! in one place here, whoever looks at them.

pub mod events;
mod pages;

use crate::{
    parts::style::{desk, organizing},
    paths::routes,
};

routes! {
    HomeRoutes in home:
    administration => organizing(pages::administration::AdministrationPage()),
    trainings => desk(pages::trainings::TrainingsPage()),
    account => pages::memberships::AdministeredPage(),
    person => pages::memberships::PersonPage(),
    training => organizing(desk(pages::training::TrainingPage())),
}
