// The states of Galaxy Store apps, for the state trigger.
import { groupOf, statusGroups } from '../../../connector/stores/samsung/statuses.ts';
import { parsedTime, storeStateOf } from '../../triggers/stateDiff.ts';
import { stateSource } from '../../triggers/stateSource.ts';
import { presentOf } from '../../workflow/pollSource.ts';

interface GalaxyApp {
  readonly contentId?: string | null;
  readonly contentName?: string | null;
  readonly contentStatus?: string | null;
  readonly modifyDate?: string | null;
}

const ofSale: readonly string[] = [...statusGroups.live.statuses, ...statusGroups.off.statuses];

/** One request lists all apps of the account, and flows for different apps share it. */
export const galaxyAppStates = stateSource(300, {
  final: ['TERMINATED'],
  stands: async ({ call: ask, share, input }) => {
    const wanted = input<string>('contentId');
    const apps = await share(['ListGalaxyApps'], async () =>
      foremost(await ask<readonly GalaxyApp[]>('ListGalaxyApps')),
    );
    return apps
      .filter(({ contentId }) => wanted === undefined || contentId === wanted)
      .map(({ contentId, contentName, contentStatus, modifyDate }) => {
        const state = storeStateOf(contentStatus);
        const group = groupOf(state);
        return {
          id: String(contentId),
          state,
          at: parsedTime(modifyDate),
          item: {
            contentId: String(contentId),
            name: presentOf(contentName),
            group: group && statusGroups[group].label,
            modified: presentOf(modifyDate),
          },
        };
      });
  },
});

/** An app on sale that has a draft is listed twice; the draft has the app's next state. */
function foremost(apps: readonly GalaxyApp[]): readonly GalaxyApp[] {
  const found = new Map<string, GalaxyApp>();
  for (const app of apps) {
    const id = String(app.contentId);
    if (!found.has(id) || !ofSale.includes(String(app.contentStatus))) found.set(id, app);
  }
  return [...found.values()];
}
