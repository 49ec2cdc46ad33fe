// Inserts an entry into an overlay of App Store Connect: of its resource or its resource type, or a new one.
import { capital, phrase } from '../../../../connector/stores/apple/naming.ts';
import { type ChangeSet, readAll } from '../../../scaffold/changeSet.ts';
import { behindImports, canName, type Vocabulary, withImports } from '../../../scaffold/code.ts';
import { camel } from '../../../scaffold/naming.ts';

export interface OverlayPlace {
  readonly file: string;
  /** The constant with the overlay. */
  readonly exported: string;
  /** Apple's name of the resource that the operation returns. */
  readonly resource: string | undefined;
  /** The overlay has words for the resource. */
  readonly isKnown: boolean;
  /** The resource type in the path: `appClips`. */
  readonly type: string;
}

const FOLDER = 'connector/stores/apple/overlay';
const LIST = `${FOLDER}/overlays.ts`;
const CATALOG = 'connector/stores/apple/catalog.ts';

/** The names that an overlay can import. */
const vocabulary: Vocabulary = {
  '../../../core/builders.ts': ['path'],
  '../dynamicValues.ts': [
    ...['chooseApp', 'chooseVersion', 'chooseLocalization', 'chooseBuild', 'chooseRequest', 'chooseReport'],
    ...['chooseWebhook', 'chooseGroup', 'chooseProduct', 'chooseWorkflow'],
  ],
};

const EXPORT = /^export const (\w+): Overlay = \{/m;

/** Where an operation belongs: beside its resource, else beside others of its type, else in a file of its own. */
export function overlayFor(changes: ChangeSet, resource: string | undefined, path: string): OverlayPlace {
  const [, , first = '', , last] = path.split('/');
  const type = resource === undefined || last === undefined ? first : last;
  const files = changes.files(FOLDER).filter((file) => EXPORT.test(changes.read(file) ?? ''));
  const having = (text: RegExp) => files.find((file) => text.test(changes.read(file) ?? ''));
  const known = resource === undefined ? undefined : having(new RegExp(`^ {4}${resource}: \\{`, 'm'));
  if (resource !== undefined && !known)
    refuseName(resource, having(new RegExp(`^ {6}name: '${resource}',`, 'm')), type);
  const file = known ?? (resource === undefined ? having(new RegExp(`^ {6}of: '${type}_`, 'm')) : undefined);
  const exported = file && EXPORT.exec(readAll(changes, file))?.[1];
  if (file && exported) return { file, exported, resource, isKnown: known !== undefined, type };
  const name = freeOverlay(changes, type);
  return { file: `${FOLDER}/${name}.ts`, exported: name, resource, isKnown: false, type };
}

export function putEntry(changes: ChangeSet, place: OverlayPlace, resource: string, entry: string): void {
  const text = changes.read(place.file);
  const whole = text ?? fresh(place);
  const end = whole.lastIndexOf('\n  },\n};');
  const added = `${whole.slice(0, end)}\n${entry}${whole.slice(end)}`;
  const described = added
    .replace('\n  resources: {},', '\n  resources: {\n  },')
    .replace('\n  },\n  operations: {', () => `\n${resource}\n  },\n  operations: {`);
  changes.write(place.file, withImports(resource ? described : added, entry, vocabulary));
  if (text === undefined) putInLists(changes, place.exported);
}

/** Apple has two forms of some types; the definition has one name for each. */
function refuseName(resource: string, taken: string | undefined, type: string): void {
  if (taken)
    throw new Error(
      `Apple has another form of ${type} here than ${taken} describes as ${resource}, often an older one. Write the overlay by hand, with another name.`,
    );
}

function freeOverlay(changes: ChangeSet, type: string): string {
  const name = camel(type);
  const isTaken = new RegExp(`\\b${name}\\b`).test(readAll(changes, LIST)) || !canName(name, vocabulary);
  return isTaken ? `apple${capital(name)}` : name;
}

function fresh({ type, exported }: OverlayPlace): string {
  return `// ${capital(phrase(type))} of App Store Connect.
import type { Overlay } from './types.ts';

export const ${exported}: Overlay = {
  resources: {
  },
  operations: {
  },
};
`;
}

/** In the list of all overlays, and after the other overlays of the catalog. */
function putInLists(changes: ChangeSet, exported: string): void {
  const list = readAll(changes, LIST).replace('\n} as const;', () => `\n  ${exported},\n} as const;`);
  changes.write(LIST, behindImports(list, `import { ${exported} } from './${exported}.ts';`));
  const catalog = readAll(changes, CATALOG);
  const last = [...catalog.matchAll(/^ {4}\.\.\.appleRows\(overlays\.\w+\),\n/gm)].at(-1);
  if (!last) throw new Error(`${CATALOG} has no overlays.`);
  const at = last.index + last[0].length;
  changes.write(CATALOG, `${catalog.slice(0, at)}    ...appleRows(overlays.${exported}),\n${catalog.slice(at)}`);
}
