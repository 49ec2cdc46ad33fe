// Pseudo-random values that are the same at every start.

export function pick<const List extends readonly [unknown, ...unknown[]]>(list: List, text: string): List[number] {
  return list[dice(text, list.length)];
}

/** A number from 0 to below `end`, always the same for the same text (FNV-1a with the final mix of MurmurHash3). */
export function dice(text: string, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) % end;
}
