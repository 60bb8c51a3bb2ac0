fn main() { print!("{}", palermo::api::schema::print()); }
