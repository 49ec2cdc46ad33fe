// `npm run setup`: reads the stores' keys, tests them, and saves them for the relay.
import { buffer } from 'node:stream/consumers';
import type { Settings } from '../../functions/config/settings.ts';
import { readLocalSettings, withLocal } from '../local-host/localsettings.ts';
import { runFlags } from './flags.ts';
import { type Flags, isWrongUse, readFlags, setupUsage, wrongUse } from './options.ts';
import { outcomeAsJson, outcomeText, type SetupOutcome } from './outcome.ts';
import { exitCodes } from './tried.ts';
import { wizard } from './wizard.ts';
import { SETTINGS_FILE } from './write.ts';

const { stdin, stdout, stderr, env } = process;

/** The environment takes precedence, as in Core Tools. */
function settingsHere(): Settings {
  return withLocal(readLocalSettings(SETTINGS_FILE), env);
}

/** A terminal would echo a key as it is typed. */
function readInput(): Promise<Buffer> {
  if (stdin.isTTY) throw wrongUse('--key-stdin reads from a pipe or a file; at a terminal run npm run setup alone.');
  return buffer(stdin);
}

function byFlags(flags: Flags): Promise<SetupOutcome> {
  return runFlags(flags, {
    env,
    file: SETTINGS_FILE,
    settings: settingsHere(),
    readInput,
    progress: (sentence) => void stderr.write(`${sentence}\n`),
  });
}

/** Without flags and on a terminal, setup is interactive. */
function asks(flags: Flags): boolean {
  return Object.keys(flags).length === 0 && Boolean(stdin.isTTY && stdout.isTTY);
}

async function setup(): Promise<number> {
  const flags = readFlags(process.argv.slice(2));
  if (flags.help) {
    stdout.write(setupUsage);
    return exitCodes.done;
  }
  if (asks(flags)) return wizard({ input: stdin, output: stdout, env, file: SETTINGS_FILE, settings: settingsHere() });
  const outcome = await byFlags(flags);
  const fine = outcome.exitCode === exitCodes.done;
  if (flags.json) stdout.write(outcomeAsJson(outcome));
  else (fine ? stdout : stderr).write(outcomeText(outcome));
  return outcome.exitCode;
}

/** A write is synchronous, so a signal is handled after it; there is nothing to roll back. */
function cancel(): never {
  stderr.write('\nCancelled. Nothing more was written.\n');
  process.exit(exitCodes.cancelled);
}
process.on('SIGINT', cancel).on('SIGTERM', cancel);

try {
  process.exitCode = await setup();
} catch (error) {
  const sentence = error instanceof Error ? error.message : 'Something unexpected went wrong.';
  stderr.write(isWrongUse(error) ? `${sentence}\n\n${setupUsage}` : `${sentence}\n`);
  process.exitCode = isWrongUse(error) ? exitCodes.usage : exitCodes.failed;
}
