super::vocabulary! {
    /// What the data say of a finding.
    Verdict "verdict" {
        /// The data show what the finding says.
        Supported = "supported",
        /// The data show part of it.
        Partly = "partly",
        /// The data hold something that bears on it, and too little to say whether it is so.
        Inconclusive = "inconclusive",
        /// The data show something else.
        NotSupported = "not_supported",
        /// The graph holds nothing that could test it.
        NotTestable = "not_testable",
    }
}
