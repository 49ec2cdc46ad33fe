// The work of a message has a deadline, a memory budget and a log line of its own.
import { createMemoryBudget } from '../../../functions/core/memoryBudget.ts';
import type { LogEntry } from '../../../functions/core/types.ts';
import { createConsumer, type MessageWork } from '../../../functions/state/consumers.ts';
import { readText } from '../../support/sources.ts';

function consumerOf(run?: (work: MessageWork) => Promise<void>) {
  const lines: (LogEntry & { level: string })[] = [];
  const budget = createMemoryBudget(1_000_000);
  const consume = createConsumer(run ? { storerelayevents: run } : {}, budget);
  const log = (level: string, line: LogEntry): void => void lines.push({ ...line, level });
  return {
    lines,
    consume: (message: Record<string, string>) =>
      consume('storerelayevents', { id: 'm-1', message, tries: 2 }, { log, audit: () => undefined }),
  };
}

test('The work gets the message, and ends before the host ends the function', async () => {
  const works: MessageWork[] = [];
  const { consume } = consumerOf(async (work) => void works.push(work));
  await consume({ id: '1' });
  expect(works[0]).toMatchObject({ message: { id: '1' }, tries: 2 });
  const [minutes = 0] = JSON.parse(readText('host.json')).functionTimeout.split(':').slice(1).map(Number);
  expect(works[0]?.deadline.whole).toBeLessThan(minutes * 60_000);
});

test('One line is logged for it, with the correlation ID that the message carries', async () => {
  const { consume, lines } = consumerOf(async () => undefined);
  await consume({ correlationId: 'abcdefgh-1234' });
  await consume({ correlationId: 'not safe to log: é' });
  expect(lines.map(({ level, operation, correlationId }) => [level, operation, correlationId])).toEqual([
    ['info', 'DeliverEvents', 'abcdefgh-1234'],
    ['info', 'DeliverEvents', 'm-1'],
  ]);
});

test('Work that fails rejects, so that the message is tried again, and logs no text of the error', async () => {
  const { consume, lines } = consumerOf(() => Promise.reject(new TypeError('a secret text')));
  await expect(consume({})).rejects.toThrow();
  expect(lines).toMatchObject([{ level: 'error', code: 'unexpected' }]);
  expect(JSON.stringify(lines)).not.toContain('a secret text');
});

test('A message of a queue without work is never dropped', async () => {
  const { consume, lines } = consumerOf();
  await expect(consume({ id: '1' })).rejects.toThrow();
  expect(lines).toMatchObject([{ level: 'error', code: 'unexpected' }]);
});
