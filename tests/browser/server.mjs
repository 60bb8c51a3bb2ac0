// The server and the browser that tests look at it with.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import puppeteer from 'puppeteer-core';

const STARTUP = 60_000;

/** Starts the program in an empty folder below the given one, with options; gives its address and how to end it. */
export async function startServer(folder, options = []) {
  assert.ok(process.env.PALERMO, 'set PALERMO to the program, or PALERMO_URL to the page of a running server');
  const cwd = join(folder, 'server');
  await mkdir(cwd);
  const server = spawn(resolve(process.env.PALERMO), ['--listen', '127.0.0.1:0', ...options], {
    cwd,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const stop = async () => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const ended = new Promise((done) => server.once('exit', done));
    server.kill('SIGKILL');
    await ended;
  };
  const address = await new Promise((found, failed) => {
    let output = '';
    const timer = globalThis.setTimeout(() => failed(new Error(`no address after ${STARTUP} ms: ${output}`)), STARTUP);
    server.on('error', failed);
    server.on('exit', (code) => failed(new Error(`the server ended with ${code}: ${output}`)));
    server.stdout.setEncoding('utf8').on('data', (chunk) => {
      output += chunk;
      // A whole line, so that no part of the address is missing.
      const match = /http:\/\/[^ ]+\/graphql(?=\s)/.exec(output);
      if (!match) return;
      clearTimeout(timer);
      found(match[0]);
    });
  });
  return { address, stop };
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
