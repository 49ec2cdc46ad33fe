// Judges a response that was scanned: is it an error in spite of its status, is it complete, is it the requested resource.
import type { StoreOperation } from '../../connector/core/operation.ts';
import type { Plan } from '../core/jsonPlan.ts';
import { INCLUDED } from './emptyIncluded.ts';
import { linkPaths } from './listMembers.ts';
import { responsePlan } from './responsePlan.ts';
import { foundMembers, foundValue, type ScannedResponse } from './scanResponse.ts';
import type { StoreDefinition } from './storeDefinition.ts';
import { invalidResponse, RESPONSE_MISMATCH } from './validateResponse.ts';

/** Paths of the values that are read from a response of every store. */
const NOTED = [INCLUDED, ...linkPaths];
const plans = new WeakMap<StoreOperation, Plan>();

/** The plan of the scan of a response; compiled once for each operation. */
export function planFor(operation: StoreOperation, { idMember, refusalMembers = [] }: StoreDefinition): Plan {
  const plan =
    plans.get(operation) ??
    responsePlan(operation.responds, [...(idMember ? [idMember] : []), ...NOTED, ...refusalMembers]);
  plans.set(operation, plan);
  return plan;
}

/** Whether the response is an error in spite of its status; it is parsed if the deciding members may not have been found. */
export function hasRefusal({ isRefusal200, refusalMembers }: StoreDefinition, scanned: ScannedResponse): boolean {
  const isFound = refusalMembers !== undefined && (refusalMembers.length === 0 || scanned.fits);
  return isRefusal200(isFound ? foundMembers(scanned, refusalMembers) : JSON.parse(scanned.bytes.toString('utf8')));
}

/** Throws unless the response is complete and has the requested ID. */
export function judge(
  { store }: StoreOperation,
  { idMember }: StoreDefinition,
  id: string | undefined,
  scanned: ScannedResponse,
): void {
  if (!scanned.isComplete) throw invalidResponse(store, 'a required part is missing');
  // rejects a response to another request, forged or late on a pooled connection
  if (id !== undefined && id !== (idMember && foundValue(scanned, idMember)))
    throw invalidResponse(store, RESPONSE_MISMATCH);
}
