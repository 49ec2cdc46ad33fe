// Parses the command line of `npm run new`; an error names the problem and the next step.
import { parseArgs } from 'node:util';
import { accesses, type Method } from '../../connector/core/operation.ts';
import type { Store } from '../../connector/core/stores.ts';
import { capital } from '../../connector/stores/apple/naming.ts';
import { operationWords } from '../../connector/stores/apple/words.ts';

export const scaffoldUsage = `Usage: npm run new -- OPERATION --id NAME     an operation of Apple's contract, by Apple's operationId
       npm run new -- NAME METHOD PATH           an operation of either store, by its path

  OPERATION  such as apps_appTags_getToManyRelated (docs/apple-operations.md lists them)
  NAME       a verb and a noun, such as ListAppTags
  METHOD     GET, POST, PUT, PATCH or DELETE
  PATH       as the store writes it: /v1, /v2, /v3 (App Store Connect); /seller, /iap, /gss (Galaxy Store)

For App Store Connect, and asked for in a terminal where they are missing:

  --id NAME
  --summary TEXT         such as 'List app tags'; it follows from the name
  --description TEXT     one or more sentences
  --visibility WORD      important or advanced
  --access WORD          write or publish for what changes something; write if it is missing
  --label INPUT=TEXT     the label of an input or attribute, such as 'filter[name]=Names'; as often as needed

  --help                 this text

Such as: npm run new -- apps_appTags_getToManyRelated --id ListAppTags
`;

/** What a program cannot know of an operation. */
export interface NewWords {
  readonly summary?: string;
  readonly description?: string;
  readonly visibility?: string;
  readonly access?: string;
  /** By the names of inputs and attributes. */
  readonly labels: Readonly<Record<string, string>>;
}

export interface NewOperation {
  readonly id: string;
  readonly method: Method;
  readonly path: string;
  readonly store: Store;
  /** For App Store Connect. */
  readonly words?: NewWords;
}

/** The method and path of an operationId of Apple's, such as `GET /v1/apps`; undefined if the contract does not have it. */
export type RouteOf = (operation: string) => string | undefined;

const NAME = /^[A-Z][a-z]+(?:[A-Z][A-Za-z0-9]*)$/;
const METHODS: readonly string[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
const PATH = /^(?:\/(?:[A-Za-z][\w.-]*|\{[A-Za-z]\w*\}))+$/;

const heads: readonly (readonly [RegExp, Store])[] = [
  [/^\/v[123]\/[A-Za-z]/, 'apple'],
  [/^\/(?:seller|iap|gss)\/[A-Za-z]/, 'samsung'],
];

/** Undefined if the usage was requested. */
export function readWanted(args: readonly string[], routeOf: RouteOf): NewOperation | undefined {
  const { values, positionals } = parsed(args);
  if (values.help) return undefined;
  const [first = '', ...others] = positionals.flatMap((each) => each.split(/\s+/));
  const words = wordsOf(values);
  if (!first.includes('_')) return byPath([first, ...others], words);
  if (others.length > 0) throw new Error("Give Apple's operationId alone: its method and path follow from it.");
  const route = routeOf(first);
  if (route === undefined)
    throw new Error(`Apple's contract does not have ${first}. docs/apple-operations.md lists all operations.`);
  const [method = '', path = ''] = route.split(' ');
  if (values.id === undefined) throw new Error(`Name the action: --id ${suggestedId(first)}, for example.`);
  return { id: nameOf(values.id), method: methodOf(method), path, store: 'apple', words };
}

/** `apps_appTags_getToManyRelated`: ListAppTags. */
export function suggestedId(operation: string): string {
  const [summary = ''] = operationWords(operation, '').summary.split(/ of (?!.* of )/);
  return summary.split(' ').map(capital).join('').replace(/\W/g, '');
}

function byPath([id = '', method, given, ...rest]: readonly string[], words: NewWords): NewOperation {
  if (method === undefined || given === undefined || rest.length > 0)
    throw new Error('Give three words: a name, a method and a path.');
  const path = pathOf(given);
  const store = storeOf(path);
  const hasWords = Object.keys(words).length > 1 || Object.keys(words.labels).length > 0;
  if (store !== 'apple' && hasWords) throw new Error('Words are for App Store Connect: write the row of Galaxy Store.');
  return { id: nameOf(id), method: methodOf(method), path, store, ...(hasWords && { words }) };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ...{ id: { type: 'string' }, summary: { type: 'string' }, description: { type: 'string' } },
        ...{ visibility: { type: 'string' }, access: { type: 'string' }, help: { type: 'boolean' } },
        label: { type: 'string', multiple: true },
      },
    });
  } catch (error) {
    const [flag] = /'(-[^' <]*)/.exec(String(error))?.slice(1) ?? [];
    throw new Error(
      `"${flag ?? args.join(' ')}" is not a flag of this command, or has no value. --help lists the flags.`,
    );
  }
}

type Flags = ReturnType<typeof parsed>['values'];

function wordsOf({ summary, description, visibility, access, label = [] }: Flags): NewWords {
  if (summary?.endsWith('.')) throw new Error('A summary does not end with a full stop.');
  if (description !== undefined && !description.endsWith('.')) throw new Error('A description ends with a full stop.');
  if (visibility !== undefined && !['important', 'advanced'].includes(visibility))
    throw new Error(`"${visibility}" is not a visibility. Write important or advanced.`);
  if (access !== undefined && !accesses.some((each) => each === access))
    throw new Error(`"${access}" is not an access class. Write one of ${accesses.join(', ')}.`);
  return {
    ...(summary !== undefined && { summary }),
    ...(description !== undefined && { description }),
    ...(visibility !== undefined && { visibility }),
    ...(access !== undefined && { access }),
    labels: Object.fromEntries(label.map(labelOf)),
  };
}

function labelOf(given: string): readonly [string, string] {
  const [, name, label] = /^([^=]+)=(.+)$/s.exec(given) ?? [];
  if (name !== undefined && label !== undefined) return [name, label];
  throw new Error(
    `"${given}" is not a label. Write the name of the input and its label: --label 'filter[name]=Names'.`,
  );
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
