super::vocabulary! {
    /// An office that an agency holds in a network for a time.
    Office "office" {
        /// Chair.
        Chair = "chair",
        /// One of two or more chairs.
        CoChair = "co_chair",
        /// Vice-chair.
        ViceChair = "vice_chair",
    }
}
