// The layout in which App Store Connect writes JSON: indented by two, lists on the line of their name. So are the responses
// in Apple's documentation.

/** `{ "data" : [ {`: one member on each line, with a blank before its colon. */
export function indented(value: unknown, indent = ''): string {
  if (Array.isArray(value))
    return value.length === 0 ? '[ ]' : `[ ${value.map((each) => indented(each, indent)).join(', ')} ]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).filter(([, each]) => each !== undefined);
  const inner = `${indent}  `;
  const lines = members.map(([name, each]) => `${inner}${JSON.stringify(name)} : ${indented(each, inner)}`);
  return lines.length === 0 ? '{ }' : `{\n${lines.join(',\n')}\n${indent}}`;
}
