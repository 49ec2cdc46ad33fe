// Status of an app in Galaxy Store: the live record, the draft, and the rollout of each.
import { statusGroups } from '../../../connector/stores/samsung/statuses.ts';
import { type Failure, failureOfPart } from '../../core/errors.ts';
import type { PlainSentence } from '../../core/sentence.ts';
import type { StoreApi } from '../../workflow/storeApi.ts';
import { type GalaxyApp, type GalaxyRecord, groupFor, newestBinaryOf, readGalaxyApp } from './app.ts';
import { type ReportedRollout, type RolloutVariant, readRollout, shareOf } from './stagedRollout.ts';

interface Shown {
  readonly status: string;
  readonly group?: string | undefined;
  readonly version?: string | undefined;
  readonly rolloutRate?: number | undefined;
  /** Absent without a staged rollout. */
  readonly rollout?: ReportedRollout | undefined;
  readonly problem?: Failure | undefined;
}

export async function readGalaxyStatus(api: StoreApi, contentId: string): Promise<PlainSentence> {
  const app = await readGalaxyApp(api, contentId);
  const [live, draft] = await Promise.all([show(api, app.live, 'SALE'), show(api, app.draft, 'REGISTRATION')]);
  const problem = live?.problem ?? draft?.problem;
  return {
    name: titleOf(app),
    ...(live && { live: plain(live) }),
    ...(draft && { draft: plain(draft) }),
    sentence: sentenceOf(live, draft),
    ...(problem && { problem: { code: problem.code, message: problem.message } }),
  };
}

/** The title of an app in the store, or of its draft. */
export async function readGalaxyName(api: StoreApi, contentId: string): Promise<string | undefined> {
  return titleOf(await readGalaxyApp(api, contentId));
}

function titleOf({ live, draft }: GalaxyApp): string | undefined {
  return (live ?? draft)?.appTitle;
}

async function show(
  api: StoreApi,
  record: GalaxyRecord | undefined,
  variant: RolloutVariant,
): Promise<Shown | undefined> {
  if (!record) return undefined;
  const group = groupFor(record);
  return {
    status: record.contentStatus,
    group: group && statusGroups[group].label,
    version: newestBinaryOf(record)?.versionName || undefined,
    ...(await rateOf(api, record.contentId, variant)),
  };
}

function plain({ problem: _, rollout: __, ...shown }: Shown) {
  return shown;
}

function sentenceOf(live?: Shown, draft?: Shown): string {
  return [
    live ? `The app ${words(live)}.` : 'No version was on sale yet.',
    draft ? `The next version ${words(draft)}.` : 'There is no draft.',
  ].join(' ');
}

/** If its rollout cannot be read, the record is still reported. */
async function rateOf(
  api: StoreApi,
  contentId: string,
  variant: RolloutVariant,
): Promise<Pick<Shown, 'rolloutRate' | 'rollout' | 'problem'>> {
  try {
    const rollout = await readRollout(api, contentId, variant);
    return { rolloutRate: rollout?.rate, rollout };
  } catch (thrown) {
    return { problem: failureOfPart(thrown) };
  }
}

function words({ status, group, version, rollout }: Shown): string {
  const known = Object.values(statusGroups).find(({ label }) => label === group);
  const what = `${known?.words ?? 'is in an unknown status'} (${status}${version === undefined ? '' : `, version ${version}`})`;
  return rollout ? `${what}, for ${shareOf(rollout)}` : what;
}
