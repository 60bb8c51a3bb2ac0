// What people do at the GraphiQL page.

import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { picture, startBrowser, visit } from "./browser.mjs";
import { startServer } from "./server.mjs";

const QUESTION_BUTTON = "button.question-button";
const RUN_BUTTON = "button.graphiql-execute-button";
const TYPED = "query Typed { dataset { version } }";

let server;
let chromium;
let examples;

before(async () => {
  server = await startServer();
  chromium = await startBrowser();
  examples = await (await fetch(`${server.origin}/explorer/questions.json`)).json();
});

after(async () => {
  await chromium?.stop();
  await server?.stop();
});

test("the first visit shows the first example question", async (t) => {
  const page = await open(t);
  assert.equal(await page.title(), "Palermo GraphiQL");
  assert.equal(await text(page, "operation.graphql"), examples[0].document);
  assert.equal(await text(page, "response.json"), "", "nothing was run");
  await picture(page, "first-visit");
});

test("a typed question is answered at Ctrl+Enter", async (t) => {
  const page = await open(t);
  await type(page, TYPED);
  await page.keyboard.down("Control");
  await page.keyboard.press("Enter");
  await page.keyboard.up("Control");
  const answer = await answered(page);
  assert.deepEqual(Object.keys(answer), ["data"]);
  assert.match(answer.data.dataset.version, /./);
  await page.waitForFunction(() => document.querySelector(".result-window .view-lines").textContent.includes("version"));
});

test("a typed question is answered at the run button", async (t) => {
  const page = await open(t);
  await type(page, TYPED);
  await page.click(RUN_BUTTON);
  assert.match((await answered(page)).data.dataset.version, /./);
});

test("a refused question shows the server's answer", async (t) => {
  const page = await open(t, "", { refusals: true });
  await type(page, "{ nothingOfThisName }");
  await page.click(RUN_BUTTON);
  const answer = await answered(page);
  assert.match(answer.errors[0].message, /nothingOfThisName/);
  assert.equal(answer.data, undefined);
});

test("a wrong field is marked while typing", async (t) => {
  const page = await open(t);
  await type(page, "{ dataset { vertion } }");
  await page.waitForFunction(() =>
    globalThis.__MONACO.editor.getModelMarkers({}).some(({ message }) => message.includes("vertion")),
  );
});

test("fields are offered while typing", async (t) => {
  const page = await open(t);
  await type(page, "{ datas");
  await page.waitForFunction(() =>
    [...document.querySelectorAll(".suggest-widget.visible .monaco-list-row")].some((row) => row.textContent.includes("dataset")),
  );
});

test("a variable of the wrong type is marked", async (t) => {
  const question = "query Typed($slug: String!) { agency(slug: $slug) { name } }";
  const page = await open(t, linkTo({ query: question, variables: '{"slug": 7}' }));
  await page.waitForFunction(() =>
    globalThis.__MONACO.editor.getModelMarkers({}).some(({ resource }) => resource.path.endsWith("variables.json")),
  );
});

test("every example question is offered, shown in a tab of its own and answered", async (t) => {
  const page = await open(t);
  for (const [index, { title, document }] of examples.entries()) {
    await page.click(QUESTION_BUTTON);
    const items = await page.waitForSelector('[role="menu"]').then(() => page.$$('[role="menuitem"]'));
    assert.equal(items.length, examples.length);
    assert.equal(await items[index].evaluate((item) => item.textContent), title);
    if (index === 0) await picture(page, "example-questions");
    await items[index].click();
    const answer = await answered(page);
    assert.equal(await text(page, "operation.graphql"), document);
    assert.deepEqual([title, answer.errors], [title, undefined]);
    assert.ok(answer.data, title);
    await page.waitForSelector('[role="menu"]', { hidden: true });
    assert.equal((await page.$$(".graphiql-tab")).length, index + 1);
    if (index === 0) await picture(page, "answer");
    // An answer is told from the one before by its absence in between.
    await setText(page, "response.json", "");
  }
});

test("the documentation of the schema opens", async (t) => {
  const page = await open(t);
  await page.click('[aria-label="Show Documentation Explorer"]');
  await page.locator(".graphiql-doc-explorer-content ::-p-text(Query)").click();
  await page.waitForSelector(".graphiql-doc-explorer-content ::-p-text(dataset)");
  await picture(page, "documentation");
});

