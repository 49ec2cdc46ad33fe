// The operations of the stores' contracts, beyond the catalog: the facts of a contract are read when one of its operations is first asked for.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalog } from '../../connector/catalog.ts';
import { once } from '../../connector/core/memoize.ts';
import type { StoreOperation } from '../../connector/core/operation.ts';
import type { ContractOutline, OpenContract, StoreContract } from '../../connector/core/storeContract.ts';
import { type Store, storeNames } from '../../connector/core/stores.ts';
import { storeCatalogs } from '../../connector/stores/index.ts';
import { indexPaths } from './pathIndex.ts';

/** What is known of an operation without its row being made. */
export interface ContractEntry extends ContractOutline {
  /** The store's own name of it. */
  readonly id: string;
  readonly store: Store;
  /** The row of the catalog with the same method and path: its name stands for the same operation. */
  readonly row: StoreOperation | undefined;
}

export interface ContractOperations {
  /** Every operation, in the order of their names. */
  readonly entries: readonly ContractEntry[];
  /** The operation of this name of a store: the row of the catalog where there is one, else the derived one. */
  readonly named: (id: string) => StoreOperation | undefined;
}

/** The operations of one store's contract. */
export interface StoreContractOperations extends ContractOperations {
  /** The version of the contract. */
  readonly version: string;
  /** The first segments of its paths, in lower case: `v1`. */
  readonly firstSegments: ReadonlySet<string>;
  /** The operation at a path, such as `/v1/apps/123`, with the values of the path, still encoded. */
  readonly at: (method: string, path: string) => Located | undefined;
  /** The methods that the store has at a path. */
  readonly methodsAt: (path: string) => readonly string[];
  /** The store's name of a row of the catalog, by its own name. */
  readonly nameOf: (id: string) => string | undefined;
  /** The nearest GET that shows what a write has changed, by the store's name of the write. */
  readonly readAfter: (id: string) => StoreOperation | undefined;
}

export interface Located {
  readonly operation: StoreOperation;
  readonly path: Readonly<Record<string, string>>;
}

// The folder of the bundle: `npm run package` puts it in the place of this name.
declare const RELAY_FOLDER: string | undefined;

const opened = new Map(storeNames.map((store) => [store, once(() => openContract(store))]));

/** The operations of all contracts. The first call reads them; rows are made one by one, when they are asked for. */
export const contractOperations = once((): ContractOperations => {
  const contracts = storeNames.flatMap((store) => contractOf(store) ?? []);
  return {
    entries: contracts.flatMap(({ entries }) => entries),
    named: (id) => contracts.map(({ named }) => named(id)).find((found) => found !== undefined),
  };
});

/** The operations of a store's contract; undefined if the store has none. */
export function contractOf(store: Store): StoreContractOperations | undefined {
  return opened.get(store)?.();
}

/** The file with the facts of a store's contract: in a checkout, and its name in a package, beside the bundle. */
export function contractFileOf(store: Store): { readonly source: string; readonly packaged: string } {
  return { source: `connector/stores/${store}/contract.generated.json`, packaged: `${store}-contract.json` };
}

function openContract(store: Store): StoreContractOperations | undefined {
  const { contract } = storeCatalogs[store];
  return contract && openOperations(store, contract);
}

function openOperations(store: Store, { version, open }: StoreContract): StoreContractOperations {
  const contract = open(JSON.parse(readFileSync(placeOf(store), 'utf8')));
  const entries = entriesOf(store, contract);
  const byId = new Map(entries.map((each) => [each.id, each]));
  const names = new Map(entries.flatMap(({ id, row }) => (row ? [[row.id, id] as const] : [])));
  const made = new Map<string, StoreOperation>();
  const operationOf = ({ id, row }: ContractEntry): StoreOperation => {
    const operation = row ?? made.get(id) ?? contract.derive(id);
    made.set(id, operation);
    return operation;
  };
  const paths = indexPaths(entries);
  const named = (id: string | undefined): StoreOperation | undefined => {
    const entry = id === undefined ? undefined : byId.get(id);
    return entry && operationOf(entry);
  };
  return {
    version,
    entries,
    named,
    firstSegments: new Set(entries.map(({ path }) => (path.split('/')[1] ?? '').toLowerCase())),
    at: (method, path) => {
      const found = paths(path).find((each) => each.entry.method === method);
      return found && { operation: operationOf(found.entry), path: found.values };
    },
    methodsAt: (path) => paths(path).map(({ entry }) => entry.method),
    nameOf: (id) => names.get(id),
    readAfter: (id) => named(contract.readAfter(id)),
  };
}

function placeOf(store: Store): string | URL {
  const { source, packaged } = contractFileOf(store);
  return typeof RELAY_FOLDER === 'string' ? join(RELAY_FOLDER, packaged) : new URL(`../../${source}`, import.meta.url);
}

function entriesOf(store: Store, contract: OpenContract): readonly ContractEntry[] {
  const own = catalog.flatMap((each) => (each.recipe === undefined && each.store === store ? [each] : []));
  const rows = new Map(own.map((each) => [routeKey(each.method, each.path), each]));
  return contract.names.map((id) => {
    const outline = contract.outline(id);
    const { method, path, tag } = outline;
    const row = rows.get(routeKey(method, path));
    return {
      ...{ id, store, method, path, tag, access: row?.access ?? outline.access, row },
      get summary() {
        return row?.summary ?? outline.summary;
      },
      get deprecated() {
        return outline.deprecated;
      },
      get attributes() {
        return outline.attributes;
      },
    };
  });
}

/** Rows may call the values of a path otherwise than the contract does. */
function routeKey(method: string, path: string): string {
  return `${method} ${path.replace(/\{\w+\}/g, '{}')}`;
}
