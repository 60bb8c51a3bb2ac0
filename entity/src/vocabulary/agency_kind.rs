super::vocabulary! {
    /// What an agency was founded as.
    AgencyKind "agency_kind" {
        /// Fund, programme, office, regional commission or specialised agency of the United Nations.
        UnEntity = "un_entity",
        /// Related organisation of the United Nations system.
        UnRelated = "un_related",
        /// Agency of the European Union.
        EuAgency = "eu_agency",
        /// Institution or body of the European Union, or the Union itself.
        EuInstitution = "eu_institution",
        /// Operation or mission of the European Union.
        EuOperation = "eu_operation",
        /// Regional organisation of states.
        RegionalOrganization = "regional_organization",
        /// Other intergovernmental organisation.
        IntergovernmentalOrganization = "intergovernmental_organization",
        /// Body that monitors a treaty.
        TreatyBody = "treaty_body",
        /// International court.
        Court = "court",
    }
}
