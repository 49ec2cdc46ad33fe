// Trigger for Apple's daily, weekly, monthly or yearly sales reports.

import { isJsonObject } from '../../../connector/core/json.ts';
import type { Frequency } from '../../../connector/stores/apple/reports/kinds.ts';
import type { RelayResponse } from '../../core/types.ts';
import { isReportPeriod, lastEnded } from '../../reports/reportPeriods.ts';
import { type PollContext, type PollResult, type PollSource, pollSource } from '../../workflow/pollSource.ts';
import { awaitedDates, nextAwaitedDate } from './polledPeriods.ts';
import { readNothing } from './reports/noReport.ts';
import { type Combination, combine, refuseDiscontinued } from './reports/reportTypes.ts';
import { withVersion } from './reports/reportVersion.ts';

interface Asked extends Combination {
  readonly vendorNumber: string | undefined;
}

export const salesReports: PollSource = pollSource(
  3_600,
  (past, context) => {
    const since = isJsonObject(past) ? past.since : undefined;
    return isReportPeriod(askedOf(context).frequency, since) ? since : undefined;
  },
  poll,
);

/** Rejects a combination that Apple does not have before any request. */
function askedOf({ input }: Pick<PollContext, 'input'>): Asked {
  const combination = combine({
    reportType: input<string>('reportType'),
    reportSubType: input<string>('reportSubType'),
    frequency: input<Frequency>('frequency'),
  });
  refuseDiscontinued(combination);
  return { vendorNumber: input<string>('vendorNumber'), ...combination };
}

/** The rest of the report is discarded. */
function leave({ body }: RelayResponse): void {
  if (body && !(body instanceof Uint8Array)) body.on('error', () => undefined).destroy();
}

/** Apple has no list of reports: one is available if its download starts. An error for an unknown vendor is not a pending report. */
async function isReady({ stream: open }: PollContext, asked: Asked, reportDate: string): Promise<boolean> {
  try {
    await withVersion(undefined, async (version) => {
      const inputs = Object.entries({ ...asked, version, reportDate });
      leave(
        await open(
          'DownloadSalesReport',
          Object.fromEntries(inputs.map(([name, value]) => [`filter[${name}]`, value])),
        ),
      );
    });
    return true;
  } catch (thrown) {
    if (readNothing(thrown)) return false;
    throw thrown;
  }
}

async function poll(context: PollContext, since: string | undefined): Promise<PollResult> {
  const { now, share } = context;
  const asked = askedOf(context);
  const { frequency } = asked;
  const from = since ?? lastEnded(frequency, now);
  const dates = awaitedDates(frequency, from, now);
  const found = await Promise.all(dates.map((date) => share([asked, date], () => isReady(context, asked, date))));
  const came = dates.filter((_, at) => found[at]);
  const items = since === undefined ? [] : came.map((reportDate) => ({ ...asked, reportDate }));
  return { items, checkpoint: { since: nextAwaitedDate(frequency, from, came) }, more: false };
}
