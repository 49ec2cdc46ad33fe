// Reads a Galaxy Store app for recipes: the live record, and the draft of its next version.
import { groupOf, type StatusGroup } from '../../../connector/stores/samsung/statuses.ts';
import { Failure } from '../../core/errors.ts';
import type { StoreApi } from '../../workflow/storeApi.ts';

export interface GalaxyBinary {
  readonly binarySeq?: string | number;
  readonly fileName?: string;
  readonly packageName?: string;
  readonly versionCode?: string | number;
  readonly versionName?: string;
}

/** The texts in one additional language. */
export interface Translation {
  readonly languagecode: string;
  readonly screenshots?: unknown;
}

export interface GalaxyRecord {
  readonly contentId: string;
  readonly contentStatus: string;
  readonly appStatus?: 'SALE' | 'REGISTRATION';
  readonly appTitle?: string;
  readonly defaultLanguageCode?: string;
  readonly paid?: string;
  readonly publicationType?: string;
  readonly usExportLaws?: boolean;
  readonly addLanguage?: readonly Translation[] | null;
  readonly binaryList?: readonly GalaxyBinary[] | null;
}

type AsRead = Omit<GalaxyRecord, 'contentId' | 'contentStatus'> & {
  readonly contentId?: string | null;
  readonly contentStatus?: string | null;
};

/** Display text of an unknown status. */
export const NO_STATUS = 'UNKNOWN';

export interface GalaxyApp {
  readonly live?: GalaxyRecord;
  readonly draft?: GalaxyRecord;
}

export type AppVariant = 'SALE' | 'REGISTRATION';

export function groupFor({ contentStatus }: GalaxyRecord): StatusGroup | undefined {
  return groupOf(contentStatus);
}

/** The last one in the list is the newest: Samsung numbers binaries in ascending order. */
export function newestBinaryOf(record: GalaxyRecord | undefined): GalaxyBinary | undefined {
  return [...appBinariesOf(record)].sort((a, b) => Number(b.binarySeq) - Number(a.binarySeq))[0];
}

/** A binary without its sequence number is unusable. */
export function appBinariesOf(record: GalaxyRecord | undefined): readonly GalaxyBinary[] {
  return (record?.binaryList ?? []).filter(({ binarySeq }) => binarySeq);
}

/** One variant of an app, or undefined if the app does not have it. */
export async function readVariant(
  { call: ask }: Pick<StoreApi, 'call'>,
  contentId: string,
  variant: AppVariant,
): Promise<GalaxyRecord | undefined> {
  const records = await ask<readonly GalaxyRecord[]>('ReadGalaxyApp', { contentId });
  return records.find((record) => isLive(record) === (variant === 'SALE'));
}

export async function readGalaxyApp({ call: ask }: Pick<StoreApi, 'call'>, contentId: string): Promise<GalaxyApp> {
  const reported = await ask<readonly AsRead[]>('ReadGalaxyApp', { contentId });
  // this is the requested variant, and without a status the valid actions are unknown
  const records = reported
    .filter((each) => each.contentId || each.contentStatus)
    .map((each) => ({ ...each, contentId, contentStatus: each.contentStatus || NO_STATUS }));
  const [live, draft] = [records.find(isLive), records.find((record) => !isLive(record))];
  if (!live && !draft)
    throw new Failure('not_found', `This account has no Galaxy Store app with the content ID ${contentId}.`);
  return { ...(live && { live }), ...(draft && { draft }) };
}

/** Records from before 2026 lack appStatus: an app that is, was or is no longer on sale has the variant SALE. */
export function isLive({ appStatus, contentStatus }: Pick<AsRead, 'appStatus' | 'contentStatus'>): boolean {
  return appStatus ? appStatus === 'SALE' : ['live', 'off'].includes(groupOf(contentStatus ?? '') ?? '');
}
