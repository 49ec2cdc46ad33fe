// A job as its caller sees it, and the response that says it is not done yet.
import { relayAddressOf } from '../core/routePrefix.ts';
import { jsonResponse, type RelayResponse } from '../core/types.ts';
import type { RecipeContext } from '../workflow/storeApi.ts';
import { expiryOf, isEnded, type JobRecord, LONGEST_OUTAGE, type Outage } from './jobRecord.ts';

/** Seconds until a client should look again. Logic Apps and Power Automate follow it. */
const LOOK_AFTER = 10;

/** Without its inputs and its result: the address of a file may hold a signature. */
export function jobView(id: string, record: JobRecord, isBrief = false) {
  const {
    operation,
    title = operation,
    state,
    cancel,
    created,
    updated,
    steps,
    progress,
    result,
    errorCode,
    outage,
  } = record;
  return {
    jobId: id,
    operation,
    title,
    state: cancel && !isEnded(record) ? 'canceling' : state,
    ...progress,
    ...(outage && { sentence: `${progress.sentence} ${outageSentence(outage)}` }),
    createdAt: new Date(created).toISOString(),
    updatedAt: new Date(updated).toISOString(),
    expiresAt: new Date(expiryOf(record)).toISOString(),
    ...(result && { resultStatus: result.status }),
    ...(errorCode !== undefined && { errorCode }),
    ...(!isBrief && { steps }),
  };
}

/** Of whatever kind: the store may be out of service, or it or the relay refuses further calls for now. */
function outageSentence({ since, message }: Outage): string {
  const [from, until] = [since, since + LONGEST_OUTAGE].map((each) => new Date(each).toISOString());
  return `Calls to the store have failed since ${from}, and the job looks again until ${until}: ${message}`;
}

/** 202 with the address of the result; clients ask there until it is something else. */
export function notDoneYet(id: string, record: JobRecord, address: string): RelayResponse {
  return jsonResponse(202, jobView(id, record), { location: address, 'retry-after': String(LOOK_AFTER) });
}

/** The absolute address of the result, at the host of the call that started the job. */
export function resultAddress({ call, operation }: Pick<RecipeContext, 'call' | 'operation'>, id: string): string {
  return `${relayAddressOf(call, operation.address)}/jobs/${id}/result`;
}
