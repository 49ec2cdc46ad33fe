// Apple's tables: gzipped tab-separated lines.
import { gzipSync } from 'node:zlib';
import type { SimulatedReply } from '../../httpMessage.ts';

export type TsvRow = Readonly<Record<string, string | number>>;

/** A column that a row does not have is empty. */
export function tsvFile(columns: readonly string[], rows: readonly TsvRow[]): string {
  return [columns, ...rows.map((row) => columns.map((name) => row[name] ?? ''))]
    .map((line) => `${line.join('\t')}\n`)
    .join('');
}

export function gzipped(text: string): SimulatedReply {
  return {
    status: 200,
    headers: { 'content-type': 'application/a-gzip' },
    body: gzipSync(text),
  };
}
