// Maps an event of a store to a flat item, by the table of its fields.
import type { EventField, EventFields } from '../../connector/core/eventFields.ts';
import type { JsonObject } from '../../connector/core/json.ts';
import { asNumber, digitsOf, writeExact } from '../core/losslessJson.ts';

/** The largest date of JavaScript, in milliseconds since 1970. */
const LAST_DATE = 8_640_000_000_000_000;

/** The fields that the event has a usable value for. `event` is parsed by `parseExact`; a value of another type is converted if it is the same value. */
export function eventItem(fields: EventFields, event: unknown): JsonObject {
  const item: Record<string, string | number | boolean> = {};
  for (const [name, field] of Object.entries(fields)) {
    const value = firstValue(field, event);
    if (value !== undefined) item[name] = value;
  }
  return item;
}

function firstValue(field: EventField, event: unknown): string | number | boolean | undefined {
  for (const path of field.from) {
    const value = convert(field, at(event, path));
    if (value !== undefined) return value;
  }
  return undefined;
}

function at(value: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((found, name) => (isObject(found) && Object.hasOwn(found, name) ? found[name] : undefined), value);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function convert({ schema, unit }: EventField, value: unknown): string | number | boolean | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (unit) return moment(Number(asNumber(value)) * (unit === 'seconds' ? 1000 : 1));
  if (schema.type === 'boolean') return flag(value);
  if (schema.type === 'integer' || schema.type === 'number') {
    const number = Number(asNumber(value));
    return Number.isFinite(number) ? number : undefined;
  }
  return isObject(value) ? writeExact(value) : (digitsOf(value) ?? String(value));
}

function moment(milliseconds: number): string | undefined {
  return Math.abs(milliseconds) <= LAST_DATE ? new Date(milliseconds).toISOString() : undefined;
}

/** The stores write yes as true, 1 and Y. */
function flag(value: unknown): boolean | undefined {
  const text = String(value).toLowerCase();
  if (['true', '1', 'y'].includes(text)) return true;
  return ['false', '0', 'n'].includes(text) ? false : undefined;
}
