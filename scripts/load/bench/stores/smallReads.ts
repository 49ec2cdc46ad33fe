// Small reads, one after the other, of the relay and of the store itself in turn: what slows down both is not the relay.
import { quantile } from '../numbers.ts';
import { type Address, wireCallOf } from './call.ts';
import { type Connection, openConnection } from './connection.ts';

export interface SmallReads {
  readonly relay: Address;
  readonly store: Address;
  readonly headers: Readonly<Record<string, string>>;
  readonly milliseconds: number;
}

export interface Reads {
  /** Milliseconds of the reads of the relay, and of those of the store. */
  readonly p99: number;
  readonly storeP99: number;
  /** Reads of the relay, and how many of them had another status than 200. */
  readonly reads: number;
  readonly refused: number;
}

export async function smallReads({ relay, store, headers, milliseconds }: SmallReads): Promise<Reads> {
  const [ofRelay, ofStore] = [readerOf(relay, headers), readerOf(store, {})];
  const until = performance.now() + milliseconds;
  while (performance.now() < until) {
    await ofRelay.read();
    await ofStore.read();
  }
  for (const { close } of [ofRelay, ofStore]) close();
  return {
    p99: quantile(ofRelay.took, 0.99),
    storeP99: quantile(ofStore.took, 0.99),
    reads: ofRelay.took.length,
    refused: ofRelay.refused(),
  };
}

/** Reads over one connection, which is opened again if it is lost. */
function readerOf(address: Address, headers: SmallReads['headers']) {
  const call = wireCallOf(address, headers);
  const took: number[] = [];
  let refused = 0;
  let connection: Connection | undefined;
  const read = async (): Promise<void> => {
    const began = performance.now();
    connection ??= await openConnection(address.origin);
    const status = await connection.ask(call).catch(() => undefined);
    took.push(performance.now() - began);
    if (status !== 200) refused += 1;
    if (status === undefined) connection = undefined;
  };
  return { read, took, refused: () => refused, close: () => connection?.close() };
}
