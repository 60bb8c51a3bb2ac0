//! What the graph shows beyond its facts: who does the same, who is tied to whom, what nobody does, how precisely
//! instruments bind, which databases can be compared, how one thing leads to another, and what to coordinate.
//!
//! Pure functions of the graph and a day, which is an argument: nothing here asks for the date, and nothing knows of
//! GraphQL. A year or a month as the day means some day of it, for each fact by itself. What loops over facts asks a
//! budget whether to go on.

pub mod activity;
pub mod centrality;
pub mod changes;
pub mod comparability;
pub mod comparison;
pub mod consent;
pub mod coordination;
pub mod coverage;
pub mod draws;
pub mod evidence;
pub mod history;
pub mod homogeneity;
pub mod member_overlap;
pub mod overlap;
pub mod path;
pub mod presence;
pub mod rarity;
pub mod recorded;
pub mod resampling;
pub mod standing;
pub mod tie;
