// The environment of a child process without this process's settings: only PATH and the clock.

/** A clock that faketime substitutes for the machine's. */
const ofClock = /^(LD_PRELOAD|DYLD_INSERT_LIBRARIES|DYLD_FORCE_FLAT_NAMESPACE|FAKETIME.*)$/;

/** `settings` win; PATH and the clock are those of this process. */
export function ownEnvironment(settings: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const clock = Object.entries(process.env).filter(([name]) => ofTime(name));
  return { PATH: process.env.PATH, ...Object.fromEntries(clock), ...atThisMoment(process.env), ...settings };
}

/** This process's environment with the machine's own clock, for a program that fails with a fake one. */
export function withMachineClock(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !ofClock.test(name)));
}

/** The variables that determine the time: the time zone, and the fake clock. */
function ofTime(name: string): boolean {
  return name === 'TZ' || ofClock.test(name);
}

/** With `faketime -f @...` every process restarts the clock; a child process starts at the current fake time instead. */
function atThisMoment({ FAKETIME }: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return FAKETIME?.startsWith('@') ? { FAKETIME: `@${Math.floor(Date.now() / 1000)}`, FAKETIME_FMT: '%s' } : {};
}
