// Files generated from the catalog: definition, properties, icon, operations page.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { catalog } from '../../connector/catalog.ts';
import { apiProperties } from '../../connector/emit/apiProperties.ts';
import { forDesigner } from '../../connector/emit/bareOperation.ts';
import { withOperations } from '../../connector/emit/certificationReadme.ts';
import { clientModule } from '../../connector/emit/clientModule.ts';
import { markdown } from '../../connector/emit/docs.ts';
import { swagger } from '../../connector/emit/swagger.ts';
import { appleContract } from '../../connector/stores/apple/appleContract.ts';
import { errorCodes } from '../../functions/core/errors.ts';
import { CURATED_FACTS, readCuratedModule } from '../contract/curatedFile.ts';
import { contractMarkdown } from '../contract/markdown.ts';
import { pageFiles } from './dashboardFiles.ts';
import { BRUNO_FOLDER, brunoCollection, requestEnvironment, requestFile } from './httpSamples.ts';
import { drawIcon } from './icon.ts';
import { suffixModule } from './publicSuffixes.ts';

export const checkoutRoot = new URL('../../../', import.meta.url);

/**
 * Line width. An object that fits is on one line, and so is every list of plain values or pairs: the file stays below 800 KB,
 * and changes stay readable.
 */
const WIDTH = 1_600;
const STEP = '    ';

const made: Readonly<Record<string, () => Buffer>> = {
  'connector/emit/about.ts': aboutModule,
  'apiDefinition.swagger.json': () => pretty(swagger(forDesigner(catalog), about())),
  'client/operations.generated.ts': () => Buffer.from(clientModule(catalog, errorCodes)),
  'apiProperties.json': () => pretty(apiProperties(catalog)),
  'connector/icon.png': drawIcon,
  'connector/README.md': () => Buffer.from(withOperations(readGenerated('connector/README.md').toString(), catalog)),
  [CURATED_FACTS]: () => Buffer.from(readCuratedModule()),
  [appleContract.page]: () => Buffer.from(contractMarkdown()),
  'docs/operations.md': () => Buffer.from(markdown(catalog)),
  'functions/dashboard/files.ts': pageFiles,
  'samples/store-relay.http': requestFile,
  'samples/http-client.env.json': requestEnvironment,
  'functions/config/suffixList.ts': suffixModule,
};

export const generatedNames: readonly string[] = Object.keys(made);

export function readGenerated(name: string): Buffer {
  return readFileSync(new URL(name, checkoutRoot));
}

export function pretty(value: unknown): Buffer {
  return Buffer.from(`${printed(value)}\n`);
}

/** Every generated file with its content. */
export function generated(): ReadonlyMap<string, Buffer> {
  return new Map([
    ...Object.entries(made).map(([name, make]) => [name, make()] as const),
    ...[...brunoCollection()].map(([name, text]) => [BRUNO_FOLDER + name, Buffer.from(text)] as const),
  ]);
}

/** Generated files of operations that are not in the catalog any more. */
export function orphans(): readonly string[] {
  const folder = new URL(BRUNO_FOLDER, checkoutRoot);
  const names = existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }) : [];
  const wanted = new Set(brunoCollection().keys());
  return names
    .filter((each) => each.isFile())
    .map((each) => relative(fileURLToPath(folder), join(each.parentPath, each.name)).replaceAll('\\', '/'))
    .filter((name) => !wanted.has(name))
    .map((name) => BRUNO_FOLDER + name);
}

/** JSON indented by four spaces, as required by Microsoft's coding standard for connectors. */
function printed(value: unknown, indent = '', before = 0): string {
  const flat = onOneLine(value);
  const isPlain = typeof value !== 'object' || value === null;
  const isFlat = isPlain || (Array.isArray(value) && value.every(isSmall));
  if (isFlat || flat.length + indent.length + before < WIDTH || flat.length < 3) return flat;
  const inner = indent + STEP;
  const isList = Array.isArray(value);
  const parts = isList
    ? value.map((each) => inner + printed(each, inner))
    : Object.entries(value)
        .filter(([, each]) => each !== undefined)
        .map(([key, each]) => `${inner}${JSON.stringify(key)}: ${printed(each, inner, key.length + 4)}`);
  return `${isList ? '[' : '{'}\n${parts.join(',\n')}\n${indent}${isList ? ']' : '}'}`;
}

function onOneLine(value: unknown): string {
  return JSON.stringify(value, null, 1).replace(/\n\s*/g, (_, at: number, all: string) =>
    /[[{]/.test(all.charAt(at - 1)) || /^\n\s*[\]}]/.test(all.slice(at)) ? '' : ' ',
  );
}

/** A plain value, or an object with one or two of them: a reference, or a code with its name. */
function isSmall(value: unknown): boolean {
  const values = typeof value === 'object' && value !== null ? Object.values(value) : [];
  return values.length <= 2 && values.every((each) => typeof each !== 'object');
}

function about() {
  const { description, version, homepage, author, license } = JSON.parse(readGenerated('package.json').toString());
  return { description, version, url: homepage, name: author.name, email: author.email, license };
}

/** The same as a module, because the deployed relay has no such package.json. */
function aboutModule(): Buffer {
  const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
  const member = ([key, value]: [string, string]): string => {
    const line = `  ${key}: ${quoted(value)},`;
    return line.length > 120 ? `  ${key}:\n    ${quoted(value)},` : line;
  };
  const lines = [
    '// Facts from package.json for the definition, for builds without that file. Written by `npm run generate`.',
    "import type { About } from './swagger.ts';",
    '',
    'export const about: About = {',
    ...Object.entries<string>(about()).map(member),
    '};',
  ];
  return Buffer.from(`${lines.join('\n')}\n`);
}
