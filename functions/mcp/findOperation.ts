// Finds operations of the catalog and of the stores' contracts by the words of a question.
import type { Operation } from '../../connector/core/operation.ts';
import { toolSchema } from '../../connector/emit/mcpSchema.ts';
import { type ToolInput, toolInputs } from '../../connector/emit/mcpTools.ts';
import { operationByName } from '../contract/names.ts';
import { callCheck } from '../dashboard/permissions.ts';
import type { RecipeContext } from '../workflow/storeApi.ts';
import { rankOperations } from './rankOperations.ts';
import { refusalOf } from './toolSafety.ts';

/** Most operations of an answer, and most characters of a description. */
const MOST_FOUND = 10;
const LONGEST_WORDS = 160;

const NOTHING_FOUND =
  'No operation has these words. Use words of the stores, in English: app, version, build, review, tester, user, price, subscription, report.';

/** The best operations for a question, each with what is needed to call it. */
export function findOperations(context: RecipeContext, question: string) {
  const may = callCheck(context);
  const found = rankOperations(context.operations, question).slice(0, MOST_FOUND);
  return {
    operations: found.flatMap(({ id }) => {
      const operation = operationByName(context.operations, id);
      return operation ? [shown(operation, may(operation))] : [];
    }),
    ...(found.length === 0 && { hint: NOTHING_FOUND }),
  };
}

/** What cannot be called says why, in place of its inputs. */
function shown(operation: Operation, allowed: boolean) {
  const { id, summary, access } = operation;
  const refusal = refusalOf(operation);
  return {
    ...{ operation: id, summary, access, allowed },
    ...(refusal === undefined
      ? { inputs: toolInputs(operation).filter(isWorthIt).map(inWords) }
      : { notCallable: refusal.replace(`${id} `, '') }),
  };
}

/** The instructions of the server describe the input account, which nearly all operations have. */
function isWorthIt({ name, shown: isShown, required }: ToolInput): boolean {
  return isShown && (required || name !== 'account');
}

/** Such as `limit`, or `id (required): The app. ListApps finds the ID.` */
function inWords({ name, inBody, required, schema, description, source }: ToolInput): string {
  const place = `${inBody ? 'body.' : ''}${name}`;
  if (!required) return place;
  const members = Object.keys(schema.items?.properties ?? schema.properties ?? {});
  const words = [
    toolSchema(schema, firstSentence(description)).description,
    members.length > 0 && `Members: ${members.join(', ')}.`,
    source,
  ];
  return `${place} (required): ${words.filter(Boolean).join(' ')}`;
}

function firstSentence(description: string): string {
  const [first = ''] = /^.*?\.(?= |$)/.exec(description) ?? [description];
  return first.slice(0, LONGEST_WORDS);
}
