//! A date that is known to the year, the month or the day, and is never padded to more.

use std::{
    fmt,
    ops::{Range, RangeInclusive},
    str::FromStr,
};

/// A date as far as it is known: `2017`, `2017-04` or `2017-04-03` (EDTF level 0).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, sea_orm::DeriveValueType)]
// No other column has this type, so that dates can be told from words.
#[sea_orm(value_type = "String", column_type = "String(sea_orm::sea_query::StringLen::N(10))")]
pub struct PartialDate {
    year: u16,
    month: Option<u8>,
    day: Option<u8>,
}

/// One day of the calendar, in the order of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    year: u16,
    month: u8,
    day: u8,
}

/// The text is not a date of the three forms.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a date; write a year, a month or a day of the calendar, such as 2017, 2017-04 or 2017-04-03")]
pub struct InvalidDate(pub String);

impl PartialDate {
    /// The day of the calendar, or nothing where there is no such day.
    pub fn from_day(year: u16, month: u8, day: u8) -> Option<Self> {
        ((1..=9999).contains(&year) && (1..=12).contains(&month) && (1..=days_in(year, month)).contains(&day))
            .then_some(PartialDate { year, month: Some(month), day: Some(day) })
    }

    /// The year that it lies in.
    pub fn year(self) -> u16 {
        self.year
    }

    /// Its text, written where there is room for the longest: quicker than formatting it.
    pub fn written(self, room: &mut [u8; 10]) -> &str {
        *room = *b"0000-00-00";
        let mut number = |places: Range<usize>, mut value: u16| {
            for place in places.rev() {
                room[place] = b'0' + (value % 10) as u8;
                value /= 10;
            }
        };
        number(0..4, self.year);
        number(5..7, self.month.unwrap_or_default().into());
        number(8..10, self.day.unwrap_or_default().into());
        let length = match (self.month, self.day) {
            (None, _) => 4,
            (_, None) => 7,
            _ => 10,
        };
        std::str::from_utf8(&room[..length]).expect("digits are a text")
    }

    /// The first day that it may mean.
    pub fn first(self) -> Day {
        Day { year: self.year, month: self.month.unwrap_or(1), day: self.day.unwrap_or(1) }
    }

    /// The last day that it may mean.
    pub fn last(self) -> Day {
        let month = self.month.unwrap_or(12);
        Day { year: self.year, month, day: self.day.unwrap_or_else(|| days_in(self.year, month)) }
    }

    /// All days that it may mean.
    pub fn days(self) -> RangeInclusive<Day> {
        self.first()..=self.last()
    }
}

impl Day {
    /// The year that it lies in.
    pub fn year(self) -> u16 {
        self.year
    }

    /// A number that grows from day to day, for sorting and for cursors.
    pub fn ordinal(self) -> i64 {
        i64::from(self.year) * 10_000 + i64::from(self.month) * 100 + i64::from(self.day)
    }
}

fn days_in(year: u16, month: u8) -> u8 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl FromStr for PartialDate {
    type Err = InvalidDate;

    fn from_str(text: &str) -> Result<Self, InvalidDate> {
        let invalid = || InvalidDate(text.chars().take(100).collect());
        let number = |part: &str, digits: usize| {
            (part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit()))
                .then(|| part.parse::<u16>().ok())
                .flatten()
                .ok_or_else(invalid)
        };
        let mut parts = text.split('-');
        let year = number(parts.next().unwrap_or_default(), 4)?;
        let month = parts.next().map(|part| number(part, 2)).transpose()?.map(|month| month as u8);
        let day = parts.next().map(|part| number(part, 2)).transpose()?.map(|day| day as u8);
        if parts.next().is_some() {
            return Err(invalid());
        }
        // A year or month is a date when its first day is one.
        match PartialDate::from_day(year, month.unwrap_or(1), day.unwrap_or(1)) {
            Some(_) => Ok(PartialDate { year, month, day }),
            None => Err(invalid()),
        }
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.written(&mut [0; 10]))
    }
}

/// In order of the first day, then of the last: a year stands behind its January.
impl Ord for PartialDate {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (self.first(), self.last()).cmp(&(other.first(), other.last()))
    }
}

impl PartialOrd for PartialDate {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl serde::Serialize for PartialDate {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A date as far as it is known: a year, a month or a day, such as `"2017"`, `"2017-04"` or `"2017-04-03"` (EDTF level
/// 0). Never padded to more than is known. As `activeOn` a year or month means some day of it.
#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> PartialDate {
        text.parse().expect(text)
    }

    #[test]
    fn a_date_is_written_as_it_was_read() {
        for text in ["2017", "2017-04", "2017-04-03", "2000-02-29", "0001", "9999-12-31"] {
            assert_eq!(date(text).to_string(), text);
        }
    }

    #[test]
    fn what_is_no_day_of_the_calendar_is_refused() {
        for text in [
            "",
            "17",
            "2017-4",
            "2017-13",
            "2017-00",
            "2017-02-29",
            "1900-02-29",
            "2017-04-03-1",
            "2017-",
            "0000",
            "+017",
            "２０１７",
        ] {
            assert_eq!(text.parse::<PartialDate>(), Err(InvalidDate(text.to_owned())));
        }
    }

    #[test]
    fn a_month_means_all_its_days() {
        assert_eq!(date("2016-02").days(), date("2016-02-01").first()..=date("2016-02-29").last());
    }

    #[test]
    fn dates_are_in_order_of_their_first_then_their_last_day() {
        let mut dates = ["2018", "2017-01-01", "2017", "2017-01", "2016-12-31"].map(date);
        dates.sort();
        assert_eq!(dates.map(|date| date.to_string()), ["2016-12-31", "2017-01-01", "2017-01", "2017", "2018"]);
    }
}
