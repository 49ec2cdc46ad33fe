// Writes everything that a new operation needs into a checkout; where something is wrong with it, nothing.
import type { Operation } from '../../connector/operation.ts';
import { makeApple } from './apple.ts';
import type { Wanted } from './ask.ts';
import { openDesk } from './desk.ts';
import { putOffered, putTest } from './proof.ts';
import { makeSamsung } from './samsung.ts';
import { putInCatalog, putRow } from './source.ts';
import { putStub } from './stub.ts';
import { refuseTaken } from './taken.ts';

export interface Written {
  readonly files: readonly string[];
  readonly test: string;
  readonly row: string;
  readonly notes: readonly string[];
}

export const writeNew = (root: string, wanted: Wanted, catalog: readonly Operation[]): Written => {
  refuseTaken(wanted, catalog);
  const desk = openDesk(root);
  const made = wanted.store === 'apple' ? makeApple(desk, wanted, catalog) : makeSamsung(desk, wanted, catalog);
  putRow(desk, made.piece);
  putInCatalog(desk, made.piece);
  if (wanted.store === 'samsung') {
    putStub(desk, wanted);
    putOffered(desk, wanted);
  }
  const test = putTest(desk, wanted, made);
  return { files: desk.save(), test, row: made.piece.file, notes: made.notes };
};
