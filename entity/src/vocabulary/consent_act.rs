super::vocabulary! {
    /// The act by which a party consented to be bound by an instrument.
    ConsentAct "consent_act" {
        /// Ratification of what it had signed.
        Ratification = "ratification",
        /// Acceptance of what it had signed.
        Acceptance = "acceptance",
        /// Approval of what it had signed; the usual act of the European Union.
        Approval = "approval",
        /// Accession without an earlier signature.
        Accession = "accession",
        /// Succession of a new state to the obligations of its predecessor.
        Succession = "succession",
    }
}
