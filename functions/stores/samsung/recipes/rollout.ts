// Starts, increases or finishes a staged rollout. Rates can only increase, and there is no pause; a change that Samsung would refuse fails before the first request.

import type { StepRunner } from '../../../core/stepRunner.ts';
import { jsonResponse } from '../../../core/types.ts';
import { inputOf, type Recipe, type StoreApi } from '../../../workflow/storeApi.ts';
import { describeRate, isSameRollout, levelOf, mergedRates, refuseLowerRate, untold } from '../rolloutRates.ts';
import {
  isStaged,
  known,
  type ReportedRollout,
  type RolloutState,
  type RolloutVariant,
  readBinaries,
  readRollout,
  refuseRunning,
} from '../stagedRollout.ts';
import { invalid, type RolloutAction, type RolloutInput, readRolloutInput } from './rolloutInput.ts';

/** The resulting rates; at 100 percent, the rollout is complete. */
type Outcome = RolloutState;

const everybody: Outcome = { rate: 100, countries: [] };

const what: Readonly<Record<RolloutVariant, string>> = { SALE: 'The version in the store', REGISTRATION: 'The draft' };

interface Course {
  readonly api: StoreApi;
  readonly steps: StepRunner;
  readonly wanted: RolloutInput;
}

const actions: Readonly<Record<RolloutAction, (course: Course) => Promise<Outcome>>> = { start, raise, finish };

export const stagedRollout: Recipe = async (context) => {
  const action = inputOf<RolloutAction>(context, 'action') ?? 'raise';
  const dryRun = inputOf<boolean>(context, 'dryRun') === true;
  const wanted = readRolloutInput(context, action);
  const course = { api: context.store(), steps: context.startSteps(), wanted };
  const outcome = await actions[action](course);
  const { contentId, appStatus } = wanted;
  return jsonResponse(200, {
    contentId,
    appStatus,
    ...outcome,
    sentence: sentence(wanted, outcome, dryRun),
    steps: course.steps.reports,
  });
};

function setRate(
  { call: ask }: StoreApi,
  { contentId, appStatus }: RolloutInput,
  { rate, countries }: RolloutState,
): Promise<unknown> {
  return ask('SetRolloutRate', {
    contentId,
    appStatus,
    function: 'ENABLE_ROLLOUT',
    rolloutRate: rate,
    ...(countries.length > 0 && { countries }),
  });
}

function readNow({ api, steps, wanted: { contentId, appStatus } }: Course): Promise<ReportedRollout | undefined> {
  return steps.read(
    `Read rollout of ${what[appStatus].toLowerCase()}`,
    () => readRollout(api, contentId, appStatus),
    describeRate,
  );
}

async function addBinary({ api, steps, wanted }: Course): Promise<void> {
  const { contentId, binarySeq } = wanted;
  const binaries = await steps.read(
    'Read binaries of the draft',
    () => readBinaries(api, contentId, 'REGISTRATION'),
    (found) =>
      found.map(({ seq, fileName }) => (fileName ? `${seq}: ${fileName}` : String(seq))).join(', ') ||
      'There are none.',
  );
  const binary = binarySeq === undefined ? binaries[0] : binaries.find(({ seq }) => Number(seq) === Number(binarySeq));
  if (!binary) {
    const numbers = binaries.map(({ seq }) => seq).join(', ');
    throw invalid(
      numbers === ''
        ? 'The app has no draft with a binary: a staged rollout starts there. Publish Galaxy Store update makes one.'
        : `The draft has no binary ${binarySeq}. There are: ${numbers}.`,
    );
  }
  const name = `Add binary ${binary.seq} to the rollout`;
  if (isStaged(binary)) steps.skip(name, 'It is in the rollout.');
  else
    await steps.write(name, () =>
      api.call('UpdateRolloutBinary', { contentId, function: 'ADD', binarySeq: String(binary.seq) }),
    );
}

async function start(course: Course): Promise<Outcome> {
  const { api, steps, wanted } = course;
  if (wanted.appStatus === 'SALE')
    throw invalid(
      'A staged rollout starts in the draft: use REGISTRATION as Variant. For the version in the store, use raise.',
    );
  await steps.read(
    'Read rollout of the version in the store',
    () => refuseRunning(api, wanted.contentId),
    (rollout) => rollout,
  );
  await addBinary(course);
  const outcome = { rate: wanted.rate, countries: wanted.countries };
  await steps.write(`Set rollout rate to ${describeRate(outcome)}`, () => setRate(api, wanted, outcome));
  return outcome;
}

async function raise(course: Course): Promise<Outcome> {
  const { api, steps, wanted } = course;
  const rollout = await readNow(course);
  if (!rollout)
    throw invalid(
      wanted.appStatus === 'SALE'
        ? 'The version in the store is with everybody: no staged rollout of it is running.'
        : 'The draft has no staged rollout yet: use start.',
    );
  const now = known(rollout);
  if (!now) throw untold(wanted.appStatus, wanted.rate);
  refuseLowerRate(wanted, now);
  const outcome = { rate: wanted.rate, countries: mergedRates(wanted, now) };
  const name = `Raise rollout rate to ${describeRate(outcome)}`;
  if (isSameRollout(now, outcome)) steps.skip(name, 'The rates are set already.');
  else await steps.write(name, () => setRate(api, wanted, outcome));
  return outcome;
}

async function finish(course: Course): Promise<Outcome> {
  const { api, steps, wanted } = course;
  const { contentId, appStatus } = wanted;
  const now = await readNow(course);
  const name = 'Give the version to everybody';
  if (!now) {
    steps.skip(name, 'No staged rollout is running.');
    return everybody;
  }
  const level = levelOf(now);
  if (level) await steps.write(`Raise rollout rate to ${describeRate(level)}`, () => setRate(api, wanted, level));
  await steps.write(name, () => api.call('SetRolloutRate', { contentId, appStatus, function: 'DISABLE_ROLLOUT' }));
  return everybody;
}

function sentence({ appStatus }: RolloutInput, outcome: Outcome, dryRun: boolean): string {
  const verb = dryRun ? 'would go' : appStatus === 'SALE' ? 'goes' : 'will go';
  const whom = outcome === everybody ? 'to everybody' : `to ${describeRate(outcome)}`;
  return `${what[appStatus]} ${verb} ${whom}.`;
}
