// The page from which one asks Palermo.
//
// All that it needs comes from the server that sent it: no other host is asked, by the page or by its workers.

import "./workers.js";
import "./styles.js";
import { createRoot } from "react-dom/client";
import { linkedQuestion } from "./link.js";
import { Page } from "./page.jsx";
import { exampleQuestions } from "./questions.jsx";

createRoot(document.getElementById("page")).render(
  <Page questions={await exampleQuestions()} linked={linkedQuestion(window.location)} />,
);
