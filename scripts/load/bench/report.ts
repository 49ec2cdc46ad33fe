// The results as text and tables.

import { goalsOf } from './goals.ts';
import type { Spread } from './numbers.ts';
import type { AccountsFound } from './parts/accounts.ts';
import type { Counted, Counts } from './parts/counted.ts';
import type { Gigabyte } from './parts/gigabyte.ts';
import type { Greedy } from './parts/greedy.ts';
import { type HeldMemoryFound, LATER } from './parts/memory.ts';
import type { Pollers } from './parts/pollers.ts';
import type { Starts } from './parts/start.ts';
import type { CellReport } from './parts/throughput.ts';
import type { BenchResults, Machine } from './results.ts';
import { terminalTable } from './table.ts';

const ratio = range(2);
const whole = range(0);

/** Ratios are medians (lowest-highest) to the raw Node pipe of the same round. */
export function benchReport(found: BenchResults): string {
  return [
    machineWords(found.machine),
    'Ratios are to the raw Node pipe in the same round: median (least-most).',
    ...(found.throughput ?? []).map(cellWords),
    found.wholeRun && wholeRunWords(found.wholeRun),
    found.counted && countedWords(found.counted),
    found.pollers && pollerWords(found.pollers),
    found.greedy && greedyWords(found.greedy),
    found.gigabyte && gigabyteWords(found.gigabyte),
    found.memory && memoryWords(found.memory),
    found.start && startWords(found.start),
    found.accounts && accountWords(found.accounts),
    goalWords(found),
  ]
    .filter(Boolean)
    .join('\n\n');
}

function machineWords({ node, processor, cores, pinned, busy }: Machine): string {
  return `Node ${node}, ${cores} cores of ${processor}; ${pinned ? 'what is measured has a core of its own' : 'nothing is pinned to a core'}; load ${busy.map((each) => each.toFixed(1)).join(' to ')}`;
}

function cellWords({ size, gzip, connections, rounds, rows }: CellReport): string {
  const words = rows.map(({ name, throughput, cpu, absolute }) => [
    name,
    ratio(throughput),
    cpu ? ratio(cpu) : '-',
    absolute.perSecond.toFixed(0),
    absolute.cpu?.toFixed(0) ?? '-',
    absolute.p50.toFixed(2),
    absolute.p99.toFixed(1),
  ]);
  const title = `${size}${gzip ? ' gzipped' : ''}, ${connections} connection${connections > 1 ? 's' : ''}, ${rounds} rounds`;
  return terminalTable([title, 'calls/s, ratio', 'CPU, ratio', 'calls/s', 'CPU us', 'p50 ms', 'p99 ms'], words);
}

function wholeRunWords({ keys }: Counts): string {
  return terminalTable(
    ['the whole run, by key', 'calls', 'signatures'],
    Object.entries(keys).map(([key, { calls, signatures }]) => [key, String(calls), String(signatures)]),
  );
}

function countedWords({ coldSignatures, coldExchanges, hour, exchangesNextDay }: Counted): string {
  return terminalTable(
    ['counted', ''],
    [
      ['signatures for 1,000 concurrent calls, cold', String(coldSignatures)],
      ['exchanges for 1,000 concurrent calls, cold', String(coldExchanges)],
      [`signatures in an hour of ${hour.calls} calls`, String(hour.signatures)],
      ['exchanges until the next day', String(exchangesNextDay)],
    ],
  );
}

function pollerWords({ flows, polls, sameQuestion, twoQuestions, minutes }: Pollers): string {
  return terminalTable(
    [`${flows.toLocaleString('en')} flows, ${polls.toLocaleString('en')} polls`, 'store calls'],
    [
      ['one app, one minute', String(sameQuestion)],
      ['one app, two filters, one minute', String(twoQuestions)],
      [`one app, ${minutes.minutes} minutes`, String(minutes.calls)],
    ],
  );
}

function greedyWords(rows: readonly Greedy[]): string {
  return terminalTable(
    ['small reads beside a greedy caller', 'p99, ratio to idle', 'idle ms', 'p99 ms', 'reads', 'refused'],
    rows.map(({ kind, ratio: times, idle, p99, reads, refused }) => [
      kind,
      ratio(times),
      idle.toFixed(1),
      p99.toFixed(1),
      String(reads),
      String(refused),
    ]),
  );
}

function gigabyteWords(gigabytes: readonly Gigabyte[]): string {
  return terminalTable(
    ['one GiB through the pipe', 'MB/s', 'ratio', 'CPU s', 'CPU, ratio', 'MiB over idle', 'raw pipe'],
    gigabytes.map((each) => [
      each.direction,
      whole(each.megabytes),
      ratio(each.ratio),
      ratio(each.cpu),
      ratio(each.cpuRatio),
      whole(each.memory),
      whole(each.rawMemory),
    ]),
  );
}

function memoryWords(held: readonly HeldMemoryFound[]): string {
  return terminalTable(
    ['MiB over idle', 'calls', 'answered', 'seconds', 'idle', 'at most', `${LATER / 1000} s later`],
    held.map(({ kind, calls, answered, seconds, idle, most, later }) => [
      kind,
      ...[calls, answered, seconds, idle, most, later].map((each) => each.toFixed(0)),
    ]),
  );
}

function startWords({ rows, bundleBytes }: Starts): string {
  return terminalTable(
    [`first answer, ms (bundle ${(bundleBytes / 1024).toFixed(0)} KiB)`, 'Health', 'ListApps'],
    rows.map(({ name, health, listApps }) => [name, health ? whole(health) : '-', whole(listApps)]),
  );
}

function accountWords({ count, crowds, used, eachOther }: AccountsFound): string {
  return [
    terminalTable(
      ['against one account', 'CPU of a call, ratio', 'CPU us with one', 'first answer, ms more'],
      crowds.map((each) => [each.kind, ratio(each.cpu), each.cpuOfOne.toFixed(0), whole(each.startMore)]),
    ),
    terminalTable(
      [`each of ${count.toLocaleString('en')} accounts, used once`, ''],
      [
        ['RSS, KiB', used.rss.toFixed(1)],
        ['RSS after a collection, KiB', used.rssCollected.toFixed(1)],
        ['heap, KiB', used.heap.toFixed(1)],
        ['CPU of its first call, ratio to a call of an account in use', eachOther.toFixed(1)],
      ],
    ),
  ].join('\n\n');
}

function goalWords(found: BenchResults): string {
  return terminalTable(
    ['goal', 'wanted', 'reached', ''],
    goalsOf(found).map(({ goal, wanted, reached, met }) => [goal, wanted, reached, met ? 'met' : 'MISSED']),
  );
}

function range(digits: number) {
  return ({ median, least, most }: Spread): string =>
    `${median.toFixed(digits)} (${least.toFixed(digits)}-${most.toFixed(digits)})`;
}
