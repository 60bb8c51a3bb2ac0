super::vocabulary! {
    /// What the data say of a finding.
    Verdict "verdict" {
        /// The data shows what the finding says.
        Supported = "supported",
        /// The data shows part of it.
        Partly = "partly",
        /// The data hold something that bears on it, and too little to say whether it is so.
        Inconclusive = "inconclusive",
        /// The data shows something else.
        NotSupported = "not_supported",
        /// The graph holds nothing that could test it.
        NotTestable = "not_testable",
    }
}
