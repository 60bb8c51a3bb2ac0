import { ToolbarButton, useGraphiQL, VisuallyHidden } from "@graphiql/react";
import { useState } from "react";
import { linkTo } from "./link.js";

/** The button that copies a link to the question in the editor. */
export function CopyLink() {
  const editors = useGraphiQL(({ queryEditor, variableEditor, operations, operationName }) => ({
    queryEditor,
    variableEditor,
    operations,
    operationName,
  }));
  const [told, setTold] = useState("");

  async function copy() {
    const link = linkTo(
      {
        query: editors.queryEditor?.getValue() ?? "",
        variables: editors.variableEditor?.getValue(),
        operationName: editors.operations?.length > 1 ? editors.operationName : undefined,
      },
      window.location,
    );
    try {
      await navigator.clipboard.writeText(link);
      setTold("Link copied");
    } catch {
      // Browsers keep the clipboard from pages that came over plain HTTP; the address bar is open to them.
      window.history.replaceState(null, "", link);
      setTold("The link stands in the address bar");
    }
  }

  return (
    <>
      <ToolbarButton label={told || "Copy link"} onClick={copy} onBlur={() => setTold("")} onPointerLeave={() => setTold("")}>
        {told ? <DoneIcon /> : <LinkIcon />}
      </ToolbarButton>
      <VisuallyHidden role="status">{told}</VisuallyHidden>
    </>
  );
}

function LinkIcon() {
  return (
    <Icon>
      <path d="M10 14a5 5 0 0 0 7.1 0l3-3a5 5 0 0 0-7.1-7.1l-1.6 1.6M14 10a5 5 0 0 0-7.1 0l-3 3a5 5 0 0 0 7.1 7.1l1.6-1.6" />
    </Icon>
  );
}

function DoneIcon() {
  return (
    <Icon>
      <path d="m4 13 5 5L20 6" />
    </Icon>
  );
}

function Icon({ children }) {
  return (
    <svg
      className="graphiql-toolbar-icon"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}
