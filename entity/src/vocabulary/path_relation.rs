super::words! {
    /// What joins two nodes, said from the first to the second.
    PathRelation "path_relation" {
        /// An agency is in a network.
        MemberOf = "member_of",
        /// A network has an agency in it.
        HasMember = "has_member",
        /// An agency has a part in a project.
        ParticipatesIn = "participates_in",
        /// A project has an agency with a part in it.
        HasParticipant = "has_participant",
        /// An agency is party to an arrangement.
        PartyTo = "party_to",
        /// An arrangement has an agency as its party.
        HasParty = "has_party",
        /// An agency is part of another.
        PartOf = "part_of",
        /// An agency has another as its part.
        HasPart = "has_part",
        /// An agency, network or project published an output, alone or with others.
        Published = "published",
        /// An output was published by an agency, network or project.
        PublishedBy = "published_by",
        /// An agency has a task that an instrument charges it with.
        MandatedBy = "mandated_by",
        /// An instrument charges an agency with a task.
        Mandates = "mandates",
        /// An instrument supplements another.
        Supplements = "supplements",
        /// An instrument is supplemented by another.
        SupplementedBy = "supplemented_by",
        /// An instrument amends another.
        Amends = "amends",
        /// An instrument is amended by another.
        AmendedBy = "amended_by",
        /// An instrument takes the place of another.
        Supersedes = "supersedes",
        /// An instrument gave its place to another.
        SupersededBy = "superseded_by",
        /// An instrument gives effect to another.
        Implements = "implements",
        /// An instrument is given effect to by another.
        ImplementedBy = "implemented_by",
        /// An agency, network or project has an action in a state. Only `via: [STATE]`.
        ActsIn = "acts_in",
        /// A state has an action of an agency, network or project in it. Only `via: [STATE]`.
        PlaceOfActionsOf = "place_of_actions_of",
        /// A project runs in a state. Only `via: [STATE]`.
        RunsIn = "runs_in",
        /// A state has a project in it. Only `via: [STATE]`.
        PlaceOf = "place_of",
        /// An instrument binds a state. Only `via: [STATE]`.
        Binds = "binds",
        /// A state is bound by an instrument. Only `via: [STATE]`.
        BoundBy = "bound_by",
        /// Both rest on one page; the fact is that source. Only `via: [SOURCE]`.
        SharesSourceWith = "shares_source_with",
        /// A finding is about it. Only `via: [FINDING]`.
        SubjectOf = "subject_of",
        /// A finding is about the other. Only `via: [FINDING]`.
        About = "about",
    }
}
