//! When the link of an invitation was first opened; sex and institution of people, where they are
//! given: donors ask for the first, and guests from abroad come from no court of a list.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::big_integer_null;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    /// A change that fails half-way leaves nothing behind, on SQLite too.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sex = ColumnDef::new("sex")
            .string()
            .null()
            .check(Expr::cust("sex IN ('female', 'male')"))
            .take();
        let institution = ColumnDef::new("institution")
            .string()
            .not_null()
            .default("")
            .take();
        for (table, column) in [
            ("invitation", big_integer_null("opened_at")),
            ("enrolment", sex),
            ("enrolment", institution),
        ] {
            manager
                .alter_table(Table::alter().table(table).add_column(column).take())
                .await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, column) in [
            ("enrolment", "institution"),
            ("enrolment", "sex"),
            ("invitation", "opened_at"),
        ] {
            manager
                .alter_table(Table::alter().table(table).drop_column(column).take())
                .await?;
        }
        Ok(())
    }
}
