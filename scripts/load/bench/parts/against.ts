// Compares the cost of a call and of a start under two kinds of settings: what must not grow with their number.
import type { BenchEnvironment } from '../environment.ts';
import { median, pairedDifferences, pairedRatios, type Spread } from '../numbers.ts';
import { type Effort, scaled } from '../part.ts';
import type { Start } from '../process/child.ts';
import { firstAnswer } from './firstAnswer.ts';
import { roundRobin, type Target, warmUp } from './slices.ts';

export interface CallsAgainst {
  /** CPU time per call, as a ratio to the base in the same round. */
  readonly cpu: Spread;
  /** Microseconds per call of the base. */
  readonly cpuOfBase: number;
}

export interface StartAgainst {
  /** Milliseconds to the first response, more than the base, and the same as a ratio. */
  readonly startMore: Spread;
  readonly startRatio: Spread;
}

const ROUNDS = 7;
const START_ROUNDS = 5;
const CALLS = 1_500;

export async function callsAgainst(
  environment: BenchEnvironment,
  base: Target,
  other: Target,
  effort: Effort,
): Promise<CallsAgainst> {
  const plan = { rounds: effort.rounds ?? ROUNDS, calls: scaled(CALLS, effort) };
  for (const target of [base, other]) await warmUp(environment, target, plan.calls);
  const [bases = [], others = []] = (await roundRobin(environment, [base, other], plan)).map((slices) =>
    slices.map(({ cpu }) => cpu ?? Number.NaN),
  );
  return { cpu: pairedRatios(others, bases), cpuOfBase: median(bases) };
}

export interface StartedProgram {
  readonly file: URL;
  readonly path: string;
  readonly given?: Pick<Start, 'settings' | 'flags'>;
}

export async function startAgainst(
  environment: BenchEnvironment,
  base: StartedProgram,
  other: StartedProgram,
  effort: Effort,
): Promise<StartAgainst> {
  const [bases, others]: [number[], number[]] = [[], []];
  const take = async ({ file, path, given }: StartedProgram): Promise<number> =>
    (await firstAnswer(environment, file, path, given)).answered;
  for (let round = 0; round < (effort.rounds ?? START_ROUNDS); round += 1) {
    bases.push(await take(base));
    others.push(await take(other));
  }
  return { startMore: pairedDifferences(others, bases), startRatio: pairedRatios(others, bases) };
}
