// Formats, compiles, lints and regenerates; rolls back on failure.
import { spawnSync } from 'node:child_process';

const BIOME = 'node_modules/@biomejs/biome/bin/biome';
const TSC = 'node_modules/typescript/bin/tsc';

interface Step {
  /** The problem of the written code if this step fails. */
  readonly fault: string;
  readonly args: readonly string[];
}

interface Failed {
  readonly said: string;
  /** Ctrl+C ends the running tool. */
  readonly isStopped: boolean;
}

/** All or nothing: in a checkout that does not build no command works, including this one. */
export function finish(root: string, id: string, files: readonly string[], takeBack: () => void): void {
  for (const { fault, args } of stepsFor(files)) {
    const failed = run(root, args);
    if (failed === undefined) continue;
    takeBack();
    run(root, [TSC]); // restores dist as well
    throw new Error(words(id, fault, failed));
  }
}

function stepsFor(files: readonly string[]): readonly Step[] {
  return [
    { fault: 'is no code', args: [BIOME, 'check', '--write', '--linter-enabled=false', ...files] },
    { fault: 'does not compile', args: [TSC, '--pretty', 'false'] },
    { fault: "is not in Apple's contract", args: ['dist/scripts/contract/curatedMain.js'] },
    { fault: 'does not compile', args: [TSC, '--pretty', 'false'] },
    { fault: 'has a fault that the linter sees', args: [BIOME, 'lint', '--error-on-warnings', ...files] },
    { fault: 'makes no connector', args: ['dist/scripts/generate/main.js'] },
  ];
}

function run(root: string, args: readonly string[]): Failed | undefined {
  const { status, signal, error, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  if (status === 0) return undefined;
  const said =
    `${stdout ?? ''}${stderr ?? ''}`.trim() || error?.message || `${args[0]} ended with ${signal ?? status}.`;
  return { said, isStopped: signal === 'SIGINT' };
}

function words(id: string, fault: string, { said, isStopped }: Failed): string {
  const gone = 'All of it was taken back, and nothing was left behind.';
  if (isStopped) return `Stopped while ${id} was being written. ${gone}\nNext: the same command again.`;
  return `${said}

What was written for ${id} ${fault}: see above. ${gone}
Next: choose another name where the fault is one of names. Else write the row by hand, as "Add an operation" in CONTRIBUTING.md shows it.`;
}
