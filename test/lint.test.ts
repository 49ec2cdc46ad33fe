// The project's own rules for the linter: each finds what it is for, in every form, and nothing else.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readText } from './support/sources.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const plugins: readonly string[] = JSON.parse(readText('biome.json')).plugins;
const folder = mkdtempSync(join(tmpdir(), 'lint-'));
afterAll(() => rmSync(folder, { recursive: true }));

function lint(code: string) {
  writeFileSync(join(folder, 'biome.json'), JSON.stringify({ plugins: plugins.map((each) => join(root, each)) }));
  writeFileSync(join(folder, 'code.ts'), code);
  const biome = join(root, 'node_modules', '@biomejs', 'biome', 'bin', 'biome');
  const { status, stderr, stdout } = spawnSync(process.execPath, [biome, 'lint', 'code.ts'], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 60_000,
  });
  return { status, reported: stdout + stderr };
}

test.each([
  'export const a = AbortSignal.any([AbortSignal.timeout(5)]);',
  'export const a = AbortSignal.any;',
  'export const a = globalThis.AbortSignal.any([]);',
])('AbortSignal.any is refused, as it loses timeouts on Node.js 20: %s', (code) => {
  const { status, reported } = lint(code);
  expect([status, reported]).toEqual([1, expect.stringContaining('Use an AbortController')]);
});

test.each(['export const a = AbortSignal.timeout(5);', 'export const a = Promise.any([]);'])(
  'What only looks like it is not: %s',
  (code) => {
    expect(lint(code).status).toBe(0);
  },
);
