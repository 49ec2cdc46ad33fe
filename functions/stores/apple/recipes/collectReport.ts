// Reads an analytics report of several days, with every file of it, as a job: one row for each file.
import { Failure } from '../../../core/errors.ts';
import { relayAddressOf } from '../../../core/routePrefix.ts';
import type { StepRunner } from '../../../core/stepRunner.ts';
import { jsonResponse } from '../../../core/types.ts';
import { retryBrokenRead } from '../../../pipeline/retryBrokenRead.ts';
import { type CountedRows, countRows } from '../../../reports/countRows.ts';
import { asciiJson } from '../../../state/asciiText.ts';
import { inputOf, type Recipe, type RecipeContext } from '../../../workflow/storeApi.ts';
import {
  findAnalyticsReport,
  listMadeReports,
  type MadeReport,
  type WantedReport,
  wantedReport,
} from '../analyticsReports.ts';
import { analyticsKnown } from '../reports/documentedColumns.ts';
import { openSegments } from '../reports/segmentDownload.ts';

interface ReadFile extends CountedRows {
  readonly processingDate: string;
  readonly fileId: string;
  readonly sizeInBytes?: number | undefined;
}

interface Course {
  readonly context: RecipeContext;
  readonly steps: StepRunner;
  readonly wanted: WantedReport;
}

/** What Apple has made on one day: one instance, or more if it was corrected. */
interface Day {
  readonly date: string;
  readonly made: readonly MadeReport[];
}

/** Most files of one job, since its result lists each. */
const MOST_FILES = 150;
/** Longest list of files with which another day begins, in characters as it is kept: a job has room for twice as much (jobStore.ts). */
const LONGEST_LIST = 100_000;

export const collectReport: Recipe = async (context) => {
  const api = context.store();
  const course = { context, steps: context.startSteps(context.job?.steps), wanted: wantedReport(context) };
  const { steps, wanted } = course;
  const report = await steps.read('Find the report', () => findAnalyticsReport(api, wanted));
  const { days, reason } = await steps.read(
    'List its days',
    async () => daysIn(context, await listMadeReports(api, report, wanted)),
    (found) => found.reason ?? `${found.days.length}: ${found.days[0]?.date} to ${found.days.at(-1)?.date}.`,
  );
  const next = await readDays(course, days);
  const files = filesRead(context);
  const rowCount = files.reduce((sum, { rows }) => sum + rows, 0);
  return jsonResponse(200, {
    ...wanted,
    ...{ fileCount: files.length, rowCount },
    ...(reason !== undefined && { reason }),
    files: files.map((each) => ({ ...each, address: addressOf(course, each) })),
    ...(next !== undefined && { continueFrom: next }),
    steps: steps.reports,
  });
};

function filesRead({ job }: RecipeContext): readonly ReadFile[] {
  return (job?.saved.files as readonly ReadFile[] | undefined) ?? [];
}

/** The first day that does not fit into this job; undefined if all are read. */
async function readDays(course: Course, days: readonly Day[]): Promise<string | undefined> {
  const { context, steps } = course;
  const { job, deadline } = context;
  for (const [at, day] of days.entries()) {
    if (String(job?.saved.readUntil ?? '') >= day.date) continue;
    if (asciiJson(filesRead(context)).length > LONGEST_LIST) return day.date;
    const isRead = await retryBrokenRead(deadline, () =>
      readDay(course, day, `${at} of ${days.length} days are read.`),
    );
    if (!isRead) return day.date;
    const progress = {
      sentence: `${at + 1} of ${days.length} days are read.`,
      percent: Math.floor(((at + 1) / days.length) * 100),
    };
    await job?.checkpoint({ readUntil: day.date }, steps.reports, progress);
  }
  return undefined;
}

/** Reads the files of a day that no slice has read. False if they do not fit into this job. */
async function readDay({ context, steps, wanted }: Course, day: Day, sentence: string): Promise<boolean> {
  const isNew = (fileId: string): boolean => !filesRead(context).some((each) => each.fileId === fileId);
  const opened = [];
  for (const { id } of day.made) opened.push(await openSegments(context, context.store(), id, isNew));
  const count = opened.reduce((sum, each) => sum + each.count, filesRead(context).length);
  if (count > MOST_FILES && filesRead(context).length > 0) return false;
  if (count > MOST_FILES)
    throw new Failure('payload_too_large', `The report of ${day.date} has more than ${MOST_FILES} files.`);
  for (const { files } of opened)
    for await (const file of files) {
      const counted = await countRows(file, { report: {}, known: analyticsKnown(wanted.reportName) });
      const read: ReadFile = { processingDate: day.date, fileId: file.id, sizeInBytes: file.size, ...counted };
      await context.job?.checkpoint({ files: [...filesRead(context), read] }, steps.reports, { sentence });
    }
  return true;
}

/** The days from the first to the last that are asked for, in order. `reason`: why there are none. */
function daysIn(
  context: RecipeContext,
  all: readonly MadeReport[],
): { readonly days: readonly Day[]; readonly reason?: string } {
  const [from, to] = [inputOf<string>(context, 'from') || '0000', inputOf<string>(context, 'to') || '9999'];
  const dates = [...new Set(all.map(({ processingDate }) => processingDate))].sort();
  const days = dates
    .filter((date) => date >= from && date <= to)
    .map((date) => ({ date, made: all.filter(({ processingDate }) => processingDate === date) }));
  return days.length > 0 ? { days } : { days, reason: whyNone(dates) };
}

/** `dates`: those that Apple has, in order. */
function whyNone(dates: readonly string[]): string {
  return dates.length === 0
    ? 'Apple has not made this report for any day yet: the first days come a day or two after the request.'
    : `Apple has made this report for ${dates.length} days, from ${dates[0]} to ${dates.at(-1)}, and none of them is in the range from From to To.`;
}

/** Where the rows of a file are: a call of its own, since an address of Apple is good for five minutes. */
function addressOf({ context, wanted }: Course, { processingDate, fileId }: ReadFile): string {
  const { category, ...named } = wanted;
  const { account } = context.valid;
  const inputs = { ...named, processingDate, file: fileId, ...(category && { category }), ...(account && { account }) };
  return `${relayAddressOf(context.call, context.operation.address)}/apple/reports/analytics?${new URLSearchParams(inputs)}`;
}
