//! An amount has a currency, and a currency an amount.

use crate::files::{fields::Fields, problem::Problem};

pub(in crate::files) fn check(table: &mut Fields<'_, '_, '_>) {
    let problem = match (table.peek("amount"), table.peek("currency")) {
        (Some(amount), None) => Problem::new(&amount, "`amount` stands without `currency`", "of which currency?")
            .help("write its three letters, such as \"EUR\""),
        (None, Some(currency)) => Problem::new(&currency, "`currency` stands without `amount`", "how much of it?")
            .help("write the amount, or leave `currency` out"),
        _ => return,
    };
    table.reading.problems.push(problem);
}

#[cfg(test)]
mod tests {
    use crate::files::fixture::with;

    const FILE: &str = "projects/glo-act.toml";

    #[test]
    fn an_amount_stands_with_its_currency() {
        let problems = with(FILE, "currency = \"EUR\"\n", "");
        assert_eq!(problems, [format!("{FILE}:25:10: `amount` stands without `currency`")]);
        let problems = with(FILE, "amount = 250000\n", "");
        assert_eq!(problems, [format!("{FILE}:25:12: `currency` stands without `amount`")]);
    }

    #[test]
    fn a_currency_is_three_capital_letters() {
        for wrong in ["eur", "EURO", "€", "E1R"] {
            let problems = with(FILE, "currency = \"EUR\"", &format!("currency = \"{wrong}\""));
            assert_eq!(problems, [format!("{FILE}:26:12: `{wrong}` is not a currency")]);
        }
    }
}
