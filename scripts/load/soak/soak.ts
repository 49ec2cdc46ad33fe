// One soak run: load plus fault injection, then a quiet period, then shutdown and reconciliation.
import { setTimeout as pause } from 'node:timers/promises';
import { beCaller, beCrowd, callOnce, type Participants, type SoakTarget } from './callers.ts';
import { signsOfHealth } from './calls/calls.ts';
import { openSoakEnvironment, type SoakEnvironment } from './environment.ts';
import { createFaultInjector } from './faultInjector.ts';
import { openParticipants, relayTargetOf } from './participants.ts';
import { makeRandom } from './random.ts';
import type { SoakResults } from './results.ts';
import { createStoreRecorder } from './storeRecorder.ts';
import { type WatchedProcess, watchRelay } from './watch.ts';

export interface SoakOptions {
  readonly seconds: number;
  readonly seed: number;
  /** Callers per relay. */
  readonly callers: number;
  readonly report: (line: string) => void;
}

const LOOK_EVERY = 100;
const REPORT_EVERY = 5_000;
const LONGEST_RECOVERY = 60_000;

export async function soak(options: SoakOptions): Promise<SoakResults> {
  const stage = await openSoakEnvironment();
  try {
    return await runOn(stage, options);
  } finally {
    await stage.close();
  }
}

async function runOn(stage: SoakEnvironment, options: SoakOptions): Promise<SoakResults> {
  const { relays, sandbox } = stage;
  const watched = await Promise.all(relays.map((relay) => watchRelay(relay, options.seconds)));
  const participants = await openParticipants(stage, options.seed);
  const recorder = createStoreRecorder(sandbox, participants.secrets);
  const looking = setInterval(recorder.look, LOOK_EVERY).unref(); // a soak that fails must still end
  const targets = relays.map(relayTargetOf);
  await storm(stage, participants, targets, watched, options);
  const recovered = await recover(targets, participants);
  for (const { agent } of targets) agent.destroy();
  await Promise.all(watched.map(({ end }) => end()));
  clearInterval(looking);
  recorder.look();
  await sandbox.close();
  const found = await Promise.all(
    targets.map(async ({ name, counters }, at) => ({
      name,
      counters,
      ...(await (watched[at] as WatchedProcess).find(participants.secrets)),
    })),
  );
  return {
    seed: options.seed,
    seconds: options.seconds,
    relays: found,
    stores: recorder.sum(),
    writes: participants.writes.length,
    duplicated: recorder.duplicated(participants.writes).length,
    ...(recovered !== undefined && { recovered }),
  };
}

async function storm(
  stage: SoakEnvironment,
  participants: Participants,
  targets: readonly SoakTarget[],
  watched: readonly WatchedProcess[],
  options: SoakOptions,
) {
  const { random } = participants.knowledge;
  const began = performance.now();
  const elapsed = (): number => performance.now() - began;
  const isOver = (): boolean => elapsed() >= options.seconds * 1000;
  const faultInjector = createFaultInjector(stage.sandbox, makeRandom(options.seed + 1));
  let now = 'none';
  await Promise.all([
    ...targets.flatMap((target) => [
      beCrowd(target, participants, isOver),
      ...Array.from({ length: options.callers }, () => beCaller(target, participants, isOver)),
    ]),
    ...watched.map(({ sample }) => repeat(isOver, () => 1_000, sample)),
    repeat(
      isOver,
      () => random.between(200, 1_200),
      () => {
        now = faultInjector.change();
      },
    ),
    repeat(
      isOver,
      () => Math.max(0, Math.min(REPORT_EVERY, options.seconds * 1000 - elapsed())),
      () => options.report(progress(targets, watched, elapsed() / 1000, now)),
    ),
  ]);
  faultInjector.end();
}

/** Seconds until every health check passed at every relay, one after the other. */
async function recover(targets: readonly SoakTarget[], participants: Participants): Promise<number | undefined> {
  const began = performance.now();
  while (performance.now() - began < LONGEST_RECOVERY) {
    const makes = targets.flatMap((target) => signsOfHealth.map((make) => ({ target, make })));
    const well = await Promise.all(
      makes.map(({ target, make }) => callOnce(target, participants, make(participants.knowledge))),
    );
    if (well.every(Boolean)) return (performance.now() - began) / 1000;
    await pause(250);
  }
  return undefined;
}

/** Repeats an action until the soak ends. */
async function repeat(isOver: () => boolean, every: () => number, act: () => unknown): Promise<void> {
  while (!isOver()) {
    await act();
    await pause(every());
  }
}

/** One progress line. */
function progress(
  targets: readonly SoakTarget[],
  watched: readonly WatchedProcess[],
  seconds: number,
  now: string,
): string {
  const sum = (of: (target: SoakTarget) => number): number => targets.reduce((all, target) => all + of(target), 0);
  const memory = watched.map(({ memory }) => `${((memory() ?? 0) / 1_048_576).toFixed(0)} MiB`).join(', ');
  const { lost, wrong } = { lost: sum(({ counters }) => counters.lost), wrong: sum(({ counters }) => counters.wrong) };
  const right = sum(({ counters }) => counters.right);
  return `${seconds.toFixed(0)} s: ${sum(({ counters }) => counters.sent)} sent, ${right} as asked, ${lost} lost, ${wrong} wrong; ${memory}; ${now}`;
}
