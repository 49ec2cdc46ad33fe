// The simulator stub of a Galaxy Store call, which responds that it is not simulated yet.
import type { NewOperation } from '../../../scaffold/ask.ts';
import { type ChangeSet, readAll } from '../../../scaffold/changeSet.ts';
import { behindImports } from '../../../scaffold/code.ts';
import { camel, nounTitle } from '../../../scaffold/naming.ts';
import { isNear, lastWord } from '../../../scaffold/row.ts';

const FOLDER = 'scripts/simulator/samsung';
const ENTRY = `${FOLDER}/samsung.ts`;

const families: readonly (readonly [string, string, 'publishing' | 'gss'])[] = [
  ['/gss/', 'gssEnvelope', 'gss'],
  ['/seller/v2/', 'secondEnvelope', 'publishing'],
  ['/iap/', 'iapEnvelope', 'publishing'],
  ['/seller/', 'contentEnvelope', 'publishing'],
];

const LIST = /^export const (\w+Rows)(?:: [^=]+)? = \[$/m;

/** Into the file of a related call, or into a new one. */
export function putStub(changes: ChangeSet, wanted: NewOperation): void {
  const near = fileNear(changes, wanted.path);
  if (near === undefined) begin(changes, wanted);
  else add(changes, near, wanted);
}

/** The simulator file of related calls, if its calls are a plain list. */
function fileNear(changes: ChangeSet, path: string): string | undefined {
  return changes.files(FOLDER).find((file) => {
    const text = changes.read(file) ?? '';
    const canTake = !isAboutApp(path) || /import \{[^}]*\bcontentId\b/.test(text);
    return LIST.test(text) && canTake && routesIn(text).some((route) => isNear(route, path));
  });
}

/** Every call below it is about one app. */
function isAboutApp(path: string): boolean {
  return path.startsWith('/seller/v2/content/');
}

function begin(changes: ChangeSet, wanted: NewOperation): void {
  const name = camel(lastWord(wanted.path));
  const file = changes.read(`${FOLDER}/${name}.ts`) === undefined ? name : `${name}Stub`;
  const entry = readAll(changes, ENTRY);
  const list = new RegExp(`\\b${name}Rows\\b`).test(entry) ? `${name}StubRows` : `${name}Rows`;
  const listed = entry.replace(/const families[^=]*= \[\n(?: {2}.*\n)*/, (all) => `${all}  ${list},\n`);
  changes.write(`${FOLDER}/${file}.ts`, fresh(wanted, list));
  changes.write(ENTRY, behindImports(listed, `import { ${list} } from './${file}.ts';`));
}

function add(changes: ChangeSet, file: string, wanted: NewOperation): void {
  const text = readAll(changes, file);
  const end = text.indexOf('\n];', text.search(LIST));
  changes.write(file, `${text.slice(0, end)}\n${rowOf(wanted)}${text.slice(end)}`);
}

function routesIn(text: string): readonly string[] {
  return [...text.matchAll(/route: '[A-Z]+ ([^']+)'/g)].map(([, path = '']) => path);
}

function fresh(wanted: NewOperation, list: string): string {
  const [, envelope, scope] = families.find(([head]) => wanted.path.startsWith(head)) ?? families[3] ?? [];
  return `// ${nounTitle(lastWord(wanted.path))} of Galaxy Store: where it stands, and not what it does yet.
${isAboutApp(wanted.path) ? "import { contentId } from './valueTypes.ts';\n" : ''}import { ${envelope} } from './refusals.ts';
import { rowsOf } from './row.ts';

const row = rowsOf('${scope}', ${envelope});

export const ${list} = [
${rowOf(wanted)}
];
`;
}

function rowOf({ method, path }: NewOperation): string {
  const takes = isAboutApp(path) ? `${method === 'GET' || method === 'DELETE' ? 'query' : 'body'}: { contentId },` : '';
  return `  row({
    route: '${method} ${path}',
    ${takes}
    run: () => ({
      status: 501,
      body: { code: 'NOT_SIMULATED', message: 'The sandbox has not simulated this call yet.', from: 'sandbox' },
      why: 'not simulated yet',
    }),
  }),`;
}
