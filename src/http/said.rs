//! What is declared in English for programs, as pages say it: the codes of errors, and the tools of assistants.

use crate::{answer::error::Code, language::catalogue};
use entity::vocabulary::Language;
use rmcp::model::Tool;

/// What a code means.
pub(super) fn of_code(code: Code, language: Language) -> &'static str {
    let name = code.word().to_lowercase().replace('_', "-");
    catalogue::foreign(language, &format!("code-{name}")).unwrap_or_else(|| code.meaning())
}

/// What a tool does.
pub(super) fn of_tool(tool: &Tool, language: Language) -> String {
    let said = catalogue::foreign(language, &format!("tool-{}", tool.name.replace('_', "-")));
    said.or(tool.description.as_deref()).unwrap_or_default().to_owned()
}
