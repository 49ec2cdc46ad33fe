// Apple's contract for a route: its inputs, and the resource type of its response.
import { type ContractOperation, operationNamed } from '../../../simulator/apple/contract/operation.ts';
import { routesAt } from '../../../simulator/apple/contract/routes.ts';
import { type ContractSchema, resolveReference, schemaNamed } from '../../../simulator/apple/contract/source.ts';

/** A resource type: Apple's names for its schema and its type. */
export interface HeldResource {
  readonly name: string;
  readonly type: string;
  readonly schema: ContractSchema;
}

export interface KnownRoute {
  readonly operation: ContractOperation;
  /** Content of the response; undefined for a 204. */
  readonly held?: HeldResource;
  readonly many: boolean;
}

/** Apple's operation at this route; undefined if the contract does not have the path. */
export function knownAt(method: string, path: string): KnownRoute | undefined {
  const routes = routesAt(path);
  const route = routes.find((each) => each.method === method);
  if (!route && routes.length > 0)
    throw new Error(`Apple has no ${method} for ${path}, but ${routes.map((each) => each.method).join(' and ')}.`);
  if (!route) return undefined;
  const operation = operationNamed(route.name);
  const held = operation.answer === undefined ? undefined : heldIn(operation.answer);
  const many = schemaNamed(operation.answer ?? '').properties?.data?.type === 'array';
  return { operation, many, ...(held && { held }) };
}

function answeredTypeOf(schema: ContractSchema): string {
  return resolveReference(schema).properties?.type?.enum?.[0] ?? '';
}

function heldIn(answer: string): HeldResource | undefined {
  const data = schemaNamed(answer).properties?.data;
  const node = data?.items ?? data;
  const name = node?.$ref?.split('/').at(-1);
  return node && name ? { name, type: answeredTypeOf(node), schema: resolveReference(node) } : undefined;
}
