super::words! {
    /// What a plan asks to be coordinated.
    CoordinationKind "coordination_kind" {
        /// Two agencies do the same kind of work, and no fact joins them.
        Duality = "duality",
        /// A kind of work that none of those whose actions were gone through does.
        Gap = "gap",
    }
}
