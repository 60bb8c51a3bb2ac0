super::vocabulary! {
    /// Who may use an output.
    Access "access" {
        /// Open to everyone.
        Public = "public",
        /// Open after registration.
        Registered = "registered",
        /// Only for authorities or members.
        Restricted = "restricted",
    }
}
