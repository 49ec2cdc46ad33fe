// The local Functions host as a benchmark process, with the host.json that is deployed to Azure.

import { readFileSync } from 'node:fs';
import { callerDigests } from '../../../../functions/config/callers.ts';
import { startHost } from '../../../local-host/host.ts';
import { beginAnswers } from '../process/answers.ts';
import { costAnswers } from '../process/cost.ts';
import { writeLine } from '../process/lines.ts';
import { settings } from '../process/settings.ts';

export async function listenHost(entry: URL | undefined): Promise<void> {
  const { origin } = await startHost({
    entry,
    port: 0,
    functionKey: settings.RELAY__FUNCTION_KEY ?? '',
    keyDigests: () => callerDigests(settings),
    hostJson: JSON.parse(readFileSync(settings.BENCH_HOST_JSON ?? '', 'utf8')),
    ...(settings.BENCH_QUEUE_LEASE && { queueLease: Number(settings.BENCH_QUEUE_LEASE) }),
    log: (level, text) => writeLine(`${level} ${text}`),
  });
  beginAnswers(costAnswers, origin);
}
