// The server that the browser visits.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";

/**
 * Starts the program that `PALERMO` names in an empty folder; `PALERMO_URL` names a running server instead.
 *
 * Gives its origin, and how to stop it.
 */
export async function startServer() {
  if (process.env.PALERMO_URL) return { origin: new URL(process.env.PALERMO_URL).origin, stop: async () => {} };
  if (!process.env.PALERMO) throw new Error("give the palermo program in PALERMO, or a running server in PALERMO_URL");

  const folder = await mkdtemp(join(tmpdir(), "palermo-"));
  const program = spawn(resolve(process.env.PALERMO), ["--listen", "127.0.0.1:0"], { cwd: folder });
  let said = "";
  program.stderr.on("data", (text) => (said += text));
  const ended = once(program, "exit");

  const origin = await new Promise((found, failed) => {
    program.on("error", failed);
    program.on("exit", (code) => failed(new Error(`palermo ended with code ${code} before it listened:\n${said}`)));
    createInterface(program.stdout).on("line", (line) => {
      said += `${line}\n`;
      const address = line.match(/http:\/\/[^\s/"]+(?=\/graphql)/);
      if (address) found(address[0]);
    });
  });

  return {
    origin,
    async stop() {
      program.kill("SIGTERM");
      await ended;
      await rm(folder, { recursive: true });
    },
  };
}
