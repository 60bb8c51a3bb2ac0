super::words! {
    /// What kind of fact joins two agencies.
    TieKind "tie_kind" {
        /// Both are in a network, neither as an observer.
        Network = "network",
        /// Both have a part in a project, neither as a beneficiary.
        Project = "project",
        /// Both are party to an arrangement.
        Arrangement = "arrangement",
        /// One is part of the other.
        Parent = "parent",
        /// Both published an output.
        JointOutput = "joint_output",
        /// A parent or a part of one has a tie with the other: one step up or down, and kept apart from their own ties.
        ViaParent = "via_parent",
    }
}
