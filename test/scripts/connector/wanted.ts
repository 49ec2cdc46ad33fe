// The options of all tests of the written files, and the resulting variants.
import { variants } from '../../../scripts/connector/variants.ts';

export const wanted = {
  host: 'my-relay.azurewebsites.net',
  entra: { clientId: 'the-connector', resource: 'api://the-relay', tenant: 'common' },
};

/** JSON that a test may access at any depth. */
export type FilesTree = { readonly [key: string]: FilesTree } & { readonly [key: number]: FilesTree };

/** As parsed JSON. */
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
    Object.entries(methods)
      .filter(([method]) => !method.startsWith('x-'))
      .map(([method, operation]) => ({ method, path, operation })),
  );
}
