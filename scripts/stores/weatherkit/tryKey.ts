// Tests a key against WeatherKit.
import { weatherErrorCodes } from '../../../connector/stores/weatherkit/errorCodes.ts';
import type { Settings } from '../../../functions/config/settings.ts';
import { asFailure } from '../../../functions/core/errors.ts';
import type { BufferedResponse } from '../../../functions/pipeline/bufferResponse.ts';
import { parseStoreError } from '../../../functions/pipeline/storeErrors.ts';
import { weatherStore } from '../../../functions/stores/weatherkit/definition.ts';
import { askStore, skewOf, withAccount } from '../../setup/ask.ts';
import { failedTrial } from '../../setup/failedTrial.ts';
import type { TrialResult } from '../../setup/tried.ts';

export function tryWeather(settings: Settings): Promise<TrialResult> {
  return withAccount(settings, async (account, deadline) => {
    try {
      const whole = await askStore(account, { path: weatherStore.probes.weather as string }, deadline);
      return { ...resultOf(whole), skewSeconds: skewOf(whole) };
    } catch (error) {
      return failedTrial('weatherkit', asFailure(error));
    }
  });
}

function resultOf(whole: BufferedResponse): TrialResult {
  const { status, json } = whole;
  if (status === 200 && Array.isArray(json)) return { verdict: 'ok', sentence: 'WeatherKit accepted the key.' };
  if (status === 429) return { verdict: 'busy', sentence: 'WeatherKit throttles the key. Try again in some minutes.' };
  if (status !== 401 && status !== 403)
    return { verdict: 'unreachable', sentence: 'What answered is not WeatherKit as Apple documents it.' };
  const code = parseStoreError(weatherStore, whole, [])[0]?.code ?? '';
  const sentence = weatherErrorCodes[code] ?? 'WeatherKit did not accept the key, and gave no reason.';
  // the key is right, and an administrator of the team can switch WeatherKit on
  return { verdict: code === 'NOT_ENABLED' ? 'role' : 'refused', sentence };
}
