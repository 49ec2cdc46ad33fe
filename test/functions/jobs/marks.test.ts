// Marks of what a job is about to do: kept before it is done, and confirmed afterwards by that job alone.
import { openJobStore } from '../../../functions/jobs/jobStore.ts';
import { openState } from '../../../functions/state/openState.ts';
import { closeLater } from '../../support/cleanup.ts';

const open = closeLater();

test('A mark says whose it is and whether it is confirmed, and only its own job confirms it or takes it back', async () => {
  const state = await open(openState({ now: Date.now, elapsed: () => performance.now() }));
  const { mark, confirm, unmark } = openJobStore(state, undefined, Date.now)();
  expect(await mark('message', 'first')).toBeUndefined();
  await confirm('message', 'second');
  await unmark('message', 'second');
  expect(await mark('message', 'second')).toEqual({ by: 'first', isDone: false });
  await confirm('message', 'first');
  expect(await mark('message', 'first')).toEqual({ by: 'first', isDone: true });
  await unmark('message', 'first');
  expect(await mark('message', 'second')).toBeUndefined();
});
