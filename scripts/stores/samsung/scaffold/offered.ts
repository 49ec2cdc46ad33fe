// Adds a call to the list of Galaxy Store's operations, which is maintained by hand so that every new row is reviewed.
import type { NewOperation } from '../../../scaffold/ask.ts';
import type { ChangeSet } from '../../../scaffold/changeSet.ts';

const OFFERED = 'test/connector/samsung.test.ts';

export function putOffered(changes: ChangeSet, { id, method, path }: NewOperation): void {
  const text = changes.read(OFFERED);
  const begin = text?.indexOf('const offered') ?? -1;
  if (text === undefined || begin < 0) return;
  const end = text.indexOf('\n];', begin);
  changes.write(OFFERED, `${text.slice(0, end)}\n  ['${id}', '${method} ${path}'],${text.slice(end)}`);
}
