// How the flat inputs of an operation become a JSON:API document.

/** One or several related resources, named by ID in an input. */
export interface Relation {
  readonly relationship: string;
  readonly type: string;
  readonly many?: true;
}

/** The JSON:API document of one resource (`included`: the input with resources to create in the same request). With `links`, the input with the IDs, it is a document of relationship linkages of that type. */
export type DocumentForm =
  | {
      readonly type: string;
      /** The path value with the resource ID; undefined for a new resource. */
      readonly id?: string;
      /** The inputs that are relationships; all others are attributes. */
      readonly relations: Readonly<Record<string, Relation>>;
      readonly included?: string;
    }
  | { readonly links: string; readonly type: string; readonly many?: true };
