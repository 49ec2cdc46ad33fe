// The pins that wait for Node.js 22: one table with the reasons, held against package.json, what is installed, and Dependabot.
import { existsSync, readFileSync } from 'node:fs';
import { readText } from '../support/sources.ts';

const project = JSON.parse(readText('package.json'));
const pinned: Readonly<Record<string, string>> = {
  ...project.dependencies,
  ...project.devDependencies,
  ...project.optionalDependencies,
  ...JSON.parse(readText('scripts/azurite/package/package.json')).dependencies,
};

const rows = [
  ...readText('docs/dependencies.md').matchAll(/^\| `([^`]+)` \| ([\d.]+) \| ([\d.]+) \| (\S.+) \|$/gm),
].map(([, name = '', version, first = '', reason = '']) => ({ name, version, first, reason }));

test('The table has rows, each with a reason', () => {
  expect(rows.map(({ name }) => name)).toEqual(expect.arrayContaining(['undici', '@azure/identity']));
  expect(rows.filter(({ reason }) => reason.length < 10)).toEqual([]);
});

test('Each pin of the table is the one of package.json', () => {
  expect(rows.map(({ name, version }) => [name, version])).toEqual(rows.map(({ name }) => [name, pinned[name]]));
});

test('Dependabot offers no version that the table keeps back, and keeps back nothing else', () => {
  const ignored = [
    ...readText('.github/dependabot.yml').matchAll(/dependency-name: '(\S+)'\n\s+versions: \['>=(\S+)'\]/g),
  ].map(([, name, first]) => [name, first]);
  expect(ignored).toEqual(rows.map(({ name, first }) => [name, first]));
});

/** Whether a range such as `^18.14.0 || ^20.0.0 || >=24` holds some version of this major. */
function takes(range: string, major: number): boolean {
  return range.split('||').some((part) => {
    if (/^\s*(<|>)=?\s*0/.test(part)) return true; // only versions before 1 are left out
    const lowest = Number(/\d+/.exec(part)?.[0] ?? 0);
    return /^\s*(\^|~)/.test(part) ? lowest === major : lowest <= major;
  });
}

const locks = ['package-lock.json', 'scripts/azurite/package/package-lock.json'];
const cases = locks.flatMap((file) => [20, 22, 24].map((major) => [file, major] as const));

test.each(cases)('Every package of %s runs on Node.js %i', (file, major) => {
  const lock: Readonly<Record<string, { engines?: { node?: string } | readonly string[] }>> = JSON.parse(
    readText(file),
  ).packages;
  const other = Object.entries(lock).flatMap(([path, { engines }]) => {
    const range = engines && 'node' in engines ? engines.node : undefined;
    return range === undefined || range === '' || takes(range, major) ? [] : [`${path}: ${range}`];
  });
  expect(other).toEqual([]);
});

test('The version of a package that is kept back is installed', () => {
  const installed = rows.map(({ name }) => {
    const file = new URL(`../../../node_modules/${name}/package.json`, import.meta.url);
    return [name, existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).version : pinned[name]];
  });
  expect(installed).toEqual(rows.map(({ name, version }) => [name, version]));
});
