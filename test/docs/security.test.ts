// SECURITY.md names files, settings and figures: all of them are there, and its examples work.
import { fileURLToPath } from 'node:url';
import { catalog } from '../../connector/catalog.ts';
import { createRelay } from '../../functions/composition.ts';
import { readConfig } from '../../functions/stores/readConfig.ts';
import { total } from '../../scripts/audit/judge.ts';
import { runtimePackages } from '../../scripts/audit/packages.ts';
import { makeAccounts } from '../../scripts/simulator/keys.ts';
import { allFiles, readText } from '../support/sources.ts';

const paper = readText('SECURITY.md');
function matches(pattern: RegExp, text = paper): string[] {
  return [...text.matchAll(pattern)].map(([, found]) => found ?? '');
}

const files = [...new Set(matches(/`((?:connector|functions|scripts|test)\/[\w./-]+)`/g))];
test.each(files)('%s is there', (file) => {
  expect(allFiles()).toContain(file);
});

test('Every threat that a file defends against has a test', () => {
  const sections = paper.slice(paper.indexOf('## Threats'), paper.indexOf('## What is not defended'));
  const rows = sections.split('\n').filter((line) => /^\| (?!Threat|---)/.test(line) && !line.startsWith('|---'));
  expect(rows.length).toBeGreaterThan(20);
  expect(rows.filter((row) => !row.includes('`test/'))).toEqual([]);
});

const examples = matches(/```ini\n([\s\S]*?)```/g).map((block) =>
  Object.fromEntries(
    matches(/^\s*(\S.*)$/gm, block).map((line) => [line.split('=')[0], line.slice(line.indexOf('=') + 1)]),
  ),
);
const accounts = (await makeAccounts()).settings;
function ready(settings: Readonly<Record<string, string>>) {
  return createRelay(readConfig(settings), catalog);
}

test('There are examples of settings', () => {
  expect(examples.length).toBeGreaterThan(3);
});

test.each(examples.map((example) => [Object.keys(example).join(', '), example] as const))(
  'The example with %s has no fault',
  async (_, example) => {
    const ownAccounts = Object.keys(example).some((name) => name.startsWith('APPLE__'));
    const { faults, accountFaults, close } = ready(ownAccounts ? example : { ...accounts, ...example });
    const reported = [...faults, ...(await accountFaults())];
    await close();
    expect(reported).toEqual([]);
  },
);

test('The figures of the supply chain are those of the audit', () => {
  const packages = runtimePackages(fileURLToPath(new URL('../../../', import.meta.url)));
  const row = (title: string, optional?: boolean): string => {
    const { packages: all, direct } = total(
      packages.filter((each) => optional === undefined || each.optional === optional),
    );
    return optional === undefined ? `| **${title}** | **${all}** | **${direct}** |` : `| ${all} | ${direct} |`;
  };
  const lines = matches(/^(\| (?:Always|Optional|\*\*All).*)$/gm);
  expect(lines.map((line) => [row('All'), row('', true), row('', false)].some((each) => line.includes(each)))).toEqual([
    true,
    true,
    true,
  ]);
});

test('Every operation that it names is one of the catalog', () => {
  const names = matches(/-?\b([A-Z][a-z]+(?:[A-Z][a-z]+)+)\b(?=[`,])/g).filter((name) =>
    /^(Create|Revoke|Check|Read|List|Login)/.test(name),
  );
  expect(names.length).toBeGreaterThan(0);
  expect(names.filter((name) => !catalog.some(({ id }) => id === name))).toEqual([]);
});
