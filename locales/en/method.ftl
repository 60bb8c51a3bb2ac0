# The method, and the terms of linked data.

method-title = Method
method-description = What counts as a fact, what the analyses compute, how facts were classified, what was left out, and how far the graph goes.
method-on-this-page = On this page
method-definitions = Facts and analyses
method-referees = For referees
method-classification = Classification
method-completeness = Completeness
method-exclusions-short = What was left out
method-vocabularies = Vocabularies
method-completeness-text = Whether absence means anything: where something was not reviewed, an empty place in the graph says nothing.
method-completeness-region = How far things were reviewed
method-gone-through = What was reviewed
method-complete = Complete
method-partial = Partial
method-none = None
method-not-gone-through = { $name }, not reviewed:
method-verified-region = How many facts were verified
method-verified-caption = Facts, and how many of them have a citation that was read and shows the fact
method-kind = Kind
method-facts = Facts
method-verified = Verified
method-exclusions = What was left out, and why
method-nothing-excluded = Nothing is on record.
method-excluded-what = What
method-excluded-kind = Kind of fact
method-excluded-why = Why it is not in the graph
method-measures-of-instruments = Measures of instruments
method-actions-of-agencies = Actions of agencies
method-tables-of-ratifications = Tables of ratifications

namespace-title = Terms
namespace-text = Terms of our own that the exports in Turtle and JSON-LD use. Where a term of another vocabulary says the same, the exports use that as well.
namespace-all = All terms
namespace-classes = Classes
namespace-properties = Properties
namespace-vocabularies = Vocabularies
