// Numbers and IDs that look like chance and are the same at every start.
import { createHash } from 'node:crypto';

export const DAY = 86_400_000;

const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest();

/** A whole number below `end`, always the same for the same text. */
export const drawn = (text: string, end: number): number => hashOf(text).readUInt32BE(0) % end;

export const pick = <const List extends readonly [unknown, ...unknown[]]>(list: List, text: string): List[number] =>
  list[drawn(text, list.length)];

/** 64 hex digits: what a purchase is called in Samsung's samples. */
export const longId = (text: string): string => hashOf(text).toString('hex');

/** `2026-11-20` */
export const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** `2026-11-20 01:02:03` */
export const momentOf = (time: number): string => new Date(time).toISOString().slice(0, 19).replace('T', ' ');
