import { ChevronDownIcon, DropdownMenu, useGraphiQL, useGraphiQLActions } from "@graphiql/react";

/** The questions that the server offers; none if it can't be reached, for the page is of use without them. */
export async function exampleQuestions() {
  try {
    const response = await fetch("/explorer/questions.json", { headers: { Accept: "application/json" } });
    return response.ok ? await response.json() : [];
  } catch {
    return [];
  }
}

/** The menu of the example questions. Choosing one opens it in a tab and runs it. */
export function QuestionPicker({ questions }) {
  const { queryEditor, variableEditor, tabs } = useGraphiQL(({ queryEditor, variableEditor, tabs }) => ({
    queryEditor,
    variableEditor,
    tabs,
  }));
  const { addTab, changeTab, run } = useGraphiQLActions();
  if (questions.length === 0) return null;

  function choose({ document }) {
    const open = tabs.findIndex((tab) => tab.query === document);
    if (open >= 0) {
      changeTab(open);
    } else {
      addTab();
      queryEditor.setValue(document);
      variableEditor?.setValue("");
    }
    run();
  }

  return (
    <DropdownMenu modal={false}>
      <DropdownMenu.Button className="question-button" disabled={!queryEditor}>
        Example questions
        <ChevronDownIcon aria-hidden="true" />
      </DropdownMenu.Button>
      <DropdownMenu.Content className="question-list" collisionPadding={8}>
        {questions.map((question) => (
          <DropdownMenu.Item key={question.name} className="question" onSelect={() => choose(question)}>
            {question.title}
          </DropdownMenu.Item>
        ))}
      </DropdownMenu.Content>
    </DropdownMenu>
  );
}
