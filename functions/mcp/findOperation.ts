// Finds operations of the catalog and of the stores' contracts by the words of a question.
import type { Operation } from '../../connector/core/operation.ts';
import { toolSchema } from '../../connector/emit/mcpSchema.ts';
import { type ToolInput, toolInputs } from '../../connector/emit/mcpTools.ts';
import { operationByName } from '../contract/names.ts';
import { callCheck } from '../dashboard/permissions.ts';
import type { RecipeContext } from '../workflow/storeApi.ts';
import { rankOperations } from './rankOperations.ts';
import { refusalOf } from './toolSafety.ts';

/** Most operations of an answer, how many of them are described in full, and most characters of a description. */
const MOST_FOUND = 10;
const DESCRIBED = 3;
const LONGEST_WORDS = 160;

const NOTHING_FOUND =
  'No operation has these words. Use words of the stores, in English: app, version, build, review, tester, user, price, subscription, report.';

/** The best operations for a question, each with what is needed to call it. */
export function findOperations(context: RecipeContext, question: string) {
  const may = callCheck(context);
  const found = rankOperations(context.operations, question).slice(0, MOST_FOUND);
  return {
    operations: found.flatMap(({ id }, at) => {
      const operation = operationByName(context.operations, id);
      return operation ? [shown(operation, may(operation), at < DESCRIBED)] : [];
    }),
    ...(found.length === 0 && { hint: NOTHING_FOUND }),
  };
}

/** What cannot be called says why, in place of its inputs. `inFull`: with what it does and what each input is. */
function shown(operation: Operation, allowed: boolean, inFull: boolean) {
  const { id, summary, access, description } = operation;
  const refusal = refusalOf(operation);
  const inputs = (): readonly string[] =>
    toolInputs(operation)
      .filter(isWorthIt)
      .map((input) => inWords(input, inFull));
  return {
    ...{ operation: id, summary, access, allowed },
    ...(inFull && { description: firstSentence(description) }),
    ...(refusal === undefined ? { inputs: inputs() } : { notCallable: refusal.replace(`${id} `, '') }),
  };
}

/** The instructions of the server describe the input account, which nearly all operations have. */
function isWorthIt({ name, shown: isShown, required }: ToolInput): boolean {
  return isShown && (required || name !== 'account');
}

/** Such as `limit`, or `id (required): The app. ListApps finds the ID.` */
function inWords({ name, inBody, required, schema, description, source }: ToolInput, inFull: boolean): string {
  const place = `${inBody ? 'body.' : ''}${name}`;
  if (!required && !inFull) return place;
  const members = Object.keys(schema.items?.properties ?? schema.properties ?? {});
  const words = [
    toolSchema(schema, firstSentence(description)).description,
    members.length > 0 && `Members: ${members.join(', ')}.`,
    source,
  ];
  return `${place}${required ? ' (required)' : ''}: ${words.filter(Boolean).join(' ')}`;
}

function firstSentence(description: string): string {
  const [first = ''] = /^.*?\.(?= |$)/.exec(description) ?? [description];
  return first.slice(0, LONGEST_WORDS);
}
