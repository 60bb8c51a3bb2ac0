super::vocabulary! {
    /// What an agency is in a network.
    MembershipRole "membership_role" {
        /// Coordinates the network for good.
        Coordinator = "coordinator",
        /// Provides its secretariat.
        Secretariat = "secretariat",
        /// Member.
        Member = "member",
        /// Takes part without being a member.
        Partner = "partner",
        /// Observes.
        Observer = "observer",
    }
}
