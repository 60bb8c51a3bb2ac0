// The sections of docs/clients.md, done as a reader would do them: files written, commands run, answers compared.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { serve } from '../server.mjs';

export const HERE = dirname(fileURLToPath(import.meta.url));
export const REPOSITORY = dirname(dirname(HERE));
const PATIENCE = 300_000;

/** The site that the page names, for which the tests put their own server. */
const SITE = 'palermo.example.org';

const run = promisify(execFile);
const page = await readFile(join(REPOSITORY, 'docs', 'clients.md'), 'utf8');

/** The clients that the page has a section for. */
export const headings = [...page.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading);

/**
 * The tests of a section: they start with one that does what the section shows, once the folder is prepared. Gives what the
 * others ask with, when they run.
 */
export function sectionTests(heading, prepare = async () => {}) {
  const shown = {};
  before(async () => {
    shown.server = await serve();
    shown.section = await Section.layOut(heading, shown.server.endpoint);
    await prepare(shown.section);
  });
  after(async () => {
    await shown.section?.remove();
    await shown.server?.stop();
  });
  test(`what the page says of ${heading} works as it stands`, () => shown.section.runCommands());
  return shown;
}

/** A folder with the files of a section, where the commands of the section run. */
export class Section {
  /** Lays out the section with this heading, for the server with this endpoint. */
  static async layOut(heading, endpoint) {
    const text = page.split(/^## /m).find((part) => part.startsWith(`${heading}\n`));
    assert.ok(text, `docs/clients.md has no section "${heading}"`);
    const folder = await mkdtemp(join(tmpdir(), 'palermo-client-'));
    await symlink(join(HERE, 'node_modules'), join(folder, 'node_modules'));
    const section = new Section(heading, folder, new URL(endpoint).origin);
    for (const [, language, name, body] of text.matchAll(/^```(\w+)(?: (\S+))?\n(.*?)^```$/gms)) {
      if (language === 'console') section.commands.push(...commands(body));
      else if (name) await section.write(name, body);
    }
    return section;
  }

  constructor(heading, folder, origin) {
    Object.assign(this, { heading, folder, origin, commands: [] });
  }

  /** Writes a file; the site of the page becomes the server of the test. */
  async write(name, text) {
    const path = join(this.folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, this.here(text));
  }

  /** A text of the page, with the server of the test for the site of the page. */
  here(text) {
    const { host } = new URL(this.origin);
    return text.replaceAll(`https://${SITE}`, `http://${host}`).replaceAll(`wss://${SITE}`, `ws://${host}`);
  }

  /** Runs every command that the section shows, and holds what it prints to what the section says. */
  async runCommands() {
    assert.ok(this.commands.length > 0, `"${this.heading}" shows no command`);
    for (const { command, output } of this.commands) {
      if (/^(npm install|pip install|cargo add) /.test(command)) await isInstalled(command);
      else if (output) assert.equal((await this.run(command)).stdout.trim(), output, command);
      else await this.run(command);
    }
  }

  /** Runs one command in the folder; rejects where it fails. */
  async run(command) {
    const path = [join(HERE, 'node_modules', '.bin'), join(HERE, 'python', 'venv', 'bin'), process.env.PATH].join(delimiter);
    const options = { cwd: this.folder, env: { ...process.env, PATH: path, NO_COLOR: '1' }, timeout: PATIENCE };
    try {
      return await run('bash', ['-c', this.here(command)], options);
    } catch (error) {
      throw new Error(`\`${command}\` ends with ${error.code ?? error.signal}:\n${error.stdout}${error.stderr}`);
    }
  }

  /** The answer to a question, asked without any client. */
  async ask(query) {
    const request = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }) };
    return (await fetch(`${this.origin}/graphql`, request)).json();
  }

  /** Removes the folder. */
  remove() {
    return rm(this.folder, { recursive: true, force: true });
  }
}

/** The commands of a console, each with the lines that follow it. */
function commands(console) {
  return console
    .split(/^\$ /m)
    .filter(Boolean)
    .map((part) => {
      const [command, ...lines] = part.trimEnd().split('\n');
      return { command, output: lines.join('\n') };
    });
}

/** What the page tells to install is what is tested: the lists of the tests name it. */
async function isInstalled(command) {
  const lists = {
    npm: async () => Object.keys(JSON.parse(await readFile(join(HERE, 'package.json'), 'utf8')).devDependencies),
    pip: async () =>
      (await readFile(join(HERE, 'python', 'requirements.txt'), 'utf8')).split('\n').map((line) => line.split('==')[0]),
    cargo: async () =>
      [...(await readFile(join(HERE, 'cynic', 'Cargo.toml'), 'utf8')).matchAll(/^([\w-]+) = /gm)].map(([, name]) => name),
  };
  const [tool, , ...words] = command.replace(/ --features \S+/, '').split(' ');
  const names = words.filter((word) => !word.startsWith('-')).map((word) => word.replaceAll("'", '').replace(/\[.*\]$/, ''));
  const known = await lists[tool]();
  for (const name of names) assert.ok(known.includes(name), `${command}: the tests do not install ${name}`);
}
