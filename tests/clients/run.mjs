// Runs the tests of all clients against one server, because a start costs more than most of them.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { serve } from '../server.mjs';

const server = await serve();
const options = ['--test', '--test-concurrency=2', '--test-reporter=spec', ...process.argv.slice(2)];
const tests = spawn(process.execPath, options, {
  cwd: fileURLToPath(new URL('.', import.meta.url)),
  env: { ...process.env, PALERMO_URL: server.endpoint },
  stdio: 'inherit',
});
const [code] = await once(tests, 'exit');
await server.stop();
process.exitCode = code ?? 1;
