//! Documents that belong to what people ask about their marks.

use std::collections::BTreeMap;

use jiff::Timestamp;
use records::{enrolment, excuse_document as document, request_document as link};
use rules::documents::Kind;
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ColumnTrait as _, ConnectionTrait, EntityTrait as _,
    QueryFilter as _, QuerySelect as _, sea_query::Query,
};

use crate::{
    authorization::viewer::{Administers, TakesCourse},
    db::many::{among, insert_all},
    errors::AppError,
};

/// A document, without the file itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Document {
    /// Its number.
    pub id: i64,
    /// Whose it is.
    pub enrolment: i64,
    /// What kind of file it is.
    pub kind: Kind,
    /// How many bytes it has.
    pub size: i32,
}

/// Keeps a document of the one who asks, and what it belongs to.
///
/// # Errors
/// When one of the requests has a document already: the database holds one to each.
pub async fn attach(
    db: &impl ConnectionTrait,
    takes: &TakesCourse,
    (kind, content): (Kind, Vec<u8>),
    requests: &[i64],
    now: Timestamp,
) -> Result<(), AppError> {
    let size = i32::try_from(content.len()).map_err(anyhow::Error::from)?;
    let row = document::ActiveModel {
        enrolment_id: Set(takes.enrolment()),
        kind: Set(kind.code().to_owned()),
        size: Set(size),
        content: Set(content),
        added_at: Set(now.into()),
        ..Default::default()
    };
    let document = row.insert(db).await?.id;
    let links = requests.iter().map(|request| link::ActiveModel {
        request_id: Set(*request),
        document_id: Set(document),
        ..Default::default()
    });
    insert_all(db, links.collect(), None).await?;
    Ok(())
}

/// The documents of these requests, by request.
///
/// # Errors
/// When the database cannot be read.
pub(super) async fn of_requests(
    db: &impl ConnectionTrait,
    requests: impl IntoIterator<Item = i64>,
) -> Result<BTreeMap<i64, Document>, AppError> {
    let links = link::Entity::find()
        .filter(among(db, link::Column::RequestId, requests))
        .all(db)
        .await?;
    if links.is_empty() {
        return Ok(BTreeMap::new());
    }
    let documents: Vec<(i64, i64, String, i32)> = document::Entity::find()
        .select_only()
        .column(document::Column::Id)
        .column(document::Column::EnrolmentId)
        .column(document::Column::Kind)
        .column(document::Column::Size)
        .filter(among(
            db,
            document::Column::Id,
            links.iter().map(|link| link.document_id),
        ))
        .into_tuple()
        .all(db)
        .await?;
    let documents: BTreeMap<i64, Document> = documents
        .into_iter()
        .filter_map(|(id, enrolment, kind, size)| {
            let kind = Kind::from_code(&kind)?;
            let document = Document {
                id,
                enrolment,
                kind,
                size,
            };
            Some((id, document))
        })
        .collect();
    let of = |link: link::Model| Some((link.request_id, *documents.get(&link.document_id)?));
    Ok(links.into_iter().filter_map(of).collect())
}

/// A document with its file.
///
/// # Errors
/// `NotFound`.
pub async fn document(db: &impl ConnectionTrait, id: i64) -> Result<(Document, Vec<u8>), AppError> {
    let row = document::Entity::find_by_id(id).one(db).await?;
    let row = row.ok_or(AppError::NotFound)?;
    let document = Document {
        id: row.id,
        enrolment: row.enrolment_id,
        kind: Kind::from_code(&row.kind).ok_or(AppError::NotFound)?,
        size: row.size,
    };
    Ok((document, row.content))
}

/// Deletes the documents of a person.
///
/// # Errors
/// When the database refuses.
pub async fn erase(
    db: &impl ConnectionTrait,
    _: &Administers,
    account: i64,
) -> Result<(), AppError> {
    let enrolments = Query::select()
        .column(enrolment::Column::Id)
        .from(enrolment::Entity)
        .and_where(enrolment::Column::AccountId.eq(account))
        .take();
    document::Entity::delete_many()
        .filter(document::Column::EnrolmentId.in_subquery(enrolments))
        .exec(db)
        .await?;
    Ok(())
}
