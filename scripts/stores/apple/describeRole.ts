// Determines the role of an Apple key by test requests, because Apple has no operation that returns it.
import type { Settings } from '../../../functions/config/settings.ts';
import { NO_REPORT } from '../../../functions/stores/apple/definition.ts';
import { askStore, withAccount } from '../../setup/ask.ts';

const probes = [
  { name: 'reports', path: encodeURI(NO_REPORT), accept: 'application/a-gzip' },
  { name: 'users', path: '/v1/users?limit=1' },
] as const;

/** `App Store Connect, account default reaches: apps ok, ...`. Not a warning: a role with few rights is intended. */
export function describeRole(title: string, settings: Settings): Promise<string> {
  return withAccount(settings, async (account, deadline) => {
    const results = ['apps ok'];
    for (const { name, ...request } of probes) {
      const result = await askStore(account, request, deadline).then(
        ({ status }) => accessOf(status),
        () => 'unknown',
      );
      results.push(`${name} ${result}`);
    }
    return `${title} reaches: ${results.join(', ')}.`;
  });
}

function accessOf(status: number): string {
  if (status === 401 || status === 403) return 'forbidden';
  return status < 500 && status !== 429 ? 'ok' : 'unknown';
}
