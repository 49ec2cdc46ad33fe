// Writes everything that a new operation needs into a checkout, or nothing on an error.
import type { Operation } from '../../connector/core/operation.ts';
import { stores } from '../../connector/core/stores.ts';
import { generatedNames } from '../generate/files.ts';
import { BRUNO_FOLDER } from '../generate/httpSamples.ts';
import { makeApple, type NewRow } from './apple.ts';
import type { NewOperation } from './ask.ts';
import { type ChangeSet, openChangeSet } from './changeSet.ts';
import { refuseTaken } from './conflicts.ts';
import { makeSamsung } from './samsung.ts';
import { putInCatalog, putRow } from './source.ts';
import { putStub } from './stub.ts';
import { putOffered, putTest } from './testTemplate.ts';
import { keep } from './undo.ts';

export interface WrittenOperation {
  readonly files: readonly string[];
  readonly test: string;
  readonly row: string;
  readonly notes: readonly string[];
  /** Restores the checkout, including generated files. */
  readonly takeBack: () => void;
}

export function writeNew(root: string, wanted: NewOperation, catalog: readonly Operation[]): WrittenOperation {
  refuseTaken(wanted, catalog);
  const changes = openChangeSet(root);
  const made = wanted.store === 'apple' ? makeApple(changes, wanted, catalog) : putSamsung(changes, wanted, catalog);
  const test = putTest(changes, wanted, made);
  const sample = `${BRUNO_FOLDER}${stores[wanted.store].title}/${wanted.id}.bru`;
  const takeBack = keep(root, [...changes.changed(), ...generatedNames, sample]);
  return { files: saved(changes, takeBack), takeBack, test, row: made.file, notes: made.notes };
}

function putSamsung(changes: ChangeSet, wanted: NewOperation, catalog: readonly Operation[]): NewRow {
  const made = makeSamsung(changes, wanted, catalog);
  putRow(changes, made.piece);
  putInCatalog(changes, made.piece);
  putStub(changes, wanted);
  putOffered(changes, wanted);
  return made;
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
