//! The day that analyses are of unless another is asked for.

use entity::partial_date::PartialDate;

/// The day that was given, or today in UTC.
pub fn or_today(day: Option<PartialDate>) -> PartialDate {
    day.unwrap_or_else(|| {
        let today = jiff::Timestamp::now().strftime("%Y-%m-%d").to_string();
        today.parse().expect("today is a day of the calendar")
    })
}
