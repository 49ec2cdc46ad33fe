// A copy of the checkout to write in, with the packages of this one.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const copiedRoot = fileURLToPath(new URL('../../../../', import.meta.url));

const parts = [
  ...[
    'client',
    'connector',
    'functions',
    'scripts',
    'docs',
    'dist/client',
    'dist/connector',
    'dist/functions',
    'dist/scripts',
  ],
  'dist/.tsbuildinfo', // a full build takes three times as long
  ...['test/support', 'test/connector/samsung.test.ts', 'package.json', 'tsconfig.json', 'biome.json', '.gitignore'],
  ...['apiDefinition.swagger.json', 'apiProperties.json'],
];

export function copyCheckout(): string {
  const copy = mkdtempSync(join(tmpdir(), 'new-'));
  for (const part of parts) cpSync(join(copiedRoot, part), join(copy, part), { recursive: true });
  symlinkSync(join(copiedRoot, 'node_modules'), join(copy, 'node_modules'), 'junction');
  return copy;
}

/** Runs a program in a copy to its end. */
export function runIn(copy: string) {
  return (file: string, ...args: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...args], {
      cwd: copy,
      encoding: 'utf8',
      timeout: 280_000,
    });
    return { status, reported: `${stdout}${stderr}` };
  };
}