test("the explorer shows the fields and writes the question", async (t) => {
  const page = await open(t);
  await type(page, TYPED);
  await page.click('[aria-label="Show GraphiQL Explorer"]');
  await page.locator('.graphiql-explorer-root [data-field-name="license"]').click();
  await page.waitForFunction(() => document.querySelector(".graphiql-query-editor .view-lines").textContent.includes("license"));
  assert.match(await text(page, "operation.graphql"), /version\s+license/);
  await picture(page, "explorer");
});

test("a link opens with its question, variables and operation, and runs nothing", async (t) => {
  const query = "query First { dataset { version } }\n\nquery Second($slug: String!) { agency(slug: $slug) { name } }";
  const page = await open(t, linkTo({ query, variables: '{"slug":"iom"}', operationName: "Second" }));
  assert.equal(await text(page, "operation.graphql"), query);
  assert.deepEqual(JSON.parse(await text(page, "variables.json")), { slug: "iom" });
  assert.equal(await text(page, "response.json"), "");
  await page.waitForFunction(() => document.querySelector(".graphiql-tab-active").textContent.includes("Second"));
  await picture(page, "link");
});

test("a link opens beside the tabs of the last visit", async (t) => {
  const page = await open(t);
  await type(page, TYPED);
  await page.waitForFunction(() => localStorage.getItem("graphiql:tabState")?.includes("Typed"));
  await page.goto(server.origin + linkTo({ query: "query Linked { dataset { license } }" }));
  await ready(page);
  assert.deepEqual(await tabs(page), ["Typed", "Linked"]);
  assert.equal(await text(page, "operation.graphql"), "query Linked { dataset { license } }");
});

test("a copied link opens with what was in the editor", async (t) => {
  const query = "query Linked($slug: String!) { agency(slug: $slug) { name } }";
  const page = await open(t, linkTo({ query, variables: '{"slug":"iom"}' }));
  await page.click('[aria-label="Copy link"]');
  await page.waitForSelector('[aria-label="Link copied"]');
  const link = new URL(await page.evaluate(() => navigator.clipboard.readText()));
  assert.equal(link.origin + link.pathname, `${server.origin}/graphql`);
  assert.deepEqual(Object.fromEntries(link.searchParams), { query, variables: '{"slug":"iom"}' });
});

test("a link that may not be copied stands in the address bar", async (t) => {
  const page = await open(t, "", { clipboard: false });
  await page.click('[aria-label="Copy link"]');
  await page.waitForSelector('[aria-label="The link stands in the address bar"]');
  assert.equal(new URL(page.url()).searchParams.get("query"), examples[0].document);
});

test("prettifying lays out the question, its variables and keeps the comments", async (t) => {
  const query = "# Why it is asked.\nquery Typed($slug:String!){agency(slug:$slug){name}}";
  const page = await open(t, linkTo({ query, variables: '{"slug":"iom"}' }));
  await setText(page, "variables.json", '{"slug":"iom"}');
  await page.click('[aria-label^="Prettify query"]');
  await page.waitForFunction(() =>
    globalThis.__MONACO.editor.getModels().some((model) => model.getValue().startsWith("# Why it is asked.\nquery Typed($slug: String!) {\n")),
  );
  assert.equal(await text(page, "variables.json"), '{\n  "slug": "iom"\n}');
});

test("the page is light or dark as the system is", async (t) => {
  const light = await open(t, "", { scheme: "light" });
  const dark = await open(t, "", { scheme: "dark" });
  await picture(light, "light");
  await picture(dark, "dark");
  assert.ok((await brightness(light)) > 200);
  assert.ok((await brightness(dark)) < 80);

  await light.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "dark" }]);
  await light.waitForSelector(".graphiql-query-editor .monaco-editor.vs-dark");
  assert.ok((await brightness(light)) < 80);
});

test("the chosen theme goes before the system's", async (t) => {
  const page = await open(t, "", { scheme: "light" });
  await page.click('[aria-label="Open settings dialog"]');
  await page.locator('[role="dialog"] button[data-theme="dark"]').click();
  await page.waitForSelector(".graphiql-query-editor .monaco-editor.vs-dark");
  assert.ok((await brightness(page)) < 80);
  await picture(page, "settings");
});

