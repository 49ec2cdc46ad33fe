// A table whose values are sealed, each bound to its table and key.
import { readValue } from './asciiText.ts';
import type { Sealer } from './sealing.ts';
import type { Entity, EntityId, State, StateTable, TableName } from './state.ts';

/** A table, sealed if there is a sealer and the table leaves the process. */
export function openTable(state: State, name: TableName, sealer: Sealer | undefined): StateTable {
  const table = state.table(name);
  return sealer && state.kind === 'storage' ? sealedTable(name, table, sealer) : table;
}

/** A value that cannot be opened (changed by hand, moved, or sealed with an old key) is empty: its reader finds nothing in it. */
export function sealedTable(name: string, table: StateTable, { seal, open }: Sealer): StateTable {
  const bound = ({ partition, key }: EntityId): readonly string[] => [name, partition, key];
  const opened = (entity: Entity): Entity => {
    const { sealed } = entity.value;
    const text = typeof sealed === 'string' ? open(sealed, bound(entity)) : undefined;
    return { ...entity, value: (text !== undefined && readValue(text)) || {} };
  };
  return {
    ...table,
    read: async (id) => {
      const entity = await table.read(id);
      return entity && opened(entity);
    },
    insert: (id, value, ttl, capacity) =>
      table.insert(id, { sealed: seal(JSON.stringify(value), bound(id)) }, ttl, capacity),
    replace: (id, etag, value, ttl, capacity) =>
      table.replace(id, etag, { sealed: seal(JSON.stringify(value), bound(id)) }, ttl, capacity),
    async *list(partition) {
      for await (const entity of table.list(partition)) yield opened(entity);
    },
  };
}
