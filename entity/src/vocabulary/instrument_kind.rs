super::vocabulary! {
    /// The form of an international instrument.
    InstrumentKind "instrument_kind" {
        /// Convention.
        Convention = "convention",
        /// Protocol to a convention.
        Protocol = "protocol",
        /// Covenant.
        Covenant = "covenant",
        /// Charter.
        Charter = "charter",
        /// EU regulation.
        Regulation = "regulation",
        /// EU directive.
        Directive = "directive",
        /// EU framework decision.
        FrameworkDecision = "framework_decision",
        /// Compact.
        Compact = "compact",
        /// Plan of action.
        PlanOfAction = "plan_of_action",
        /// Principles and guidelines.
        PrinciplesAndGuidelines = "principles_and_guidelines",
        /// Resolution.
        Resolution = "resolution",
    }
}
