// Which Node.js version a relay should run on, for the doctor and the start screen.

/** End-of-life date of each release line. Source: the schedule of nodejs/Release. */
const ended: Readonly<Record<number, string>> = {
  20: 'April 2026',
  21: 'June 2024',
  23: 'June 2025',
  25: 'June 2026',
};

/** Versions for production: maintained, offered by Azure Functions, and tested here. */
export const PRODUCTION = 'Node.js 22 or 24';

/**
 * A warning if this Node.js no longer gets security fixes; the relay still works on it.
 * @param version as in `process.versions.node`: `20.20.2`
 */
export function nodeNote(version: string): string | undefined {
  const major = Number(version.split('.')[0]);
  const end = ended[major];
  return (
    end && `Node.js ${major} reached its end in ${end} and gets no security fixes: use ${PRODUCTION} in production`
  );
}
