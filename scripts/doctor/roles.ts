// What the role of an Apple key reaches, found out by asking: Apple has no call that tells.
import type { Settings } from '../../functions/config/settings.ts';
import { askStore, withAccount } from '../setup/ask.ts';

/** The report of a vendor that nobody is: a role that may read reports gets to hear that, another one is refused. */
const REPORT =
  '/v1/salesReports?filter[frequency]=DAILY&filter[reportSubType]=SUMMARY&filter[reportType]=SALES&filter[vendorNumber]=0';

const probes = [
  { what: 'reports', path: encodeURI(REPORT), accept: 'application/a-gzip' },
  { what: 'users', path: '/v1/users?limit=1' },
] as const;

/** `apple default may: apps ok, reports forbidden, users forbidden.` A small role is a good one, so this is no warning. */
export function describeRole(title: string, alone: Settings): Promise<string> {
  return withAccount(alone, async (account, deadline) => {
    const words = ['apps ok'];
    for (const { what, ...asked } of probes) {
      const word = await askStore(account, asked, deadline).then(
        ({ status }) => wordOf(status),
        () => 'unknown',
      );
      words.push(`${what} ${word}`);
    }
    return `${title} reaches: ${words.join(', ')}.`;
  });
}

function wordOf(status: number): string {
  if (status === 401 || status === 403) return 'forbidden';
  return status < 500 && status !== 429 ? 'ok' : 'unknown';
}
