// What a type of resource does beyond being stored: each verb may complete what is asked for, or refuse it.
import type { SimulatedReply } from '../httpMessage.ts';
import type { StoredResource } from './datastore.ts';
import type { AppleRequestContext } from './requestContext.ts';

export interface ResourceChange {
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly related: Readonly<Record<string, readonly StoredResource[]>>;
}

/** A reply is a refusal; without one, what was asked for happens. */
export interface ResourceRule {
  /** The draft is not in the world yet; it can be completed here. */
  readonly create?: (desk: AppleRequestContext, draft: StoredResource) => SimulatedReply | undefined;
  readonly update?: (
    desk: AppleRequestContext,
    resource: StoredResource,
    change: ResourceChange,
  ) => SimulatedReply | undefined;
  readonly remove?: (desk: AppleRequestContext, resource: StoredResource) => SimulatedReply | undefined;
  /** Before a relationship holds others. */
  readonly link?: (
    desk: AppleRequestContext,
    resource: StoredResource,
    name: string,
    others: readonly StoredResource[],
  ) => SimulatedReply | undefined;
  /** Before it is shown. */
  readonly show?: (desk: AppleRequestContext, resource: StoredResource) => void;
}

export type ResourceRules = Readonly<Record<string, ResourceRule>>;
