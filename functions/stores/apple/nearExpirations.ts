// What is about to expire: each thing once, when it crosses the threshold.
import { type ExpirationKind, expirationKinds } from '../../../connector/relay/expirations.ts';
import { nextStates, parsedTime } from '../../triggers/stateDiff.ts';
import { readStates, writtenStates } from '../../triggers/stateSource.ts';
import { type Expiration, expirationRow, expiresWithin } from '../../workflow/expirations.ts';
import { type PollContext, pollSource } from '../../workflow/pollSource.ts';
import { appleExpirations } from './expirations.ts';

/** Days before the expiration, if the flow does not say. */
const DAYS_BEFORE = 30;
/** The one state that the checkpoint has: what is in it was reported. */
const NEAR = 'NEAR';

export const nearExpirations = pollSource(3_600, readStates, async (context, past) => {
  const within = context.input<number>('daysBefore') ?? DAYS_BEFORE;
  const near = (await readAll(context))
    .filter((each) => expiresWithin(each, within, context.now))
    .map((each) => expirationRow(each, context.now))
    .map((row) => ({ id: keyOf(row), state: NEAR, at: parsedTime(row.expiresAt), item: row }));
  const { items, states } = nextStates(past, near, { isFinal: () => false, isWanted: () => true });
  const rows = new Map(near.map(({ item }) => [keyOf(item), item]));
  return {
    items: items.flatMap((item) => rows.get(keyOf(item)) ?? []),
    checkpoint: writtenStates(states),
    more: false,
  };
});

/** An ID is unique within its kind. */
function keyOf({ kind, id }: Readonly<Record<string, unknown>>): string {
  return `${kind} ${id}`;
}

/** All kinds, or the poll fails: one that cannot be read would never be reported. */
async function readAll({ listAll, share, input }: PollContext): Promise<readonly Expiration[]> {
  const kinds = input<readonly ExpirationKind[]>('kinds') ?? expirationKinds;
  const lists = kinds.map((kind) =>
    share([kind], async () => (await appleExpirations.kinds[kind]?.({ listAll }, { olderBuilds: false })) ?? []),
  );
  return (await Promise.all(lists)).flat();
}
