//! Remarks: what people type by or about one person, such as a reason, an excuse, a comment, a
//! written answer.
//!
//! The fact that a remark belongs to (a mark, a request, an answer) is sealed and refers to it;
//! the words lie here, so that erasing a person can empty them and leave the fact as it was. This
//! room never decides who may read them: that is for the room that wrote them.

mod store;

pub use store::{Kind, NewRemark, Remarks, erase, keep, keep_all, read};
