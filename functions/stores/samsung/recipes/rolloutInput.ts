// The inputs of a staged rollout: version, rate, and countries.
import { Failure } from '../../../core/errors.ts';
import { inputOf, type RecipeContext } from '../../../workflow/storeApi.ts';
import type { RolloutCountry, RolloutVariant } from '../stagedRollout.ts';

export type RolloutAction = 'start' | 'raise' | 'finish';

export interface RolloutInput {
  readonly contentId: string;
  readonly appStatus: RolloutVariant;
  readonly rate: number;
  readonly countries: readonly RolloutCountry[];
  readonly binarySeq: string | undefined;
}

/** Throws `invalid_request` if the inputs contradict each other. */
export function readRolloutInput(context: RecipeContext, action: RolloutAction): RolloutInput {
  const rate = inputOf<number>(context, 'rate');
  const countries = inputOf<readonly RolloutCountry[]>(context, 'countries') ?? [];
  if (action === 'finish' && (rate !== undefined || countries.length > 0))
    throw invalid('finish gives the version to everybody: leave the rates out, or use raise.');
  if (action !== 'finish' && rate === undefined) throw invalid(`Say with Rollout rate how far ${action} shall go.`);
  const codes = countries.map(({ countryCode }) => countryCode);
  const twice = codes.find((code, at) => codes.indexOf(code) !== at);
  if (twice !== undefined) throw invalid(`${twice} is named twice.`);
  return {
    contentId: inputOf<string>(context, 'contentId') ?? '',
    appStatus: inputOf<RolloutVariant>(context, 'appStatus') ?? (action === 'start' ? 'REGISTRATION' : 'SALE'),
    rate: rate ?? 100,
    countries,
    binarySeq: inputOf<string>(context, 'binarySeq'),
  };
}

export function invalid(message: string): Failure {
  return new Failure('invalid_request', message);
}
