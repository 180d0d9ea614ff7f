//! The tables as SeaORM entities, one file for each, and nothing else.
//!
//! Carved out so that these heavy derives are not expanded again whenever a page changes.
//! Each table is written by one room of `app`, whose `store.rs` is the only file that names it.
#![allow(
    clippy::disallowed_methods,
    reason = "what is derived for models could begin a transaction; nobody calls it"
)]

pub mod account;
pub mod allowance;
pub mod answer;
pub mod answer_consent;
pub mod arrival_code;
pub mod attempt;
pub mod attempt_reopening;
pub mod attendance_answer;
pub mod attendance_mark;
pub mod attendance_request;
pub mod audit_event;
pub mod audit_horizon;
pub mod authenticator;
pub mod authored_text;
pub mod calendar_feed;
pub mod cancelled_session;
pub mod compulsory_second_step;
pub mod declined_letter;
pub mod enrolment;
pub mod excuse_document;
pub mod flag_answer;
pub mod grade;
pub mod invitation;
pub mod lesson_reading;
pub mod letter;
pub mod list_head;
pub mod login;
pub mod missed_answer;
pub mod missed_choice;
pub mod notice_reading;
pub mod online_presence;
pub mod passkey;
pub mod practice_answer;
pub mod question_flag;
pub mod quiz_window;
pub mod recovery_code;
pub mod register_closing;
pub mod release;
pub mod release_text;
pub mod remark;
pub mod request_document;
pub mod roll_taker;
pub mod rubric_mark;
pub mod section_note;
pub mod section_reading;
pub mod sending;
pub mod session;
pub mod session_group;
pub mod session_secret;
pub mod set_aside;
pub mod stop_choice;
pub mod training;
pub mod training_group;

pub mod merged_account;
mod moment;

pub use moment::Moment;
