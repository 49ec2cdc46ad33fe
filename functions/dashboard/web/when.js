// Times and ages as people say them; by the relay's clock, since the browser's may be another.

/** @type {(seconds: number) => string} */
export const span = (seconds) => {
  if (seconds < 90) return `${seconds} s`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`;
  if (seconds < 172_800) return `${Math.round(seconds / 3600)} h`;
  return `${Math.round(seconds / 86_400)} days`;
};

/** @type {(time: string, now: string) => string} */
export const ago = (time, now) => `${span(Math.max(0, Math.round((Date.parse(now) - Date.parse(time)) / 1000)))} ago`;

const clock = new Intl.DateTimeFormat(undefined, {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});
const minute = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** @type {(time: string) => string} */
export const clockTime = (time) => clock.format(new Date(time));
/** @type {(time: string) => string} */
export const minuteTime = (time) => minute.format(new Date(time));
/** @type {(date: string) => string} */
export const dayName = (date) => day.format(new Date(`${date}T00:00:00Z`));

/** @type {(count: number) => string} */
export const number = (count) => count.toLocaleString();

/** @type {(amount: number, what: string) => string} */
export const count = (amount, what) => `${number(amount)} ${what}${amount === 1 ? '' : 's'}`;