test("nothing is wider than a phone", async (t) => {
  const page = await open(t, "", { width: 390, height: 844 });
  await page.click(RUN_BUTTON);
  await answered(page);
  await picture(page, "phone");
  assert.deepEqual(await tooWide(page), []);

  await page.click(QUESTION_BUTTON);
  await page.waitForSelector('[role="menu"]');
  await picture(page, "phone-questions");
  assert.deepEqual(await tooWide(page), []);
  await page.keyboard.press("Escape");
  await page.waitForSelector('[role="menu"]', { hidden: true });

  for (const plugin of ["Documentation Explorer", "GraphiQL Explorer"]) {
    await page.click(`[aria-label="Show ${plugin}"]`);
    await page.waitForSelector(`[aria-label="Hide ${plugin}"]`);
    await picture(page, `phone-${plugin.toLowerCase().replaceAll(" ", "-")}`);
    assert.deepEqual(await tooWide(page), []);
  }
});

test("the keyboard alone chooses a question and runs it", async (t) => {
  const page = await open(t);
  await tabTo(page, QUESTION_BUTTON);
  assert.ok(await page.$("aria/Example questions"), "the button has its name");
  await page.keyboard.press("Enter");
  await page.waitForSelector('[role="menuitem"][data-highlighted]');
  await page.keyboard.press("End");
  await page.waitForSelector('[role="menuitem"]:last-child[data-highlighted]');
  await page.keyboard.press("Enter");
  assert.ok((await answered(page)).data);
  assert.equal(await text(page, "operation.graphql"), examples.at(-1).document);

  await page.waitForSelector('[role="menu"]', { hidden: true });
  await setText(page, "response.json", "");
  await tabTo(page, RUN_BUTTON);
  await picture(page, "focus");
  await page.keyboard.press("Enter");
  assert.ok((await answered(page)).data);
});

for (const scheme of ["light", "dark"]) {
  test(`assistive technology finds its way about, with ${scheme} colours`, async (t) => {
    const page = await open(t, "", { scheme });
    await page.evaluate(await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8"));
    assert.deepEqual(await barriers(page), []);
    await page.click('[aria-label="Show Documentation Explorer"]');
    await page.waitForSelector(".graphiql-doc-explorer-content ::-p-text(Query)");
    assert.deepEqual(await barriers(page), []);
    await page.click(QUESTION_BUTTON);
    await page.waitForSelector('[role="menu"]');
    assert.deepEqual(await barriers(page, '[role="menu"]'), []);
  });
}

test("no part of the page asks another server, its workers included", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "palermo-requests-"));
  t.after(() => rm(folder, { recursive: true }));
  const log = join(folder, "requests.json");
  // The log of the browser itself: what a worker asks no event of the page tells.
  const watched = await startBrowser(`--log-net-log=${log}`);
  try {
    const page = await visit(t, watched.browser, `${server.origin}/graphql`);
    await ready(page);
    await type(page, "query Typed($slug: String!) { agency(slug: $slug) { name } }");
    await page.click('[aria-label^="Prettify query"]');
    await page.waitForFunction(() => document.querySelectorAll(".graphiql-query-editor .view-line").length > 2);
    await page.click('[aria-label="Show Documentation Explorer"]');
    await page.waitForSelector(".graphiql-doc-explorer-content");
    await page.evaluate(() => globalThis.__MONACO.editor.getEditors()[0].getAction("editor.action.formatDocument").run());
    assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
    assert.ok(page.workers().length >= 2, "the workers for GraphQL and for JSON run");
  } finally {
    await watched.stop();
  }

  const { constants, events } = JSON.parse(await readFile(log, "utf8"));
  const started = constants.logEventTypes.URL_REQUEST_START_JOB;
  const requests = events.filter(({ type, params }) => type === started && params?.url).map(({ params }) => params);
  const own = requests.filter(({ url }) => url.startsWith(`${server.origin}/`)).map(({ url }) => new URL(url).pathname);
  assert.ok(own.includes("/explorer/language-worker.js"), "the log has the workers' requests too");
  // The browser's own errands, such as asking for updates, have no origin as their initiator.
  const asked = requests.filter(({ initiator }) => initiator?.startsWith("http"));
  assert.ok(asked.length > 0);
  assert.deepEqual(asked.map(({ url }) => url).filter((url) => !url.startsWith(`${server.origin}/`)), []);
});

