// What every test of the files asks for, and the variants that come of it.
import { variants } from '../../../scripts/connector/variants.ts';

export const wanted = {
  host: 'my-relay.azurewebsites.net',
  entra: { clientId: 'the-connector', resource: 'api://the-relay', tenant: 'common' },
};

/** JSON that a test may walk into as deep as it likes. */
export type Tree = { readonly [key: string]: Tree } & { readonly [key: number]: Tree };

/** As their readers get them: JSON. */
export const made: Readonly<Record<keyof ReturnType<typeof variants>, { definition: Tree; properties: Tree }>> =
  JSON.parse(JSON.stringify(variants(wanted)));

export interface Called {
  readonly method: string;
  readonly path: string;
  readonly operation: Tree;
}

export const operationsOf = ({ paths = {} as Tree }: Tree): readonly Called[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method, path, operation })),
  );
