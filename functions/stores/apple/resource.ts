// The part of App Store Connect's JSON:API that recipes read.
export interface ToOne {
  readonly data?: { readonly id: string } | null;
}
export interface ToMany {
  readonly data?: readonly { readonly id: string }[] | null;
  readonly meta?: RelatedLink['meta'];
}

/** An included related list, truncated at the requested limit. */
export interface RelatedLink {
  readonly data?: unknown;
  readonly meta?: { readonly paging?: { readonly total?: number; readonly nextCursor?: string } };
}

/** Attributes as a store returns them: each may be missing or null. Their types are the declared ones. */
export type Nullable<Attributes> = { readonly [Name in keyof Attributes]?: Attributes[Name] | null };

/** One resource with the requested attributes. */
export interface Resource<Attributes> {
  readonly type: string;
  readonly id: string;
  readonly attributes: Nullable<Attributes>;
  readonly relationships?: Readonly<Record<string, ToOne & ToMany>>;
}

/** Display text of an unknown state. */
export const NO_STATE = 'UNKNOWN';

export interface ResourceDocument<Attributes> {
  readonly data: Resource<Attributes>;
}

export interface ResourceList<Attributes> {
  readonly data: readonly Resource<Attributes>[];
  /** Included resources of any type. */
  readonly included?: readonly Resource<unknown>[];
}

/** Whether the store indicates that included resources were truncated. */
export function isCut({ data, meta }: RelatedLink = {}): boolean {
  const { total, nextCursor } = meta?.paging ?? {};
  return Number(total) > (Array.isArray(data) ? data.length : 0) || Boolean(nextCursor);
}

/** The ID in a to-one relationship; the data of an empty relationship is null. */
export function relatedId({ relationships }: Resource<unknown>, name: string): string | undefined {
  return relationships?.[name]?.data?.id;
}

/** The included resource with this ID. */
export function includedOf<Attributes>(
  { included = [] }: Pick<ResourceList<unknown>, 'included'>,
  type: string,
  id: string | undefined,
): Resource<Attributes> | undefined {
  return included.find((each) => each.type === type && each.id === id) as Resource<Attributes> | undefined;
}
