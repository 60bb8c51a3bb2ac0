//! A small data set without problems, for tests to change.

use crate::files::{
    DataFile,
    problem::{Problem, render},
    read::read,
};

/// The source of `agencies/unodc.toml`, as it stands in the file.
pub(super) const SOURCE: &str = r#"
[[sources]]
url = "https://unodc.org/about"
title = "About UNODC"
publisher = "UNODC"
verified = true
"#;

/// The files.
pub(super) struct Fixture {
    pub(super) files: Vec<DataFile>,
}

impl Fixture {
    /// One of each kind, with every key somewhere.
    pub(super) fn new() -> Self {
        Fixture { files: FILES.iter().map(|(path, text)| DataFile::new(*path, *text)).collect() }
    }

    /// With another file.
    pub(super) fn file(mut self, path: &str, text: &str) -> Self {
        self.files.push(DataFile::new(path, text));
        self
    }

    /// Without a file.
    pub(super) fn without(mut self, path: &str) -> Self {
        self.files.retain(|file| file.path != path);
        self
    }

    /// With a file of another name.
    pub(super) fn rename(mut self, path: &str, to: &str) -> Self {
        self.files.iter_mut().filter(|file| file.path == path).for_each(|file| file.path = to.to_owned());
        self
    }

    /// With something else in a file.
    pub(super) fn change(mut self, path: &str, from: &str, to: &str) -> Self {
        let file = self.files.iter_mut().find(|file| file.path == path).expect(path);
        let text = file.text.as_deref().expect("it was read");
        assert!(text.contains(from), "`{from}` is not in {path}");
        file.text = Ok(text.replacen(from, to, 1));
        self
    }
}

/// The problems that a change of one file makes.
pub(super) fn with(path: &str, from: &str, to: &str) -> Vec<String> {
    with_all(&[(path, from, to)])
}

/// The problems that a few changes make.
pub(super) fn with_all(changes: &[(&str, &str, &str)]) -> Vec<String> {
    let fixture = changes.iter().fold(Fixture::new(), |fixture, (path, from, to)| fixture.change(path, from, to));
    messages(&fixture.files)
}

/// Every problem of the files on one line, with its place: the outer contract of all rules.
pub(super) fn messages(files: &[DataFile]) -> Vec<String> {
    let (_, problems) = read(files);
    problems.iter().map(|problem| message(problem, files)).collect()
}

/// The report that a change makes.
pub(super) fn report(path: &str, from: &str, to: &str) -> String {
    let files = Fixture::new().change(path, from, to).files;
    render(&read(&files).1, &files, false)
}

fn message(problem: &Problem, files: &[DataFile]) -> String {
    let place = &problem.place;
    let text = files
        .iter()
        .find(|file| *file.path == *place.file)
        .and_then(|file| file.text.as_deref().ok())
        .unwrap_or_default();
    let before = &text[..place.start];
    let line = before.matches('\n').count() + 1;
    let column = before.chars().rev().take_while(|character| *character != '\n').count() + 1;
    format!("{}:{line}:{column}: {}", place.file, problem.message)
}

