// As much of App Store Connect's JSON:API as recipes read.
export interface ToOne {
  readonly data?: { readonly id: string } | null;
}
export interface ToMany {
  readonly data?: readonly { readonly id: string }[] | null;
  readonly meta?: RelatedLink['meta'];
}

/** What a resource brings along of a related list: at most as many as were asked for. */
export interface RelatedLink {
  readonly data?: unknown;
  readonly meta?: { readonly paging?: { readonly total?: number; readonly nextCursor?: string } };
}

/** Attributes as a store tells them: each may be missing, or null. Their types are the declared ones. */
export type Nullable<Attributes> = { readonly [Name in keyof Attributes]?: Attributes[Name] | null };

/** One resource with the attributes that a recipe asks for. */
export interface Resource<Attributes> {
  readonly type: string;
  readonly id: string;
  readonly attributes: Nullable<Attributes>;
  readonly relationships?: Readonly<Record<string, ToOne & ToMany>>;
}

/** What a sentence calls a state that the store does not tell. */
export const NO_STATE = 'UNKNOWN';

export interface ResourceDocument<Attributes> {
  readonly data: Resource<Attributes>;
}

export interface ResourceList<Attributes> {
  readonly data: readonly Resource<Attributes>[];
  /** What `include` brought along, of any type. */
  readonly included?: readonly Resource<unknown>[];
}

/** Whether the store says that it left some of them out. */
export function isCut({ data, meta }: RelatedLink = {}): boolean {
  const { total, nextCursor } = meta?.paging ?? {};
  return Number(total) > (Array.isArray(data) ? data.length : 0) || Boolean(nextCursor);
}

/** The ID of the one resource at a relationship; a relationship that holds nothing is null. */
export function relatedId({ relationships }: Resource<unknown>, name: string): string | undefined {
  return relationships?.[name]?.data?.id;
}

/** What was brought along under this ID. */
export function includedOf<Attributes>(
  { included = [] }: Pick<ResourceList<unknown>, 'included'>,
  type: string,
  id: string | undefined,
): Resource<Attributes> | undefined {
  return included.find((each) => each.type === type && each.id === id) as Resource<Attributes> | undefined;
}
