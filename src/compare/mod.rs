//! Things of one kind side by side: instruments, agencies or networks, and the provisions of one type of measure by scope.
//!
//! An address becomes a [`side_by_side::SideBySide`], from which page, CSV and JSON are made, so that all show the same.

pub mod agencies;
pub mod download;
pub mod instruments;
pub mod networks;
pub mod page;
pub mod provisions;
pub mod question;
mod rows;
pub mod side_by_side;
pub mod wanted;
