// The results as text and tables.
import { terminalTable } from '../bench/table.ts';
import type { RelayFound, SoakResults } from './results.ts';

const rows: readonly (readonly [string, (found: RelayFound) => string | number])[] = [
  ['sent', ({ counters }) => counters.sent],
  ['answered as asked', ({ counters }) => counters.right],
  ['refused or answered by an injected fault', ({ counters }) => counters.injected],
  ['callers left', ({ counters }) => counters.left],
  ['broken off by the store', ({ counters }) => counters.brokenOff],
  ['lost', ({ counters }) => counters.lost],
  ['wrong', ({ counters }) => counters.wrong],
  ['secrets in answers', ({ counters }) => counters.leaks],
  ['lines logged', ({ log }) => log.lines],
  ['secrets in the log', ({ log }) => log.leaks],
  ['peak memory, MiB', ({ memory }) => mebibytes(memory.peak)],
  ['growth over the last two thirds, MiB', ({ memory }) => mebibytes(memory.growth)],
  ['growth of the heap, collected, MiB', ({ heapGrowth }) => mebibytes(heapGrowth)],
  ['handles left', ({ left }) => left.handles],
  ['descriptors left', ({ left }) => left.descriptors ?? '-'],
];

export function soakReport(found: SoakResults): string {
  return [
    `${found.seconds} s, seed ${found.seed}`,
    relayTable(found),
    codeTable(found),
    storeTable(found),
    samples(found),
  ]
    .filter(Boolean)
    .join('\n\n');
}

function relayTable({ relays }: SoakResults): string {
  return terminalTable(
    ['', ...relays.map(({ name }) => name)],
    rows.map(([title, of]) => [title, ...relays.map((relay) => String(of(relay)))]),
  );
}

function codeTable({ relays }: SoakResults): string {
  const codes = [...new Set(relays.flatMap(({ counters }) => Object.keys(counters.codes)))].sort();
  return terminalTable(
    ['refused, by code', ...relays.map(({ name }) => name)],
    codes.map((code) => [code, ...relays.map(({ counters }) => String(counters.codes[code] ?? 0))]),
  );
}

function storeTable(found: SoakResults): string {
  return terminalTable(
    ['together', ''],
    [
      ['messages at the stores', found.stores.messages],
      ['exchanges', found.stores.exchanges],
      ['signatures', found.stores.signatures],
      ['writes with a value of their own', found.writes],
      ['duplicated', found.duplicated],
      ['good again after, s', found.recovered?.toFixed(1) ?? 'never'],
    ].map((row) => row.map(String)),
  );
}

function samples({ relays }: SoakResults): string {
  return relays.flatMap(({ name, counters }) => counters.samples.map((sample) => `${name}: ${sample}`)).join('\n');
}

function mebibytes(bytes: number): string {
  return (bytes / 1_048_576).toFixed(1);
}
