// The tools of the MCP server follow every rule, and each rule finds what it is about.
import { catalog } from '../../../connector/catalog.ts';
import { mcpTool, type ToolDefinition } from '../../../connector/emit/mcpTools.ts';
import { everyTool } from '../../../functions/mcp/tools.ts';
import { checkTools, toolRules } from '../../../scripts/connector-lint/agentTools.ts';

const [good] = everyTool(catalog);
if (!good) throw new Error('There is no tool');

function rulesFor(change: object): string[] {
  return checkTools([{ ...good, ...change } as ToolDefinition]).map(({ rule }) => rule);
}
function withInput(schema: object, name = 'words'): object {
  return { inputSchema: { type: 'object', properties: { [name]: schema } } };
}

test('The tools of a caller who may do all follow every rule', () => {
  expect(checkTools(everyTool(catalog))).toEqual([]);
});

test('So does each operation that could become a tool, one by one', () => {
  const tools = catalog.filter(({ trigger, hidden }) => !trigger && !hidden).map(mcpTool);
  expect(tools.length).toBeGreaterThan(100);
  expect(tools.flatMap((tool) => checkTools([tool]))).toEqual([]);
});

const violations: Readonly<Record<string, readonly object[]>> = {
  ToolNameNotPortable: [
    { name: 'find operation' },
    { name: '' },
    { name: 'x'.repeat(65) },
    withInput({ type: 'string' }, 'filter[rating]'),
  ],
  ToolSchemaNotReadable: [
    withInput({ $ref: '#/definitions/Words', type: 'string' }),
    withInput({ type: 'integer', exclusiveMinimum: 0 }),
    withInput({ type: 'string', anyOf: [] }),
    withInput({ type: 'object', properties: { deep: { type: 'string', oneOf: [] } } }),
    { outputSchema: { type: 'object', properties: {}, $schema: 'http://json-schema.org/draft-04/schema#' } },
  ],
  ToolTypeNotSingle: [withInput({ type: ['string', 'null'] }), withInput({ description: 'No type.' })],
  ToolListWithoutItems: [withInput({ type: 'array' })],
  ToolValuesNotInWords: [withInput({ type: 'string', enum: ['IOS', 'MAC_OS'], description: 'IOS or another.' })],
  ToolRequiredNotDeclared: [{ inputSchema: { type: 'object', properties: {}, required: ['words'] } }],
  ToolDescriptionLength: [{ description: '' }, { description: 'x'.repeat(1_025) }],
};

test('Every rule has a violation here', () => {
  expect(Object.keys(violations)).toEqual(toolRules.map(({ name }) => name));
});

test.each(Object.entries(violations))('%s is found', (rule, changes) => {
  for (const change of changes) expect(rulesFor(change)).toEqual([rule]);
});

test('Too many tools, too long a list, and the same name twice are found', () => {
  const many = Array.from({ length: 41 }, (_, at) => ({ ...good, name: `tool_${at}` }));
  expect(checkTools(many).map(({ rule }) => rule)).toEqual(['ToolsTooMany']);
  const long = Array.from({ length: 40 }, (_, at) => ({ ...good, title: 'x'.repeat(1_000), name: `tool_${at}` }));
  expect(checkTools(long).map(({ rule }) => rule)).toEqual(['ToolListTooLong']);
  expect(checkTools([good, good]).map(({ rule }) => rule)).toEqual(['ToolNameTwice']);
});
