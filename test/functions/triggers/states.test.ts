// Changes of state, and reports of a period: reported once, and never in the first poll.
import fc from 'fast-check';
import { isReportPeriod, lastEnded, nextPeriod } from '../../../functions/reports/reportPeriods.ts';
import { awaitedDates, nextAwaitedDate } from '../../../functions/stores/apple/polledPeriods.ts';
import { type ItemState, type KnownStates, nextStates } from '../../../functions/triggers/stateDiff.ts';

const rules = { isFinal: (state: string) => state === 'ENDED', isWanted: () => true };
function stand(id: string, state: string, at = 0): ItemState {
  return { id, state, at, item: { id } };
}

test('The first look reports nothing', () => {
  expect(nextStates(undefined, [stand('a', 'LIVE')], rules).items).toEqual([]);
});

test('A change is reported once, with the state before', () => {
  const first = nextStates(undefined, [stand('a', 'DRAFT')], rules);
  const second = nextStates(first.states, [stand('a', 'LIVE')], rules);
  expect(second.items).toEqual([{ id: 'a', state: 'LIVE', previousState: 'DRAFT' }]);
  expect(nextStates(second.states, [stand('a', 'LIVE')], rules).items).toEqual([]);
});

test('What is new is a change from nothing', () => {
  const first = nextStates(undefined, [], rules);
  expect(nextStates(first.states, [stand('a', 'DRAFT')], rules).items).toEqual([
    { id: 'a', state: 'DRAFT', previousState: undefined },
  ]);
});

test('What ended is reported when it ends, and forgotten', () => {
  const first = nextStates(undefined, [stand('a', 'LIVE'), stand('b', 'ENDED')], rules);
  const second = nextStates(first.states, [stand('a', 'ENDED'), stand('b', 'ENDED')], rules);
  expect(second.items).toMatchObject([{ id: 'a', state: 'ENDED' }]);
  expect(second.states.size).toBe(0);
});

test('What a flow does not want to hear of is remembered all the same', () => {
  const only = { ...rules, isWanted: (state: string) => state === 'LIVE' };
  const first = nextStates(undefined, [stand('a', 'DRAFT')], only);
  const second = nextStates(first.states, [stand('a', 'REVIEW')], only);
  expect(second.items).toEqual([]);
  expect(nextStates(second.states, [stand('a', 'LIVE')], only).items).toMatchObject([{ previousState: 'REVIEW' }]);
});

test('More than a state can hold is refused, not reported again and again', () => {
  const many = Array.from({ length: 451 }, (_, at) => stand(`a${at}`, 'LIVE'));
  expect(() => nextStates(undefined, many, rules)).toThrow('Choose one app');
});

test('Every change between two looks is reported once, whatever the order and whatever is missing', () => {
  const names = ['a', 'b', 'c', 'd'];
  const look = fc.dictionary(fc.constantFrom(...names), fc.constantFrom('DRAFT', 'REVIEW', 'LIVE'));
  fc.assert(
    fc.property(fc.array(look, { minLength: 2, maxLength: 15 }), (looks) => {
      let states: KnownStates | undefined;
      const was = new Map<string, string>();
      for (const [at, shown] of looks.entries()) {
        const stands = Object.entries(shown).map(([id, state]) => stand(id, state));
        const received = nextStates(states, stands, rules);
        const due = at === 0 ? [] : Object.entries(shown).filter(([id, state]) => was.get(id) !== state);
        expect(received.items.map(({ id }) => id).sort()).toEqual(due.map(([id]) => id).sort());
        for (const [id, state] of Object.entries(shown)) was.set(id, state);
        states = received.states;
      }
    }),
  );
});

const NOON = Date.UTC(2026, 10, 18, 12); // a Wednesday

test.each([
  ['DAILY', '2026-11-17', '2026-11-18'],
  ['WEEKLY', '2026-11-15', '2026-11-22'],
  ['MONTHLY', '2026-10', '2026-11'],
  ['YEARLY', '2025', '2026'],
] as const)('The newest %s period that is over is %s, then comes %s', (frequency, ended, after) => {
  expect(lastEnded(frequency, NOON)).toBe(ended);
  expect(nextPeriod(frequency, ended)).toBe(after);
  expect(isReportPeriod(frequency, ended)).toBe(true);
});

test.each([
  ['DAILY', '2026-02-30'],
  ['DAILY', '2026-11'],
  ['WEEKLY', '2026-11-16'],
  ['MONTHLY', '2026-13'],
  ['YEARLY', '2026-01-01'],
  ['DAILY', 20261117],
  ['DAILY', '9999-12-31'],
] as const)('For %s, %s is no date', (frequency, date) => {
  expect(isReportPeriod(frequency, date)).toBe(false);
});

test('A flow that was off gets the newest seven days', () => {
  const dates = awaitedDates('DAILY', '2026-01-01', NOON);
  expect(dates).toHaveLength(7);
  expect([dates[0], dates.at(-1)]).toEqual(['2026-11-11', '2026-11-17']);
});

test('A day without a report is waited for until a later one is there', () => {
  expect(nextAwaitedDate('DAILY', '2026-11-16', [])).toBe('2026-11-16');
  expect(nextAwaitedDate('DAILY', '2026-11-16', ['2026-11-17'])).toBe('2026-11-18');
});

test('Nothing is awaited before its time', () => {
  expect(awaitedDates('DAILY', '2026-11-18', NOON)).toEqual([]);
});
