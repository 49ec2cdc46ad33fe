// Makes what was written part of the project: in form, built, looked over and generated. Where it is no good, it goes.
import { spawnSync } from 'node:child_process';

const BIOME = 'node_modules/@biomejs/biome/bin/biome';
const TSC = 'node_modules/typescript/bin/tsc';

interface Step {
  /** What is wrong with what was written, where this fails. */
  readonly fault: string;
  readonly args: readonly string[];
}

const stepsFor = (files: readonly string[]): readonly Step[] => [
  { fault: 'is no code', args: [BIOME, 'check', '--write', '--linter-enabled=false', ...files] },
  { fault: 'does not compile', args: [TSC, '--pretty', 'false'] },
  { fault: 'has a fault that the linter sees', args: [BIOME, 'lint', '--error-on-warnings', ...files] },
  { fault: 'makes no connector', args: ['dist/scripts/generate.js'] },
];

/** What the tool says where it fails, were it only that Ctrl+C ended it; undefined where all is well. */
const failed = (root: string, args: readonly string[]): string | undefined => {
  const { status, signal, error, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  if (status === 0) return undefined;
  return `${stdout ?? ''}${stderr ?? ''}`.trim() || error?.message || `${args[0]} ended with ${signal ?? status}.`;
};

/** All of it, or nothing: a checkout that does not build can run no command, this one included. */
export const finish = (root: string, id: string, files: readonly string[], takeBack: () => void): void => {
  const goOn = (): void => {}; // Ctrl+C ends the tool that runs; what was written is taken back all the same
  process.on('SIGINT', goOn);
  try {
    for (const { fault, args } of stepsFor(files)) {
      const said = failed(root, args);
      if (said === undefined) continue;
      takeBack();
      failed(root, [TSC]); // dist, too, is again what it was
      throw new Error(`${said}

What was written for ${id} ${fault}: see above. All of it was taken back, and nothing was left behind.
Next: choose another name where the fault is one of names. Else write the row by hand, as "Add an operation" in CONTRIBUTING.md shows it.`);
    }
  } finally {
    process.off('SIGINT', goOn);
  }
};