const FILES: &[(&str, &str)] = &[
    (
        "dataset.toml",
        r#"version = "2026.11.1"
license = "CC BY 4.0"
citation = "Palermo"
"#,
    ),
    (
        "excluded.toml",
        r#"[[excluded]]
kind = "network"
name = "Budapest Process"
reason = "Made mainly of states."
"#,
    ),
    (
        "agencies/unodc.toml",
        r#"id = "unodc"
aliases = ["Office of drugs", "ODCCP"]
name = "United Nations Office on Drugs and Crime"
kind = "un_entity"
scope = "universal"
crime = "both"
specialised = false
seat = "Vienna"
assessment = "none"
summary = "Helps states to put the protocols into effect."

[[sources]]
url = "https://unodc.org/about"
title = "About UNODC"
publisher = "UNODC"
verified = true

[[names]]
name = "United Nations Office on Drugs and Crime"
acronym = "UNODC"
since = "2002-10"

[[seats]]
seat = "Vienna"
since = "1997"

[[kinds]]
kind = "un_entity"
until = "2050"

[[predecessors]]
name = "Centre for International Crime Prevention"
on = "1997"

[[predecessors]]
agency = "european-union"

[[successors]]
name = "Office of the future"
on = "2050"

[[translated_names]]
language = "es"
name = "Oficina de las Naciones Unidas contra la Droga y el Delito"
acronym = "ONUDD"
"#,
    ),
    (
        "agencies/european-union.toml",
        r#"id = "european-union"
name = "European Union"
kind = "eu_institution"
scope = "regional"
crime = "both"
specialised = false
dissolved = "2999"
assessment = "none"
summary = "Union of states."
sources = [{ url = "https://europa.eu", title = "Europe", publisher = "European Union", verified = false }]
territory = ["europe"]

[[actions]]
id = "eu-strategy"
title = "Strategy"
summary = "Aligns the work of the Union."
axis = "prevention"
type = "policy_coordination"
crime = "both"
territory = ["europe"]

[[powers]]
axis = "prosecution"
crime = "both"
instrument = "protocol"
provision = "Art. 2"

[[outputs]]
id = "eu-figures"
title = "Figures"
kind = "database"
axis = "protection"
crime = "trafficking"
summary = "Part of another."
part_of = "ctdc"
counts = ["victims", "suspects"]

[[outputs.headline_figures]]
value = 7155
counts = "victims"
as_of = "2021"
note = "registered"
"#,
    ),
    (
        "agencies/iom.toml",
        r#"id = "iom"
acronym = "IOM"
name = "International Organization for Migration"
kind = "un_related"
scope = "universal"
crime = "both"
specialised = false
founded = "1951"
assessment = "complete"
url = "https://www.iom.int"
identifiers = { wikidata = "Q7819" }
mandate = ["protocol"]
summary = "Organización para las migraciones."

[[sources]]
url = "https://www.iom.int/who"
title = "Who we are"
publisher = "IOM"
verified = true

[[actions]]
id = "iom-assistance"
title = "Direct assistance"
summary = "Shelters victims."
axis = "protection"
type = "direct_assistance"
crime = "trafficking"
starts = "1994"
ends = "2020-05"
countries = ["LY"]
regions = ["North Africa"]
instruments = ["protocol"]

[[outputs]]
id = "ctdc"
title = "Counter-Trafficking Data Collaborative"
kind = "database"
axis = "prevention"
crime = "trafficking"
topics = ["victim_data"]
published = "2017"
data_sources = ["police"]
figures = ["counts"]
harmonised = "yes"
joint_with = ["icat"]
summary = "Records of cases."
access = "public"
"#,
    ),
    (
        "networks/icat.toml",
        r#"id = "icat"
acronym = "ICAT"
name = "Inter-Agency Coordination Group against Trafficking in Persons"
formalization = "resolution"
scope = "universal"
crime = "trafficking"
starts = "2007-03"
founding_text = "Resolution 61/180"
url = "https://icat.un.org"
summary = "Policy forum."

[[sources]]
url = "https://unodc.org/about"
title = "About UNODC"
publisher = "UNODC"
verified = false

[[reported_sizes]]
on = "2018-05-02"
count = 23

[[members]]
agency = "unodc"
role = "coordinator"
since = "2007"

[[members.offices]]
office = "co_chair"
since = "2021"

[[members]]
agency = "iom"
role = "member"
since = "2011"

[[members.sources]]
url = "https://icat.un.org/about"
title = "About ICAT"
publisher = "ICAT"
verified = true

[[members]]
state = "ES"
role = "partner"
attested = "2018"

[[members.offices]]
office = "co_chair"
since = "2019"
until = "2020"

[[members]]
name = "Group of Friends"
role = "observer"

[[actions]]
id = "icat-policy"
title = "Coordination"
summary = "Exchanges experience."
axis = "prevention"
type = "policy_coordination"
crime = "trafficking"

[[impacts]]
agency = "iom"
title = "Strategy"
summary = "Took the toolkit up."
document = "Strategy 2019-2023"
year = "2019"
"#,
    ),
    (
        "projects/glo-act.toml",
        r#"id = "glo-act"
acronym = "GLO.ACT"
name = "Global Action"
crime = "both"
scope = "universal"
starts = "2015-07"
ends = "2019-07"
countries = ["ES", "LY"]
budget_eur = 11000000
funded_by = "Somebody"
summary = "Helps thirteen countries."
sources = [{ url = "https://www.iom.int/who", title = "Who we are", publisher = "IOM", verified = true }]

[[participants]]
agency = "unodc"
role = "lead"
since = "2015"

[[participants]]
agency = "iom"
role = "implementer"

[[fundings]]
state = "ES"
amount = 250000
currency = "EUR"
on = "2016"

[[fundings]]
funder = "european-union"

[[fundings]]
name = "Foundation for something"
amount = 5
currency = "USD"
"#,
    ),
    (
        "instruments/untoc.toml",
        r#"id = "untoc"
short_name = "UNTOC"
title = "United Nations Convention against Transnational Organized Crime"
kind = "convention"
scope = "universal"
area = "both"
purpose = "general"
legal_force = "binding"
status = "in_force"
adopted_on = "2000-11-15"
in_force_on = "2003-09-29"
assessment = "partial"
party_count = 192
party_count_as_of = "2024-05-04"
adopted_by = "General Assembly"
depositary = "Secretary-General"
identifiers = { unts = "2225 UNTS 209", registration = "39574" }
summary = "Convention against organized crime."
sources = [{ url = "https://treaties.un.org/untoc", title = "Status", publisher = "UNTC", verified = true }]

[[measures]]
id = "untoc-art-5"
provision = "Art. 5"
title = "Organized criminal group"
summary = "Makes taking part a crime."
category = "prosecution_substantive"
type = "criminalisation"
precision = "mandatory"
wording = "shall adopt"
crime = "both"
beneficiaries = ["victims"]
"#,
    ),
    (
        "instruments/protocol.toml",
        r#"id = "protocol"
short_name = "Protocol"
title = "Protocol to Prevent Trafficking"
kind = "protocol"
scope = "universal"
area = "trafficking"
purpose = "general"
legal_force = "binding"
status = "in_force"
adopted_on = "2000-11-15"
opened_on = "2000-12-12"
applies_from = "2004"
transpose_by = "2005-01"
assessment = "none"
supplements = ["untoc"]
adopted_by = "General Assembly"
url = "https://treaties.un.org/protocol"
summary = "First to define trafficking."
sources = [{ url = "https://treaties.un.org/untoc", title = "Status", publisher = "UNTC", verified = true }]

[[measures]]
id = "protocol-art-3"
provision = "Art. 3"
title = "Definition"
summary = "Defines trafficking."
category = "prosecution_substantive"
type = "definitions"
precision = "mandatory"
crime = "trafficking"

[[party_counts]]
on = "2018-10-19"
count = 173
includes_organisations = true

[[opt_outs]]
state = "LY"
provision = "Recital 36"
summary = "Does not take part."
opted_in_on = "2011-10-14"
until = "2020-12-31"

[[translated_names]]
language = "es"
name = "Protocolo contra la trata"
"#,
    ),
    (
        "arrangements/iom-unodc-2012.toml",
        r#"id = "iom-unodc-2012"
title = "Memorandum"
kind = "memorandum_of_understanding"
parties = ["iom", "unodc"]
signed = "2012"
covers = ["training"]
crime = "both"
summary = "Common work."
sources = [{ url = "https://www.iom.int/who", title = "Who we are", publisher = "IOM", verified = true }]
"#,
    ),
    (
        "findings/icat-main.toml",
        r#"id = "icat-main"
objective = "second"
section = "Coordination"
statement = "ICAT is the main network."
figures = [{ name = "participating agencies", value = 23 }, { name = "share", value = 0.5, unit = "of all" }]
about = ["network:icat", "measure:untoc-art-5", "state:es"]
evidence = { document = "findings/icat.graphql", day = "2018-11-23", verdict = "partly", reason = "18 of 23", expected = [{ name = "label", path = "network.label", stated = "ICAT", shown = "ICAT" }] }
sources = [{ url = "https://icat.un.org/about", title = "About ICAT", publisher = "ICAT", verified = true }]
"#,
    ),
    ("findings/icat.graphql", "{ network(slug: \"icat\") { label } }\n"),
    (
        "regions/europe.toml",
        r#"id = "europe"
name = "Europe"
kind = "geographic"
m49 = "150"
states = ["ES"]
summary = "As the United Nations divide the world."
sources = [{ url = "https://unstats.un.org/m49", title = "M49", publisher = "UNSD", verified = true }]
"#,
    ),
    (
        "states/states.csv",
        r#"code,code3,name,region,eu_member,council_of_europe
ES,ESP,Spain,Western Europe and Others,1986,1977-11-24
LY,LBY,"Libya",Africa,,
"#,
    ),
    (
        "states/states.toml",
        r#"[[sources]]
url = "https://www.un.org/members"
title = "Member States"
publisher = "UN"
verified = true
columns = ["code", "name"]

[[sources]]
url = "https://europa.eu"
title = "Europe"
publisher = "European Union"
verified = false
columns = ["eu_member"]
"#,
    ),
    (
        "ratifications/untoc.csv",
        r#"party,signed_on,bound_on,act,source_url,in_force_on
ES,2000-12-13,2002-03-01,ratification,https://treaties.un.org/untoc,
LY,,2004-06-18,ratification,https://treaties.un.org/untoc,2004-07-18
european-union,2000-12-12,2004-05-21,"approval",https://treaties.un.org/untoc,
"#,
    ),
    (
        "ratifications/untoc.toml",
        r#"assessment = "partial"
as_of = "2014-07-10"
note = "Three of many."
[[sources]]
url = "https://treaties.un.org/untoc"
title = "Status"
publisher = "UNTC"
verified = true
"#,
    ),
];
