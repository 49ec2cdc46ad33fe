// What became worse in the newest version of an app, from Apple's performance overview (App Store Connect API 4.5).
import type { StoreApi } from '../../workflow/storeApi.ts';
import type { Figures } from '../../workflow/weeklyFigures.ts';

export const performanceFigures = ['regressions'] as const;

interface Overview {
  readonly insights?: { readonly regressions?: readonly unknown[] };
}

/** One call to Apple. The overview is about the newest version and has no dates, so it is not that of a past week. */
export async function readRegressions(api: StoreApi, id: string): Promise<Figures> {
  const overview = await api.call<Overview | undefined>('ReadPerformanceOverview', { id });
  const regressions = overview?.insights?.regressions;
  return {
    regressions: regressions?.length ?? { reason: 'Apple has no performance overview of this app.' },
  };
}
