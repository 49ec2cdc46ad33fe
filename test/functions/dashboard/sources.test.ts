// The dashboard scripts, which the build does not check: their types, and what they must not do.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { catalog } from '../../../connector/catalog.ts';
import { files } from '../../../functions/dashboard/files.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));

test('The data conform to their types', () => {
  const tsc = fileURLToPath(new URL('../../../../node_modules/typescript/bin/tsc', import.meta.url));
  const { status, stdout } = spawnSync(process.execPath, [tsc, '-p', 'functions/dashboard/web/tsconfig.json'], {
    cwd: root,
    encoding: 'utf8',
  });
  expect([stdout, status]).toEqual(['', 0]);
});

test('The files treat no text as markup or script, store nothing, and link to no other host', () => {
  const scripts = Object.entries(files).filter(([name]) => name.endsWith('.js'));
  const sinks =
    /innerHTML|outerHTML|insertAdjacent|document\.write|\beval\b|new Function|DOMParser|srcdoc|localStorage|sessionStorage|document\.cookie|indexedDB|https?:\/\/(?!www\.w3\.org\/2000\/svg)[a-z]/;
  expect(scripts.length).toBeGreaterThan(5);
  expect(scripts.filter(([, script]) => sinks.test(script)).map(([name]) => name)).toEqual([]);
});

test('The page stays small: all its files together are less than 115 KB', () => {
  expect(Object.values(files).join('').length).toBeLessThan(115_000);
});

test('Every file can be asked for by its name', () => {
  const [file] = catalog.find(({ id }) => id === 'ReadPageFile')?.parameters ?? [];
  expect([...(file?.schema.enum ?? []), 'index.html'].sort()).toEqual(Object.keys(files).sort());
});
