// Describes an operation as a tool of the Model Context Protocol.
import { rememberedFor } from '../core/memoize.ts';
import type { Operation } from '../core/operation.ts';
import type { Schema } from '../core/schema.ts';
import { sourceText } from './inputText.ts';
import { answerSchema, type ObjectSchema, rowsAt } from './mcpAnswer.ts';
import { type ToolSchema, toolSchema } from './mcpSchema.ts';

export interface ToolDefinition {
  readonly name: string;
  /** Absent if it says no more than the name: `List apps`. */
  readonly title?: string;
  readonly description: string;
  readonly inputSchema: ObjectSchema;
  readonly outputSchema: ObjectSchema;
  /** A hint that is absent has its default: `destructiveHint` and `openWorldHint` are true; for a read only the latter counts. */
  readonly annotations: {
    readonly readOnlyHint: boolean;
    readonly destructiveHint?: boolean;
    readonly idempotentHint?: boolean;
    readonly openWorldHint?: boolean;
  };
}

/** An input of a tool, and where it belongs in a call. */
export interface ToolInput {
  /** Its name in the tool. */
  readonly alias: string;
  readonly name: string;
  readonly inBody: boolean;
  readonly required: boolean;
  readonly schema: Schema;
  readonly description: string;
  /** Which operation lists its values: `ListApps finds the ID.` Empty if none does. */
  readonly source: string;
  /** Whether the tool shows it; others can be given, too. */
  readonly shown: boolean;
}

/** Rows of an answer to leave out because they are read already. */
const SKIP = 'skip';
/** A table as CSV is a resource (functions/mcp/reports.ts); a tool answers rows, if nothing else is asked for. */
const FORMAT = 'format';
/** An input of every store operation. */
const ACCOUNT = 'account';
/** Inputs of many operations, which the instructions of the server describe. */
const describedOnce: ReadonlySet<string> = new Set([ACCOUNT, 'limit', 'cursor']);

const PLAN_ID = 'Of a plan that a person approved: does that, once, with the same inputs.';

/** Added to each tool that changes something. */
const effects: Readonly<Partial<Record<Operation['access'], string>>> = {
  write: 'Access: write.',
  publish: 'Without planId it only plans and changes nothing.',
};

/** The tool of an operation. */
export function mcpTool(operation: Operation): ToolDefinition {
  const { id, summary, description, access } = operation;
  return {
    name: id,
    ...(lettersOf(summary) !== id.toLowerCase() && { title: summary }),
    description: [description, effects[access]].filter(Boolean).join(' '),
    inputSchema: inputSchemaOf(operation),
    outputSchema: answerSchema(operation),
    annotations: {
      readOnlyHint: access === 'read',
      ...(access !== 'read' && { destructiveHint: access === 'publish' }),
      ...(access !== 'read' && operation.method !== 'POST' && { idempotentHint: true }),
    },
  };
}

function lettersOf(text: string): string {
  return text.replace(/[^A-Za-z0-9]/g, '').toLowerCase();
}

/** A name that every model interface takes: `filter[rating]` becomes `filter_rating`. */
export function aliasOf(name: string): string {
  return name
    .replace(/[^A-Za-z0-9_.-]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 64);
}

/** All inputs of an operation: parameters, and the members of a JSON body. Made once, since each call asks for them. */
export const toolInputs = rememberedFor(inputsOf);

function inputsOf({ parameters, body, access, pages }: Operation): readonly ToolInput[] {
  const inQuery = parameters
    .filter(({ visibility }) => visibility !== 'internal')
    .map((each) => ({
      ...{ alias: aliasOf(each.name), name: each.name, inBody: false, required: each.required === true },
      ...{ schema: each.schema, description: each.description, source: sourceText(each) },
      // sparse fieldsets and the walk through all pages would double the list
      shown:
        each.required === true ||
        (each.visibility !== 'advanced' && !each.relayOnly && each.name !== FORMAT) ||
        each.name === ACCOUNT ||
        // `next` names it, and some hosts send declared inputs alone
        each.name === pages?.input,
    }));
  const inBody = Object.entries(body?.properties ?? {}).map(([name, schema]) => ({
    ...{ alias: aliasOf(name), name, inBody: true, required: body?.required?.includes(name) === true },
    ...{ schema, description: schema.description ?? '', source: sourceText(schema) },
    shown: schema.visibility !== 'internal',
  }));
  return [...inQuery, ...inBody].map((each) => ({ ...each, ...ofPlan(each.name, access) }));
}

/** A tool that always plans has no input Plan only, and shows the input that applies the plan. */
function ofPlan(name: string, access: Operation['access']): Partial<ToolInput> {
  if (name === 'planId') return { shown: true, description: PLAN_ID };
  return name === 'planValidFor' || (name === 'dryRun' && access === 'publish') ? { shown: false } : {};
}

function inputSchemaOf(operation: Operation): ObjectSchema {
  const inputs = toolInputs(operation).filter(({ shown }) => shown);
  const required = inputs.filter((each) => each.required).map(({ alias }) => alias);
  const properties = inputs.map(({ alias, schema, ...each }) => [alias, toolSchema(schema, textOf(each))] as const);
  const hasRows = rowsAt(operation) !== undefined;
  const skip: ToolSchema = { type: 'integer' };
  return {
    type: 'object',
    properties: { ...Object.fromEntries(properties), ...(hasRows && { [SKIP]: skip }) },
    ...(required.length > 0 && { required }),
  };
}

/** The instructions of the server describe what many operations have. */
function textOf({ name, description, source }: Pick<ToolInput, 'name' | 'description' | 'source'>): string {
  return describedOnce.has(name) ? '' : [description, source].filter(Boolean).join(' ');
}
