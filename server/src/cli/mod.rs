//! The command line: what this program can be.

mod check;
mod copies;
mod course_folder;
mod doctor;
mod exchange;
mod new;
mod serve;
mod translated;
mod user;

use std::{path::PathBuf, process::ExitCode};

use app::clock::Clock;
use clap::{Args, Parser, Subcommand};
use course::Language;

use crate::{
    boot,
    config::{Config, DatabaseAddress},
    database, demo,
};

/// Törelik: training for judges.
#[derive(Debug, Parser)]
#[command(version, about)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serves the application until told to stop.
    Serve(Config),
    /// Checks courses and says what is wrong, with file, line and column.
    Check {
        /// The folder of courses, or of one course.
        #[arg(default_value = "content")]
        folder: PathBuf,
        /// How to say it: `json` is for editors.
        #[arg(long, value_enum, default_value = "text")]
        format: check::Format,
    },
    /// Begins what is new in a course: a module, a lesson or a quiz, a document, a question.
    #[command(subcommand)]
    New(new::New),
    /// Says that a translation was brought up to date: records in translations.lock from which text
    /// of the source language each of its sections was made.
    Translated(translated::Translation),
    /// Writes the questions of a course for another platform.
    Export(exchange::Export),
    /// Makes a lesson of the questions of another platform.
    Import(exchange::Import),
    /// Brings the database's schema up to date. `serve` does so by itself.
    Migrate(Place),
    /// Makes accounts and gives roles.
    User {
        #[command(flatten)]
        place: Place,
        #[command(subcommand)]
        command: user::Command,
    },
    /// Copies a database of SQLite into a file, while the server runs, and checks the copy.
    Backup(copies::Backup),
    /// Puts a copy that `backup` made in the database's place, after it was checked.
    Restore(copies::Restore),
    /// Moves everything from SQLite into an empty PostgreSQL, and compares every table. With the
    /// server stopped.
    Move(copies::Move),
    /// Fills the database with a demonstration: the training in Astana, one that is on today, and
    /// three sign-ins.
    Demo(Place),
    /// Looks at what `serve` would meet with the same settings (database, schema, clock, disk, key,
    /// courses, mail, address), and says for each how it is and what to do. Changes nothing.
    Doctor(Config),
    /// Prints the configuration that `serve` would have, as lines for the environment.
    PrintConfig(Config),
}

/// Where the database is. Global, so that it may stand before or after what is to be done.
#[derive(Args, Clone, Debug)]
pub struct Place {
    #[command(flatten)]
    database: DatabaseAddress,

    /// The address under which people reach the server, as it stands in invitation links.
    #[arg(
        long,
        global = true,
        env = "TORELIK_PUBLIC_URL",
        default_value = "http://127.0.0.1:3000"
    )]
    public_url: String,
}

impl Place {
    /// Opens the database and brings it up to date.
    async fn open(&self) -> anyhow::Result<app::db::Database> {
        let db = database::open(&self.database).await?;
        boot::migrate(&db).await?;
        Ok(db)
    }
}

impl Cli {
    /// Does what the command line says.
    ///
    /// # Errors
    /// In a sentence for the one who typed it.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        match self.command {
            Command::Serve(config) => serve::run(&config),
            Command::Doctor(config) => doctor::run(&config),
            Command::Check { folder, format } => check::run(&folder, format),
            Command::New(new) => new::run(&new),
            Command::Translated(translation) => translated::run(&translation),
            Command::Export(wanted) => exchange::export(&wanted),
            Command::Import(wanted) => exchange::import(&wanted),
            Command::PrintConfig(config) => {
                print!("{}", config.print());
                Ok(ExitCode::SUCCESS)
            }
            Command::Migrate(place) => at(async {
                place.open().await?;
                println!("The database is up to date.");
                Ok(())
            }),
            Command::User { place, command } => at(user::run(&place, command)),
            Command::Backup(wanted) => at(copies::backup(&wanted)),
            Command::Restore(wanted) => at(copies::restore(&wanted)),
            Command::Move(wanted) => at(copies::move_all(&wanted)),
            Command::Demo(place) => at(async {
                let db = place.open().await?;
                demo::fill(&db, &Clock::machine()).await?;
                print!("{}", demo::sign_ins());
                Ok(())
            }),
        }
    }
}

/// A language by its code.
fn language(code: &str) -> Result<Language, String> {
    Language::from_code(code).ok_or_else(|| "one of kk, ru, en".to_owned())
}

/// Runs a short piece of work with the database.
fn at(work: impl Future<Output = anyhow::Result<()>>) -> anyhow::Result<ExitCode> {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?
        .block_on(work)?;
    Ok(ExitCode::SUCCESS)
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn the_command_line_is_sound() {
        Cli::command().debug_assert();
    }
}
