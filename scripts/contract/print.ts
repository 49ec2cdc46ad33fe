// Prints the facts with one line per enum, schema, resource and operation, so that a diff shows the changes.
import type { StoredContract } from '../../connector/stores/apple/contractFile.ts';

/** JSON with one fact per line. */
export function printContract({ version, ...tables }: StoredContract): string {
  const parts = [
    `"version":${JSON.stringify(version)}`,
    ...Object.entries(tables).map(([name, table]) => section(name, table)),
  ];
  return `{\n${parts.join(',\n')}\n}\n`;
}

function section(name: string, table: Readonly<Record<string, unknown>>): string {
  const lines = Object.entries(table).map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`);
  return `"${name}":{\n${lines.join(',\n')}\n}`;
}
