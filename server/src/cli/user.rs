//! `torelik user`: accounts and roles, for whoever administers the installation.

use anyhow::{Context as _, bail};
use app::{
    accounts::{self, Account, NewAccount},
    audit::{self, Action, Event},
    db::Database,
    erasure,
    errors::{AppError, UserError},
    trainings,
    viewer::Authority,
};
use clap::Subcommand;
use course::Language;
use jiff::Timestamp;
use rules::roles::Role;

use super::{Place, language};

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Makes an account and prints the link with which its person chooses a password.
    Add {
        /// What the person signs in with.
        email: String,
        /// The person's name.
        #[arg(long)]
        name: String,
        /// The person's language: kk, ru or en.
        #[arg(long, default_value = "kk", value_parser = language)]
        language: Language,
        /// Makes the person an administrator.
        #[arg(long)]
        administrator: bool,
    },
    /// Lists the accounts.
    List,
    /// Gives a role: in a training, or over the whole installation.
    Role {
        /// What the person signs in with.
        email: String,
        /// judge, trainer, organizer, observer; administrator or no-administrator.
        role: String,
        /// The number of the training, for all but administrator.
        #[arg(long)]
        training: Option<i64>,
    },
    /// Erases a person's data: the name becomes a pseudonym; address, court, position, password,
    /// sign-ins, invitations and letters go. Marks, answers and grades stay. Cannot be undone.
    Erase {
        /// What the person signs in with.
        email: String,
    },
    /// Prints a new link with which the person chooses a new password. The old password works
    /// until then.
    Reset {
        /// What the person signs in with.
        email: String,
    },
}

pub(super) async fn run(place: &Place, command: Command) -> anyhow::Result<()> {
    let db = place.open().await?;
    let now = Timestamp::now();
    match command {
        Command::Add {
            email,
            name,
            language,
            administrator,
        } => {
            let Some(email) = rules::emails::address(&email) else {
                bail!("{email} is not an e-mail address");
            };
            let txn = db.begin().await?;
            if accounts::by_email(&txn, &email)
                .await
                .map_err(plain)?
                .is_some()
            {
                bail!("there is an account with {email} already: see `torelik user list`");
            }
            let new = NewAccount {
                name,
                email,
                language,
            };
            let account = accounts::add(&txn, new, now).await.map_err(plain)?;
            if administrator {
                accounts::make_administrator(&txn, account.id, true)
                    .await
                    .map_err(plain)?;
            }
            let token = accounts::invite(&txn, account.id, None, now)
                .await
                .map_err(plain)?;
            note(&txn, Action::AccountAdded, &account, None, now).await?;
            txn.commit().await?;
            println!(
                "{}/invitations/{token}",
                place.public_url.trim_end_matches('/')
            );
        }
        Command::List => list(&db).await?,
        Command::Role {
            email,
            role,
            training,
        } => {
            let account = find(&db, &email).await?;
            let txn = db.begin().await?;
            match (role.as_str(), Role::from_code(&role), training) {
                ("administrator" | "no-administrator", _, _) => {
                    accounts::make_administrator(&txn, account.id, role == "administrator")
                        .await
                        .map_err(plain)?;
                }
                (_, Some(role), Some(training)) => {
                    let found = trainings::find(&txn, training).await;
                    if matches!(found, Err(AppError::NotFound)) {
                        bail!("there is no training {training}");
                    }
                    trainings::set_role(
                        &txn,
                        &Authority::System.manages(training),
                        &account,
                        role,
                        now,
                    )
                    .await
                    .map_err(plain)?;
                }
                (_, Some(_), None) => bail!("say in which training: --training NUMBER"),
                (_, None, _) => {
                    bail!(
                        "{role} is no role: judge, trainer, organizer, observer, administrator, no-administrator"
                    )
                }
            }
            note(&txn, Action::RoleGiven, &account, training, now).await?;
            txn.commit().await?;
            println!("{email} is now {role}. A server that runs heeds it within ten seconds.");
        }
        Command::Erase { email } => {
            let account = find(&db, &email).await?;
            let txn = db.begin().await?;
            let erased = erasure::erase(
                &txn,
                &Authority::System.administers(),
                None,
                account.id,
                now,
            )
            .await;
            if let Err(AppError::Refused(UserError::ErasesAdministrator)) = erased {
                bail!(
                    "{email} is an administrator: first `torelik user role {email} no-administrator`"
                );
            }
            let pseudonym = erased.map_err(plain)?;
            txn.commit().await?;
            println!(
                "Erased; what was done stays under the name “{pseudonym}”. Backups made before still hold the data."
            );
        }
        Command::Reset { email } => {
            let account = find(&db, &email).await?;
            let txn = db.begin().await?;
            let token = accounts::invite(&txn, account.id, None, now)
                .await
                .map_err(plain)?;
            note(&txn, Action::LinkReset, &account, None, now).await?;
            txn.commit().await?;
            println!(
                "{}/invitations/{token}",
                place.public_url.trim_end_matches('/')
            );
        }
    }
    Ok(())
}

async fn find(db: &Database, email: &str) -> anyhow::Result<Account> {
    let found = accounts::by_email(db.read(), email).await.map_err(plain)?;
    found.with_context(|| format!("there is no account with {email}: see `torelik user list`"))
}

async fn list(db: &Database) -> anyhow::Result<()> {
    for account in accounts::all(db.read()).await.map_err(plain)? {
        let administrator = if account.administrator {
            "administrator"
        } else {
            ""
        };
        let state = if account.signed_up { "" } else { "invited" };
        println!(
            "{}\t{}\t{}\t{administrator}\t{state}",
            account.email,
            account.name,
            account.language.code()
        );
    }
    Ok(())
}

async fn note(
    txn: &impl sea_orm::ConnectionTrait,
    action: Action,
    account: &Account,
    training: Option<i64>,
    now: Timestamp,
) -> anyhow::Result<()> {
    let event = Event::of(action, "account", account.id, training);
    audit::record(txn, None, now, event).await.map_err(plain)
}

/// An error of the application, for the one at the command line.
fn plain(error: AppError) -> anyhow::Error {
    match error {
        AppError::Away(cause) => cause.into(),
        AppError::Internal(cause) => cause,
        other => anyhow::Error::new(other),
    }
}
