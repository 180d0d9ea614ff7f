//! What reading one file may cost.

use std::cell::Cell;
use std::time::{Duration, Instant};

use crate::refusal::{Much, Refusal};

/// The most of each that a file may have, or take.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Sheets of a workbook.
    pub sheets: u64,
    /// Texts that a workbook keeps apart from its cells.
    pub texts: u64,
    /// Cells that hold anything.
    pub cells: u64,
    /// Merged regions.
    pub regions: u64,
    /// Bytes of the words that a list keeps.
    pub kept: u64,
    /// Bytes of what is unpacked.
    pub unpacked: u64,
    /// Steps: each piece of a file that is looked at is one.
    pub steps: u64,
    /// Time.
    pub time: Duration,
}

/// What a file that a person made stays far below: ten thousand rows with a hundred columns.
pub const LIMITS: Limits = Limits {
    sheets: 50,
    texts: 200_000,
    cells: 1_000_000,
    regions: 10_000,
    kept: 5 * 1024 * 1024,
    unpacked: 64 * 1024 * 1024,
    steps: 10_000_000,
    time: Duration::from_secs(10),
};

/// What was spent so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spent {
    /// Sheets of a workbook.
    pub sheets: u64,
    /// Texts that a workbook keeps apart from its cells.
    pub texts: u64,
    /// Cells that hold anything.
    pub cells: u64,
    /// Merged regions.
    pub regions: u64,
    /// Bytes of the words that a list keeps.
    pub kept: u64,
    /// Bytes of what was unpacked.
    pub unpacked: u64,
    /// Steps.
    pub steps: u64,
}

/// What is left for reading one file. Whatever is spent is counted where it is read, so that
/// reading ends at the limit and not after it.
#[derive(Debug)]
pub struct Budget {
    limits: Limits,
    until: Instant,
    spent: Cell<Spent>,
    /// Why nothing is left, for those who only learn that something failed.
    refused: Cell<Option<Refusal>>,
}

impl Default for Budget {
    fn default() -> Self {
        Self::new(LIMITS)
    }
}

impl Budget {
    /// A budget of which nothing is spent; its time begins now.
    #[must_use]
    pub fn new(limits: Limits) -> Self {
        Self {
            limits,
            until: Instant::now() + limits.time,
            spent: Cell::default(),
            refused: Cell::default(),
        }
    }

    /// What was spent.
    #[must_use]
    pub const fn spent(&self) -> Spent {
        self.spent.get()
    }

    /// Why nothing is left, if nothing is; else that the file cannot be read.
    pub(crate) const fn failed(&self) -> Refusal {
        match self.refused.get() {
            Some(refusal) => refusal,
            None => Refusal::Unreadable,
        }
    }

    pub(crate) fn sheet(&self) -> Result<(), Refusal> {
        self.spend(
            |spent| &mut spent.sheets,
            1,
            self.limits.sheets,
            Much::Sheets,
        )
    }

    pub(crate) fn text(&self) -> Result<(), Refusal> {
        self.spend(|spent| &mut spent.texts, 1, self.limits.texts, Much::Texts)
    }

    pub(crate) fn cell(&self) -> Result<(), Refusal> {
        self.spend(|spent| &mut spent.cells, 1, self.limits.cells, Much::Cells)
    }

    pub(crate) fn region(&self) -> Result<(), Refusal> {
        self.spend(
            |spent| &mut spent.regions,
            1,
            self.limits.regions,
            Much::Regions,
        )
    }

    pub(crate) fn kept(&self, bytes: usize) -> Result<(), Refusal> {
        self.spend(
            |spent| &mut spent.kept,
            bytes as u64,
            self.limits.kept,
            Much::Kept,
        )
    }

    pub(crate) fn unpacked(&self, bytes: usize) -> Result<(), Refusal> {
        self.spend(
            |spent| &mut spent.unpacked,
            bytes as u64,
            self.limits.unpacked,
            Much::Unpacked,
        )
    }

    /// A step, and now and then a look at the clock.
    pub(crate) fn step(&self) -> Result<(), Refusal> {
        self.spend(|spent| &mut spent.steps, 1, self.limits.steps, Much::Steps)?;
        if self.spent.get().steps.is_multiple_of(1024) && Instant::now() > self.until {
            return Err(self.refuse(Refusal::TooMuch {
                what: Much::Steps,
                most: self.limits.steps,
            }));
        }
        Ok(())
    }

    fn spend(
        &self,
        which: impl FnOnce(&mut Spent) -> &mut u64,
        amount: u64,
        most: u64,
        what: Much,
    ) -> Result<(), Refusal> {
        let mut spent = self.spent.get();
        let so_far = which(&mut spent);
        *so_far = so_far.saturating_add(amount);
        let is_over = *so_far > most;
        self.spent.set(spent);
        if is_over {
            return Err(self.refuse(Refusal::TooMuch { what, most }));
        }
        Ok(())
    }

    fn refuse(&self, refusal: Refusal) -> Refusal {
        let first = self.refused.get().unwrap_or(refusal);
        self.refused.set(Some(first));
        first
    }
}
