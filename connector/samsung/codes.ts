// What Galaxy Store's error codes ask the author of a flow to do.
export const codes: Readonly<Record<string, `${string}.`>> = {};
