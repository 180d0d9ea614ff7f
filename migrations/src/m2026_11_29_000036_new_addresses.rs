//! A link may confirm a new address of an account: it carries the address, and no other link does.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    /// A change that fails half-way leaves nothing behind, on SQLite too.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let email = ColumnDef::new("new_email")
            .string()
            .null()
            .check(Expr::cust("(kind = 'address') = (new_email IS NOT NULL)"))
            .take();
        manager
            .alter_table(Table::alter().table("invitation").add_column(email).take())
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        // Whoever goes back to a schema without them has no such links.
        db.execute_unprepared("DELETE FROM invitation WHERE kind = 'address'")
            .await?;
        manager
            .alter_table(
                Table::alter()
                    .table("invitation")
                    .drop_column("new_email")
                    .take(),
            )
            .await
    }
}
