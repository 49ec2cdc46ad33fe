// What a type of resource does beyond being stored: each verb may complete what is asked for, or refuse it.
import type { Reply } from '../httpMessage.ts';
import type { Resource } from './datastore.ts';
import type { Desk } from './requestContext.ts';

export interface Change {
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly related: Readonly<Record<string, readonly Resource[]>>;
}

/** A reply is a refusal; without one, what was asked for happens. */
export interface Rule {
  /** The draft is not in the world yet; it can be completed here. */
  readonly create?: (desk: Desk, draft: Resource) => Reply | undefined;
  readonly update?: (desk: Desk, resource: Resource, change: Change) => Reply | undefined;
  readonly remove?: (desk: Desk, resource: Resource) => Reply | undefined;
  /** Before a relationship holds others. */
  readonly link?: (desk: Desk, resource: Resource, name: string, others: readonly Resource[]) => Reply | undefined;
  /** Before it is shown. */
  readonly show?: (desk: Desk, resource: Resource) => void;
}

export type Rules = Readonly<Record<string, Rule>>;
