// Refuses a file address that the relay may not fetch, before the recipe does anything: a plan, a job or a step.
import type { Operation } from '../../connector/core/operation.ts';
import type { Schema } from '../../connector/core/schema.ts';
import { Failure } from '../core/errors.ts';
import type { ValidatedRequest } from '../pipeline/validate.ts';
import type { FileHosts } from '../transport/externalFiles.ts';

/** An address, and where it is: `query.fileUrl`, `body.pictures.2.fileUrl`. */
type Placed = readonly [target: string, address: string];

/** Throws `invalid_request`, with the name of each input in `details`. */
export function checkFileAddresses(
  { parameters, body: schema }: Pick<Operation, 'parameters' | 'body'>,
  { query, body }: ValidatedRequest,
  files: Pick<FileHosts, 'check'>,
): void {
  const found = [
    ...parameters.flatMap(({ name, schema: own }) => addressesIn(own, query[name], `query.${name}`)),
    ...(schema ? addressesIn(schema, body, 'body') : []),
  ];
  const faults = found.flatMap(([target, address]) => {
    const message = faultOf(address, files);
    return message === undefined ? [] : [{ code: 'invalid', message, target }];
  });
  const [first] = faults;
  if (first) throw new Failure('invalid_request', `${first.target}: ${first.message}`, { details: faults });
}

/** The values of the inputs that are file addresses by their schema. An empty one is none. */
function addressesIn({ isFileAddress, items, properties }: Schema, value: unknown, place: string): readonly Placed[] {
  if (isFileAddress) return typeof value === 'string' && value !== '' ? [[place, value]] : [];
  if (items && Array.isArray(value)) return value.flatMap((each, at) => addressesIn(items, each, `${place}.${at}`));
  if (!properties || typeof value !== 'object' || value === null) return [];
  const members = value as Readonly<Record<string, unknown>>;
  return Object.entries(properties).flatMap(([name, each]) => addressesIn(each, members[name], `${place}.${name}`));
}

function faultOf(address: string, files: Pick<FileHosts, 'check'>): string | undefined {
  try {
    files.check(address);
    return undefined;
  } catch (thrown) {
    if (thrown instanceof Failure) return thrown.message;
    throw thrown;
  }
}
