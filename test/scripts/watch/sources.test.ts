// The changes that `npm run watch` detects: every save, by any editor or git, in every folder, whenever it was created.
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { watchSources } from '../../../scripts/watch/sources.ts';
import { until } from '../local-host/hosted.ts';

const project = mkdtempSync(join(tmpdir(), 'sources-'));
function at(...names: readonly string[]): string {
  return join(project, ...names);
}
function write(...names: readonly string[]): void {
  writeFileSync(at(...names), `${Math.random()}`);
}

/** Like `sed -i`, `git checkout` and most editors: the file is replaced, never overwritten in place. */
function replace(...names: readonly string[]): void {
  writeFileSync(at('new'), `${Math.random()}`);
  renameSync(at('new'), at(...names));
}

let received = 0;
let unwatch: () => void;
beforeAll(() => {
  mkdirSync(at('rooms', 'apple'), { recursive: true });
  for (const name of ['saved.ts', 'replaced.ts']) write('rooms', name);
  write('rooms', 'apple', 'apps.ts');
  unwatch = watchSources(project, ['rooms'], () => {
    received += 1;
  });
});
afterAll(() => {
  unwatch();
  rmSync(project, { recursive: true, force: true });
});

/** Each change must be detected before the next one: detecting one says nothing about the other. */
async function receives(act: () => void): Promise<void> {
  await sleep(50); // earlier events have been handled
  received = 0;
  act();
  await until(() => received > 0);
}

test('a file that is written to, twice', async () => {
  await receives(() => write('rooms', 'saved.ts'));
  await receives(() => write('rooms', 'saved.ts'));
});

test('a file that another is renamed over, three times', async () => {
  await receives(() => replace('rooms', 'replaced.ts'));
  await receives(() => replace('rooms', 'replaced.ts'));
  await receives(() => replace('rooms', 'replaced.ts'));
});

test('a file further down, replaced and then written to', async () => {
  await receives(() => replace('rooms', 'apple', 'apps.ts'));
  await receives(() => write('rooms', 'apple', 'apps.ts'));
  await receives(() => replace('rooms', 'apple', 'apps.ts'));
});

test('a file in a folder that was made later, and in one within it', async () => {
  await receives(() => mkdirSync(at('rooms', 'later', 'inner'), { recursive: true }));
  await receives(() => write('rooms', 'later', 'one.ts'));
  await receives(() => replace('rooms', 'later', 'inner', 'two.ts'));
  await receives(() => replace('rooms', 'later', 'inner', 'two.ts'));
});

test('a file in a folder that went and came again, as with a branch and back', async () => {
  await receives(() => rmSync(at('rooms', 'apple'), { recursive: true }));
  await receives(() => mkdirSync(at('rooms', 'apple')));
  await receives(() => write('rooms', 'apple', 'apps.ts'));
  await receives(() => replace('rooms', 'apple', 'apps.ts'));
});

test('a folder that is moved, and then what is in it', async () => {
  await receives(() => renameSync(at('rooms', 'apple'), at('rooms', 'moved')));
  await receives(() => replace('rooms', 'moved', 'apps.ts'));
});

test('and of nothing that is no source', async () => {
  await sleep(250);
  received = 0;
  for (const name of ['saved.ts~', '4913', '.saved.ts.swp']) write('rooms', name);
  await sleep(400);
  expect(received).toBe(0);
});
