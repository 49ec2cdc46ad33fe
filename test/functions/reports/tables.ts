// Tables from tab-separated texts, through all steps of a report: compressed, decompressed, written.
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { streamTable } from '../../../functions/reports/streamTable.ts';
import type { TableOptions } from '../../../functions/reports/tableParser.ts';
import { createTableStream } from '../../../functions/reports/tableStream.ts';
import type { PackedFile } from '../../../functions/reports/unzip.ts';
import type { Warning } from '../../../functions/reports/warnings.ts';

export async function* tableFiles(...packed: readonly PackedFile[]): AsyncGenerator<PackedFile> {
  yield* packed;
}

/** Lines of cells in Apple's format. */
export function tsvBytes(...lines: readonly (readonly string[])[]): string {
  return lines.map((cells) => `${cells.join('\t')}\n`).join('');
}

export function pack(text: string): PackedFile {
  return { body: gzipSync(text) };
}

function asked(given: Partial<TableOptions>): TableOptions {
  return { format: 'json', report: {}, ...given };
}

export async function pourAll(packed: readonly PackedFile[], given: Partial<TableOptions> = {}): Promise<string> {
  const body = await streamTable(tableFiles(...packed), createTableStream(asked(given)));
  return (body instanceof Readable ? await buffer(body) : body).toString();
}

export interface Read {
  readonly empty: boolean;
  readonly reasonCode?: string;
  readonly period?: unknown;
  readonly totals?: unknown;
  readonly columns: readonly { readonly key: string; readonly title: string; readonly type: string }[];
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly warnings: readonly Warning[];
  readonly warningCount: number;
}

export async function tableFrom(texts: readonly string[], given: Partial<TableOptions> = {}): Promise<Read> {
  return JSON.parse(await pourAll(texts.map(pack), given));
}

export function csvOf(texts: readonly string[], given: Partial<TableOptions> = {}): Promise<string> {
  return pourAll(texts.map(pack), { format: 'csv', ...given });
}

/** A simple parser for RFC 4180. */
export function readCsv(text: string): readonly (readonly string[])[] {
  const lines: string[][] = [];
  let line: string[] = [];
  for (const [, quoted, plain = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    line.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    lines.push(line);
    line = [];
  }
  return lines;
}
