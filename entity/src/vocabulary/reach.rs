super::vocabulary! {
    /// The part of the world that a database covers.
    Reach "reach" {
        /// The world.
        Global = "global",
        /// The European Union.
        Eu = "eu",
        /// Europe.
        Europe = "europe",
        /// Another region.
        Regional = "regional",
        /// One country.
        National = "national",
    }
}
