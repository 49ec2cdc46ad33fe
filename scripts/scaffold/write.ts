// Writes everything that a new operation needs into a checkout, or nothing on an error.
import type { Operation } from '../../connector/core/operation.ts';
import { stores } from '../../connector/core/stores.ts';
import { generatedNames } from '../generate/files.ts';
import { BRUNO_FOLDER } from '../generate/httpSamples.ts';
import type { NewOperation } from './ask.ts';
import { type ChangeSet, openChangeSet } from './changeSet.ts';
import { refuseTaken } from './conflicts.ts';
import { makeRow } from './row.ts';
import type { ScaffoldStore, ScaffoldStores } from './scaffoldStores.ts';
import { putInCatalog, putRow } from './source.ts';
import type { NewRow } from './storeScaffold.ts';
import { type Answering, putTest } from './testTemplate.ts';
import { keep } from './undo.ts';

export interface WrittenOperation {
  readonly files: readonly string[];
  readonly test: string;
  readonly row: string;
  readonly notes: readonly string[];
  /** Restores the checkout, including generated files. */
  readonly takeBack: () => void;
}

export function writeNew(
  root: string,
  wanted: NewOperation,
  catalog: readonly Operation[],
  known: ScaffoldStores,
): WrittenOperation {
  refuseTaken(wanted, catalog);
  const changes = openChangeSet(root);
  const store = known[wanted.store];
  const made = makeNew(changes, wanted, catalog, store);
  const test = putTest(changes, wanted, made, answeringOf(store));
  const sample = `${BRUNO_FOLDER}${stores[wanted.store].title}/${wanted.id}.bru`;
  const takeBack = keep(root, [...changes.changed(), ...generatedNames, sample]);
  return { files: saved(changes, takeBack), takeBack, test, row: made.file, notes: made.notes };
}

/** The operation in its file and in the catalog, and its stub. */
export function makeNew(
  changes: ChangeSet,
  wanted: NewOperation,
  catalog: readonly Operation[],
  store: ScaffoldStore,
): NewRow {
  const { write, addStub } = store.scaffold;
  if (write) return write(changes, wanted, catalog);
  const made = makeRow(changes, wanted, catalog, store);
  putRow(changes, made.piece);
  putInCatalog(changes, made.piece);
  addStub?.(changes, wanted);
  return made;
}

function answeringOf({ scaffold, isSimulated }: ScaffoldStore): Answering {
  if (!isSimulated) return 'nothing';
  return scaffold.write ? 'simulator' : 'stub';
}

/** On a full disk or a read-only file, no partial change remains. */
function saved({ save }: ChangeSet, takeBack: () => void): readonly string[] {
  try {
    return save();
  } catch (error) {
    takeBack();
    throw error;
  }
}
