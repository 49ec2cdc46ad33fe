// The advice at the end of an error about a plan.

/** For flows, which have the input Plan only. A tool of an agent may plan without it: functions/mcp/toolResult.ts. */
export const NEW_PLAN = 'Make a new plan with Plan only.';
