//! The languages in which texts of ours are said, and the texts: `locales/`, a folder for each language, which the program
//! carries.
//!
//! It knows what is said, and nothing of who says it where. What vocabularies say in English is not here: it is where they
//! are declared.

pub mod catalogue;
pub mod message;
pub mod voice;
pub mod words;
