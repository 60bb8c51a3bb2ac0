super::words! {
    /// What a plan asks to be coordinated.
    CoordinationKind "coordination_kind" {
        /// The same work, no tie on record: two agencies do the same kind of work, and the graph has no fact that joins them,
        /// themselves or through a parent or a part.
        Duality = "duality",
        /// A kind of work that none of those concerned does, where it makes sense, where none of their networks and
        /// projects does it either, and where it is not beyond their powers.
        Gap = "gap",
    }
}
