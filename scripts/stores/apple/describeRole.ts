// Determines the role of an Apple key by test requests, because Apple has no operation that returns it.
import type { Settings } from '../../../functions/config/settings.ts';
import { NO_REPORT } from '../../../functions/stores/apple/definition.ts';
import { askStore, withAccount } from '../../setup/ask.ts';

const probes = [
  { what: 'reports', path: encodeURI(NO_REPORT), accept: 'application/a-gzip' },
  { what: 'users', path: '/v1/users?limit=1' },
] as const;

/** `App Store Connect, account default reaches: apps ok, ...`. Not a warning: a role with few rights is intended. */
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
