//! What day it is: the one thing that an answer depends on besides the facts and the question.

use entity::partial_date::PartialDate;

/// Today in UTC.
pub fn today() -> PartialDate {
    let today = jiff::Timestamp::now().strftime("%Y-%m-%d").to_string();
    today.parse().expect("today is a day of the calendar")
}

/// The day that was given, or today in UTC.
pub fn or_today(day: Option<PartialDate>) -> PartialDate {
    day.unwrap_or_else(today)
}
