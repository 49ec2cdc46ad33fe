// Splits a chunked text into lines. Keeps only the incomplete line in memory.
import { StringDecoder } from 'node:string_decoder';
import { tooLarge } from './limits.ts';

/** Far longer than any line of a report, in characters: anything longer is not a table. */
const LONGEST = 1_048_576;

export interface LineSplitter {
  readonly take: (bytes: Uint8Array) => readonly string[];
  readonly end: () => readonly string[];
}

export function createLineSplitter(): LineSplitter {
  // a chunk may end within a multi-byte character
  const decoder = new StringDecoder('utf8');
  let rest = '';
  let begun = false;
  const add = (text: string): readonly string[] => {
    const whole = begun ? text : text.replace(/^\uFEFF/, '');
    begun ||= text !== '';
    const lines = (rest + whole).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > LONGEST) throw tooLarge('A line of the report is too long for a table.');
    return lines.map(unbroken);
  };
  return {
    take: (bytes) => add(decoder.write(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))),
    end: () => [...add(decoder.end()), ...(rest === '' ? [] : [unbroken(rest)])],
  };
}

function unbroken(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
