// The packages in a bundle: those with at least one byte in its output.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';
import { ROOT } from './bundle.ts';

export interface Bundled {
  readonly name: string;
  readonly version: string;
  /** SPDX expression, as declared by the package. */
  readonly license: string;
  /** As declared by the package; the name of one, if it has more. */
  readonly author: string | undefined;
  /** Relative to the project root: `node_modules/axios`. */
  readonly folder: string;
}

const FOLDER = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/;

/** The packages of all bundles, each version once, by name. */
export function bundledIn(metafiles: readonly Metafile[]): readonly Bundled[] {
  const folders = new Set(
    metafiles
      .flatMap(({ outputs }) => Object.values(outputs))
      .flatMap(({ inputs }) => Object.entries(inputs))
      .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
      .flatMap(([path]) => FOLDER.exec(path)?.[0] ?? []),
  );
  const all = new Map([...folders].map(readPackage).map((each) => [`${each.name}@${each.version}`, each]));
  return [...all].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, each]) => each);
}

function readPackage(folder: string): Bundled {
  const { name, version, license, author } = JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8'));
  return { name, version, license, author: typeof author === 'string' ? author : author?.name, folder };
}
