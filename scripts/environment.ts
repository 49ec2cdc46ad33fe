// The environment of a process that is to know nothing of this one's settings: where its programs are, and what time it is.

/** What decides on the time: the zone, and a clock that faketime has put in the place of the machine's. */
const ofTime = /^(TZ|LD_PRELOAD|DYLD_INSERT_LIBRARIES|DYLD_FORCE_FLAT_NAMESPACE|FAKETIME.*)$/;

/** With `faketime -f @...` the clock of every process begins anew: what is started now is to begin at this moment. */
const atThisMoment = ({ FAKETIME }: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  FAKETIME?.startsWith('@') ? { FAKETIME: `@${Math.floor(Date.now() / 1000)}`, FAKETIME_FMT: '%s' } : {};

/** `settings` win; PATH and the clock are those of this process. */
export function ownEnvironment(settings: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const clock = Object.entries(process.env).filter(([name]) => ofTime.test(name));
  return { PATH: process.env.PATH, ...Object.fromEntries(clock), ...atThisMoment(process.env), ...settings };
}
