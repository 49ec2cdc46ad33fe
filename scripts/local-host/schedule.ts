// Schedules of timer functions: NCRONTAB with six fields, as the host takes them.
import { DAY_MS } from '../../functions/core/time.ts';

/** Names and bounds of the fields. Source: https://learn.microsoft.com/azure/azure-functions/functions-bindings-timer#ncrontab-expressions */
const fields = [
  { name: 'seconds', from: 0, to: 59 },
  { name: 'minutes', from: 0, to: 59 },
  { name: 'hours', from: 0, to: 23 },
  { name: 'days', from: 1, to: 31 },
  { name: 'months', from: 1, to: 12 },
  { name: 'weekdays', from: 0, to: 6 },
] as const;

const MINUTE = 60_000;
const YEARS = 5 * 366 * DAY_MS;

type Field = ReadonlySet<number>;

/**
 * The next time of a schedule after this one, in UTC as on Azure; undefined if it never comes. Times are milliseconds
 * since 1970. Throws a RangeError for what is no schedule.
 */
export function nextTime(schedule: string, after: number): number | undefined {
  const given = schedule.trim().split(/\s+/);
  if (given.length !== fields.length) throw new RangeError(`${schedule} is no schedule of six fields.`);
  const [seconds, minutes, hours, days, months, weekdays] = given.map((text, at) => parse(text, at)) as [
    Field,
    Field,
    Field,
    Field,
    Field,
    Field,
  ];
  const first = Math.floor(after / 1000) * 1000 + 1000;
  for (let time = Math.floor(first / MINUTE) * MINUTE; time < after + YEARS; ) {
    const date = new Date(time);
    const isDay = months.has(date.getUTCMonth() + 1) && days.has(date.getUTCDate()) && weekdays.has(date.getUTCDay());
    if (!isDay) time = Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate() + 1);
    else if (!(hours.has(date.getUTCHours()) && minutes.has(date.getUTCMinutes()))) time += MINUTE;
    else {
      const second = [...seconds].sort((a, b) => a - b).find((each) => time + each * 1000 >= first);
      if (second !== undefined) return time + second * 1000;
      time += MINUTE;
    }
  }
  return undefined;
}

/** Lists, ranges and steps: `1,2`, `9-17`, and a slash with a step after a range or an asterisk. */
function parse(text: string, at: number): Field {
  const { name, from, to } = fields[at] ?? fields[0];
  const values = text.split(',').flatMap((part) => {
    const [, range = '', step = '1'] = /^(\*|\d+(?:-\d+)?)(?:\/(\d+))?$/.exec(part) ?? [];
    const [low = '', high = part.includes('/') ? String(to) : low] = range.split('-');
    const [begin, end] = range === '*' ? [from, to] : [Number(low || Number.NaN), Number(high || Number.NaN)];
    if (!(begin >= from && end <= to && begin <= end && Number(step) > 0))
      throw new RangeError(`${part} is no value for the ${name} of a schedule.`);
    return Array.from({ length: Math.floor((end - begin) / Number(step)) + 1 }, (_, nth) => begin + nth * Number(step));
  });
  return new Set(values);
}
