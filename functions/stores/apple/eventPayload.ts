// The payload of a webhook of App Store Connect: which event it is, and its facts as flat fields.
import { createHash } from 'node:crypto';
import { isJsonObject, type JsonObject } from '../../../connector/core/json.ts';
import type { ReceivedEvent } from '../../workflow/eventSource.ts';

/** What an event is about. */
export interface EventInstance {
  readonly type: string;
  readonly id: string;
}

const ID = /^[A-Za-z0-9_-]{1,128}$/;
const TYPE = /^[A-Za-z]{1,64}$/;

/** Longest text of the attributes in an item, in characters. */
const LONGEST = 8_000;

const PING = 'WEBHOOK_PING_CREATED';

/** An event without a readable ID is known by the digest of its text. */
export function readAppleEvent(raw: string): ReceivedEvent {
  const { id, type } = dataOf(raw);
  const name = typeof type === 'string' && /^[A-Za-z]{1,100}$/.test(type) ? type : 'unknown';
  const digest = createHash('sha256').update(raw).digest('hex');
  const known = eventTypeOf(name);
  return {
    id: typeof id === 'string' && ID.test(id) ? id : digest,
    type: known,
    isTest: known === PING || name === 'webhookPings',
  };
}

/** The fields that the payload itself has. `oldValue` and `oldExternalBuildState` are the names of some types for `oldState`. */
export function flatEvent(app: string, raw: string): JsonObject {
  const { id, type } = readAppleEvent(raw);
  const attributes = objectOf(dataOf(raw).attributes);
  const instance = instanceOf(raw);
  const text = JSON.stringify(attributes);
  return {
    eventId: id,
    eventType: type,
    ...textField('occurredAt', moment(attributes.timestamp)),
    appId: app,
    ...(instance && { resourceType: instance.type, resourceId: instance.id }),
    ...textField('oldState', attributes.oldValue ?? attributes.oldState ?? attributes.oldExternalBuildState),
    ...textField('newState', attributes.newValue ?? attributes.newState ?? attributes.newExternalBuildState),
    url: `https://appstoreconnect.apple.com/apps/${app}`,
    attributes: text.length > LONGEST ? '{}' : text,
  };
}

/** Most types have `instance.data`; background assets have `id` and `type` in `instance` itself, some types have none. */
export function instanceOf(raw: string): EventInstance | undefined {
  const instance = objectOf(objectOf(dataOf(raw).relationships).instance);
  const { id, type } = isJsonObject(instance.data) ? instance.data : instance;
  return typeof id === 'string' && ID.test(id) && typeof type === 'string' && TYPE.test(type)
    ? { id, type }
    : undefined;
}

/** `buildUploadStateUpdated` is BUILD_UPLOAD_STATE_UPDATED in the list of types of a webhook. */
function eventTypeOf(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
}

function dataOf(raw: string): JsonObject {
  try {
    return objectOf(objectOf(JSON.parse(raw)).data);
  } catch {
    return {};
  }
}

function objectOf(value: unknown): JsonObject {
  return isJsonObject(value) ? value : {};
}

function moment(value: unknown): string | undefined {
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

function textField(name: string, value: unknown): JsonObject {
  return typeof value === 'string' && value !== '' && value.length <= 255 ? { [name]: value } : {};
}
