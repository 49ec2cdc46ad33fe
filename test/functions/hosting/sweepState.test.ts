// The timer function that sweeps the state: what it removed is logged, and a failure does not end the schedule.
import azure from '@azure/functions';
import { Failure } from '../../../functions/core/errors.ts';
import { toSweepHandler } from '../../../functions/hosting/sweepState.ts';

async function swept(sweep: () => Promise<number>): Promise<string[]> {
  const lines: string[] = [];
  const context = new azure.InvocationContext({
    functionName: 'SweepState',
    logHandler: (level, ...args) => lines.push(`${level} ${args.join(' ')}`),
  });
  const timer = { schedule: { adjustForDST: true }, scheduleStatus: { last: '', next: '', lastUpdated: '' } };
  await toSweepHandler(sweep)({ ...timer, isPastDue: false }, context);
  return lines;
}

test('What was removed is logged', async () => {
  expect(await swept(async () => 3)).toEqual(['information {"operation":"SweepState","removed":3}']);
});

test('Nothing is logged where nothing was removed', async () => {
  expect(await swept(async () => 0)).toEqual([]);
});

test('A failure is logged with its code and without its text, and is not thrown', async () => {
  const cause = new Error('https://account/?sig=secret');
  const [line] = await swept(() => Promise.reject(new Failure('store_unreachable', 'No storage.', { cause })));
  expect(line).toMatch(/^error \{"operation":"SweepState","code":"store_unreachable","cause":"Error/);
  expect(line).not.toContain('secret');
});
