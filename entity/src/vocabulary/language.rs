super::vocabulary! {
    /// A language in which texts of ours are said.
    Language "language" {
        /// English.
        English = "en",
        /// Spanish.
        Spanish = "es",
    }
}
