// What a collection of App Store Connect is made of: resources, and what its two operations can be asked.
import type { AppleAccount } from '../keys.ts';
import type { KindName } from './kinds.ts';

export interface Resource {
  readonly type: KindName;
  readonly id: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly related?: Readonly<Record<string, readonly Resource[]>>;
}

/** The values of a resource that a filter looks at. */
export type Values = (resource: Resource) => readonly unknown[];

export interface Filter {
  readonly values: Values;
  /** The words that it takes; any text when absent. */
  readonly words?: readonly string[];
}

/** How an included relationship is filled: one resource or several, and of which kind. */
export interface Link {
  readonly type: KindName;
  readonly many: boolean;
}

export interface Collection {
  readonly type: KindName;
  readonly resources: (account: AppleAccount) => readonly Resource[];
  readonly filters: Readonly<Record<string, Filter>>;
  readonly exists: Readonly<Record<string, Values>>;
  readonly sorts: readonly string[];
  readonly include: Readonly<Record<string, Link>>;
  /** What Apple's document knows besides; a refusal names them. */
  readonly allows: readonly string[];
}
