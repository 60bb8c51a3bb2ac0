# The findings of the research project.

findings-description = What the research project found on the cooperation against trafficking and smuggling, next to what the data show.
findings-lead = What the research project found, in our own words, next to what the data show when the question behind it is asked now, for the day of the verdict. The verdict follows the data.
findings-as-table = As a table
findings-told = Beside what the data show
findings-stated = Stated:
findings-region = What the data show of: { $statement }
findings-counted = What is counted
findings-project = The project
findings-data = The data
findings-changed = the verdict rests on { $value }
findings-about = About
findings-ask = Ask in GraphiQL: { $statement }
findings-not-looked-at = Not looked at
findings-nothing = nothing
