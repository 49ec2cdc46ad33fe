// The readme of the connector: the template of Microsoft's connector repository, with every operation in it.
import { catalog } from '../../connector/catalog.ts';
import { marks, withOperations } from '../../connector/emit/certificationReadme.ts';
import { readText } from '../support/sources.ts';

const readme = readText('connector/README.md');
function headings(level: number): string[] {
  return [...readme.matchAll(new RegExp(`^#{${level}} (.+)$`, 'gm'))].map(([, text = '']) => text);
}
const shown = catalog.filter(({ hidden, coveredBy, byName }) => !hidden && !byName && coveredBy === undefined);

// templates/certified-connectors/readme.md and templates/Independent Publisher/readme.md
test('It has the headings of the template, in its order', () => {
  expect(headings(1)).toEqual(['Store Relay']);
  expect(headings(2)).toEqual([
    expect.stringMatching(/^Publisher: [A-Z]/),
    'Prerequisites',
    'Supported Operations',
    'Obtaining Credentials',
    'Getting Started',
    'Known Issues and Limitations',
    'Frequently Asked Questions',
    'Deployment Instructions',
  ]);
});

test('The title is followed by one paragraph on the connector', () => {
  const [, about = ''] = /^# Store Relay\n(.+)\n\n## /.exec(readme) ?? [];
  expect(about.length).toBeGreaterThan(100);
});

test('Every operation has a heading and its description, triggers first', () => {
  const between = readme.split(marks.begin)[1]?.split(marks.end)[0] ?? '';
  const reported = [...between.matchAll(/^### (.+?)(?: \((trigger)\))?\n(.+)$/gm)].map(([, summary, kind, text]) => ({
    summary,
    isTrigger: kind !== undefined,
    text,
  }));
  const meant = shown.map(({ summary, trigger, notifies, description }) => ({
    summary,
    isTrigger: (trigger ?? notifies) !== undefined,
    text: description,
  }));
  expect(reported).toEqual([
    ...meant.filter(({ isTrigger }) => isTrigger),
    ...meant.filter(({ isTrigger }) => !isTrigger),
  ]);
});

test('Every action that its text speaks of is there by that name', () => {
  const text = readme.split(marks.end)[1] ?? '';
  const named = [...text.matchAll(/\*((?:List|Read|Get|Publish|When) [^*]+)\*/g)].map(([, name]) => name);
  expect(named.length).toBeGreaterThan(4);
  expect(named.filter((name) => !shown.some(({ summary }) => summary === name))).toEqual([]);
});

test('What people wrote survives a new list', () => {
  const [one] = shown;
  const fresh = withOperations(readme, one ? [one] : []);
  expect(fresh.split(marks.begin)[0]).toBe(readme.split(marks.begin)[0]);
  expect(fresh.split(marks.end)[1]).toBe(readme.split(marks.end)[1]);
  expect(fresh).toContain(`${marks.begin}\n\n### ${one?.summary}\n${one?.description}\n\n${marks.end}`);
});

test('A readme without its marks is not overwritten', () => {
  expect(() => withOperations('# Store Relay', catalog)).toThrow(/lacks its two marks/);
});
