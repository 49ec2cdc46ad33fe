// What to do after a fault: a read is simply made again; of a write nobody knows whether it was made.
import type { Operation } from '../connector/operation.ts';
import { Failure } from './errors.ts';

const LATER = 'Try again later.';
const LOOK_FIRST = 'Look whether the change was made before you try again.';

/** Whether a call changes nothing at the store: it may be made again after a fault. */
export const isRead = ({ method, safe }: Pick<Operation, 'method' | 'safe'>): boolean =>
  method === 'GET' || safe === true;

export const nextStep = (read: boolean): string => (read ? LATER : LOOK_FIRST);

/** Faults after which a write that was sent may have been made. */
const doubtful: readonly string[] = ['store_timeout', 'store_unreachable', 'store_invalid_answer'];

/** The failure of a write that was sent, with the advice that is true of it; any other stays as it is. */
export function forWrite(thrown: unknown): unknown {
  if (!(thrown instanceof Failure) || !doubtful.includes(thrown.code) || /before you try again/.test(thrown.message))
    return thrown;
  const { code, message, status, details, headers, cause } = thrown;
  const told = message.replace(/ Try again[^.]*\.$/, '');
  return new Failure(code, `${told} ${LOOK_FIRST}`, { status, details, headers, cause });
}
