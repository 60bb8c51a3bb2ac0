// A browser that knows nothing yet, and its visits to a server.

import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import puppeteer from "puppeteer-core";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Starts Chromium on an empty profile. */
export async function startBrowser(...flags) {
  const profile = await mkdtemp(join(tmpdir(), "palermo-chromium-"));
  const browser = await puppeteer.launch({
    executablePath: "/usr/bin/chromium",
    headless: true, // which is --headless=new
    args: [...FLAGS, ...flags],
    userDataDir: profile,
  });
  return {
    browser,
    async stop() {
      await browser.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/**
 * Opens an address for a visitor who has never been there.
 *
 * When the test ends, nothing may have been asked of another server, and nothing may have been complained about in the console.
 * `refusals` says that the test asks something that is refused on purpose: the browser notes the status of such an answer.
 */
export async function visit(t, browser, address, { width = 1280, height = 800, scheme = "light", clipboard = true, refusals = false } = {}) {
  const { origin } = new URL(address);
  const context = await browser.createBrowserContext();
  await context.overridePermissions(origin, clipboard ? ["clipboard-read", "clipboard-sanitized-write"] : []);
  const page = await context.newPage();
  const foreign = [];
  const complaints = [];
  page.on("request", (request) => {
    const { protocol, origin: asked } = new URL(request.url());
    if (protocol !== "data:" && asked !== origin) foreign.push(request.url());
  });
  page.on("console", (message) => {
    const refused = refusals && message.text().includes("status of 400");
    if (["error", "warn"].includes(message.type()) && !refused) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  t.after(async () => {
    if (browser.connected) await context.close();
    assert.deepEqual(foreign, [], "requests to other servers");
    assert.deepEqual(complaints, [], "complaints in the console");
  });
  await page.setViewport({ width, height });
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  await page.goto(address);
  return page;
}

/** Keeps a picture of the page in the folder that `SCREENSHOTS` names. */
export async function picture(page, name) {
  if (!process.env.SCREENSHOTS) return;
  await mkdir(process.env.SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: join(process.env.SCREENSHOTS, `${name}.png`) });
}
