// The parts of a definition that rules look at, each with its place.
import type { JsonTree } from './json.ts';

/** A piece of the document; `place` is its JSON pointer behind the name of its file. */
export interface LintedPart {
  readonly place: string;
  readonly node: JsonTree;
}

export interface PathPart extends LintedPart {
  readonly path: string;
}

/** `status` is empty on a shared response. */
export interface ResponsePart extends LintedPart {
  readonly status: string;
}

export interface OperationPart extends PathPart {
  readonly method: string;
  readonly id: string;
  readonly item: JsonTree;
  /** References followed, those of the path included. */
  readonly parameters: readonly LintedPart[];
  readonly responses: readonly ResponsePart[];
  /** The schema of the body, reference not followed. */
  readonly body: unknown;
  /** The names of all definitions that it comes to. */
  readonly definitions: ReadonlySet<string>;
}

export interface SchemaPart extends LintedPart {
  readonly position: 'root' | 'property' | 'items' | 'values' | 'part';
  /** The key of a property. */
  readonly name: string;
  readonly required: boolean;
  /** The schema or one that it is in is hidden from makers. */
  readonly internal: boolean;
  readonly input: boolean;
  readonly output: boolean;
}
