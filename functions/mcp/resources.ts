// The resources of the MCP server: the guide to the operations, what this caller may do, and reports.
import { accesses } from '../../connector/core/operation.ts';
import type { Outcome } from '../core/types.ts';
import { callCheck } from '../dashboard/permissions.ts';
import type { RecipeContext } from '../workflow/storeApi.ts';
import { guideTo } from './guide.ts';
import { readReportResource } from './reports.ts';
import { refusalOf } from './toolSafety.ts';

interface Content {
  readonly uri: string;
  readonly mimeType: string;
  readonly text: string;
}

interface ReadResource {
  readonly contents: readonly Content[];
  /** What the operation of a report answered, for the log. */
  readonly outcome?: Outcome;
}

const GUIDE_URI = 'store-relay://guide';
const POLICY_URI = 'store-relay://policy';

export const resources = [
  {
    uri: GUIDE_URI,
    name: 'guide',
    title: 'Guide to the operations',
    description: 'Which tool to use, the access classes, how results go on, and where identifiers come from.',
    mimeType: 'text/markdown',
  },
  {
    uri: POLICY_URI,
    name: 'policy',
    title: 'Policy of this caller',
    description: 'The accounts and the operations that this caller may use, by access class.',
    mimeType: 'application/json',
  },
] as const;

/** Undefined if there is no such resource. Rejects with the failure of a report. */
export async function readResource(context: RecipeContext, uri: string): Promise<ReadResource | undefined> {
  if (uri === GUIDE_URI) {
    const text = guideTo(context.stores, context.deadline.whole);
    return { contents: [{ uri, mimeType: 'text/markdown', text }] };
  }
  if (uri === POLICY_URI)
    return { contents: [{ uri, mimeType: 'application/json', text: JSON.stringify(policyOf(context)) }] };
  return readReportResource(context, uri);
}

/** The operations of the catalog; those of a store's contract are found by their names. */
function policyOf(context: RecipeContext) {
  const { policy, accounts, operations } = context;
  const may = callCheck(context);
  const allowed = operations.filter((each) => refusalOf(each) === undefined && may(each));
  const named = accesses.map((access) => [
    access,
    allowed.filter((each) => each.access === access).map(({ id }) => id),
  ]);
  return {
    caller: policy.caller,
    accounts: accounts.map(({ name, store }) => ({ name, store })),
    operations: Object.fromEntries(named.filter(([, ids]) => ids?.length !== 0)),
  };
}
