// Parses the command line of `npm run new`; an error names the problem and the next step.
import type { Method } from '../../connector/core/operation.ts';
import type { Store } from '../../connector/core/stores.ts';

export const scaffoldUsage = `Usage: npm run new -- NAME METHOD PATH

  NAME    a verb and a noun, such as ListAppTags
  METHOD  GET, POST, PUT, PATCH or DELETE
  PATH    as the store writes it: /v1, /v2, /v3 (App Store Connect); /seller, /iap, /gss (Galaxy Store)
  --help  this text

Such as: npm run new -- ListAppTags GET /v1/apps/{id}/appTags
`;

export interface NewOperation {
  readonly id: string;
  readonly method: Method;
  readonly path: string;
  readonly store: Store;
}

const NAME = /^[A-Z][a-z]+(?:[A-Z][A-Za-z0-9]*)$/;
const METHODS: readonly string[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
const PATH = /^(?:\/(?:[A-Za-z][\w.-]*|\{[A-Za-z]\w*\}))+$/;

const heads: readonly (readonly [RegExp, Store])[] = [
  [/^\/v[123]\/[A-Za-z]/, 'apple'],
  [/^\/(?:seller|iap|gss)\/[A-Za-z]/, 'samsung'],
];

/** Undefined if the usage was requested. */
export function readWanted(args: readonly string[]): NewOperation | undefined {
  if (args.includes('--help')) return undefined;
  const [flag] = args.filter((each) => each.startsWith('-'));
  if (flag !== undefined)
    throw new Error(
      `"${flag.replace(/=.*/s, '')}" is not a flag of this command; it has --help and no other. Give three words: a name, a method and a path, which tells the store.`,
    );
  const [id = '', method, given, ...rest] = args.flatMap((each) => each.split(/\s+/));
  if (method === undefined || given === undefined || rest.length > 0)
    throw new Error('Give three words: a name, a method and a path.');
  const path = pathOf(given);
  return { id: nameOf(id), method: methodOf(method), path, store: storeOf(path) };
}

function pathOf(given: string): string {
  // Git Bash converts /v1/things to a path in its own folder
  if (/^[A-Za-z]:[\\/]/.test(given))
    throw new Error(`The shell made "${given}" of the path. Write it without its first slash: v1/things.`);
  const path = given.startsWith('/') ? given : `/${given}`;
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  if (PATH.test(path) && new Set(names).size === names.length) return path;
  throw new Error(
    `"${given}" is not a path. Write it as the store does, with a name for each value: /v1/apps/{id}/appTags.`,
  );
}

function nameOf(given: string): string {
  if (NAME.test(given) && given.length <= 64) return given;
  throw new Error(
    `"${given}" is not a name. Write a verb and a noun, each with a capital letter, such as ListAppTags.`,
  );
}

function methodOf(given: string): Method {
  const method = given.toUpperCase();
  if (METHODS.includes(method)) return method as Method;
  throw new Error(`"${given}" is not a method of a connector. Write one of ${METHODS.join(', ')}.`);
}

function storeOf(path: string): Store {
  const [, store] = heads.find(([head]) => head.test(path)) ?? [];
  if (store) return store;
  throw new Error(
    `${path} belongs to no store. App Store Connect has /v1, /v2 and /v3, Galaxy Store /seller, /iap and /gss, each with something behind it.`,
  );
}
