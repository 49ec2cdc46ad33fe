// The function of the MCP server: its route takes other methods than POST as well, to refuse them as the protocol says.
import type { Method } from '../../connector/core/operation.ts';

/** Streamable HTTP: GET would open a stream and DELETE would end a session; this server has neither. */
export const mcpFunction = {
  name: 'Mcp',
  route: 'mcp',
  methods: ['GET', 'POST', 'DELETE'] satisfies Method[],
} as const;
