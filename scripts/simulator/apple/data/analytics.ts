// Analytics reports: the first apps have an ongoing report request with a week of daily instances and a few weekly ones.

import type { StoredResource } from '../datastore.ts';
import { DAY_SECONDS } from '../requestContext.ts';
import type { Seed } from './seed.ts';

export interface ReportKind {
  readonly name: string;
  readonly category: string;
}

const seededReportKinds: readonly ReportKind[] = [
  { name: 'App Store Discovery and Engagement Standard', category: 'APP_STORE_ENGAGEMENT' },
  { name: 'App Downloads Standard', category: 'COMMERCE' },
  { name: 'App Sessions Standard', category: 'APP_USAGE' },
  { name: 'App Crashes', category: 'APP_USAGE' },
];

/** Builds the chain of resources, both for the initial data and for a request created later. */
export type MakeReport = (
  type: string,
  mark: string,
  attributes: StoredResource['attributes'],
  related: StoredResource['related'],
) => StoredResource;

export function seedAnalytics({ index, app, now, make }: Seed): void {
  if (index >= 3) return;
  const attributes = { accessType: 'ONGOING', stoppedDueToInactivity: false };
  const request = make('analyticsReportRequests', 'ongoing', attributes, { app: [app] });
  for (const report of seedReports(make, request)) {
    for (let age = 1; age <= 7; age += 1) instance(make, report, 'DAILY', reportDateOf(now - age * DAY_SECONDS));
    for (let age = 1; age <= 2; age += 1) instance(make, report, 'WEEKLY', reportDateOf(now - age * 7 * DAY_SECONDS));
  }
}

export function reportDateOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** A large instance has more than one file. */
export function instance(make: MakeReport, report: StoredResource, granularity: string, processingDate: string): void {
  const mark = `${report.id} ${granularity} ${processingDate}`;
  const made = make('analyticsReportInstances', mark, { granularity, processingDate }, { report: [report] });
  for (let part = 0; part < (granularity === 'DAILY' ? 1 : 2); part += 1)
    make('analyticsReportSegments', `${mark} ${part}`, { part }, { instance: [made] });
}

export function seedReports(make: MakeReport, request: StoredResource): readonly StoredResource[] {
  return seededReportKinds.map((kind) =>
    make('analyticsReports', `${request.id} ${kind.name}`, { ...kind }, { request: [request] }),
  );
}
