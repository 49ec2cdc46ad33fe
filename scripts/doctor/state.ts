// Section State: where durable state is kept, whether it is sealed, and with --remote whether it can be reached.
import { asFailure } from '../../functions/core/errors.ts';
import { systemTime } from '../../functions/core/time.ts';
import { poisonNameOf } from '../../functions/state/consume.ts';
import { openState } from '../../functions/state/openState.ts';
import { type QueueName, queueNames } from '../../functions/state/state.ts';
import type { StorageConnection } from '../../functions/state/storageClients.ts';
import type { DoctorContext } from './context.ts';
import { type DoctorFinding, findingsOf } from './finding.ts';

const { ok, warn, fail } = findingsOf('State');

const KEY = 'Set RELAY__STATE_KEY to a random text: openssl rand -base64 32 makes one.';
const REACH = `Check AzureWebJobsStorage, and that the storage account lets this machine and the identity in (docs/state.md).`;
/** What to do about the messages of each poison queue. */
const POISONED: Readonly<Record<QueueName, string>> = {
  storerelayevents: 'Find the reason in the log, then begin them again: POST /api/events/retry (docs/events.md).',
  storerelayjobs: 'Find the reason in the log, then begin the jobs again: POST /api/jobs/{id}/retry (docs/jobs.md).',
};

export async function stateFindings(
  remote: boolean,
  { config, settings }: DoctorContext,
): Promise<readonly DoctorFinding[]> {
  const { storage } = config;
  if (!storage)
    return settings.RELAY__STATE?.trim() === 'storage'
      ? [fail('Durable state has no storage account.', 'See the section Settings.')]
      : [ok('Durable state is kept in the memory of each instance (RELAY__STATE=memory).')];
  const sealed = config.stateKeys.length > 0;
  return [
    ok(
      `Durable state is kept in Azure Storage, by ${'connectionString' in storage ? 'a connection string' : 'the identity of the app'}.`,
    ),
    sealed ? ok('It is sealed.') : warn('It is not sealed, so nothing secret is kept in it.', KEY),
    ...(remote ? await reach(storage) : [ok('Whether it can be reached is tried with --remote.')]),
  ];
}

/** Reads one entity and counts the messages that failed too often: this changes nothing, and shows nothing of them. */
async function reach(storage: StorageConnection): Promise<readonly DoctorFinding[]> {
  const state = openState(systemTime, storage);
  try {
    await state.table('storerelayoutcomes').read({ partition: 'doctor', key: 'doctor' });
    const counts = await Promise.all(
      queueNames.map(async (queue) => {
        const name = poisonNameOf(queue);
        return { queue, name, count: await state.queue(name).count() };
      }),
    );
    const failed = counts.filter(({ count }) => count > 0);
    return [
      ok('Its tables and queues can be reached.'),
      ...failed.map(({ queue, name, count }) =>
        warn(
          `${count === 1 ? '1 message' : `${count} messages`} in the queue ${name} failed too often.`,
          POISONED[queue],
        ),
      ),
    ];
  } catch (error) {
    return [fail(asFailure(error).message, REACH)];
  }
}