/** Opens the page and waits until one can type and the schema is known. */
async function open(t, parameters = "", options = {}) {
  const address = server.origin + (parameters || "/graphql");
  const page = await visit(t, chromium.browser, address, options);
  await ready(page);
  return page;
}

async function ready(page) {
  await page.waitForSelector(".graphiql-query-editor .view-line");
  await page.waitForSelector(`${QUESTION_BUTTON}:not([disabled])`);
  await page.waitForSelector('[aria-label^="Re-fetch GraphQL schema"]:not([disabled])');
}

function linkTo(parameters) {
  return `/graphql?${new URLSearchParams(parameters)}`;
}

/** Replaces the question by typing another one. */
async function type(page, question) {
  await page.click(".graphiql-query-editor .view-lines");
  await page.keyboard.down("Control");
  await page.keyboard.press("KeyA");
  await page.keyboard.up("Control");
  // A bracket typed over a selection would be put around it.
  await page.keyboard.press("Backspace");
  await page.keyboard.type(question);
  // Brackets close themselves: typing is done when the editor has what was meant, with or without what it adds.
  await page.waitForFunction(
    (question) => globalThis.__MONACO.editor.getModels().some((model) => model.getValue().startsWith(question)),
    {},
    question,
  );
}

/** The whole text of an editor; the page shows only the lines in sight. */
function text(page, name) {
  return page.evaluate(
    (name) => globalThis.__MONACO.editor.getModels().find((model) => model.uri.path.endsWith(name)).getValue(),
    name,
  );
}

function setText(page, name, value) {
  return page.evaluate(
    (name, value) => globalThis.__MONACO.editor.getModels().find((model) => model.uri.path.endsWith(name)).setValue(value),
    name,
    value,
  );
}

/** The answer, once there is one. */
async function answered(page) {
  await page.waitForFunction(() =>
    globalThis.__MONACO.editor.getModels().find((model) => model.uri.path.endsWith("response.json"))?.getValue(),
  );
  return JSON.parse(await text(page, "response.json"));
}

function tabs(page) {
  return page.$$eval(".graphiql-tab-button", (buttons) => buttons.map((button) => button.textContent));
}

/** How bright the ground of the header and of GraphiQL is, from 0 to 255; the darker of the two must not differ much. */
async function brightness(page) {
  const [header, container] = await page.$$eval("body, .graphiql-container", (grounds) =>
    grounds.map((ground) => {
      const [red, green, blue] = getComputedStyle(ground).backgroundColor.match(/\d+/g).map(Number);
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    }),
  );
  assert.ok(Math.abs(header - container) < 20, "the header and GraphiQL are of one theme");
  return container;
}

/** What reaches beyond the sides of the window and is not meant to be scrolled. */
function tooWide(page) {
  return page.evaluate(() => {
    const width = window.innerWidth;
    const found = document.documentElement.scrollWidth > width ? [`the page: ${document.documentElement.scrollWidth}`] : [];
    const parts = "header, header *, [role=menu], .graphiql-sidebar, .graphiql-main, .graphiql-sessions, .graphiql-editors, .graphiql-response, .graphiql-toolbar button";
    for (const part of document.querySelectorAll(parts)) {
      const { left, right } = part.getBoundingClientRect();
      if (left < -0.5 || right > width + 0.5) found.push(`${part.className}: ${left} to ${right}`);
    }
    return found;
  });
}

/** What axe finds wrong, by rule and place. */
function barriers(page, part = "html") {
  return page.evaluate(async (part) => {
    const { violations } = await globalThis.axe.run(
      // The editor is another project's: its line numbers are pale on purpose, and it has its own aids for screen readers.
      { include: [part], exclude: [".monaco-editor"] },
      // So are GraphiQL's tabs, in which the button that closes one lies inside it.
      { rules: { "nested-interactive": { enabled: false } } },
    );
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
  }, part);
}

/** Presses the tabulator until something is focused. */
async function tabTo(page, selector) {
  for (let pressed = 0; pressed < 60; pressed += 1) {
    if (await page.evaluate((selector) => document.activeElement.matches(selector), selector)) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`the tabulator does not reach ${selector}`);
}
