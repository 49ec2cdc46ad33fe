// `npm run soak`: mixed calls to the relay while its stores fail at random. No call may be lost, wrong or sent twice.
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { soakReport } from './report.ts';
import { soakFaultsOf } from './results.ts';
import { soak } from './soak.ts';

const usage = `Usage: npm run soak -- [--seconds N] [--seed N] [--callers N] [--json]

  --seconds N   so long, 3 to 3600 (180)
  --seed N      repeats the calls and faults of another run, as far as the clock lets them
  --callers N   callers of each of the two relays, 1 to 64 (12)
  --json        the figures as JSON on the standard output; progress goes to the standard error

Ends with 1 when a call was lost, answered wrong or sent to a store twice, or a secret was seen.
`;

function whole(name: string, given: string, least: number, most: number): number {
  const number = Number(given);
  if (given === '' || !Number.isInteger(number) || number < least || number > most)
    throw new Error(`--${name} is a whole number from ${least} to ${most}.`);
  return number;
}

function report(line: string): void {
  void process.stderr.write(`  ${line}\n`);
}

function read() {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const { values } = parseArgs({ options: { seconds: text, seed: text, callers: text, json: flag, help: flag } });
  return {
    seconds: whole('seconds', values.seconds ?? '180', 3, 3_600),
    seed: whole('seed', values.seed ?? String(randomInt(1_000_000)), 0, 4_294_967_295),
    callers: whole('callers', values.callers ?? '12', 1, 64),
    json: values.json,
    help: values.help,
  };
}

async function main(): Promise<void> {
  const { json, help, ...options } = read();
  if (help) return void process.stdout.write(usage);
  report(`seed ${options.seed}, ${options.seconds} s`);
  const found = await soak({ ...options, report });
  const faults = soakFaultsOf(found);
  const shown = json ? JSON.stringify({ ...found, faults }, undefined, 2) : soakReport(found);
  process.stdout.write(`${shown}\n`);
  for (const fault of faults) process.stderr.write(`${fault}.\n`);
  if (faults.length > 0) process.exitCode = 1;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  process.exitCode = 1;
});
