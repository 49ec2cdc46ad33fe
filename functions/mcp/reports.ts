// Reports as resources: the table of a report as CSV, at an address with the inputs of its operation.
import type { Operation } from '../../connector/core/operation.ts';
import { toolInputs } from '../../connector/emit/mcpTools.ts';
import { Failure } from '../core/errors.ts';
import { callCheck } from '../dashboard/permissions.ts';
import type { RecipeContext } from '../workflow/storeApi.ts';
import { askOperation } from './askOperation.ts';
import { inputsByName, onceEach } from './givenInputs.ts';
import { HIDDEN_NOTICE, shownText } from './hiddenText.ts';
import { firstLines, LONGEST_TABLE, textAnswer } from './toolResult.ts';

const REPORTS = 'store-relay://reports/';
/** The input of operations that answer a table. */
const FORMAT = 'format';
const CSV = 'csv';

/** The addresses of the reports that the caller may read. */
export function reportTemplates(context: RecipeContext) {
  const may = callCheck(context);
  return context.operations.filter((each) => isReport(each) && may(each)).map(templateOf);
}

/** Reads a report; undefined if the address is not that of one. Rejects with the failure of the operation. */
export async function readReportResource(context: RecipeContext, uri: string) {
  if (!uri.startsWith(REPORTS) || !URL.canParse(uri)) return undefined;
  const { pathname, searchParams } = new URL(uri);
  const operation = context.operations.find((each) => isReport(each) && `/${each.id}` === pathname);
  if (!operation) return undefined;
  context.policy.limit?.();
  const given = onceEach([...searchParams].filter(([, value]) => value !== ''));
  const answered = await askOperation(context, operation, { ...inputsByName(operation, given), [FORMAT]: CSV });
  const { text, outcome } = await textAnswer(answered, context.deadline);
  if (!/^text\/csv/i.test(answered.headers['content-type'] ?? ''))
    throw new Failure('unexpected', 'The report is not a table.');
  return { contents: contentsOf(operation, uri, text), outcome };
}

/** The table, its first lines if it is too long, and a note if it is not all that there is. */
function contentsOf({ id }: Operation, uri: string, given: string) {
  const { text: whole, hadHidden } = shownText(given);
  const table = firstLines(whole);
  const isEmpty = whole.trimEnd().split('\n', 2).length < 2;
  const notes = [
    isEmpty && `The report has no rows. ${id} returns why.`,
    table !== whole &&
      `The table above is the first part of the report, ${table.length} of ${whole.length} characters. Ask for a shorter period, or call ${id} over HTTP.`,
    hadHidden && HIDDEN_NOTICE,
  ].filter((each) => each !== false);
  return [{ uri, mimeType: 'text/csv', text: table }, ...notes.map((text) => ({ uri, mimeType: 'text/plain', text }))];
}

function isReport({ parameters, access }: Operation): boolean {
  return access === 'read' && parameters.some(({ name, schema }) => name === FORMAT && schema.enum?.includes(CSV));
}

function templateOf(operation: Operation) {
  const inputs = toolInputs(operation).filter(({ name }) => name !== FORMAT);
  return {
    uriTemplate: `${REPORTS}${operation.id}{?${inputs.map(({ alias }) => alias).join(',')}}`,
    name: operation.id,
    title: operation.summary,
    description: `${operation.description} As CSV, at most ${LONGEST_TABLE} characters. Required: ${requiredIn(inputs)}.`,
    mimeType: 'text/csv',
  };
}

function requiredIn(inputs: ReturnType<typeof toolInputs>): string {
  const names = inputs.filter(({ required }) => required).map(({ alias }) => alias);
  return names.length > 0 ? names.join(', ') : 'nothing';
}
