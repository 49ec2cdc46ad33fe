// The environment as a plain object. Node searches all variables from the start for each one that is read (getenv), so that
// to read them all is quadratic: 6,000 take a second, 30,000 half a minute (Node 20.20, glibc 2.36).
import { readFileSync } from 'node:fs';

type Environment = Readonly<Record<string, string | undefined>>;

/** Fewer variables than this are read one by one, in milliseconds. */
export const MANY = 1_000;
/** Where Linux keeps the environment that the process was started with: NAME=value, each ended by a zero byte. */
const AT_START = '/proc/self/environ';
/** Names that nothing but the administrator sets, and nothing changes while the process runs. */
const OF_ACCOUNTS = /^(APPLE|SAMSUNG|CALLER)__/;

/** All variables. Of thousands, those of the accounts are taken from the start of the process, where the system tells it. */
export function environment(env: Environment): Environment {
  const names = Object.keys(env);
  if (names.length < MANY || Object.getPrototypeOf(env) === Object.prototype) return { ...env };
  const began = atStart();
  return Object.fromEntries(
    names.map((name) => [name, (OF_ACCOUNTS.test(name) ? began.get(name) : undefined) ?? env[name]]),
  );
}

function atStart(): ReadonlyMap<string, string> {
  try {
    const lines = readFileSync(AT_START, 'utf8').split('\0');
    return new Map(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
  } catch {
    return new Map(); // not Linux: read one by one
  }
}
