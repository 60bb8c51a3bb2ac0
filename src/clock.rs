//! What day it is: the one thing that an answer depends on besides the facts and the question.

use entity::partial_date::PartialDate;

/// Today in UTC.
pub fn today() -> PartialDate {
    let today = jiff::tz::TimeZone::UTC.to_datetime(jiff::Timestamp::now()).date();
    let (year, month, day) = (today.year().cast_unsigned(), today.month().cast_unsigned(), today.day().cast_unsigned());
    PartialDate::from_day(year, month, day).expect("today is a day of the calendar")
}

/// The day that was given, or today in UTC.
pub fn or_today(day: Option<PartialDate>) -> PartialDate {
    day.unwrap_or_else(today)
}

/// Today in UTC, as the number of days since the beginning of 1970.
pub fn day_number() -> u64 {
    const SECONDS_A_DAY: u64 = 24 * 60 * 60;
    std::time::SystemTime::UNIX_EPOCH.elapsed().map_or(0, |since| since.as_secs() / SECONDS_A_DAY)
}
