// IDs and days in the store's format.
import { createHash } from 'node:crypto';

/** 64 hex digits: a purchase ID in Samsung's samples. */
export function longId(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** `2026-11-20` */
export function seedDayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** `2026-11-20 01:02:03` */
export function momentOf(time: number): string {
  return new Date(time).toISOString().slice(0, 19).replace('T', ' ');
}
