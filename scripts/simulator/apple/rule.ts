// Special behaviour of a resource type: each hook may complete a request or reject it.
import type { SimulatedReply } from '../httpMessage.ts';
import type { StoredResource } from './datastore.ts';
import type { AppleRequestContext } from './requestContext.ts';

export interface ResourceChange {
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly related: Readonly<Record<string, readonly StoredResource[]>>;
}

/** A reply rejects the request; without one, the request is performed. */
export interface ResourceRule {
  /** The draft is not stored yet; the hook can complete it. */
  readonly create?: (context: AppleRequestContext, draft: StoredResource) => SimulatedReply | undefined;
  readonly update?: (
    context: AppleRequestContext,
    resource: StoredResource,
    change: ResourceChange,
  ) => SimulatedReply | undefined;
  readonly remove?: (context: AppleRequestContext, resource: StoredResource) => SimulatedReply | undefined;
  /** Before a relationship changes. */
  readonly link?: (
    context: AppleRequestContext,
    resource: StoredResource,
    name: string,
    others: readonly StoredResource[],
  ) => SimulatedReply | undefined;
  /** Before the resource is returned. */
  readonly show?: (context: AppleRequestContext, resource: StoredResource) => void;
}

export type ResourceRules = Readonly<Record<string, ResourceRule>>;
