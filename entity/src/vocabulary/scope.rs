super::vocabulary! {
    /// How far an instrument, agency, network or project reaches.
    Scope "scope" {
        /// Open to, or meant for, the whole world.
        Universal = "universal",
        /// European Union or Council of Europe.
        European = "european",
        /// Another region.
        Regional = "regional",
    }
}
