// The file of an analytics report segment, generated with the same numbers each time.
import { gzipSync } from 'node:zlib';
import { dice } from '../../seededRandom.ts';
import type { Datastore, StoredResource } from '../datastore.ts';
import { type TsvRow, tsvFile } from './tsv.ts';

const columns: Readonly<Record<string, readonly string[]>> = {
  APP_STORE_ENGAGEMENT: ['Event', 'Page Type', 'Source Type', 'Counts', 'Unique Counts'],
  COMMERCE: ['Download Type', 'App Version', 'Source Type', 'Counts'],
  APP_USAGE: ['App Version', 'Sessions', 'Total Session Duration', 'Unique Devices'],
};

/** Reports whose columns are not those of their category. Source: Apple, "App Crashes". */
const columnsOfReport: Readonly<Record<string, readonly string[]>> = {
  'App Crashes': ['App Version', 'Crashes', 'Unique Devices'],
};

const first = ['Date', 'App Name', 'App Apple Identifier'];
const last = ['Device', 'Platform Version', 'Territory'];

const words: Readonly<Record<string, readonly string[]>> = {
  Event: ['Impression', 'Page view', 'Tap'],
  'Page Type': ['Product page', 'Store sheet'],
  'Source Type': ['App Store search', 'App Store browse', 'Web referrer'],
  'Download Type': ['First-time download', 'Redownload', 'Auto-update'],
  'App Version': ['1.0.1', '1.0.0'],
  Device: ['iPhone', 'iPad'],
  'Platform Version': ['iOS 26.1', 'iOS 25.4'],
  Territory: ['US', 'DE', 'JP', 'FR'],
};

const ROWS = 12;

export function segmentFile(datastore: Datastore, segment: StoredResource): Buffer {
  const instance = up(datastore, segment, 'instance');
  const report = up(datastore, instance, 'report');
  const app = up(datastore, up(datastore, report, 'request'), 'app');
  const { name, category } = report?.attributes ?? {};
  const own = [...(columnsOfReport[String(name)] ?? columns[String(category)] ?? []), ...last];
  const known = {
    Date: String(instance?.attributes.processingDate),
    'App Name': String(app?.attributes.name),
    'App Apple Identifier': app?.id ?? '',
  };
  const rows = Array.from({ length: ROWS }, (_, place): TsvRow => {
    const values = own.map((column) => [column, valueIn(column, `${segment.id} ${place} ${column}`)]);
    return { ...known, ...Object.fromEntries(values) };
  });
  return gzipSync(tsvFile([...first, ...own], rows));
}

function up(datastore: Datastore, resource: StoredResource | undefined, name: string): StoredResource | undefined {
  const [other] = resource?.related[name] ?? [];
  return other && datastore.find(other.type, other.id);
}

function valueIn(column: string, mark: string): string | number {
  const from = words[column];
  return from?.[dice(mark, from.length)] ?? dice(mark, 400) + 1;
}
