// Refuses a file address that the relay may not fetch, before the recipe does anything: a plan, a job or a step.
import { Failure } from '../core/errors.ts';
import type { ValidatedRequest } from '../pipeline/validate.ts';
import type { FileHosts } from '../transport/externalFiles.ts';

/** The name of an input with the address of a file to fetch, in the query, the body or a row of the body. */
const FILE_INPUT = 'fileUrl';

/** An address, and where it is: `query.fileUrl`, `body.pictures.2.fileUrl`. */
type Placed = readonly [target: string, address: string];

/** Throws `invalid_request`, with the name of each input in `details`. */
export function checkFileAddresses({ query, body }: ValidatedRequest, files: Pick<FileHosts, 'check'>): void {
  const found = [...addressesIn(query, 'query'), ...addressesIn(body, 'body')];
  const faults = found.flatMap(([target, address]) => {
    const message = faultOf(address, files);
    return message === undefined ? [] : [{ code: 'invalid', message, target }];
  });
  const [first] = faults;
  if (first) throw new Failure('invalid_request', `${first.target}: ${first.message}`, { details: faults });
}

function addressesIn(value: unknown, place: string): readonly Placed[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]): readonly Placed[] => {
    const target = `${place}.${name}`;
    if (name !== FILE_INPUT || typeof each !== 'string') return addressesIn(each, target);
    return each === '' ? [] : [[target, each]];
  });
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
