// The parts of a definition that rules check, each with its location.
import type { JsonTree } from './json.ts';

/** A part of the document; `place` is its JSON pointer after the file name. */
export interface LintedPart {
  readonly place: string;
  readonly node: JsonTree;
}

export interface PathPart extends LintedPart {
  readonly path: string;
}

/** `status` is empty for a shared response. */
export interface ResponsePart extends LintedPart {
  readonly status: string;
}

export interface OperationPart extends PathPart {
  readonly method: string;
  readonly id: string;
  readonly item: JsonTree;
  /** With references resolved, including the path's parameters. */
  readonly parameters: readonly LintedPart[];
  readonly responses: readonly ResponsePart[];
  /** The schema of the body, with its reference unresolved. */
  readonly body: unknown;
  /** The names of all definitions that it reaches. */
  readonly definitions: ReadonlySet<string>;
}

export interface SchemaPart extends LintedPart {
  readonly position: 'root' | 'property' | 'items' | 'values' | 'part';
  /** The key of a property. */
  readonly name: string;
  readonly required: boolean;
  /** The schema or one of its parents is hidden from makers. */
  readonly internal: boolean;
  readonly input: boolean;
  readonly output: boolean;
}
