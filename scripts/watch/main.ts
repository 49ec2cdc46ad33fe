// `npm run watch`: the relay on this machine, rebuilt and restarted after each change of a source.
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readLocalSettings } from '../local-host/localsettings.ts';
import { openLoop } from './loop.ts';
import { watchSources } from './sources.ts';

const usage = `Usage: npm run watch -- [--port N]

  --port N   the port to listen on (7071); 0 takes any free one
  --help     this text
`;

const root = fileURLToPath(new URL('../../../', import.meta.url));

function readArguments(): { readonly port: string; readonly help: boolean } {
  const options = { port: { type: 'string' }, help: { type: 'boolean' } } as const;
  const { port = '7071', help = false } = parseArgs({ options }).values;
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) throw new Error('A port is a whole number up to 65535.');
  return { port, help };
}

/** The key survives restarts, so that copied commands keep working. */
function keySetting(): Readonly<Record<string, string>> {
  const kept = process.env.RELAY__FUNCTION_KEY || readLocalSettings('local.settings.json').RELAY__FUNCTION_KEY;
  if (kept) return { RELAY__FUNCTION_KEY: kept };
  return { RELAY__FUNCTION_KEY: randomBytes(24).toString('base64url'), RELAY_KEY_IS_FRESH: '1' };
}

function watch(port: string): void {
  const script = fileURLToPath(new URL('../start.js', import.meta.url));
  const write = (text: string): void => void process.stdout.write(text);
  const loop = openLoop({ root, script, args: ['--port', port], settings: keySetting(), write });
  const unwatch = watchSources(root, ['connector', 'functions', 'scripts'], loop.turn);
  let isEnding = false; // npm forwards the Ctrl+C that the terminal has sent already
  const end = (): void => {
    if (isEnding) return;
    isEnding = true;
    unwatch();
    void loop.end().then(() => process.exit(0));
  };
  process.on('SIGINT', end).on('SIGTERM', end);
  loop.turn();
}

try {
  const { port, help } = readArguments();
  if (help) process.stdout.write(usage);
  else watch(port);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n\n${usage}`);
  process.exitCode = 2;
}
