// Writes the result of a tool into the message around it. The library checks and copies all that it is given, value by
// value, twice: more work than the call itself. So it gets a short result with placeholders, and makes the message.
import { randomUUID } from 'node:crypto';
import type { ToolResult } from './toolResult.ts';

/** Random, so that nothing else in a message is like them. */
const [TEXT, DATA] = [randomUUID(), randomUUID()];

/** The short result. */
export function placeholder({ isError }: ToolResult) {
  return {
    content: [{ type: 'text' as const, text: TEXT }],
    structuredContent: { [DATA]: true },
    ...(isError && { isError }),
  };
}

/** The message with the result in place: as data, and as text for clients that read text only. */
export function withResult(message: string, result: ToolResult | undefined): string {
  if (!result) return message;
  return message.replace(`"${TEXT}"`, () => JSON.stringify(result.json)).replace(`{"${DATA}":true}`, () => result.json);
}
