// The environment of a process that is to know nothing of this one's settings: where its programs are, and what time it is.

/** A clock that faketime has put in the place of the machine's. */
const ofClock = /^(LD_PRELOAD|DYLD_INSERT_LIBRARIES|DYLD_FORCE_FLAT_NAMESPACE|FAKETIME.*)$/;

/** `settings` win; PATH and the clock are those of this process. */
export function ownEnvironment(settings: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const clock = Object.entries(process.env).filter(([name]) => ofTime(name));
  return { PATH: process.env.PATH, ...Object.fromEntries(clock), ...atThisMoment(process.env), ...settings };
}

/** This process's environment with the machine's own clock, for a program that does not run on a false one. */
export function withMachineClock(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !ofClock.test(name)));
}

/** What decides on the time: the zone, and that clock. */
function ofTime(name: string): boolean {
  return name === 'TZ' || ofClock.test(name);
}

/** With `faketime -f @...` the clock of every process begins anew: what is started now is to begin at this moment. */
function atThisMoment({ FAKETIME }: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return FAKETIME?.startsWith('@') ? { FAKETIME: `@${Math.floor(Date.now() / 1000)}`, FAKETIME_FMT: '%s' } : {};
}
