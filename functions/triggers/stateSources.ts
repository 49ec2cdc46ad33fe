// The sources of state triggers: App Store versions and Galaxy Store apps.
import { isJsonObject } from '../../connector/core/json.ts';
import { groupOf, statusGroups } from '../../connector/stores/samsung/statuses.ts';
import { itemStateOf, versionsOf, versionsOfAll } from './appStoreVersions.ts';
import { type PollContext, type PollResult, type PollSource, pollSource, presentOf } from './pollSource.ts';
import { type ItemState, type KnownStates, nextStates, parsedTime, STATE_FORM, storeStateOf } from './stateDiff.ts';

interface Standing {
  readonly stands: (context: PollContext) => Promise<readonly ItemState[]>;
  readonly final: readonly string[];
}

export const appVersionStates = changes(300, {
  final: [],
  stands: async (context) => {
    const appId = context.input<string>('app');
    if (appId === undefined) return versionsOfAll(context);
    return (await versionsOf(context, appId)).data.map((version) => itemStateOf(version, { appId }));
  },
});

interface GalaxyApp {
  readonly contentId?: string | null;
  readonly contentName?: string | null;
  readonly contentStatus?: string | null;
  readonly modifyDate?: string | null;
}

const ofSale: readonly string[] = [...statusGroups.live.statuses, ...statusGroups.off.statuses];

/** One request lists all apps of the account, and flows for different apps share it. */
export const galaxyAppStates = changes(300, {
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

/** Hashes of one state, four bytes each. */
function packed(hashes: readonly number[]): string {
  const bytes = Buffer.alloc(hashes.length * 4);
  for (const [at, hash] of hashes.entries()) bytes.writeUInt32BE(hash, at * 4);
  return bytes.toString('base64url');
}

function unpacked(text: string): readonly number[] | undefined {
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.length % 4 !== 0 || bytes.toString('base64url') !== text) return undefined;
  return Array.from({ length: bytes.length / 4 }, (_, at) => bytes.readUInt32BE(at * 4));
}

/** A list of pairs, not an object, so that no state name collides with an object property. */
export function writtenStates(states: KnownStates): unknown {
  const names = [...new Set(states.values())];
  const of = (name: string): number[] => [...states].filter(([, state]) => state === name).map(([hash]) => hash);
  return { states: names.map((name) => [name, packed(of(name))]) };
}

function readPair(pair: unknown): readonly (readonly [number, string])[] | undefined {
  const [name, text]: unknown[] = Array.isArray(pair) ? pair : [];
  if (typeof name !== 'string' || !STATE_FORM.test(name) || typeof text !== 'string') return undefined;
  return unpacked(text)?.map((hash) => [hash, name] as const);
}

/** Decodes it; undefined for anything that was not written so. */
export function readStates(past: unknown): KnownStates | undefined {
  const pairs: unknown = isJsonObject(past) ? past.states : undefined;
  if (!Array.isArray(pairs)) return undefined;
  const states = pairs.map(readPair);
  return states.some((each) => each === undefined) ? undefined : new Map(states.flatMap((each) => each ?? []));
}

function changes(interval: number, { stands, final }: Standing): PollSource {
  return pollSource(interval, readStates, async (context, past): Promise<PollResult> => {
    const wanted = context.input<readonly string[]>('states');
    const shown = await stands(context);
    const { items, states } = nextStates(past, shown, {
      isFinal: (state) => final.includes(state),
      isWanted: (state) => !wanted || wanted.includes(state),
    });
    return { items, checkpoint: writtenStates(states), more: false };
  });
}

/** An app on sale that has a draft is listed twice; the draft has the app's next state. */
function foremost(apps: readonly GalaxyApp[]): readonly GalaxyApp[] {
  const found = new Map<string, GalaxyApp>();
  for (const app of apps) {
    const id = String(app.contentId);
    if (!found.has(id) || !ofSale.includes(String(app.contentStatus))) found.set(id, app);
  }
  return [...found.values()];
}
