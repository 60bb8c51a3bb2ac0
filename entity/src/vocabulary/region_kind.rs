super::vocabulary! {
    /// What makes states a region: where they lie, what they belong to, or how those in the field speak of them.
    RegionKind "region_kind" {
        /// A region or subregion of the world, as the United Nations divide it for statistics (M49).
        Geographic = "geographic",
        /// The states that belong to an organisation or process, such as the European Union or the Bali Process.
        Institutional = "institutional",
        /// An area as those who work there speak of it, such as the Sahel or the Central Mediterranean.
        Operational = "operational",
    }
}
