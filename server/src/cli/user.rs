//! `torelik user`: accounts and roles, for whoever administers the installation.

use anyhow::{Context as _, bail};
use app::{
    accounts::{self, Account, LinkKind, NewAccount, Reach},
    audit::{self, ADMINISTRATOR, Action, Event, NO_ROLE},
    authorization::viewer::Authority,
    db::Database,
    erasure,
    errors::{AppError, UserError},
    trainings,
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
    /// Gives a role, or takes it away: in a training, or over the whole installation.
    Role {
        /// What the person signs in with.
        email: String,
        /// judge, trainer, organizer, observer, none; administrator or no-administrator.
        role: String,
        /// The number of the training, for all but administrator.
        #[arg(long)]
        training: Option<i64>,
    },
    /// Closes an account: its sign-ins and links end, and nobody comes in by it. What was done stays.
    Close {
        /// What the person signs in with.
        email: String,
    },
    /// Opens an account again that was closed.
    Reopen {
        /// What the person signs in with.
        email: String,
    },
    /// Takes the second step of signing in away from somebody who has lost the app and the recovery
    /// codes. The password is what is left.
    TakeSecondStep {
        /// What the person signs in with.
        email: String,
    },
    /// Erases a person's data: the name becomes a pseudonym; address, court, position, password,
    /// sign-ins, invitations and letters go. Marks, answers and grades stay. Cannot be undone.
    Erase {
        /// What the person signs in with.
        email: String,
    },
    /// Prints a new link with which the person chooses a new password: it works for one hour, or for
    /// fourteen days where the person has no password yet. The old password works until then.
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
            let reach = Reach::of_command_line(account.id);
            let token = accounts::invite(&txn, reach, LinkKind::Invitation, now)
                .await
                .map_err(plain)?;
            note(&txn, accounts::events::ACCOUNT_ADDED, &account, None, now).await?;
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
            let (before, after) = match (role.as_str(), Role::from_code(&role), training) {
                ("administrator" | "no-administrator", _, _) => {
                    let administrator = role == "administrator";
                    accounts::make_administrator(&txn, account.id, administrator)
                        .await
                        .map_err(plain)?;
                    let code = |is| if is { ADMINISTRATOR } else { NO_ROLE };
                    (code(account.administrator), code(administrator))
                }
                (_, Some(wanted), Some(training)) => {
                    exists(&txn, training).await?;
                    let manages = Authority::System.manages(training);
                    let before = trainings::set_role(&txn, &manages, &account, wanted, now)
                        .await
                        .map_err(plain)?;
                    (before.map_or(NO_ROLE, Role::code), wanted.code())
                }
                (NO_ROLE, _, Some(training)) => {
                    exists(&txn, training).await?;
                    let manages = Authority::System.manages(training);
                    let before = trainings::take_role(&txn, &manages, account.id, now)
                        .await
                        .map_err(plain)?;
                    (before.map_or(NO_ROLE, Role::code), NO_ROLE)
                }
                (NO_ROLE, _, None) | (_, Some(_), None) => {
                    bail!("say in which training: --training NUMBER")
                }
                (_, None, _) => {
                    bail!(
                        "{role} is no role: judge, trainer, organizer, observer, none, administrator, no-administrator"
                    )
                }
            };
            if before != after {
                let whole = [before, after].contains(&ADMINISTRATOR);
                let training = training.filter(|_| !whole);
                let event = accounts::events::role_given(account.id, training, before, after);
                audit::record(&txn, None, now, event).await.map_err(plain)?;
            }
            txn.commit().await?;
            println!("{email} is now {role}. A server that runs heeds it within ten seconds.");
        }
        Command::Close { email } => {
            let account = find(&db, &email).await?;
            let txn = db.begin().await?;
            accounts::close(&txn, &Authority::System.administers(), account.id, now)
                .await
                .map_err(plain)?;
            note(&txn, accounts::events::ACCOUNT_CLOSED, &account, None, now).await?;
            txn.commit().await?;
            println!("{email} is closed. A server that runs heeds it within ten seconds.");
        }
        Command::Reopen { email } => {
            let account = find(&db, &email).await?;
            let txn = db.begin().await?;
            accounts::reopen(&txn, &Authority::System.administers(), account.id)
                .await
                .map_err(plain)?;
            note(
                &txn,
                accounts::events::ACCOUNT_REOPENED,
                &account,
                None,
                now,
            )
            .await?;
            txn.commit().await?;
            println!("{email} is open again; the password is what it was.");
        }
        Command::TakeSecondStep { email } => {
            let account = find(&db, &email).await?;
            let txn = db.begin().await?;
            if !accounts::has_second_step(&txn, account.id)
                .await
                .map_err(plain)?
            {
                bail!("{email} has no second step of signing in");
            }
            let administers = Authority::System.administers();
            accounts::take_second_step(&txn, &administers, account.id)
                .await
                .map_err(plain)?;
            note(
                &txn,
                accounts::events::SECOND_STEP_TAKEN,
                &account,
                None,
                now,
            )
            .await?;
            txn.commit().await?;
            println!("{email} signs in with the password alone now.");
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
            let kind = match account.signed_up {
                true => LinkKind::Reset,
                false => LinkKind::Invitation,
            };
            let reach = Reach::of_command_line(account.id);
            let token = accounts::invite(&txn, reach, kind, now)
                .await
                .map_err(plain)?;
            note(&txn, accounts::events::LINK_RESET, &account, None, now).await?;
            txn.commit().await?;
            println!(
                "{}/invitations/{token}",
                place.public_url.trim_end_matches('/')
            );
        }
    }
    Ok(())
}

async fn exists(txn: &impl sea_orm::ConnectionTrait, training: i64) -> anyhow::Result<()> {
    match trainings::find(txn, training).await {
        Err(AppError::NotFound) => bail!("there is no training {training}"),
        Err(error) => Err(plain(error)),
        Ok(_) => Ok(()),
    }
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
        let state = match (account.closed, account.signed_up) {
            (true, _) => "closed",
            (false, true) => "",
            (false, false) => "invited",
        };
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
