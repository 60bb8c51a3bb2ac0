super::vocabulary! {
    /// How precisely a measure binds, from the strongest degree to the weakest.
    Precision "precision" {
        /// Applies as it stands; no further act of the state is needed.
        SelfExecuting = "self_executing",
        /// Obliges, but a domestic act must give it effect (shall).
        Mandatory = "mandatory",
        /// Obliges under a condition or as far as possible (shall … where appropriate, shall endeavour).
        Conditional = "conditional",
        /// Allows or invites (may, shall consider).
        Optional = "optional",
        /// States an aim or a principle without an obligation.
        Declaratory = "declaratory",
    }
}
