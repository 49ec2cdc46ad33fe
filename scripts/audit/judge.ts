// Problems of a run-time package, and the totals of all packages.
import type { Package } from './packages.ts';

/** Licences whose only condition is to include their text and copyright notice. */
const permissive = new Set(['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0']);

export interface PackageTotal {
  readonly packages: number;
  readonly direct: number;
  readonly bytes: number;
  readonly licences: Readonly<Record<string, number>>;
}

export function judgePackages(packages: readonly Package[]): string[] {
  return packages.flatMap(faultsOf);
}

export function total(packages: readonly Package[]): PackageTotal {
  const licences: Record<string, number> = {};
  for (const { licence } of packages) licences[licence] = (licences[licence] ?? 0) + 1;
  return {
    packages: packages.length,
    direct: packages.filter(({ direct }) => direct).length,
    bytes: packages.reduce((sum, { bytes }) => sum + bytes, 0),
    licences,
  };
}

function faultsOf({ name, version, licence, installScript, installed, optional }: Package): string[] {
  const which = `${name} ${version}`;
  return [
    ...(isPermissive(licence) ? [] : [`${which} has the licence ${licence}, which is not on the short list`]),
    ...(installScript ? [`${which} runs a script when it is installed`] : []),
    ...(installed || optional ? [] : [`${which} is not installed: run npm ci`]),
  ];
}

/** An SPDX expression with OR is a choice, one with AND is not. */
function isPermissive(licence: string): boolean {
  return licence
    .replace(/[()]/g, '')
    .split(/\s+OR\s+/i)
    .some((choice) => choice.split(/\s+AND\s+/i).every((each) => permissive.has(each.trim())));
}
