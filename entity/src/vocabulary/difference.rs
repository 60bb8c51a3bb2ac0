super::words! {
    /// How two instruments differ in one type of measure.
    Difference "difference" {
        /// Only this instrument lays it down. It means something only as far as the other was reviewed (`assessment`).
        Adds = "adds",
        /// Only the other lays it down. It means something only as far as this one was reviewed.
        Lacks = "lacks",
        /// Both do, and the strongest measure of this one is more precise.
        MorePrecise = "more_precise",
        /// Both do, and the strongest measure of the other is more precise.
        LessPrecise = "less_precise",
        /// Both do, and the strongest measures are equally precise.
        Alike = "alike",
    }
}
