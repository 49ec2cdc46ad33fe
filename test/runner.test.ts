// The runner of these tests ends where one of its processes starts late: the settings that each asks for are sent to it alone.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'runner-')));
const mark = join(folder, 'mark');
let end = (): unknown => undefined;
afterAll(() => {
  end();
  rmSync(folder, { recursive: true, force: true });
});

/** The first process begins once the second one has run a file. */
const late = `import { existsSync } from 'node:fs';
const cell = new Int32Array(new SharedArrayBuffer(4));
if (process.env.TINYPOOL_WORKER_ID === '1') while (!existsSync(${JSON.stringify(mark)})) Atomics.wait(cell, 0, 0, 20);
`;
const file = `import { writeFileSync } from 'node:fs';
test('runs', () => writeFileSync(${JSON.stringify(mark)}, ''));
`;

function write(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

test('Every file of a run ends, whichever process is ready first', async () => {
  write('package.json', '{"type": "module"}');
  for (const name of ['one', 'two', 'three']) write(`${name}.test.mjs`, file);
  const runner = join(root, 'test/runner.mjs');
  const config = { rootDir: folder, runner, testMatch: ['**/*.test.mjs'], transform: {}, maxWorkers: 2 };
  const { TINYPOOL_WORKER_ID: _, ...environment } = process.env;
  const child = spawn(
    process.execPath,
    [join(root, 'node_modules/jest/bin/jest.js'), '--config', JSON.stringify(config)],
    {
      cwd: folder,
      env: { ...environment, NODE_OPTIONS: `--import ${pathToFileURL(write('late.mjs', late)).href}` },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  end = () => child.kill();
  const [[code], reported] = await Promise.all([once(child, 'exit'), text(child.stderr)]);
  expect([code, reported]).toEqual([0, expect.stringMatching(/Tests: +3 passed, 3 total/)]);
});
