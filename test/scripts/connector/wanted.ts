// What every test of the files asks for, and the variants that come of it.
import { variants } from '../../../scripts/connector/variants.ts';

export const wanted = {
  host: 'my-relay.azurewebsites.net',
  entra: { clientId: 'the-connector', resource: 'api://the-relay', tenant: 'common' },
};

/** JSON that a test may walk into as deep as it likes. */
export type FilesTree = { readonly [key: string]: FilesTree } & { readonly [key: number]: FilesTree };

/** As their readers get them: JSON. */
export const made: Readonly<
  Record<keyof ReturnType<typeof variants>, { definition: FilesTree; properties: FilesTree }>
> = JSON.parse(JSON.stringify(variants(wanted)));

export interface Called {
  readonly method: string;
  readonly path: string;
  readonly operation: FilesTree;
}

export function definedOperationsOf({ paths = {} as FilesTree }: FilesTree): readonly Called[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method, path, operation })),
  );
}
