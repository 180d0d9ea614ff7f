//! Memory: what is kept between requests. Fragments of pages and what readers have read lie in the
//! server's memory; what waits for one person's next request lies in the database.

pub mod pieces;
pub mod readings;
pub mod sendings;
pub mod set_aside;
