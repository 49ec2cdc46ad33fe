// docs/deployment.md promises nothing that is not there: names of settings, secrets, files and fields.

import { buttonTemplate } from '../infra/templates.ts';
import { allFiles, readText } from '../support/sources.ts';

const paper = readText('docs/deployment.md');
function found(pattern: RegExp): string[] {
  return [...new Set([...paper.matchAll(pattern)].map(([, name = '']) => name))];
}
const shown = JSON.stringify(buttonTemplate());

test('azd gets the parameters that main.parameters.json requires', () => {
  const asked = readText('infra/main.parameters.json');
  const reported = [...found(/azd env set ([A-Z_]+)/g), ...found(/^\| `([A-Z_]+)` \|/gm)];
  expect(reported.length).toBeGreaterThan(6);
  expect(reported.filter((name) => !new RegExp(`\\$\\{${name}\\b`).test(asked))).toEqual([]);
});

test('Keys are put where the relay looks for them', () => {
  const secrets = found(/secret set .* --name ([\w-]+)/g);
  const keys = found(/key import .* --name ([\w-]+)/g);
  expect([secrets, keys]).toEqual([
    ['apple-private-key', 'samsung-private-key'],
    ['apple', 'samsung'],
  ]);
  for (const name of secrets) expect(shown).toContain(`SecretName=${name})`);
  for (const name of keys) expect(shown).toContain(`'{0}/${name}'`);
});

test('No key is on a command line, nor printed', () => {
  const lines = paper.split('\n').filter((line) => /^az keyvault (secret set|key import)/.test(line));
  expect(lines).toHaveLength(4);
  expect(
    lines.filter((line) => !/--(file|pem-file) \S+ .*--output none$/.test(line) || line.includes('--value')),
  ).toEqual([]);
});

test('Every role of the template is explained, and no other', () => {
  const roles = Object.keys(buttonTemplate().variables.roles ?? {});
  for (const role of roles) {
    const words = role
      .replace(/[A-Z]/g, (letter) => ` ${letter}`)
      .trim()
      .split(' ')
      .slice(-2)
      .join(' ');
    expect(paper.toLowerCase()).toContain(words.toLowerCase());
  }
});

test('The queries read fields that a line has', () => {
  const shapes = /export interface (?:LogEntry|AuditEntry) \{([\s\S]*?)\n\}/g;
  const line = [...readText('functions/core/types.ts').matchAll(shapes)].map(([, shape]) => shape).join('\n');
  const fields = found(/\bline\.(\w+)/g);
  expect(fields).toContain('correlationId');
  expect(fields.filter((name) => !new RegExp(`\\b${name}\\??:`).test(line))).toEqual([]);
});

test('The codes that are asked for are codes of the relay', () => {
  const codes = found(/'([a-z]+(?:_[a-z]+)+|unexpected)'/g);
  expect(codes.length).toBeGreaterThan(3);
  expect(codes.filter((code) => !readText('functions/core/errors.ts').includes(code))).toEqual([]);
});

test('Links lead somewhere', () => {
  const anchors = (text: string): string[] =>
    [...text.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
      title
        .toLowerCase()
        .replace(/[^\w\s-]/g, '')
        .replaceAll(' ', '-'),
    );
  const files = allFiles();
  for (const link of found(/\]\(((?!https?:)[^)]+)\)/g)) {
    const [given = '', anchor] = link.split('#');
    const path = given === '' || given.startsWith('../') ? given.replace('../', '') : `docs/${given}`;
    if (path !== '') expect([link, files.includes(path)]).toEqual([link, true]);
    const there = path === '' ? paper : path.endsWith('.md') ? readText(path) : '';
    if (anchor) expect([link, anchors(there).includes(anchor)]).toEqual([link, true]);
  }
});

test('It says that no deployment has been tried', () => {
  expect(paper).toContain('**No deployment of this has been tried**');
});
