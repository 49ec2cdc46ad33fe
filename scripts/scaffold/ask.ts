// Parses the command line of `npm run new`; an error names the problem and the next step.
import type { Method } from '../../connector/core/operation.ts';
import { type Store, storeNames, stores } from '../../connector/core/stores.ts';
import { type NewWords, parseFlags, storeGiven, wordsGiven } from './flags.ts';
import type { ScaffoldStores } from './scaffoldStores.ts';
import type { OperationDocument } from './storeScaffold.ts';

export interface NewOperation {
  readonly id: string;
  readonly method: Method;
  readonly path: string;
  readonly store: Store;
  readonly words?: NewWords;
}

const NAME = /^[A-Z][a-z]+(?:[A-Z][A-Za-z0-9]*)$/;
const METHODS: readonly string[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
/** The last part of a path may be a custom verb: `/v1/things/{id}:sell`. */
const PATH = /^(?:\/(?:[A-Za-z][\w.-]*|\{[A-Za-z]\w*\}))+(?::[A-Za-z]\w*)?$/;

/** Undefined if the usage was requested. */
export function readWanted(args: readonly string[], known: ScaffoldStores): NewOperation | undefined {
  const { values, positionals } = parseFlags(args);
  if (values.help) return undefined;
  const [first = '', ...others] = positionals.flatMap((each) => each.split(/\s+/));
  const given = { words: wordsGiven(values), store: storeGiven(values.store) };
  const named = documentsOf(known).find(({ document }) => document.routeOf(first) !== undefined);
  if (!named && others.length > 0) return byPath([first, ...others], given, known);
  if (!named) throw new Error(unknownOperation(first, known));
  const { store, document } = named;
  if (others.length > 0) throw new Error(`Give ${document.nameTitle} alone: its method and path follow from it.`);
  const [method = '', path = ''] = document.routeOf(first)?.split(' ') ?? [];
  if (values.id === undefined) throw new Error(`Name the action: --id ${document.suggestedId(first)}, for example.`);
  return { id: nameOf(values.id), method: methodOf(method), path, store, words: given.words };
}

export interface StoreDocument {
  readonly store: Store;
  readonly document: OperationDocument;
}

/** The stores whose operations can be named by their documents. */
export function documentsOf(known: ScaffoldStores): readonly StoreDocument[] {
  return storeNames.flatMap((store) => {
    const { document } = known[store].scaffold;
    return document ? [{ store, document }] : [];
  });
}

/** The stores that have such paths. */
export function storesAt(path: string, known: ScaffoldStores): readonly Store[] {
  return storeNames.filter((store) => known[store].paths.begins.test(path));
}

/** `/v1/` and so on, each with its store. */
export function pathsInWords(known: ScaffoldStores): string {
  return storeNames.map((store) => `${known[store].paths.description} (${stores[store].title})`).join(', ');
}

/** What `readWanted` accepts as an HTTP path; otherwise an error. */
export function pathOf(given: string): string {
  // Git Bash converts /v1/things to a path in its own folder
  if (/^[A-Za-z]:[\\/]/.test(given))
    throw new Error(`The shell made "${given}" of the path. Write it without its first slash: v1/things.`);
  const path = given.startsWith('/') ? given : `/${given}`;
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  if (PATH.test(path) && new Set(names).size === names.length) return path;
  throw new Error(
    `"${given}" is not a path. Write it as the store does, with a name for each value: /v1/apps/{id}/appClips.`,
  );
}

interface Given {
  readonly words: NewWords;
  readonly store: Store | undefined;
}

function byPath(
  [id = '', method, given, ...rest]: readonly string[],
  { words, store: named }: Given,
  known: ScaffoldStores,
): NewOperation {
  if (method === undefined || given === undefined || rest.length > 0)
    throw new Error('Give three words: a name, a method and a path.');
  const path = pathOf(given);
  const store = storeOf(path, named, known);
  const hasWords = Object.keys(words).length > 1 || Object.keys(words.labels).length > 0;
  return { id: nameOf(id), method: methodOf(method), path, store, ...(hasWords && { words }) };
}

function unknownOperation(first: string, known: ScaffoldStores): string {
  const missing = documentsOf(known).map(
    ({ document: { title, page } }) => `${title} does not have ${first}. ${page} lists all operations. `,
  );
  return `${missing.join('')}To name an operation by its path, give three words: a name, a method and a path.`;
}

function nameOf(given: string): string {
  if (NAME.test(given) && given.length <= 64) return given;
  throw new Error(
    `"${given}" is not a name. Write a verb and a noun, each with a capital letter, such as ListAppClips.`,
  );
}

function methodOf(given: string): Method {
  const method = given.toUpperCase();
  if (METHODS.includes(method)) return method as Method;
  throw new Error(`"${given}" is not a method of a connector. Write one of ${METHODS.join(', ')}.`);
}

function storeOf(path: string, named: Store | undefined, known: ScaffoldStores): Store {
  const found = storesAt(path, known);
  const [store] = named ? found.filter((each) => each === named) : found;
  if (store && (named || found.length === 1)) return store;
  if (!named && found.length > 1)
    throw new Error(`${found.join(' and ')} have paths such as ${path}. Name the store, for example --store ${store}.`);
  throw new Error(
    `${path} ${named ? `is not a path of ${stores[named].title}` : 'belongs to no store'}. Paths begin with ${pathsInWords(known)}.`,
  );
}
