// The catalog as the table of operations in the readme.
import type { Operation } from './operation.ts';

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

export const markdown = (catalog: readonly Operation[], prefix = '/api'): string =>
  [
    '| Operation | Call | Class | What it does |',
    '|---|---|---|---|',
    ...catalog.map(
      ({ id, method, address, access, description }) =>
        `| ${id} | \`${method} ${prefix}/${address}\` | ${access} | ${cell(description)} |`,
    ),
  ].join('\n');
