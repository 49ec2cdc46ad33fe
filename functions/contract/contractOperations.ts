// The operations of a store's contract, beyond the catalog: read from the facts of the contract when one of them is first asked for. Apple has one.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalog } from '../../connector/catalog.ts';
import type { Access, Method, StoreOperation } from '../../connector/core/operation.ts';
import type { Store } from '../../connector/core/stores.ts';
import { accessOf } from '../../connector/stores/apple/access.ts';
import { withAddedFacts } from '../../connector/stores/apple/addedContract.ts';
import type { Contract, OperationOutline } from '../../connector/stores/apple/contract.ts';
import { openContract } from '../../connector/stores/apple/contractFile.ts';
import { deprecationOf, deriveOperation } from '../../connector/stores/apple/derive.ts';
import { operationWords } from '../../connector/stores/apple/words.ts';
import { createNearestRead } from './nearestRead.ts';
import { createPathTree } from './pathTree.ts';

/** What is known of an operation without its row being made. */
export interface ContractEntry {
  readonly id: string;
  readonly method: Method;
  /** As Apple writes it: `/v1/apps/{id}`. */
  readonly path: string;
  readonly tag: string;
  readonly access: Access;
  readonly summary: string;
  readonly deprecated: string | undefined;
  /** The row of the catalog with the same method and path: its name stands for the same operation. */
  readonly row: StoreOperation | undefined;
}

export interface ContractOperations {
  /** The store whose contract it is. */
  readonly store: Store;
  readonly version: string;
  /** Every operation of the contract, in the order of their names. */
  readonly entries: readonly ContractEntry[];
  /** The operation of this operationId: the row of the catalog where there is one, else the derived one. */
  readonly named: (id: string) => StoreOperation | undefined;
  /** The operation at a path, such as `/v1/apps/123`, with the values of the path, still encoded. */
  readonly at: (method: string, path: string) => Located | undefined;
  /** The methods that Apple has at a path. */
  readonly methodsAt: (path: string) => readonly string[];
  /** Apple's operationId of a row of the catalog, by its own name. */
  readonly nameOf: (id: string) => string | undefined;
  /** The nearest GET that shows what a write has changed, by the operationId of the write. */
  readonly readAfter: (id: string) => StoreOperation | undefined;
}

export interface Located {
  readonly operation: StoreOperation;
  readonly path: Readonly<Record<string, string>>;
}

let opened: ContractOperations | undefined;

// The folder of the bundle: `npm run package` puts it in the place of this name.
declare const RELAY_FOLDER: string | undefined;

/** Name of the facts in a package, beside the bundle. */
export const CONTRACT_FILE = 'apple-contract.json';

interface Found {
  readonly entry: ContractEntry;
  readonly values: Readonly<Record<string, string>>;
}

/** The operations of the contract. The first call reads the file; rows are made one by one, when they are asked for. */
export function contractOperations(): ContractOperations {
  opened ??= openOperations(readContract());
  return opened;
}

function openOperations(contract: Contract): ContractOperations {
  const rows = new Map(catalog.flatMap((each) => (isAppleRow(each) ? [[routeKey(each.method, each.path), each]] : [])));
  const entries = contract.names.map((id): ContractEntry => {
    const facts = contract.outline(id) as OperationOutline;
    const [method = 'GET', path = ''] = facts.route.split(' ');
    const row = rows.get(routeKey(method, path));
    const access = row?.access ?? accessOf(contract, facts);
    return {
      ...{ id, method: method as Method, path, tag: facts.tag, access, row },
      // for lists of all operations alone: a call does without
      get summary() {
        return row?.summary ?? operationWords(id, facts.route).summary;
      },
      get deprecated() {
        return deprecationOf(id, facts);
      },
    };
  });
  const byId = new Map(entries.map((each) => [each.id, each]));
  const names = new Map(entries.flatMap(({ id, row }) => (row ? [[row.id, id] as const] : [])));
  const made = new Map<string, StoreOperation>();
  const operationOf = ({ id, row }: ContractEntry): StoreOperation => {
    const operation = row ?? made.get(id) ?? deriveOperation(contract, id);
    made.set(id, operation);
    return operation;
  };
  const paths = pathIndex(entries);
  const nearestRead = createNearestRead(contract);
  const named = (id: string | undefined): StoreOperation | undefined => {
    const entry = id === undefined ? undefined : byId.get(id);
    return entry && operationOf(entry);
  };
  const find = (method: string, path: string) => paths(path).find((each) => each.entry.method === method);
  return {
    store: 'apple',
    version: contract.version,
    entries,
    named,
    at: (method, path) => {
      const found = find(method, path);
      return found && { operation: operationOf(found.entry), path: found.values };
    },
    methodsAt: (path) => paths(path).map(({ entry }) => entry.method),
    nameOf: (id) => names.get(id),
    readAfter: (id) => named(nearestRead(id)),
  };
}

/** In a package the facts are beside the bundle; in a checkout they are where the connector is built. */
function readContract(): Contract {
  const file =
    typeof RELAY_FOLDER === 'string'
      ? join(RELAY_FOLDER, CONTRACT_FILE)
      : new URL('../../connector/stores/apple/contract.generated.json', import.meta.url);
  return openContract(withAddedFacts(JSON.parse(readFileSync(file, 'utf8'))));
}

function isAppleRow(each: (typeof catalog)[number]): each is StoreOperation {
  return each.store === 'apple' && each.recipe === undefined;
}

/** Rows may call the values of a path otherwise than Apple does. */
function routeKey(method: string, path: string): string {
  return `${method} ${path.replace(/\{\w+\}/g, '{}')}`;
}

/** The entries at a path. Letters count whatever their case, as in the routes of the host; a name goes before a value. */
function pathIndex(entries: readonly ContractEntry[]): (path: string) => readonly Found[] {
  const tree = createPathTree<{ readonly entry: ContractEntry; readonly parts: readonly string[] }>(lowerCase);
  for (const entry of entries) {
    const parts = (entry.row?.path ?? entry.path).split('/').slice(1);
    tree.add(
      parts.map((part) => (isValue(part) ? undefined : part)),
      { entry, parts },
    );
  }
  return (path) => {
    const given = path.split('/').slice(1);
    const found = tree.find(given);
    const fewest = Math.min(...found.map(({ parts }) => valuesIn(parts)));
    return found
      .filter(({ parts }) => valuesIn(parts) === fewest)
      .map(({ entry, parts }) => ({ entry, values: valuesOf(parts, given) }));
  };
}

function lowerCase(name: string): string {
  return name.toLowerCase();
}

function valuesIn(parts: readonly string[]): number {
  return parts.filter(isValue).length;
}

function valuesOf(parts: readonly string[], given: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    parts.flatMap((part, at) => (isValue(part) ? [[part.slice(1, -1), given[at] ?? ''] as const] : [])),
  );
}

function isValue(part: string): boolean {
  return part.startsWith('{');
}
