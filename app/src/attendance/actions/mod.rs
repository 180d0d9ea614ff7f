//! What one does about attendance.

mod check_in;
mod closing;
mod door;
mod excuse;
mod meeting;
mod naming;
mod online;
mod parts;
mod record;
mod requests;
mod together;
mod walk_in;

pub use check_in::{CheckIn, CheckInByCode};
pub use closing::{CloseRegister, ReopenRegister};
pub use door::LetIn;
pub use excuse::{AskToBeExcused, AttachDocument};
pub use meeting::{ReadMeeting, TakeMeeting};
pub use naming::{NameRollTaker, UnnameRollTaker};
pub use online::{JoinOnline, LeaveOnline, StayOnline};
pub use parts::SetUnits;
pub use record::{CorrectMark, RecordMark, TakeBackMark};
pub use requests::{AnswerRequest, AskAboutMark};
pub use together::{AllPresent, ConfirmAll, TakeBackAll, may_be_undone};
pub use walk_in::{AddWalkIn, JoinWalkIn, say_again};
