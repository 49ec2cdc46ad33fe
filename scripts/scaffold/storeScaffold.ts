// What `npm run new` has to know about one store. Without it, the command writes a row from what the other rows of the store have.
import type { Operation, Parameter } from '../../connector/core/operation.ts';
import type { Schema } from '../../connector/core/schema.ts';
import type { NewOperation } from './ask.ts';
import type { ChangeSet } from './changeSet.ts';

export interface StoreScaffold {
  /** Set if the store has a document that a program can read: its operations are found by their names there. */
  readonly document?: OperationDocument;
  /** Writes the operation in a form of the store's own, in place of a row. */
  readonly write?: (changes: ChangeSet, wanted: NewOperation, catalog: readonly Operation[]) => NewRow;
  /** Inputs and responses that rows import, by file relative to the rows, then by the name of the constant. */
  readonly shared?: Readonly<Record<string, Readonly<Record<string, Parameter | Schema>>>>;
  /** Adds a call to the simulator that answers 501, and whatever else lists the store's operations. */
  readonly addStub?: (changes: ChangeSet, wanted: NewOperation) => void;
}

/** The machine-readable document of a store. */
export interface OperationDocument {
  /** As in "Apple's contract does not have ...". */
  readonly title: string;
  /** What the document calls the name of an operation. */
  readonly nameTitle: string;
  /** The page of this project that lists the operations. */
  readonly page: string;
  /** An operation and the ID for it, for the usage text. */
  readonly example: readonly [operation: string, id: string];
  /** The method and path of an operation, such as `GET /v1/apps`; undefined if the document does not have it. */
  readonly routeOf: (operation: string) => string | undefined;
  readonly suggestedId: (operation: string) => string;
  /** A first version of the texts, from the ID. */
  readonly sentencesOf: (id: string) => { readonly summary: string; readonly description: string };
  /** The inputs that have a label, with the label that follows from the name of each. */
  readonly labelsOf: (operation: string) => Readonly<Record<string, string>>;
}

/** An operation that was added to the catalog. */
export interface NewRow {
  readonly file: string;
  /** The constant with the rows of the file. */
  readonly exported: string;
  /** The required inputs, named as in the relay's validation error. */
  readonly required: readonly string[];
  /** Set if the simulator answers with a list. */
  readonly list?: SimulatedList;
  /** Tasks for the developer who adds the row. */
  readonly notes: readonly string[];
}

export interface SimulatedList {
  /** The member with the items. */
  readonly items: string;
  /** The operation whose first item has the ID for the path. */
  readonly parents?: string;
}
