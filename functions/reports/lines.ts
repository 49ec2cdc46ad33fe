// The lines of a text that comes in pieces. Only the line that is not whole yet is kept.
import { StringDecoder } from 'node:string_decoder';
import { tooLarge } from './limits.ts';

/** No line of a report comes near this, in characters: whatever does is no table. */
const LONGEST = 1_048_576;

export interface LineSplitter {
  readonly take: (bytes: Uint8Array) => readonly string[];
  readonly end: () => readonly string[];
}

export function createLineSplitter(): LineSplitter {
  // a character of several bytes may be cut in two by the end of a piece
  const decoder = new StringDecoder('utf8');
  let rest = '';
  let begun = false;
  const add = (text: string): readonly string[] => {
    const whole = begun ? text : text.replace(/^\uFEFF/, '');
    begun ||= text !== '';
    const lines = (rest + whole).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > LONGEST) throw tooLarge('A line of the report is longer than any table has.');
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
