// The browser that tests look at the server with.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import puppeteer from 'puppeteer-core';
import { serve } from '../server.mjs';

/** A server, a browser to look at it with, and a folder for what both leave behind; all of them end together. */
export async function serveAndBrowse() {
  const folder = await mkdtemp(join(tmpdir(), 'palermo-browser-'));
  let server;
  let browser;
  const stop = async () => {
    await browser?.close();
    await server?.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    server = await serve();
    browser = await startBrowser(folder);
  } catch (error) {
    await stop();
    throw error;
  }
  return { folder, endpoint: server.endpoint, origin: new URL(server.endpoint).origin, browser, stop };
}

/** Starts Chromium with a profile of its own below a folder. */
export function startBrowser(folder) {
  return puppeteer.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    headless: true,
    userDataDir: join(folder, 'profile'),
    args: [
      '--headless=new',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/**
 * Clicks what has come to rest: a click where an element was a moment ago would be lost. Asks again and again instead of
 * waiting for frames, because a browser without a screen may leave them out.
 */
export async function click(page, selector) {
  const element = await page.waitForSelector(selector);
  let before;
  for (;;) {
    const place = JSON.stringify(await element.boundingBox());
    if (place !== 'null' && place === before) break;
    before = place;
    await setTimeout(50);
  }
  await element.click();
}

/** Asks axe-core about the page, but for what is excluded. */
export async function axeFindsNothing(page, where, ...exclude) {
  const source = await readFile(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
  // In the tools' own world, to which the policy of the page does not apply.
  await page.evaluate(source);
  const { violations } = await page.evaluate(
    (selectors) => globalThis.axe.run({ exclude: selectors.map((selector) => [selector]) }),
    exclude,
  );
  const told = violations.map(({ id, help, nodes }) => `${id}: ${help}\n${nodes.map(({ html }) => html).slice(0, 3).join('\n')}`);
  assert.deepEqual(told, [], where);
}

/** Waits until GraphiQL can be used: its button is there before its editors are, and does nothing then. */
export async function graphiqlIsReady(page) {
  await page.waitForSelector('.graphiql-query-editor .view-line');
  await page.waitForSelector('.graphiql-response .monaco-editor');
  await page.waitForSelector('button[aria-label="Show Documentation Explorer"]');
  await page.waitForFunction(() => !document.querySelector('.graphiql-spinner'));
}
