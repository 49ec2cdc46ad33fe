// The results as text: tables for a terminal, or for Markdown.
import { goalsOf } from './goals.ts';
import type { Part } from './part.ts';
import { partNames, parts } from './parts.ts';
import type { BenchResults, Machine } from './results.ts';
import { markdownTable, type Table, terminalTable } from './table.ts';

/** Ratios are medians (lowest-highest) to the raw Node pipe in the same round, if nothing else is said. */
export function benchReport(found: BenchResults, isMarkdown = false): string {
  const draw = isMarkdown ? markdownTable : terminalTable;
  const shown = ({ head, rows, notes = [] }: Table): string =>
    [draw(head, rows), ...notes].join(isMarkdown ? '\n\n' : '\n');
  return [
    machineWords(found.machine, found.seconds),
    'Figures are medians (least-most). Ratios are to the raw Node pipe in the same round, if nothing else is said.',
    ...tablesOf(found).map(shown),
    shown(goalTable(found)),
  ].join('\n\n');
}

function tablesOf(found: BenchResults): readonly Table[] {
  return partNames.flatMap((name) => {
    const part: Part<unknown> = parts[name];
    return found[name] === undefined ? [] : part.tables(found[name]);
  });
}

function machineWords({ node, processor, cores, pinned, busy }: Machine, seconds: number): string {
  const where = pinned ? 'what is measured has a core of its own' : 'nothing is pinned to a core';
  const load = busy.map((each) => each.toFixed(1)).join(' to ');
  return `Node ${node}, ${cores} cores of ${processor}; ${where}; load ${load}; ${seconds.toFixed(0)} seconds.`;
}

function goalTable(found: BenchResults): Table {
  return {
    head: ['goal', 'wanted', 'reached', ''],
    rows: goalsOf(found).map(({ goal, wanted, reached, met }) => [goal, wanted, reached, met ? 'met' : 'MISSED']),
  };
}
