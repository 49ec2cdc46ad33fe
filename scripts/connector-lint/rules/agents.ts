// Rules about operations that are MCP servers for agents.
import { type LintRule, where } from '../rule.ts';

const PROTOCOL = 'x-ms-agentic-protocol';

export const agentRules: readonly LintRule[] = [
  {
    name: 'AgenticProtocolMissing',
    level: 'error',
    sentence: `Mark it with "${PROTOCOL}": "mcp-streamable-1.0"; without that mark, agents find no tools, without an error.`,
    check: ({ operations }) => where(operations, ({ id, node }) => /^invoke_?mcp/i.test(id) && !(PROTOCOL in node)),
  },
  {
    name: 'AgenticProtocolNotPlainPost',
    level: 'error',
    sentence: 'Let an MCP server be one POST without parameters; the platform fills in the messages.',
    check: ({ operations }) =>
      where(
        operations,
        ({ node, method, parameters }) => PROTOCOL in node && (method !== 'post' || parameters.length > 0),
      ),
  },
];
