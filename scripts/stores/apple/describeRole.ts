// Determines the role of an Apple key by test requests, because Apple has no operation that returns it.
import type { Settings } from '../../../functions/config/settings.ts';
import { askStore, withAccount } from '../../setup/ask.ts';

/** The report of a nonexistent vendor: a role with access to reports gets that error, any other role is forbidden. */
const REPORT =
  '/v1/salesReports?filter[frequency]=DAILY&filter[reportSubType]=SUMMARY&filter[reportType]=SALES&filter[vendorNumber]=0';

const probes = [
  { what: 'reports', path: encodeURI(REPORT), accept: 'application/a-gzip' },
  { what: 'users', path: '/v1/users?limit=1' },
] as const;

/** `apple default may: apps ok, reports forbidden, users forbidden.` Least privilege is good, so this is no warning. */
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
