// Checks the tools of the MCP server against what hosts of agents are known to drop or refuse, those of Copilot Studio first.
import type { ToolSchema } from '../../connector/emit/mcpSchema.ts';
import { MOST_TOOLS } from '../../connector/emit/mcpToolList.ts';
import type { ToolDefinition } from '../../connector/emit/mcpTools.ts';
import type { LintFinding } from './rule.ts';

interface ToolRule {
  readonly name: string;
  readonly sentence: string;
  /** The places in a tool that violate the rule. */
  readonly check: (tool: ToolDefinition) => readonly string[];
}

type Placed = readonly [place: string, schema: ToolSchema];

/** Names that the interfaces of all models take. */
const NAME = /^[A-Za-z0-9_.-]{1,64}$/;
/** What a schema may have: no references, no alternatives, no bounds that are numbers of their own. */
const keywords = new Set(['type', 'description', 'enum', 'minimum', 'maximum', 'items', 'properties', 'required']);
const types = new Set(['object', 'array', 'string', 'integer', 'number', 'boolean']);
/** Longest description of a tool, in characters, that hosts show and send whole. */
const LONGEST_DESCRIPTION = 1_024;
/** Characters of a list: 12,000 tokens of four. */
const LONGEST_LIST = 48_000;

export const toolRules: readonly ToolRule[] = [
  {
    name: 'ToolNameNotPortable',
    sentence:
      'Use 1 to 64 letters, digits, dots, dashes and underscores; the interfaces of models take no other names.',
    check: ({ name, inputSchema }) => [name, ...Object.keys(inputSchema.properties)].filter((each) => !NAME.test(each)),
  },
  {
    name: 'ToolSchemaNotReadable',
    sentence: `Use ${[...keywords].join(', ')} alone: Copilot Studio drops tools with references, cuts schemas with alternatives, and fails on an exclusiveMinimum that is a number.`,
    check: inSchemas(([, schema]) => Object.keys(schema).some((key) => !keywords.has(key))),
  },
  {
    name: 'ToolTypeNotSingle',
    sentence: 'Give each schema one type; Copilot Studio cuts off a schema with a list of types.',
    check: inSchemas(([, { type }]) => !types.has(type)),
  },
  {
    name: 'ToolListWithoutItems',
    sentence: 'Say what the items of a list are; several models refuse a list without.',
    check: inSchemas(([, { type, items }]) => type === 'array' && items === undefined),
  },
  {
    name: 'ToolValuesNotInWords',
    sentence: 'Name the values in the description; Copilot Studio reads an enum as a text.',
    check: inSchemas(([, { enum: values = [], description = '' }]) =>
      values.some((each) => !description.includes(each)),
    ),
  },
  {
    name: 'ToolRequiredNotDeclared',
    sentence: 'Declare each required input.',
    check: inSchemas(([, { required = [], properties = {} }]) => required.some((each) => !(each in properties))),
  },
  {
    name: 'ToolDescriptionLength',
    sentence: `Describe the tool in 1 to ${LONGEST_DESCRIPTION} characters.`,
    check: ({ description }) =>
      description.length === 0 || description.length > LONGEST_DESCRIPTION ? [`${description.length} characters`] : [],
  },
];

/** All findings of a list of tools: those of each tool, and those of their number, names and length. */
export function checkTools(tools: readonly ToolDefinition[], most = MOST_TOOLS): readonly LintFinding[] {
  const found = tools.flatMap((tool) =>
    toolRules.flatMap(({ name, sentence, check }) =>
      check(tool).map((place) => finding(name, `${tool.name} ${place}`, sentence)),
    ),
  );
  const names = tools.map(({ name }) => name);
  const twice = names.filter((name, at) => names.indexOf(name) !== at);
  const length = JSON.stringify(tools).length;
  return [
    ...found,
    ...twice.map((name) => finding('ToolNameTwice', name, 'Give each tool a name of its own.')),
    ...(tools.length > most ? [finding('ToolsTooMany', `${tools.length}`, `List at most ${most} tools.`)] : []),
    ...(length > LONGEST_LIST
      ? [finding('ToolListTooLong', `${length} characters`, `Shorten the list to ${LONGEST_LIST} characters.`)]
      : []),
  ];
}

function finding(rule: string, place: string, sentence: string): LintFinding {
  return { level: 'error', rule, place: `tools/list ${place}`, sentence };
}

function inSchemas(faulty: (placed: Placed) => boolean) {
  return ({ inputSchema, outputSchema }: ToolDefinition): readonly string[] =>
    [...schemasIn('inputs', inputSchema), ...(outputSchema ? schemasIn('answer', outputSchema) : [])]
      .filter(faulty)
      .map(([place]) => place);
}

function schemasIn(place: string, schema: ToolSchema): readonly Placed[] {
  return [
    [place, schema],
    ...Object.entries(schema.properties ?? {}).flatMap(([name, each]) => schemasIn(`${place}.${name}`, each)),
    ...(schema.items ? schemasIn(`${place}[]`, schema.items) : []),
  ];
}
