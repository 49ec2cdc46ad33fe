// The environment as a plain object. Node searches all variables from the start for each read (getenv), so reading
// all of them is quadratic: 6,000 take a second, 30,000 half a minute (Node 20.20, glibc 2.36).
import { isMainThread } from 'node:worker_threads';

type Environment = Readonly<Record<string, string | undefined>>;

/** Up to this number of variables, reading them one by one takes milliseconds. */
export const MANY_VARIABLES = 1_000;

/** All variables of the process, or of a plain object, read once. A plain object, and the environment of a worker thread, which is a map, need no search. */
export function copyEnvironment(env: Environment): Environment {
  if (Object.getPrototypeOf(env) === Object.prototype) return env;
  const isSearched = isMainThread && Object.keys(env).length >= MANY_VARIABLES;
  return (isSearched ? reported() : undefined) ?? { ...env };
}

/**
 * Node's diagnostic report reads all variables in one pass, on every system; 20,000 take 0.2 s. It stays in memory
 * and makes no DNS lookups. Undefined if it cannot be made, or if
 * `--report-exclude-env` leaves the variables out.
 */
function reported(): Environment | undefined {
  const report = process.report as { excludeNetwork?: boolean; getReport: () => object }; // not in the types of Node 20
  const before = report.excludeNetwork ?? false;
  report.excludeNetwork = true;
  try {
    return (report.getReport() as { environmentVariables?: Environment }).environmentVariables;
  } catch {
    return undefined;
  } finally {
    report.excludeNetwork = before;
  }
}
