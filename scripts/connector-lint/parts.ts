// The parts of a definition that rules check, each with its location, and the questions that several rules ask about them.
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

export const TRIGGER = 'x-ms-trigger';

export function isTrigger({ node }: LintedPart): boolean {
  return node[TRIGGER] !== undefined;
}

export function isPolling(one: OperationPart): boolean {
  return isTrigger(one) && one.method === 'get';
}

export function isWebhook(one: OperationPart): boolean {
  return isTrigger(one) && one.method === 'post';
}

/** Makers do not see it. */
export function isHidden({ node }: LintedPart): boolean {
  return node['x-ms-visibility'] === 'internal';
}

export function isShown(part: LintedPart): boolean {
  return !isHidden(part);
}

/** The parameter is the body. */
export function isBody({ node }: LintedPart): boolean {
  return node.in === 'body';
}

/** The parameter is a form field. */
export function isForm({ node }: LintedPart): boolean {
  return node.in === 'formData';
}

export function hasRequestBody({ parameters }: OperationPart): boolean {
  return parameters.some((part) => isBody(part) || isForm(part));
}

/** The first response of a success (2xx) that has a schema, if any. */
export function successResponseOf({ responses }: OperationPart): JsonTree | undefined {
  return responses.find(({ status, node }) => /^2\d\d$/.test(status) && node.schema)?.node;
}
